"""Story → story file: everything that a person may want to correct, with the words it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from storymap.model.claims import Verdict
from storymap.model.places import Candidate, Place, Resolution, ResolvedDocument
from storymap.model.stories import Chapter, Route, Statement, Stop, Story, When
from storymap.model.texts import Document
from storymap.stories.file.anchors import anchor_of
from storymap.stories.file.entries import (
    Anchor,
    CandidateEntry,
    DocumentEntry,
    MentionEntry,
    PlaceEntry,
    StatementEntry,
)
from storymap.stories.file.fingerprints import SECTIONS, fingerprint, fingerprints, items_of
from storymap.stories.file.records import to_record
from storymap.stories.file.values import (
    ChapterEntry,
    Drafted,
    RouteEntry,
    StopEntry,
    StoryFile,
    VerdictEntry,
    WhenEntry,
)
from storymap.stories.views import view_of

SHOWN = 5
"""Candidates written for a name; the gazetteer has the others."""
LEAST_SCORE = 0.001
"""Candidates less likely are not written."""
DEGREES = 5
"""Decimals of a candidate's position."""


def draft_story(story: Story, *, version: str, data: Mapping[str, str] | None = None) -> StoryFile:
    """The story as a file that people correct.

    Args:
        story: What the machine made of the articles.
        version: Version of storymap.
        data: Versions of the data used, by name.
    """
    places = _Places(story)
    file = StoryFile(
        title=story.title,
        documents=tuple(_document(resolved.document) for resolved in story.documents),
        routes=_routes(story, places),
        chapters=_chapters(story),
        verdicts=tuple(_verdict(number, verdict, story) for number, verdict in enumerate(story.verdicts)),
        places=tuple(places.entries),
    )
    return with_fingerprints(file, version=version, recognizer=_recognizer(story), data=data or {})


def with_fingerprints(file: StoryFile, *, version: str, recognizer: str, data: Mapping[str, str]) -> StoryFile:
    """The file with what is needed to know later which values a person changed."""
    record = to_record(file)
    sections: dict[str, Any] = {
        section: {item["id"]: fingerprints(item, section) for item in items_of(record, section)} for section in SECTIONS
    }
    drafted = Drafted(
        storymap=version, recognizer=recognizer, data=dict(data), story={"title": fingerprint(file.title)}, **sections
    )
    return replace(file, drafted=drafted)


def _recognizer(story: Story) -> str:
    named = (r.toponym.recognizer for document in story.documents for r in document.resolutions)
    return next(named, "")


def _document(document: Document) -> DocumentEntry:
    source = document.source
    return DocumentEntry(
        id=document.id,
        title=source.title,
        url=source.url,
        published=source.published,
        licence=source.licence,
        language=document.language,
        text=document.text,
    )


class _Places:
    """Gathers the names of each document that mean the same; each gets an id in order of appearance."""

    def __init__(self, story: Story) -> None:
        self.entries: list[PlaceEntry] = []
        self._ids: dict[tuple[str, int], int] = {}
        for resolved in story.documents:
            self._gather(resolved)

    def _gather(self, resolved: ResolvedDocument) -> None:
        groups: dict[tuple[str, str, str, str | None], list[Resolution]] = {}
        for resolution in resolved.resolutions:
            toponym, place = resolution.toponym, resolution.place
            key = toponym.name, toponym.sought, toponym.use, place.id if place else None
            groups.setdefault(key, []).append(resolution)
        for group in groups.values():
            for resolution in group:
                self._ids[resolved.document.id, resolution.toponym.span.start] = len(self.entries)
            self.entries.append(_place(f"p{len(self.entries) + 1}", resolved.document, group))

    def of_stop(self, stop: Stop) -> str | None:
        """The id of the entry that a stop's place is written by; one is made where the text has no name for it."""
        if stop.place is None:
            return None
        at = self._ids.get((stop.document, stop.span.start))
        same = [entry for entry in self.entries if entry.place == stop.place.id]
        if at is not None and self.entries[at] in same:
            return self.entries[at].id
        same.sort(key=lambda entry: (entry.document != stop.document, entry.use != "literal"))
        return same[0].id if same else self._new(stop, stop.place)

    def _new(self, stop: Stop, place: Place) -> str:
        number = f"p{len(self.entries) + 1}"
        candidate = _candidate(Candidate(place=place, score=1.0))
        self.entries.append(
            PlaceEntry(id=number, document=stop.document, name=stop.name, place=place.id, candidates=(candidate,))
        )
        return number


