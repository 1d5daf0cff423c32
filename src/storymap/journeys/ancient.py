"""Text → the years before Christ that it names: they are told apart from those after, and not placed in time."""

import re

_BEFORE_CHRIST = re.compile(
    r"(?:\b(?:spring|summer|autumn|fall|winter) of )?(?:\b(?:early|mid|late)[ -])?(?:\b\d{1,2} )?(?:\b[A-Z][a-z]+,? )?"
    r"(?:of )?(?:\b\d{1,4}(?:st|nd|rd|th)?(?:\s*[-–—/]\s*\d+)?|\b[a-z]+th)(?: century)?\s*b\.?\s?c(?:\.|e\b|\b)",
    re.I,
)
_ANCIENT = re.compile(r"\b(\d{1,4})(?:\s*[-–—/]\s*\d+)?\s*b\.?\s?c(?:\.|e\b|\b)", re.I)


def oldest_year_bc(text: str) -> int:
    """The largest number of a year before Christ that a text names; 0 if it names none.

    Years below it may well be meant so too where the text leaves the letters out.

    >>> oldest_year_bc("born in 356 BC, he died in 323 BC")
    356
    """
    return max((int(match.group(1)) for match in _ANCIENT.finditer(text)), default=0)


def hide_ancient(text: str) -> str:
    """The text with blanks where it names years before Christ: they are no years after.

    >>> hide_ancient("in June 323 BC.").rstrip(".").strip()
    'in'
    """
    return _BEFORE_CHRIST.sub(lambda match: " " * len(match.group()), text)
