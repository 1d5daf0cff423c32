"""Text → what stands before and after each unit in it: the number, its range, or why it is no length or area."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from storymap.language.expressions import late
from storymap.language.quantity_hedges import hedge_at
from storymap.language.quantity_numbers import (
    DIGITS,
    FRACTION_SHARE,
    GAP,
    SCALE,
    Number,
    around,
    may_be_thousands,
    read_digits,
)
from storymap.language.quantity_units import ENDS, UNIT, unit_of
from storymap.language.quantity_words import AND_PART, LAST_WORDS, WORDS, read_part, read_words
from storymap.model.relations import Hedge, Quantity, Unit
from storymap.model.texts import Span

_UNIT = late(rf"(?:(?<![\w'’])|(?<=[\d½¼¾⅓⅔⅛⅜⅝])){UNIT}{ENDS}", re.I)
_NO_NUMBER_BEFORE = r"(?<![\w$£€¥#.])(?<![\d][.,:/])(?<![$£€¥]\ )"
_MAY_END = late(
    rf"(?:[\d½¼¾⅓⅔⅛⅜⅝+]|\d{GAP}?(?:k|mn?|bn|ish|odd|some|plus)|\b(?:{LAST_WORDS}|odd|some|plus|so|more)){GAP}{{0,2}}\Z",
    re.I,
)
_TAIL = late(rf"(?P<part>{AND_PART})(?![\w-]|\s(?:an?|hours?|miles?|days?|times)\b)|(?P<two>\sor\stwo)\b", re.I)
_NAME = late(r"(?:Mile|Acre|Foot|Yard)s?\Z")
_NAME_AFTER = late(r"[ -][A-Z]")
_NUMBERED = late(
    r"(?:\b(?:Route|Highway|Hwy|Interstate|Exit|Junction|Page|Chapter|Flight|No)\.?\s|\d\s?[x×]\s?|\d\sby\s)\Z"
)
_RACE = late(
    r"[ -](?:(?:semi-?|quarter-?)?finals?|heats?|relay|freestyle|backstroke|breaststroke|butterfly|medley|hurdles"
    r"|sprint|dash|race|steeplechase|champions?|championships?|marathon|gold|silver|bronze|record|title|time[- ]trial"
    r"|markers?|posts?)\b",
    re.I,
)
_RACED = late(r"\b(?:the|men's|women's|men’s|women’s|boys'|girls'|individual)\s\Z", re.I)
_RACES_M = frozenset({60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000})
_OTHER_MEASURE = late(
    r"(?:\ssquared?\b|\sto\sthe\s(?:gallon|lit(?:er|re))\b"
    r"|\scub(?:ed|ic)\b|[- ](?:feet|foot|lbs?|pounds?)\b|\s?\d{1,2}(?:\.\d)?\s?(?:in\b|inch|[\"”″]))",
    re.I,
)
_LIGHT_OR_CHIP = late(
    r"\s?(?:chips?|process|node|gates?|wavelengths?|lasers?|light|lithography|technology|semiconductors?|particles?|transistors?)\b",
    re.I,
)
_METRE_AFTER = late(
    r"\s{0,3}(?:$|[.,;:()\[\]/–—]|-(?:long|high|wide|deep|tall|thick)\b|(?:high|tall|long|deep|wide|away|above|below|from|off|north|south|east|west|of|or|and|to|"
    r"in|across|thick|up|down|underground|underwater|at|on|by|under|over|before|beneath|behind|ahead|apart|along|"
    r"inside|outside|past|beyond|inland|offshore|radius|wall|fence|tower|cliff|tunnel|bridge|peak|drop|stretch)\b)"
)
_BARE = frozenset({"a", "an"})
_NO_ARTICLE = frozenset({"m", "mi", "ft", "foot", "yd", "yard", "ha", "nm", "nmi", "meter"})
"""Units that "a" does not count: "a ha moment", "a foot soldier", "a yard sale", "a parking meter"."""
_WINDOW = 110
"""How many characters before a unit its number may begin; the longest number in words has about 100."""
_LAST_WORD = 12
"""How many characters before a unit the last word of a number may begin, with two blanks behind it."""
_SPREAD = 100.0
"""The two ends of a range are never further apart than this."""


@cache
def _number() -> re.Pattern[str]:
    """Compiled at the first unit with a number before it: that takes a good part of a short command's time."""
    return re.compile(
        rf"{_NO_NUMBER_BEFORE}"
        rf"(?:(?:(?P<from>{DIGITS})(?P<fromscale>{SCALE})?|(?P<fromwords>{WORDS}))(?P<joint>"
        r"\s?[-\u2010\u2011–—]\s?|\s(?:to|and|or)\s))??"
        rf"(?:(?P<digits>{DIGITS})(?P<part>{AND_PART})?(?P<scale>{SCALE})?(?P<of>{GAP}of{GAP}an?)?|(?P<words>{WORDS}))"
        rf"(?:(?P<loose>{GAP}?odd|{GAP}some|{GAP}?ish|\sor\sso)|(?P<plus>{GAP}plus|\+|\sor\smore))?"
        rf"{GAP}{{0,2}}\Z",
        re.I,
    )


def read_quantities(text: str, start: int) -> Iterator[Quantity]:
    """Every quantity of a text in order, never overlapping; the work is linear in the text's length."""
    end = 0
    for unit in _UNIT.finditer(text):
        if not _MAY_END.search(text, max(0, unit.start() - _LAST_WORD), unit.start()):
            continue
        number = _number().search(text, max(end, unit.start() - _WINDOW), unit.start())
        quantity = _read(text, number, unit, start) if number else None
        if quantity is not None:
            end = quantity.span.end - start
            yield quantity


