"""Passage → claims that a place is so many times as large as another: `Chad is three times the size of California`."""

import re
from collections.abc import Iterator

from storymap.claims.building import Found, build_claim
from storymap.claims.extents import area_km2, measured_reading
from storymap.claims.factors import FACTOR, FRACTION, HEDGE, TIMES, Factor, read_factor, read_hedge
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, occurs
from storymap.claims.phrases import LINK, NOUN, UNIT, in_phrase
from storymap.language.expressions import late
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Comparison

_KIND = r"(?:(?:total|land|surface|geographical?|physical) ){0,2}"
_AREA = rf"{_KIND}(?:size|area|land ?mass|territory|surface|extent)"
_IN = rf"(?: (?:in|by|in terms of) {_KIND}(?:size|area|land ?mass|territory|extent))"
_VERY = (
    r"(?:slightly|a little|a bit|somewhat|marginally|fractionally|much|far|considerably|significantly|even|vastly|"
    r"a lot|only slightly)"
)
_LARGER = "larger|bigger|smaller"
_RELATIONS = (
    (rf"(?:(?P<h1>{HEDGE}) )?(?P<k1>{FACTOR}) (?:(?:the|its) )?{_AREA} of ", "of"),
    (
        rf"(?:(?P<h2>{HEDGE}) )?(?P<k2>{FACTOR}) (?:as (?:large|big|vast|extensive)|the area){_IN}? (?:as|of) ",
        "as (?:large|big|vast|extensive)|the area",
    ),
    (rf"(?:(?P<h3>{HEDGE}) )?(?P<k3>{TIMES}) (?:larger|bigger){_IN}? than ", "times (?:larger|bigger)"),
    (
        (
            rf"(?:(?P<h4>{HEDGE}) )?(?P<k4>(?:the same size as|the size of|(?:the )?(?:same|an equal|an equivalent) "
            rf"{_AREA} (?:as|to)|(?:as|so) (?:large|big){_IN}? as|"
            rf"(?:similar|comparable|equal|equivalent) in {_AREA} to|comparable{_IN}? to|"
            r"of comparable size to|similarly sized to)) "
        ),
        "the size of|(?:large|big)|same|equal|equivalent|similar|comparable",
    ),
    (
        rf"(?:(?P<v>{_VERY}) )?(?P<s>larger|bigger|smaller){_IN}? than (?!(?:the size of )?{FACTOR})(?:the size of )?",
        _LARGER,
    ),
    (
        rf"(?:(?P<h6>{HEDGE}) )?(?P<k6>{FRACTION}) (?P<s6>larger|bigger|smaller){_IN}? than ",
        rf"\A(?>.*?\d).*(?:{_LARGER})",
    ),
)
"""Ways to compare, each with what a sentence must contain: the others are not compiled."""
_GROUNDS = (
    rf"{UNIT}(?:the )?(?:whole of |entire |all of )?(?:{{L}}, (?={{L}}(?:[.,;)]|$)))?"
    r"(?P<g>{P}(?:(?:, | and |, and )(?:the )?{P}"
    r"(?=[^.;]{0,40}(?:combined|together)))*)"
    r"(?! ?'s| ?-|s\b| (?:economy|population|market|army|government|team|squad|side|company|firm|budget|deficit|"
    r"fans|people|in population|by population|in terms of|per capita|and (?:is|has)? ?(?:more|less) populous|if|"
    r"in (?!(?:total |land )?(?:size|area|land|extent|territory)\b)|when|for|under|flooded|affected|where)\b)"
)
_IS = (
    r"(?:is|are|'s|remains?|is not|isn't|are not|aren't|makes (?:it|the country))"
    r"(?: (?:now|itself|still|also|physically|geographically|actually|not))?"
)
_OF_AREA = (
    r"(?P<f>{P})'s (?:total |land )?(?:area|size|territory|land ?mass) is @",
    r"\b(?:area|size|territory|land ?mass) of (?:the )?(?P<f>{P}) is @",
)
_FRAMES = (
    rf"(?P<f>{{P}}){LINK} {{adverbs}}{_IS} (?:an? {NOUN},? )?@",
    rf"(?P<f>{{P}}),? (?:\(|- |— ?|–)?(?:an? {NOUN} )?(?:which is |that is |being )?@",
    rf"(?P<f>{{P}}){LINK} {{adverbs}}(?:has|have|covers?|with|occup(?:y|ies)|spans?) an area (?:of )?@",
    *_OF_AREA,
)
_THAT_OF = rf"(?:(?P<h1>{HEDGE}) )?(?P<k1>{FACTOR}) "
_FRONTED = (
    r"(?:^|[.;:] )(?:at |though |although |while |an area |a country |a nation |a territory )?@(?:combined)?, "
    rf"{UNIT}(?:the )?(?P<f>{{P}}) "
    r"(?:is|are|has|have|lies|ranks|remains|boasts|covers|offers|sits|can|stretches)"
)
_THAT = r"(?:that of |the area of |the size of |the territory of )?"
_WAYS = [(needs, relation + _THAT, (*_FRAMES, _FRONTED)) for relation, needs in _RELATIONS]
_PATTERNS = tuple(
    (needs, tuple(frame.replace("@", relation + _GROUNDS) for frame in frames))
    for needs, relation, frames in (*_WAYS, ("that of", f"{_THAT_OF}that of ", _OF_AREA))
)
_NEEDED = (
    "size of",
    "er than",
    "er in",
    "er by",
    " as ",
    "ame ",
    "imilar",
    "qual in",
    "quivalent",
    "ompara",
    "that of",
    "area of",
)
_TRIGGER = late(
    r"size of|(?:large|big|vast|extensive)(?: in [a-z ]{1,20})? as|(?:arg|igg|mall)er(?: (?:in|by) [a-z ]{1,20})? than|"
    r"ame (?:size|area)|imilar in|qual in|quivalent|omparable|imilarly sized|area of|"
    r"(?:area|size|mass|territory) .{0,40}that of"
)
_NOT_AREA = (
    r"\b(?:population|populous|inhabitants|people|residents|econom(?:y|ies|ic|ically)|GDP|market|export|import|army|"
    r"military|budget|debt|trade|output|production|deficit|squad|team|league|medal|voters?|electorate|diaspora)\b"
)
_SAYS_AREA = late(
    r"\b(?:area|size|land ?mass|territory|land|geographical(?:ly)?|square|extent|physical(?:ly)?)\b", re.I
)


