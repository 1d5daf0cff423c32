"""Spans ⇄ anchors: words found again in a text by what they are, what stands around them, and where they stood."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TypeVar

from storymap.model.texts import Span
from storymap.stories.file.comparing import Text
from storymap.stories.file.entries import Anchor

LONGEST_EXACT = 160
"""Longer passages are told by their beginning and their end."""
EDGE = 48
"""So much of a beginning or an end is quoted, to whole words."""
CONTEXT = 24
"""So much of what stands before and behind is quoted."""

AKIN = 0.5
"""Least likeness of the surroundings, in [0, 1], at which short words are taken to be the same place in the text."""
TELLING = 24
"""Words of so many characters that stand only once in a text are the same wherever they stand."""
REWORDED = 0.72
"""Least likeness of words that were changed in a new version and stand where the old ones stood."""
LARGEST = 2
"""A passage that became longer by more than this factor holds another text between its beginning and its end."""
_WINDOW = 1500
"""How far from where they are expected changed words are looked for, in characters."""
_FUZZY_LEAST = 20
"""Shorter words are never found in a changed form: Iran is not Iraq."""

A = TypeVar("A", bound=Anchor)


def one_line(words: str) -> str:
    r"""The words with one space for any white space.

    >>> one_line("the lamp\n  stood")
    'the lamp stood'
    """
    return " ".join(words.split())


def anchor_of(text: str, span: Span) -> Anchor:
    """The anchor of a stretch of a text."""
    words = text[span.start : span.end]
    line = one_line(words)
    long = len(line) > LONGEST_EXACT
    return Anchor(
        exact=None if long else (line if line else words),
        begins=_head(line, EDGE) if long else None,
        ends=_tail(line, EDGE) if long else None,
        prefix=_tail(one_line(text[max(0, span.start - 2 * CONTEXT) : span.start]), CONTEXT),
        suffix=_head(one_line(text[span.end : span.end + 2 * CONTEXT]), CONTEXT),
        start=span.start,
        end=span.end,
    )


def _head(line: str, most: int) -> str:
    """The beginning of a line, to the end of a word."""
    if len(line) <= most:
        return line
    cut = line.rfind(" ", 0, most + 1)
    return line[: cut if cut > 0 else most]


def _tail(line: str, most: int) -> str:
    """The end of a line, from the beginning of a word."""
    if len(line) <= most:
        return line
    cut = line.find(" ", len(line) - most - 1)
    return line[cut + 1 :] if 0 <= cut < len(line) - 1 else line[-most:]


def find_span(anchor: Anchor, text: Text) -> Span | None:
    """Where the anchor's words stand; `None` when they stand nowhere, or nobody can tell at which place of several."""
    span = _at_position(anchor, text.text)
    if span is not None:
        return span
    expected = text.expected(anchor.start) if anchor.start is not None else None
    if anchor.exact is not None:
        return _chosen(list(_occurrences(anchor.exact, text.text)), anchor, text.text, expected) or _reworded(
            anchor.exact, anchor, text, expected
        )
    return _passage(anchor, text, expected)


def _at_position(anchor: Anchor, text: str) -> Span | None:
    """The position, when the very words stand there between the very words around them."""
    start, end = anchor.start, anchor.end
    if start is None or end is None or not 0 <= start < end <= len(text):
        return None
    words = one_line(text[start:end])
    if anchor.exact is not None:
        same = words == one_line(anchor.exact)
    else:
        same = words.startswith(one_line(anchor.begins or "")) and words.endswith(one_line(anchor.ends or ""))
    return Span(start=start, end=end) if same and likeness(anchor, text, start, end) == 1 else None


