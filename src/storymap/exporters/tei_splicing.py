"""A TEI file and the toponyms found in its text → the same file with the places marked: nothing changed, nothing lost.

Only insertions are made: tags around names, a `ref` where an editor marked a place without one, an entry for storymap
in the header and a list of places at the end. An editor's own `ref` or `key` stays as it is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storymap.exporters.tei_marks import Marks, application, marks_for, place_list
from storymap.exporters.xml_text import xml_attributes
from storymap.exporters.xml_tokens import Token, xml_tokens
from storymap.language.expressions import late
from storymap.model.originals import Original, Passage
from storymap.model.places import Resolution, ResolvedDocument
from storymap.model.stories import Story
from storymap.model.texts import Span

_PLACES = frozenset(["placeName", "settlement", "country", "region", "district", "bloc", "geogName", "name", "rs"])
"""Elements with which an editor has marked a place already."""
_WORDS = frozenset({"w"})
"""Elements inside which no name may be marked, but around which."""
_CLOSED = _WORDS | frozenset(["gi", "att", "val", "tag", "code", "ident", "idno", "pc", "c"])
"""Elements that hold characters alone."""
_KNOWN = late(r"\s(ref|key)\s*=")


@dataclass(frozen=True, slots=True)
class _Insertion:
    """Something to put into the file."""

    at: int
    text: str
    closes: bool = False
    """Whether it is an end tag: those come before start tags at the same place."""


def marked_original(story: Story, resolved: ResolvedDocument, original: Original, *, stem: str) -> str:
    """The file with the document's toponyms marked; the entries of its places are called `stem-1` and so on."""
    tokens = _Tokens(original.markup)
    prefix = tokens.root.name.removesuffix(tokens.root.local)
    marks = marks_for(resolved, prefix=prefix, stem=stem)
    insertions = [
        insertion
        for resolution in resolved.resolutions
        for insertion in _of_toponym(resolution, original.passages, tokens, marks)
    ]
    insertions += _of_header(story, marks, tokens)
    listed = place_list(resolved, marks)
    if listed:
        insertions.append(_Insertion(tokens.last.start, f"{listed}\n"))
    return _inserted(original.markup, insertions)


class _Tokens:
    """The file's markup, to be asked what stands where."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.all = tuple(xml_tokens(markup))
        self._starts = [token.start for token in self.all]
        self._ends = [token.end for token in self.all]
        self._inside = list(_enclosing(self.all))
        tags = [token for token in self.all if token.kind in ("start", "empty")]
        self.root = tags[0]
        closing = (token for token in reversed(self.all) if token.kind == "end" and token.local in ("TEI", "TEI.2"))
        self.last = next(closing, self.all[-1])

    def between(self, first: int, last: int) -> Sequence[Token]:
        """The markup inside a stretch of the file."""
        return self.all[bisect_left(self._starts, first) : bisect_right(self._ends, last)]

    def enclosing(self, at: int) -> str:
        """The name of the element in which a place of the file lies, without its prefix."""
        found = bisect_right(self._ends, at) - 1
        return self._inside[found] if found >= 0 else ""

    def before(self, at: int) -> Token | None:
        """The markup that ends there."""
        found = bisect_left(self._ends, at)
        return self.all[found] if found < len(self.all) and self._ends[found] == at else None

    def after(self, at: int) -> Token | None:
        """The markup that begins there."""
        found = bisect_left(self._starts, at)
        return self.all[found] if found < len(self.all) and self._starts[found] == at else None

    def first(self, kind: str, *names: str) -> Token | None:
        """The first tag of that kind and name."""
        return next((token for token in self.all if token.kind == kind and token.local in names), None)


def _enclosing(tokens: Sequence[Token]) -> Iterator[str]:
    """For each piece of markup the element in which what follows it lies."""
    stack = [""]
    for token in tokens:
        if token.kind == "start":
            stack.append(token.local)
        elif token.kind == "end" and len(stack) > 1:
            stack.pop()
        yield stack[-1]


def _of_toponym(
    resolution: Resolution, passages: Sequence[Passage], tokens: _Tokens, marks: Marks
) -> Iterator[_Insertion]:
    found = _stretch(resolution.toponym.span, passages)
    if found is None:
        return
    first, last = _widened(*found, tokens)
    opening, closing = tokens.before(first), tokens.after(last)
    if _is_pair(opening, closing) and opening and opening.local in _PLACES:
        yield from _reference(resolution, opening, tokens, marks)
    elif _is_balanced(tokens.between(first, last)) and tokens.enclosing(first) not in _CLOSED:
        name, attributes = marks.element(resolution)
        yield _Insertion(first, f"<{name}{xml_attributes(attributes)}>")
        yield _Insertion(last, f"</{name}>", closes=True)


def _stretch(span: Span, passages: Sequence[Passage]) -> tuple[int, int] | None:
    """Where the words stand in the file; `None` where no tag can be put around them."""
    begins = next((p for p in _around(span.start, passages)), None)
    ends = next((p for p in _around(span.end - 1, passages)), None)
    if begins is None or ends is None or begins.sealed or ends.sealed:
        return None
    if not (begins.is_verbatim or span.start == begins.start) or not (ends.is_verbatim or span.end == ends.end):
        return None
    first = begins.first + (span.start - begins.start if begins.is_verbatim else 0)
    last = ends.first + (span.end - ends.start) if ends.is_verbatim else ends.last
    return (first, last) if first < last else None


def _around(offset: int, passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passage that covers a code point of the text."""
    found = bisect_right(passages, offset, key=lambda p: p.start) - 1
    if found >= 0 and passages[found].start <= offset < passages[found].end:
        yield passages[found]


