"""Stops, legs and verdicts → a line of words for formats that have a field for a description and none for its parts."""

from storymap.exporters.plain_text import on_one_line
from storymap.model.claims import Verdict
from storymap.model.stories import Leg, Stop, When


def when_words(when: When | None) -> str:
    """The days that a time can mean, ISO 8601; empty where the text does not say.

    >>> when_words(When(start="2024-01-01", end="2024-01-31", precision="month"))
    '2024-01-01 to 2024-01-31'
    """
    days = dict.fromkeys(day for day in (when.start, when.end) if day) if when else {}
    return " to ".join(days)


def stop_lines(stop: Stop) -> tuple[str, ...]:
    """What is known of a stop, besides its name: role, place, time, borders, doubts."""
    place = stop.place
    return tuple(
        line
        for line in (
            stop.role,
            f"{on_one_line(place.name)} ({on_one_line(place.id)}), radius {place.radius_km:g} km" if place else "",
            when_words(stop.when),
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
