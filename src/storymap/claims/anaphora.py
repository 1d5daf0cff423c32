"""Words that refer to countries without naming them → the countries meant.

Simple cases only, those that claims need: "the country", "the Nordic nation", "its border with", "the two countries".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from storymap.boundaries.atlas import Boundaries
from storymap.claims.passages import Named, Passage
from storymap.claims.patterns import find_in
from storymap.language.expressions import late
from storymap.model.claims import Mention
from storymap.model.places import Place, ResolvedDocument
from storymap.model.reaching import Reaching
from storymap.model.texts import Sentence, Span

_NOUN = "(?:country|nation|state|republic|kingdom)"
_SUPERLATIVE = (
    r"(?:[a-z]+[- ])?(?:larg|bigg|small|long|short|rich|poor|old|young|new|high|low|strong|weak|great)est\b|"
    r"[a-z]+ernmost\b|most\b|(?:only|first|last|next|other)\b"
)
"""Words after which "the … country" tells of a place in an order, not of the country named before."""
_REFERENCE = (
    r"\b(?P<two>(?:(?:the|these|those)(?: two)? (?:countries|nations|neighbou?rs|kingdoms|republics)|the two states|"
    r"both (?:countries|nations|states)|the two(?= (?:share|have a)))\b)"
    r"|\bthe (?!(?:only|sole|first|second|third|last|other|same|next|most|(?!west )[a-z]{2,}est) )"
    rf"(?P<adjective>(?:(?!{_SUPERLATIVE}|(?:of|the|in|from|to|and|or)\b)[A-Za-z-]+ ){{0,3}}?){_NOUN}\b"
    r"(?! (?:house|music|club|road|side|department|police|television|media|code|of)\b)"
    r"|\b(?P<its>its)\b(?=(?: [^\s.;]+){0,6} (?:borders?|frontiers?|boundary|neighbou?rs?|capital|coast|"
    r"coastline|shoreline)\b)"
    r"|\b(?P<their>their)\b(?=(?: [^\s.;]+){0,5} (?:border|frontier|boundary)\b)"
    r"|\b(?P<it>it)\b(?= (?:also |now |only |still |directly |does not |doesn't )?(?:borders?|shares?|have a|is "
    r"separated|"
    r"has (?:an?|no|access|coasts?|borders|land|at least|about|more "
    r"than|nearly|over|some|only|\d+|two|three|four|five|six|"
    r"seven|eight|nine|ten)\b|lacks|is (?:bordered|landlocked|doubly|an? (?:[a-z-]+ "
    r"){0,3}(?:landlocked|island|archipelago|"
    r"coastal|enclave)|(?:[a-z]+ly )?surrounded|wedged|sandwiched|squeezed)|(?:lies|sits) (?:[a-z-]+ )?between|"
    r"neighbou?rs)\b)"
)
_GROUND_OF_BORDER = late(
    r"(?:\b(?:borders?|frontier|boundary|neighbou?r(?:s|ing)?)\b[^.;,]{0,30}\b(?:with|and|between)|bordering|"
    r"neighbou?ring|\bborders?|\badjoins?|separated from)(?: the)?\s$",
    re.I,
)
_WITH_WHICH = late(r"\b(?:with|from) (?:which|whom)\s$")
"""Before a reference: what it refers to is not the country that "which" stands for."""
_CLAUSE_AND = re.compile(r"(?:,|;) (?:and|but|while) $")
"""Before "its" or "it": a new clause, which goes on about the subject of the one before, not about its last country."""
_ADJECTIVES = {
    "african": "africa",
    "asian": "asia",
    "european": "europe",
    "south american": "south-america",
    "north american": "north-america",
    "central american": "central-america",
    "scandinavian": "scandinavia",
    "baltic": "baltic",
    "balkan": "balkan",
    "nordic": "nordic",
    "nato-allied": "nato",
    "nato": "nato",
    "eu": "eu",
}
SAME_SENTENCE = 0.85
"""Confidence that the nearest country of the sentence is meant; a judgement, like the two below."""
EARLIER_SENTENCE = 0.75
FAR_BACK = 0.6
SENTENCES_BACK = 3
"""How many sentences back a country is still in the reader's mind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A country mentioned so far."""

    mention: Mention
    """Where and which."""
    sentence: int
    """Number of its sentence in the document."""
    demonym: bool
    """Whether a demonym named it."""
    weak: bool
    """Whether it was only the far side of a border ("… border with Russia")."""


