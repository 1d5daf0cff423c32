"""Resolved documents → the entries of places that a story file begins with."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from storymap.model.places import Candidate, Place, Resolution, ResolvedDocument
from storymap.model.stories import Stop
from storymap.model.texts import Document
from storymap.stories.file.anchors import anchor_of
from storymap.stories.file.entries import Anchor, CandidateEntry, MentionEntry, PlaceEntry
from storymap.stories.file.locating import Located
from storymap.stories.file.placing import OWN
from storymap.stories.file.values import StoryFile

SHOWN = 5
"""Candidates written for a name; the gazetteer has the others."""
LEAST_SCORE = 0.001
"""Candidates less likely are not written."""
DEGREES = 5
"""Decimals of a candidate's position."""


def draft_places(documents: Sequence[ResolvedDocument]) -> "DraftPlaces":
    """The names of each document that mean the same, each with an id in the order of appearance."""
    places = DraftPlaces()
    for resolved in documents:
        places.gather(resolved)
    return places


class DraftPlaces:
    """Entries of places, and which of them a stop's place is written by."""

    def __init__(self) -> None:
        self.entries: list[PlaceEntry] = []
        self._ids: dict[tuple[str, int], int] = {}
        self._fresh: Callable[[], str] | None = None

    @classmethod
    def given(cls, file: StoryFile, located: Located, fresh: Callable[[], str]) -> "DraftPlaces":
        """The entries that a file has.

        Args:
            file: The file.
            located: Where its names stand.
            fresh: Gives an id that the file has never had.
        """
        places = cls()
        places.entries = list(file.places)
        places._fresh = fresh
        for path, span in located.spans.items():
            if path[0] == "places" and isinstance(path[1], int):
                document = file.places[path[1]].document or file.documents[0].id
                places._ids[document, span.start] = path[1]
        return places

    def gather(self, resolved: ResolvedDocument) -> None:
        """Add the names of a document."""
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
        same = [entry for entry in self.entries if _means(entry) == stop.place.id]
        if at is not None and self.entries[at] in same:
            return self.entries[at].id
        same.sort(key=lambda entry: (entry.document != stop.document, entry.use != "literal"))
        return same[0].id if same else self._new(stop, stop.place)

    def _new(self, stop: Stop, place: Place) -> str:
        number = self._fresh() if self._fresh else f"p{len(self.entries) + 1}"
        candidate = candidate_entry(Candidate(place=place, score=1.0))
        self.entries.append(
            PlaceEntry(id=number, document=stop.document, name=stop.name, place=place.id, candidates=(candidate,))
        )
        return number


def _means(entry: PlaceEntry) -> str | None:
    """The id of the place that an entry means in the story."""
    if entry.not_a_place:
        return None
    return f"{OWN}:{entry.id}" if entry.at else entry.place


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
        candidates=tuple(candidate_entry(candidate) for candidate in shown),
        mentions=tuple(_mention(document, resolution) for resolution in group),
    )


def candidate_entry(candidate: Candidate) -> CandidateEntry:
    """A candidate as a story file lists it."""
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
        **quoted(anchor),
        confidence=round(resolution.toponym.confidence, 4),
        place_confidence=round(resolution.confidence, 4),
    )


def quoted(anchor: Anchor) -> dict[str, Any]:
    """The fields of an anchor, for an entry that is one and more."""
    return {field.name: getattr(anchor, field.name) for field in fields(Anchor)}
