"""Mention → what a trained recognizer sees beside the signals: the words in it and around it, by name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from storymap.recognizers import organization_words, people_words, place_words
from storymap.recognizers.mentions import Mention
from storymap.recognizers.ordinary_words import CALENDAR, ORDINARY

_LISTS = {
    "given name": people_words.GIVEN_NAMES,
    "surname": people_words.FAMOUS_SURNAMES,
    "title": people_words.TITLES,
    "role": people_words.ROLES,
    "speech": people_words.SPEECH_VERBS,
    "company": organization_words.COMPANY_HEADS,
    "institution": organization_words.INSTITUTION_HEADS,
    "institution of": organization_words.INSTITUTION_OPENINGS,
    "street": organization_words.STREET_HEADS,
    "calendar": CALENDAR,
    "kind after": place_words.HEADS_AFTER,
    "kind before": place_words.HEADS_BEFORE,
    "kind of": place_words.KINDS_OF,
    "kind": place_words.KINDS_AFTER,
    "compass": place_words.COMPASS,
    "direction": place_words.DIRECTION_NAMES,
    "strong preposition": place_words.STRONG_PREPOSITIONS,
    "soft preposition": place_words.SOFT_PREPOSITIONS,
}
_SIDES = ("-2", "-1", "+1", "+2")
_REPEATED = re.compile(r"(.)\1{2,}")
_LONGEST = 4
_CACHED = 1 << 13
"""Words remembered, at 500 bytes each."""


def find_clues(mention: Mention) -> list[str]:
    """The clues of a mention: each is either there or not."""
    return [*_around(mention), *_inside(mention)]


def _around(mention: Mention) -> Iterator[str]:
    places = (mention.first - 2, mention.first - 1, mention.last, mention.last + 1)
    words = [mention.passage.word(index) for index in places]
    for side, word in zip(_SIDES, words, strict=True):
        yield from (f"{side} {clue}" for clue in _of_word(word))
    before, near, after, far = (word.lower() for word in words)
    yield f"-2-1 {before} {near}"
    yield f"+1+2 {after} {far}"
    yield f"-1+1 {near} {after}"
    yield f"-1+1 like {shape(words[1])} {shape(words[2])}"


def _inside(mention: Mention) -> Iterator[str]:
    passage, (first, last) = mention.passage, (mention.first, mention.last)
    words = [passage.word(index) for index in range(first, last)]
    yield f"name {mention.name.lower()}"
    yield f"ends {words[-1].lower()}"
    yield f"ends -{words[-1].lower()[-3:]}"
    yield f"begins {words[0].lower()[:3]}-"
    yield f"like {' '.join(shape(word) for word in words)[:20]}"
    yield f"words {min(_LONGEST, last - first)}"
    yield f"found as {mention.kind}"
    yield f"in {passage.sentence.kind}"
    if passage.titled or passage.shouted:
        yield "capitals tell nothing"
    for word in words:
        yield from (f"has {clue}" for clue in _listed(word))
    if mention.run[0] < first:
        yield "run before"
    if mention.run[1] > last:
        yield "run behind"


@lru_cache(_CACHED)
def _of_word(word: str) -> tuple[str, ...]:
    return (word.lower() or "|", f"like {shape(word)}", *(f"is {name}" for name in _listed(word)))


@lru_cache(_CACHED)
def _listed(word: str) -> tuple[str, ...]:
    ordinary = ("ordinary",) if word.lower() in ORDINARY else ()
    return (*(name for name, words in _LISTS.items() if word in words), *ordinary)


@lru_cache(_CACHED)
def shape(word: str) -> str:
    """A word's capitals, small letters, digits and marks, runs of more than two shortened.

    >>> shape("McDonald’s"), shape("1990"), shape("U.S.")
    ('XxXxx’x', 'dd', 'X.X.')
    """
    kinds = ("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word)
    return _REPEATED.sub(r"\1\1", "".join(kinds))
