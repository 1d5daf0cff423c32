"""The shapes that dates have in English, as patterns with named parts, the longer before those that they contain."""

from storymap.journeys.patterns import compile_all
from storymap.journeys.time_words import (
    DAY,
    HAS_MONTH,
    HAS_SEASON,
    HAS_YEAR,
    MONTH,
    NAMED_SEASON,
    ORDINAL,
    WEEKDAY,
    YEAR,
)

_Y = rf"(?P<y>{YEAR})"
_IN_Y = rf"(?:, (?:of )?(?P<y>(?=\d{{4}}){YEAR})| (?:of )?{_Y})"
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id(?:dle)?|[Ll]ate)(?:[- ]in)?[- ](?:the )?)?"
_OF_PART = (
    r"(?P<of>[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Cc]lose|(?:[Ff]irst|[Ss]econd) half|(?:[Ff]irst|[Ll]ast) days)"
    r" of (?:the )?"
)
_WD = rf"(?:{WEEKDAY},? (?:the )?)?"
_NO_NAME = r"(?! (?:Square|Street|Avenue|Road|Bridge|Revolution|Movement|Brigade|Prison|Barracks|Airport|Stadium)\b)"
_NO_NAME += r"(?![’'](?:s\b|\d))"
_NO_PERSON = r"(?<![Cc]onfidence in )(?<![Ff]aith in )(?<![Tt]rust in )(?<!believe in )(?<!believed in )"
_NUMBER_OR_WORD = rf"(?P<d>{DAY}\b|{ORDINAL}(?= of))"
_ATOM = rf"(?:(?:(?:{DAY}) (?:of )?)?{MONTH}(?: {DAY}\b)?(?:,? {YEAR})?|(?=\d{{4}}){YEAR})"
_TO = "(?:to|and|until|till|through)"
_MONTH_OR_YEAR = rf"{HAS_MONTH}|{HAS_YEAR}"
_ONLY_YEARS = ("in", "during", "since", "until", "till", "the year", "year of", "AD", r"A\.D\.")
"""Words behind which three digits are a year, too; behind others they are as often a count."""
_BEFORE_A_YEAR = ("in", "by", "during", "since", "until", "till")
_TO = "(?:to|and|until|till|through)"
_ENDS = (
    r"(?=\s*(?:[,.;:!?)—–]|$)|\s+(?:[A-Z]|(?:he|she|it|they|we|the|a|an|when|where|and|but|or|by|in|to|was|were|from"
    r"|after|as|on|at|with|many|some|several|most|his|her|their|no|one|two|three)\b))"
)


def _after(*prepositions: str) -> str:
    """Behind one of these prepositions, which itself is no part of the date."""
    both = (f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in prepositions)
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in both) + ")"


PATTERNS = compile_all(
    ("iso", HAS_YEAR, r"(?<![\d-])(?P<y>\d{4})-(?P<mm>0[1-9]|1[0-2])-(?P<dd>0[1-9]|[12]\d|3[01])(?![\d-])"),
    (
        "numeric",
        HAS_YEAR,
        r"(?<![\d/.])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>[12]\d{3})(?![\d/]|\.\d)",
    ),
    ("from", _MONTH_OR_YEAR, rf"\b(?:[Ff]rom|[Bb]etween) (?:the )?(?P<one>{_ATOM}) {_TO} (?:the )?(?P<two>{_ATOM})"),
    (
        "days",
        HAS_MONTH,
        rf"\b(?P<d>{DAY}) ?(?:to|and|or|until|[-–—/]) ?(?:the )?(?P<d2>{DAY}) (?:of )?(?P<m>{MONTH}){_IN_Y}?",
    ),
    ("days", HAS_MONTH, rf"\b(?P<m>{MONTH}) (?P<d>{DAY}) ?(?:to|and|or|[-–—/]) ?(?P<d2>{DAY})\b{_IN_Y}?"),
    (
        "from",
        _MONTH_OR_YEAR,
        rf"\b(?P<one>{DAY} {MONTH}(?: {YEAR})?) ?(?:to|until|[-–—]) ?(?P<two>{DAY} {MONTH}(?: {YEAR})?)",
    ),
    ("from", _MONTH_OR_YEAR, rf"\b(?P<one>{MONTH} {YEAR}) ?(?:to|until|[-–—]) ?(?P<two>{MONTH} {YEAR})"),
    ("day", HAS_MONTH, rf"\b{_WD}{_NUMBER_OR_WORD} (?:of )?(?P<m>{MONTH})\b{_IN_Y}?{_NO_NAME}"),
    ("day", HAS_MONTH, rf"\b{_WD}(?P<m>{MONTH}) (?:the )?(?P<d>{DAY})\b(?!:){_IN_Y}?{_NO_NAME}"),
    ("day", HAS_MONTH, rf"\b{_WD}(?P<m>{MONTH}) the (?P<d>{ORDINAL})\b{_IN_Y}?"),
    (
        "week",
        "week",
        rf"\b(?P<n>first|second|third|fourth|last|final) week (?:of|in) (?P<m>{MONTH})\b{_IN_Y}?",
    ),
    ("feast", "Day|Eve", rf"\b(?P<f>Christmas (?:Day|Eve)|Boxing Day|New Year[’']s (?:Day|Eve))\b{_IN_Y}?"),
    ("months", HAS_MONTH, rf"\b(?P<m>{MONTH}) ?(?:and|to|or|[-–—/]) ?(?P<m2>{MONTH})\b{_IN_Y}?"),
    ("month", HAS_MONTH, rf"\b(?:{_PART}|{_OF_PART})(?P<m>{MONTH}){_IN_Y}"),
    ("winter", HAS_SEASON, rf"\b{_PART}(?P<s>{NAMED_SEASON}) (?:of )?{_Y} ?[-–—/] ?\d{{2,4}}\b"),
    ("season", HAS_SEASON, rf"\b{_PART}(?P<s>{NAMED_SEASON})(?:,| of| of the year)? {_Y}"),
    ("decade", r"0[’']?s\b", rf"\b{_PART}(?P<y>[1-9]\d{{1,2}}0)[’']?s\b"),
    ("century", "century", rf"\b(?:{_PART}|{_OF_PART})(?:the )?(?P<c>{ORDINAL}) century\b{_ENDS}"),
    ("years", HAS_YEAR, rf"{_after('in', 'of', 'from', 'during')}(?P<y>{YEAR})[-–—/](?P<y2>\d{{4}}|\d{{2}})\b"),
    ("part", HAS_YEAR, rf"\b{_OF_PART}{_Y}|\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate)(?:[- ]in)?[- ](?P<y2>{YEAR})"),
    ("circa", HAS_YEAR, rf"\b(?:circa|[Aa]round|c\.|ca\.) ?{_Y}"),
    ("year", HAS_YEAR, _after(*_ONLY_YEARS) + _Y + _NO_NAME),
    ("year", HAS_YEAR, _after("by", "of", "before", "after", "from") + r"(?=\d{4})" + _Y + _NO_NAME),
    ("bare", HAS_MONTH, rf"\b(?:{_OF_PART}|(?P<part>[Ee]arly|[Mm]id|[Ll]ate)(?: in)?[- ])(?P<m>{MONTH})\b{_NO_NAME}"),
    ("bare", HAS_MONTH, rf"{_after(*_BEFORE_A_YEAR, 'for')}{_NO_PERSON}{_PART}(?P<m>{MONTH})\b{_NO_NAME}"),
)
"""Kinds of dates with their patterns; where one reaches into another's match, the first listed counts."""