class Discourse:
    """The countries of a document in the order of mention, as a reader keeps them in mind."""

    def __init__(self, resolved: ResolvedDocument, boundaries: Boundaries) -> None:
        self._resolved = resolved
        self._boundaries = boundaries
        self._seen: list[Seen] = []
        self._last: dict[str, tuple[int, Mention]] = {}

    def read(self, sentence: Sentence, number: int, named: Sequence[Named]) -> list[Named]:
        """Add the references of one sentence to what it names.

        Args:
            sentence: The sentence.
            number: Its number; sentences are read in order.
            named: What names places in it, in order.
        """
        text = self._resolved.document.text
        found = list(named)
        references = list(find_in((_REFERENCE,), text, sentence.span))
        taken = Reaching((one.span, None) for one in named)
        pending = [one for one in named if _is_country(one.mentions[0].place)]
        for reference in references:
            if taken.into(_span(reference)):
                continue
            while pending and pending[0].span.start < reference.start():
                self._see(pending.pop(0), number)
            resolved = self._resolve(reference, number, after=pending)
            if resolved is not None:
                found.append(resolved)
        for one in pending:
            self._see(one, number)
        return sorted(found, key=lambda one: one.span)

    def _see(self, one: Named, number: int) -> None:
        before = self._resolved.document.text[max(0, one.span.start - 60) : one.span.start]
        weak = _GROUND_OF_BORDER.search(before) is not None
        self._seen += [Seen(mention=m, sentence=number, demonym=one.demonym, weak=weak) for m in one.mentions]

    def _resolve(self, reference: re.Match[str], number: int, after: Sequence[Named]) -> Named | None:
        span = _span(reference)
        if reference["two"] or reference["their"]:
            return self._two(span, number, possessive=bool(reference["their"]))
        if reference["adjective"]:
            group = self._group(reference["adjective"].strip())
            if group is not None:
                return self._one(span, number, self._of_group(group))
        ahead = {m.place.id for one in after[:1] for m in one.mentions}
        before = self._resolved.document.text[max(0, span.start - 12) : span.start]
        if _WITH_WHICH.search(before) and self._seen:
            ahead.add(self._seen[-1].mention.place.id)
        candidates = [one for one in self._seen if one.mention.place.id not in ahead]
        if (reference["its"] or reference[0].lower() == "it") and _CLAUSE_AND.search(before):
            candidates = self._subject(number, sure=candidates)
        return self._one(span, number, candidates, possessive=bool(reference["its"]))

    def _subject(self, number: int, *, sure: list[Seen]) -> list[Seen]:
        """The first country of the sentence, which "… , and its border" goes back to, where one can be meant."""
        here = [one for one in sure if one.sentence == number and not one.demonym]
        return here[:1] or sure

    def _group(self, adjective: str) -> frozenset[str] | None:
        words = adjective.lower()
        name = _ADJECTIVES.get(words) or _ADJECTIVES.get(words.split()[-1])
        for group in (name, words):
            if group is not None and group in self._boundaries.groups():
                return self._boundaries.members(group)
        return None

    def _of_group(self, members: frozenset[str]) -> list[Seen]:
        return [
            replace(one, weak=False, demonym=False) for one in self._seen if one.mention.place.country_code in members
        ]

    def _one(self, span: Span, number: int, candidates: Sequence[Seen], *, possessive: bool = False) -> Named | None:
        words = self._resolved.document.quote(span).lower()
        again = self._last.get(words)
        if again is not None and again[0] == number:
            return self._refer(span, again[1], SAME_SENTENCE, possessive=possessive)
        best = _most_salient(candidates, number)
        if best is None:
            return None
        confidence = _confidence(best, number)
        named = self._refer(span, best.mention, confidence, possessive=possessive)
        self._last[words] = (number, named.mentions[0])
        return named

    def _two(self, span: Span, number: int, *, possessive: bool) -> Named | None:
        distinct: dict[str, Seen] = {}
        for one in reversed(self._seen):
            if not one.demonym and number - one.sentence <= 1:
                distinct.setdefault(one.mention.place.id, one)
        recent = [one for one in distinct.values() if one.sentence == number]
        pair = recent if len(recent) == 2 else list(distinct.values())
        if len(pair) != 2:
            return None
        mentions = tuple(_mention(one.mention, span, EARLIER_SENTENCE) for one in reversed(pair))
        return Named(span=span, mentions=mentions, possessive=possessive)

    def _refer(self, span: Span, mention: Mention, confidence: float, *, possessive: bool) -> Named:
        return Named(span=span, mentions=(_mention(mention, span, confidence),), possessive=possessive)


def _mention(mention: Mention, span: Span, confidence: float) -> Mention:
    return replace(mention, span=span, anaphoric=True, confidence=min(mention.confidence, confidence))


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())


def _is_country(place: Place) -> bool:
    return place.is_country or place.feature_code == "PCLH"


def _most_salient(candidates: Sequence[Seen], number: int) -> Seen | None:
    """The country most in mind: of this sentence before the last, named before demonym, subject before the rest."""
    near = [one for one in candidates if number - one.sentence <= SENTENCES_BACK]
    if not near:
        return None
    here = [one for one in near if one.sentence == number]
    if any(not one.weak and not one.demonym for one in here):
        return [one for one in here if not one.weak and not one.demonym][-1]
    latest = max(one.sentence for one in near)
    pool = [one for one in near if one.sentence == latest]
    return min(pool, key=lambda one: (one.weak, one.demonym, one.mention.span.start))


def _confidence(seen: Seen, number: int) -> float:
    if seen.sentence == number:
        return SAME_SENTENCE
    return EARLIER_SENTENCE if number - seen.sentence == 1 else FAR_BACK


def country_of(passage: Passage, figure: Mention, *, span: Span) -> Mention | None:
    """The country that a place lies in, as the unnamed ground of "the eastern town of Soledar".

    Args:
        passage: The sentence.
        figure: The place.
        span: The words that imply its country.
    """
    code = figure.place.country_code
    if code is None:
        return None
    for resolution in passage.resolved.resolutions:
        place = resolution.place
        if place is not None and place.is_country and place.country_code == code:
            confidence = min(figure.confidence, resolution.confidence)
            return Mention(place=place, span=span, confidence=confidence, anaphoric=True)
    return None