def find_size_comparisons(passage: Passage) -> list[Claim[Comparison]]:
    """The claims how large a place is beside others, at most one for each pair of places."""
    if len(passage.mentions) < 2 or not any(word in passage.masked for word in _NEEDED):
        return []
    if not _TRIGGER.search(passage.masked) or is_question(passage):
        return []
    claims: dict[tuple[str, str], Claim[Comparison]] = {}
    for match in _matches(passage):
        key = (match["f"], match["g"])
        claim = None if key in claims else _claim(passage, match)
        if claim is not None:
            claims[key] = claim
    return list(claims.values())


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    texts = [text for needs, texts in _PATTERNS if re.search(needs, passage.masked, re.I) for text in texts]
    for match in find_all(texts, passage.masked):
        said_of_it = match.start() < match.start("f") or not in_phrase(passage.masked, match.start("f"))
        if said_of_it and not is_supposed(passage, match.start(), match.end()) and not _of_people(passage, match):
            yield match


def _of_people(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the sentence compares people, wealth or teams: words for them, and none for land in the match."""
    return occurs(_NOT_AREA, passage.masked) and not _SAYS_AREA.search(match[0])


def _claim(passage: Passage, match: re.Match[str]) -> Claim[Comparison] | None:
    relation = _relation(match)
    if relation is None:
        return None
    places = [passage.mentions[character] for character in match["g"] if character in passage.mentions]
    figure, grounds = _readings(passage, passage.mentions[match["f"]], places, relation)
    if figure is None or any(ground.place.id == figure.place.id for ground in grounds) or not grounds:
        return None
    ends = sorted((match.span("f"), match.span("g")))
    found = Found(
        start=match.start(),
        end=match.end(),
        figure=figure,
        grounds=grounds,
        signal=(ends[0][1], ends[1][0]) if ends[1][0] > ends[0][1] + 1 else None,
    )
    return build_claim(passage, found, kind=ClaimType.SIZE_COMPARISON, relation=relation)


def _readings(
    passage: Passage, figure: Mention, grounds: list[Mention], relation: Comparison
) -> tuple[Mention | None, tuple[Mention, ...]]:
    """Figure and grounds as places that are measured, each name read as fits the other's size."""
    own = area_km2(figure.place)
    single = len(grounds) == 1
    read = [
        measured_reading(passage, ground, about_km2=own / relation.factor if own and single else None)
        for ground in grounds
    ]
    kept = tuple(ground for ground in read if ground is not None)
    if len(kept) < len(grounds):
        return None, ()
    total = sum(area_km2(ground.place) or 0.0 for ground in kept)
    return measured_reading(passage, figure, about_km2=total * relation.factor if total else None), kept


def _relation(match: re.Match[str]) -> Comparison | None:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    implied = not _SAYS_AREA.search(match[0])
    if "s" in groups:
        slightly = groups.get("v", "") in ("slightly", "a little", "a bit", "somewhat", "marginally", "fractionally")
        slightly = slightly or groups.get("v") == "only slightly"
        return Comparison(
            measured="area",
            sense="smaller" if groups["s"].lower() == "smaller" else "larger",
            slightly=slightly,
            implied=implied,
        )
    factor = _factor(groups)
    if factor is None:
        return None
    sense, slightly, hedge = read_hedge(next((groups[h] for h in ("h1", "h2", "h3", "h4", "h6") if h in groups), ""))
    return Comparison(
        measured="area",
        sense=sense,
        factor=factor.value,
        low=factor.low,
        high=factor.high,
        hedge=hedge,
        slightly=slightly,
        implied=implied,
    )


def _factor(groups: dict[str, str]) -> Factor | None:
    if "k4" in groups:
        return Factor(value=1.0, low=1.0, high=1.0)
    if "s6" not in groups:
        return read_factor(next(groups[k] for k in ("k1", "k2", "k3") if k in groups))
    share = read_factor(groups["k6"])
    if share is None or (share.value >= 1 and groups["s6"].lower() == "smaller"):
        return None
    sign = -1 if groups["s6"].lower() == "smaller" else 1
    low, high = sorted((1 + sign * share.low, 1 + sign * share.high))
    return Factor(value=1 + sign * share.value, low=max(low, 0.01), high=high)
