"""Passage → claims that a place lies between two others, or halfway: `Andorra, wedged between France and Spain`."""

import re

from storymap.claims.building import Found, build_claim
from storymap.claims.kinds import DESCRIPTION
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, is_in_phrase, occurs
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import Topology

_LIES = (
    r"(?:lies|lie|lying|sits|sitting|is|are|stands|nestles|nestled|tucked|is "
    r"(?:located|situated|found|set|sandwiched|wedged|"
    r"squeezed|nestled|tucked|landlocked|hemmed "
    r"in|positioned|placed)|located|situated|set|sandwiched|wedged|squeezed|hemmed in|"
    r"positioned|stretches|extends|is not|isn't|does not lie|doesn't lie)"
)
_NATION = (
    r"(?:(?!(?:not|of|in|with|war|border)\b)[a-z'-]+,? "
    r"){0,4}(?:country|nation|state|kingdom|principality|republic|microstate|"
    r"enclave|island|territory|duchy)"
)
_STRIP = r"(?:(?:small|tiny|thin|narrow|long) )?(?:sliver|strip|stretch|pocket|piece)(?: of land)?"
_WHERE = r"(?:directly |right |roughly |exactly |just |almost |about |more or less |high |landlocked |inland |deep )*"
_HALF = r"(?P<mid>(?:half-?way|half way|midway|mid-way|equidistant) )?"
_GROUNDS = (
    r"between (?:both )?(?:the )?(?:{KIND} of )?(?P<a>{P}) (?:to the [a-z-]+ )?and (?:the )?(?:{KIND} of )?(?P<b>{P})"
)
_END = r"(?!'s|-|{P}| {L}| (?:coast|border|river)\b)"
_SUBJECT = (
    rf"(?P<f>{{P}})(?: \([^()]{{1,60}}\))?(?:,? (?:which|that|and))?,? ?(?:(?:is |are )?(?:an?|the) "
    rf"(?:{{D}} )?(?:{DESCRIPTION}|{_NATION}|{_STRIP}),? )?"
)
_PATTERNS = tuple(
    text.replace("{KIND}", "(?:city|cities|towns?|islands?)")
    for text in (
        rf"{_SUBJECT}(?:{{adverbs}}){_LIES} {_WHERE}{_HALF}{_GROUNDS}{_END}",
        (
            rf"(?P<f>{{P}}),? (?:is |are )?(?:an?|the) (?:{{D}} )?(?:{DESCRIPTION}|{_NATION}|{_STRIP}) "
            rf"{_WHERE}{_HALF}{_GROUNDS}{_END}"
        ),
        rf"(?P<f>{{P}}), (?P<mid>(?:roughly |about |almost |exactly )?(?:half-?way|half way|midway) ){_GROUNDS}{_END}",
        (
            rf"^(?:(?:sandwiched|wedged|squeezed|nestled|located|situated|lying|set|tucked) )"
            rf"{_WHERE}{_HALF}{_GROUNDS}, (?:the (?:[a-z'-]+ ){{0,4}}(?:of )?)?(?P<f>{{P}})(?!'s)"
        ),
        rf"\b{_HALF}{_GROUNDS},? (?:lies|sits|nestles|stands) (?:the (?:[a-z'-]+ ){{0,4}}(?:of )?)?(?P<f>{{P}})(?!'s)",
    )
)
_TRIGGER = r"between"
_VAGUE = frozenset({"CONT", "RGN", "PPLX"})
"""Feature codes of places too large or too vague to lie between."""


def find_betweens(passage: Passage) -> list[Claim[Topology]]:
    """The claims that a place lies between two others, at most one for each place."""
    if len(passage.mentions) < 3 or not occurs(_TRIGGER, passage.masked) or is_question(passage):
        return []
    claims: dict[str, Claim[Topology]] = {}
    for match in find_all(_PATTERNS, passage.masked):
        places = [passage.mentions[match[group]] for group in ("f", "a", "b")]
        located = match.start() < match.start("f") or not is_in_phrase(passage.masked, match.start("f"))
        if located and _comparable(places) and not is_supposed(passage, match.start(), match.end()):
            claims.setdefault(match["f"], _claim(passage, match, places))
    return list(claims.values())


def _comparable(places: list[Mention]) -> bool:
    """Whether these are three countries or points, all different: seas and continents have no place between."""
    kinds = all(
        mention.place.feature_class in "AP" and mention.place.feature_code not in _VAGUE for mention in places[1:]
    )
    figure = places[0].place
    return (
        kinds
        and figure.feature_class in "APTL"
        and figure.feature_code not in _VAGUE
        and len({mention.place.id for mention in places}) == len(places)
    )


def _claim(passage: Passage, match: re.Match[str], places: list[Mention]) -> Claim[Topology]:
    start, end = match.start(), match.end()
    between = match.start("mid") if match["mid"] else passage.masked.lower().index("between", start)
    found = Found(start=start, end=end, figure=places[0], grounds=tuple(places[1:]), signal=(between, match.start("a")))
    kind = "midway" if match["mid"] else "between"
    return build_claim(passage, found, kind=ClaimType.BETWEEN, relation=_RELATIONS[kind])


_RELATIONS = {"between": Topology(kind="between"), "midway": Topology(kind="midway")}
