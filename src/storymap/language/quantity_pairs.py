"""Quantities of a text → which of them state one measure together: ranges, and figures in two units."""

import re
from dataclasses import replace

from storymap.language.expressions import late
from storymap.language.quantity_numbers import may_be_thousands
from storymap.language.quantity_units import agree, base_value, dimension
from storymap.model.relations import Quantity
from storymap.model.texts import Span

_LIKELY_RATIO = 20.0
"""Two figures further apart than this are hardly the same measure in two units."""
_POSSIBLE_RATIO = 100.0
"""In a bracket of its own a second figure may be as far off as one digit makes it: "36 km (519 miles)"."""
_FAR = frozenset({"km", "mi", "nmi"})
_NEAR = frozenset({"m", "ft", "yd"})
_GAP_CHARACTERS = 60
"""How many characters may stand between two figures for one measure."""

_HEDGE = (
    r"(?:(?:about|around|approximately|approx\.|roughly|some|nearly|almost|or|or about|i\.e\.,?|that is,?|ca\.|c\."
    r"|circa|[~≈=]|more than|less than|over|under|up to|at least|well over"
    r"|(?:just|a little|slightly) (?:over|under|more than|less than)"
    r"|equal to|equivalent to|the equivalent of|an|a|an estimated)\s*)?\Z"
)
_SHAPE = r"\.?(?:[ -](?:wide|long|deep|high|tall|square))?"
_BRACKET = late(rf"{_SHAPE}\s*[(\[]\s*{_HEDGE}", re.I)
_WORDS_BRACKET = late(
    rf"{_SHAPE}\s+(?:(?!(?:of|from|to|and|or|in|at|off|than|by|for|with|away|on|into|between|is|was)\s)[a-z-]+\s+){{1,3}}"
    rf"[(\[]\s*{_HEDGE}",
    re.I,
)
_LOOSE_BRACKET = late(rf"{_SHAPE}(?:\s+[\w'’-]+){{1,5}},?\s*[(\[]\s*{_HEDGE}", re.I)
_SLASH_OR = late(rf"\.?(?:\s*/\s*|,?\s+or\s+|\s*=\s*){_HEDGE}", re.I)
_COMMA = late(rf"\.?\s*[,;]\s+{_HEDGE}", re.I)
_DASH = late(rf"\.?\s+[-–—]\s+{_HEDGE}|\.?—{_HEDGE}", re.I)
_CLOSED = late(r"(?:-(?:wide|long|deep|high|tall))?(?:\.?\s*[)\]]|\s*[/;,=]\s*(?:about\s|or\s)?[\d~])")
_COMMA_OR_DASH = late(r"\s*(?:[,;:)\]]|\s[-–—]|—|\.(?:\s|$)|$)")
_RANGE = late(r"\s?(?:[-\u2010\u2011–—]|to|and|or)\s?")


def merge_ranges(text: str, quantities: tuple[Quantity, ...], start: int) -> tuple[Quantity, ...]:
    """The same, where "20km to 30km" is one quantity that lies between the two."""
    merged: list[Quantity] = []
    for quantity in quantities:
        if merged and _continues(text, merged[-1], quantity, start):
            merged[-1] = _between(text, merged[-1], quantity, start)
        else:
            merged.append(quantity)
    return tuple(merged)


def _continues(text: str, low: Quantity, high: Quantity, start: int) -> bool:
    joint = text[low.span.end - start : high.span.start - start]
    if low.unit != high.unit or not low.value < high.value or not _RANGE.fullmatch(joint):
        return False
    if joint.strip() in ("and", "or"):
        at = low.span.start - start
        return joint.strip() == "and" and text[max(0, at - 8) : at].lower() == "between "
    return True


def _between(text: str, low: Quantity, high: Quantity, start: int) -> Quantity:
    span = Span(start=low.span.start, end=high.span.end)
    return replace(
        high,
        value=(low.value + high.value) / 2,
        low=low.low,
        text=text[span.start - start : span.end - start],
        span=span,
        hedge=low.hedge or high.hedge,
    )


def restates(text: str, measure: tuple[Quantity, ...], quantity: Quantity, start: int) -> bool:
    """Whether a quantity states a measure once more in another unit.

    Where the wording alone does not say so (words between, a bracket that goes on), the figures must agree: two
    different measures would be taken for one that contradicts itself.
    """
    before = measure[-1]
    if dimension(before.unit) != dimension(quantity.unit) or quantity.unit in {q.unit for q in measure}:
        return False
    settled = settle((*measure, quantity))
    ratio = base_value(settled[-1]) / base_value(settled[-2]) if base_value(settled[-2]) else 0.0
    between = text[before.span.end - start : quantity.span.start - start]
    close_by = 1 / _LIKELY_RATIO < ratio < _LIKELY_RATIO
    if not 1 / _POSSIBLE_RATIO < ratio < _POSSIBLE_RATIO or len(between) > _GAP_CHARACTERS:
        return False
    after = text[quantity.span.end - start : quantity.span.end - start + _GAP_CHARACTERS]
    if not close_by:
        kin = {before.unit, quantity.unit}
        return (kin <= _FAR or kin <= _NEAR) and bool(_BRACKET.match(between) and _CLOSED.match(after))
    if _surely(between, after, measure):
        return True
    return _perhaps(between, after) and all(agree(one, settled[-1]) for one in settled[:-1])


def _surely(between: str, after: str, measure: tuple[Quantity, ...]) -> bool:
    if _BRACKET.match(between) or _WORDS_BRACKET.match(between):
        return _CLOSED.match(after) is not None
    if _SLASH_OR.match(between):
        return True
    return len(measure) > 1 and _COMMA.match(between) is not None and after.lstrip()[:1] in (")", "]")


def _perhaps(between: str, after: str) -> bool:
    if _BRACKET.match(between) or _LOOSE_BRACKET.match(between):
        return True
    return bool((_COMMA.match(between) or _DASH.match(between)) and _COMMA_OR_DASH.match(after))


def settle(measure: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The same, where a figure that may be read in two ways (`1.340 km`) is read as its partner wants it."""
    return tuple(_settled(one, [other for other in measure if other is not one]) for one in measure)


def _settled(quantity: Quantity, others: list[Quantity]) -> Quantity:
    digits = quantity.text.split()[0].rstrip("kmsqia-")
    if quantity.high < 500 * quantity.value or not may_be_thousands(digits):
        return quantity
    thousands = replace(
        quantity, value=1000 * quantity.value, low=1000 * quantity.value - 0.5, high=1000 * quantity.value + 0.5
    )
    return thousands if any(agree(thousands, other) for other in others) else quantity
