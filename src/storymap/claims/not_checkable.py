"""Passage → passages that claim something geographic which no check decides, each with the reason."""

from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all
from storymap.model.claims import NotCheckable
from storymap.model.reaching import Apart

_ALLIANCE = (
    r"(?:NATO|the EU|EU|the European Union|European Union|the United Nations|the UN|UN|OPEC\+?|ASEAN|the African Union|"
    r"the Commonwealth|the Arab League|the Eurozone|the euro zone|the Schengen (?:area|zone)|the Warsaw Pact|BRICS|"
    r"ECOWAS|the G7|the G20|the Nordic Council)"
)
_HELD = "who holds a place in a war changes too fast for boundary data"
_MEMBER = "membership of an alliance is no question of geometry"
_RULES = (
    (
        (
            rf"(?:(?:a|an|the|its|as|two|both) )?(?:(?:founding|full|newest|new|only|[a-z]+) "
            rf")?members?(?: states?| countr(?:y|ies))? of "
            rf"(?-i:{_ALLIANCE})(?![\w])"
        ),
        _MEMBER,
    ),
    (
        rf"\b(?:(?:founding|full|new) )?(?-i:{_ALLIANCE}) members?(?: states?| countr(?:y|ies))?\b",
        _MEMBER,
    ),
    (
        (
            r"\b(?:captur(?:e|es|ed|ing)|seiz(?:e|es|ed|ing|ure)|retak(?:e|es|en|ing)|retook|liberat(?:e|es|ed|ing|"
            r"ion)|"
            r"(?:in |full |under )?control(?:s|led|ling)?|occup(?:y|ies|ied|ying|ation)|annex(?:es|ed|ing|ation)?|fall)"
            r"(?: (?:of|over))?(?: (?!to\b|and\b)[a-z'-]+){0,4} {L}"
        ),
        _HELD,
    ),
    (
        (
            r"{L} (?:was |has been |had been |is )?(?:captured|seized|retaken|occupied|annexed|liberated|fell to|"
            r"under the control of|under {D} control)\b"
        ),
        _HELD,
    ),
    (
        (
            r"(?:{hedge}{Q}(?:[- ]long)? )?(?:maritime|sea) (?:border|boundary|frontier) "
            r"(?:with|between)[^.;]{0,60}?{C}(?: and (?:the )?{C})?"
        ),
        "maritime boundaries are not in the boundary data",
    ),
)
"""Each pattern with the reason."""


def find_not_checkable(passage: Passage) -> list[NotCheckable]:
    """The geographic claims of a sentence that no check decides; overlapping ones once."""
    found, apart = list[NotCheckable](), Apart()
    for text, reason in _RULES:
        for match in find_all((text,), passage.masked):
            span = passage.span(*match.span())
            if apart.add(span):
                found.append(NotCheckable(document=passage.document.id, quote=span, reason=reason))
    return sorted(found, key=lambda one: one.quote)
