"""Sentences about borders with gaps for names and figures, and figures as printed, true or corrupted."""

from dataclasses import dataclass

from storymap.language.quantity_units import KM_PER_UNIT

LENGTHS = (
    "{A} shares a {q} border with {b}.",
    "The border between {a} and {b} is {q} long, and most of it is fenced.",
    "{A}, which has a {q} border with {b}, called up its reserves on Friday.",
    "{A} and {b} share a border that stretches for {q}.",
    "Traffic along the {q} frontier that separates {a} from {b} has all but stopped.",
    "{A} is separated from {b} by a border of {q}.",
    "The ministry wants to watch {a}'s {q} land border with {b} from the air.",
    "Relations were poor last year. At {q}, the boundary of {a} and {b} is hard to guard.",
    "{A} has closed its {q} border with {b}, officials said.",
    "The {x}–{y} border runs {q} and has few crossings.",
)
"""Ten sentences that tell a border's length: {A} and {a} with "the", {x} without it."""
ADJACENT = (
    "{A} borders {b}.",
    "{A} shares a border with {b}.",
    "{A}, which borders {b}, held an election on Sunday.",
    "{A} and {b} share a land border.",
    "The minister said that {a} has a common frontier with {b}.",
    "{A} is bordered by {b}.",
    "{A} adjoins {b}.",
    "A new road was opened in {a}, bordering {b}, last summer.",
)
"""Sentences that say of two countries that they touch."""
APART = (
    "{A} does not border {b}.",
    "{A} shares no border with {b}.",
    "{A} and {b} do not share a border.",
    "{A} has no land border with {b}.",
    "{A}, which does not share a border with {b}, stayed neutral.",
    "{A} is not bordered by {b}.",
    "There is no border between {a} and {b}.",
)
"""Sentences that deny it."""
TRIPOINTS = (
    "The borders of {a}, {b} and {c} meet in the hills.",
    "They camped at the point where {a}, {b} and {c} meet.",
    "He was arrested near the tripoint of {a}, {b} and {c}.",
    "The triple frontier of {a}, {b} and {c} is remote.",
)
"""Sentences that say of three countries that they meet."""
KINDS = ("dropped first digit", "doubled", "miles for km", "km for miles", "swapped digits")
"""What goes wrong with a figure."""
EXCHANGES = ("miles for km", "km for miles")
"""The kinds that give a figure the other's unit."""
UNREPAIRABLE = ("doubled",)
"""The kinds that no single slip of the pen explains."""
_ARTICLE = (
    "United", "Netherlands", "Democratic Republic", "Republic of", "Central African", "Dominican", "Gambia",
    "Philippines", "Czech Republic", "Congo", "Holy See", "Vatican", "Maldives", "Bahamas", "Ivory Coast",
)  # fmt: skip
_MILE_KM = KM_PER_UNIT["mi"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrupted:
    """A figure gone wrong."""

    text: str
    """As printed."""
    meant: tuple[float, str]
    """The figure that was changed, with its unit, as it should be."""


def the(name: str) -> str:
    """The name with its article, if it has one.

    >>> the("United States"), the("Norway")
    ('the United States', 'Norway')
    """
    return f"the {name}" if name.startswith(_ARTICLE) else name


def printed(km: float, unit: str, *, dual: bool) -> str:
    """A length as papers print it: whole kilometres or miles, in both with the other in brackets."""
    return _text(_figures(km, unit), unit, dual=dual)


def corrupted(km: float, unit: str, kind: str, *, dual: bool) -> Corrupted | None:
    """The same with its first figure gone wrong, in two units with both labels; `None` where that changes nothing."""
    figures = _figures(km, unit)
    meant = figures[unit]
    wrong = _wrong(meant, km, unit, kind)
    if wrong is None or wrong in (0, meant):
        return None
    if dual and kind in EXCHANGES:
        other = "mi" if unit == "km" else "km"
        text = _text({unit: figures[other], other: meant}, unit, dual=True)
        return Corrupted(text=text, meant=(figures[other], other))
    return Corrupted(text=_text({**figures, unit: wrong}, unit, dual=dual), meant=(meant, unit))


def _figures(km: float, unit: str) -> dict[str, int]:
    """Whole km and miles, the second converted from the first as printed."""
    if unit == "km":
        return {"km": round(km), "mi": round(round(km) / _MILE_KM)}
    return {"mi": round(km / _MILE_KM), "km": round(round(km / _MILE_KM) * _MILE_KM)}


def _text(figures: dict[str, int], unit: str, *, dual: bool) -> str:
    other = "mi" if unit == "km" else "km"
    words = {"km": "km", "mi": "miles"}
    first = f"{figures[unit]:,} {words[unit]}"
    return f"{first} ({figures[other]:,} {words[other]})" if dual else first


def _wrong(meant: int, km: float, unit: str, kind: str) -> int | None:
    digits = str(meant)
    if kind == "dropped first digit":
        return int(digits[1:]) if len(digits) > 1 and digits[1] != "0" else None
    if kind == "doubled":
        return meant * 2
    if kind == "swapped digits":
        return int(digits[1] + digits[0] + digits[2:]) if len(digits) > 1 else None
    if kind == "miles for km":
        return round(km / _MILE_KM) if unit == "km" else None
    return round(km) if unit == "mi" else None
