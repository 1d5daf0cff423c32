"""Words around a claim → whose words they are."""

import re
from functools import lru_cache

from storymap.claims.passages import Passage
from storymap.claims.speakers import speaker_in
from storymap.language.expressions import late

_NOUNS = (
    r"(?:claims?|reports?|(?-i:states?)|notes?|estimates?)(?! (?:"
    r"said|says|say|claims|notes|states|suggests|found|warns|warned)\b)"
)
"""Verbs of saying that are nouns where another verb of saying follows: "the report says"."""
_SAID = (
    rf"(?:{_NOUNS}|"
    r"said|says|say|saying|told|tells|claimed|reported|announced|stated|wrote|writes|"
    r"argues?|"
    r"argued|added|noted|confirmed|insists?|insisted|estimated|believes?|believed|declared|explained|"
    r"warned|alleges?|alleged|maintains?|acknowledged|tweeted|recalled|suggests?|suggested)"
)
_FOUND = r"(?:found|finds|shows|showed|shown|concludes|concluded|reveals|revealed)"
_AGAINST = late(r"(?:whatever|no matter|contrary to|despite|unlike|regardless|not what|than|as)\b", re.I)
"""Openings of what is no speaker of the claim: somebody else said otherwise."""
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "any", "every", "one"})
"""Words that alone are nobody: "the claim that …"."""
_ACCORDING = late(r"\b(?:according to|in the words of) (?P<who>[^,;.:\"“”]{2,80}?)(?=[,;.:]|$| that\b)", re.I)
_BEFORE = late(
    rf"(?:^|[,;:.\"“”] ?|\b(?:and|but|as|while|after) )(?P<who>[^,;:.\"“”]{{2,100}}?) (?:has |have |had |also )?"
    rf"(?:{_SAID}|{_FOUND})"
    r"(?: (?:the |a )?[^,;:.\"“”]{1,40}?)?(?:,? that\b|[,:]? ?[\"“]|:$)",
    re.I,
)
_BARE = late(rf"(?:^|[,;:.] ?)(?P<who>[^,;:.\"“”]{{2,60}}?) {_SAID} (?:that )?(?:the )?$", re.I)
_AFTER = late(
    rf"[,\"”] ?[\"”]? ?(?:(?P<who>[^,;:.\"“”]{{2,80}}?) {_SAID}|{_SAID} (?P<inverted>[^,;:.\"“”]{{2,80}}?))"
    r"(?:(?<=told) [^,;:.\"“”]{2,40})?"
    r"(?: (?:on|in|late|early|at|last|this|during) [^,;:.]{2,40})?[.,;\"” ]*(?:$|[,;.])",
    re.I,
)
_RELATIVE = late(r",\s(?:which|who|where)\b", re.I)
_REACH_CHARACTERS = 400
"""How far from a claim its speaker is looked for: keeps endless sentences linear."""
_ADVERB = late(r"(?: [a-z]+ly| has| have| had| also){1,4}$")
_MARKS = ('"', "“", "”")
_JUDGED = late(
    r"\b(?:wrong|false|untrue|incorrect|mistaken|mistake|error|nonsense|not true|not so|not right|in fact|in truth|"
    r"in reality|actually)\b[^\"“”]{0,60}[:;,.—-]",
    re.I,
)
_SINGLE = late(r"(?<![\w\ue000-\uf3ff])'(?=\S)([^'\"]{8,300}(?:'\w[^'\"]{0,200}){0,5})'(?!\w)")
_QUOTES = late(r"[\"“”]")


def attribution_of(passage: Passage, start: int, end: int) -> str | None:
    """Whose words the match is, as written; `None` for the author's own.

    A relative clause added with a comma (", which shares …") outside quotation marks is the author's addition.
    """
    masked = _with_double_quotes(passage.masked)
    first, last = max(0, start - _REACH_CHARACTERS), end + _REACH_CHARACTERS
    quoted = _inside_quotes(masked, first, start)
    if not quoted and _RELATIVE.search(masked, max(0, start - 2), end):
        return None
    match = _ACCORDING.search(masked, first, last) or _speaker_before(masked, first, start)
    if match is not None and not quoted and _is_over(masked[match.end() - 1 : start]):
        match = None
    match = match or _AFTER.search(masked, end, last)
    if match is None:
        return None
    group = "who" if match["who"] is not None else "inverted"
    return (
        None
        if _AGAINST.match(match[group]) or match[group].lower() in _DETERMINERS
        else _words(passage, match.start(group), match.end(group))
    )


@lru_cache(maxsize=4)
def _with_double_quotes(masked: str) -> str:
    """The sentence with single quotation marks doubled, of one character each still; asked for each of its claims."""
    return _SINGLE.sub('"\\1"', masked)


def _is_over(between: str) -> bool:
    """Whether what was said ends before the claim: with its quotation marks, or with the author's judgement of it."""
    return between[:1] in _MARKS or _JUDGED.search(between) is not None


def _speaker_before(masked: str, first: int, start: int) -> re.Match[str] | None:
    last = None
    for match in _BEFORE.finditer(masked, first, start):
        last = match
    return last or _BARE.search(masked, first, start)


def _inside_quotes(masked: str, first: int, start: int) -> bool:
    opened = len(_QUOTES.findall(masked, first, start))
    return opened % 2 == 1


def _words(passage: Passage, start: int, end: int) -> str:
    words = " ".join(passage.document.quote(passage.span(start, end)).split()).strip("'\" ")
    return speaker_in(_ADVERB.sub("", words))
