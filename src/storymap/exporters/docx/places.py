"""The markup of a DOCX → where around its words a comment may begin and end.

Word keeps comments out of headers, notes and text boxes ([MS-OI29500] 2.1.315), and the schema keeps the marks of
comments out of what they may not stand in. Words in such places get their comment around what holds them.
"""

from dataclasses import dataclass

from storymap.exporters.docx.markup import Markup, Words
from storymap.language.wordlists import word_set

_AROUND_PARAGRAPHS = word_set("document body tbl tr tc sdt sdtContent customXml")
_AROUND_RUNS = word_set("hyperlink ins moveTo smartTag sdt sdtContent customXml fldSimple dir bdo")
"""Elements of a paragraph in which marks may stand beside runs."""
_KEPT = ' xml:space="preserve"'


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment may begin or end."""

    at: int
    """Code point of the markup."""
    outside: int
    """Where the mark of its reference may stand: in the paragraph itself, not in a link, a field or an insertion."""
    exact: bool = True
    """Whether it is at the words, and not around what holds them."""
    opening: str = ""
    """Tags that end the run there."""
    closing: str = ""
    """Tags that begin it again, as it was."""
    kept: int | None = None
    """Where in the start tag of words that are cut in two it must be said that their white space counts."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """What holds words, by the numbers of the start tags."""

    unit: int
    """The smallest element that marks may stand beside."""
    child: int
    """The child of the paragraph that it is, or is in."""


class Places:
    """Where comments may stand in a part."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup

    def before(self, words: Words, offset: int) -> Place | None:
        """Where a comment may begin on the code point `offset` of the part's words."""
        return self._place(words, offset - words.first, begins=True)

    def after(self, words: Words, offset: int) -> Place | None:
        """Where a comment may end after the code point before `offset`."""
        return self._place(words, offset - words.first, begins=False)

    def around(self, index: int, *, begins: bool) -> Place | None:
        """Where a comment may begin or end that is on whatever holds an element."""
        holder = self._holder(index)
        return self._beside(holder, begins=begins, exact=False) if holder else None

    def _place(self, words: Words, at: int, *, begins: bool) -> Place | None:
        holder = self._holder(words.token)
        if holder is None or not words.shown:
            return None
        whole = at == (0 if begins else words.length)
        if not self._is_run_of(holder, words) or not (words.plain or whole):
            return self._beside(holder, begins=begins, exact=False)
        if whole and (self._opens_run(words.token) if begins else self._closes_run(words.token)):
            return self._beside(holder, begins=begins, exact=True)
        return self._inside(holder, words, at)

    def _beside(self, holder: _Holder, *, begins: bool, exact: bool) -> Place:
        at = self._markup.tokens[holder.unit].start if begins else self._markup.end(holder.unit)
        return Place(at, self._outside(holder, at), exact)

    def _inside(self, holder: _Holder, words: Words, at: int) -> Place:
        """In the middle of a run, which ends there and begins again with all its properties."""
        prefix, tag = self._markup.prefix, self._markup.tokens[words.token]
        ended, begun = f"</{prefix}r>", self._run_tags(holder.unit)
        if at in (0, words.length):
            spot = self._markup.end(words.token) if at else tag.start
            return Place(spot, self._outside(holder, spot), True, ended, begun)
        spot = self._markup.spot(words, at)
        kept = None if "xml:space" in self._markup.tag(tag) else tag.end - 1
        ended, begun = f"</{prefix}t>{ended}", f"{begun}<{prefix}t{_KEPT}>"
        return Place(spot, self._outside(holder, spot), True, ended, begun, kept)

    def _outside(self, holder: _Holder, at: int) -> int:
        return at if holder.unit == holder.child else self._markup.end(holder.child)

    def _run_tags(self, run: int) -> str:
        """The start tag of a run and its properties, as they are written."""
        return self._markup.text[self._markup.tokens[run].start : self._start_of_content(run)]

    def _start_of_content(self, run: int) -> int:
        properties = self._markup.tokens[run + 1].name == f"{self._markup.prefix}rPr"
        return self._markup.end(run + 1) if properties else self._markup.tokens[run].end

    def _opens_run(self, index: int) -> bool:
        return self._start_of_content(self._markup.parents[index]) == self._markup.tokens[index].start

    def _closes_run(self, index: int) -> bool:
        return self._markup.end(index) == self._markup.tokens[self._markup.closes[self._markup.parents[index]]].start

    def _is_run_of(self, holder: _Holder, words: Words) -> bool:
        run = self._markup.tokens[holder.unit]
        return self._markup.parents[words.token] == holder.unit and run.name == f"{self._markup.prefix}r"

    def _holder(self, index: int) -> _Holder | None:
        path = self._markup.path(index)
        paragraph = self._count(path, _AROUND_PARAGRAPHS)
        child = paragraph + 1
        if child >= len(path) or self._markup.tokens[path[paragraph]].name != f"{self._markup.prefix}p":
            return None
        unit = child + self._count(path[child:-1], _AROUND_RUNS)
        return _Holder(path[unit], path[child])

    def _count(self, path: list[int], names: frozenset[str]) -> int:
        """How many elements at the beginning have one of the names."""
        return next((n for n, index in enumerate(path) if not self._markup.is_one_of(index, names)), len(path))
