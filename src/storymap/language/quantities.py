"""Text → quantities: lengths and areas as printed, alone or in pairs of units."""

from storymap.language.expressions import late
from storymap.language.quantity_pairs import merge_ranges, restates, settle
from storymap.language.quantity_reading import read_quantities
from storymap.model.relations import Quantity

_DIGIT = late(r"[\d½¼¾⅓⅔⅛⅜⅝]")
_UNIT = late(
    r"[Mm]ile|[Aa]cre|[Hh]ectare|[Kk]ilomet|MILE|ACRE|HECTARE|KILOMET|[Mm]et[er]{2}|[Yy]ard|[Ff]eet|[Ff]oot|[Kk]m"
)
_IN_UNITS = ("ile", "cre", "ectare", "ilomet", "mete", "metr", "Mete", "Metr", "ard", "eet", "oot", "km", "Km")
"""What stands in every unit that is spelt out: cheaper to look for, and most sentences lack it."""
_IN_CAPITAL_UNITS = ("MILE", "ACRE", "HECTARE", "KILOMET")


def find_quantities(text: str, *, start: int = 0) -> tuple[Quantity, ...]:
    """Every length and area in a text, in order.

    Args:
        text: A sentence or any other passage.
        start: Where the passage begins in its document: added to the spans.
    """
    if not _DIGIT.search(text) and not _names_unit(text):
        return ()
    return merge_ranges(text, tuple(read_quantities(text, start)), start)


def _names_unit(text: str) -> bool:
    return any(part in text for part in (*_IN_UNITS, *_IN_CAPITAL_UNITS)) and _UNIT.search(text) is not None


def find_measures(text: str, *, start: int = 0) -> tuple[tuple[Quantity, ...], ...]:
    """The quantities of a text, those that state one measure in several units together.

    `96km (122-mile)` is one measure of two quantities; a quantity alone is a measure of one.
    """
    measures: list[tuple[Quantity, ...]] = []
    for quantity in find_quantities(text, start=start):
        if measures and restates(text, measures[-1], quantity, start):
            measures[-1] = settle((*measures[-1], quantity))
        else:
            measures.append((quantity,))
    return tuple(measures)


def find_pairs(text: str, *, start: int = 0) -> tuple[tuple[Quantity, ...], ...]:
    """The measures of a text that are stated in two or more units.

    >>> [[q.text for q in pair] for pair in find_pairs("a 96km (122-mile) border, 5 km from town")]
    [['96km', '122-mile']]
    """
    return tuple(measure for measure in find_measures(text, start=start) if len(measure) > 1)
