"""`storymap query`: tables that batch wrote → the answers an editor wants first."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from storymap.batch.extras import require_extra
from storymap.cli.terminal import deliver, deliver_together, note, say, show_table
from storymap.exporters.encoding import json_bytes
from storymap.pipeline import Pipeline

if TYPE_CHECKING:
    from storymap.batch.reading_tables import Tables

Row = dict[str, Any]
_TITLES = {
    "check": "Claims to check",
    "places": "Places mentioned most",
    "border": "Claims about a border",
    "errors": "Documents that could not be read",
    "languages": "Documents set aside, by language",
}
_COLUMNS = {
    "check": ("rank", "score", "outcome", "quote", "correction", "articles", "stories", "first"),
    "places": ("rank", "place_name", "country", "articles", "mentions", "place"),
    "border": ("published", "outcome", "quote", "claimed", "document"),
    "errors": ("document", "kind", "reason"),
    "languages": ("language", "documents"),
}
_MAPPED = ("check", "places", "border")


@click.command("query")
@click.argument("tables", metavar="OUT")
@click.argument("question", type=click.Choice(list(_TITLES)), default="check")
@click.argument("countries", nargs=-1, metavar="[COUNTRY COUNTRY]")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Rows shown, the first ones.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Form of the answer.",
)
@click.option(
    "--map", "page", type=click.Path(path_type=Path), metavar="FILE.html", help="Write a map that works offline."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File for the JSON instead of standard output.")
def command(
    *,
    tables: str,
    question: str,
    countries: tuple[str, ...],
    limit: int,
    form: str,
    page: Path | None,
    output: Path | None,
) -> None:
    """Ask the tables in OUT, which 'storymap batch' wrote.

    \b
    check      what to check first: the same claim of many articles in one row, near-copies of one story
               counted once, ordered by how grave the outcome is times how sure the places are
    places     the places named in the most articles
    border     what was claimed about the border of two countries, by date
    errors     what could not be read, and why
    languages  how many articles are set aside, by language

    \b
    Examples:
      storymap query tables
      storymap query tables places --limit 20 --map places.html
      storymap query tables border Norway Russia --format json -o border.json
    """
    require_extra("query")
    _refuse_arguments(question, countries, page)
    # Imported here because the extra may be absent.
    from storymap.batch.answers import answer_record
    from storymap.batch.reading_tables import Tables

    opened = Tables(tables)
    _note_failures(opened)
    rows = _answer(opened, question, countries)
    if page:
        deliver_together([(page, _map_of(rows[:limit], question, opened))])
    if form == "json" or output:
        deliver(json_bytes(answer_record(opened, question, rows[:limit])), output)
    elif not page:
        _show(rows, question, limit=limit)


def _refuse_arguments(question: str, countries: tuple[str, ...], page: Path | None) -> None:
    if (question == "border") != (len(countries) == 2) or (question != "border" and countries):
        raise click.UsageError("'border' takes two countries, such as: border Norway Russia; other questions take none")
    if page and question not in _MAPPED:
        raise click.UsageError(f"--map draws {', '.join(_MAPPED)}; '{question}' names no places")


def _note_failures(tables: "Tables") -> None:
    failed = tables.manifest["failed"]
    if failed:
        note(f"Note: {len(failed)} partitions are missing; run the same 'storymap batch' again")


def _answer(tables: "Tables", question: str, countries: tuple[str, ...]) -> list[Row]:
    from storymap.batch import answers

    if question == "border":
        boundaries = Pipeline().boundaries
        return answers.border_over_time(tables, (boundaries.code(countries[0]), boundaries.code(countries[1])))
    asked = {
        "check": answers.to_check,
        "places": answers.places_mentioned,
        "errors": answers.unreadable,
        "languages": answers.set_aside,
    }
    return asked[question](tables)


def _map_of(rows: Sequence[Row], question: str, tables: "Tables") -> bytes:
    from storymap.batch.answer_map import answer_story

    story = answer_story(rows, title=_TITLES[question], manifest=tables.manifest)
    return Pipeline().exporter("leaflet").export_story(story)


def _show(rows: Sequence[Row], question: str, *, limit: int) -> None:
    if not rows:
        say(f"{_TITLES[question]}: none")
        return
    columns = _COLUMNS[question]
    heads = [column.replace("_", " ").capitalize() for column in columns]
    show_table(heads, ([_cell(row[column]) for column in columns] for row in rows[:limit]), title=_TITLES[question])
    if len(rows) > limit:
        say(f"and {len(rows) - limit:,} more: --limit shows them")


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value[:2])) + (" …" if len(value) > 2 else "")
    return "–" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
