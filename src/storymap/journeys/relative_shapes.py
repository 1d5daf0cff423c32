"""The shapes of times that are counted from another, as patterns with named parts."""

from storymap.journeys.patterns import compile_all
from storymap.journeys.time_words import (
    HAS_SEASON,
    HAS_UNIT,
    HAS_WEEKDAY,
    MONTH,
    NUMBER,
    PART_OF_DAY,
    SEASON,
    UNIT,
    WEEKDAY,
)

_HEDGE = (
    r"(?:(?P<hedge>(?i:about|around|some|roughly|approximately|nearly|almost|less than|under|more than|over|at least"
    r"|just|only|exactly|barely)) )?"
)
COUNT = rf"{_HEDGE}(?P<n>(?i:{NUMBER}))(?P<half> and a half)?[ -](?P<u>{UNIT})\b(?P<half2> and a half)?"
"""A count of units of the calendar, with its parts."""
_UNCOUNTED = r"(?:[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades)"
_VAGUE = rf"(?:(?:[Ss]ome|[Ss]everal|[Mm]any|(?:[Aa] )?[Ff]ew|[Aa] number of) )?{_UNCOUNTED}"
_MOMENT = rf"(?:day|week|month|year|decade|{SEASON}|{MONTH}|{WEEKDAY}|{PART_OF_DAY}|weekend)"
_NOUNS = "school|palace|house|camp|water|waters|games|holidays?|quarters|offensive|collection|term|newspaper|roast"
_NO_NOUN = rf"(?!-)(?! (?:{_NOUNS})\b)"
_BARE = (
    r"(?<=[a-z] )(?<!\ba )(?<!the )(?<!Black )(?<!Good )(?<!Bloody )(?<!Easter )(?<!Palm )(?<!Whit )(?<!Sheffield )"
    r"(?<![Ee]very )(?<![Ee]ach )(?<!\b[Oo]ne )(?<!\bsome )"
)
_ENDS = r"\s*(?:[,.;:!?)”\"—–]|$)"
_AFTER_WEEKDAY = (
    rf"(?={_ENDS}|\s+(?:in|at|that|to|from|after|before|when|while|as|and|but|he|she|they|it|the|with|for|near|by|over"
    r"|into|afternoon|evening|morning|night)\b)"
)
_AFTER_MONTHDAY = rf"(?={_ENDS}|\s+(?:he|she|they|we|I|it|the|a|in|at|and|to|from|of (?:that|the|the same) month)\b)"
_AFTER_SEASON = (
    rf"(?={_ENDS}|\s(?:he|she|they|it|we|I|[A-Z]\w+|the|a|to|and|but|when|from|at|with)\b)(?! [A-Z]\w+ (?:of|Palace)\b)"
)
_PART = (
    r"(?:(?P<part>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|[Mm]id)[ -](?:in )?(?:on )?"
    r"|(?P<part>[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd) of )?"
)
_NOW = "[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow"
_WHICH = r"(?<![Tt]he )(?P<which>[Ll]ast|[Tt]his|[Nn]ext)"
_BY_DAY = r"(?:(?<=\b[Oo]n )|(?<=\b[Oo]n the )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\b[Ll]ate )|(?<=\b[Ee]arly ))"
_IN_SEASON = (
    r"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\buntil )|(?<=\bthrough )|(?<=\bthroughout )|(?<=\b[Dd]uring ))(?:the )?"
)

_COUNTED = (
    rf"(?P<how>later|afterwards|after that|after this|thereafter|(?:after|on)(?={_ENDS})|earlier|previously|before that"
    rf"|before this|before(?={_ENDS})|ago|from now|after|before)"
)
_HAS_STEP = r"next|following|ensuing|previous|preceding|after|before"

PATTERNS = compile_all(
    ("now_word", "the day", r"\b(?P<w>(?i:the day before yesterday|the day after tomorrow))\b"),
    ("count", HAS_UNIT, rf"\b(?:(?P<waited>[Aa]fter )|(?P<within>[Ww]ithin ))?{COUNT}(?: {_COUNTED}\b)?"),
    ("vague", HAS_UNIT, rf"\b{_VAGUE} (?:later|afterwards|earlier|before(?={_ENDS})|ago|after|on(?=,))\b"),
    ("vague", HAS_UNIT, r"\b(?:[Aa]fter|[Ww]ithin|[Ii]n) (?:some|several|many|a few) (?:days|weeks|months|years)\b"),
    ("next", _HAS_STEP, rf"\b[Tt]he (?:very )?(?:next|following|ensuing) (?P<m>{_MOMENT})\b{_NO_NOUN}"),
    ("last", _HAS_STEP, rf"\b[Tt]he (?:previous|preceding) (?P<m>{_MOMENT})\b{_NO_NOUN}"),
    ("next", _HAS_STEP, rf"\b[Tt]he (?P<m>{_MOMENT}) after(?: that)?(?={_ENDS})"),
    ("last", _HAS_STEP, rf"\b[Tt]he (?P<m>{_MOMENT}) before(?: that)?(?={_ENDS})"),
    ("next_to", _HAS_STEP, rf"\b[Tt]he (?P<m>{_MOMENT}) after\b"),
    ("last_to", _HAS_STEP, rf"\b[Tt]he (?P<m>{_MOMENT}) before\b"),
    ("next", "[Nn]ext", r"(?<![Tt]he )\b[Nn]ext (?P<m>(?:day|morning))\b"),
    (
        "same",
        "that|That|same",
        rf"\b{_PART}(?:[Tt]hat very|[Tt]hat same|[Tt]he same|[Tt]hat) (?P<m>{_MOMENT})\b{_NO_NOUN}",
    ),
    (
        "now_moment",
        "[Ll]ast|[Tt]his|[Nn]ext",
        rf"\b{_PART}{_WHICH} (?P<m>{_MOMENT})\b(?! of\b|[’']s)(?: {PART_OF_DAY}\b)?{_NO_NOUN}",
    ),
    ("now_word", "day|night|morrow", rf"\b(?P<w>{_NOW})\b(?![’']s)(?: {PART_OF_DAY}\b)?"),
    ("weekday", HAS_WEEKDAY, rf"{_BY_DAY}(?P<wd>{WEEKDAY})\b(?: {PART_OF_DAY}\b)?{_NO_NOUN}(?! [A-Z])"),
    ("monthday", r"\d(?:st|nd|rd|th)\b", rf"(?<=\b[Oo]n the )(?P<md>\d{{1,2}}(?:st|nd|rd|th))\b{_AFTER_MONTHDAY}"),
    ("weekday", HAS_WEEKDAY, rf"{_BARE}(?P<wd>{WEEKDAY})\b(?: {PART_OF_DAY}\b)?{_AFTER_WEEKDAY}"),
    (
        "season",
        HAS_SEASON,
        rf"{_IN_SEASON}(?P<part>(?:early|mid|late)[ -])?(?P<s>{SEASON})\b{_NO_NOUN}(?! of){_AFTER_SEASON}",
    ),
)
"""Kinds of times with their signs and patterns; where one reaches into another's match, the first listed counts."""
