"""Story → the validation report in Markdown."""

import re
from collections.abc import Iterable, Iterator

from storymap.boundaries.atlas import Boundaries
from storymap.exporters import wording
from storymap.exporters.catalogue.words import open_words
from storymap.exporters.decisions import change_words, details, newest_first, source_words
from storymap.exporters.tracing import trace
from storymap.model.claims import Verdict, claim_id
from storymap.model.stories import Story

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")
"""Characters that Markdown may read as markup."""


class MarkdownReportExporter:
    """The validation report as Markdown; text of articles is escaped."""

    name = "report-markdown"
    version = "2"
    suffix = ".md"
    keeps = "all claims with verdicts in words"
    loses = "figures, maps, the text, toponyms, routes"
    reads = "every editor"

    def __init__(self, *, boundaries: Boundaries, explain: bool = False) -> None:
        """Take the boundaries, and whether to show what led to each verdict."""
        self._boundaries = boundaries
        self._explain = explain

    def export_story(self, story: Story) -> bytes:
        """The report, as bytes."""
        blocks = [
            f"# Geographic claims: {escape(story.title)}",
            f"{wording.summary(story).capitalize()}. {wording.status_notice(story)}".strip(),
            *_problems(story),
            *(["## All claims, in the order of the text"] if story.verdicts else []),
            *(self._verdict(story, verdict, number) for number, verdict in enumerate(story.verdicts)),
            *_not_checkable(story),
            *_chapter_sources(story),
            *_corrections(story),
            "## Data and limits",
            f"{escape(wording.data_words(story))} {wording.LIMITS}",
            _list(f"“{escape(view)}”: {escape(note)}" for view, note in self._worldviews(story)),
            _list(f"{escape(a.text)} ({escape(a.licence)})" for a in story.attributions),
        ]
        return ("\n\n".join(block for block in blocks if block) + "\n").encode("utf-8", errors="backslashreplace")

    def _worldviews(self, story: Story) -> Iterator[tuple[str, str]]:
        for view in story.worldviews:
            if view in self._boundaries.worldviews:
                yield view, self._boundaries.worldview_note(view)

    def _verdict(self, story: Story, verdict: Verdict, number: int) -> str:
        lines = (*details(verdict), *(trace(story, verdict) if self._explain else ()))
        kind = f"{verdict.claim.type.value}{wording.draft_mark(verdict)}"
        return "\n".join(
            (
                f"### {claim_id(number)}: {verdict.outcome.value} ({kind})",
                "",
                f"> {escape(wording.quote_of(story, verdict.claim))}",
                "",
                *(f"- **{escape(label)}:** {escape(content)}" for label, content in lines),
            )
        )


def escape(text: str) -> str:
    r"""Text on one line in which Markdown finds no markup.

    >>> escape("<b>*x*")
    '\\<b\\>\\*x\\*'
    """
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _problems(story: Story) -> list[str]:
    items = [
        f"{claim_id(number)}, {verdict.outcome.value}: “{escape(wording.quote_of(story, verdict.claim))}”"
        for number, verdict in wording.problems(story)
    ]
    return ["## Look at these first", _list(items)] if items else []


def _not_checkable(story: Story) -> list[str]:
    texts = {resolved.document.id: resolved.document for resolved in story.documents}
    items = [f"“{escape(texts[i.document].quote(i.quote))}”: {escape(i.reason)}" for i in story.not_checkable]
    return ["## Not checkable by geometry", _list(items)] if items else []


def _chapter_sources(story: Story) -> list[str]:
    items = [
        escape(f"{chapter.title}: {source_words(link, open_words())}")
        for chapter in story.chapters
        for link in chapter.links
    ]
    return ["## Sources of the chapters", _list(items)] if items else []


def _corrections(story: Story) -> list[str]:
    words = open_words()
    items = [escape(change_words(change, words)) for change in newest_first(story.changes)]
    return [f"## {words.say('corrections.title')}", words.say("corrections.note"), _list(items)] if items else []
