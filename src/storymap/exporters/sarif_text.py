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
    """

    def __init__(self, text: str, wide_ends: Sequence[int] = ()) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._wide_ends = wide_ends

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def region(self, span: Span) -> Record:
        """Where a span stands, with its words."""
        (first_line, first), (last_line, last) = self.position(span.start), self.position(span.end - 1)
        start, end = self._offset(span.start), self._offset(span.end)
        return {
            "startLine": first_line,
            "startColumn": first,
            "endLine": last_line,
            "endColumn": last + 1,
            "charOffset": start,
            "charLength": end - start,
            "snippet": {"text": self._text[span.start : span.end]},
        }

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
