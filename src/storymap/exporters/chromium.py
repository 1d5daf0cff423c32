"""A page in a file → its picture or its paper, made by a Chromium that is installed and asks no network."""

import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from storymap.errors import OutputError

VARIABLE = "STORYMAP_CHROMIUM"
"""Environment variable that names the browser to use."""
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "brave-browser",
)
"""Programs looked for on the path, in this order."""
PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
    Path("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe"),
)
"""Where they are on systems that keep them off the path."""
TIMEOUT_S = 120
"""A page is drawn in one or two seconds, on a busy machine in twenty; a browser that takes longer will not finish."""

_ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-prefers-reduced-motion",
    "--hide-scrollbars",
)
_LOGGER = logging.getLogger(__name__)


def find_chromium() -> Path:
    """The browser to use.

    Raises:
        OutputError: None is installed, or the one that the environment names is not there.
    """
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if found is None:
            raise OutputError(f"{VARIABLE} names '{named}', which is no program; name Chromium's, or unset it")
        return Path(found)
    on_path = (shutil.which(name) for name in NAMES)
    elsewhere = (str(place) for place in PLACES if place.is_file())
    for program in (*on_path, *elsewhere):
        if program:
            return Path(program)
    raise OutputError(
        f"pictures and PDF need Chromium or Chrome, and none is installed; install it, or name it in {VARIABLE}"
    )


def take_picture(page: bytes, *, size: tuple[int, int], fragment: str = "") -> bytes:
    """The page as a reader sees it, as PNG.

    Args:
        page: The page's HTML.
        size: Width and height in pixels.
        fragment: What the page is opened at, such as `#chapter-3`.

    Raises:
        OutputError: There is no browser, or it makes no picture.
    """
    width, height = size
    # A kiosk has no bars of its own, so the page is laid out in the whole of the size from the start.
    window = (f"--window-size={width},{height}", f"--screen-info={{{width}x{height}}}", "--kiosk")
    return _make(page, "--screenshot", "picture.png", fragment=fragment, arguments=window)


def print_pdf(page: bytes) -> bytes:
    """The page as it is printed, as PDF.

    Raises:
        OutputError: There is no browser, or it makes no PDF.
    """
    return _make(page, "--print-to-pdf", "paper.pdf", arguments=("--no-pdf-header-footer",))


def _make(page: bytes, option: str, name: str, *, fragment: str = "", arguments: Sequence[str] = ()) -> bytes:
    """What the browser writes; everything it needs and leaves is in a folder that is gone afterwards."""
    program = find_chromium()
    with tempfile.TemporaryDirectory(prefix="storymap-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder) / "story.html", Path(folder) / name
        source.write_bytes(page)
        profile = f"--user-data-dir={Path(folder) / 'profile'}"
        as_root = ("--no-sandbox",) if _is_root() else ()
        command = (str(program), *_ARGUMENTS, *as_root, profile, *arguments, f"{option}={made}")
        said = _run((*command, source.as_uri() + fragment))
        if not made.is_file() or not made.stat().st_size:
            raise OutputError(
                f"{program.name} made no {made.suffix[1:].upper()}{said}; another one can be named in {VARIABLE}"
            )
        return made.read_bytes()


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(command: Sequence[str]) -> str:
    """Run the browser to its end; returns the last it said, for a message."""
    process = subprocess.Popen(  # noqa: S603 - the program found above, with our own arguments
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, said = process.communicate(timeout=TIMEOUT_S)
    except subprocess.TimeoutExpired:
        raise OutputError(f"{Path(command[0]).name} did not finish within {TIMEOUT_S} s and was stopped") from None
    finally:
        _stop(process)
    lines = said.decode("utf-8", errors="replace").strip().splitlines()
    _LOGGER.debug("%s said: %s", command[0], lines)
    return f" (exit code {process.returncode}: {lines[-1].strip()[:200]})" if process.returncode and lines else ""


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End the browser with its children, which hold the profile's files open."""
    if process.poll() is not None:
        return
    # Imported here because Windows has no groups of processes to end.
    import signal

    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
