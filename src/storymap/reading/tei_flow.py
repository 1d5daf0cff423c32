"""Words as they come → text with one space for white space and a blank line between blocks, and its passages."""

from dataclasses import replace

from storymap.language.expressions import late
from storymap.model.originals import Passage

_RUNS = late(r"\s+|\S+")
_RANK = ("", " ", "\n", "\n\n")
"""What parts words, the weaker before the stronger."""


class Flow:
    """A text that grows: the running text, or a note on it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._passages: list[Passage] = []

    def part(self, gap: str) -> None:
        """Part what comes from what was, where something was: by a space, a line or a blank line."""
        if self._parts and _RANK.index(gap) > _RANK.index(self._gap):
            self._gap = gap

    def add(self, words: str, first: int, last: int, *, sealed: bool) -> None:
        """Words of the file with their place in it; white space parts them."""
        if last - first != len(words):
            self._add_run(words, first, last, sealed=sealed)
            return
        for run in _RUNS.finditer(words):
            self._add_run(run[0], first + run.start(), first + run.end(), sealed=sealed)

    def append(self, other: "Flow") -> None:
        """Another flow behind a blank line."""
        text, passages = other.text()
        if not text:
            return
        self.part("\n\n")
        self._open_gap()
        start = self._length
        self._put(text)
        moved = (replace(p, start=p.start + start, end=p.end + start) for p in passages)
        self._passages += moved
        self.part("\n\n")

    def text(self) -> tuple[str, tuple[Passage, ...]]:
        """What has grown so far."""
        return "".join(self._parts), tuple(self._passages)

    def _add_run(self, run: str, first: int, last: int, *, sealed: bool) -> None:
        if run.isspace():
            self.part(" ")
            return
        self._open_gap()
        start = self._length
        self._put(run)
        self._passages.append(Passage(start=start, end=self._length, first=first, last=last, sealed=sealed))

    def _open_gap(self) -> None:
        self._put(self._gap)
        self._gap = ""

    def _put(self, words: str) -> None:
        self._parts += [words] if words else []
        self._length += len(words)
