"""A measure → lines for people, or JSON: what all of `storymap measure` shares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from storymap.checks.figures import PublishedFigures
from storymap.checks.user_figures import kept_figures
from storymap.cli.terminal import deliver, plain, say
from storymap.exporters import records, wording
from storymap.exporters.encoding import json_bytes
from storymap.model.claims import Measurement
from storymap.model.places import LonLat

SCHEMA = "storymap/measure/1"
JSON_OPTION = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
Said = TypeVar("Said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one measure says, in every worldview."""

    measure: str
    """Name of the measure."""
    title: str
    """Its first line for people."""
    places: tuple[str, ...]
    """The names measured; for neighbours, the neighbours."""
    value: float | bool | None
    """In the first worldview; `None` where nothing is to be measured."""
    unit: str | None = None
    """`km`, `km2` or `deg`; `None` for counts, shares and answers."""
    by_scale: tuple[tuple[str, float | None], ...] = ()
    """The raw measure at each scale."""
    interval_90: tuple[float, float] | None = None
    """Where nine in ten true values lie."""
    interval_95: tuple[float, float] | None = None
    """Where nineteen in twenty true values lie."""
    positions: tuple[LonLat, ...] = ()
    """For meeting points."""
    worldviews: tuple[tuple[str, str], ...] = ()
    """What each worldview says, in words."""
    notes: tuple[str, ...] = ()
    """What the reader should know."""
    sources: tuple[str, ...] = ()
    """`name@version` of the data."""


def in_views(views: tuple[str, ...], ask: Callable[[str], Said]) -> tuple[tuple[str, Said], ...]:
    """Each worldview with its answer."""
    return tuple((view, ask(view)) for view in views)


def published(what: str, *countries: str) -> tuple[str, ...]:
    """What others publish, the figures that the user keeps among them, as one note; none where nothing is."""
    found = PublishedFigures(kept_figures()).of(what, *countries)
    return (f"Published: {wording.figures_words(found)}.",) if found else ()


def figures(measurement: Measurement | None) -> dict[str, Any]:
    """The fields of a `Measured` that a measurement fills."""
    if measurement is None:
        return {"value": None}
    return {
        "value": round(measurement.value, 2),
        "unit": measurement.unit,
        "by_scale": measurement.by_scale,
        "interval_90": measurement.interval_90,
        "interval_95": measurement.interval_95,
    }


def show(measured: Measured, *, as_json: bool) -> None:
    """Print it."""
    if as_json:
        deliver(json_bytes(_record(measured)), None)
        return
    say(f"{measured.title}:")
    for words, views in _by_words(measured).items():
        click.echo(f"  {plain(', '.join(views))}: {plain(words)}")
    if not measured.worldviews:
        click.echo(f"  {plain(_words(measured))}")
    for text in measured.notes:
        say(text)


def _by_words(measured: Measured) -> dict[str, list[str]]:
    """What is said → the worldviews that say so."""
    found: dict[str, list[str]] = {}
    for view, words in measured.worldviews:
        found.setdefault(words, []).append(view)
    return found


def _words(measured: Measured) -> str:
    if measured.value is None:
        return "not to be told"
    unit = {"deg": "°", None: ""}.get(measured.unit, f" {wording.unit_words(measured.unit or '')}")
    words = f"{wording.number(measured.value)}{unit}"
    if measured.interval_95:
        low, high = measured.interval_95
        words += f"; 95 % interval {wording.number(low)}–{wording.number(high)}{unit}"
    return words


def _record(measured: Measured) -> records.Record:
    return {
        "schema": SCHEMA,
        "measure": measured.measure,
        "places": list(measured.places),
        "value": measured.value,
        "unit": measured.unit,
        "by_scale": {scale: None if value is None else round(value, 2) for scale, value in measured.by_scale},
        "interval_90": _interval(measured.interval_90),
        "interval_95": _interval(measured.interval_95),
        "positions": [
            {"lat": records.degrees(position.lat), "lon": records.degrees(position.lon)}
            for position in measured.positions
        ],
        "worldviews": dict(measured.worldviews),
        "notes": list(measured.notes),
        "sources": list(measured.sources),
    }


def _interval(interval: tuple[float, float] | None) -> list[records.Json] | None:
    return None if interval is None else [round(interval[0], 2), round(interval[1], 2)]
