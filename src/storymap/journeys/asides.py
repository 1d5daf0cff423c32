"""Words inside a clause of motion that tell no motion: whence somebody is, and where a town lies."""

from storymap.journeys.motion_words import LIFTS, TRIPS, WAYS
from storymap.journeys.wordlists import COMPANIONS, PERSONS, PREPOSITIONS, ROLES, VEHICLES
from storymap.journeys.words import Words

_DISTANT = frozenset({"adjacent", "close", "far", "near", "nearer", "next"})
"""Words behind which `to` and `from` say where something lies, and lead nowhere."""
_ARTICLES = frozenset({"a", "an", "another"})
_CARRYING = VEHICLES | LIFTS | TRIPS | WAYS | COMPANIONS
_MEASURES = frozenset({"hour", "hours", "kilometer", "kilometers", "kilometre", "kilometres", "km", "mile", "miles"})
_LEADING_ON = frozenset({"to", "via", "through"})
"""Words behind the name of a place that a way begins at (`with a friend from Oslo to Rome`)."""
_LONGEST = 4
"""Words that the noun phrase of somebody may have."""


def says_whence_somebody_is(words: Words, index: int) -> bool:
    """Whether `from` hangs on a person in an apposition or in company (`her husband, a chemist from Rome`).

    Args:
        words: The sentence.
        index: Index of `from`.
    """
    noun = words[index - 1]
    if any(word.lower in _LEADING_ON for word in words[index + 2 : index + 3]):
        return False
    if not noun.is_word or not noun.text.islower() or noun.lower in _CARRYING:
        return False
    for at in range(index - 2, max(0, index - 2 - _LONGEST), -1):
        if words[at].lower in _ARTICLES:
            with_somebody = words[at - 1].lower == "with" and noun.lower in PERSONS | ROLES
            return words[at - 1].text == "," or with_somebody
        if not words[at].is_word or words[at].lower in PREPOSITIONS:
            return False
    return False


def is_at_a_distance(words: Words, index: int) -> bool:
    """Whether `from` or `to` says how far away a town lies (`Lyon, 20 miles from Geneva`, `not far from`)."""
    if words[index - 1].lower in _DISTANT:
        return any(word.is_toponym for word in words[max(0, index - _LONGEST - 1) : index])
    near = range(index - 1, max(0, index - 5), -1)
    comma = next((at for at in near if words[at].text == ","), None)
    return comma is not None and words[index - 1].lower in _MEASURES and words[comma - 1].is_toponym


def tells_where_town_lies(words: Words, index: int) -> bool:
    """Whether a border is only named for where a town lies (`to Kirkenes, close to the Russian border`).

    Args:
        words: The sentence.
        index: Index of the first word of the border, behind its article.
    """
    opening = index - 1
    while opening > 1 and words[opening].text != "," and not words[opening].is_toponym:
        opening -= 1
    town = opening - 1 if words[opening].text == "," else opening
    aside = {word.lower for word in words[opening + 1 : index]}
    told = aside & (_DISTANT | {"from"}) if opening > town else aside & (_DISTANT - {"near"} | {"from"})
    return town >= 0 and words[town].is_toponym and bool(told)
