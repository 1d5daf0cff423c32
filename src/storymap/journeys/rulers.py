"""Sentences → rulers called by their office (`the emperor`): the cast with them, and who they are by name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from storymap.journeys.movers import find_movers
from storymap.journeys.people import NARRATOR, Cast, NounPhrase
from storymap.journeys.triggers import find_triggers
from storymap.journeys.words import Words

RULERS = frozenset({"emperor", "empress", "king", "queen", "prince", "princess", "sultan"})
"""Offices by which chronicles call whoever holds them at the time."""
_SPIRITUAL = ("Abbess", "Abbot", "Archbishop", "Bishop", "Cardinal", "Pope")
_WORLDLY = ("Archduke", "Count", "Countess", "Duchess", "Duke", "Earl", "Khan", "Margrave", "Tsar")
_OFFICES = {*(name.title() for name in RULERS), *_SPIRITUAL, *_WORLDLY}
"""Titles of which nobody holds two."""
_WOMEN = frozenset({"empress", "princess", "queen"})


def hold_other_offices(one: str, other: str) -> bool:
    """Whether two names are those of holders of two offices.

    >>> hold_other_offices("Emperor Otto", "Bishop Otto"), hold_other_offices("Bishop Otto", "Otto")
    (True, False)
    """
    first, second = one.split(" ", 1)[0], other.split(" ", 1)[0]
    return first != second and {first, second} <= _OFFICES


def with_rulers(cast: Cast, sentences: Sequence[Words]) -> Cast:
    """The cast with the rulers that the text tells to move, under their names where it gives them.

    Without a name only whoever is the first to move: later `the king` is somebody whom the traveller meets.
    """
    if cast.protagonist == NARRATOR:
        return cast
    names = dict(cast.names)
    named = _named_rulers(cast, sentences)
    for office, name in named:
        clash = hold_other_offices(f"{office.title()} {name}", names.get(name, name))
        names[name] = f"{office.title()} {name}" if clash else names.get(name, name)
    first = dict(cast.by_first_word)
    genders = dict(cast.genders)
    moving = tuple(_moving(cast, sentences))
    for office in sorted(RULERS.intersection(moving)):
        holders = {names[name] for other, name in named if other == office}
        if len(holders) > 1 or (not holders and moving[0] != office):
            continue
        full = next(iter(holders), f"the {office}")
        genders.setdefault(full, "she" if office in _WOMEN else "he")
        for article in ("the", "The"):
            names[f"{article} {office}"] = full
            first[article] = (*first.get(article, ()), f"{article} {office}")
    return replace(cast, names=names, by_first_word=first, genders=tuple(genders.items()))


def ruler_of(phrase: NounPhrase, words: Words, cast: Cast) -> str | None:
    """The name of the ruler that a noun phrase means by the office (`the emperor`), or those words."""
    office = f"the {phrase.head}"
    means = phrase.kind == "person" and words[phrase.start].lower == "the" and cast.is_person(office)
    return cast.full_name(office) if means else None


def _named_rulers(cast: Cast, sentences: Sequence[Words]) -> set[tuple[str, str]]:
    """`Emperor Otto`, `the emperor Otto`: offices with the names as written."""
    return {
        (before.lower, word.text)
        for words in sentences
        for before, word in pairwise(words)
        if before.lower in RULERS and cast.is_person(word.text)
    }


def _moving(cast: Cast, sentences: Sequence[Words]) -> Iterator[str]:
    """Rulers by their office and people by their name, each time they move."""
    for words in sentences:
        triggers = [t for t in find_triggers(words) if t.sense.motion != "stay" and t.form != "noun"]
        for phrase in (phrase for trigger in triggers for phrase in find_movers(words, trigger)):
            bare = words[phrase.start].lower == "the" and phrase.end == phrase.start + 2
            ruler = phrase.kind == "person" and phrase.head in RULERS and bare
            if ruler or (phrase.kind == "name" and cast.is_person(phrase.head)):
                yield phrase.head
