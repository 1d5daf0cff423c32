"""The times that a sentence tells → when a clause of it happened: its date with its time of day."""

from collections.abc import Sequence
from dataclasses import replace

from storymap.journeys.narration import Narration, Told
from storymap.model.stories import When

_NO_ARRIVAL = frozenset({"until", "beside"})
"""What a preposition makes of a date that does not say when something happened."""


def find_when(text: str, *, told: str = "", published: str | None = None) -> When | None:
    """The first time that a sentence tells.

    Args:
        text: A clause or a sentence.
        told: What was told before it, as one sentence.
        published: The day of publication, ISO 8601.

    >>> find_when("he left Oslo in July 2022").start
    '2022-07-01'
    >>> find_when("two months later he died", told="They sailed on 3 June 1910.").end
    '1910-08-31'
    >>> find_when("on Monday he left").start is None
    True
    >>> find_when("some 900 people fled") is None
    True
    """
    narration = Narration(published=published)
    if told:
        narration.read(told)
    return time_within(narration.read(text), 0, len(text), text=text)


def time_within(times: Sequence[Told], start: int, end: int, *, text: str, stays: bool = False) -> When | None:
    """When the stretch of a sentence happened: the first date in it with the first time of day.

    Args:
        times: What the sentence tells.
        start: Where the stretch begins, in the sentence.
        end: Where it ends.
        text: The sentence.
        stays: Whether it tells of a stay: then `from May to July` gives its beginning.
    """
    within = [time for time in times if start <= time.start and time.end <= end and _dates(time, stays=stays)]
    date = next((time for time in within if not time.of_day), None)
    hour = next((time for time in within if time.of_day), None)
    if date is None or hour is None:
        only = date or hour
        if only and only.ends and stays:
            return replace(only.ends[0], words=only.when.words)
        return only.when if only else None
    return replace(date.when, clock=hour.when.clock, words=_joined(sorted((date, hour), key=_start), text))


def names_day(times: Sequence[Told], start: int, end: int) -> bool:
    """Whether a stretch has a date of its own, be it an open one, and not only a time of day."""
    return any(start <= time.start and time.end <= end and not time.of_day for time in times)


def until_within(times: Sequence[Told], start: int, end: int) -> When | None:
    """When the stretch ended, where it tells so: `until May`, `from May to July`."""
    for time in times:
        if start <= time.start and time.end <= end:
            if time.ends is not None:
                return replace(time.ends[1], words=time.when.words)
            if time.bound == "until":
                return time.when
    return None


def with_days(when: When, days: When | None) -> When:
    """A time of day on the days told elsewhere; open where there are none."""
    if when.start is not None or days is None or days.start is None:
        return when
    return replace(days, words=when.words, clock=when.clock)


def is_open(when: When | None) -> bool:
    """Whether nothing anchors a time."""
    return when is not None and when.start is None


def waited_before(times: Sequence[Told], end: int) -> When | None:
    """When a clause happened that follows `after three weeks in Oslo`."""
    return next((time.when for time in times if time.waited and time.end <= end), None)


def _dates(time: Told, *, stays: bool) -> bool:
    return time.bound not in _NO_ARRIVAL and not time.aside and not (stays and time.waited)


def _start(time: Told) -> int:
    return time.start


_LONGEST_GAP = 6
"""Characters between a date and a time of day that are quoted with them: `, at `."""


def _joined(times: Sequence[Told], text: str) -> str:
    first, last = times
    if last.start - first.end <= _LONGEST_GAP:
        return text[first.start : last.end]
    return f"{first.when.words}, {last.when.words}"
