"""Text → quantities: lengths and areas as printed, alone or in pairs of units."""

import re

from storymap.language.quantity_hedges import hedge_at
from storymap.language.quantity_numbers import DIGITS, SCALE, WORDS, Number, read_digits, read_words
from storymap.language.quantity_units import ENDS, UNIT, base_value, dimension, unit_of
from storymap.model.relations import Quantity
from storymap.model.texts import Span

_JOINT = r"[ \t\u00a0\u202f\n\u2010\u2011-]?"
_NO_NUMBER_BEFORE = r"(?<![\w$£€¥#])(?<![\d][.,:/])"
_RANGE = r" ?(?:-|\u2010|\u2011|–|—|to|and) ?"
_QUANTITY = re.compile(
    rf"{_NO_NUMBER_BEFORE}(?:(?P<from>{DIGITS})(?P<fromscale>{SCALE})?(?P<range>{_RANGE}))?"
    rf"(?:(?P<digits>{DIGITS})(?P<scale>{SCALE})?|(?P<words>{WORDS})){_JOINT}{UNIT}{ENDS}",
    re.I,
)
_UNIT_SOMEWHERE = re.compile(UNIT + ENDS, re.I)
_METRE_CONTEXT = re.compile(
    r"\s*(?:$|[.,;:()\[\]/-]|(?:high|tall|long|deep|wide|away|above|below|from|off|north|south|east|west|of|or|and|to|"
    r"in|across|thick|up|down|underground|freestyle|sprint|race|hurdles|dash)\b)"
)
_NEXT_UNIT = re.compile(
    r"(?:-(?:wide|long|deep|high|tall))?(?:\s*[(\[]\s*|\s*/\s*|,?\s+or\s+|,\s+|\s*=\s*|;\s*"
    r"|\s+(?:[a-z-]+\s+){1,3}\(\s*)(?:(?:about|around|approximately|approx\.|roughly|some|nearly|almost|~|"
    r"more than|over|just (?:over|under)|an|a)\s*)?\Z"
)
_LIKELY_RATIO = 20.0
"""Two figures further apart than this are never the same measure in two units: no misprint is that large."""


def find_quantities(text: str, *, start: int = 0) -> tuple[Quantity, ...]:
    """Every length and area in a text, in order.

    Args:
        text: A sentence or any other passage.
        start: Where the passage begins in its document: added to the spans.
    """
    if not _UNIT_SOMEWHERE.search(text):
        return ()
    found = (_read(text, match, start) for match in _QUANTITY.finditer(text))
    return tuple(quantity for quantity in found if quantity is not None)


def _read(text: str, match: re.Match[str], start: int) -> Quantity | None:
    unit = unit_of(match)
    number = _number(match)
    if number is None or (match["u_m"] == "m" and not _is_metre(text, match)):
        return None
    return Quantity(
        value=number.value,
        low=number.low,
        high=number.high,
        unit=unit,
        text=match[0],
        span=Span(start=start + match.start(), end=start + match.end()),
        hedge=hedge_at(text, match.start(), match.end()) or ("about" if number.vague else None),
    )


def _is_metre(text: str, match: re.Match[str]) -> bool:
    joined = text[match.start("u_m") - 1] in "-\u2011"
    return joined or _METRE_CONTEXT.match(text, match.end()) is not None


def _number(match: re.Match[str]) -> Number | None:
    last = read_digits(match["digits"], match["scale"] or "") if match["digits"] else read_words(match["words"])
    if match["from"] is None or last is None:
        return last
    first = read_digits(match["from"], match["fromscale"] or match["scale"] or "")
    if first.value >= last.value:
        return last
    return Number(value=(first.value + last.value) / 2, low=first.low, high=last.high)


def find_measures(text: str, *, start: int = 0) -> tuple[tuple[Quantity, ...], ...]:
    """The quantities of a text, those that state one measure in several units together.

    `96km (122-mile)` is one measure of two quantities; a quantity alone is a measure of one.
    """
    measures: list[tuple[Quantity, ...]] = []
    for quantity in find_quantities(text, start=start):
        if measures and _restates(text, measures[-1], quantity, start):
            measures[-1] = (*measures[-1], quantity)
        else:
            measures.append((quantity,))
    return tuple(measures)


def find_pairs(text: str, *, start: int = 0) -> tuple[tuple[Quantity, ...], ...]:
    """The measures of a text that are stated in two or more units.

    >>> [[q.text for q in pair] for pair in find_pairs("a 96km (122-mile) border, 5 km from town")]
    [['96km', '122-mile']]
    """
    return tuple(measure for measure in find_measures(text, start=start) if len(measure) > 1)


def _restates(text: str, measure: tuple[Quantity, ...], quantity: Quantity, start: int) -> bool:
    before = measure[-1]
    if dimension(before.unit) != dimension(quantity.unit) or quantity.unit in {q.unit for q in measure}:
        return False
    ratio = base_value(quantity) / base_value(before) if base_value(before) else 0.0
    if not 1 / _LIKELY_RATIO < ratio < _LIKELY_RATIO:
        return False
    between = text[before.span.end - start : quantity.span.start - start]
    return len(between) <= _GAP_CHARACTERS and _joins(between, text[quantity.span.end - start :], measure)


_GAP_CHARACTERS = 60


def _joins(between: str, after: str, measure: tuple[Quantity, ...]) -> bool:
    if not _NEXT_UNIT.match(between):
        return False
    if "(" in between or "[" in between:
        return True
    if between.lstrip().startswith((",", ";")) and "or" not in between:
        return len(measure) > 1 and after.lstrip()[:1] in (")", "]")
    return True
