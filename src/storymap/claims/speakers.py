"""Words before a verb of saying → the noun phrase that speaks."""

import re

from storymap.language.expressions import late

_SUBORDINATE = late(
    r"^(?:when|while|as|after|before|because|although|though|since|once|and|but|so|yet|then|later|now|today|yesterday|"
    r"where|if|meanwhile|there|here|also|still|even)\s+",
    re.I,
)
_OWN_CLAUSE = re.compile(
    r"(?P<who>.+?) (?:(?:was|were|is|are) )?\w+ (?:when|as|after|because|where) (?:he|she|they|it)$", re.I
)
"""`The minister lied when he` …"""
_PREPOSITION = (
    r"(?:in|at|on|during|after|before|by|with|for|to|from|of|under|over|since|about|near|into|between|through|within|"
    r"around|until|across|against|among|behind|despite|per|via|outside|inside)"
)
_ADJUNCT = late(rf"^{_PREPOSITION}\s", re.I)
_DETERMINER = r"(?:an?|the|one|two|three|some|several|many|most|another|his|her|their|its|our|my|this|that)"
_PHRASE = late(rf"\s(?={_DETERMINER}\s)", re.I)
_NAME = late(r"\s(?=[A-Z][\w'-]+(?: [A-Z][\w'-]+)*$)")
_ENDS_IN_PREPOSITION = late(rf"\b{_PREPOSITION}$", re.I)


def speaker_in(words: str) -> str:
    """The speaker in what stands before a verb of saying: its last noun phrase that no preposition governs.

    >>> speaker_in("The minister was wrong when he")
    'The minister'
    >>> speaker_in("In a debate in spring a guest"), speaker_in("When a newspaper"), speaker_in("The mayor of Oslo")
    ('a guest', 'a newspaper', 'The mayor of Oslo')
    """
    words = _SUBORDINATE.sub("", words)
    own = _OWN_CLAUSE.match(words)
    words = own["who"] if own else words
    if not _ADJUNCT.match(words):
        return words
    starts = sorted([*_PHRASE.finditer(words), *_NAME.finditer(words)], key=lambda match: match.start())
    free = [match.end() for match in starts if not _ENDS_IN_PREPOSITION.search(words[: match.start()])]
    return words[free[-1] if free else words.rfind(" ") + 1 :]
