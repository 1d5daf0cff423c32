"""Text → the times of day that it tells on the clock, and the words for parts of the day that no clock tells."""

from dataclasses import dataclass

from storymap.journeys.patterns import compile_all
from storymap.model.stories import Clock, ClockSense

MINUTES_A_DAY = 24 * 60
LEEWAY_MINUTES = 30
"""How far `shortly before`, `shortly after` and `about` reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOfDay:
    """A time of day in a text."""

    start: int
    """Index of its first character, without the preposition."""
    end: int
    """Index after its last."""
    clock: Clock | None = None
    """The time on the clock; `None` for `at dawn`."""
    zone: str | None = None
    """The name of the place whose time it is, as written (`Moscow time`)."""


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR_WORD = "|".join(_NUMBERS)
_HEDGE = (
    r"(?:(?P<hedge>(?i:shortly before|just before|soon before|a little before|before|shortly after|just after"
    r"|soon after|a little after|after|at about|at around|at approximately|around|about|towards|nearly|almost|circa"
    r"|at|by|from|since|until)) )"
)
_AM = r"(?P<half>[ap])\.?\s?m\b\.?|(?P<half>[AP])\.?\s?M\b\.?"
_ZONE = (
    r"(?:,? (?P<zone>local time|GMT|UTC|Z\b|[Uu]niversal [Tt]ime|(?:[A-Z]\w+ ){1,2}time\b)"
    r"| \((?P<zone>local time|GMT|UTC|(?:[A-Z]\w+ ){1,2}time)\))?"
)
_OF_DAY = (
    r"(?: in the (?P<of>morning|afternoon|evening)| at (?P<of>night)"
    r"| on the (?P<of>morning|afternoon|evening|night)(?= of\b))"
)
_SPAN = r"\b(?:[Bb]etween|[Ff]rom)"
_H, _M = r"(?P<h>[01]?\d|2[0-4])", r"(?P<m>[0-5]\d)"

_HH, _LATER_HOUR = r"(?P<h>[01]\d|2[0-3])", r"(?P<h2>\d{1,2})(?:[:.](?P<m2>[0-5]\d))?"
_TO = r"(?:and|to|[-–—])"
_DARK = "dawn|daybreak|sunrise|sunset|dusk|nightfall|first light|night"
_STRETCH = "small hours|early hours|early morning|late afternoon|late evening|morning|afternoon|evening"

_DIGIT, _MINUTES, _HALF = r"\d", r"\d[:.]\d\d", r"\d ?[aApP]\.?\s?[mM]\b"
_PART_OF_DAY = r"[io]n the (?:morning|afternoon|evening|night)|at night"

_PATTERNS = compile_all(
    (
        "between",
        _DIGIT,
        rf"{_SPAN} (?P<h>\d{{1,2}})(?:[:.]{_M})? ?(?:(?P<first>[ap])\.?m\.? ?)?{_TO} ?{_LATER_HOUR} ?(?:{_AM}){_ZONE}",
    ),
    ("between", _DIGIT, rf"{_SPAN} {_H}:{_M} (?:and|to) (?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)\b{_ZONE}"),
    ("at", _HALF, rf"\b{_HEDGE}?(?P<h>1[0-2]|0?[1-9])(?:[:.]{_M})? ?(?:{_AM}){_ZONE}"),
    ("at", r"\d{4}", rf"(?<!\bin )\b{_HEDGE}?{_HH}{_M} ?(?:hours|hrs|h)\b{_ZONE}"),
    ("at", r"\d{4}", rf"(?<!\bin )\b{_HEDGE}?{_HH}{_M} ?(?P<zone>GMT|UTC|Z)\b"),
    ("at", _MINUTES, rf"\b{_HEDGE}?{_H}[:.]{_M} ?(?P<zone>GMT|UTC|Z)\b"),
    ("at", _MINUTES, rf"\b{_HEDGE}{_H}:{_M}\b(?! ?[-–:] ?\d){_ZONE}"),
    ("at", _MINUTES, rf"(?:^|(?<=[(–—;] )|(?<=\()){_H}:{_M}\b(?! ?[-–:] ?\d){_ZONE}"),
    (
        "at",
        _MINUTES,
        rf"\b{_HEDGE}{_H}\.{_M}\b(?= ?(?:hours|h\b|[,.)]|$| [a-z])){_ZONE}(?! (?:km|kilo|mi|m\b|per|million))",
    ),
    ("half", _PART_OF_DAY, rf"\b{_HEDGE}?half[ -]past (?P<word>{_HOUR_WORD}){_OF_DAY}{_ZONE}"),
    ("quarter", _PART_OF_DAY, rf"\b{_HEDGE}?(?:a )?quarter (?P<way>past|to) (?P<word>{_HOUR_WORD}){_OF_DAY}{_ZONE}"),
    ("at", _PART_OF_DAY, rf"\b{_HEDGE}?(?:(?P<word>{_HOUR_WORD})|(?P<h>1[0-2]|[1-9]))(?: o[’']clock)?{_OF_DAY}{_ZONE}"),
    (
        "noon",
        r"noon|midday|midnight",
        rf"\b{_HEDGE}?(?P<word>noon|midday|midnight)\b(?! (?:sun|mass|oil|train|express|[A-Z])){_ZONE}",
    ),
    (
        "part",
        r"dawn|break|sun|dusk|night|light",
        rf"\b(?:[Ss]hortly |[Jj]ust )?(?i:before|after|at|by|around|until) (?:{_DARK})\b(?! of\b| \d)",
    ),
    ("part", r"[Ii]n the", rf"\b[Ii]n the (?:{_STRETCH})\b(?! of\b| \d)"),
    ("part", "cover of", r"\b[Uu]nder cover of (?:darkness|night)\b"),
    (
        "part",
        "clock",
        rf"\b[Aa]t (?:half[ -]past |(?:a )?quarter (?:to|past) )?(?:{_HOUR_WORD}|\d{{1,2}}) o[’']clock\b",
    ),
)


def find_times_of_day(text: str) -> tuple[TimeOfDay, ...]:
    """All times of day, in order.

    >>> [time.clock.end for time in find_times_of_day("shortly before 2 a.m. local time")]
    ['02:00']
    """
    found = (_read(kind, parts, at) for kind, parts, at in _PATTERNS.read(text))
    return tuple(sorted(found, key=lambda time: time.start))


Parts = dict[str, str]


def _read(kind: str, parts: Parts, at: tuple[int, int]) -> TimeOfDay:
    start, end = at
    hedge = parts.get("hedge", "").lower()
    if hedge.split(" ")[0] in {"at", "by", "from", "since", "until"}:
        start += len(hedge.split(" ")[0]) + 1
    if kind == "part":
        return TimeOfDay(start=start, end=end)
    zone = parts.get("zone", "")
    told = _between(parts) if kind == "between" else _hedged(_minutes(kind, parts), hedge)
    return TimeOfDay(
        start=start,
        end=end,
        clock=_in_utc(told) if zone in {"GMT", "UTC", "Z"} or zone.lower() == "universal time" else told,
        zone=zone.removesuffix(" time") if zone.endswith(" time") and zone[0].isupper() else None,
    )


def _in_utc(clock: Clock) -> Clock:
    return Clock(start=clock.start, end=clock.end, sense=clock.sense, timezone="UTC", utc_offset="+00:00")


_VAGUELY = frozenset({"around", "about", "approximately", "towards", "nearly", "almost", "circa"})


def _hedged(minutes: int, hedge: str) -> Clock:
    how, _, last = hedge.rpartition(" ")
    if last == "before":
        return _clock(minutes - LEEWAY_MINUTES, minutes, "shortly before") if how else _clock(0, minutes, "before")
    if last == "after":
        end = minutes + LEEWAY_MINUTES if how else MINUTES_A_DAY - 1
        return _clock(minutes, end, "shortly after" if how else "after")
    if last in _VAGUELY:
        return _clock(minutes - LEEWAY_MINUTES, minutes + LEEWAY_MINUTES, "about")
    return _clock(minutes, minutes, "at")


def _clock(first: int, last: int, sense: ClockSense) -> Clock:
    return Clock(start=_face(first), end=_face(last), sense=sense)


def _face(minutes: int) -> str:
    hour, minute = divmod(minutes % MINUTES_A_DAY, 60)
    return f"{hour:02}:{minute:02}"


def _between(parts: Parts) -> Clock:
    half = parts.get("half", "")
    last = _half_day(int(parts["h2"]), half) * 60 + int(parts.get("m2", 0))
    own = parts.get("first") or half
    first = _half_day(int(parts["h"]), own) * 60 + int(parts.get("m", 0))
    if first > last and "first" not in parts:
        first -= MINUTES_A_DAY // 2
    return _clock(first, last, "between")


def _minutes(kind: str, parts: Parts) -> int:
    """Minutes since midnight."""
    if kind == "noon":
        return 0 if parts["word"] == "midnight" else MINUTES_A_DAY // 2
    hour = _NUMBERS.index(parts["word"]) + 1 if "word" in parts else int(parts["h"])
    half = parts.get("half") or _half_of(parts.get("of", ""), hour)
    minutes = _half_day(hour, half) * 60 + int(parts.get("m", 0))
    if kind == "half":
        return minutes + 30
    return minutes + (15 if parts["way"] == "past" else -15) if kind == "quarter" else minutes


def _half_of(part: str, hour: int) -> str:
    if part == "morning" or (part == "night" and (hour < 5 or hour == 12)):
        return "a"
    return "p" if part else ""


def _half_day(hour: int, half: str) -> int:
    """The hour from 0 to 24, of one from 1 to 12 and a half of the day."""
    if not half or hour > 12:
        return hour % 24 if half or hour != 24 else 0
    return hour % 12 + (12 if half.lower() == "p" else 0)
