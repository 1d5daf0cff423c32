"""A well-formed XML file → where its tags stand: for writing something between them without touching anything else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from storymap.language.expressions import late

_TOKEN = late(
    r"""
    <!--.*?-->                                            # comment
    | <!\[CDATA\[.*?\]\]>                                 # section
    | <\?.*?\?>                                           # processing instruction
    | <!DOCTYPE(?:[^\[>"']|"[^"]*"|'[^']*')*(?:\[.*?\]\s*)?>
    | </(?P<end>[^\s>]+)\s*>
    | <(?P<start>[^\s/>!?]+)(?:[^"'>]|"[^"]*"|'[^']*')*>  # start tag, or empty element
    """,
    16 | 64,  # the flags for any character and for comments in the expression
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of markup."""

    start: int
    """First code point."""
    end: int
    """The code point after the last."""
    kind: Literal["start", "end", "empty", "other"]
    """A tag of an element, or a comment, section, instruction or document type."""
    name: str
    """The element's name with its prefix; empty for other markup."""

    @property
    def local(self) -> str:
        """The element's name without its prefix."""
        return self.name.rpartition(":")[2]


def xml_tokens(markup: str) -> Iterator[Token]:
    """The markup of a file that a parser has found to be well formed, in order."""
    for found in _TOKEN.finditer(markup):
        name = found["end"] or found["start"] or ""
        if found["end"]:
            yield Token(found.start(), found.end(), "end", name)
        elif found["start"]:
            empty = found[0].endswith("/>")
            yield Token(found.start(), found.end(), "empty" if empty else "start", name)
        else:
            yield Token(found.start(), found.end(), "other", "")