def _read(text: str, match: re.Match[str], unit: re.Match[str], start: int) -> Quantity | None:
    if _is_other(text, match, unit):
        return None
    begin, number = _range(text, match, unit_of(unit))
    if number is None or (unit["u_m"] == "m" and not _is_metre(text, match, unit, number)):
        return None
    end, number = _with_tail(text, unit.end(), number)
    return Quantity(
        value=number.value,
        low=number.low,
        high=number.high,
        unit=unit_of(unit),
        text=text[begin:end],
        span=Span(start=start + begin, end=start + end),
        hedge=_hedge(match) or hedge_at(text, begin, end) or ("about" if number.vague else None),
    )


def _is_other(text: str, match: re.Match[str], unit: re.Match[str]) -> bool:
    """Whether the words around say that it is a name, a race, a road's number, a chip or another measure."""
    name, after = unit[0], unit.end()
    if match["words"] and match["words"].lower() in _BARE and name.lower() in _NO_ARTICLE:
        return True
    if name.lower() == "nm" and _LIGHT_OR_CHIP.match(text, after):
        return True
    named = _NAME.match(name) is not None and _NAME_AFTER.match(text, after) is not None
    numbered = _NUMBERED.search(text, max(0, match.start() - 12), match.start()) is not None
    return named or numbered or bool(_RACE.match(text, after) or _OTHER_MEASURE.match(text, after))


def _is_metre(text: str, match: re.Match[str], unit: re.Match[str], number: Number) -> bool:
    """Whether a bare `m` is a metre: neither a million nor the distance of a race ("won the 1,500m")."""
    if number.value in _RACES_M and _RACED.search(text, max(0, match.start() - 12), match.start()):
        return False
    return text[unit.start() - 1] in "-\u2011" or _METRE_AFTER.match(text, unit.end()) is not None


def _range(text: str, match: re.Match[str], unit: Unit) -> tuple[int, Number | None]:
    """Where the number begins, and what it is: of two numbers, everything between them or the second alone."""
    begin = match.start("digits") if match["digits"] else match.start("words")
    last = _last(match, unit)
    if match["joint"] is None or last is None:
        return begin, last
    first = _first(match, last)
    joint = match["joint"].strip()
    if first is None or not _spans(text, match, (first, last)):
        return begin, None if joint in "-\u2010\u2011" and match["digits"] else last
    middle = (first.value + last.value) / 2
    return match.start(), Number(value=middle, low=first.low, high=last.high, vague=last.vague)


def _spans(text: str, match: re.Match[str], ends: tuple[Number, Number]) -> bool:
    """Whether two numbers are the ends of a range, not a score, a list or a year before a figure."""
    low, high = ends[0].value, ends[1].value
    joint = match["joint"].strip().lower()
    if not low < high < _SPREAD * low:
        return False
    if joint == "and":
        return text[max(0, match.start() - 8) : match.start()].lower().endswith(("between ", "("))
    return joint != "or" or high <= 3 * low


def _first(match: re.Match[str], last: Number) -> Number | None:
    """The lower end, with the scale of the upper where its own is left out ("2-3 million", "100-150,000")."""
    if match["fromwords"]:
        number = None if match["fromwords"].lower() in _BARE else read_words(match["fromwords"])
        scaled = _big_word(match["words"]) if number and match["words"] else 1.0
        return number.times(scaled) if number and number.value * scaled < last.value else number
    first = read_digits(match["from"], match["fromscale"] or match["scale"] or "")
    thousands = match["digits"] is not None and match["digits"].endswith(",000") and "," not in match["from"]
    return first.times(1e3) if thousands and first.value < 1000 else first


def _big_word(words: str) -> float:
    return {"thousand": 1e3, "million": 1e6, "billion": 1e9}.get(words.lower().split()[-1], 1.0)


def _last(match: re.Match[str], unit: Unit) -> Number | None:
    if match["words"]:
        number = read_words(match["words"])
    elif match["of"] and not re.search(r"[/\u2044½¼¾⅓⅔⅛⅜⅝]", match["digits"]):
        return None
    elif match["part"]:
        number = _plus(read_digits(match["digits"]), read_part(match["part"]))
        number = number.times(_big_word(match["scale"])) if match["scale"] else number
    else:
        number = read_digits(match["digits"], match["scale"] or "")
        if may_be_thousands(match["digits"]) and not match["scale"] and unit not in ("m", "ft", "yd"):
            number = replace(number, high=1000 * number.high)
    if number is None or not match["loose"]:
        return number
    if match["loose"].lower().endswith(("odd", "some")):
        return replace(number, high=max(number.high, 1.5 * number.value), vague=True)
    return around(number.value, max(number.high - number.value, FRACTION_SHARE * number.value), vague=True)


def _plus(whole: Number, part: Number) -> Number:
    """A whole number and a fraction: known as well as the fraction is."""
    return Number(value=whole.value + part.value, low=whole.value + part.low, high=whole.value + part.high)


def _with_tail(text: str, end: int, number: Number) -> tuple[int, Number]:
    """What stands behind the unit and belongs to the number: "a mile and a half", "a mile or two"."""
    tail = _TAIL.match(text, end)
    if tail is None or number.vague or number.value != int(number.value):
        return end, number
    if tail["part"]:
        return tail.end(), _plus(number, read_part(tail["part"]))
    if number.value != 1:
        return end, number
    return tail.end(), Number(value=1.5, low=number.low, high=2.5, vague=True)


def _hedge(match: re.Match[str]) -> Hedge | None:
    if match["loose"]:
        return "about"
    return "at least" if match["plus"] else None
