"""`It`, `the town` before a distance, `the state` before a size → what the sentence, or the one before, is about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from storymap.claims.anaphora import EARLIER_SENTENCE, SAME_SENTENCE
from storymap.claims.passages import Named
from storymap.claims.patterns import find_in
from storymap.language.expressions import late
from storymap.model.places import ResolvedDocument
from storymap.model.texts import Sentence, Span

_KINDS: Final = {
    "P": frozenset({"town", "city", "village", "port", "hamlet", "settlement", "municipality", "community", "resort"}),
    "T": frozenset({"island", "peninsula", "mountain", "volcano", "atoll", "archipelago"}),
    "H": frozenset({"lake"}),
}
"""Nouns for the places of a feature class of GeoNames."""
_NOUNS = "|".join(noun for nouns in _KINDS.values() for noun in nouns)
_FAR = (
    r"(?:\d[\d,.]*|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"hundred|half)[ \u00a0-]?(?:km|kilomet|miles?\b|mi\b)[^.;:]{0,40}?\b(?:from|off|of)\b"
)
_TOWARDS = r"(?:(?:just|far|directly|due|located|situated|to|the)\s){0,4}(?:north|south|east|west)[a-z-]*\sof\b"
_DISTANT = (
    rf"\b(?:it|the (?P<kind>{_NOUNS}))\b(?=,?(?:\swhich)?\s(?:is|lies|sits|stands)\s"
    rf"(?:[^.;:]{{0,40}}?{_FAR}|{_TOWARDS})|,\s[^.;:]{{0,20}}?{_FAR})"
)
_SIZED = (
    r"\b(?:it|the (?P<kind>state|province|region|territory))\b(?=\s(?:also |now |only |still )?"
    r"(?:covers|spans|occupies|measures|has an area|has a (?:total|land)|encompasses|"
    r"(?:is|is not|isn't|remains)\s(?:[a-z0-9%.-]+\s){0,4}?"
    r"(?:(?:times|half|twice|thirds?|quarters?|fourths?|fifths?|of|about|roughly|almost|nearly|exactly) the size|"
    r"the size of|as (?:large|big) as|(?:larg|bigg|small)er than|(?:larg|bigg|small|long|[a-z]+ern-?mo)(?:e?st)\b|"
    r"\d[\d.,]* (?:million )?(?:square|sq)|the same size)))"
)
_UNITS = ("state", "province", "region", "territory")
_BEFORE_SUBJECT = late(r"\W*(?:the\s(?:[a-z-]+\s){0,3}?(?:town|city|village|port|capital|island)\sof\s|the\s)?\Z", re.I)


class Subjects:
    """What the sentences of a document are about, as far as their first words name it."""

    def __init__(self, resolved: ResolvedDocument) -> None:
        self._text = resolved.document.text
        self._last: Named | None = None

    def read(self, sentence: Sentence, named: Sequence[Named]) -> list[Named]:
        """Add what "it" and "the town" mean before a distance to what a sentence names.

        Args:
            sentence: The sentence; sentences are read in order.
            named: What names or refers to places in it, in order.
        """
        here = self._subject(sentence, named)
        found, told = list(named), list[Named]()
        for match in find_in((_DISTANT, _SIZED), self._text, sentence.span):
            span = Span(start=match.start(), end=match.end())
            meant = here if here is not None and here.span.end <= span.start else self._last
            if meant is not None and _fits(match, meant):
                found = _without_country(found, span) if _is_unit(meant) else found
                if not any(one.span.overlaps(span) for one in found):
                    told.append(_refer(span, meant, SAME_SENTENCE if meant is here else EARLIER_SENTENCE))
                    found.append(told[-1])
        self._last = here or (told[-1] if told else _only_town(named))
        return sorted(found, key=lambda one: one.span)

    def _subject(self, sentence: Sentence, named: Sequence[Named]) -> Named | None:
        first = next(iter(named), None)
        if first is None or first.demonym or first.possessive or len(first.mentions) > 1:
            return None
        opening = self._text[sentence.span.start : first.span.start]
        following = self._text[first.span.end : first.span.end + 2]
        starts = _BEFORE_SUBJECT.fullmatch(opening) is not None
        return first if starts and not following.startswith(("'", "’", "-", "–")) else None


def _fits(match: re.Match[str], meant: Named) -> bool:
    """Whether the noun is one for such a place; "the state" is a part of a country, as Texas is one."""
    place = meant.mentions[0].place
    if match["kind"] and match["kind"].lower() in _UNITS:
        return _is_unit(meant)
    return match["kind"] is None or match["kind"].lower() in _KINDS.get(place.feature_class, ())


def _only_town(named: Sequence[Named]) -> Named | None:
    """The settlement of a sentence that names one and no second: "He came to Hamar. The town lies …"."""
    towns = [one for one in named if one.mentions[0].place.feature_class == "P"]
    return towns[0] if len(towns) == 1 else None


def _is_unit(named: Named) -> bool:
    """Whether a place is a part of a country, such as a state."""
    place = named.mentions[0].place
    return place.feature_class == "A" and not place.is_country


def _without_country(named: list[Named], span: Span) -> list[Named]:
    """The same without the country that "the state" was taken for."""
    return [one for one in named if one.span != span]


def _refer(span: Span, meant: Named, confidence: float) -> Named:
    mention = meant.mentions[0]
    sure = min(mention.confidence, confidence)
    return Named(span=span, mentions=(replace(mention, span=span, anaphoric=True, confidence=sure),))
