"""Address of a page → the user's own browser, where there is one."""

from storymap.cli.terminal import note


def open_in_browser(address: str) -> None:
    """Open an address; without a browser a note says where to look, and nothing fails."""
    # Imported here for the start-up budget: it looks for browsers as soon as it is used.
    import webbrowser

    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        note(f"Note: no browser was found; open {address} yourself.")
