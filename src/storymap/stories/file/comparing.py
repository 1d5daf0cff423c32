"""Two versions of a text → the stretches that both have, and where what stood in the old one lies in the new one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from storymap.model.texts import Span

Block = tuple[int, int, int]
"""A stretch that both versions have: where in the old one, where in the new one, how many characters."""

SURVIVES = 0.5
"""Least share of a passage that must be left of it to be the same passage."""
DENSE = 0.4
"""Least share of what lies between its first and its last word in the new version that must be its own."""
VERSION = 0.3
"""Least share of the shorter of two texts that both have, if one is a version of the other."""
_TELLING = 12
"""Stretches inside a changed line that are shorter say nothing: `and the` stands everywhere."""
_MOST_WORDS = 4000
"""Longer changed stretches are compared by their lines only."""
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with where the words of an older version of it are expected."""

    text: str
    """The text."""
    blocks: tuple[Block, ...] = ()
    """Stretches that both versions have, in order; empty for no other version."""

    def expected(self, offset: int) -> int:
        """Where an offset of the old version lies in this one, as near as can be told."""
        shift = 0
        for old, new, length in self.blocks:
            if offset < old:
                break
            shift = new - old
            if offset < old + length:
                break
        return max(0, offset + shift)

    def left_of(self, start: int, end: int) -> Span | None:
        """What is left of a stretch of the old version, from its first to its last word; `None` for less than half."""
        pieces = [
            (max(start, old), min(end, old + length), new - old)
            for old, new, length in self.blocks
            if old < end and start < old + length
        ]
        kept = sum(last - first for first, last, _ in pieces)
        if not pieces or kept < SURVIVES * (end - start):
            return None
        found = Span(start=pieces[0][0] + pieces[0][2], end=pieces[-1][1] + pieces[-1][2])
        if kept < DENSE * found.length:
            return None
        words = self.text[found.start : found.end]
        return Span(
            start=found.start + len(words) - len(words.lstrip()), end=found.end - len(words) + len(words.rstrip())
        )


def compare(old: str, new: str) -> Text:
    """A text with its older version."""
    return Text(text=new) if old == new else Text(text=new, blocks=tuple(_blocks(old, new)))


def is_version(old: str, new: str) -> bool:
    """Whether a text is another version of one, and not another text."""
    if old == new:
        return True
    return sum(length for _, _, length in compare(old, new).blocks) >= VERSION * min(len(old), len(new))


def _blocks(old: str, new: str) -> Iterator[Block]:
    """Lines that both have, and words within the lines that changed."""
    at_old, at_new = 0, 0
    for start, there, length in _common(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        yield from _inside(old, new, (at_old, start), (at_new, there))
        if length:
            yield start, there, length
        at_old, at_new = start + length, there + length


def _inside(old: str, new: str, changed: tuple[int, int], by: tuple[int, int]) -> Iterator[Block]:
    a, b = _WORD.findall(old[changed[0] : changed[1]]), _WORD.findall(new[by[0] : by[1]])
    if a and b and max(len(a), len(b)) <= _MOST_WORDS:
        first = len(old[changed[0] : changed[1]]) - len("".join(a))
        other = len(new[by[0] : by[1]]) - len("".join(b))
        for start, there, length in _common(a, b):
            if length >= _TELLING:
                yield changed[0] + first + start, by[0] + other + there, length


def _common(a: Sequence[str], b: Sequence[str]) -> Iterator[Block]:
    """Runs of equal parts, in characters; the last one is empty and stands at both ends."""
    starts_a, starts_b = _starts(a), _starts(b)
    for match in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        yield starts_a[match.a], starts_b[match.b], starts_a[match.a + match.size] - starts_a[match.a]


def _starts(parts: Sequence[str]) -> list[int]:
    found = [0]
    for part in parts:
        found.append(found[-1] + len(part))
    return found