def _occurrences(words: str, text: str) -> Iterator[Span]:
    """Every place where the words stand, whatever white space divides them; never inside another word."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return
    before = r"(?<!\w)" if re.match(r"\w", words.split(maxsplit=1)[0]) else ""
    behind = r"(?!\w)" if re.match(r"\w", words.rsplit(maxsplit=1)[-1][-1]) else ""
    for match in re.finditer(before + r"\s+".join(parts) + behind, text):
        yield Span(start=match.start(), end=match.end())


def likeness(anchor: Anchor, text: str, start: int, end: int) -> float:
    """How like the surroundings of a stretch are to those that the anchor quotes, in [0, 1]."""
    before = one_line(text[max(0, start - 2 * CONTEXT) : start])
    behind = one_line(text[end : end + 2 * CONTEXT])
    prefix, suffix = one_line(anchor.prefix), one_line(anchor.suffix)
    shares = [
        *([_alike(prefix[::-1], before[::-1])] if prefix else []),
        *([_alike(suffix, behind)] if suffix else []),
    ]
    return sum(shares) / len(shares) if shares else 1.0


def _alike(wanted: str, found: str) -> float:
    """1 where the text goes on as it did; else how like the two are."""
    if found.startswith(wanted):
        return 1.0
    return SequenceMatcher(None, wanted, found[: len(wanted)], autojunk=False).ratio()


def _chosen(spans: list[Span], anchor: Anchor, text: str, expected: int | None) -> Span | None:
    """The one of several places whose surroundings are most like those quoted; of those as like, the nearest."""
    if not spans:
        return None
    ranked = sorted(
        ((likeness(anchor, text, s.start, s.end), -abs(s.start - expected) if expected is not None else 0, s))
        for s in spans
    )
    best = ranked[-1]
    if len(spans) == 1 and (best[2].length >= TELLING or not (anchor.prefix or anchor.suffix)):
        return best[2]
    if best[0] < AKIN:
        return None
    level = [one for one in ranked if one[0] > best[0] - 0.01]
    return best[2] if len(level) == 1 or expected is not None else None


def _passage(anchor: Anchor, text: Text, expected: int | None) -> Span | None:
    """A long passage: from its beginning to the nearest end behind it."""
    head = Anchor(exact=anchor.begins, prefix=anchor.prefix, start=anchor.start)
    begin = _chosen(list(_occurrences(anchor.begins or "", text.text)), head, text.text, expected)
    begin = begin or _reworded(anchor.begins or "", head, text, expected)
    if begin is None:
        return None
    length = (anchor.end - anchor.start) if anchor.end is not None and anchor.start is not None else None
    tail = Anchor(exact=anchor.ends, suffix=anchor.suffix)
    goal = text.expected(anchor.end - len(anchor.ends or "")) if anchor.end is not None else begin.end
    ends = [s for s in _occurrences(anchor.ends or "", text.text) if s.end > begin.start]
    end = min(
        ends, key=lambda s: (-round(likeness(tail, text.text, s.start, s.end), 1), abs(s.start - goal)), default=None
    )
    end = end or _reworded(anchor.ends or "", tail, text, goal)
    if end is None or end.end <= begin.start or (length and end.end - begin.start > LARGEST * length):
        return None
    return Span(start=begin.start, end=end.end)


def _reworded(words: str, anchor: Anchor, text: Text, expected: int | None) -> Span | None:
    """Words that were changed: what stands near their old place and is most like them, if it is like enough."""
    line = one_line(words)
    if len(line) < _FUZZY_LEAST or expected is None:
        return None
    low, high = max(0, expected - _WINDOW), min(len(text.text), expected + _WINDOW + len(words))
    matches = list(re.compile(r"\S+").finditer(text.text, low, high))
    count = len(line.split())
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(line)
    best: tuple[float, int, Span] | None = None
    for first in range(len(matches)):
        for last in {first + count - 2, first + count - 1, first + count}:
            if not first <= last < len(matches):
                continue
            span = Span(start=matches[first].start(), end=matches[last].end())
            matcher.set_seq1(one_line(text.text[span.start : span.end]))
            if matcher.real_quick_ratio() < REWORDED or matcher.quick_ratio() < REWORDED:
                continue
            found = (
                matcher.ratio() + 0.2 * likeness(anchor, text.text, span.start, span.end),
                -abs(span.start - expected),
                span,
            )
            if matcher.ratio() >= REWORDED and (best is None or found > best):
                best = found
    return best[2] if best else None
