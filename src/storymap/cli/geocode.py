"""`storymap geocode`: names → candidate places."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from storymap.cli.credits import credit_members, say_credit
from storymap.cli.gazetteer_options import gazetteer_options, with_user_places
from storymap.cli.geocoder_options import OFFLINE_OPTION
from storymap.cli.geoparse import place_words, position_words
from storymap.cli.terminal import deliver, say, show_table
from storymap.exporters.encoding import json_bytes
from storymap.exporters.records import Json, Record, candidate_record
from storymap.gazetteers.online.nobody import Completing
from storymap.model.places import Candidate

if TYPE_CHECKING:
    from storymap.pipeline import Pipeline

SCHEMA = "storymap/geocode/1"
POOL = 500
"""How many candidates are asked for before a country is filtered out."""


@click.command("geocode")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@gazetteer_options
@OFFLINE_OPTION
@click.option("--country", help="Only places in this country (name or ISO code).")
@click.option("--limit", type=click.IntRange(1, POOL), default=5, show_default=True, help="At most so many a name.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    *,
    names: tuple[str, ...],
    overlays: tuple[Path, ...],
    gazetteer_folder: Path | None,
    no_user_places: bool,
    online: Completing,
    country: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """List the places that a name may mean, the most important first.

    \b
    Examples:
      storymap geocode Pasvikdalen "St Petersburg"
      storymap geocode Paris --country US --limit 3 --json
      storymap geocode Smalltown --online nominatim
    """
    from storymap.pipeline import Pipeline

    overlays = with_user_places(overlays, no_user_places=no_user_places)
    pipeline = Pipeline(overlays=overlays, gazetteer_folder=gazetteer_folder, online=online)
    code = _country_code(country)
    found = [(name, _candidates(pipeline, name, code, limit)) for name in names]
    if as_json:
        deliver(json_bytes(_record(pipeline, found)), None)
        return
    for name, group in found:
        _show(name, group)
    say_credit(candidate for _, group in found for candidate in group)


def _record(pipeline: "Pipeline", found: list[tuple[str, tuple[Candidate, ...]]]) -> Record:
    results: list[Json] = [
        {"query": name, "candidates": [candidate_record(candidate) for candidate in candidates]}
        for name, candidates in found
    ]
    return {"schema": SCHEMA, "results": results, **credit_members(pipeline)}


def _country_code(country: str | None) -> str | None:
    if country is None:
        return None
    from storymap.boundaries.atlas import open_boundaries

    return open_boundaries().code(country)


def _candidates(pipeline: "Pipeline", name: str, country: str | None, limit: int) -> tuple[Candidate, ...]:
    if country is None:
        return pipeline.candidates(name, limit=limit)
    pool = pipeline.candidates(name, limit=POOL)
    within = (c for c in pool if country == c.place.country_code or country in c.place.countries)
    return tuple(within)[:limit]


def _show(name: str, candidates: tuple[Candidate, ...]) -> None:
    if not candidates:
        say(f"{name}: no place of that name is known")
        return
    columns = ("Place", "Position", "Inhabitants", "Score", "Id")
    rows = (
        (
            _words(c),
            position_words(c.place),
            f"{c.place.population:,}" if c.place.population else "–",
            f"{c.score:.2f}",
            c.place.id,
        )
        for c in candidates
    )
    say(name)
    show_table(columns, rows)


def _words(candidate: Candidate) -> str:
    """The place, and for a name it bore for a time only, when."""
    years = dict(candidate.features)
    begin, end = (f"{years[key]:.0f}" if key in years else "" for key in ("name_from", "name_to"))
    return f"{place_words(candidate.place)}{f'; so called {begin}–{end}' if begin or end else ''}"
