"""Passage → claims that countries share a border, asserted or taken for granted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import countries_in, find_all, pattern
from storymap.model.claims import AnyClaim, Claim, ClaimType
from storymap.model.relations import Topology

_ARTICLE = "(?:a|an|any|no|its|the|their|such a)?"
_BORDER = "(?:{hedge}{Q}(?:[- ]long)?,? (?:of )?)?{border}s?"
_SHARE = (
    "(?:share|shares|shared|has|have|had|sharing|lacks?|does not (?:share|have)|doesn't (?:share|have)|did not share)"
)
_VERB = (
    r"(?:(?:does not|doesn't|do not|don't|did not|didn't|never|no longer|directly|also|neither|both) )?"
    r"(?:borders?|bordered|adjoins?|adjoined|abuts?|neighbou?rs)(?: on| with| directly on| not only)?"
)
_ASSERTED = (
    (
        rf"(?P<a>{{C}}){{aside}},? (?:which |that |who |and )?{{adverbs}}{_SHARE} {_ARTICLE} ?{_BORDER} with "
        r"(?:(?:both|either|its|the|neither|giant|huge|fellow|neighbou?ring|eastern|western|northern|southern|"
        r"neighbou?rs?,?) ){0,3}(?P<b>{list})"
    ),
    (
        rf"(?P<a>{{C}})(?: (?!and|or|with|of|that)[a-z'-]+){{1,6}} (?:shares?|has|have) {_ARTICLE} ?{_BORDER} "
        rf"with (?P<b>{{list}})"
    ),
    rf"(?P<a>{{C}}){{aside}},? (?:which |that |and )?{{adverbs}}{_VERB} (?:both |either |only |the )?(?P<b>{{list}})",
    (
        r"(?P<a>{C}){aside},? (?:which )?{adverbs}(?:is|was|is not|isn't|are) (?:also )?bordered (?:to the [a-z-]+ )?"
        r"(?:only )?by (?:both )?(?P<b>{list})"
    ),
    r"(?P<a>{C}),? bordering (?:on )?(?:both )?(?P<b>{list})",
    r"(?P<a>{C}),? bordered (?:to the [a-z-]+ )?by (?P<b>{list})",
    (
        rf"(?P<a>{{C}}) and (?P<b>(?:the )?{{C}}),? {{adverbs}}(?:share|shared|have|had|do not "
        rf"share|don't share|did not share|"
        rf"do not have|lack) {_ARTICLE} ?{_BORDER}(?! with)"
    ),
    (
        r"(?P<a>{C}) and (?P<b>(?:the )?{C}) (?:do not |don't )?(?:border (?:each other|one "
        r"another)|(?:are|are not|aren't) "
        r"(?:direct |immediate |next-door )?neighbou?rs)\b"
    ),
    r"(?P<a>{C}) and (?P<b>(?:the )?{C}) are (?:separated|divided) by (?:a|an|the) {Q}(?:[- ]long)? {border}",
)
_PRESUPPOSED = (
    r"(?P<a>{N})(?:-|/)(?P<b>{N}) {border}s?",
    r"(?<!no ){border}s? (?:between|separating|dividing) (?:the )?(?P<a>{C}) (?:and|from) (?:the )?(?P<b>{C})",
    rf"(?P<a>{{C}})'s {_BORDER} with (?:both )?(?P<b>{{list}})",
    rf"(?P<a>{{N}}) {_BORDER} with (?P<b>{{list}})",
    r"(?P<a>{C})'s (?:[a-z]+ ){0,2}neighbou?rs?,? (?P<b>{C})",
)
_NEIGHBOURING = pattern(r"(?P<a>{C})[^.;:?!]{0,120}?\bneighbou?ring (?P<b>{C})")
_TRIGGER = re.compile("border|frontier|boundar|neighbour|neighbor|adjoin|abut", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjacencyFound:
    """A claim that two countries touch."""

    claim: Claim[Topology]
    """The claim."""
    asserted: bool
    """Whether the text says so; otherwise it takes it for granted ("the Norway–Russia border")."""


def find_adjacencies(passage: Passage) -> list[AdjacencyFound]:
    """The claims that two countries share a land border, one for each pair; asserted ones come first."""
    if len(passage.mentions) < 2 or is_question(passage) or not _TRIGGER.search(passage.masked):
        return []
    found: dict[frozenset[str], AdjacencyFound] = {}
    for match, asserted in _matches(passage):
        for claim in _claims(passage, match):
            pair = frozenset(mention.place.id for mention in claim.mentions)
            if len(pair) == 2:
                found.setdefault(pair, AdjacencyFound(claim=claim, asserted=asserted))
    return list(found.values())


def _matches(passage: Passage) -> Iterator[tuple[re.Match[str], bool]]:
    for match in find_all(_ASSERTED, passage.masked):
        if not is_supposed(passage, match.start(), match.end()):
            yield match, True
    yield from ((match, False) for match in find_all(_PRESUPPOSED, passage.masked))
    yield from ((match, False) for match in _neighbours(passage))


def _neighbours(passage: Passage) -> Iterator[re.Match[str]]:
    """`… from Norway to neighbouring Sweden`, where the sentence names no third country."""
    if len({m.place.id for m in passage.mentions.values() if m.place.is_country}) == 2:
        yield from _NEIGHBOURING.finditer(passage.masked)


def _claims(passage: Passage, match: re.Match[str]) -> Iterator[Claim[Topology]]:
    figure = passage.mentions[match["a"]]
    offset = match.start("b")
    grounds = match["b"]
    characters = countries_in(grounds) or grounds
    for character in characters:
        at = offset + grounds.index(character)
        found = Found(
            start=match.start(),
            end=max(at + 1, match.end() if len(characters) == 1 else 0),
            figure=figure,
            grounds=(passage.mentions[character],),
            signal=(match.end("a"), match.start("b")) if match.end("a") < match.start("b") - 1 else None,
        )
        yield build_claim(passage, found, kind=ClaimType.ADJACENCY, relation=Topology(kind="adjacent"))


def overlapping(found: list[AdjacencyFound], others: list[AnyClaim]) -> list[AdjacencyFound]:
    """Those taken for granted inside the quote of another claim, which says it already."""
    return [one for one in found if not one.asserted and any(o.quote.contains(one.claim.quote) for o in others)]
