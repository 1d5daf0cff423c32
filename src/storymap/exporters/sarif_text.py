"""A text and spans of it → SARIF's regions: lines and columns from 1, offsets from 0, all in code points."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from storymap.exporters.records import Record
from storymap.language.expressions import late
from storymap.model.texts import Span

COLUMN_KIND = "unicodeCodePoints"
"""What columns count."""
LINE_ENDS = ("\r\n", "\n", "\r")
"""What ends a line, the longest first."""
_LINE_END = late(r"\r\n|\n|\r")
_LINK = late(r"\[([^\[\]]*)\](?=\()")


class Lines:
    """The lines of an artifact's text.

    Args:
        text: The text.
        wide_ends: Offsets of the line feeds that the artifact writes with two characters, where the text has one.
        first_line: Line of the artifact on which the text begins.
        indent: Characters before each of its lines there.
    """

    def __init__(self, text: str, wide_ends: Sequence[int] = (), *, first_line: int = 1, indent: int = 0) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._wide_ends = wide_ends
        self._before = first_line - 1
        self._indent = indent

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, from 1."""
        line = bisect_right(self._starts, offset)
        return self._before + line, self._indent + offset - self._starts[line - 1] + 1

    def region(self, span: Span) -> Record:
        """Where a span stands, with its words."""
        (first_line, first), (last_line, last) = self.position(span.start), self.position(span.end - 1)
        return {
            "startLine": first_line,
            "startColumn": first,
            "endLine": last_line,
            "endColumn": last + 1,
            **self._offsets(span),
            "snippet": {"text": self._text[span.start : span.end]},
        }

    def _offsets(self, span: Span) -> Record:
        """Offsets in the artifact; none where the text is only a part of it."""
        if self._before or self._indent:
            return {}
        start, end = self._offset(span.start), self._offset(span.end)
        return {"charOffset": start, "charLength": end - start}

    def _offset(self, offset: int) -> int:
        return offset + bisect_left(self._wide_ends, offset)


def message(words: str) -> Record:
    r"""Words as a message in which nothing is taken for a link, though the article may have written one.

    >>> print(message("the [place](1) named")["text"])
    the \[place\](1) named
    """
    return {"text": _LINK.sub(_unlinked, words)}


def _unlinked(found: re.Match[str]) -> str:
    return f"\\[{found[1]}\\]"
