"""`storymap measure`: names of countries and places → measures with their intervals."""

from dataclasses import replace

import click

from storymap.boundaries.atlas import Boundaries, open_boundaries
from storymap.boundaries.estimates import area_estimate, border_estimate
from storymap.checks.coastline import SHORT_KM, SLACK, SMALL
from storymap.checks.tripoint import NEAR_KM
from storymap.cli.measure_places import bearing, distance, share
from storymap.cli.measuring import JSON_OPTION, Measured, figures, in_views, published, show
from storymap.errors import UnknownPlaceError
from storymap.exporters import wording
from storymap.model.claims import Measurement
from storymap.model.places import LonLat

NEAR_GAP_KM = 500.0
"""Up to here gaps are measured between the lines at 10m, beyond between the coarsest that draw both."""
DISPLACED_KM = (6.0, 54.0)
"""What the two ends of a gap may be off together: twice how far meeting points are displaced, in 95 % of cases, at 10m
(3 km) and at 110m (27 km)."""


@click.group("measure")
def command() -> None:
    """Measure what the claims of a text may be about, with intervals where a measure has one.

    Countries are given by name or ISO code, other places as in 'storymap geocode'.

    \b
    Examples:
      storymap measure border Norway Russia
      storymap measure distance Oslo "St Petersburg"
      storymap measure tripoint Norway Finland Russia --json
      storymap measure share Kharkiv Ukraine --towards east
    """


@command.command("border")
@click.argument("a", metavar="COUNTRY")
@click.argument("b", metavar="COUNTRY")
@JSON_OPTION
def border(*, a: str, b: str, as_json: bool) -> None:
    """Length of the land border of two countries: raw at each scale, estimate, intervals.

    \b
    Example:
      storymap measure border NO RU
    """
    atlas = open_boundaries()
    first, second = _codes(atlas, a, b)
    by_view = in_views(atlas.worldviews, lambda view: atlas.border(first, second, view))
    estimates = [(view, border_estimate(found) if found else None) for view, found in by_view]
    _show(
        atlas,
        (first, second),
        Measured(
            measure="border",
            title=f"Land border {atlas.name(first)}–{atlas.name(second)}",
            places=(),
            **figures(estimates[0][1]),
            worldviews=tuple((view, _length_words(estimate)) for view, estimate in estimates),
            notes=(*published("border", first, second), wording.LIMITS),
        ),
        as_json=as_json,
    )


def _length_words(measurement: Measurement | None) -> str:
    return wording.measurement_words(measurement) if measurement else "no shared land border"


@command.command("area")
@click.argument("country", metavar="COUNTRY")
@JSON_OPTION
def area(*, country: str, as_json: bool) -> None:
    """Area of a country: raw at each scale, with the intervals of published areas.

    \b
    Example:
      storymap measure area Norway
    """
    atlas = open_boundaries()
    code = atlas.code(country)
    by_view = in_views(atlas.worldviews, lambda view: area_estimate(atlas.area_km2(code, view)))
    near = atlas.area_km2(code, atlas.worldviews[0]).near_parts
    _show(
        atlas,
        (code,),
        Measured(
            measure="area",
            title=f"Area of {atlas.name(code)}",
            places=(),
            **figures(by_view[0][1]),
            worldviews=tuple((view, wording.measurement_words(found)) for view, found in by_view),
            notes=(
                *published("area", code),
                f"Without parts more than 1,000 km from the largest: {wording.number(near)} km².",
            ),
        ),
        as_json=as_json,
    )


@command.command("coastline")
@click.argument("country", metavar="COUNTRY")
@JSON_OPTION
def coastline(*, country: str, as_json: bool) -> None:
    """Length of a country's coast on the sea at each scale, with the wide interval of published lengths.

    \b
    Example:
      storymap measure coastline Norway
    """
    atlas = open_boundaries()
    code = atlas.code(country)
    by_view = in_views(atlas.worldviews, lambda view: _coast(atlas, code, view))
    _show(
        atlas,
        (code,),
        Measured(
            measure="coastline",
            title=f"Coast of {atlas.name(code)}",
            places=(),
            **figures(by_view[0][1]),
            worldviews=tuple((v, wording.measurement_words(m) if m else "no coast drawn") for v, m in by_view),
            notes=(
                *published("coastline", code),
                "A coast grows with the scale it is measured at, without end; the Caspian is no sea here.",
            ),
        ),
        as_json=as_json,
    )


def _coast(atlas: Boundaries, code: str, view: str) -> Measurement | None:
    lengths = atlas.coasts(view).lengths(code)
    drawn = [length for _, length in lengths if length]
    if not drawn:
        return None
    wider = SLACK * (SMALL if max(drawn) < SHORT_KM else 1)
    return Measurement(
        value=drawn[0], unit="km", by_scale=lengths, interval_95=(min(drawn) / wider, max(drawn) * wider)
    )


