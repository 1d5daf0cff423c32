"""Passage → claims of how large a country or province is: `Norway covers 385,000 square kilometres`."""

import re
from collections.abc import Iterator

from storymap.claims.building import Found, build_claim
from storymap.claims.extents import measured_reading
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all
from storymap.claims.phrases import LINK, UNIT, in_phrase
from storymap.language.expressions import late
from storymap.language.quantity_units import base_value
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Measure

_AREA = (
    r"(?:(?:total|land|surface|geographical?|whole|overall|combined|territorial) ){0,2}"
    r"(?:area|surface|territory|land ?mass|extent|size)"
)
_COVERS = (
    r"(?:covers?|spans?|occup(?:y|ies)|comprises?|encompass(?:es)?|extends (?:over|across)|stretches (?:over|across)|"
    r"sprawls (?:over|across)|takes up|measures?|is spread (?:over|across)|does not cover|doesn't cover)"
)
_COVERING = r"(?:covering|spanning|occupying|encompassing|comprising|stretching (?:over|across)|measuring)"
_TOTAL = rf"(?:(?:(?:an?|its) )?{_AREA} of |a total(?: of)? |(?:an? |the )?equivalent of )?"
_STATE = r"(?:[a-z-]+,? ){0,2}(?:country|nation|state|republic|kingdom|archipelago|principality|sultanate|emirate)"
_END = (
    r"(?! of (?!which\b|(?:land|territory)(?:[,.;]|$| and| in\b))|,? (?:under|planted|sown|affected|contaminated|"
    r"burned|burnt|protected|mined|flooded|more|less|larger|smaller|each|per|away|a year|annually)\b)"
)
_IS = r"(?:is|measures|covers|spans|totals|amounts to|comes to|stands at|of|is put at|is given as|was put at)"
_PATTERNS = (
    rf"(?P<f>{{P}}){LINK} {{adverbs}}{_COVERS} {_TOTAL}{{hedge}}(?P<a>{{A}}){_END}",
    rf"(?P<f>{{P}})(?: \([^()]{{1,80}}\))?,? {_COVERING} {_TOTAL}{{hedge}}(?P<a>{{A}}){_END}",
    (
        rf"(?P<f>{{P}}){LINK} {{adverbs}}(?:has|have|with|boasts|having|does not have|doesn't have) "
        rf"(?:an?|its) {_AREA} of {{hedge}}(?P<a>{{A}}){_END}"
    ),
    rf"(?P<f>{{P}}), with (?:an?|its) {_AREA} of {{hedge}}(?P<a>{{A}})(?=[,.;)]|$){_END}",
    rf"(?P<f>{{P}})'s {_AREA},? {_IS} {{hedge}}(?P<a>{{A}}){_END}",
    (
        rf"(?P<f>{{P}}){LINK} {{adverbs}}has {{hedge}}(?P<a>{{A}}) of (?:land|territory|land area)"
        r"(?=[,.;]|$| and\b)"
    ),
    rf"\b{_AREA} of {UNIT}(?:the )?(?P<f>{{P}}) {_IS} {{hedge}}(?P<a>{{A}}){_END}",
    (
        rf"(?P<f>{{P}}){LINK} (?:is|are|is not) {{hedge}}(?P<a>{{A}}) "
        r"(?:in (?:total |land )?(?:size|area|extent)|large|big)"
    ),
    (
        r"(?:^|[.;:—\"“] ?|, (?:and|but|while|whereas) )(?:the )?(?P<f>{P}) is {hedge}(?P<a>{A})"
        r"(?=, (?:roughly|about|almost|nearly|slightly|larger|smaller|less|more|or)\b|[.;]|$)"
    ),
    rf"(?P<f>{{P}})(?:,? which is| is|,) an? {{hedge}}(?P<a>{{A}}),? {_STATE}\b",
    r"(?P<f>{P}),? (?:at|with)(?: its)? {hedge}(?P<a>{A})(?: in (?:size|area))?(?:,|\)| is\b)",
    rf"(?P<f>{{P}}) \((?:(?:{_AREA})(?: of)?:? )?{{hedge}}(?P<a>{{A}})\)",
    (
        rf"\b(?:with|at|covering|spanning|measuring|occupying) {_TOTAL}{{hedge}}(?P<a>{{A}})"
        rf"(?: in (?:size|area)| of (?:land|territory))?,? {UNIT}(?:the )?(?P<f>{{P}}) "
        r"(?:is|are|ranks|has|have|remains|lies|makes)"
    ),
    rf"\bthe (?P<a>{{A}}) {_STATE} of (?:the )?(?P<f>{{P}})\b",
)
_TRIGGER = late("[\uf000-\uf3ff]")
_STATED = late(r"\bthe (?P<a>[\uf000-\uf3ff]),? (?:[a-z-]+ ){0,2}(?:country|nation|kingdom|republic)\b(?! of)", re.I)
_BACK = 400
"""How many characters before "the 324,000 sq km country" its name may stand."""
REFERRED = 0.75
"""Confidence that the one country named just before is meant; a judgement."""


def find_areas(passage: Passage) -> list[Claim[Measure]]:
    """The claims how large a place with an outline is, one for each measure."""
    if not _TRIGGER.search(passage.masked) or is_question(passage):
        return []
    claims: dict[str, Claim[Measure]] = {}
    for match, figure in _matches(passage):
        relation = Measure(kind="area", quantities=passage.measures[match["a"]])
        about = base_value(relation.quantities[0])
        read = measured_reading(passage, figure, about_km2=about)
        if read is not None and match["a"] not in claims:
            found = Found(start=match.start(), end=match.end(), figure=read, grounds=())
            claims[match["a"]] = build_claim(passage, found, kind=ClaimType.AREA, relation=relation)
    return list(claims.values())


def _matches(passage: Passage) -> Iterator[tuple[re.Match[str], Mention]]:
    for match in find_all(_PATTERNS, passage.masked):
        said_of_it = match.start() < match.start("f") or not in_phrase(passage.masked, match.start("f"))
        if said_of_it and not is_supposed(passage, match.start(), match.end()):
            yield match, passage.mentions[match["f"]]
    for match in _STATED.finditer(passage.masked):
        figure = _named_before(passage, match)
        if figure is not None and not is_supposed(passage, match.start(), match.end()):
            yield match, figure


def _named_before(passage: Passage, match: re.Match[str]) -> Mention | None:
    """The one country named shortly before; `None` where there are none or several."""
    span = passage.span(match.start(), match.end())
    near = [
        resolution
        for resolution in passage.resolved.resolutions
        if span.start - _BACK <= resolution.toponym.span.start < span.start
        and resolution.place is not None
        and resolution.place.is_country
    ]
    if len({resolution.place.id for resolution in near if resolution.place}) != 1 or near[0].place is None:
        return None
    confidence = min(REFERRED, max(resolution.confidence for resolution in near))
    return Mention(place=near[0].place, span=span, confidence=confidence, anaphoric=True)
