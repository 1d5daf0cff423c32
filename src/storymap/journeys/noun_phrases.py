"""Words → noun phrases around toponyms: whether a name stands for its place, and what may stand before it."""

from storymap.journeys.containment import lies_in
from storymap.journeys.motion_words import DIRECTIONS
from storymap.journeys.wordlists import (
    CONJUNCTIONS,
    DETERMINERS,
    PLACE_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from storymap.journeys.words import Word, Words, is_adverb, is_finite

LONGEST = 4
"""Most words of a noun phrase that are looked through for its noun or name."""


def leads_to_place(words: Words, index: int) -> bool:
    """Whether a word is an attribute of a place behind it: `walled` in `the walled town of Acre`.

    A name counts only at once behind (`sunny Rome`): nouns between would make it somebody's or something else's.
    """
    for ahead in range(index + 1, min(index + 1 + LONGEST, len(words))):
        word = words[ahead]
        if word.lower in PLACE_NOUNS:
            return True
        if word.is_toponym:
            return ahead == index + 1 and not words[index].lower.endswith("s")
        if not word.is_word or not word.text.islower() or _is_closed(word) or is_finite(word) or is_adverb(word):
            return False
    return False


def _is_closed(word: Word) -> bool:
    return word.lower in PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | PRONOUNS | DETERMINERS | POSSESSIVES


def behind_renaming(words: Words, index: int) -> int | None:
    """The index behind `what is now` or `what was then the`: the name that follows stands for the place."""
    said = [word.lower for word in words[index : index + 5]]
    if said[:1] != ["what"]:
        return None
    for length in (4, 3, 2):
        if said[1:length] and said[length - 1] in {"now", "then", "today", "become", "is", "was", "became"}:
            return index + length if set(said[1:length]) <= _RENAMING else None
    return None


def is_on_the_way(words: Words, index: int, start: int) -> bool:
    """`died in Oslo, on his way to Rome`, `stopped in Oslo en route to Rome`: where somebody did not yet get to."""
    before = [word.lower for word in words[max(start, index - 4) : index]]
    away = before[-1:] == ["way"] and "on" in before
    return words[index].lower == "to" and (away or before[-2:] == ["en", "route"])


_RENAMING = frozenset(
    {"is", "was", "now", "then", "today", "had", "has", "would", "later", "become", "became", "still"}
)


def is_plural_noun(word: Word) -> bool:
    """Whether a word looks like a plural noun that is neither a measure nor a place (`letters from`)."""
    measures = {"kilometres", "miles", "days", "weeks", "months", "years", "hours", "southwards", "northwards"}
    return word.text.islower() and word.lower.endswith("s") and word.lower not in measures | PLACE_NOUNS


def opens_clause(words: Words, index: int) -> bool:
    """Whether what stands behind a conjunction is a clause of its own, with a verb, not another place."""
    if index >= len(words):
        return True
    if words[index].lower in PRONOUNS or is_finite(words[index]):
        return True
    ahead = index
    while ahead < len(words) and ahead < index + 5 and not _closes_phrase(words[ahead]):
        ahead += 1
    return ahead < len(words) and ahead > index and is_finite(words[ahead]) and not words[index].is_toponym


def _closes_phrase(word: Word) -> bool:
    return is_finite(word) or word.lower in PREPOSITIONS or word.text in {",", ";", "."}


def _tells_where(words: Words, index: int) -> bool:
    """Whether a name behind a comma only says where the place before it lies (`Lima, Peru`; `Lima, Peru's capital`)."""
    if index < 2 or words[index - 1].text != "," or not words[index - 2].is_toponym:
        return False
    mark = words[index + 1] if index + 1 < len(words) else None
    if mark and mark.lower in {"'s", "’s", "’", "'"} and mark.span.start == words[index].span.end:
        return True
    inner, outer = (w.resolution.place if w.resolution else None for w in (words[index - 2], words[index]))
    return inner is not None and outer is not None and lies_in(inner, outer)


def names_the_place(words: Words, index: int) -> bool:
    """Whether the toponym stands for the place itself, not as somebody's or something's attribute."""
    following = words[index + 1] if index + 1 < len(words) else None
    if _tells_where(words, index):
        return False
    if following is None or (not following.is_word and following.lower not in {"'s", "’s"}):
        return True
    if following.lower in {"'s", "’s"}:
        return any(word.lower in PLACE_NOUNS for word in words[index + 2 : index + 5])
    if following.lower in PLACE_NOUNS or not following.text.islower():
        return True
    closed = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | PRONOUNS | DETERMINERS | POSSESSIVES
    if following.lower in closed or is_finite(following) or is_adverb(following) or following.lower.endswith("ing"):
        return True
    return not (index and words[index - 1].lower in DETERMINERS | POSSESSIVES)


def is_object_before(words: Words, start: int, end: int) -> bool:
    """Whether a verb's object stands before it (`the friends she visited last week`): what follows is another's.

    Args:
        words: The sentence.
        start: Index of the verb group.
        end: Index after it.
    """
    head = _head_of_relative(words, start)
    if head is None or end >= len(words) or not _is_noun(words[head]):
        return False
    behind = words[end]
    opens = behind.is_toponym or behind.is_capitalized or behind.lower in DETERMINERS | POSSESSIVES | PREPOSITIONS
    goes_on = is_adverb(behind) or behind.lower in DIRECTIONS | PLACE_NOUNS | CONJUNCTIONS | SUBORDINATORS
    return behind.is_word and not opens and not goes_on


_RELATIVES = frozenset({"that", "which", "whom"})


def _head_of_relative(words: Words, start: int) -> int | None:
    """The index of the noun that a relative clause with a subject of its own hangs on."""
    subject = start - 1
    while subject > 0 and subject > start - LONGEST and _is_named(words[subject]):
        subject -= 1
    if start > 1 and words[start - 1].lower in PRONOUNS - {"who"}:
        subject = start - 2
    if subject < 1 or subject == start - 1:
        return None
    relative = words[subject].lower in _RELATIVES
    pronoun = words[start - 1].lower in PRONOUNS
    return subject - 1 if relative else subject if pronoun else None


def _is_named(word: Word) -> bool:
    return word.is_capitalized or word.lower in DETERMINERS - _RELATIVES


def _is_noun(word: Word) -> bool:
    plain = word.text.islower() and word.is_word and not _is_closed(word)
    return plain and not is_finite(word) and not is_adverb(word)
