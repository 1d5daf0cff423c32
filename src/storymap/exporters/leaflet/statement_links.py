"""Statements → links to the chapters that show their words."""

from collections.abc import Sequence

from storymap.exporters.catalogue.words import Words
from storymap.exporters.markup import Markup, element, join
from storymap.model.chapters import Chapter
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Statement, Stop


def text_link(
    statement: Statement, documents: Sequence[ResolvedDocument], chapters: Sequence[Chapter], words: Words
) -> Markup:
    """The title of the text that says it, as a link to the chapter that shows the words where one does."""
    document = next(r.document for r in documents if r.document.id == statement.document)
    chapter = _chapter_with(statement, chapters)
    lang = words.foreign(document.language)
    name = document.source.title or document.id
    if chapter is None:
        return element("span", name, lang=lang, dir="auto")
    return element("a", name, href=f"#chapter-{chapter + 1}", lang=lang, dir="auto")


def _chapter_with(statement: Statement, chapters: Sequence[Chapter]) -> int | None:
    shown = (
        index
        for index, chapter in enumerate(chapters)
        if chapter.document == statement.document
        and chapter.passage is not None
        and chapter.passage.overlaps(statement.span)
    )
    return next(shown, None)


def told_elsewhere(
    stop: Stop, documents: Sequence[ResolvedDocument], chapters: Sequence[Chapter], words: Words
) -> Markup:
    """The other texts that tell a stop, each once; nothing where none does."""
    others = {s.document: s for s in reversed(stop.statements) if s.document != stop.document}
    links = [text_link(others[key], documents, chapters, words) for key in reversed(others)]
    if not links:
        return Markup("")
    separator = words.say("lists.separator")
    listed = join(links[0], *(join(separator, link) for link in links[1:]))
    return words.markup("chapter.also_told", documents=listed)
