"""Times of the model → what is said of them in words, no finer than the text gives them."""

from storymap.exporters.catalogue.words import Numeral, Words
from storymap.model.stories import Clock, Stop, When

_LENGTHS = {"day": 10, "week": 10, "month": 7, "season": 7, "year": 4}
"""How much of an ISO date a precision can bear."""


def when_words(when: When | None, words: Words) -> str | None:
    """A time with its time of day; one that nothing anchors in the text's own words.

    >>> from storymap.exporters.catalogue.words import open_words
    >>> when_words(When(start="2023-01-01", end="2023-01-31", precision="month"), open_words("en"))
    'January 2023'
    >>> when_words(When(start=None, end=None, precision="day", words="on Monday"), open_words("en"))
    '“on Monday”'
    """
    if when is None:
        return None
    days = _days_words(when, when, words)
    if days is None:
        return words.say("dates.quoted", words=" ".join(when.words.split())) if when.words else None
    return words.say("dates.day_and_time", day=days, time=clock_words(when.clock, words)) if when.clock else days


def stay_words(stop: Stop, words: Words) -> str | None:
    """From when to when somebody was at a stop; the one time alone where the text tells no more."""
    when, until = stop.when, stop.until
    if until is None or not until.end:
        return when_words(when, words)
    if when is None:
        return words.say("dates.until", last=_days_words(until, until, words) or "")
    if when.clock is not None or not when.start:
        return when_words(when, words)
    goes_on = until.end > (when.end or when.start) and when.start <= (until.start or until.end)
    return _days_words(when, until, words) if goes_on else when_words(when, words)


def _days_words(first: When, last: When, words: Words) -> str | None:
    start, end = (
        day[: _LENGTHS[told.precision]] if day else None for told, day in ((first, first.start), (last, last.end))
    )
    if start and end and start != end:
        return words.say("dates.range", first=_opening(start, end, words), last=words.day(end))
    return words.day(start) if start else words.say("dates.until", last=words.day(end)) if end else None


def _opening(start: str, end: str, words: Words) -> str:
    """The first of two dates, without what it shares with the second: its year, and its month where both are days."""
    if len(start) != len(end) or start[:4] != end[:4]:
        return words.day(start)
    if len(start) == _LENGTHS["month"]:
        return words.month(int(start[5:]))
    return words.day_without_year(start, with_month=start[:7] != end[:7]) if len(start) == _LENGTHS["day"] else start


def clock_words(clock: Clock, words: Words) -> str:
    """A time of day as the text tells it, with its offset from UTC where that is known.

    >>> from storymap.exporters.catalogue.words import open_words
    >>> clock_words(Clock(start="01:30", end="02:00", sense="shortly before", utc_offset="+01:00"), open_words("en"))
    'shortly before 02:00 (+01:00)'
    """
    if clock.sense == "between":
        said = words.say("dates.between", first=Numeral(clock.start), last=Numeral(clock.end))
    else:
        said = words.say(f"dates.{clock.sense.replace(' ', '_')}", time=Numeral(_named(clock)))
    return words.say("dates.offset", time=said, offset=Numeral(clock.utc_offset)) if clock.utc_offset else said


def _named(clock: Clock) -> str:
    """The time that the text names."""
    if clock.sense == "about":
        return _middle(clock.start, clock.end)
    return clock.end if clock.sense in {"before", "shortly before"} else clock.start


def _middle(first: str, last: str) -> str:
    """Halfway between two times, the second of which may lie beyond midnight.

    >>> _middle("23:30", "00:30")
    '00:00'
    """
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in (first, last))
    hour, minute = divmod((start + (end - start) % 1440 // 2) % 1440, 60)
    return f"{hour:02}:{minute:02}"


def quotes_text(when: When | None) -> bool:
    """Whether a time is shown by the text's own words, which are in the text's language."""
    return when is not None and when.start is None and when.end is None
