"""Documents, routes, context and verdicts → story: chapters with their passages, places, verdicts and views."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from storymap.model.chapters import Chapter
from storymap.model.claims import NotCheckable, Verdict
from storymap.model.places import Place, Resolution, ResolvedDocument
from storymap.model.stories import BACKGROUND, Attribution, ContextPlace, Route, Story
from storymap.stories.passages import Passage, cut_passages
from storymap.stories.views import view_of

UNTITLED = "Untitled"
"""Title of a story without documents."""


def tell_story(  # noqa: PLR0913 - a story is made of these eight things, all by name
    *,
    title: str | None = None,
    documents: tuple[ResolvedDocument, ...],
    routes: tuple[Route, ...],
    context: tuple[ContextPlace, ...],
    verdicts: tuple[Verdict, ...],
    not_checkable: tuple[NotCheckable, ...],
    attributions: tuple[Attribution, ...],
    worldviews: tuple[str, ...],
) -> Story:
    """Tell one story.

    The chapters hold every sentence of the documents: an opening, one for each stop of the first route in the order
    of travel, and those of the passages that tell no stop; so every verdict belongs to at least one chapter.
    """
    return Story(
        title=title or _title(documents),
        documents=documents,
        routes=routes,
        context=context,
        verdicts=verdicts,
        not_checkable=not_checkable,
        chapters=tuple(_chapters(documents, routes[0] if routes else None, verdicts)),
        attributions=attributions,
        worldviews=worldviews,
    )


def _title(documents: Sequence[ResolvedDocument]) -> str:
    """The first document's own title that there is, else what its first document is called."""
    titles = (resolved.document.source.title for resolved in documents)
    named = (resolved.document.id for resolved in documents)
    return next((title for title in (*titles, *named) if title), UNTITLED)


def _chapters(
    documents: Sequence[ResolvedDocument], route: Route | None, verdicts: Sequence[Verdict]
) -> Iterator[Chapter]:
    taken = {stop.name for stop in route.stops} if route else set()
    for passage in cut_passages(documents, route):
        chapter = _chapter_of(passage, route, verdicts, taken=taken)
        yield chapter
        taken.add(chapter.title)


def _chapter_of(passage: Passage, route: Route | None, verdicts: Sequence[Verdict], *, taken: set[str]) -> Chapter:
    if route and passage.stop is not None:
        stop = route.stops[passage.stop]
        shows = [stop.place] if stop.place else []
        return replace(make_chapter(passage, stop.name, verdicts, shows=shows), stop=passage.stop)
    if passage.opens:
        return make_chapter(passage, _opening_title(passage), verdicts, shows=_stops_of(route))
    return make_chapter(passage, _background_title(passage, taken), verdicts)


def _opening_title(passage: Passage) -> str:
    document = passage.document.document
    return document.source.title or _heading_of(passage) or document.id


def _background_title(passage: Passage, taken: set[str]) -> str:
    """The section's heading, else the first place named after which no chapter is called yet."""
    names = (resolution.toponym.name for resolution in _named_in(passage))
    return _heading_of(passage) or next((name for name in names if name not in taken), BACKGROUND)


def _heading_of(passage: Passage) -> str | None:
    return " ".join(passage.document.document.quote(passage.heading.span).split()) if passage.heading else None


def _stops_of(route: Route | None) -> list[Place]:
    return [stop.place for stop in route.stops if stop.place] if route else []


def _named_in(passage: Passage) -> list[Resolution]:
    """The names in a passage that mean a place literally."""
    within = passage.document.within(passage.span)
    return [resolution for resolution in within if resolution.place and resolution.toponym.use == "literal"]


def make_chapter(passage: Passage, title: str, verdicts: Sequence[Verdict], *, shows: Sequence[Place] = ()) -> Chapter:
    """The chapter of a passage: the places it names, the verdicts on what it claims, and what the map shows.

    Args:
        passage: The passage.
        title: The chapter's title.
        verdicts: All verdicts of the story.
        shows: Places for the map to show in place of those that the passage names.
    """
    places = [resolution.place for resolution in _named_in(passage) if resolution.place]
    return Chapter(
        title=title,
        document=passage.document.document.id,
        passage=passage.span,
        places=tuple(dict.fromkeys(place.id for place in places)),
        verdicts=tuple(_verdicts_in(passage, verdicts)),
        view=view_of(shows or places),
    )


def _verdicts_in(passage: Passage, verdicts: Sequence[Verdict]) -> Iterator[int]:
    """The verdicts on what the passage, or the heading above it, claims."""
    spans = [passage.span, *([passage.heading.span] if passage.heading else [])]
    for number, verdict in enumerate(verdicts):
        claim = verdict.claim
        if claim.document == passage.document.document.id and any(span.overlaps(claim.quote) for span in spans):
            yield number
