"""Lines → what a Markdown file's front matter declares of its text."""

import re
from collections.abc import Sequence

from storymap.model.texts import Source
from storymap.reading.dates import date_of_line
from storymap.reading.lines import Line

_LONGEST = 40
"""Lines that front matter may have; more are no front matter but a text between two rules."""
_LINE = re.compile(r"[\w-]+\s*:|-\s")
_DECLARED = re.compile(r"(?P<key>licence|license|url|date|published)\s*:\s*(?P<value>.+)", re.IGNORECASE)


def front_matter_length(lines: Sequence[Line]) -> int:
    """How many lines at the top are front matter, its rules included; 0 where there is none."""
    if not lines or lines[0].text != "---":
        return 0
    for number, line in enumerate(lines[1:_LONGEST], start=1):
        if line.text in ("---", "..."):
            return number + 1
        if line.text and not _LINE.match(line.text):
            return 0
    return 0


def declared_source(lines: Sequence[Line]) -> Source:
    """The licence, the address and the day that the front matter declares; everything else is left open."""
    found: dict[str, str] = {}
    for line in lines[: front_matter_length(lines)]:
        declared = _DECLARED.fullmatch(line.text)
        if declared:
            key = declared["key"].lower().replace("license", "licence")
            found.setdefault(key, declared["value"].strip().strip("\"'").strip())
    published = date_of_line(found.get("published") or found.get("date") or "")
    return Source(licence=found.get("licence") or None, url=found.get("url") or None, published=published)
