"""A story file → what it asks to hide, and what people wrote into it that may name it."""

from collections.abc import Iterator

from storymap.model.places import Resolution, ResolvedDocument, Toponym
from storymap.model.texts import Document, Span
from storymap.stories.blurs import Blur
from storymap.stories.displacement import RUNGS_KM
from storymap.stories.file.origin import Origin, Problem
from storymap.stories.file.placing import Placed
from storymap.stories.file.values import ChapterEntry, StopEntry, StoryFile, VerdictEntry

WRITTEN, OWN_PLACES = "written", "places"
"""Ids of the documents that hold what people wrote, and the names of the file's places."""


def blurs_of(file: StoryFile, placed: Placed, origin: Origin) -> tuple[tuple[Blur, ...], tuple[str, ...]]:
    """What the file's `obscure_km` hides, as `--obscure PLACE=KM` would; and notes on blurs that are rounded up.

    Raises:
        InputError: A place is as large as its blur.
    """
    blurs: list[Blur] = []
    notes: list[str] = []
    problems: list[Problem] = []
    for number, entry in enumerate(file.places):
        if entry.obscure_km is None or entry.not_a_place:
            continue
        path, place = ("places", number, "obscure_km"), placed.places.get(entry.id)
        blur = Blur(km=entry.obscure_km, name=place.id if place else entry.name)
        blurs.append(blur)
        if place and (place.is_country or place.radius_km >= blur.rung_km):
            problems.append(Problem(path=path, told=f"{place.name} is as large as {blur.rung_km} km; give more km"))
        elif blur.rung_km != blur.km:
            there = ", ".join(map(str, RUNGS_KM))
            told = f"{blur.km:g} km is drawn as {blur.rung_km} km; there are circles of {there} km"
            notes.append(origin.words(Problem(path=path, told=told)))
    if problems:
        raise origin.error(*problems)
    return tuple(blurs), tuple(notes)


def own_words(file: StoryFile) -> str:
    """Everything that people may have written and that outputs tell, a paragraph each."""
    return "\n\n".join(dict.fromkeys(" ".join(words.split()) for words in _told(file) if words and words.strip()))


def _told(file: StoryFile) -> Iterator[str | None]:
    yield file.title
    for document in file.documents:
        yield document.title
    for chapter in file.chapters:
        yield from _of_chapter(chapter)
    for route in file.routes:
        yield route.traveller
        for stop in route.stops:
            yield from _of_stop(stop)
    for verdict in file.verdicts:
        yield from _of_verdict(verdict)
    for change in file.history:
        yield from (change.by, change.subject, change.was, change.now, change.note)


def _of_chapter(chapter: ChapterEntry) -> Iterator[str | None]:
    yield from (chapter.title, chapter.caption)
    for media in chapter.media:
        yield from (media.alt, media.credit)
    yield from (link.title for link in chapter.links)


def _of_stop(stop: StopEntry) -> Iterator[str | None]:
    yield stop.name
    yield from (when.words for when in (stop.when, stop.until) if when)


def _of_verdict(verdict: VerdictEntry) -> Iterator[str | None]:
    yield from (verdict.note, verdict.by)
    yield from (link.title for link in verdict.links)


def own_places(file: StoryFile, placed: Placed) -> ResolvedDocument:
    """The file's places under their names: one that only a stop or a chapter shows stands in no text."""
    parts: list[str] = []
    resolutions: list[Resolution] = []
    at = 0
    for entry in file.places:
        place = placed.places.get(entry.id)
        if place:
            span = Span(start=at, end=at + len(entry.name))
            toponym = Toponym(span=span, name=entry.name, recognizer="", lookup=entry.lookup)
            resolutions.append(Resolution(toponym=toponym, candidates=(), place=place, confidence=1.0))
            parts.append(entry.name)
            at = span.end + 1
    document = Document(id=OWN_PLACES, text="\n".join(parts), sentences=())
    return ResolvedDocument(document=document, resolutions=tuple(resolutions))
