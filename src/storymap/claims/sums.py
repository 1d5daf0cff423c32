"""Passage → a whole and its parts, or a share of it in per cent and as a figure, which must go together."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_question
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, pattern
from storymap.language.quantity_units import convert
from storymap.model.claims import Claim, ClaimType
from storymap.model.relations import Measure, Quantity

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_BRACKETS = r"(?: ?\([^()]*\))*"
_PART = (
    rf"{{hedge}}(?P<{{0}}>{{A}}|{_NUMBER}){_BRACKETS}(?: of (?:this|that|it|which))? (?:(?:is|are|was|being|of) )?"
    r"(?:made up of |covered by |covered with )?(?P<{1}>(?:dry )?land|(?:inland )?water)\b"
)
_SUMS = (
    (
        rf"(?P<whole>{{A}}){_BRACKETS},? (?:of (?:which|this|that)|including|comprising|consisting of|made up of),? "
        + _PART.replace("{0}", "one").replace("{1}", "k1")
        + rf"{_BRACKETS},? ?(?:and |, )"
        + _PART.replace("{0}", "two").replace("{1}", "k2")
    ),
)
"""A total area with that of its land and that of its waters: together they are the whole."""
_FRACTIONS = {
    "half": 1 / 2,
    "one half": 1 / 2,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 1 / 4,
    "one quarter": 1 / 4,
    "three quarters": 3 / 4,
    "a fifth": 1 / 5,
    "one fifth": 1 / 5,
    "two fifths": 2 / 5,
    "three fifths": 3 / 5,
    "four fifths": 4 / 5,
    "a tenth": 1 / 10,
    "one tenth": 1 / 10,
}
_SHARE = (
    rf"(?P<share>{'|'.join(name.replace(' ', '[ -]') for name in _FRACTIONS)}|"
    r"\d{1,2}(?:\.\d+)?(?: ?%| per ?cent))"
)
_LINE = r"(?:border|frontier|boundary|coast|coastline|shoreline|river|road|route)"
_SHARES = (
    (
        rf"(?<![\w.-]){_SHARE} of [^.;,()\uec00-\uefff]{{0,40}}(?P<whole>{{Q}})(?:[- ]long)?,? (?:[a-z-]+ ){{0,2}}"
        rf"{_LINE}[^.;,()\uec00-\uefff]{{0,60}}(?:, or |, | \((?:or )?){{hedge}}(?P<part>{{Q}})(?=[,.;)]|$)"
    ),
)
"""A share of a length, and in apposition the length that it is."""
SLACK = 0.03
"""How far a figure of a sum may be rounded, as a share of the whole: whoever adds rounds little."""
_TOLERANCE = 0.1
"""How far a fraction in words stands either way, as a share of it: "a third" is told of 0.30 to 0.37."""
_TRIGGER = re.compile(r"\bwater\b|third|half|quarter|fifth|tenth|%|per ?cent", re.I)


def find_sums(passage: Passage) -> list[Claim[Measure]]:
    """The claims that parts are together the whole, or that a length is a share of another.

    The claim's first quantity is the one printed, its second the one that the rest of the words come to.
    """
    if not passage.measures or not _TRIGGER.search(passage.masked) or is_question(passage):
        return []
    return [*_sums(passage), *_shares(passage)]


def _sums(passage: Passage) -> Iterator[Claim[Measure]]:
    for match in find_all(_SUMS, passage.masked):
        whole = passage.measures[match["whole"]][0]
        parts = [_part(passage, match, name, whole) for name in ("one", "two")]
        if match["k1"][-4:].lower() == match["k2"][-4:].lower():
            continue
        text = " + ".join(" ".join(part.text.split()) for part in parts)
        total = replace(
            whole,
            value=sum(part.value for part in parts),
            low=sum(max(part.low, part.value - SLACK * whole.value) for part in parts),
            high=sum(min(part.high, part.value + SLACK * whole.value) for part in parts),
            text=text,
            hedge=None,
        )
        slack = SLACK * whole.value
        whole = replace(whole, low=max(whole.low, whole.value - slack), high=min(whole.high, whole.value + slack))
        yield _claim(passage, match, "sum", (whole, total))


def _part(passage: Passage, match: re.Match[str], name: str, whole: Quantity) -> Quantity:
    """A part with its own unit, or a bare number in the unit of the whole."""
    measure = passage.measures.get(match[name])
    if measure is not None:
        part = next((one for one in measure if one.unit == whole.unit), measure[0])
        low, value, high = (convert(one, part.unit, whole.unit) for one in (part.low, part.value, part.high))
        return replace(part, low=low, value=value, high=high, unit=whole.unit)
    digits = match[name].replace(",", "")
    step = 10.0 ** -len(digits.partition(".")[2]) / 2
    span = passage.span(*match.span(name))
    return replace(
        whole, value=float(digits), low=float(digits) - step, high=float(digits) + step, text=match[name], span=span
    )


def _shares(passage: Passage) -> Iterator[Claim[Measure]]:
    for match in find_all(_SHARES, passage.masked):
        whole, part = passage.measures[match["whole"]][0], passage.measures[match["part"]][0]
        low, share, high = _bounds(match["share"])
        text = f"{' '.join(match['share'].split())} of {' '.join(whole.text.replace('-', ' ').split())}"
        value = [
            convert(one, whole.unit, part.unit) for one in (whole.low * low, whole.value * share, whole.high * high)
        ]
        stated = replace(part, low=value[0], value=value[1], high=value[2], text=text, hedge=None)
        yield _claim(passage, match, "share", (part, stated))


def _bounds(words: str) -> tuple[float, float, float]:
    """The least, the printed and the greatest share that the words can stand for."""
    number = pattern(r"\d+(?:\.(?P<d>\d+))?").match(words)
    if number is None:
        share = _FRACTIONS[" ".join(re.split(r"[ -]", words.lower()))]
        return share * (1 - _TOLERANCE), share, share * (1 + _TOLERANCE)
    step = 10.0 ** -len(number["d"] or "") / 2
    value = float(number[0])
    return (value - step) / 100, value / 100, (value + step) / 100


def _claim(
    passage: Passage, match: re.Match[str], kind: Literal["sum", "share"], quantities: tuple[Quantity, ...]
) -> Claim[Measure]:
    relation = Measure(kind=kind, quantities=quantities)
    found = Found(start=match.start(), end=match.end(), figure=None, grounds=())
    return build_claim(passage, found, kind=ClaimType.UNIT_CONSISTENCY, relation=relation)
