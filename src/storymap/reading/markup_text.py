"""The tree of a page or of a part of one → its text: a paragraph a block, blank lines between, nothing else kept."""

import re
from collections.abc import Iterable, Iterator

from storymap.language.wordlists import word_set
from storymap.reading.extracts import Heading

BLOCKS = word_set(
    """
    p div h1 h2 h3 h4 h5 h6 head li item ul ol list dl dt dd blockquote quote pre code ab table row tr thead tbody tfoot
    caption article section main header footer aside nav address details summary hr body html figure figcaption center
    form fieldset
    """
)
"""Elements that stand in lines of their own, of HTML and of the trees that trafilatura makes."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head"})
CELLS = frozenset({"cell", "td", "th"})
BREAKS = frozenset({"br", "lb"})
SKIPPED = word_set(
    """
    head script style noscript template nav aside footer form button select textarea option svg math iframe object audio
    video canvas dialog figure
    """
)
"""Elements whose words are no part of an article, where nobody has found out what the article is."""
_TOP = 4
"""Paragraphs at the top among which the title may stand."""
_SHARED = 0.6
_SPACE = re.compile(r"[ \t\r\f\v\x00-\x08\x0e-\x1f\u00a0]+")


class BlockText:
    """Words as they come → paragraphs."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._paragraphs: list[str] = []

    def add(self, words: str | None) -> None:
        """Add running text, whose line ends mean no more than a space."""
        if words:
            self._parts.append(words.replace("\n", " "))

    def break_line(self) -> None:
        """End a line; two ends of lines are the end of a paragraph."""
        if "".join(self._parts[-1:]).endswith("\n"):
            self.end_block()
        else:
            self._parts.append("\n")

    def end_cell(self) -> None:
        """Divide the cells of a table's row."""
        if self._parts:
            self._parts.append(" | ")

    def end_block(self, *, heading: bool = False) -> None:
        """End the paragraph, which may be a heading."""
        lines = (_SPACE.sub(" ", line).strip(" |") for line in "".join(self._parts).split("\n"))
        paragraph = "\n".join(line for line in lines if line)
        if paragraph:
            self._paragraphs.append(Heading(paragraph) if heading else paragraph)
        self._parts = []

    def paragraphs(self) -> tuple[str, ...]:
        """All paragraphs so far."""
        self.end_block()
        return tuple(self._paragraphs)


def paragraphs_of(steps: Iterable[tuple[str, str, str | None]]) -> tuple[str, ...]:
    """The paragraphs of a tree that is told as steps: `start`, tag, text and `end`, tag, tail."""
    text = BlockText()
    for step, tag, words in steps:
        if tag in BREAKS and step == "start":
            text.break_line()
        elif tag in CELLS and step == "end":
            text.end_cell()
        elif tag in BLOCKS:
            text.end_block(heading=step == "end" and tag in HEADINGS)
        text.add(words)
    return text.paragraphs()


def without_repeats(paragraphs: Iterable[str]) -> Iterator[str]:
    """The paragraphs but for those that follow their like: pages hold some twice, for wide and for narrow screens."""
    before = ""
    for paragraph in paragraphs:
        if paragraph != before:
            yield paragraph
        before = paragraph


def with_title(title: str | None, paragraphs: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs with the title before them, unless it is among the first of them anyway."""
    found = tuple(paragraphs)
    wanted = _letters(title or "")
    if not wanted or any(_is_same_title(wanted, _letters(paragraph)) for paragraph in found[:_TOP]):
        return found
    return (Heading(" ".join((title or "").split())), *found)


def _is_same_title(first: str, second: str) -> bool:
    """Whether two titles are one, or one of them with something after it, such as the name of the site."""
    short, long = sorted((first, second), key=len)
    return long.startswith(short) and len(short) >= _SHARED * len(long)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
