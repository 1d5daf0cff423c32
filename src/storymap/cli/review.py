"""`storymap review`: a story file, or articles → a page on this computer on which people check, correct and sign."""

import secrets
import sys
from importlib.util import find_spec
from pathlib import Path

import click

from storymap.cli.articles import optional_articles
from storymap.cli.browsers import open_in_browser
from storymap.cli.draft import draft_articles
from storymap.cli.reference_options import reference_options
from storymap.cli.story_inputs import find_story_file
from storymap.errors import ComponentError
from storymap.pipeline import Pipeline

_NEEDED = ("starlette", "uvicorn")


@click.command("review")
@optional_articles
@reference_options
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the page [default: a free one].")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
def command(*, articles: tuple[str, ...], pipeline: Pipeline, port: int, no_open: bool) -> None:
    """Check, correct and sign a story in the browser; everything is written to its story file at once.

    ARTICLE is a story file that 'storymap draft' wrote. Or it is one or more articles: then their story file is drafted
    first, as 'storymap draft' does. The page lives on this computer only, opens by the address that is printed, and
    ends with Ctrl-C. The file may be edited by hand, or by other people, meanwhile.

    \b
    Examples:
      storymap review story.yaml
      storymap review article.txt
      storymap review story.yaml --port 8000 --no-open
    """
    if not articles:
        raise click.UsageError("no story file; name one, or articles to draft it from")
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise ComponentError(
            f"'storymap review' needs {', '.join(missing)}; install the extra: pip install 'storymap[review]'"
        )
    path = find_story_file(articles)
    if path is None:
        path = draft_articles(articles, pipeline)
    _serve(path, pipeline, port, no_open=no_open)


def _serve(path: Path, pipeline: Pipeline, port: int, *, no_open: bool) -> None:
    # Imported here for the start-up budget of the help.
    from storymap.review.opening import open_service
    from storymap.review.server import bind, serve

    service = open_service(path, pipeline)
    listening = bind(port)
    token = secrets.token_urlsafe(24)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/?token={token}"
    click.echo(f"Review: {address} (Ctrl-C ends it)")
    sys.stdout.flush()
    if not no_open:
        open_in_browser(address)
    try:
        serve(service, listening, token=token)
    except KeyboardInterrupt:
        click.echo("Ended.")