def _widened(first: int, last: int, tokens: _Tokens) -> tuple[int, int]:
    """The stretch with the tags that only serve the tokens of the words, and those that it cuts in two at its ends."""
    while True:
        opening, closing = tokens.before(first), tokens.after(last)
        balance = _balance(tokens.between(first, last))
        if opening and closing and _is_pair(opening, closing) and opening.local in _WORDS:
            first, last = opening.start, closing.end
        elif closing and closing.kind == "end" and balance > 0:
            last = closing.end
        elif opening and opening.kind == "start" and balance < 0:
            first = opening.start
        else:
            return first, last


def _balance(tokens: Sequence[Token]) -> int:
    """How many elements more begin than end."""
    return sum({"start": 1, "end": -1}.get(token.kind, 0) for token in tokens)


def _is_balanced(tokens: Sequence[Token]) -> bool:
    depth = 0
    for token in tokens:
        depth += {"start": 1, "end": -1}.get(token.kind, 0)
        if depth < 0:
            return False
    return depth == 0


def _is_pair(opening: Token | None, closing: Token | None) -> bool:
    return bool(
        opening and closing and (opening.kind, closing.kind) == ("start", "end") and opening.name == closing.name
    )


def _reference(resolution: Resolution, opening: Token, tokens: _Tokens, marks: Marks) -> Iterator[_Insertion]:
    """A `ref` for a place that an editor marked without saying which it is."""
    reference = marks.reference(resolution.place)
    if reference and not _KNOWN.search(tokens.markup, opening.start, opening.end):
        yield _Insertion(opening.end - 1, xml_attributes({"ref": reference}))


def _of_header(story: Story, marks: Marks, tokens: _Tokens) -> Iterator[_Insertion]:
    """What made the marks, in the header: beside the programs that stand there, else in a description of its own."""
    entry = application(story, marks)
    if entry in tokens.markup:
        return
    inside = f"<{marks.name('appInfo')}>\n{entry}\n</{marks.name('appInfo')}>"
    known, described, file = (tokens.first("end", name) for name in ("appInfo", "encodingDesc", "fileDesc"))
    if known:
        yield _Insertion(known.start, f"{entry}\n")
    elif described:
        yield _Insertion(described.start, f"{inside}\n")
    elif file:
        name = marks.name("encodingDesc")
        yield _Insertion(file.end, f"\n<{name}>\n{inside}\n</{name}>")


def _inserted(markup: str, insertions: Sequence[_Insertion]) -> str:
    parts, at = [], 0
    for insertion in sorted(insertions, key=lambda one: (one.at, not one.closes)):
        parts += [markup[at : insertion.at], insertion.text]
        at = insertion.at
    return "".join([*parts, markup[at:]])
