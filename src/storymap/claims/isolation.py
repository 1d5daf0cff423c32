"""Passage → claims that a country touches no other one: `Iceland has no land borders`."""

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, occurs
from storymap.claims.phrases import names_part
from storymap.model.claims import Claim, ClaimType
from storymap.model.relations import Topology

_ANY = (
    r"(?:anybody|anyone|nobody|no one|no other (?:country|nation|state)|any(?: other)? (?:country|countries|nations?|"
    r"states?)|another (?:country|nation|state)|other (?:countries|nations|states)|"
    r"a single (?:country|nation))"
)
_END = (
    r"(?!,? (?:but|except|save|other than|apart from|besides) (?:for |with )?(?:the )?{C})"
    r"(?=[,.;:)]|$| (?:and|but|because|since|as|at all|today|of its own)\b)"
)
_BORDERS = (
    r"(?:land |international |shared |direct )*(?:borders?|frontiers?|neighbou?rs?)"
    rf"(?: (?:with|on|by) {_ANY}| by land| on land)?"
)
_PATTERNS = (
    rf"(?P<f>{{C}}){{aside}},? (?:which |that |and )?{{adverbs}}(?:shares?|has|have) no {_BORDERS}{_END}",
    (
        r"(?P<f>{C}){aside},? (?:which |that )?(?:(?:is|was) )?an? (?:[a-z]+ ){0,2}(?:island|nation|country|state|"
        rf"archipelago)(?: (?:nation|country|state))?,? (?:that |which )?(?:has no|with no|without(?: any)?|shares no) "
        rf"{_BORDERS}{_END}"
    ),
    (
        r"(?P<f>{C}){aside},? (?:which |that |and )?{adverbs}(?:lacks?|(?:does not|doesn't|do not) (?:share|have)|"
        rf"(?:is|lies) without)(?: a single| any| a)? {_BORDERS}{_END}"
    ),
    (
        r"(?P<f>{C}){aside},? (?:which |that |and )?{adverbs}(?:borders? (?:on )?(?:nobody|no one|no (?:other )?"
        rf"(?:country|nation|state))|(?:does not|doesn't) border (?:on )?{_ANY}){_END}"
    ),
)
_TRIGGER = "border|frontier|neighbou?r"


def find_isolations(passage: Passage) -> list[Claim[Topology]]:
    """The claims that a country has no land border at all, at most one for each: denials without a ground."""
    if is_question(passage) or not occurs(_TRIGGER, passage.masked):
        return []
    claims: dict[str, Claim[Topology]] = {}
    for match in find_all(_PATTERNS, passage.masked):
        part = names_part(passage.masked, match.start("f"))
        if not part and not is_supposed(passage, match.start(), match.end()):
            found = Found(start=match.start(), end=match.end(), figure=passage.mentions[match["f"]], grounds=())
            claim = build_claim(passage, found, kind=ClaimType.ADJACENCY, relation=Topology(kind="adjacent"))
            claims.setdefault(match["f"], claim)
    return list(claims.values())
