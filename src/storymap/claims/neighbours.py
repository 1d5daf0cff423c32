"""Passage → claims how many neighbours a country has: `Germany borders nine countries`, `its only neighbour is …`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from storymap.claims.building import Found, build_claim
from storymap.claims.modality import is_negated, is_question, is_supposed
from storymap.claims.numbers import HEDGES, NUMBER, bounds_of, number_of
from storymap.claims.passages import Passage
from storymap.claims.patterns import countries_in, find_all, is_in_phrase, occurs, pattern
from storymap.model.claims import Claim, ClaimType
from storymap.model.relations import Count

_COUNT = rf"(?P<h>{HEDGES})(?P<n>{NUMBER})"
_KINDS = r"(?:(?:other|sovereign|different|independent|separate|foreign) ){0,2}"
_NEIGHBOURS = (
    r"(?:(?:land|direct|immediate|bordering) ){0,2}(?:neighbou?rs?|neighbou?ring (?:countr(?:y|ies)|nations?|states?))"
)
_COUNTRIES = (
    rf"{_KINDS}(?:countr(?:y|ies)|nations?|(?<=sovereign )states?|(?<=other )states?|others(?=:| -| \()|{_NEIGHBOURS})"
)
_WHOLE = r"(?! (?:in|of|that|which|who|from|inside|within|on|across|along|to|at|than|and a|but)\b|'s|-)\b"
_WHICH = r"(?:,? (?:which|that|and|but))? ?{adverbs}(?:(?:does not|doesn't|do not|did not) )?"
_BORDERS = r"(?:borders?|frontiers?|boundar(?:y|ies))"
_SUBJECT = (
    r"(?P<f>{C})(?:{aside},?|(?:(?<=^.)|(?<=^The .)) (?:is|lies|covers|has|shares)\b(?:(?! (?:which|that|where|who|"
    r"whose|says?|said)\b)[^.;:\ue000-\ue3ff]){3,120}? and)?"
)
_STATED = (
    rf"{_SUBJECT}{_WHICH}(?:borders?|bordering|touches|adjoins|abuts) (?:on )?(?:upon )?{_COUNT} {_COUNTRIES}{_WHOLE}",
    (
        rf"{_SUBJECT}{_WHICH}(?:shares?|sharing|share|has|have|having|with) "
        rf"(?:(?:its|a|an|the|{{C}}'s|common|long|land|"
        rf"international|direct|physical) )*{_BORDERS} with {_COUNT} {_COUNTRIES}{_WHOLE}"
    ),
    rf"{_SUBJECT}{_WHICH}(?:has|have|having|with|counts) {_COUNT} {_NEIGHBOURS}{_WHOLE}",
    rf"{_SUBJECT}{_WHICH}(?:has|have|having|shares?) {_COUNT} (?:land|international) {_BORDERS}{_WHOLE}",
    (
        rf"{_SUBJECT}(?: is an? (?:[a-z-]+ ){{0,3}}(?:country|nation|state|republic|kingdom),?)?{_WHICH}(?:is |are )?"
        rf"(?:bordered|surrounded|encircled|ringed) by {_COUNT} {_COUNTRIES}{_WHOLE}"
    ),
    (
        rf"\b(?P<h>)(?P<n>{NUMBER}) {_COUNTRIES} (?:share (?:a |their )?(?:land )?{_BORDERS} with|border) (?:the "
        rf")?(?P<f>{{C}})(?!'s)"
    ),
    (
        rf"\bthe (?P<h>)(?P<n>{NUMBER}) {_COUNTRIES} (?:(?:that|which) (?:share (?:a |their )?(?:land )?{_BORDERS} "
        rf"with|border|surround)|bordering|surrounding) (?:the )?(?P<f>{{C}})(?!'s)"
    ),
    (
        rf"\b(?:one of|among) (?:only|just|the|the only|exactly) (?P<h>)(?P<n>{NUMBER}) {_COUNTRIES} "
        rf"(?:(?:that|which|to)"
        rf" )?(?:border(?:ing)?|(?:share|sharing|have|having|with) (?:a |land )*{_BORDERS} with|touch(?:ing)?) "
        r"(?:both )?(?:the )?(?P<f>{C})(?! and {C}|, {C}|'s)"
    ),
)
_POSSESSED = rf"(?P<f>{{C}})'s (?P<h>{HEDGES})(?P<n>{NUMBER}) {_NEIGHBOURS}{_WHOLE}"
_ONLY = (
    (
        r"(?P<a>{C})(?: is|,) (?:the |its )?only (?:other )?(?:country|nation|state) (?:(?:that|which|to) "
        r")?(?:borders?|"
        rf"bordering|(?:shares?|sharing|has|having|with) (?:a |land )*{_BORDERS} with) (?:the )?(?P<f>{{C}})(?! "
        rf"and|, {{C}})"
    ),
    (
        rf"(?P<f>{{C}})'s (?:only|sole) (?:land |immediate |direct )?(?:neighbou?r|{_BORDERS})(?: is| being|,)?(?: "
        rf"with)? "
        r"(?:the )?(?P<a>{C})(?! and|, {C}|'s)"
    ),
    (
        rf"{_SUBJECT}{_WHICH}(?:shares?|has) (?:its |a |{{C}}'s )?(?:only|sole) (?:land )?{_BORDERS} with (?:the "
        rf")?(?P<a>{{C}})(?! and|, {{C}})"
    ),
    rf"{_SUBJECT}{_WHICH}(?:borders|is bordered by) (?:only|solely) (?P<a>{{list}})(?! for| along| in| by)",
    (
        rf"{_SUBJECT}{_WHICH}(?:borders (?:on )?|(?:shares|has) (?:an? |its )?(?:land )?{_BORDERS} with )"
        r"(?:nobody|no one|none|no (?:other )?(?:country|nation|state)),? "
        r"(?:but|except|save|other than|apart from|besides) (?:for )?(?:the )?(?P<a>{list})"
    ),
    rf"{_SUBJECT}{_WHICH}(?:shares|has) (?:land )?{_BORDERS} (?:only|solely) with (?P<a>{{list}})",
    rf"{_SUBJECT}{_WHICH}borders (?:on )?only one (?:other )?(?:country|nation)(?:,|:| -) (?P<a>{{C}})(?! and|, {{C}})",
)
_LISTED = (
    r"(?P<certain>: ?(?:namely )?| [-—–] ?| \((?:namely )?|,? namely |, (?:they|these|which) are | are (?:the )?)?"
    r"(?(certain)|,? )(?P<list>{list})"
)
_TRIGGER = "border|frontier|boundar|neighbou?r|surround|touch|adjoin|abut|encircled|ringed"
_NUMBERED = rf"\b(?:only|sole|solely|nobody|no one|none|no (?:other )?(?:country|nation|state)|{NUMBER})\b"


def find_counts(passage: Passage) -> list[Claim[Count]]:
    """The claims how many countries one borders, at most one for each country; those listed are the grounds."""
    masked = passage.masked
    if not passage.mentions or not occurs(_TRIGGER, masked) or not occurs(_NUMBERED, masked) or is_question(passage):
        return []
    claims: dict[str, Claim[Count]] = {}
    for match, partial in _matches(passage):
        fits = match["f"] not in claims and not is_supposed(passage, match.start(), match.end())
        subject = match.start() == match.start("f") and not partial
        if fits and not (subject and is_in_phrase(masked, match.start())):
            claims[match["f"]] = _claim(passage, match, partial=partial)
    return list(claims.values())


def _matches(passage: Passage) -> Iterator[tuple[re.Match[str], bool]]:
    for texts, partial in ((_ONLY, False), (_STATED, False), ((_POSSESSED,), True)):
        for match in find_all(texts, passage.masked):
            yield match, partial


def _claim(passage: Passage, match: re.Match[str], *, partial: bool) -> Claim[Count]:
    groups = match.groupdict()
    figure, words = passage.mentions[match["f"]], match
    if groups.get("a"):
        listed, end = countries_in(groups["a"]), match.end()
        low = high = len(listed)
        at = (match.start(), match.end())
    else:
        number = number_of(words["n"])
        low, high = bounds_of(words["h"], number)
        listed, end = _listed(passage, match.end(), number)
        at = (match.start("h"), match.end("n"))
    span = passage.span(*_trimmed(passage.masked, *at))
    grounds = tuple(passage.mentions[character] for character in listed if character != match["f"])
    relation = Count(low=low, high=high, text=passage.document.quote(span), span=span, partial=partial)
    found = Found(start=match.start(), end=end, figure=figure, grounds=grounds, signal=at)
    claim = build_claim(passage, found, kind=ClaimType.COUNT, relation=relation)
    # "No fewer than nine" denies nothing, nor does "nobody but": only what stands before the number can.
    return replace(claim, negated=not groups.get("a") and is_negated(passage, match.start(), at[0]))


def _listed(passage: Passage, end: int, number: int) -> tuple[str, int]:
    """The countries named right after the count and where they end; a list after a bare comma only if it fits."""
    match = pattern(_LISTED).match(passage.masked, end)
    listed = countries_in(match["list"]) if match else ""
    if match is None or not (match["certain"] or len(listed) == number):
        return "", end
    last = max(match.start("list") + at for at, character in enumerate(match["list"]) if character in listed)
    return listed, last + 1


def _trimmed(masked: str, start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and masked[start] == " ":
        start += 1
    return start, end
