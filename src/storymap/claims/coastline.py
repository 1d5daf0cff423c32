"""Passage → claims how long a country's coast is: `Chile has 6,400 km of coastline`."""

import re
from collections.abc import Iterator

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all, is_in_phrase, occurs
from storymap.model.claims import Claim, ClaimType
from storymap.model.relations import Measure

_COAST = r"(?:coastlines?|coasts?(?! ?guard)|shorelines?|sea ?coasts?|seaboards?|sea ?shores?)\b"
_KIND = (
    r"(?:(?:long|total|entire|whole|combined|overall|own|extensive|rugged|rocky|sandy|indented|beautiful|spectacular|"
    r"pristine|continuous|unbroken|marine|ocean|sea),? ){0,3}"
)
_WHICH = r"(?:,? (?:which|that|and|but))? ?{adverbs}"
_LONG = r"(?:[- ]long)?,?"
_RUNS = (
    r"(?:is|was|runs|run|stretches|extends|spans|measures|totals|has a (?:total )?length of|is some|is not|isn't|"
    r"runs to|covers|winds|reaches)"
)
_FOR = r"(?:for |over |along |a total of |some |no fewer than |no less than )*"
_END = r"(?! (?:of|from|wide|inland|deep|away|off|north|south|east|west|on|along|per)\b)"
_WHOLE = (
    r"(?! (?:on|along|between|from|in "
    r"(?!all|total|length)|that|which|facing|affected|hit|damaged|polluted|lost|protected)\b)"
)
_SUBJECT = (
    r"(?P<f>{C})(?:{aside},?|(?:(?<=^.)|(?<=^The .)) (?:is|lies|covers|borders|has|shares)\b(?:(?! (?:which|that|where|"
    r"who|whose|says?|said)\b)[^.;:\ue000-\ue3ff]){3,120}? and)?"
)
_PATTERNS = (
    (
        rf"{_SUBJECT}{_WHICH}(?:has|have|having|with|boasts?|possesses) (?:a total of |some |a total "
        rf")?{{hedge}}(?P<q>{{Q}}) of {_KIND}{_COAST}{_WHOLE}"
    ),
    (
        rf"{_SUBJECT}{_WHICH}(?:has|have|having|with|boasts?|possesses) an? {_KIND}{_COAST}(?: length)? (?:that "
        rf"is|which is|of|"
        rf"measuring|totall?ing|stretching|running|extending|that (?:runs|stretches|extends)|which "
        rf"(?:runs|stretches|extends))"
        rf" {_FOR}{{hedge}}(?P<q>{{Q}}){_END}"
    ),
    (
        rf"{_SUBJECT}{_WHICH}(?:has|have|having|with|boasts?|possesses) an? {{hedge}}(?P<q>{{Q}}){_LONG} "
        rf"{_KIND}{_COAST}{_WHOLE}"
    ),
    (
        rf"(?P<f>{{N}})(?:'s)? (?:(?!north|south|east|west){_KIND}){_COAST}(?:, which|,)? {{adverbs}}{_RUNS} "
        rf"{_FOR}{{hedge}}(?P<q>{{Q}}){_END}"
    ),
    rf"(?P<f>{{C}})'s {{hedge}}(?P<q>{{Q}}){_LONG} (?:of )?{_KIND}{_COAST}{_WHOLE}",
    rf"(?P<f>{{C}})'s {_KIND}{_COAST},? (?:of|at|with|some|\() ?{{hedge}}(?P<q>{{Q}}){_END}",
    rf"\bcoastline of (?:the )?(?P<f>{{C}}) {_RUNS} {_FOR}{{hedge}}(?P<q>{{Q}}){_END}",
    rf"\b(?:the|all) {{hedge}}(?P<q>{{Q}}){_LONG} {_KIND}{_COAST} of (?:the )?(?P<f>{{C}})(?!'s)",
    rf"\b(?:length of|total length of) (?P<f>{{C}})'s {_COAST} {_RUNS} {_FOR}{{hedge}}(?P<q>{{Q}}){_END}",
)
_TRIGGER = r"coast|shoreline|seaboard|seashore|sea shore"


def find_coastlines(passage: Passage) -> list[Claim[Measure]]:
    """The claims how long a country's coast is, one for each measure."""
    if not passage.measures or not occurs(_TRIGGER, passage.masked) or is_question(passage):
        return []
    claims: dict[str, Claim[Measure]] = {}
    for match in _matches(passage):
        if match["q"] not in claims:
            relation = Measure(kind="coastline", quantities=passage.measures[match["q"]])
            found = Found(start=match.start(), end=match.end(), figure=passage.mentions[match["f"]], grounds=())
            claims[match["q"]] = build_claim(passage, found, kind=ClaimType.COASTLINE, relation=relation)
    return list(claims.values())


def _matches(passage: Passage) -> Iterator[re.Match[str]]:
    for match in find_all(_PATTERNS, passage.masked):
        said_of_it = match.start() < match.start("f") or not is_in_phrase(passage.masked, match.start("f"))
        if said_of_it and not is_supposed(passage, match.start(), match.end()):
            yield match
