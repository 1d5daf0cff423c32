"""Passage → claims of a border's length: `Norway, which shares a 198 km border with Russia`."""

import re
from collections.abc import Iterator

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, pattern
from storymap.model.claims import Claim, ClaimType
from storymap.model.relations import Measure

_WITH = "with (?:(?!the (?:length|width)|guards|people|troops)[a-z'-]+,? ){0,5}(?P<b>{C})"
_SHARE = "(?:shares?|shared|has|have|had|sharing|having|with|boasts?|does not (?:share|have))"
_LONG = "(?:[- ]long)?,?"
_RUNS = (
    "(?:is|was|runs|ran|stretches|stretched|extends|extended|spans|spanned|measures|measured|has a length of|"
    "is (?:not )?only|totals|covers|runs to|is not)"
)
_FOR = "(?:for |along |over |across |to |a total of |a distance of |some )*"
_OVER = "(?:(?:for|along|over|across) )?(?:(?:a|the) )?(?:(?:total )?(?:length|distance|stretch|total) of )?"
_SPACE_OVER = r" (?:(?:a|the) )?(?:(?:total )?(?:length|distance|stretch|total) of )?"
_OF = (
    r"(?:,? (?:of|measuring|at|with a length of|which is|that is|which (?:runs|stretches|extends)(?: for)?|"
    r"that (?:runs|stretches|extends)(?: for)?|running(?: for)?|stretching(?: for)?|extending(?: for)?|some)|,)"
)
_MEASURED = r"(?=[- ]long\b|[),.;:]|$| (?:and|but|while|that|which|with|in (?:all|total)|today|now|wide open)\b| \()"
"""What follows a figure that says how long a border is; "50 km from the town" says something else."""
_PATTERNS = (
    (
        r"(?P<a>{C}) and (?:the )?(?P<b>{C}),? (?:which )?{adverbs}(?:share|shared|have|had|do not share|"
        rf"are (?:separated|divided) by) (?:a|an|their|the) {{border}}{_OF} {{hedge}}(?P<q>{{Q}}){_MEASURED}"
    ),
    (
        rf"(?P<a>{{C}}){{aside}},? (?:which |that |and )?{{adverbs}}{_SHARE} (?:a|an|its|the) {{border}} {_WITH}"
        rf"{_OF} {{hedge}}(?P<q>{{Q}}){_MEASURED}"
    ),
    (
        rf"(?P<a>{{C}}){{aside}},? (?:which |that |and )?{{adverbs}}{_SHARE} (?:a|an|its|the) {{border}}{_OF} "
        rf"{{hedge}}(?P<q>{{Q}}){_LONG} {_WITH}"
    ),
    (
        r"(?P<a>{C})(?:,? (?:which|that))? {adverbs}shares? with (?:[a-z'-]+ ){0,3}(?P<b>{C}) (?:a|an|its) "
        rf"{{border}}{_OF} {{hedge}}(?P<q>{{Q}}){_MEASURED}"
    ),
    (
        r"(?P<a>{C})(?:,? which)? {adverbs}borders (?:on )?(?:the )?(?P<b>{C}) "
        rf"(?:for|along|over){_SPACE_OVER}{{hedge}}(?P<q>{{Q}}){_MEASURED}"
    ),
    (
        r"(?P<a>{C})(?:'s (?:[a-z]+ ){0,2}(?:border|frontier|boundary|territory))?(?:,? (?:which|that))? {adverbs}"
        rf"(?:runs?|ran|stretch(?:es|ed)?|extends?|extended) {_OVER}{{hedge}}(?P<q>{{Q}}) (?:along|beside) (?:the|its) "
        rf"{{border}} {_WITH}"
    ),
    rf"(?P<a>{{C}})'s {{border}} {_WITH}{_OF} {{hedge}}(?P<q>{{Q}}){_MEASURED}",
    rf"(?P<a>{{N}})(?:-|/| and )(?P<b>{{N}}) {{border}}{_OF} {{hedge}}(?P<q>{{Q}})[- ]long",
    (
        r"(?P<a>{C})'s (?:[a-z]+ ){0,2}(?:border|frontier|boundary),? (?:at )?{hedge}(?P<q>{Q})(?:[- ]long)?,? "
        r"is (?:the one |that )?with (?:the )?(?P<b>{C})"
    ),
    r"\b(?:at|with) {hedge}(?P<q>{Q})(?:[- ]long)?,? the (?P<a>{N})(?:-|/)(?P<b>{N}) {border}",
    (
        r"\b(?:at|with) {hedge}(?P<q>{Q})(?:[- ]long)?,? the {border} (?:between|of) (?:the )?(?P<a>{C}) and "
        r"(?:the )?(?P<b>{C})"
    ),
    (
        rf"(?P<a>{{C}}){{aside}},? (?:which |that |and |whose government )?{{adverbs}}{_SHARE} "
        rf"(?:a|an|its|the|their|it's) "
        rf"{{hedge}}(?P<q>{{Q}}){_LONG} {{border}} {_WITH}"
    ),
    (
        rf"(?P<a>{{C}})(?: (?!and|or|with|of)[a-z'-]+){{1,6}} (?:shares?|has|have) an? "
        rf"{{hedge}}(?P<q>{{Q}}){_LONG} {{border}} {_WITH}"
    ),
    rf"(?P<a>{{C}})'s {{hedge}}(?P<q>{{Q}}){_LONG} {{border}} {_WITH}",
    rf"(?P<a>{{N}}) {{hedge}}(?P<q>{{Q}}){_LONG} {{border}} {_WITH}",
    (
        rf"(?P<q>{{Q}}){_LONG} {{border}} (?:that )?(?:between|separating|dividing|divides|separates|of) "
        rf"(?:the )?(?P<a>{{C}})"
        r" (?:and|from|with) (?:[a-z'-]+ ){0,3}(?P<b>{C})"
    ),
    rf"(?P<q>{{Q}}){_LONG} (?:(?:land|common|shared|international) )?(?P<a>{{N}})(?:-| and |/)(?P<b>{{N}}) {{border}}",
    (
        rf"(?P<a>{{N}})(?:-|/| and )(?P<b>{{N}}) {{border}}(?:, which| that)? {{adverbs}}{_RUNS} "
        rf"{_FOR}{{hedge}}(?P<q>{{Q}})(?! of)"
    ),
    (
        rf"{{border}} (?:between|of) (?:the )?(?P<a>{{C}}) and (?:[a-z'-]+ ){{0,3}}(?P<b>{{C}})(?:, "
        rf"which| that)? {{adverbs}}{_RUNS} "
        rf"{_FOR}{{hedge}}(?P<q>{{Q}})(?! of)"
    ),
    rf"(?P<a>{{C}})'s {{border}} {_WITH}(?:, which| that)? {{adverbs}}{_RUNS} {_FOR}{{hedge}}(?P<q>{{Q}})(?! of)",
    (
        rf"(?P<a>{{C}}) and (?:the )?(?P<b>{{C}}),? (?:which |who "
        rf")?{{adverbs}}(?:share|shared|have|had|are (?:separated|divided|"
        rf"linked|joined) by|do not share) (?:a|an|their|the) {{hedge}}(?P<q>{{Q}}){_LONG} {{border}}"
    ),
    (
        rf"(?P<a>{{C}})(?:,? (?:which|that))? {{adverbs}}(?:shares?|shared|has|have) {{hedge}}(?P<q>{{Q}}) of "
        rf"{{border}}s? {_WITH}"
    ),
    r"(?P<a>{C}) and (?:the )?(?P<b>{C}),? (?:which )?{adverbs}(?:share|have) {hedge}(?P<q>{Q}) of {border}",
    (
        r"(?P<a>{C}) is (?:separated|divided) from (?:the )?(?P<b>{C}) by (?:a|an|the) {hedge}(?P<q>{Q})(?:[- "
        r"]long)? {border}"
    ),
    rf"{{border}} {_WITH},? (?:which|that)? ?{{adverbs}}{_RUNS} {_FOR}{{hedge}}(?P<q>{{Q}})(?P<a>)(?! of)",
    (
        r"{border} (?:between|of) (?:the )?(?P<a>{C}) and (?:the )?(?P<b>{C}),? (?:\(|, "
        r")?{hedge}(?P<q>{Q})(?:[- ]long)?(?=[),.;]|$)"
    ),
    r"(?:length|extent) of the (?P<a>{N})-(?P<b>{N}) {border} (?:is|was|as|at) {hedge}(?P<q>{Q})",
    (
        r"(?:length|extent) of the {border} between (?:the )?(?P<a>{C}) and (?:the )?(?P<b>{C}) "
        r"(?:is|was|as|at) {hedge}(?P<q>{Q})"
    ),
    (
        r"(?P<a>{C})(?:,? which)? {adverbs}shares? with (?:[a-z'-]+ ){0,3}(?P<b>{C}) (?:a|an|its) "
        r"{hedge}(?P<q>{Q})(?:[- ]long)? {border}"
    ),
)
_TRIGGER = re.compile("border|frontier|boundary", re.I)
_PART = pattern(r"(?:section|stretch|part|portion|segment|kilomet(?:er|re)s|miles) of (?:the|its|their|a)? ?$")


