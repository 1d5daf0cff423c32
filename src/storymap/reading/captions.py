"""A line → its parts without picture credits: `[File: A Name/Agency]` belongs to no sentence."""

from storymap.language.expressions import late

_AGENCY = r"(?:AP|AFP|EPA|ANSA|DPA|TASS|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|Alamy|Xinhua|NTB|Bloomberg)"
_WORD = r"(?:File|(?:AP )?Photo|Image|Picture|Courtesy|Screen ?(?:grab|shot)|Handout|Credit|Source)"
_CREDIT = late(
    rf"\[{_WORD}\b[^\]\[]{{0,160}}\]"
    r"|\[[A-Z][^\]\[/]{1,60}/\s?[A-Z][^\]\[]{1,60}\]"
    rf"|\({_WORD}\b[^()]{{0,160}}\)"
    rf"|\({_AGENCY}(?:\s[^()]{{0,60}})?\)\.?$"
    rf"|\([^()/]{{2,60}}/\s?{_AGENCY}[^()]{{0,40}}\)"
    r"|(?:Photo(?:graph)?|Image|Picture)(?:\s+(?:credit|courtesy|by))?\s*(?::|\bby\b)\s*[^.:]{2,80}\.?$"
    r"|\b(?:Credit|Courtesy)\s*:\s*[^.:]{2,80}\.?$"
    rf"|[|/–—-]\s?{_AGENCY}(?:\s+Images?)?\.?$"
    r"|©.{0,80}$"
)
_LEAD = late(r"(?:FILE PHOTO|FILE|File photo|Photo|Image|Picture|Caption|Pictured)\s*(?::|[-–—]\s)\s*")
_LONGEST = 700
"""Characters: a longer paragraph that ends with a credit is prose."""


def caption_parts(line: str) -> tuple[tuple[int, int], ...] | None:
    """The parts of a caption that are words, as half-open ranges in the line; `None` when it is no caption.

    >>> caption_parts("A truck in Bergen [File: A Name/Agency]")
    ((0, 17),)
    """
    stated = [found.span() for found in _CREDIT.finditer(line)] if len(line) <= _LONGEST else []
    lead = _LEAD.match(line) if len(line) <= _LONGEST else None
    if not stated and not lead:
        return None
    first = lead.end() if lead else 0
    starts = [first, *(end for _, end in stated)]
    ends = [*(start for start, _ in stated), len(line)]
    parts = (_stripped(line, start, end) for start, end in zip(starts, ends, strict=True) if start < end)
    return tuple(part for part in parts if any(c.isalpha() for c in line[slice(*part)]))


def _stripped(line: str, start: int, end: int) -> tuple[int, int]:
    words = line[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
