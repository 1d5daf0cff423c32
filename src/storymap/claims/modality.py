"""Words around a claim → whether it is asserted, denied, only supposed, or speaks of the past."""

import re

from storymap.claims.embedding import is_denied_before, without_double_denial
from storymap.claims.passages import Passage
from storymap.language.expressions import late

_NOT = late(
    r"\b(?:not?\b(?! (?:more|less|fewer|farther|further|closer|nearer) than)|never|nobody|neither|nor|without|lacks?|"
    r"lacking|cannot)\b|n't\b|\bno longer\b|\bnowhere near\b",
    re.I,
)
_DENIED = late(
    r"\b(?:not true|untrue|not the case|false(?:ly)?|wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|a myth|denied|"
    r"(?:error|mistake|misconception|misbelief|fallacy|misunderstanding|falsehood|myth)s?|"
    r"denies|deny)\b[^.;]{0,40}\bthat\b[^.;]{0,20}$|\b(?:falsely|wrongly|mistakenly|incorrectly)\b[^.;]{0,40}$"
    r"|\bnor (?:does|do|did|has|have|is|are) $",
    re.I,
)
_SUPPOSED = late(
    r"\bmay\b|(?i:\b(?:if|unless|whether|would|could|might|should|imagine|imagined|imagining|suppose|supposing|"
    r"fictional|"
    r"pretend|wish|wished|as though|hypothetical(?:ly)?|propos(?:e|es|ed|al)|plans? to)\b)"
)
_NOBODY = late(
    r"\b(?:nobody|no one|no-one|none of [^,.;:]{1,40}|(?:hardly|scarcely|barely) any(?:one|body)|"
    r"no (?:serious |reputable |single )?[a-z]+)"
    r"(?: (?:has|had|have|ever|would|will|now|today|here|there|seriously|really|still|in [a-z]+)){0,3} "
    r"(?:says?|said|claims?|claimed|believes?|believed|thinks?|thought|maintains?|maintained|argues?|argued|suggests?|"
    r"suggested|pretends?|reports?|reported|wrote|writes|disputes?)(?: that)? [^;:.]{0,40}$",
    re.I,
)
_ASIDE = late(
    r",\s(?P<comma>(?!(?:and|but|or)\b)[^,;:.]{1,90}),(?=\s(?:(?:also|still|now|both|directly|only|itself) )*"
    r"(?:borders?|shares?|has|have|is|are|lies|neighbou?rs?|adjoins?|abuts?|touches|meets|faces|lacks?|does|sits|covers|"
    r"spans|occupies|stretches|measures|runs|had|was|were|bordered|shared|neighbou?red|belongs|remains)\b)"
    r"|\s?\([^()]{1,80}\)",
    re.I,
)
"""Words in commas or brackets between a subject and its verb."""
_CUT_SHORT = late(r"(?:\bnot|\bnever|n't)$", re.I)
"""The end of an aside whose "not" goes with what follows: "which does not, as it happens, border …"."""
_CLAUSE = late(r"[.;:—!?]|, (?:and|but|so|which|who|because|while|whereas|although|though) | (?:but|because) ")
_MONTH = (
    r"(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|"
    r"summer|autumn|winter)(?: \d{1,2})?,? (?:of )?"
)
_DATED = late(
    r"\b(?:(?:in|by|after|since|from|during|of|on)|(?P<until>until|till|before|prior to))\s+(?:the\s+)?"
    rf"(?:early |late |mid-)?(?:{_MONTH})?(?P<year>1[0-9]{{3}}|20[01]\d)(?:s\b|\b)",
    re.I,
)
_ERAS = (
    (re.compile(r"\bcold war\b", re.I), "1980"),
    (re.compile(r"\b(?:(?:first|second) world war|world war (?:i{1,2}|one|two|1|2)|interwar)\b", re.I), "1930"),
    (
        re.compile(
            r"\b(?:middle ages|medieval|antiquity|ancient|bronze age|iron age|renaissance|habsburg|"
            r"ottoman (?:times|rule|era)|colonial (?:times|rule|era)|(?:1[0-9]th|"
            r"nineteenth|eighteenth|seventeenth|sixteenth|"
            r"fifteenth|"
            r"fourteenth|thirteenth|twelfth) century)\b",
            re.I,
        ),
        "1800",
    ),
)
"""Times that a text names without a year, and a year in them."""
_PRESENT = late(
    r"\b(?:shares?|has|have|borders|is|are|lies|sits|meets?|runs|stretches|extends|spans|marks|neighbou?rs)\b"
)
_PAST_VERB = re.compile(r"\b(?:[a-z]+ed|was|were|had|met|lay)\b")
SETTLED = "2012"
"""Texts published from this year on speak of the countries of today; South Sudan was the last to come."""
_CLAUSE_CHARACTERS = 400
"""How far around a claim its clause may reach: longer than any clause, and keeps endless sentences linear."""
_DENIAL_CHARACTERS = 60
"""How far before a claim words that deny it may begin."""


def is_negated(passage: Passage, start: int, end: int) -> bool:
    """Whether the words of the match deny what they say, or the words before it do."""
    before = without_double_denial(passage.masked[max(0, start - _DENIAL_CHARACTERS) : start])
    denied = _DENIED.search(before) is not None or is_denied_before(before)
    return bool(_NOT.search(_without_asides(passage.masked[start:end]))) != denied


def _without_asides(words: str) -> str:
    """The words of a match without those between its subject and its verb that may deny something else."""
    return _ASIDE.sub(lambda aside: aside[0] if _CUT_SHORT.search(aside["comma"] or "") else "", words)


def is_supposed(passage: Passage, start: int, end: int) -> bool:
    """Whether the match is asked, supposed, proposed or wished, or believed by nobody, so that nobody claims it."""
    if is_question(passage) or _NOBODY.search(passage.masked, max(0, start - _DENIAL_CHARACTERS * 2), start):
        return True
    clause = max(0, start - _CLAUSE_CHARACTERS)
    for boundary in _CLAUSE.finditer(passage.masked, clause, start):
        clause = boundary.end()
    return _SUPPOSED.search(passage.masked, clause, end) is not None


def is_question(passage: Passage) -> bool:
    """Whether the sentence asks."""
    return passage.masked.rstrip(" \"”'»)").endswith("?")


def year_of(passage: Passage, start: int, end: int) -> str | None:
    """The year that a claim speaks of, when it speaks of the past: of its sentence, or of its document."""
    first = max(0, start - _CLAUSE_CHARACTERS, passage.masked.rfind(";", 0, start))
    closed = passage.masked.find(";", end)
    last = end + _CLAUSE_CHARACTERS if closed < 0 else min(closed, end + _CLAUSE_CHARACTERS)
    if not _PRESENT.search(passage.masked, start, end):
        years = [int(m["year"]) - bool(m["until"]) for m in _DATED.finditer(passage.masked, first, last)]
        if years:
            return str(min(years))
        era = next((year for words, year in _ERAS if words.search(passage.masked, first, last)), None)
        if era is not None and _PAST_VERB.search(passage.masked, start, end):
            return era
    published = passage.document.source.published
    return published[:4] if published and published[:4] < SETTLED else None
