"""A time of day at a place → its time zone and its offset from UTC on that day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from storymap.journeys.days import days_of
from storymap.model.places import Place
from storymap.model.stories import Clock, When

LONGEST_SPAN_DAYS = 366
"""Over more days than a year a clock time has no one offset worth telling."""


def localized(when: When | None, place: Place | None) -> When | None:
    """The time with the zone and the offset of its place.

    A country has a zone where it has only one. The offset stays open where it differs between the days that the time
    can be, between the zones of a country, and before there was standard time.
    """
    if when is None or when.clock is None or place is None or when.clock.timezone is not None:
        return when
    zones = zones_of(place)
    return replace(
        when,
        clock=replace(
            when.clock,
            timezone=zones[0] if len(zones) == 1 else None,
            utc_offset=_only({offset for zone in zones for offset in _offsets(when, when.clock, zone)}),
        ),
    )


def zones_of(place: Place) -> tuple[str, ...]:
    """The time zones that a place may lie in: its own, or all of its country's."""
    if place.timezone:
        return (place.timezone,)
    codes = (place.country_code,) if place.country_code else place.countries
    return tuple(zone for code in codes for zone in _by_country().get(code, ()))


@cache
def _by_country() -> dict[str, tuple[str, ...]]:
    """The zones of each country, as the tz database lists them."""
    found: dict[str, list[str]] = {}
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            found.setdefault(code, []).append(zone)
    return {code: tuple(zones) for code, zones in found.items()}


@cache
def _zone(name: str) -> ZoneInfo | None:
    """The zone as the installed tz database has it, the same on every machine; `None` for an unknown name."""
    try:
        with files("tzdata.zoneinfo").joinpath(*name.split("/")).open("rb") as file:
            return ZoneInfo.from_file(file, key=name)
    except (OSError, ValueError):
        return None


def _offsets(when: When, clock: Clock, name: str) -> Iterator[str | None]:
    """The offsets on all days that a time can be; `None` among them for what has none."""
    days, zone = days_of(when), _zone(name)
    if days is None or zone is None or (days.last - days.first).days >= LONGEST_SPAN_DAYS:
        yield None
        return
    for number in range((days.last - days.first).days + 1):
        for face in (clock.start, clock.end):
            moment = datetime.combine(days.first + timedelta(days=number), time.fromisoformat(face), tzinfo=zone)
            yield _offset(moment)


def _offset(moment: datetime) -> str | None:
    offset = moment.utcoffset()
    if offset is None or moment.tzname() == "LMT" or offset.total_seconds() % 60:
        return None
    return moment.strftime("%z")[:3] + ":" + moment.strftime("%z")[3:5]


def _only(offsets: set[str | None]) -> str | None:
    return next(iter(offsets)) if len(offsets) == 1 else None
