"""Names of places → distance, bearing and share of a country's land, with intervals as wide as the places are."""

from math import asin, degrees

import click

from storymap.boundaries.atlas import Boundaries, open_boundaries
from storymap.cli.geoparse import place_words
from storymap.cli.measuring import JSON_OPTION, Measured, in_views, show
from storymap.errors import UnknownPlaceError
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.geo import bearing_deg, distance_km
from storymap.model.places import LonLat, Place

TOWARDS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
"""The eight winds, clockwise from north."""


@click.command("distance")
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
    show(
        Measured(
            measure="distance",
            title=f"Distance {place_words(first)} – {place_words(second)}",
            places=(first.name, second.name),
            value=round(value, 2),
            unit="km",
            interval_90=interval,
            interval_95=interval,
            notes=(
                f"Initial bearing {towards:.0f}°.",
                "As the crow flies; the interval covers the places' extent.",
                *_between_countries(first, second),
            ),
            sources=(f"{gazetteer.name}@{gazetteer.version}",),
        ),
        as_json=as_json,
    )


def _between_countries(first: Place, second: Place) -> tuple[str, ...]:
    if first.is_country and second.is_country:
        return ("Between points in the two countries; from edge to edge: storymap measure gap.",)
    return ()


@click.command("bearing")
@click.argument("a", metavar="PLACE")
@click.argument("b", metavar="PLACE")
@JSON_OPTION
def bearing(*, a: str, b: str, as_json: bool) -> None:
    """In which direction the second place lies from the first: degrees clockwise from north.

    Countries are taken at the middle of their largest part.

    \b
    Example:
      storymap measure bearing Oslo Stockholm
    """
    gazetteer, atlas = CompiledGazetteer(), open_boundaries()
    first, second = _best_place(gazetteer, a), _best_place(gazetteer, b)
    start, end = _middle(atlas, first), _middle(atlas, second)
    if distance_km(start, end) == 0:
        raise UnknownPlaceError(f"'{a}' and '{b}' are at one position; name two places")
    value = bearing_deg(start, end)
    interval = _bearing_interval(first, second, value, distance_km(start, end))
    show(
        Measured(
            measure="bearing",
            title=f"Direction from {place_words(first)} to {place_words(second)}",
            places=(first.name, second.name),
            value=round(value, 1),
            unit="deg",
            interval_95=interval,
            notes=(
                f"{second.name} lies to the {TOWARDS[round(value / 45) % 8]} of {first.name}.",
                "The interval runs clockwise and covers the places' extent."
                if interval
                else "The places are too large, or too near each other, for an interval.",
            ),
            sources=(f"{gazetteer.name}@{gazetteer.version}", atlas.source),
        ),
        as_json=as_json,
    )


def _middle(atlas: Boundaries, place: Place) -> LonLat:
    middle = atlas.coasts(atlas.worldviews[0]).middle(place.country_code or "") if place.is_country else None
    return middle or place.location


def _bearing_interval(first: Place, second: Place, value: float, apart_km: float) -> tuple[float, float] | None:
    extent = first.radius_km + second.radius_km
    if extent >= apart_km:
        return None
    off = degrees(asin(extent / apart_km))
    return (value - off) % 360, (value + off) % 360


@click.command("share")
@click.argument("place", metavar="PLACE")
@click.argument("country", metavar="COUNTRY")
@click.option("--towards", type=click.Choice(TOWARDS), default="north", show_default=True, help="The direction.")
@JSON_OPTION
def share(*, place: str, country: str, towards: str, as_json: bool) -> None:
    """How far in the north, east … of a country a place lies: the share of its mainland behind it.

    0.9 towards the east says: nine tenths of the mainland lie farther west.

    \b
    Example:
      storymap measure share Kharkiv Ukraine --towards east
    """
    gazetteer, atlas = CompiledGazetteer(), open_boundaries()
    code = atlas.code(country)
    found = _best_place(gazetteer, place)
    by_view = in_views(atlas.worldviews, lambda view: atlas.share_beyond(found.location, code, towards, view))
    view = atlas.worldviews[0]
    sides = ((side, atlas.share_beyond(found.location, code, side, view)) for side in TOWARDS[::2] if side != towards)
    show(
        Measured(
            measure="share",
            title=f"Share of {atlas.name(code)}'s mainland that lies less far {towards} than {place_words(found)}",
            places=(found.name, atlas.name(code)),
            value=round(by_view[0][1], 4),
            worldviews=tuple((view, f"{100 * part:.0f} %") for view, part in by_view),
            notes=(f"Also: {', '.join(f'{side} {100 * part:.0f} %' for side, part in sides)}.",),
            sources=(f"{gazetteer.name}@{gazetteer.version}", atlas.source),
        ),
        as_json=as_json,
    )


def _best_place(gazetteer: CompiledGazetteer, name: str) -> Place:
    candidates = gazetteer.candidates(name, limit=1)
    if not candidates:
        raise UnknownPlaceError(f"no place called '{name}' is known; try 'storymap geocode' with another spelling")
    return candidates[0].place
