"""A second verb after a name → its subject: in `Tunisia lies south of Italy and borders Libya` it is Tunisia."""

import re
from collections.abc import Sequence
from dataclasses import replace

from storymap.claims.anaphora import SAME_SENTENCE
from storymap.claims.passages import Named
from storymap.language.expressions import late
from storymap.model.claims import Mention
from storymap.model.texts import Sentence, Span

_ADVERBS = r"(?:(?:also|still|now|both|directly|only|itself|therefore|thus|hence|in turn) )*"
_TOUCHES = (
    r"(?:borders?|shares?|neighbou?rs?|adjoins?|abuts?|touch(?:es)?|lacks?|covers?|spans?|occup(?:y|ies)|"
    r"stretch(?:es)?|measures?|lies?)\b"
)
_ABOUT = (
    r"(?:has|have|is|are|does|do|doesn[’']t|don[’']t|isn[’']t|remains?)\b(?=[^.;:]{0,60}\b(?:border|coast|landlocked|"
    r"neighbou?r|frontier|large[rs]|small[e]?[rs]|bigge[rs]|longe[rs]|area|km|miles?|square|sea|ocean|access|north|south|"
    r"east|west|surrounded|enclave|touch))"
)
_SECOND = late(rf"(?P<comma>,)?(?:\s(?P<and>and|but))?\s(?={_ADVERBS}(?:{_TOUCHES}|{_ABOUT}))")
_CLOSED = late(
    rf",\s(?:which|who|whose|where)\b[^,.;:]{{1,90}},\s(?P<and>and|but)\s(?={_ADVERBS}(?:{_TOUCHES}|{_ABOUT}))"
)
"""A clause about a name, and a verb behind it: whose it is cannot be told."""
_OPENS = late(
    r"(?:\A|[;:—,“\"(]|\b(?:that|while|whereas|because|although|though|and|but|as|since))\W*(?:the )?\Z", re.I
)
_FIRST = late(
    r"(?:,? \([^()]{1,80}\)|, [^,.;:]{1,90},)?\s(?:(?:also|still|now|[a-z]+ly) )*"
    r"(?:is|has|was|had|lay|does not|doesn[’']t|isn[’']t|[a-z]{2,}s|[a-z]{2,}ed)\b"
)
_RELATIVE = late(r"\b(?:which|who|whose|where|that)\b")
_IN_COMMAS = late(r",\s(?:[a-z]+ )?(?:the )?$")
_COMPARED = late(r",\s(?:unlike|like|as with|as in|along with|together with|apart from|besides)\s(?:the )?$", re.I)
"""Before a name in an aside that the sentence is not about."""
_WHICH = late(r",\s(?:which|who|where|whose)\b")
_OWN = late(r",? (?:which|who|that)\b")
_OPENING_CHARACTERS = 24
"""How far before a name the word may begin that opens its clause."""
_NAMES = 20
"""How many names may stand between them: keeps endless sentences linear."""
_CLAUSE_CHARACTERS = 200
"""How far from its subject a second verb may stand."""


def add_second_subjects(text: str, sentence: Sentence, named: Sequence[Named]) -> list[Named]:
    """Add the subjects of second verbs to what a sentence names, so that no verb takes the nearest name for one.

    Where the subject cannot be told, what is added names nothing, and nothing is claimed.

    Args:
        text: The document's text.
        sentence: The sentence.
        named: What names or refers to places in it, in order.
    """
    found = list(named)
    for end in range(1, len(named) + 1):
        found += _joints(text, sentence, named[max(0, end - 1 - _NAMES) : end])
    return sorted(found, key=lambda one: one.span)


def _joints(text: str, sentence: Sentence, names: Sequence[Named]) -> list[Named]:
    """What is to be read between the last of some names and a verb behind it."""
    name = names[-1]
    compared = _COMPARED.search(text, max(0, name.span.start - _OPENING_CHARACTERS), name.span.start)
    if compared and _WHICH.match(text, name.span.end):
        return [_untold(name.span.end, ",")]
    clause = _CLOSED.match(text, name.span.end, sentence.span.end)
    if clause is not None:
        return [_untold(clause.start("and"), clause["and"])]
    second = None if name.possessive else _SECOND.match(text, name.span.end, sentence.span.end)
    if second is None or not (second["and"] or (second["comma"] and (compared or not _is_aside(text, name)))):
        return []
    return _added(text, sentence, names, second)


def _untold(at: int, joint: str) -> Named:
    return Named(span=Span(start=at, end=at + len(joint)), mentions=(), joint=joint)


def _is_aside(text: str, name: Named) -> bool:
    """Whether a name stands between commas, so that the verb behind it is not its own: "…, with Germany, is"."""
    return _IN_COMMAS.search(text, max(0, name.span.start - _OPENING_CHARACTERS), name.span.start) is not None


def _added(text: str, sentence: Sentence, before: Sequence[Named], second: re.Match[str]) -> list[Named]:
    subject = _subject(text, sentence, before, second.start())
    joint = "and" if second["and"] else "comma"
    if subject is before[-1] or (joint == "comma" and subject is not None and _is_first(text, subject, second.end())):
        return []
    span = Span(start=second.start(joint), end=second.end(joint))
    told = joint == "and" and subject is not None and not _nested(text, subject, span)
    mentions = _referring(subject, span) if told and subject is not None else ()
    return [Named(span=span, mentions=mentions, joint=second[joint])]


def _subject(text: str, sentence: Sentence, before: Sequence[Named], at: int) -> Named | None:
    """The nearest name that opens a clause and has a verb; the last one itself where it has just been opened."""
    for one in reversed(before):
        start = max(sentence.span.start, one.span.start - _OPENING_CHARACTERS, at - _CLAUSE_CHARACTERS)
        if not one.demonym and not one.possessive and start <= one.span.start:
            opening = text[start : one.span.start]
            opens = _OPENS.search(opening) is not None and (start == sentence.span.start or _inside(opening))
            if opens and (_FIRST.match(text, one.span.end) or (one is before[-1] and start == sentence.span.start)):
                return one
    return None


def _inside(opening: str) -> bool:
    """Whether a clause opens in the words before a name and not just where they were cut."""
    return _OPENS.search("." + opening) is not None


def _is_first(text: str, subject: Named, end: int) -> bool:
    """Whether the verb is the subject's first, behind an aside: "Norway, north of Denmark, borders Sweden"."""
    first = _FIRST.match(text, subject.span.end)
    return first is not None and first.end() > end


def _nested(text: str, subject: Named, span: Span) -> bool:
    """Whether a clause with another subject stands between, whose verb the second may be."""
    own = _OWN.match(text, subject.span.end)
    return _RELATIVE.search(text, own.end() if own else subject.span.end, span.start) is not None


def _referring(subject: Named, span: Span) -> tuple[Mention, ...]:
    return tuple(
        replace(mention, span=span, anaphoric=True, confidence=min(mention.confidence, SAME_SENTENCE))
        for mention in subject.mentions[:1]
        if len(subject.mentions) == 1
    )
