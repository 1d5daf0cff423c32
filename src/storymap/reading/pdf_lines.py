"""Lines of a PDF's pages → paragraphs: running heads left out, divided words put together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from storymap.reading.extracts import Heading

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SPACE = re.compile(r"[ \t\r\f\v\x00-\x1f\u00a0]+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE_LINES = 2
"""Lines at the top and the bottom of a page that may be running heads."""
_RUNNING_SHARE = 0.5
"""Share of the pages on which a line stands before it is a running head."""
_FEWEST_PAGES = 3
_WIDE_GAP = 1.25
"""Distance between lines, in the usual one, from which a paragraph ends."""
_OTHER_SIZE = 1.08
_LONGEST_HEADING = 150
_SHORT = 0.75
"""Share of the usual length up to which the last line of a paragraph is surely short."""
_ENDS = ".!?…:\"'”’»)"
_DIVIDED = re.compile(r"(?<!\w)(\w+)[-\u00ad\u2010]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLine:
    """A line as it is printed."""

    text: str
    """Its words."""
    height: float
    """Above the page's bottom, in points."""
    size: float
    """Of the type, in points."""


def without_running_heads(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """The pages without blank lines, page numbers, and what stands on most of them at the same edge."""
    clean = [[_clean(line) for line in page] for page in pages]
    clean = [[line for line in page if line.text] for page in clean]
    counts = Counter(key for page in clean for key in {_key(line) for line in _edges(page)})
    needed = max(_FEWEST_PAGES, _RUNNING_SHARE * len(clean))
    running = {key for key, count in counts.items() if count >= needed}
    return [_without(page, running) for page in clean]


def join_lines(pages: Sequence[Sequence[PdfLine]]) -> tuple[str, ...]:
    """The paragraphs of all pages; one that goes on overleaf is one."""
    lines = [line for page in pages for line in page]
    if not lines:
        return ()
    gap = _usual_gap(lines)
    length = sorted(len(line.text) for line in lines)[int(0.9 * (len(lines) - 1))]
    blocks: list[list[PdfLine]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _ends_paragraph(before, line, gap=gap, length=length):
            blocks.append([])
        blocks[-1].append(line)
    compounds, body = _compounds(lines), _body_size(lines)
    return tuple(_paragraph(block, compounds, body) for block in blocks)


def _clean(line: PdfLine) -> PdfLine:
    words = _SPACE.sub(" ", line.text.translate(_LIGATURES)).strip()
    return PdfLine(text=words, height=line.height, size=line.size)


def _edges(page: Sequence[PdfLine]) -> Iterator[PdfLine]:
    yield from page[:_EDGE_LINES]
    yield from page[-_EDGE_LINES:]


def _key(line: PdfLine) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _without(page: list[PdfLine], running: set[str]) -> list[PdfLine]:
    last = len(page) - _EDGE_LINES
    return [
        line
        for number, line in enumerate(page)
        if not (
            (number < _EDGE_LINES or number >= last) and (_key(line) in running or _PAGE_NUMBER.fullmatch(line.text))
        )
    ]


def _usual_gap(lines: Sequence[PdfLine]) -> float:
    """The distance between lines of a paragraph, in sizes of its type."""
    gaps = [abs(a.height - b.height) / a.size for a, b in pairwise(lines) if a.size > 0 and a.size == b.size]
    sound = [gap for gap in gaps if 0.5 < gap < 3]
    return median(sound) if sound else 1.2


def _ends_paragraph(before: PdfLine, after: PdfLine, *, gap: float, length: int) -> bool:
    small, large = sorted((before.size, after.size))
    if small > 0 and large / small > _OTHER_SIZE and not after.text[0].islower():
        return True
    distance = abs(before.height - after.height) / before.size if before.size > 0 else gap
    if distance > 10 * gap:  # another column or page
        return before.text[-1] in _ENDS and not after.text[0].islower()
    if distance > _WIDE_GAP * gap:
        return True
    return len(before.text) < _SHORT * length and before.text[-1] in _ENDS and not after.text[0].islower()


def _body_size(lines: Sequence[PdfLine]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size))


def _paragraph(block: Sequence[PdfLine], compounds: frozenset[str], body: float) -> str:
    words = _joined(block, compounds)
    large = body > 0 and all(line.size > _OTHER_SIZE * body for line in block)
    return Heading(words) if large and len(words) <= _LONGEST_HEADING else words


def _compounds(lines: Sequence[PdfLine]) -> frozenset[str]:
    """Words that the text writes with a hyphen inside a line: these keep theirs at the end of one."""
    return frozenset(word.casefold() for line in lines for word in re.findall(r"\w+-\w+", line.text))


def _joined(block: Sequence[PdfLine], compounds: frozenset[str]) -> str:
    words = block[0].text
    for line in block[1:]:
        divided = _DIVIDED.search(words)
        if divided and line.text[0].islower():
            second = re.split(r"\W", line.text, maxsplit=1)[0]
            kept = f"{divided[1]}-{second}".casefold() in compounds
            words = words + line.text if kept else words[:-1] + line.text
        else:
            words = f"{words}{'' if divided and line.text[0].isalnum() else ' '}{line.text}"
    return words
