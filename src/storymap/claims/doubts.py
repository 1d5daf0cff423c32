"""A claim and the words around it → why it had better not be judged, where something speaks against judging it.

A false *contradicted* costs more trust than a claim passed over: what these rules stop is listed as not checkable.
"""

import re

from storymap.claims.border_doubts import why_more_than_a_border
from storymap.claims.embedding import why_unclaimed
from storymap.language.expressions import late
from storymap.model.claims import AnyClaim, ClaimType

_BELIEF = late(
    r"\b(?:thinks?|thought|believes?|believed|imagines?|imagined|dreams?|dreamed|dreamt|hopes?|hoped|fears?|feared)"
    r"(?: that)? [^.;:]{0,60}$",
    re.IGNORECASE,
)
_FICTION = late(
    r"\bin (?:the|a|an|this|that|his|her|their) (?:\w+ )?"
    r"(?:novel|film|movie|book|game|story|play|series|poem|song|legend|myth|dream|fairy tale)\b",
    re.IGNORECASE,
)
_FUTURE = late(r"\b(?:will|shall|is to|are to|is going to|are going to)\b")
_NAMES = r"(?-i:[A-Z])[\w’'. -]{1,30}?"
_ASIDE = late(
    # "Canberra, not Sydney, is …" denies nothing but the second name.
    rf",\s*(?:and )?not\b(?!\s+(?:(?:in|of|with|to|from) )?(?:the )?{_NAMES}(?:,? (?:or|and|nor) (?:the )?{_NAMES})?,)"
    r"[^,]{1,60},",
    re.IGNORECASE,
)
_ALONE = late(r"\bneither\b(?!.{0,300}\bnor\b)", re.IGNORECASE)
_NEITHER = late(r"\bneither\b[^.;:]*$", re.IGNORECASE)
_DENIED_AFTER = late(r"\s*(?:(?:do|does|did|can|will)(?: not|n[’']t)|never)\b|\s+with (?:no one|nobody|none)\b")
_DECLARED_FALSE = late(
    r"[”\"’']?,? (?:is|was|are|were) (?:simply |plainly |just )?(?:false|wrong|untrue|not true|incorrect|mistaken|"
    r"nonsense|an? (?:[a-z]+ )?(?:myth|lie|error|mistake|falsehood))\b",
    re.IGNORECASE,
)
_OF_A_LINE = late(r"^ of (?:[\w-]+ ){0,2}?(?:border|frontier|boundary|coast|coastline|road|river)\b")
_PAST = late(
    r"\b(?:(?<!is )(?<!are )(?<!also )(?<!been )bordered(?! (?:(?:to|on|in) the [a-z-]+ )?by)|"
    r"neighbou?red|adjoined|was|were|became|remained)\b"
)
_NEARLY = late(r"\b(?:almost|nearly|virtually|practically|effectively|all but|largely|semi)[ -]+landlocked", re.I)
_HANGING = late(r"\b(?:from|of|to|near|in|at|by|for|with|outside)\s+(?:the\s+)?$")
_RESUMED = late(r"[^,]{1,60},\s+(?:is|was|has|lies|remains)\b")
_AT_SEA = late(
    r"(?:[- ](?:long|in length))?,? (?:(?:only|mainly) )?(?:(?:by|at|on) sea\b|in the (?:Gulf|Sea|Strait|Bay)s? of\b|"
    r"(?:across|in|under|through) the (?:[A-Z][\w-]+ ){1,3}(?:Sea|Gulf|Straits?|Channel|Ocean|Sound|Bay)\b|"
    r"(?:across|under|through) (?:the )?(?:sea|water|ocean|straits?)\b)"
)
_SHARED_OUT = late(r"^[^.;:]{0,60}\brespectively\b")
_STATES = (ClaimType.ADJACENCY, ClaimType.CONTAINMENT, ClaimType.TRIPOINT)

_REACH_CHARACTERS = 400
"""How far from a claim the words may stand that make it doubtful: keeps endless sentences linear."""


def doubt(text: str, claim: AnyClaim) -> str | None:
    """The reason not to judge the claim, for the reader; `None` when nothing speaks against it.

    Args:
        text: The document's text.
        claim: A claim found in it.
    """
    before = text[max(claim.sentence.start, claim.quote.start - _REACH_CHARACTERS) : claim.quote.start]
    words = text[claim.quote.start : claim.quote.end]
    after = text[claim.quote.end : min(claim.sentence.end, claim.quote.end + _REACH_CHARACTERS)]
    return _not_asserted(before, words, after) or _of_another_kind(text, claim, before, words, after)


def _not_asserted(before: str, words: str, after: str) -> str | None:
    if _BELIEF.search(before):
        return "told as what somebody thinks or dreams, not as a fact"
    if _FICTION.search(before) or _FICTION.match(after.lstrip(" ,")):
        return "told of a work of fiction"
    if _FUTURE.search(words):
        return "speaks of the future"
    if (
        _NEITHER.search(before)
        or _DECLARED_FALSE.match(after)
        or _ASIDE.search(words)
        or _hangs(words, after)
        or _DENIED_AFTER.match(after)
    ):
        return "what exactly is denied cannot be read safely"
    return why_unclaimed(before, after)


def _hangs(words: str, after: str) -> bool:
    """Whether a "neither" in the words has no "nor" to go with it."""
    return _ALONE.search(words) is not None and _ALONE.search(words + after) is not None


def _of_another_kind(text: str, claim: AnyClaim, before: str, words: str, after: str) -> str | None:
    if claim.type is ClaimType.DISTANCE and any(
        _OF_A_LINE.match(words[quantity.span.end - claim.quote.start :]) for quantity in claim.quantities
    ):
        return "says how long a line is, not how far two places are apart"
    if claim.type in (ClaimType.ADJACENCY, ClaimType.BORDER_LENGTH):
        if _AT_SEA.match(after):
            return "maritime boundaries are not in the boundary data"
        if _SHARED_OUT.search(after):
            return "which country borders which cannot be read safely"
    if claim.type is ClaimType.ADJACENCY and (reason := why_more_than_a_border(text, claim)):
        return reason
    former = any(mention.place.feature_code == "PCLH" for mention in claim.mentions)
    if claim.type in _STATES and claim.dated is None and not former and _PAST.search(words):
        return "speaks of the past; the boundaries are those of about 2018"
    if claim.type is ClaimType.LANDLOCKED and _NEARLY.search(before[-20:] + words):
        return "how nearly a country is landlocked is no yes or no"
    if claim.type is ClaimType.CONTAINMENT and _HANGING.search(before) and _RESUMED.match(words):
        return "which of the places named before is meant cannot be read safely"
    return None
