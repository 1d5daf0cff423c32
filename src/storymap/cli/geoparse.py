"""`storymap geoparse`: articles → toponyms with their places."""

from pathlib import Path

import click

from storymap.cli.articles import article_arguments
from storymap.cli.credits import credit_members, say_credit
from storymap.cli.story_inputs import resolve_story_of
from storymap.cli.terminal import deliver, say, show_table
from storymap.exporters.encoding import json_bytes
from storymap.exporters.geojson import feature_collection, toponym_features
from storymap.exporters.geoparse_json import geoparse_record
from storymap.model.places import Place, Resolution, ResolvedDocument
from storymap.pipeline import Pipeline


@click.command("geoparse")
@article_arguments
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "geojson"]),
    default="table",
    show_default=True,
    help="Form of the result.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write instead of standard output.")
def command(
    *,
    articles: tuple[str, ...],
    pipeline: Pipeline,
    form: str,
    as_json: bool,
    output: Path | None,
) -> None:
    """Find the places named in articles and decide which places they are.

    ARTICLE is a text, Markdown, HTML, PDF or DOCX file, a feed, JSON lines, the address of one of these, or - for
    standard input; or a story file, whose places are those decided on.

    \b
    Examples:
      storymap geoparse article.txt
      storymap geoparse - --json < article.txt
      storymap geoparse article.txt --format geojson -o places.geojson
    """
    documents = resolve_story_of(pipeline, articles)
    form = "json" if as_json else form
    if form == "table" and output is None:
        _show(documents)
        return
    about = credit_members(pipeline, documents)
    if form == "geojson":
        deliver(json_bytes({**feature_collection(toponym_features(documents)), **about}), output)
    else:
        deliver(json_bytes({**geoparse_record(documents), **about}), output)


def _show(documents: tuple[ResolvedDocument, ...]) -> None:
    columns = ("Toponym", "At", "Use", "Place", "Position", "Sure", "Candidates")
    for resolved in documents:
        title = resolved.document.source.title or resolved.document.id
        if not resolved.resolutions:
            say(f"{title}: no place named")
            continue
        say(title)
        show_table(columns, (toponym_row(resolution) for resolution in resolved.resolutions))
    say_credit(candidate for resolved in documents for r in resolved.resolutions for candidate in r.candidates)


def toponym_row(resolution: Resolution) -> tuple[str, ...]:
    """A row of the table of toponyms."""
    toponym, place = resolution.toponym, resolution.place
    return (
        toponym.name,
        str(toponym.span.start),
        toponym.use,
        place_words(place) if place else "–",
        position_words(place) if place else "–",
        f"{resolution.confidence:.2f}",
        str(len(resolution.candidates)),
    )


def place_words(place: Place) -> str:
    """A place with what tells it from its namesakes."""
    parts = [place.name, place.admin1 if place.admin1 != place.name else None, place.country_code]
    return f"{', '.join(part for part in parts if part)} ({place.feature_code})"


def position_words(place: Place) -> str:
    """A position for people, latitude first."""
    lat, lon = place.location.latlon
    return f"{abs(lat):.2f}{'N' if lat >= 0 else 'S'} {abs(lon):.2f}{'E' if lon >= 0 else 'W'}"
