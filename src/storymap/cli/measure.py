"""`storymap measure`: names of countries and places → measures with their intervals."""

from dataclasses import dataclass

import click

from storymap.boundaries.atlas import Boundaries, open_boundaries
from storymap.boundaries.estimates import area_estimate, border_estimate
from storymap.cli.geoparse import place_words
from storymap.cli.terminal import deliver, say
from storymap.errors import UnknownPlaceError
from storymap.exporters import records, wording
from storymap.exporters.encoding import json_bytes
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.geo import bearing_deg, distance_km
from storymap.model.claims import Measurement
from storymap.model.places import Place

SCHEMA = "storymap/measure/1"
JSON_OPTION = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one measure says, in every worldview."""

    measure: str
    """`border`, `distance`, `area` or `neighbours`."""
    title: str
    """Its first line for people."""
    places: tuple[str, ...]
    """The names measured; for neighbours, the neighbours."""
    measurement: Measurement | None
    """In the first worldview; `None` where nothing is to be measured."""
    count: int | None = None
    """For neighbours."""
    worldviews: tuple[tuple[str, str], ...] = ()
    """What each worldview says, in words."""
    notes: tuple[str, ...] = ()
    """What the reader should know."""
    sources: tuple[str, ...] = ()
    """`name@version` of the data."""


@click.group("measure")
def command() -> None:
    """Measure borders, distances, areas and neighbours, with their intervals.

    \b
    Examples:
      storymap measure border Norway Russia
      storymap measure distance Oslo "St Petersburg"
      storymap measure area Norway --json
      storymap measure neighbours Ukraine
    """


@command.command("border")
@click.argument("a", metavar="COUNTRY")
@click.argument("b", metavar="COUNTRY")
@JSON_OPTION
def border(*, a: str, b: str, as_json: bool) -> None:
    """Length of the land border of two countries: raw at each scale, estimate, interval.

    \b
    Example:
      storymap measure border NO RU
    """
    atlas = open_boundaries()
    first, second = atlas.code(a), atlas.code(b)
    names = (atlas.name(first), atlas.name(second))
    by_view = [(view, atlas.border(first, second, view)) for view in atlas.worldviews]
    estimates = [(view, border_estimate(found) if found else None) for view, found in by_view]
    _show(
        Measured(
            measure="border",
            title=f"Land border {names[0]}–{names[1]}",
            places=names,
            measurement=estimates[0][1],
            worldviews=tuple((view, _length_words(estimate)) for view, estimate in estimates),
            notes=(wording.LIMITS,),
            sources=(atlas.source,),
        ),
        as_json=as_json,
    )


def _length_words(measurement: Measurement | None) -> str:
    return wording.measurement_words(measurement) if measurement else "no shared land border"


@command.command("distance")
@click.argument("a", metavar="PLACE")
@click.argument("b", metavar="PLACE")
@JSON_OPTION
def distance(*, a: str, b: str, as_json: bool) -> None:
    """Great-circle distance between the points of two places; the interval is as wide as the places are.

    \b
    Example:
      storymap measure distance Oslo Kirkenes
    """
    gazetteer = CompiledGazetteer()
    first, second = _best_place(gazetteer, a), _best_place(gazetteer, b)
    value = distance_km(first.location, second.location)
    spread = first.radius_km + second.radius_km
    interval = (max(0.0, value - spread), value + spread)
    towards = bearing_deg(first.location, second.location)
    _show(
        Measured(
            measure="distance",
            title=f"Distance {place_words(first)} – {place_words(second)}",
            places=(first.name, second.name),
            measurement=Measurement(value=value, unit="km", interval_90=interval, interval_95=interval),
            notes=(
                f"Initial bearing {towards:.0f}°.",
                "As the crow flies; the interval covers the places' extent.",
            ),
            sources=(f"{gazetteer.name}@{gazetteer.version}",),
        ),
        as_json=as_json,
    )


def _best_place(gazetteer: CompiledGazetteer, name: str) -> Place:
    candidates = gazetteer.candidates(name, limit=1)
    if not candidates:
        raise UnknownPlaceError(f"no place called '{name}' is known; try 'storymap geocode' with another spelling")
    return candidates[0].place


@command.command("area")
@click.argument("country", metavar="COUNTRY")
@JSON_OPTION
def area(*, country: str, as_json: bool) -> None:
    """Area of a country: raw at each scale, with the interval of published areas.

    \b
    Example:
      storymap measure area Norway
    """
    atlas = open_boundaries()
    code = atlas.code(country)
    by_view = [(view, area_estimate(atlas.area_km2(code, view))) for view in atlas.worldviews]
    near = atlas.area_km2(code, atlas.worldviews[0]).near_parts
    _show(
        Measured(
            measure="area",
            title=f"Area of {atlas.name(code)}",
            places=(atlas.name(code),),
            measurement=by_view[0][1],
            worldviews=tuple((view, wording.measurement_words(found)) for view, found in by_view),
            notes=(f"Without parts more than 1,000 km from the largest: {wording.number(near)} km².",),
            sources=(atlas.source,),
        ),
        as_json=as_json,
    )


@command.command("neighbours")
@click.argument("country", metavar="COUNTRY")
@JSON_OPTION
def neighbours(*, country: str, as_json: bool) -> None:
    """Countries that share a land border with one.

    \b
    Example:
      storymap measure neighbours Ukraine
    """
    atlas = open_boundaries()
    code = atlas.code(country)
    by_view = [(view, _names(atlas, atlas.neighbours(code, view))) for view in atlas.worldviews]
    _show(
        Measured(
            measure="neighbours",
            title=f"Land neighbours of {atlas.name(code)}",
            places=by_view[0][1],
            measurement=None,
            count=len(by_view[0][1]),
            worldviews=tuple((view, ", ".join(names) or "none") for view, names in by_view),
            sources=(atlas.source,),
        ),
        as_json=as_json,
    )


def _names(atlas: Boundaries, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(atlas.name(code) for code in codes))


def _show(measured: Measured, *, as_json: bool) -> None:
    if as_json:
        deliver(json_bytes(_record(measured)), None)
        return
    say(f"{measured.title}:")
    for view, words in measured.worldviews:
        say(f"  {view}: {words}")
    if measured.measurement and not measured.worldviews:
        say(f"  {wording.measurement_words(measured.measurement)}")
    for text in measured.notes:
        say(text)


def _record(measured: Measured) -> records.Record:
    measurement = measured.measurement
    shape = records.measurement_record(measurement) if measurement else {}
    return {
        "schema": SCHEMA,
        "measure": measured.measure,
        "places": list(measured.places),
        "value": measured.count if measured.count is not None else shape.get("value"),
        "unit": shape.get("unit"),
        "by_scale": shape.get("by_scale", {}),
        "interval_90": shape.get("interval_90"),
        "interval_95": shape.get("interval_95"),
        "worldviews": dict(measured.worldviews),
        "notes": list(measured.notes),
        "sources": list(measured.sources),
    }
