"""Words that a statement is embedded in → whether they vouch for it, deny it, or leave open what becomes of it."""

import re

from storymap.language.expressions import late

_NOT = r"(?:not|cannot|never|[a-z]+n[’']t)"
_DOUBTS = (
    r"(?:den(?:y|ies|ied|ying)|doubt(?:s|ed|ing)?|disput(?:e|es|ed|ing)|question(?:s|ed|ing)?|contest(?:s|ed|ing)?)"
)
_UNDOUBTED = late(
    rf"\b(?:(?:nobody|no[ -]?one|no (?:serious |reputable )?[a-z]+|none of [a-z ]{{1,30}}|few|{_NOT})"
    r"(?: (?:can|could|will|would|has|have|ever|be|been|now|today|seriously|reasonably|really|should)){0,3} "
    rf"{_DOUBTS}|(?:there (?:is|can be) |without )?(?:a |any |no )(?:shadow of a )?(?:doubt|question|denying)|"
    r"beyond (?:all |any )?(?:reasonable )?doubt|goes without saying|"
    r"(?:no|not a) (?:secret|wonder|surprise|coincidence|accident)|not (?:at all )?surprising)"
    r"(?: the fact)?,?(?: that)?(?=\W)",
    re.I,
)
"""Words that deny a denial: what follows them is asserted."""
_PLAINLY_DENIED = late(
    r"\b(?:(?:is|was) (?:simply |just |plainly )?(?:not|never)|isn[’']t|wasn[’']t|not) "
    r"(?:(?:at all|simply|really|actually|quite) )?(?:true|the case|correct|right|so) that\b.{0,20}$",
    re.I,
)
"""Words that deny what follows, which is judged as denied."""
_INVERTED = late(
    r"\b(?:by no means|in no way|under no circumstances|on no account|at no (?:point|time|place)|nowhere|not once|"
    r"never|nor|no longer) (?:does|do|did|has|have|is|are) (?:the )?$",
    re.I,
)
_EMBEDDED = late(
    r"(?:\b(?:not|cannot|never|nobody|no[ -]?one|nothing|none|neither|hardly|scarcely|barely|rarely|without|nor|"
    r"doubt(?:s|ed|ful)?|unlikely|unclear|uncertain|refus(?:e|es|ed)|fail(?:s|ed)?|"
    r"disput(?:e|es|ed)|disproved?|refut(?:e|es|ed)|reject(?:s|ed)?|no [a-z]+)\b|n[’']t\b)"
    r"[^.;:“”\"]{0,80}\bthat\b[^.;:“”\"]{0,60}$|\bdoubt(?:s|ed|ful)?\b[^.;:,“”\"]{0,40}$",
    re.I,
)
"""A "that" which something negative governs: "She never claimed that …"."""
_UNSAID = late(
    r"\b(?:not|cannot|never|nobody|no[ -]?one|nothing|none|hardly|no [a-z]+|[a-z]+n[’']t) (?:[a-z]+ ){0,3}"
    r"(?:claim|say|suggest|pretend|maintain|argue|assert|state|mean|imply|show|prove)(?:s|d|ed)? [^.;:,“”\"]{0,20}$",
    re.I,
)
_SUPPOSITION = late(
    r"\b(?:rumou?r|idea|notion|belief|theory|myth|suggestion|legend|hypothesis|fantasy|fiction|superstition|"
    r"supposition|speculation)s?,? that\b[^.;:]{0,60}$",
    re.I,
)
_STATEMENT = late(
    r"\b(?:claim|assertion|statement|allegation|report|story|argument|view|assumption|impression|opinion|contention|"
    r"information)s?,? that\b[^.;:]{0,60}$",
    re.I,
)
_REJECTED = late(
    r"[^.;:]{0,60}?\b(?:is|was|are|were|seems?|looks?|proved|has been|turned out to be) (?:[a-z]+ ){0,3}?"
    r"(?:false|wrong|untrue|incorrect|mistaken|unfounded|baseless|groundless|absurd|ridiculous|nonsens\w+|inaccurate|"
    r"debunked|refuted|disproved|rejected|denied|laughable|preposterous|silly|myth|lie|error|mistake|falsehood|"
    r"not true|n[’']t true|invented)\b",
    re.I,
)
_WRONGLY = late(r"[^.;:]{0,80}\b(?:wrongly|falsely|mistakenly|incorrectly|erroneously)\b", re.I)
_CITED = late(r"[.,]?[”\"’'],? (?:is|was|are) (?:what|how|the|an?)\b", re.I)
_EARLIER = late(
    r"\b(?:(?:earlier|previous|original|first|former|prior|initial) (?:version|edition|draft|report|article|text|story|"
    r"post|map|caption)s?|(?:article|text|story|report|caption|post|version|we)(?: had)? "
    r"(?:originally|previously|initially|earlier|first))\b[^;]{0,120}$",
    re.I,
)


def without_double_denial(before: str) -> str:
    """The words before a statement without those that deny a denial: "Nobody denies that"."""
    return _UNDOUBTED.sub(" ", before)


def is_denied_before(before: str) -> bool:
    """Whether the words before a statement plainly deny it: "It isn't true that", "By no means does"."""
    return _INVERTED.search(before) is not None or _PLAINLY_DENIED.search(before) is not None


def why_unclaimed(before: str, after: str) -> str | None:
    """The reason why a statement is none of the text's own, for the reader; `None` when it may well be.

    Args:
        before: The words of the sentence before the statement.
        after: Those after it.
    """
    if _EARLIER.search(before):
        return "what an earlier version said is no claim of this text"
    plain = _PLAINLY_DENIED.sub(" ", without_double_denial(before))
    rejected = _REJECTED.match(after) is not None
    if _SUPPOSITION.search(plain) or (_STATEMENT.search(plain) and rejected):
        return "told as what is said or thought, not as a fact"
    if _EMBEDDED.search(plain) or _UNSAID.search(plain) or _WRONGLY.match(after) or _CITED.match(after):
        return "what exactly is denied cannot be read safely"
    return None
