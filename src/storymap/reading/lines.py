"""Text → lines with offsets and without Markdown's marks at their ends."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

LineKind = Literal["blank", "furniture", "heading", "caption", "text"]
"""What a line is, as far as it can be told from the line itself; a `heading` or `caption` is marked so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, or what is left of it when its marks are set aside."""

    start: int
    """First code point of `text` in the document."""
    text: str
    """Its words, without surrounding white space."""
    kind: LineKind
    """What it is."""
    item: bool = False
    """Whether it begins something of its own, such as an item of a list."""

    @property
    def end(self) -> int:
        """The code point after the last."""
        return self.start + len(self.text)

    def as_furniture(self) -> "Line":
        """The same line set aside."""
        return replace(self, kind="furniture")


def split_lines(text: str) -> Iterator[Line]:
    """The lines of a text, white space at their ends outside."""
    offset = 0
    for raw in text.split("\n"):
        words = raw.strip()
        start = offset + len(raw) - len(raw.lstrip()) if words else offset
        yield Line(start=start, text=words, kind="text" if words else "blank")
        offset += len(raw) + 1
