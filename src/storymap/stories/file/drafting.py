"""Story → story file: everything that a person may want to correct, with the words it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from storymap.model.chapters import Chapter
from storymap.model.claims import Verdict
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Route, Statement, Stop, Story, When
from storymap.model.texts import Document
from storymap.stories.file.anchors import anchor_of
from storymap.stories.file.drafting_places import DraftPlaces, draft_places, quoted
from storymap.stories.file.entries import (
    DocumentEntry,
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


def draft_story(
    story: Story, *, version: str, data: Mapping[str, str] | None = None, places: DraftPlaces | None = None
) -> StoryFile:
    """The story as a file that people correct.

    Args:
        story: What the machine made of the articles.
        version: Version of storymap.
        data: Versions of the data used, by name.
        places: The entries of places; those of the story's documents if `None`.
    """
    places = places or draft_places(story.documents)
    file = StoryFile(
        title=story.title,
        documents=tuple(document_entry(resolved.document) for resolved in story.documents),
        routes=_routes(story, places),
        chapters=_chapters(story),
        verdicts=tuple(_verdict(number, verdict, story) for number, verdict in enumerate(story.verdicts)),
        places=tuple(places.entries),
    )
    return with_fingerprints(file, version=version, recognizer=recognizer_of(story.documents), data=data or {})


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


def recognizer_of(documents: Sequence[ResolvedDocument]) -> str:
    """`name@version` of the component that found the names; empty where there are none."""
    named = (r.toponym.recognizer for document in documents for r in document.resolutions)
    return next(named, "")


def document_entry(document: Document) -> DocumentEntry:
    """A text as the file writes it."""
    source = document.source
    return DocumentEntry(
        id=document.id,
        title=source.title,
        url=source.url,
        published=source.published,
        licence=source.licence,
        author=source.author,
        site=source.site,
        language=document.language,
        text=document.text,
    )


def _routes(story: Story, places: DraftPlaces) -> tuple[RouteEntry, ...]:
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    found, number = [], 0
    for index, route in enumerate(story.routes, start=1):
        stops = []
        for stop in route.stops:
            number += 1
            stops.append(_stop(f"s{number}", stop, texts, places))
        found.append(RouteEntry(id=f"r{index}", traveller=route.traveller, stops=tuple(stops)))
    return tuple(found)


def _stop(number: str, stop: Stop, texts: Mapping[str, Document], places: DraftPlaces) -> StopEntry:
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
    known = quoted(anchor_of(texts[said.document].text, said.span))
    return StatementEntry(**known, document=None if said.document == stop.document else said.document)


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
