"""Passage → claims that a place lies in a country, or is its capital."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from storymap.claims.building import Found, build_claim
from storymap.claims.kinds import DESCRIPTION, KIND
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all
from storymap.claims.readings import (
    UNSURE,
    as_settlement,
    is_bare_alias,
    lies_in,
    reading_around,
    reading_inside,
    seat_of,
)
from storymap.language.expressions import late
from storymap.model.claims import Claim, ClaimType
from storymap.model.relations import Topology

_CITY = r"(?:capital(?: city)?|national capital|seat of government)"
_SETTLED = (
    r"(?:(?:(?!(?:not|of|in)\b)[a-z'-]+,? ){0,4}(?:towns?|city|village|hamlet|municipality|suburb|province|district|"
    r"county|commune|township|resort|seaport|port city|port|metropolis|island|region|state)\b)"
)
_SETTLEMENT = re.compile(r"\b(?:town|city|village|hamlet|suburb|seaport|port|settlement)\b", re.I)
_CAPITAL = (
    (
        r"(?P<f>{L}),? (?:which )?(?:is|was|remains|is not|isn't|was not|became|serves as|acts as)"
        rf"(?: now| also| still)? the {_CITY} of (?:the )?(?P<g>{{P}})(?!'s)"
    ),
    (
        rf"(?P<f>{{L}})(?:,? (?:(?:now|today) )?the|,) {_CITY} of (?:the )?(?P<g>{{P}})"
        r"(?!'s| (?:is|was|has|had|were|will)\b)"
    ),
    rf"\bthe {_CITY} of (?:the )?(?P<g>{{P}})(?:,| is| is not|,? called| remains)? (?P<f>{{L}})",
    rf"(?P<g>{{P}})'s {_CITY}(?:,| is| is not| of|,? called| remains| -| \()? ?(?P<f>{{L}})",
    rf"(?P<f>{{L}})(?:,| is| is not| isn't| -| \()? ?(?:which is )?(?P<g>{{P}})'s {_CITY}\b",
    rf"\bthe (?P<g>{{D}}) {_CITY}(?:,| of| is| -)? (?P<f>{{L}})",
    rf"(?P<f>{{L}}),? (?:(?:which )?(?:is|is not|isn't|remains) )?the (?P<g>{{D}}) {_CITY}\b",
)
_NAMESAKE = (
    rf"(?P<f>{{C}}),? (?:(?:is|remains|which is|serves as) )?the {_CITY} of (?:the )?(?P<g>{{C}})(?!'s)",
    rf"\bthe {_CITY} of (?:the )?(?P<g>{{C}})(?:,| is|,? called)? (?P<f>{{C}})",
    rf"(?P<g>{{C}})'s {_CITY}(?:,| is|,? called)? (?P<f>{{C}})",
)
"""Capitals that have the name of their country: the name is resolved to the country."""
_IS_IN = (
    r"(?:is|lies|sits|stands|is (?:located|situated|found)|is not|isn't|does not lie|is not "
    r"(?:located|situated)|located|situated)"
)
_BOUND = r"(?!'s|-| and {P}|, {P}| (?:border|coast)\b)"
_INSIDE = (
    (
        rf"(?P<f>{{L}})(?: {KIND})?,? (?:which |that )?{_IS_IN}(?: (?:a|an|the) {DESCRIPTION})?,? "
        rf"(?:in|inside|within) (?:the )?(?:(?:state|province|county|district) of )?(?P<g>{{P}})(?!'s|-)"
    ),
    rf"(?P<f>{{L}}),? (?:(?:is|was) )?(?:a|an|the) {DESCRIPTION} (?:in|inside) (?:the )?(?P<g>{{P}}){_BOUND}",
    rf"\b{KIND} of (?P<f>{{L}}),? (?:in|inside) (?:the )?(?P<g>{{P}}){_BOUND}",
    rf"\b(?:the|a|an) (?P<g>{{P}}|{{D}}) {_SETTLED} of (?P<f>{{L}})",
    rf"\bthe (?P<g>{{D}}) {DESCRIPTION} of (?P<f>{{L}})",
    rf"(?P<g>{{P}})'s {DESCRIPTION} of (?P<f>{{L}})",
    rf"(?P<f>{{L}}),? (?:(?:is|is not) )?(?:a|an|the) (?P<g>{{P}}|{{D}}) {_SETTLED}(?= |[,.;)]|$)(?! of {{P}})",
    rf"\b(?:in|at|near|from|to|outside|around) (?:the )?(?P<f>{{L}})(?: {KIND})? in (?:the )?(?P<g>{{C}})(?!'s|-)",
)
_PART = (
    (
        r"(?P<f>{P})(?:,? which)? (?:is|are|remains|is not|isn't|are not)(?: now| still| also| not| officially| legally"
        r"| rightfully| historically)? (?:an? )?(?:integral |inseparable |inalienable |autonomous )?part of (?:the )?"
        r"(?P<g>{C})(?!'s)"
    ),
    r"(?P<f>{P})(?:,? which)? (?:belongs|does not belong|doesn't belong) to (?:the )?(?P<g>{C})(?!'s)",
    r"(?P<f>{P})(?:,? which)? (?:is|is not|isn't|remains)(?: now| still)? (?P<g>{D}) (?:territory|soil)\b",
)
_NAMED = (
    (
        r"(?<!, )(?<! and )(?<!^In )(?<!^At )(?P<f>{L}), (?:the )?(?P<g>{P})(?!'s)"
        r"(?=[.;:?!)\"]|$|, (?!or )(?!(?:and |the |or )*{P})"
        r"| (?:on|in|when|after|where|who|for|as|to|at|with|by|-) | \()"
    ),
    r"(?<!, )(?<! and )(?P<f>{L}), (?P<g>{L})(?=, {C}(?:[.;:)]|$|, ))",
    r"(?P<f>{L}), (?P<g>{P})(?=,? and (?:to |in |from )?{L}, {P})",
    r"(?<=[\ue000-\ue7ff], and )(?P<f>{L}), (?P<g>{P})(?=[.;,)]|$)",
    r"(?P<f>{L}), in (?:the )?(?P<g>{C})(?=[.;:,)]|$)(?!,? (?:and|or|in)\b)(?!, {P})",
    r"(?P<f>{L}) \((?P<g>{P})\)",
    rf"(?P<f>{{L}}),? in (?:the )?(?P<g>{{L}})(?: {KIND})?(?=[.;:,)]|$| of {{C}})(?!,? (?:and|or|in)\b)(?!, {{P}})",
)
_FAMILIES = (
    (_CAPITAL, "capital"),
    (_NAMESAKE, "capital"),
    (_INSIDE, "inside"),
    (_PART, "part"),
    (_NAMED, "named"),
)
_TRIGGER = late(r"[\ue400-\ue7ff]|part of|belong|territory|soil|capital")
_BEYOND = ("OCN", "SEA", "CONT")
_LEVELS = {"ADM1": 1, "ADM2": 2, "ADM3": 3, "ADM4": 4, "ADM5": 5, "ADMD": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainmentFound:
    """A claim that a place lies in a country."""

    claim: Claim[Topology]
    """The claim."""
    asserted: bool
    """Whether the text says so; `Oslo, Norway` only takes it for granted."""


def find_containments(passage: Passage) -> list[ContainmentFound]:
    """The claims that a place lies in a country or province, or is its capital, at most one for each place named."""
    if is_question(passage) or len(passage.mentions) < 2 or not _TRIGGER.search(passage.masked):
        return []
    found: dict[str, ContainmentFound] = {}
    for match, kind in _matches(passage):
        if match["f"] not in found and _is_possible(passage, match, kind):
            claim = _claim(passage, match, kind)
            found[match["f"]] = ContainmentFound(claim=claim, asserted=kind != "named")
    return list(found.values())


def _matches(passage: Passage) -> Iterator[tuple[re.Match[str], str]]:
    for texts, kind in _FAMILIES:
        for match in find_all(texts, passage.masked):
            if not is_supposed(passage, match.start(), match.end()):
                yield match, kind


def _is_possible(passage: Passage, match: re.Match[str], kind: str) -> bool:
    """Whether the one can be meant to lie in the other: towns lie in no towns, and lists name equals."""
    figure, ground = passage.mentions[match["f"]].place, passage.mentions[match["g"]].place
    if kind == "capital" and figure.is_country:
        seat = seat_of(passage, passage.mentions[match["f"]], passage.mentions[match["g"]])
        return seat is not None or figure.id == ground.id
    if figure.id == ground.id or figure.feature_code in _BEYOND:
        return False
    if ground.is_country or ground.feature_code == "PCLH":
        return True
    if kind == "capital":
        return ground.feature_code == "ADM1" and figure.feature_class == "P"
    level = _LEVELS.get(ground.feature_code)
    inner = _LEVELS.get(figure.feature_code, 9)
    return level is not None and not figure.is_country and level < inner and figure.feature_class in "PSLA"


def _claim(passage: Passage, match: re.Match[str], kind: str) -> Claim[Topology]:
    ground = passage.mentions[match["g"]]
    figure = passage.mentions[match["f"]]
    if not ground.place.is_country:
        ground = reading_around(passage, figure, ground)
    if kind == "inside" and _SETTLEMENT.search(match[0]):
        figure = as_settlement(passage, figure, ground)
    if kind == "capital" and ground.place.is_country:
        figure = seat_of(passage, figure, ground) or figure
    else:
        figure = reading_inside(passage, figure, ground)
    only_named = kind == "named" and (not ground.place.is_country or " in " in match[0])
    if (only_named and not lies_in(figure.place, ground.place)) or is_bare_alias(passage, figure):
        figure = replace(figure, confidence=min(figure.confidence, UNSURE))
    between = sorted((match.span("f"), match.span("g")))
    found = Found(
        start=match.start(),
        end=match.end(),
        figure=figure,
        grounds=(ground,),
        signal=(between[0][1], between[1][0]) if between[1][0] > between[0][1] + 1 else None,
    )
    relation = Topology(kind="capital" if kind == "capital" else "inside")
    return build_claim(passage, found, kind=ClaimType.CONTAINMENT, relation=relation)
