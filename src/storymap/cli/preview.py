"""`storymap preview`: a page → the page in a frame of another site, on this computer."""

import re
from html import unescape
from pathlib import Path
from threading import Event
from urllib.parse import quote

import click

from storymap.cli.browsers import open_in_browser
from storymap.cli.loopback import HOST, serving
from storymap.errors import InputError

_TITLE = re.compile(r"<title>([^<]*)</title>", re.IGNORECASE)

_SITE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview of an embedded story map</title>
<style>
body { max-width: 60rem; margin: 0 auto; padding: 1rem; font: 1.05rem/1.6 Georgia, serif; }
body { background: #fff; color: #222; }
header { border-bottom: 3px double #222; } iframe { border: 0; display: block; margin: 1.5rem 0; }
</style>
</head>
<body>
<header><p>A site that embeds the story</p></header>
<p>This page stands for an article on somebody else's site. The story map below is a frame from another origin, as
<code>storymap render --embed</code> writes it: sandboxed, and as tall as it says it is.</p>
SNIPPET
<p>Here the article goes on.</p>
</body>
</html>
"""


@click.command("preview")
@click.argument("page", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the site [default: a free one].")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
def command(*, page: Path, port: int, no_open: bool) -> None:
    """Show a page inside another site, as a newsroom that embeds it would.

    PAGE is what 'storymap render' wrote. Both sites live on this computer only and end with Ctrl-C; a page that is
    rendered again shows when the site is reloaded.

    \b
    Examples:
      storymap preview story.html
      storymap preview story.html --port 8000 --no-open
    """
    title = _title(_read(page))
    path = f"/{quote(page.name)}"
    with serving({path: page.read_bytes}) as page_port:
        site = _site(f"http://{HOST}:{page_port}{path}", title)
        with serving({"/": lambda: site}, port=port) as site_port:
            address = f"http://{HOST}:{site_port}/"
            click.echo(f"Preview: {address} (Ctrl-C ends it)")
            if not no_open:
                open_in_browser(address)
            _wait_for_the_end()


def _read(page: Path) -> str:
    try:
        content = page.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"cannot read {page}: {error.strerror}; give a page that 'storymap render' wrote") from None
    if not content.lstrip("\ufeff \r\n\t").lower().startswith("<!doctype html"):
        raise InputError(f"{page} is no HTML page; give one that 'storymap render' wrote")
    return content


def _title(content: str) -> str:
    found = _TITLE.search(content)
    return " ".join(unescape(found[1]).split()) if found else "Story map"


def _site(address: str, title: str) -> bytes:
    # Imported here for the start-up budget: the package of the page loads the map's libraries.
    from storymap.exporters.leaflet.embed import embed_snippet

    return _SITE.replace("SNIPPET", embed_snippet(address, title)).encode("utf-8")


def _wait_for_the_end() -> None:
    try:
        Event().wait()
    except KeyboardInterrupt:
        click.echo("Ended.")
