"""Values of a story file → the words by which people are told of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from storymap.stories.file.records import Record

NOWHERE = "place unknown"
"""What is said of a name that nothing is known of."""


def place_words(entry: Mapping[str, Any]) -> str:
    """What a name means.

    >>> place_words({"name": "here", "at": {"lat": 59.91, "lon": 10.75}})
    '59.91, 10.75'
    >>> place_words({"name": "here", "not_a_place": True})
    'no place'
    """
    if entry.get("not_a_place"):
        return "no place"
    if entry.get("at"):
        return position_words(entry["at"])
    if not entry.get("place"):
        return NOWHERE
    found = next((one for one in entry.get("candidates") or () if one["id"] == entry["place"]), None)
    return candidate_words(found) if found else str(entry["place"])


def position_words(at: Mapping[str, Any]) -> str:
    """A position, with its name if it has one."""
    written = ", ".join(f"{at[key]:.5f}".rstrip("0").rstrip(".") for key in ("lat", "lon"))
    return f"{at['name']} ({written})" if at.get("name") else written


def candidate_words(candidate: Mapping[str, Any]) -> str:
    """A place of the gazetteer, told apart from its namesakes.

    >>> candidate_words({"name": "Oslo", "admin1": "Oslo County", "country": "NO"})
    'Oslo (Oslo County, NO)'
    """
    parts = [candidate.get("admin1"), candidate.get("country")]
    within = ", ".join(str(one) for one in parts if one and one != candidate["name"])
    return f"{candidate['name']} ({within})" if within else str(candidate["name"])


def when_words(when: Any) -> str:  # noqa: ANN401 - a time is text, a year or a mapping
    """A time as a file writes it.

    >>> when_words({"start": "2023-01-13", "end": "2023-01-13", "precision": "day"}), when_words(2023), when_words(None)
    ('2023-01-13', '2023', '')
    """
    if when is None:
        return ""
    if not isinstance(when, Mapping):
        return str(when)
    days = _days(when)
    words = str(when.get("words") or "")
    return f"{days} ({words})" if days and words else days or words


def _days(when: Mapping[str, Any]) -> str:
    start = str(when.get("start") or when.get("end") or "")
    end = str(when.get("end") or start)
    if when.get("precision") == "year" and start[:4] == end[:4]:
        return start[:4]
    if when.get("precision") == "month" and start[:7] == end[:7]:
        return start[:7]
    return start if start == end else f"{start} to {end}"


def quote_words(quote: Mapping[str, Any]) -> str:
    """The words of a text that something rests on."""
    if quote.get("exact") is not None:
        return " ".join(str(quote["exact"]).split())
    return f"{quote.get('begins', '')} … {quote.get('ends', '')}"


def media_words(media: Sequence[Record] | None) -> str:
    """A chapter's media by their alternative texts."""
    return "; ".join(f"{one['alt']} ({one['credit']})" if one.get("credit") else one["alt"] for one in media or ())


def links_words(links: Sequence[Record] | None) -> str:
    """The sources that something rests on."""
    return "; ".join(f"{one['title']} {one['url']}" if one.get("title") else one["url"] for one in links or ())


def behind_words(items: Sequence[Record], item: str, key: str) -> str:
    """Where an item of a list stands: behind which other one.

    >>> behind_words([{"id": "s1", "name": "Oslo"}, {"id": "s2", "name": "Rome"}], "s2", "name")
    'after Oslo'
    """
    at = next(number for number, one in enumerate(items) if one["id"] == item)
    return f"after {items[at - 1][key]}" if at else "first"