def find_border_lengths(passage: Passage) -> list[Claim[Measure]]:
    """The claims of how long a border between two countries is: one for each measure, however many units it has."""
    if not passage.measures or not _TRIGGER.search(passage.masked):
        return []
    claims: dict[str, Claim[Measure]] = {}
    for match in _matches(passage):
        quantity = match["q"]
        if quantity not in claims:
            claim = _claim(passage, match)
            if claim is not None:
                claims[quantity] = claim
    return sorted(claims.values(), key=lambda claim: claim.quote)


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    for match in find_all(_PATTERNS, passage.masked):
        supposed = is_supposed(passage, match.start(), match.end())
        if not supposed and not _PART.search(passage.masked, 0, match.start()):
            yield match


def _claim(passage: Passage, match: re.Match[str]) -> Claim[Measure] | None:
    start = match.start()
    first = match["a"]
    if not first:
        start = _possessor(passage.masked, start)
        if start < 0:
            return None
        first = passage.masked[start]
    figure, ground = passage.mentions[first], passage.mentions[match["b"]]
    if figure.place.id == ground.place.id:
        return None
    found = Found(
        start=start,
        end=match.end(),
        figure=figure,
        grounds=(ground,),
        signal=(match.start("q"), match.end()),
    )
    relation = Measure(kind="border", quantities=passage.measures[match["q"]])
    return build_claim(passage, found, kind=ClaimType.BORDER_LENGTH, relation=relation)


def _possessor(masked: str, end: int) -> int:
    """Where the country stands whose "border with …" begins at `end`: `Norway's land border with`; -1 if none."""
    match = pattern(r"(?P<a>{C})(?:'s)? (?:[a-z]+ ){0,2}$").search(masked[:end])
    return match.start("a") if match else -1
