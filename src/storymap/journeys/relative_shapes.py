"""The shapes of times that are counted from another, as patterns with named parts."""

from storymap.journeys.patterns import compile_all
from storymap.journeys.time_words import MONTH, NUMBER, PART_OF_DAY, SEASON, UNIT, WEEKDAY

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
_NO_NAME = (
    r"(?<!Black )(?<!Good )(?<!Bloody )(?<!Easter )(?<!Palm )(?<!Whit )(?<!Sheffield )(?<![Ee]very )(?<![Ee]ach )"
)
_ENDS = r"\s*(?:[,.;:!?)”\"—–]|$)"
_AFTER_WEEKDAY = (
    rf"(?={_ENDS}|\s+(?:in|at|that|to|from|after|before|when|while|as|and|but|he|she|they|it|the|with|for|near|by|over"
    r"|into|afternoon|evening|morning|night)\b)"
)
_AFTER_SEASON = (
    rf"(?={_ENDS}|\s(?:he|she|they|it|we|I|[A-Z]\w+|the|a|to|and|but|when|from|at|with)\b)(?! [A-Z]\w+ (?:of|Palace)\b)"
)
_PART = r"(?:(?P<part>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|[Mm]id)[ -](?:in )?(?:on )?)?"
_WHICH = r"(?<![Tt]he )(?P<which>[Ll]ast|[Tt]his|[Nn]ext)"
_BY_DAY = r"(?:(?<=\b[Oo]n )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\b[Ll]ate )|(?<=\b[Ee]arly ))"
_IN_SEASON = (
    r"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\buntil )|(?<=\bthrough )|(?<=\bthroughout )|(?<=\b[Dd]uring ))(?:the )?"
)

PATTERNS = compile_all(
    ("now_word", r"\b(?P<w>(?i:the day before yesterday|the day after tomorrow))\b"),
    ("later", rf"\b{COUNT} (?:later|afterwards|after that|after this|thereafter|(?:after|on)(?={_ENDS}))"),
    ("earlier", rf"\b{COUNT} (?:earlier|previously|before that|before this|before(?={_ENDS}))"),
    ("ago", rf"\b{COUNT} ago\b"),
    ("hence", rf"\b{COUNT} from now\b"),
    ("after", rf"\b{COUNT} after\b"),
    ("before", rf"\b{COUNT} before\b"),
    ("vague", rf"\b{_VAGUE} (?:later|afterwards|earlier|before(?={_ENDS})|ago|after|on(?=,))\b"),
    ("vague", r"\b(?:[Aa]fter|[Ww]ithin|[Ii]n) (?:some|several|many|a few) (?:days|weeks|months|years)\b"),
    ("waited", rf"\b[Aa]fter {COUNT}"),
    ("next", rf"\b[Tt]he (?:very )?(?:next|following|ensuing) (?P<m>{_MOMENT})\b{_NO_NOUN}"),
    ("last", rf"\b[Tt]he (?:previous|preceding) (?P<m>{_MOMENT})\b{_NO_NOUN}"),
    ("next", rf"\b[Tt]he (?P<m>{_MOMENT}) after(?: that)?(?={_ENDS})"),
    ("last", rf"\b[Tt]he (?P<m>{_MOMENT}) before(?: that)?(?={_ENDS})"),
    ("next_to", rf"\b[Tt]he (?P<m>{_MOMENT}) after\b"),
    ("last_to", rf"\b[Tt]he (?P<m>{_MOMENT}) before\b"),
    ("next", r"(?<![Tt]he )\b[Nn]ext (?P<m>(?:day|morning))\b"),
    ("same", rf"\b{_PART}(?:[Tt]hat very|[Tt]hat same|[Tt]he same|[Tt]hat) (?P<m>{_MOMENT})\b{_NO_NOUN}"),
    ("now_moment", rf"\b{_PART}{_WHICH} (?P<m>{_MOMENT})\b(?! of\b)(?: {PART_OF_DAY}\b)?{_NO_NOUN}"),
    ("now_word", rf"\b(?P<w>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b(?![’']s)(?: {PART_OF_DAY}\b)?"),
    ("weekday", rf"{_BY_DAY}(?P<wd>{WEEKDAY})\b(?: {PART_OF_DAY}\b)?{_NO_NOUN}(?! [A-Z])"),
    ("weekday", rf"(?<=[a-z] )(?<!\ba )(?<!the ){_NO_NAME}(?P<wd>{WEEKDAY})\b(?: {PART_OF_DAY}\b)?{_AFTER_WEEKDAY}"),
    ("season", rf"{_IN_SEASON}(?P<part>(?:early|mid|late)[ -])?(?P<s>{SEASON})\b{_NO_NOUN}(?! of){_AFTER_SEASON}"),
)
"""Kinds of times with their patterns; where one reaches into another's match, the first listed counts."""
