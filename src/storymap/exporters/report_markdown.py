"""Story → the validation report in Markdown."""

import re

from storymap.boundaries.atlas import Boundaries
from storymap.exporters import wording
from storymap.exporters.records import claim_id, not_checkable_records
from storymap.model.claims import Verdict
from storymap.model.stories import Story

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")
"""Characters that Markdown may read as markup."""


class MarkdownReportExporter:
    """The validation report as Markdown; text of articles is escaped."""

    name = "report-markdown"
    version = "1"
    suffix = ".md"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The report, as bytes."""
        blocks = [
            f"# Geographic claims: {escape(story.title)}",
            f"{wording.tally(story.verdicts).capitalize()}. {wording.DRAFT_NOTICE}",
            *(_verdict_block(story, verdict, number) for number, verdict in enumerate(story.verdicts)),
            *_not_checkable_block(story),
            "## Data and limits",
            f"{escape(wording.data_words(story))} {wording.LIMITS}",
            "\n".join(f"- {escape(a.text)} ({escape(a.licence)})" for a in story.attributions),
        ]
        return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def escape(text: str) -> str:
    r"""Text on one line in which Markdown finds no markup.

    >>> escape("<b>*x*")
    '\\<b\\>\\*x\\*'
    """
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _verdict_block(story: Story, verdict: Verdict, number: int) -> str:
    quote = escape(wording.quote_of(story, verdict.claim))
    lines = [
        f"## {claim_id(number)}: {verdict.outcome.value} ({verdict.claim.type.value})",
        "",
        f"> {quote}",
        "",
        *(f"- **{label}:** {escape(content)}" for label, content in wording.details(verdict)),
    ]
    return "\n".join(lines)


def _not_checkable_block(story: Story) -> list[str]:
    items = [item for item in not_checkable_records(story) if isinstance(item, dict)]
    if not items:
        return []
    lines = (f"- “{escape(str(item['quote']))}”: {escape(str(item['reason']))}" for item in items)
    return ["## Not checkable by geometry", "\n".join(lines)]
