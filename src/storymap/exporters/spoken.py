"""Stops, legs and verdicts → a line of words for formats that have a field for a description and none for its parts."""

from storymap.exporters.plain_text import on_one_line
from storymap.model.claims import Verdict
from storymap.model.stories import Leg, Stop, When


def when_words(when: When | None) -> str:
    """The days that a time can mean, ISO 8601, and the hours where the text tells them; empty where it does not say.

    >>> when_words(When(start="2024-01-01", end="2024-01-31", precision="month"))
    '2024-01-01 to 2024-01-31'
    """
    if when is None:
        return ""
    days = dict.fromkeys(day for day in (when.start, when.end) if day)
    return ", ".join(part for part in (" to ".join(days), clock_words(when)) if part)


def clock_words(when: When) -> str:
    """The earliest and the latest hour that a time of day can mean, where it was told, with its zone.

    >>> from storymap.model.stories import Clock
    >>> clock_words(When(start=None, end=None, precision="day", clock=Clock(start="08:00", end="09:00")))
    '08:00–09:00'
    """
    if when.clock is None:
        return ""
    hours = "–".join(dict.fromkeys((when.clock.start, when.clock.end)))
    return " ".join(part for part in (hours, when.clock.timezone) if part)


def stop_lines(stop: Stop) -> tuple[str, ...]:
    """What is known of a stop, besides its name: role, place, time, borders, doubts."""
    place = stop.place
    return tuple(
        line
        for line in (
            stop.role,
            f"{on_one_line(place.name)} ({on_one_line(place.id)}), radius {place.radius_km:g} km" if place else "",
            when_words(stop.when),
            f"left {when_words(stop.until)}" if stop.until else "",
            f"crosses {'–'.join(stop.crosses)}" if stop.crosses else "",
            "implied by the text" if stop.inferred else "",
            "" if stop.ordered else "its place in the order is not told",
        )
        if line
    )


def leg_lines(leg: Leg) -> tuple[str, ...]:
    """What is known of a leg: distance, time, borders, doubts."""
    crossed = ", ".join("–".join(pair) for pair in leg.crosses)
    lines = (
        f"{leg.distance_km:.1f} km",
        when_words(leg.when),
        f"crosses {crossed}" if crossed else "",
        "" if leg.certain else "uncertain: the text does not tell the order",
        leg.note,
    )
    return tuple(line for line in lines if line)


def verdict_lines(verdict: Verdict, quote: str) -> tuple[str, ...]:
    """What is known of a claim: the word and who decided, the words judged, the reason."""
    return f"{verdict.outcome.value} ({verdict.status})", f"“{on_one_line(quote)}”", verdict.because
