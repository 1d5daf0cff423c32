"""Passage → claims that a place lies near another, or near a border."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from storymap.claims.anaphora import country_of
from storymap.claims.building import Found, build_claim
from storymap.claims.heads import head_of
from storymap.claims.kinds import CALLED, DESCRIPTION, KIND
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, occurs
from storymap.claims.readings import reading_that
from storymap.geo import is_within
from storymap.language.expressions import late
from storymap.model.claims import AnyClaim, ClaimType, Mention
from storymap.model.places import Place
from storymap.model.relations import Topology

_WIDE = ("OCN", "SEA", "GULF", "CONT", "ADM1", "RGN")
NEAR_KM = 100.0
"""A place of the name within so much of the ground is the one meant."""
_LIES = (
    r"(?:(?:,? (?:which |that ))?(?:,? ?(?:is|lies|sits|stands|is not|isn't|was))?"
    r"(?: (?:located|situated|set|nestled|built|also|just|very|right|quite|so))*)"
)
_NEAR = (
    r"(?:near(?: to)?|nearby|close to|not far from|outside(?: of)?|on the (?:[a-z]+ )?(?:outskirts|edge|fringes?) of|"
    r"on the (?:[a-z]+ )?outskirts of|in the vicinity of|in the suburbs of|within walking distance of|"
    r"(?:only )?(?:a short|a few minutes'?|minutes'?|a stone's throw|a short distance|a quick)"
    r"(?: (?:drive|walk|ride|bus ride|train ride|boat ride|flight|hop|trip|distance|away|ferry ride))? (?:away )?from)"
)
_FIGURE = rf"(?P<f>{{P}})(?: {KIND})?(?: \([^()]{{1,40}}\))?{_LIES}(?:,? (?:a|an|the) {DESCRIPTION})?,? {_NEAR}"
_BORDER = (
    r"(?:border|frontier|boundary)(?! (?:town|city|village|wall|fence|dispute|guard|polic|patrol|control|force)\w*)"
)
_END = r"(?!'s|-|{P}|, {P} and| (?:border|frontier|boundary|coast|airport|university|street|road|station)\b)"
_PLACES = (
    rf"{_FIGURE} (?:the )?(?:{DESCRIPTION} of )?(?P<g>{{P}}){_END}",
    rf"{_FIGURE} (?:the |{{C}}'s )?(?:{{D}} )?(?:{CALLED}|capital)(?: city)?,? (?:of )?(?P<g>{{L}}){_END}",
    rf"{_FIGURE} (?:the )?{{N}} (?:{CALLED}|capital)(?: city)? (?:of )?(?P<g>{{L}}){_END}",
)
_BORDERS = (
    rf"{_FIGURE} (?:the |its )?(?:[a-z]+ )?(?P<g>{{N}})(?:'s)?(?:(?:-| and |/)(?P<h>{{N}}))? {_BORDER}",
    rf"{_FIGURE} (?:the |its )?(?:[a-z]+ )?{_BORDER} (?:with|to) (?:the )?(?P<g>{{C}})(?!'s)",
    rf"{_FIGURE} (?:the )?(?:[a-z]+ )?{_BORDER} (?:between|of) (?:the )?(?P<g>{{C}}) and (?:the )?(?P<h>{{C}})",
    (
        rf"(?P<f>{{L}})(?: {KIND})?{_LIES},? (?:right |directly )?(?:on|along|at) (?:the |its )(?:[a-z]+ )?"
        rf"(?P<g>{{N}})(?:'s)?(?:(?:-| and |/)(?P<h>{{N}}))? {_BORDER}"
    ),
    (
        rf"(?P<f>{{L}})(?: {KIND})?{_LIES},? (?:right |directly )?(?:on|along|at) (?:the |its )(?:[a-z]+ )?{_BORDER} "
        r"(?:with|between|of) (?:the )?(?P<g>{C})(?: and (?:the )?(?P<h>{C}))?(?!'s)"
    ),
)
_NOT_FAR = late(r"\bnot far from\b", re.I)
_TRIGGER = r"near|close to|not far|outside|outskirts|edge of|fringe|vicinity|suburbs|distance of| from |border|frontier"


def find_proximities(passage: Passage) -> list[AnyClaim]:
    """The claims that a place lies near another or near a border, at most one for each place named."""
    if len(passage.mentions) < 2 or is_question(passage) or not occurs(_TRIGGER, passage.masked):
        return []
    claims: dict[str, AnyClaim] = {}
    for match, edge in _matches(passage):
        if match["f"] not in claims:
            found = _near_border(passage, match) if edge else _near_place(passage, match)
            if found is not None:
                relation = Topology(kind="near", edge="border" if edge else None)
                claim = build_claim(passage, found, kind=ClaimType.PROXIMITY, relation=relation)
                denied = claim.negated and not _NOT_FAR.search(match[0])
                claims[match["f"]] = replace(claim, negated=denied)
    return list(claims.values())


def _matches(passage: Passage) -> Iterator[tuple[re.Match[str], bool]]:
    for texts, edge in ((_BORDERS, True), (_PLACES, False)):
        for match in find_all(texts, passage.masked):
            if not is_supposed(passage, *match.span()):
                yield match, edge


def _near_place(passage: Passage, match: re.Match[str]) -> Found | None:
    figure, ground = head_of(passage, match.start("f")), passage.mentions[match["g"]]
    if figure is None or figure.place.feature_code in _WIDE or figure.place.is_country:
        return None
    if figure.place.id == ground.place.id:
        return None
    figure = reading_that(passage, figure, lambda place: _is_near(place, ground.place))
    if not _is_near(figure.place, ground.place):
        ground = reading_that(passage, ground, lambda place: _is_near(place, figure.place))
    return _found(match, figure, (ground,))


def _is_near(one: Place, other: Place) -> bool:
    return is_within(one.location, other.location, distance=NEAR_KM + one.radius_km + other.radius_km)


def _near_border(passage: Passage, match: re.Match[str]) -> Found | None:
    """The claim with the two countries of the border: the figure's own where the text names one."""
    figure = head_of(passage, match.start("f"))
    ground = passage.mentions[match["g"]]
    other = passage.mentions.get(match.groupdict().get("h") or "")
    if figure is None or figure.place.is_country or not ground.place.is_country:
        return None
    if other is not None:
        return _found(match, figure, (ground, other)) if other.place.is_country else None
    own = country_of(passage, figure, span=passage.span(*match.span("f")))
    if own is not None and own.place.id != ground.place.id:
        return _found(match, figure, (ground, own))
    return _found(match, figure, (ground,))


def _found(match: re.Match[str], figure: Mention, grounds: Sequence[Mention]) -> Found:
    start, end = match.end("f"), match.start("g")
    return Found(
        start=match.start(),
        end=match.end(),
        figure=figure,
        grounds=tuple(grounds),
        signal=(start, end) if end > start + 1 else None,
    )
