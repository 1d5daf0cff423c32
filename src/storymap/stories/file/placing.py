"""A story file's places → resolutions: nothing is recognized or guessed again."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from storymap.model.places import Candidate, LonLat, Place, Resolution, ResolvedDocument, Toponym
from storymap.model.texts import Document, Span
from storymap.stories.file.entries import CandidateEntry, PlaceEntry
from storymap.stories.file.fingerprints import edited_keys
from storymap.stories.file.locating import Located
from storymap.stories.file.origin import Problem
from storymap.stories.file.records import to_record
from storymap.stories.file.values import StoryFile

OWN = "story"
"""Gazetteer of the places that a person gives: their ids are `story:p7`."""
DECIDING = frozenset({"place", "at", "not_a_place", "obscure_km"})
"""Keys by which a person decides what a name means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """What the data know of places."""

    get: Callable[[str], Place | None]
    """The gazetteer's place of an id."""
    candidates: Callable[[str], tuple[Candidate, ...]]
    """Its places of a name, most important first."""
    country_at: Callable[[LonLat], str | None]
    """Alpha-2 code of the country that a position lies in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What the names of a story file mean."""

    documents: tuple[ResolvedDocument, ...]
    """The documents with their names resolved."""
    places: dict[str, Place | None]
    """The place of each entry by its id; `None` where it is unknown."""
    struck: frozenset[str]
    """Ids of entries that mean no place."""
    decided: frozenset[str]
    """Ids of entries of which a person has decided what they mean."""
    problems: tuple[Problem, ...]
    """Ids of places that neither the gazetteer nor the file knows."""


def place_names(file: StoryFile, documents: tuple[Document, ...], located: Located, lookups: Lookups) -> Placed:
    """Resolve the names of all documents as the file says."""
    placer = _Placer(file, lookups)
    found: dict[str, list[Resolution]] = {document.id: [] for document in documents}
    for index, entry in enumerate(file.places):
        placer.place(index, entry)
        document = entry.document or documents[0].id
        for number in range(len(entry.mentions)):
            span = located.spans.get(("places", index, "mentions", number))
            if span and not entry.not_a_place and document in found:
                found[document].append(placer.resolution(entry, number, span))
    return Placed(
        documents=tuple(ResolvedDocument(document=d, resolutions=_apart(found[d.id])) for d in documents),
        places=placer.places,
        struck=frozenset(entry.id for entry in file.places if entry.not_a_place),
        decided=frozenset(placer.decided),
        problems=tuple(placer.problems),
    )


def _apart(resolutions: list[Resolution]) -> tuple[Resolution, ...]:
    """In order; of two names that share words the longer one."""
    kept: list[Resolution] = []
    for resolution in sorted(resolutions, key=lambda r: (r.toponym.span.start, -r.toponym.span.end)):
        if not kept or resolution.toponym.span.start >= kept[-1].toponym.span.end:
            kept.append(resolution)
    return tuple(kept)


class _Placer:
    def __init__(self, file: StoryFile, lookups: Lookups) -> None:
        self.places: dict[str, Place | None] = {}
        self.problems: list[Problem] = []
        self._drafted = file.drafted.places if file.drafted else {}
        self._recognizer = file.drafted.recognizer if file.drafted else ""
        self._lookups = lookups
        self.decided: set[str] = set()
        self._candidates: dict[str, tuple[Candidate, ...]] = {}

    def place(self, index: int, entry: PlaceEntry) -> None:
        """Decide what an entry means."""
        place = None if entry.not_a_place else self._meant(index, entry)
        self.places[entry.id] = place
        if DECIDING & set(edited_keys(to_record(entry), "places", self._drafted)):
            # What a person decided leaves nothing open.
            self.decided.add(entry.id)
            self._candidates[entry.id] = (Candidate(place=place, score=1.0),) if place else ()
        else:
            self._candidates[entry.id] = self._considered(entry)

    def _meant(self, index: int, entry: PlaceEntry) -> Place | None:
        if entry.at:
            return self._own(entry)
        if entry.place is None:
            return None
        written = next((c for c in entry.candidates if c.id == entry.place), None)
        place = self._lookups.get(entry.place) or (_from_file(written) if written else None)
        if place is None:
            known = ", ".join(c.id for c in entry.candidates) or "none"
            told = f"no place '{entry.place}' in the gazetteer; candidates: {known}; 'storymap geocode' finds more"
            self.problems.append(Problem(path=("places", index, "place"), told=told))
        return place

    def _own(self, entry: PlaceEntry) -> Place | None:
        if entry.at is None:
            return None
        location = LonLat(lon=entry.at.lon, lat=entry.at.lat)
        country = entry.at.country or self._lookups.country_at(location)
        return Place(
            id=f"{OWN}:{entry.id}",
            name=entry.at.name or entry.name,
            feature_class="S",
            feature_code="",
            location=location,
            radius_km=entry.at.radius_km,
            country_code=country,
            countries=(country,) if country else (),
        )

    def _considered(self, entry: PlaceEntry) -> tuple[Candidate, ...]:
        """The candidates as they were drafted, and the gazetteer's others, which are less likely than any of them."""
        shown = [(self._lookups.get(one.id) or _from_file(one), one.score) for one in entry.candidates]
        listed = {one.id for one, _ in shown}
        rest = min((score for _, score in shown), default=0.01) / 2
        others = self._lookups.candidates(entry.lookup or entry.name)
        unlikely = [replace(one, score=rest) for one in others if one.place.id not in listed]
        return (*(Candidate(place=one, score=score) for one, score in shown), *unlikely)

    def resolution(self, entry: PlaceEntry, number: int, span: Span) -> Resolution:
        """The decision for one mention."""
        mention, place = entry.mentions[number], self.places[entry.id]
        sure = 1.0 if entry.id in self.decided else mention.place_confidence
        return Resolution(
            toponym=Toponym(
                span=span,
                name=entry.name,
                recognizer=self._recognizer,
                use=entry.use,
                confidence=mention.confidence,
                lookup=entry.lookup,
            ),
            candidates=self._candidates[entry.id],
            place=place,
            confidence=sure if place else 0.0,
        )


def _from_file(candidate: CandidateEntry) -> Place:
    """A place that the gazetteer no longer has, as the file has kept it."""
    kind, _, code = candidate.kind.partition(".")
    return Place(
        id=candidate.id,
        name=candidate.name,
        feature_class=kind,
        feature_code=code,
        location=LonLat(lon=candidate.lon, lat=candidate.lat),
        radius_km=candidate.radius_km,
        country_code=candidate.country,
        countries=(candidate.country,) if candidate.country else (),
        admin1=candidate.admin1,
    )