def _place(number: str, document: Document, group: Sequence[Resolution]) -> PlaceEntry:
    first = group[0]
    place = first.place
    shown = [
        candidate
        for candidate in first.candidates[:SHOWN]
        if candidate.score >= LEAST_SCORE or (place and candidate.place.id == place.id)
    ]
    if place and all(candidate.place.id != place.id for candidate in shown):
        shown.append(Candidate(place=place, score=0.0))
    return PlaceEntry(
        id=number,
        document=document.id,
        name=first.toponym.name,
        use=first.toponym.use,
        lookup=first.toponym.lookup,
        place=place.id if place else None,
        candidates=tuple(_candidate(candidate) for candidate in shown),
        mentions=tuple(_mention(document, resolution) for resolution in group),
    )


def _candidate(candidate: Candidate) -> CandidateEntry:
    place = candidate.place
    return CandidateEntry(
        id=place.id,
        name=place.name,
        kind=f"{place.feature_class}.{place.feature_code}",
        country=place.country_code,
        admin1=place.admin1,
        lat=round(place.location.lat, DEGREES),
        lon=round(place.location.lon, DEGREES),
        radius_km=float(f"{place.radius_km:.3g}"),
        score=round(candidate.score, 4),
    )


def _mention(document: Document, resolution: Resolution) -> MentionEntry:
    anchor = anchor_of(document.text, resolution.toponym.span)
    return MentionEntry(
        **_known(anchor),
        confidence=round(resolution.toponym.confidence, 4),
        place_confidence=round(resolution.confidence, 4),
    )


def _routes(story: Story, places: _Places) -> tuple[RouteEntry, ...]:
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    found, number = [], 0
    for index, route in enumerate(story.routes, start=1):
        stops = []
        for stop in route.stops:
            number += 1
            stops.append(_stop(f"s{number}", stop, texts, places))
        found.append(RouteEntry(id=f"r{index}", traveller=route.traveller, stops=tuple(stops)))
    return tuple(found)


def _stop(number: str, stop: Stop, texts: Mapping[str, Document], places: _Places) -> StopEntry:
    document = texts[stop.document]
    return StopEntry(
        id=number,
        name=stop.name,
        place=places.of_stop(stop),
        role=stop.role,
        when=when_entry(stop.when),
        until=when_entry(stop.until),
        ordered=stop.ordered,
        inferred=stop.inferred,
        crosses=stop.crosses or (),
        document=stop.document,
        quote=anchor_of(document.text, stop.span),
        statements=tuple(_statement(said, stop, texts) for said in stop.statements),
    )


def _statement(said: Statement, stop: Stop, texts: Mapping[str, Document]) -> StatementEntry:
    known = _known(anchor_of(texts[said.document].text, said.span))
    return StatementEntry(**known, document=None if said.document == stop.document else said.document)


def _known(anchor: Anchor) -> dict[str, Any]:
    return {field.name: getattr(anchor, field.name) for field in fields(Anchor)}


def when_entry(when: When | None) -> WhenEntry | None:
    """A time as the file writes it."""
    if when is None:
        return None
    return WhenEntry(
        start=when.start,
        end=when.end,
        precision=when.precision,
        words=when.words,
        anchor=when.anchor,
        clock=when.clock,
    )


def _chapters(story: Story) -> tuple[ChapterEntry, ...]:
    stops = {}
    for index, _ in enumerate(story.routes[0].stops if story.routes else ()):
        stops[index] = f"s{index + 1}"
    return tuple(_chapter(number, chapter, story, stops) for number, chapter in enumerate(story.chapters, start=1))


def _chapter(number: int, chapter: Chapter, story: Story, stops: Mapping[int, str]) -> ChapterEntry:
    document = next(r for r in story.documents if r.document.id == chapter.document)
    route = story.routes[0] if story.routes else None
    return ChapterEntry(
        id=f"c{number}",
        title=chapter.title,
        document=chapter.document,
        passage=anchor_of(document.document.text, chapter.passage) if chapter.passage else None,
        stop=stops.get(chapter.stop) if chapter.stop is not None else None,
        shows="journey" if _shows_journey(chapter, route) else None,
        caption=chapter.caption,
    )


def _shows_journey(chapter: Chapter, route: Route | None) -> bool:
    if route is None or chapter.stop is not None or chapter.view is None:
        return False
    return chapter.view == view_of([stop.place for stop in route.stops if stop.place])


def _verdict(number: int, verdict: Verdict, story: Story) -> VerdictEntry:
    claim = verdict.claim
    document = next(r.document for r in story.documents if r.document.id == claim.document)
    return VerdictEntry(
        id=f"v{number + 1}",
        document=claim.document,
        type=claim.type.value,
        quote=anchor_of(document.text, claim.quote),
        outcome=verdict.outcome.value,
        because=verdict.because,
        status=verdict.status,
    )
