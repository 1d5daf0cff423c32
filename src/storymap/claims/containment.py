"""Passage → claims that a place lies in a country, or is its capital."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from storymap.claims.building import Found, build_claim
from storymap.claims.kinds import DESCRIPTION, KIND
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.places import Place, Resolution
from storymap.model.relations import Topology

_CAPITAL = (
    (
        r"(?P<f>{L}),? (?:which )?(?:is|was|remains|is not|isn't|was not)(?: now| also)? the capital(?: "
        r"city)? of (?:the )?(?P<g>{C})"
    ),
    r"(?P<f>{L}),? the capital(?: city)? of (?:the )?(?P<g>{C})",
    r"\bthe capital(?: city)? of (?:the )?(?P<g>{C})(?:,| is|,? called)? (?P<f>{L})",
    r"(?P<g>{C})'s capital(?: city)?(?:,| is| of)? (?P<f>{L})",
    r"(?P<f>{L})(?:,| is| is not) (?P<g>{C})'s capital\b",
    r"\bthe (?P<g>{D}) capital(?: city)?(?:,| of)? (?P<f>{L})",
    r"(?P<f>{L}),? the (?P<g>{D}) capital\b",
)
_IS_IN = (
    r"(?:is|lies|sits|stands|is (?:located|situated|found)|is not|isn't|does not lie|is not "
    r"(?:located|situated)|located|situated)"
)
_INSIDE = (
    (
        rf"(?P<f>{{L}})(?: {KIND})?,? (?:which |that )?{_IS_IN}(?: (?:a|an|the) {DESCRIPTION})? "
        rf"(?:in|inside|within) (?:the )?(?P<g>{{C}})"
    ),
    rf"(?P<f>{{L}}),? (?:a|an|the) {DESCRIPTION} (?:in|inside) (?:the )?(?P<g>{{C}})",
    rf"\b{KIND} of (?P<f>{{L}}),? (?:in|inside) (?:the )?(?P<g>{{C}})",
    rf"\bthe (?P<g>{{D}}) {DESCRIPTION} of (?P<f>{{L}})",
    rf"(?P<g>{{C}})'s {DESCRIPTION} of (?P<f>{{L}})",
    rf"\b(?:in|at|near|from|to|outside|around) (?:the )?(?P<f>{{L}})(?: {KIND})? in (?P<g>{{C}})(?!'s|-)",
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
_COMMA = (
    r"(?<!, )(?<! and )(?<!^In )(?<!^At )(?P<f>{L}), (?P<g>{C})(?!'s)(?=[.;:?!)]|$|, (?!(?:and |the |or )*{P})| "
    r"(?:on|in|when|after|where) )"
)
_TRIGGER = re.compile(r"[\ue400-\ue7ff]|part of|belong|territory|soil")
CANDIDATE_SHARE = 0.5
"""A reading of the name that lies in the country is taken when its score is at least this share of the best one's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainmentFound:
    """A claim that a place lies in a country."""

    claim: Claim[Topology]
    """The claim."""
    asserted: bool
    """Whether the text says so; `Oslo, Norway` only takes it for granted."""


def find_containments(passage: Passage) -> list[ContainmentFound]:
    """The claims that a place lies in a country or is its capital, at most one for each place named."""
    if is_question(passage) or len(passage.mentions) < 2 or not _TRIGGER.search(passage.masked):
        return []
    found: dict[str, ContainmentFound] = {}
    for match, kind in _matches(passage):
        if match["f"] not in found:
            claim = _claim(passage, match, kind)
            found[match["f"]] = ContainmentFound(claim=claim, asserted=kind != "named")
    return list(found.values())


def _matches(passage: Passage) -> Iterator[tuple[re.Match[str], str]]:
    for texts, kind in ((_CAPITAL, "capital"), (_INSIDE, "inside"), (_PART, "part"), ((_COMMA,), "named")):
        for match in find_all(texts, passage.masked):
            if not is_supposed(passage, match.start(), match.end()):
                yield match, kind


def _claim(passage: Passage, match: re.Match[str], kind: str) -> Claim[Topology]:
    ground = passage.mentions[match["g"]]
    figure = reading_inside(passage, passage.mentions[match["f"]], ground)
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


def reading_inside(passage: Passage, figure: Mention, ground: Mention) -> Mention:
    """The figure read as the place of that name that lies in the ground, where the gazetteer knows one.

    A text that says "Moscow, in Ohio" names another Moscow: that is no false claim.
    """
    country = ground.place.country_code
    if country is None or figure.place.country_code in (None, country):
        return figure
    for resolution in passage.resolved.within(figure.span):
        candidate = _inside(resolution, country)
        if candidate is not None:
            return replace(figure, place=candidate, confidence=min(figure.confidence, resolution.confidence))
    return figure


def _inside(resolution: Resolution, country: str) -> Place | None:
    best = max((candidate.score for candidate in resolution.candidates), default=0.0)
    for candidate in resolution.candidates:
        if candidate.place.country_code == country and candidate.score >= CANDIDATE_SHARE * best:
            return candidate.place
    return None
