"""Story → DOCX: the document that was read, or a new one, with a comment on each claim and each doubtful place."""

from collections.abc import Iterator, Mapping, Sequence

from storymap.boundaries.atlas import Boundaries
from storymap.errors import InputError
from storymap.exporters import wording
from storymap.exporters.docx.anchors import stretches_within
from storymap.exporters.docx.balloons import Lines
from storymap.exporters.docx.commenting import Comment, add_comments
from storymap.exporters.docx.package import Parts, read_parts, write_parts
from storymap.exporters.docx.remarks import Remark, find_remarks
from storymap.exporters.docx.writing import write_texts
from storymap.exporters.originals import unchanged_original
from storymap.exporters.provenance import about_lines
from storymap.model.originals import OfficeFile, Stretch
from storymap.model.stories import Story
from storymap.model.texts import Document

_SHOWN = 20
"""How many comments without a place are told in the first one; the others are counted."""
_LONGEST = 300
"""Words of a text that a comment repeats."""


class DocxExporter:
    """The texts of a story with comments for the people who write them."""

    name = "docx"
    version = "1"
    suffix = ".docx"
    keeps = (
        "claims with verdicts and doubtful places as comments on their words; the whole texts; of a DOCX input "
        "everything, unchanged"
    )
    loses = "routes, places that are sure, evidence, chapters, rejected verdicts"
    reads = "Word, LibreOffice, Google Docs, Pages, python-docx"
    for_desks = True

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The file.

        Raises:
            InputError: Several DOCX were read, of which only one can be given back; or one is damaged.
        """
        parts, stretches = self._texts(story)
        texts = {resolved.document.id: resolved.document for resolved in story.documents}
        comments = [_comment(remark, texts[remark.document], stretches) for remark in find_remarks(story)]
        add_comments(parts, comments, lambda lost: (*_findings(story, lost), *self._about(story)))
        return write_parts(parts)

    def _texts(self, story: Story) -> tuple[Parts, Mapping[str, Sequence[Stretch]]]:
        """The file to put comments into, and where it has the words of each document."""
        read = {resolved.document.id: unchanged_original(resolved) for resolved in story.documents}
        files = {name: original for name, original in read.items() if isinstance(original, OfficeFile)}
        if files and len(read) > 1:
            raise InputError(
                f"{len(read)} articles cannot be given back as one DOCX, for {', '.join(files)} would lose its own "
                "form; export them one at a time"
            )
        if not files:
            return write_texts(story, self)
        return read_parts(*(file.data for file in files.values())), {name: f.stretches for name, f in files.items()}

    def _about(self, story: Story) -> Lines:
        return (("Limits", wording.LIMITS), *((label.capitalize(), words) for label, words in about_lines(story, self)))


def _comment(remark: Remark, document: Document, stretches: Mapping[str, Sequence[Stretch]]) -> Comment:
    return Comment(
        words=wording.shortened(document.quote(remark.span), _LONGEST),
        stretches=stretches_within(remark.span, stretches[remark.document]),
        lines=remark.lines,
    )


def _findings(story: Story, lost: Sequence[Comment]) -> Iterator[tuple[str, str]]:
    """What the first comment says of all the others."""
    kept = [verdict for verdict in story.verdicts if verdict.status != "rejected"]
    yield "storymap", f"{wording.tally(kept)}. {wording.DRAFT_NOTICE}"
    if len(kept) < len(story.verdicts):
        yield "Rejected by a person, and without a comment", f"{len(story.verdicts) - len(kept)} verdicts"
    for comment in lost[:_SHOWN]:
        yield "Without a place in the document", f"“{comment.words}”"
        yield from comment.lines
    if len(lost) > _SHOWN:
        yield "Without a place in the document", f"{len(lost) - _SHOWN} more; validate the article to see them"
