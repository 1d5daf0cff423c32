"""Lines → what a Markdown file's front matter declares of its text."""

import re
from collections.abc import Sequence

from storymap.model.texts import Source
from storymap.reading.dates import date_of_stamp
from storymap.reading.lines import Line

_LONGEST = 40
"""Lines that front matter may have; more are no front matter but a text between two rules."""
_LINE = re.compile(r"[\w-]+\s*:|-\s")
_DECLARED = re.compile(r"(?P<key>\w+)\s*:\s*(?P<value>.+)")
_KEYS = {
    "title": "title", "url": "url", "licence": "licence", "license": "licence", "author": "author", "date": "published",
    "published": "published", "site": "site", "publisher": "site",
}  # fmt: skip
"""Keys of front matter that say where a text comes from, and what they tell."""


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
    """What the front matter declares of where the text comes from; everything else is left open."""
    found: dict[str, str] = {}
    for line in lines[: front_matter_length(lines)]:
        declared = _DECLARED.fullmatch(line.text)
        key = _KEYS.get(declared["key"].lower()) if declared else None
        if declared and key:
            found.setdefault(key, declared["value"].strip().strip("\"'").strip())
    return Source(
        title=found.get("title") or None,
        url=found.get("url") or None,
        published=date_of_stamp(found.get("published", "")),
        licence=found.get("licence") or None,
        author=found.get("author") or None,
        site=found.get("site") or None,
    )
