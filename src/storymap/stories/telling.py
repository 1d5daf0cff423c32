"""Documents, routes, context and verdicts → story: chapters with their passages, places, verdicts and views."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from storymap.model.claims import NotCheckable, Verdict
from storymap.model.places import Place, ResolvedDocument
from storymap.model.stories import Attribution, Chapter, ContextPlace, Route, Story
from storymap.model.texts import Document, Span
from storymap.stories.passages import Passage, passages_of
from storymap.stories.views import view_of

UNTITLED = "Untitled"
"""Title of a story whose documents have none."""


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

    The chapters are an opening, one for each stop of the first route in the order of travel, and one for each
    passage left that names a place or makes a claim; so every verdict belongs to at least one chapter.
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
    titles = (resolved.document.source.title for resolved in documents)
    return next((title for title in titles if title), UNTITLED)


def _chapters(
    documents: Sequence[ResolvedDocument], route: Route | None, verdicts: Sequence[Verdict]
) -> Iterator[Chapter]:
    passages = [passage for document in documents for passage in passages_of(document)]
    told: set[tuple[str, Span]] = set()
    if passages:
        told.add(passages[0].key)
        yield _chapter(passages[0], _opening_title(documents), verdicts, shows=_stops_of(route))
    for number, stop in enumerate(route.stops if route else ()):
        passage = _passage_around(stop.document, stop.span, passages, documents)
        told.add(passage.key)
        shows = [stop.place] if stop.place else []
        yield replace(_chapter(passage, stop.name, verdicts, shows=shows), stop=number)
    for passage in passages:
        if passage.key not in told:
            chapter = _chapter(passage, passage.heading or "", verdicts)
            if chapter.places or chapter.verdicts:
                told.add(passage.key)
                yield _titled(chapter, passage)
    yield from _of_headings(documents, passages, verdicts)


def _of_headings(
    documents: Sequence[ResolvedDocument], passages: Sequence[Passage], verdicts: Sequence[Verdict]
) -> Iterator[Chapter]:
    """Chapters for claims that stand in no passage of running text: in a headline, for instance."""
    told: set[tuple[str, Span]] = set()
    for verdict in verdicts:
        claim = verdict.claim
        passage = _passage_around(claim.document, claim.quote, passages, documents)
        if passage not in passages and passage.key not in told:
            told.add(passage.key)
            yield _titled(_chapter(passage, "", verdicts), passage)


def _opening_title(documents: Sequence[ResolvedDocument]) -> str:
    return documents[0].document.source.title or _title(documents)


def _passage_around(
    document: str, span: Span, passages: Sequence[Passage], documents: Sequence[ResolvedDocument]
) -> Passage:
    """The passage that holds a stretch of a document; the stretch's own sentence where none does."""
    for passage in passages:
        if passage.document.document.id == document and passage.span.overlaps(span):
            return passage
    resolved = next(found for found in documents if found.document.id == document)
    sentence = resolved.document.sentence_at(span.start)
    return Passage(document=resolved, span=sentence.span if sentence else span)


def _stops_of(route: Route | None) -> list[Place]:
    return [stop.place for stop in route.stops if stop.place] if route else []


def _chapter(passage: Passage, title: str, verdicts: Sequence[Verdict], *, shows: Sequence[Place] = ()) -> Chapter:
    named = [resolution for resolution in passage.document.within(passage.span) if resolution.place]
    places = [r.place for r in named if r.place and r.toponym.use == "literal"]
    return Chapter(
        title=title,
        document=passage.document.document.id,
        passage=passage.span,
        places=tuple(dict.fromkeys(place.id for place in places)),
        verdicts=tuple(_verdicts_in(passage, verdicts)),
        view=view_of(shows or places),
    )


def _verdicts_in(passage: Passage, verdicts: Sequence[Verdict]) -> Iterator[int]:
    for number, verdict in enumerate(verdicts):
        claim = verdict.claim
        if claim.document == passage.document.document.id and passage.span.overlaps(claim.quote):
            yield number


def _titled(chapter: Chapter, passage: Passage) -> Chapter:
    if chapter.title:
        return chapter
    return replace(chapter, title=_first_words(passage.document.document, passage.span))


def _first_words(document: Document, span: Span, *, longest: int = 60) -> str:
    """The opening of a passage, cut between words."""
    words = document.quote(span).split()
    title = ""
    for word in words:
        if len(title) + len(word) >= longest:
            return f"{title}…"
        title = f"{title} {word}".strip()
    return title
