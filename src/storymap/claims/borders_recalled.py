"""`The border` and `it` → the two countries whose border the sentence before tells of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from storymap.claims.anaphora import EARLIER_SENTENCE
from storymap.claims.passages import Named
from storymap.language.expressions import late
from storymap.model.claims import Mention
from storymap.model.places import Place, ResolvedDocument
from storymap.model.texts import Sentence, Span

_NUMBER = (
    r"(?:about |around |roughly |nearly |some |more than |almost )?\d[\d,.]*[ \u00a0-]?"
    r"(?:km|kilomet(?:er|re)s?|mi|miles?)\b"
)
_AGAIN = late(
    rf"\b(?:(?:the|this|that)(?=\s(?:{_NUMBER}(?:[- ]long)?,? (?:\([^)]*\) )?)?"
    r"(?:(?:shared|common|land|whole|entire|joint) )*(?:border|frontier|boundary)\b"
    r"(?!\s(?:with|between|of|from|fence|wall|guards?|posts?|towns?|crossings?|area|region|zone|"
    r"police|town|village|station|checkpoint|patrols?|here|there)\b)(?!-))"
    rf"|it(?=\s(?:is|was|runs|stretches|extends|measures|spans)\b[^.;]{{0,30}}?{_NUMBER}(?:[- ]long|[.,;]|$| \()))",
    re.I,
)
_ABOUT_ONE = late(r"\b(?:shares?|shared|has|have|had|the)\b[^.;:]{0,60}\b(?:border|frontier|boundary)\b", re.I)
_OTHER_LINES = late(
    r"\b(?:fence|wall|road|rail|railway|river|pipeline|line|bridge|tunnel|trail|zone|strip|stretch|section|tower|canal|"
    r"barrier|route|lake|maritime|sea|distance|highway|path|track)s?\b",
    re.I,
)


class BordersRecalled:
    """The border that the last sentence told of, as a reader keeps it in mind for one sentence."""

    def __init__(self, resolved: ResolvedDocument) -> None:
        self._text = resolved.document.text
        self._last: tuple[Mention, ...] = ()

    def read(self, sentence: Sentence, named: Sequence[Named]) -> list[Named]:
        """Add the words that mean that border to what a sentence names.

        Args:
            sentence: The sentence; sentences are read in order.
            named: What names or refers to places in it, in order.
        """
        found = list(named)
        countries = _countries(named)
        if self._last and set(countries) <= {mention.place.id for mention in self._last}:
            match = _AGAIN.search(self._text, sentence.span.start, sentence.span.end)
            if match and not any(one.span.overlaps(_span(match)) for one in named):
                found.append(Named(span=_span(match), mentions=self._recalled(_span(match)), possessive=True))
        self._last = self._told(sentence, countries)
        return sorted(found, key=lambda one: one.span)

    def _recalled(self, span: Span) -> tuple[Mention, ...]:
        return tuple(
            replace(one, span=span, anaphoric=True, confidence=min(one.confidence, EARLIER_SENTENCE))
            for one in self._last
        )

    def _told(self, sentence: Sentence, countries: dict[str, Mention]) -> tuple[Mention, ...]:
        """The two countries of a sentence that speaks of their border and of no other line."""
        if len(countries) != 2:
            return ()
        words = self._text[sentence.span.start : sentence.span.end]
        clear = _ABOUT_ONE.search(words) and not _OTHER_LINES.search(words)
        return tuple(countries.values()) if clear else ()


def _countries(named: Sequence[Named]) -> dict[str, Mention]:
    """The countries named, in order; a second name of one counts nothing."""
    found: dict[str, Mention] = {}
    for one in named:
        for mention in one.mentions:
            if _is_country(mention.place):
                found.setdefault(mention.place.id, mention)
    return found


def _is_country(place: Place) -> bool:
    return place.is_country or place.feature_code == "PCLH"


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())
