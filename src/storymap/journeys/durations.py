"""Text → how long something lasted, and what that says of when it began and ended."""

from dataclasses import dataclass
from typing import Literal

from storymap.journeys import days as calendar
from storymap.journeys.days import LENGTHS, Days, days_of
from storymap.journeys.patterns import compile_all
from storymap.journeys.relative_shapes import COUNT
from storymap.journeys.relative_times import Parts, count_of
from storymap.journeys.time_words import HAS_UNIT
from storymap.model.stories import When

Kind = Literal["stay", "way", "any"]
"""What a length measures."""

_KINDS: dict[str, Kind] = {"stay": "stay", "way": "way", "any": "any"}
_STAYED = (
    r"spent|spend|spending|stayed|stay|staying|remained|remaining|waited|waiting|rested|resting|hid|hiding|lived"
    r"|wintered|halted|camped|lingered|passed|held"
)
_STAY = "stay|visit|stop|stopover|rest|wait|halt|sojourn|captivity|detention|imprisonment|sentence|spell"
_FURTHER = "(?:the (?:next|following|first|last) |another |a further |full |fully |all of )?"
_NO_POINT = r"\b(?![’'-]| (?:later|ago)\b)"
_WAY = "(?:march|walk)(?:ing)?|(?:rid|driv)(?:e|ing)|voyage|journey|trek|flight|crossing|passage|sail|trip"
_PATTERNS = compile_all(
    ("way", HAS_UNIT, rf"\b{COUNT}(?:[’'] ?(?:s )?)?(?:of )?(?: (?:hard|long|slow))? ?(?<=[ ’'])(?:{_WAY})\b"),
    ("way", HAS_UNIT, rf"\b(?:{_WAY}) of {COUNT}\b"),
    ("way", HAS_UNIT, rf"\b(?:took|taking|lasted)(?: (?:him|her|them|us|me|it|the \w+))? {COUNT}\b"),
    ("any", HAS_UNIT, rf"\b[Ff]or {_FURTHER}{COUNT}{_NO_POINT}"),
    ("stay", HAS_UNIT, rf"\b(?:{_STAYED}) (?:there |here )?{_FURTHER}{COUNT}{_NO_POINT}"),
    ("stay", HAS_UNIT, rf"\b{COUNT} (?:{_STAY})\b"),
    ("stay", HAS_UNIT, rf"\b[Aa]fter {COUNT} (?:in|at|on|with|among|there)\b"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long something lasted."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last."""
    low: int
    """How many units at least."""
    high: int
    """How many units at most."""
    unit: str
    """`day` … `year`."""
    kind: Kind = "any"
    """What it measures: a stay, a way, or either (`for ten days`)."""

    def after(self, when: When | None) -> When | None:
        """When it ended, from when it began; `None` where that is not known finely enough."""
        return self._shifted(when, (self.low, self.high))

    def before(self, when: When | None) -> When | None:
        """When it began, from when it ended."""
        return self._shifted(when, (-self.high, -self.low))

    def _shifted(self, when: When | None, numbers: tuple[int, int]) -> When | None:
        days = days_of(when)
        if days is None or when is None or LENGTHS[days.precision] > LENGTHS[self.unit] * self.high:
            return None
        ends = [calendar.shift(days, number, self.unit) for number in numbers]
        found: Days | None = calendar.span(ends[0], ends[1]) if ends[0] and ends[1] else None
        return found.told("", anchor=when.anchor) if found else None


def find_durations(text: str) -> tuple[Duration, ...]:
    """All stretches of time, in order.

    >>> [(time.low, time.unit) for time in find_durations("he hid for two months after a ten-day stay")]
    [(2, 'month'), (10, 'day')]
    """
    found = (_read(kind, parts, at) for kind, parts, at in _PATTERNS.read(text))
    return tuple(sorted(found, key=lambda duration: duration.start))


def _read(kind: str, parts: Parts, at: tuple[int, int]) -> Duration:
    low, high, unit = count_of(parts)
    return Duration(start=at[0], end=at[1], low=low, high=high, unit=unit, kind=_KINDS[kind])
