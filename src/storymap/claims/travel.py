"""Words for travelling → by what means, and in how many hours."""

import re
from functools import cache
from typing import Final

from storymap.language.quantity_numbers import DIGITS, read_digits
from storymap.language.quantity_words import WORDS, read_words
from storymap.model.relations import Course

VERB = (
    r"(?:(?:(?:did|do|does|had|have|has|was|were|could)(?: not|n't)|never) )?"
    r"(?:travel(?:l?ed|l?ing|s)?|journey(?:ed|ing|s)?|walk(?:ed|ing|s)?|hik(?:e|es|ed|ing)|trek(?:ked|king|s)?|"
    r"march(?:ed|ing|es)?|trudg(?:e|ed|ing)|ran|run|running|jog(?:ged|ging)?|dr[io]ve|drives|driving|driven|ride|rode|"
    r"riding|cycl(?:e|es|ed|ing)|bik(?:e|ed|ing)|pedal(?:l?ed|l?ing)|sail(?:ed|ing|s)?|row(?:ed|ing)|paddl(?:ed|ing)|"
    r"kayak(?:ed|ing)|canoe(?:d|ing)|cruis(?:ed|ing)|sw[ai]m|swimming|fl[ey]w?|flies|flying|flown|went|go|going|goes|"
    r"cover(?:ed|ing|s)?|made|making|make|came|moved|moving|hitchhiked|transported|taken|flew|fled|driven|marched|"
    r"commut(?:e|es|ed|ing)|race[ds]?|racing|hauled|carried|ferried|skied|skiing|completed)"
)
"""Pattern of a verb of travelling."""
NOUN = (
    r"(?:journey|trip|trek|march|walk|hike|drive|ride|flight|voyage|crossing|route|road|railway|railroad|line|"
    r"rail line|tour|pipeline|canal|trail|leg|haul|odyssey|highway|motorway|expressway|track|path|"
    r"run|swim|cruise|commute|bus ride|train ride|boat ride|car ride|road trip|rail link|"
    r"expedition|pilgrimage|marathon|sprint)"
)
"""Pattern of a noun for a journey or a way."""
_COURSES: Final[tuple[tuple[str, Course], ...]] = (
    (r"on foot|walk|hik(?:e|ed|ing)|trek|march|trudg|\bran\b|\bjog|running", "foot"),
    (r"cycl(?!one)|\bbik(?:e|ed|ing)\b|bicycle|pedal", "bicycle"),
    (r"\bfl(?:y|ew|ies|own|ight|ying)|by (?:air|plane|helicopter)", "air"),
    (
        r"sail|voyage|row(?:ed|ing)\b|paddl|kayak|canoe|cruise|sw[ai]m|by (?:boat|ship|sea|ferry|river)|ferr(?:y|ied)",
        "water",
    ),
    (r"by (?:train|rail)|rail|\btrain\b", "rail"),
    (r"\bdr[io]v|by (?:car|bus|road|truck|lorry|taxi)|hitchhik|\bbus\b|\broad\b|highway|motorway|commut", "road"),
)
_HOURS: Final = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0}


def course_of_travel(words: str) -> Course | None:
    """By what means somebody travels; `None` where the words leave it open.

    >>> course_of_travel("flew 300 km from"), course_of_travel("travelled by train from"), course_of_travel("went to")
    ('air', 'rail', None)
    """
    return next((course for stems, course in _COURSES if re.search(stems, words, re.I)), None)


@cache
def _time() -> re.Pattern[str]:
    """Compiled when first asked for: that takes a good part of a short command's time."""
    return re.compile(
        rf"\b(?:(?:in|took|takes|taking|within|lasted|lasts|lasting|for)(?: (?:him|her|them|us|me|it))?"
        rf"(?: (?:about|around|just|only|under|nearly|almost|some|over|more than|less than|roughly))* )?"
        rf"(?P<n>{DIGITS}|{WORDS})[ -](?:single |and a half )?(?P<unit>hour|day|minute|week)s?\b"
        r"(?! (?:ago|later|before|after|earlier|old|of))",
        re.I,
    )


def hours_of(words: str) -> tuple[float, float] | None:
    """The fewest and the most hours that a journey took, one unit more than named; `None` where no time is told.

    >>> hours_of("in six hours"), hours_of("a two-day trek"), hours_of("in the city")
    ((5.0, 7.0), (24.0, 72.0), None)
    """
    match = _time().search(words)
    if match is None:
        return None
    number = read_digits(match["n"]) if match["n"][0].isdigit() else read_words(match["n"])
    if number is None:
        return None
    unit = _HOURS[match["unit"].lower()]
    return max(0.0, number.value - 1) * unit, (number.value + 1) * unit
