"""The file that a document comes from → what is needed to point into it, or to write a TEI or DOCX back whole."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """The file that a person handed in, so that findings can point into it."""

    name: str
    """Its path as given, or its address."""
    is_text: bool
    """Whether the text's lines are lines of it: plain text, Markdown, TEI or a story file, not a PDF."""
    wide_ends: tuple[int, ...] = ()
    """Offsets in the document's text of the line feeds that the file writes with two characters, CR and LF."""
    first_line: int = 1
    """Line of the file on which the text begins: in a story file it stands among other things."""
    indent: int = 0
    """Characters before each of its lines there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document's text, and where it stands in the file that it was read from.

    Both have the same length where the file writes the characters as they are, and another one for an entity such as
    `&amp;`. What no passage covers is white space that the reading put there.
    """

    start: int
    """First code point in the document's text."""
    end: int
    """The code point after the last."""
    first: int
    """First code point in the file."""
    last: int
    """The code point after the last, in the file."""
    sealed: bool = False
    """Whether no markup can be put inside: a CDATA section."""

    @property
    def is_verbatim(self) -> bool:
        """Whether the file writes the characters as they are."""
        return self.end - self.start == self.last - self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The file that a document was read from."""

    markup: str
    """All of it, as decoded."""
    encoding: str
    """The encoding it was decoded from."""
    text: str
    """The text that was read from it; a document whose text is another one was changed since."""
    title: str | None
    """The title that was read from it."""
    passages: tuple[Passage, ...]
    """The stretches of the text, in the order of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters of a document's text that stand in a part of an office file, the same but for kinds of white space.

    What no stretch covers is white space and separators that the reading put there.
    """

    start: int
    """First code point in the document's text."""
    end: int
    """The code point after the last."""
    part: str
    """Name of the part: `word/document.xml`."""
    first: int
    """First code point in the words of the part: the contents of its elements called `t`, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFile:
    """The DOCX that a document was read from."""

    data: bytes
    """All of it."""
    suffix: str
    """How a file of its kind is called: `.docx`, with macros `.docm`."""
    text: str
    """The text that was read from it; a document whose text is another one was changed since."""
    title: str | None
    """The title that was read from it."""
    stretches: tuple[Stretch, ...]
    """Where its words stand, in the order of the text."""
