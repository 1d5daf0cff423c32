"""Rows of an answer → a story that the page's exporter draws: each row a sentence, its places marked."""

from collections.abc import Mapping, Sequence
from typing import Any

from storymap.batch.values import Row
from storymap.model.places import LonLat, Place, Resolution, ResolvedDocument, Toponym
from storymap.model.stories import Attribution, ContextPlace, Story
from storymap.model.texts import Document, Sentence, Source, Span
from storymap.stories.telling import tell_story

_RECOGNIZER = "query@1"
_NOWHERE = "?"


def answer_story(rows: Sequence[Row], *, title: str, manifest: Mapping[str, Any]) -> Story:
    """The rows as a story of one document without a route.

    Args:
        rows: Each with `positions`, and with `place` and `place_name`, or `places` and `place_names`.
        title: Headline.
        manifest: Of the tables; its attributions and worldviews go with the page.
    """
    text, sentences, marks = "", [], []
    for paragraph, row in enumerate(rows):
        words, places = _told(row)
        start = len(text)
        sentences.append(Sentence(span=Span(start=start, end=start + len(words)), paragraph=paragraph))
        marks += _marked(words, places, start)
        text += words + "\n"
    source = Source(title=title, licence="CC0-1.0")
    document = Document(id="answer", text=text or "\n", sentences=tuple(sentences), source=source)
    resolved = ResolvedDocument(document=document, resolutions=tuple(marks))
    return tell_story(
        title=title,
        documents=(resolved,),
        routes=(),
        context=_context(marks),
        verdicts=(),
        not_checkable=(),
        attributions=tuple(Attribution(**one) for one in manifest["attributions"]),
        worldviews=tuple(manifest["worldviews"]),
    )


def _told(row: Row) -> tuple[str, list[Place]]:
    """A row in words, which name each of its places first."""
    ids = row.get("places") or [row["place"]]
    names = row.get("place_names") or [row["place_name"]]
    # Positions are told once each, so they fit the places only where no two share one.
    at = row["positions"] if len(row["positions"]) == len(ids) else []
    places = [_place(identity, name, lonlat) for identity, name, lonlat in zip(ids, names, at, strict=False)]
    return f"{', '.join(names) or _NOWHERE}: {' '.join(_about(row).split())}", places


def _about(row: Row) -> str:
    if "mentions" in row:
        return f"mentions: {row['mentions']:,}, articles: {row['articles']:,}."
    said = f"{row['outcome']}: “{row['quote']}” {row['because']}"
    many = f" (articles: {row['articles']:,}, stories: {row['stories']:,})" if row.get("articles", 1) > 1 else ""
    day = f" ({row['published']})" if row.get("published") else ""
    return said + many + day


def _place(identity: str, name: str, at: Sequence[float]) -> Place:
    location = LonLat(lon=at[0], lat=at[1])
    return Place(id=identity, name=name, feature_class="", feature_code="", location=location, radius_km=0.0)


def _marked(words: str, places: Sequence[Place], start: int) -> list[Resolution]:
    marks, at = [], 0
    for place in places:
        found = words.find(place.name, at)
        at = found + len(place.name)
        span = Span(start=start + found, end=start + at)
        toponym = Toponym(span=span, name=place.name, recognizer=_RECOGNIZER)
        marks.append(Resolution(toponym=toponym, candidates=(), place=place, confidence=1.0))
    return marks


def _context(marks: Sequence[Resolution]) -> tuple[ContextPlace, ...]:
    found: dict[str, ContextPlace] = {}
    for mark in marks:
        if mark.place:
            found.setdefault(mark.place.id, ContextPlace(name=mark.place.name, place=mark.place))
    return tuple(found.values())
