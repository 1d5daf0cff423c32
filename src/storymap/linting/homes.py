"""Homes, shelters, hospitals and hideouts: whether the map would show strangers where people are to be found."""

import re
from collections.abc import Iterator

from storymap.language.expressions import late
from storymap.linting.findings import Found, Subject
from storymap.linting.home_words import AFTER, BEFORE, IN_NAMES, IN_STOPS, KINDS, PUBLIC
from storymap.linting.items import stops
from storymap.model.places import Place
from storymap.stories.file.entries import PlaceEntry

EXACT_KM = 2.0
"""A position of a person's, or a spot of the gazetteer, is exact when its radius is no larger."""
ALLOWED = "shown exactly"
"""Words of a signed note by which a person answers for it."""
_SPOT = "S"
"""GeoNames' class of buildings and farms."""
_SMALL_KM = 0.3
"""Anything so small is as good as a house."""
_AROUND = 60
"""Code points before and behind a name in which words are looked for."""
_SENTENCE_END = late(r"[.!?…]['\"”’»)]?\s+|\n\s*\n")


def homes_located_exactly(subject: Subject) -> Iterator[Found]:
    """Places that are called, or told as, somebody's home or refuge, and that the map would show to a house."""
    called = _stop_names(subject)
    for index, entry in enumerate(subject.file.places):
        place = subject.places.get(entry.id)
        if not place or entry.obscure_km or not _is_exact(entry, place) or _is_allowed(entry):
            continue
        word = _word_for(subject, index, entry, place, called.get(entry.id, ()))
        if word:
            told = f"'{entry.id}' is told as {subject.quoted(word)} and located to {place.radius_km:g} km"
            advice = f"hide it: 'obscure_km: 25'; or write '{ALLOWED}' and why into 'note', signed with 'by'"
            yield ("places", index), f"{told}; {advice}"


def _is_allowed(entry: PlaceEntry) -> bool:
    """Whether a person signed that strangers may know."""
    return bool(entry.by) and ALLOWED in entry.note.lower()


def _stop_names(subject: Subject) -> dict[str, tuple[str, ...]]:
    """What stops call each place."""
    found: dict[str, tuple[str, ...]] = {}
    for _, stop in stops(subject.file):
        if stop.place:
            found[stop.place] = (*found.get(stop.place, ()), stop.name)
    return found


def _is_exact(entry: PlaceEntry, place: Place) -> bool:
    if entry.at:
        return place.radius_km <= EXACT_KM
    return place.radius_km <= (EXACT_KM if place.feature_class == _SPOT else _SMALL_KM)


def _word_for(subject: Subject, index: int, entry: PlaceEntry, place: Place, called: tuple[str, ...]) -> str | None:
    """The word by which it is somebody's home or refuge, where there is one."""
    if place.feature_code in KINDS:
        return KINDS[place.feature_code]
    names = dict.fromkeys((entry.name, *((entry.at.name,) if entry.at and entry.at.name else ())))
    found = (
        *(_match(IN_NAMES, name) for name in names),
        *(_match(IN_STOPS, name) or _match(IN_NAMES, name) for name in called),
        *(_near(subject, index, number, entry) for number in range(len(entry.mentions))),
    )
    return next((word for word in found if word), None)


def _match(pattern: re.Pattern[str], words: str) -> str | None:
    found = pattern.search(PUBLIC.sub(_blank, words))
    return " ".join(found[0].split()) if found else None


def _near(subject: Subject, index: int, number: int, entry: PlaceEntry) -> str | None:
    """The word before or behind a mention, in the same sentence."""
    span = subject.spans.get(("places", index, "mentions", number))
    text = _text_of(subject, entry)
    if span is None or not text:
        return None
    before = _SENTENCE_END.split(text[max(0, span.start - _AROUND) : span.start])[-1]
    after = _SENTENCE_END.split(text[span.end : span.end + _AROUND])[0]
    masked = PUBLIC.sub(_blank, f"{before}\0{after}").partition("\0")
    found = BEFORE.search(masked[0]) or AFTER.match(masked[2])
    return " ".join(found[found.lastgroup or 0].split()) if found else None


def _text_of(subject: Subject, entry: PlaceEntry) -> str:
    documents = subject.file.documents
    return next((one.text for one in documents if one.id == (entry.document or documents[0].id)), "")


def _blank(found: re.Match[str]) -> str:
    """Other letters of the same number, which are no word of a home."""
    return "#" * len(found[0])
