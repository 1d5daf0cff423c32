"""Text → the times that it counts from another: `two months later`, `the next morning`, `on Monday`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from storymap.journeys.relative_shapes import PATTERNS
from storymap.journeys.time_words import MONTH, SEASON, WEEKDAYS, counted, month_number, number_of, ordinal_of

Base = Literal["told", "now"]
"""What a phrase counts from: the time told last, or the day of speaking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A time that is counted from another."""

    start: int
    """Index of its first character, without the preposition."""
    end: int
    """Index after its last."""
    base: Base
    """What it counts from."""
    unit: str
    """`day` … `year`, or with a number or name behind it `within:day`, `month:5`, `monthday:12`, `weekday:0`,
    `season:spring`; `vague` for what cannot be counted."""
    low: int = 0
    """How many units on, at least; negative for earlier."""
    high: int = 0
    """How many units on, at most."""
    part: str | None = None
    """`early`, `mid` or `late`, where only that part is meant."""
    waited: bool = False
    """Whether it tells how long somebody stayed before (`after three weeks in Oslo`)."""
    outer: bool = False
    """Whether what follows tells what it counts from (`two days after leaving Oslo`)."""


def find_relative_times(text: str) -> tuple[Relative, ...]:
    """All times counted from another, in order, never overlapping.

    >>> [(time.unit, time.low) for time in find_relative_times("Two months later, the following spring")]
    [('month', 2), ('season:spring', 1)]
    """
    found = (time for kind, parts, at in PATTERNS.read(text) for time in _read(text, kind, parts, at))
    return tuple(sorted(found, key=lambda time: time.start))


Parts = dict[str, str]
"""The named parts of a match."""
_NEAR = 30
_LASTING = re.compile(
    r"\b(?:for|spent|within|lasted|of|took|be|another)(?: (?:about|some|nearly|almost|over|the|another))? $", re.I
)
"""What turns `two months before …` into the length of something that went on until then."""
_STEPS = {"next": 1, "next_to": 1, "last": -1, "last_to": -1, "same": 0}
_WORDS_FOR_NOW = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
BARE_SEASON = "bare_season"
"""Unit of a season whose year nothing tells (`in the spring`)."""


def _read(text: str, kind: str, parts: Parts, at: tuple[int, int]) -> Iterator[Relative]:
    start, end = at
    if kind == "vague":
        yield Relative(start=start, end=end, base="told", unit="vague")
    elif kind == "count":
        lasts = _is_outer(parts, text[end : end + _NEAR]) and _LASTING.search(text[max(0, start - _NEAR) : start])
        if not lasts and {"how", "waited", "within"} & set(parts):
            yield _count(text, parts, at)
    elif kind in _STEPS:
        step, unit = _STEPS[kind], _unit_of(parts["m"])
        outer = kind in {"next_to", "last_to"}
        yield Relative(
            start=start, end=end, base="told", unit=unit, low=step, high=step, part=_part(parts), outer=outer
        )
    elif kind == "now_moment":
        step, unit = {"next": 1, "this": 0}.get(parts["which"].lower(), -1), _unit_of(parts["m"])
        yield Relative(start=start, end=end, base="now", unit=unit, low=step, high=step, part=_part(parts))
    elif kind == "now_word":
        step = _WORDS_FOR_NOW.get(parts["w"].lower(), 0)
        yield Relative(start=start, end=end, base="now", unit="day", low=step, high=step)
    elif kind == "monthday":
        yield Relative(start=start, end=end, base="told", unit=f"monthday:{ordinal_of(parts['md'])}")
    elif kind == "weekday":
        yield Relative(start=start, end=end, base="now", unit=f"weekday:{WEEKDAYS.index(parts['wd'])}")
    else:
        yield Relative(start=start, end=end, base="told", unit=f"{BARE_SEASON}:{parts['s']}", part=_part(parts))


def count_of(parts: Parts) -> tuple[int, int, str]:
    """The least and the greatest number of units that a count with its hedge can mean, and the plain unit."""
    number, unit = counted(number_of(parts["n"]), parts["u"])
    if "half" in parts or "half2" in parts:
        number, unit = _and_a_half(number, unit)
    fewer, more = _leeway(parts.get("hedge", ""), number)
    return number - fewer, number + more, unit


def _count(text: str, parts: Parts, at: tuple[int, int]) -> Relative:
    low, high, unit = count_of(parts)
    how = parts.get("how", "after").split()[0]
    sign = -1 if how in {"earlier", "previously", "before", "ago"} else 1
    ends = (0, high) if "within" in parts else sorted((sign * low, sign * high))
    return Relative(
        start=at[0],
        end=at[1],
        base="now" if how in {"ago", "from"} else "told",
        unit=f"within:{unit}" if "within" in parts else unit,
        low=ends[0],
        high=ends[1],
        waited="waited" in parts,
        outer=_is_outer(parts, text[at[1] : at[1] + _NEAR]),
    )


def _is_outer(parts: Parts, behind: str) -> bool:
    """Whether `after`, `before` or `within … of` goes on to tell what is counted from."""
    if "within" in parts:
        return bool(re.match(r"\s+of\b", behind))
    return parts.get("how") in {"after", "before"} and bool(re.match(r"\s+\w", behind))


def _and_a_half(number: int, unit: str) -> tuple[int, str]:
    if unit == "year":
        return number * 12 + 6, "month"
    if unit == "month":
        return number * 4 + 2, "week"
    return (number * 7 + 3, "day") if unit == "week" else (number, unit)


def _leeway(hedge: str, number: int) -> tuple[int, int]:
    """By how many units less and more a hedged count may be off: by one, or by a tenth."""
    by = max(1, number // 10)
    word = hedge.lower()
    if word in {"about", "around", "some", "roughly", "approximately"}:
        return by, by
    if word in {"nearly", "almost", "less than", "under", "barely"}:
        return by, 0
    return (0, by) if word in {"more than", "over", "at least"} else (0, 0)


def _unit_of(moment: str) -> str:
    lower = moment.lower()
    if lower in {"week", "month", "year"}:
        return lower
    if lower == "decade":
        return "vague"
    if lower == "weekend":
        return "week"
    if re.fullmatch(SEASON, lower):
        return f"season:{lower}"
    if moment in WEEKDAYS:
        return f"weekday:{WEEKDAYS.index(moment)}"
    return f"month:{month_number(moment)}" if re.fullmatch(MONTH, moment) else "day"


_PARTS = {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid"}
_PARTS |= {"late": "late", "end": "late"}


def _part(parts: Parts) -> str | None:
    told = (parts.get("part") or parts.get("part2") or "").lower().strip(" -")
    return _PARTS.get(told)
