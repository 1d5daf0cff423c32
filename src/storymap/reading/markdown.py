"""Lines → lines with Markdown's marks set aside: headings, lists, quotes, fences, front matter, links."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from storymap.language.expressions import late
from storymap.reading.front_matter import front_matter_length
from storymap.reading.lines import Line, LineKind

_HEADING = late(r"(#{1,6})\s+(?=\S)")
_ITEM = late(r"(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
_QUOTE = late(r"(?:>\s*)+(?=\S)")
_FENCE = late(r"(```|~~~)")
_RULE = late(r"(?:[-*_=]\s*){3,}")
_TABLE_RULE = late(r"[\s:|-][\s:-]*\|[\s:|-]*")
_IMAGE = late(r"!\[(?P<words>[^\]]*)\]\([^)]*\)")
_LINK = late(r"\[(?P<words>[^\]]+)\]\((?:https?:|/|#)[^)]*\)")
_EMPHASIS = "*_"


def set_aside_marks(lines: Iterable[Line]) -> list[Line]:
    """The same lines in order; each line's words stand where they stood."""
    found = list(lines)
    front = front_matter_length(found)
    return [line.as_furniture() for line in found[:front]] + list(_marked(found[front:]))


def _marked(lines: Sequence[Line]) -> Iterator[Line]:
    fenced = False
    for line in lines:
        if _FENCE.match(line.text):
            fenced = not fenced
            yield line.as_furniture()
        elif fenced and line.text:
            yield line.as_furniture()
        else:
            yield _unmarked(line)


def _unmarked(line: Line) -> Line:
    if _RULE.fullmatch(line.text) or _TABLE_RULE.fullmatch(line.text):
        return line.as_furniture()
    heading = _HEADING.match(line.text)
    if heading:
        words = line.text[heading.end() :].rstrip("# ")
        if not words:
            return line.as_furniture()
        return _bare(replace(line, start=line.start + heading.end(), text=words, kind="heading"))
    line = _cut(line, _QUOTE)
    item = _ITEM.match(line.text)
    return _bare(replace(_cut(line, _ITEM), item=item is not None))


def _cut(line: Line, mark: re.Pattern[str]) -> Line:
    found = mark.match(line.text)
    if not found:
        return line
    return replace(line, start=line.start + found.end(), text=line.text[found.end() :])


def _bare(line: Line) -> Line:
    """Set aside emphasis and link marks that enclose the whole line."""
    image, link = _IMAGE.fullmatch(line.text), _LINK.fullmatch(line.text)
    marked = image or link
    if marked:
        words = marked["words"].strip()
        start = line.start + line.text.index(words)
        kind: LineKind = "caption" if image else line.kind
        return replace(line, start=start, text=words, kind=kind) if words else line.as_furniture()
    lead = len(line.text) - len(line.text.lstrip(_EMPHASIS))
    tail = len(line.text) - len(line.text.rstrip(_EMPHASIS))
    if lead and lead == tail and lead < len(line.text) - tail:
        return replace(line, start=line.start + lead, text=line.text[lead : len(line.text) - tail])
    return line
