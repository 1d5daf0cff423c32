"""Toponym in its text → what it is to the story when nobody travels there: a dateline, an affiliation, or context."""

import re

from storymap.journeys.wordlists import PERSONS, ROLES
from storymap.language.expressions import late
from storymap.model.places import Resolution, ResolvedDocument
from storymap.model.stories import ContextRole
from storymap.model.texts import Span

_DASH = r"(?:—|–|--|-)"
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]+"
_DAY = r"(?:, [^,()\d\n—–]{0,12}\d[^,()\n—–]{0,16})"
_UPPER = rf"(?!\w+DAY\b)(?=\w\w){_CAPITALS}(?:[.'’ -]{{1,2}}{_CAPITALS}){{0,5}}"
_FILED = late(
    rf"(?:{_UPPER}(?:, [^,()\n—–]{{1,30}})?{_DAY}?(?: \([^)\n]{{1,60}}\))?"
    rf"|[^\W\d_][\w.'’ -]{{1,40}}(?:, [^,()\n—–]{{1,30}})? \([^)\n]{{1,60}}\)) ?{_DASH} "
)
"""`OSLO, Norway (Own Agency) — `: capitals or an agency in brackets, then a dash."""
_BASED = late(r"-(?:based|born|led|backed|trained|educated|registered|raised|headquartered|flagged)\b", re.I)
_OFFICES = (
    r"(?:office|offices|firm|company|branch|bureau|embassy|consulate|court|club|team|factory|newspaper|university|"
    r"government|authorities|police|headquarters|unit|regiment|garrison|correspondent|airport authority|parliament)"
)
_OFFICE = late(rf" {_OFFICES}\b")
_THE = late(r"\b(?:the|a|an|its|his|her|their|our)\s+\Z", re.I)
_NATIVE = late(
    r"\b(?:(?:natives?|citizens?|residents?|mayor|bishop|archbishop|king|queen|duke|earl|governor|university|"
    r"republic) of|(?:(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?:based|registered)|headquartered) in) (?:the )?\Z",
    re.I,
)
_NAMED = late(
    r"\b(?!(?:The|A|An|In|On|At) )[^\W\d_a-zß-öø-ÿ][\w’'-]{1,60} "
    r"(?!Battle |Bay |Gulf |City |Port |Siege |Fall |Treaty |Kingdom |Province |Sea |Strait |War )"
    r"[^\W\d_a-zß-öø-ÿ][\w’'-]{1,60} of (?:the )?\Z"
)
"""`Jan Kos of Warsaw`, not `the Battle of Warsaw`."""
_SOMEBODY = late(r"\b(?:an?|the|another|one) (?:[a-z0-9-]+ ){0,2}?([a-z-]+) from (?:the )?\Z", re.I)
_ON = late(r",?\s+(?:to|into|via|through|across|towards?|over|for|back)\b")
"""What follows the name of a place that a way begins at: `took the man from Oslo to Rome`."""
_PEOPLE = PERSONS | ROLES | {"family", "couple", "band", "singer", "player", "painter", "artist", "driver", "fisherman"}
_WIDEST = 60
"""Code points before a name in which its affiliation is looked for."""


def role_of(resolution: Resolution, resolved: ResolvedDocument) -> ContextRole:
    """What one mention is to the story."""
    span, text = resolution.toponym.span, resolved.document.text
    if _files(span, resolved):
        return "dateline"
    return "affiliation" if is_affiliation(text, span) else "context"


def is_affiliation(text: str, span: Span) -> bool:
    """Whether a name says where somebody or something belongs: `the Moscow-based firm`, `a native of Bergen`."""
    if _BASED.match(text, span.end):
        return True
    before = text[max(0, span.start - _WIDEST) : span.start]
    if _THE.search(before) and _OFFICE.match(text, span.end):
        return True
    if _NATIVE.search(before) or _NAMED.search(before):
        return True
    somebody = _SOMEBODY.search(before)
    return bool(somebody and somebody.group(1).lower() in _PEOPLE) and not _ON.match(text, span.end)


def dateline_length(text: str, start: int) -> int:
    """How many code points from `start` say where and when a report was filed; 0 where it opens otherwise.

    >>> dateline_length("OSLO, 16 January (Own Agency) — Police said", 0)
    32
    """
    line = _FILED.match(text, start)
    return line.end() - start if line else 0


def _files(span: Span, resolved: ResolvedDocument) -> bool:
    """Whether a name stands in the line that says where a report was sent from: a paragraph's opening."""
    text = resolved.document.text
    start = text.rfind("\n", 0, span.start) + 1
    return span.end <= start + dateline_length(text, start)