@command.command("neighbours")
@click.argument("country", metavar="COUNTRY")
@JSON_OPTION
def neighbours(*, country: str, as_json: bool) -> None:
    """Countries that share a land border with one, and how many they are.

    \b
    Example:
      storymap measure neighbours Ukraine
    """
    atlas = open_boundaries()
    code = atlas.code(country)
    by_view = in_views(atlas.worldviews, lambda view: _names(atlas, atlas.neighbours(code, view)))
    _show(
        atlas,
        (),
        Measured(
            measure="neighbours",
            title=f"Land neighbours of {atlas.name(code)}",
            places=by_view[0][1],
            value=len(by_view[0][1]),
            worldviews=tuple((view, ", ".join(names) or "none") for view, names in by_view),
        ),
        as_json=as_json,
    )


@command.command("landlocked")
@click.argument("country", metavar="COUNTRY")
@JSON_OPTION
def landlocked(*, country: str, as_json: bool) -> None:
    """Whether a country has no coast on the sea; the Caspian is none.

    \b
    Example:
      storymap measure landlocked Kazakhstan
    """
    atlas = open_boundaries()
    code = atlas.code(country)
    by_view = in_views(atlas.worldviews, lambda view: atlas.is_landlocked(code, view))
    _show(
        atlas,
        (code,),
        Measured(
            measure="landlocked",
            title=f"{atlas.name(code)}, access to the sea",
            places=(),
            value=by_view[0][1],
            worldviews=tuple((view, "landlocked" if answer else "has a coast") for view, answer in by_view),
        ),
        as_json=as_json,
    )


@command.command("gap")
@click.argument("a", metavar="COUNTRY")
@click.argument("b", metavar="COUNTRY")
@JSON_OPTION
def gap(*, a: str, b: str, as_json: bool) -> None:
    """Shortest distance between the territories of two countries; 0 where they touch.

    \b
    Example:
      storymap measure gap Finland Estonia
    """
    atlas = open_boundaries()
    first, second = _codes(atlas, a, b)
    by_view = in_views(atlas.worldviews, lambda view: atlas.gap_km(first, second, view))
    value = by_view[0][1]
    interval = _gap_interval(value)
    _show(
        atlas,
        (first, second),
        Measured(
            measure="gap",
            title=f"Gap between {atlas.name(first)} and {atlas.name(second)}",
            places=(),
            value=round(value, 2),
            unit="km",
            interval_95=interval,
            worldviews=tuple((view, wording.quantity(km, "km") if km else "they touch") for view, km in by_view),
            notes=(f"95 % interval {wording.number(interval[0])}–{wording.quantity(interval[1], 'km')}.",)
            if value
            else (),
        ),
        as_json=as_json,
    )


def _gap_interval(gap_km: float) -> tuple[float, float]:
    off = DISPLACED_KM[gap_km > NEAR_GAP_KM]
    return (max(0.0, gap_km - off), gap_km + off) if gap_km else (0.0, 0.0)


@command.command("tripoint")
@click.argument("countries", nargs=-1, required=True, metavar="COUNTRY COUNTRY COUNTRY")
@JSON_OPTION
def tripoint(*, countries: tuple[str, ...], as_json: bool) -> None:
    """Where three countries meet: how many such points there are, and their positions.

    \b
    Example:
      storymap measure tripoint Norway Finland Russia
    """
    if len(countries) < 3:
        raise click.UsageError("a meeting point takes three countries; quote names of several words")
    atlas = open_boundaries()
    codes = frozenset(atlas.code(country) for country in countries)
    if len(codes) < len(countries):
        raise click.UsageError("name each country once")
    by_view = in_views(atlas.worldviews, lambda view: atlas.tripoints(codes, view))
    _show(
        atlas,
        tuple(sorted(codes)),
        Measured(
            measure="tripoint",
            title=f"Where {', '.join(_names(atlas, tuple(codes)))} meet",
            places=(),
            value=len(by_view[0][1]),
            positions=by_view[0][1],
            worldviews=tuple((view, "; ".join(map(_position_words, points)) or "nowhere") for view, points in by_view),
            notes=(f"Meeting points are drawn within about {NEAR_KM:g} km of where they are.",),
        ),
        as_json=as_json,
    )


for _command in (distance, bearing, share):
    command.add_command(_command)


def _codes(atlas: Boundaries, a: str, b: str) -> tuple[str, str]:
    first, second = atlas.code(a), atlas.code(b)
    if first == second:
        raise UnknownPlaceError(f"'{a}' and '{b}' are one country, {atlas.name(first)}; name two")
    return first, second


def _names(atlas: Boundaries, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(atlas.name(code) for code in codes))


def _position_words(position: LonLat) -> str:
    north, east = ("N" if position.lat >= 0 else "S"), ("E" if position.lon >= 0 else "W")
    return f"{abs(position.lat):.3f}° {north}, {abs(position.lon):.3f}° {east}"


def _show(atlas: Boundaries, codes: tuple[str, ...], measured: Measured, *, as_json: bool) -> None:
    """Print a measure of countries, with their names and the boundaries' version."""
    names = tuple(atlas.name(code) for code in codes) or measured.places
    show(replace(measured, places=names, sources=(atlas.source,)), as_json=as_json)
