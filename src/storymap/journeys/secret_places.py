"""Words → a place that a text speaks of without its name: where its phrase ends, and whether it is kept secret."""

from storymap.journeys.wordlists import DETERMINERS, POSSESSIVES
from storymap.journeys.words import Word, Words
from storymap.model.texts import Span

_PLACES = frozenset(
    {"address", "apartment", "barracks", "base", "building", "camp", "cell", "compound", "facility", "farm", "flat"}
    | {"hideout", "hospital", "hotel", "house", "island", "jail", "location", "monastery", "place", "port", "prison"}
    | {"refuge", "safehouse", "shelter", "spot", "town", "village", "city"}
)
_SECRET = frozenset(
    {"clandestine", "concealed", "hidden", "nameless", "safe", "safehouse", "secluded", "secret", "undisclosed"}
    | {"unidentified", "unknown", "unnamed", "unspecified"}
)
_ARTICLES = frozenset({"a", "an", "another", "the", "some", "one"})
_LONGEST = 6


def noun_behind(words: Words, start: int) -> int | None:
    """The last noun for a place in a phrase with an article and without a name."""
    if start >= len(words) or words[start].lower not in _ARTICLES:
        return None
    found = None
    for index in range(start + 1, min(start + _LONGEST, len(words))):
        word = words[index]
        if not word.text.islower() or word.resolution:
            break
        found = index if word.lower in _PLACES else found
    return found


def is_secret(words: Words) -> bool:
    """Whether a phrase says that its place is kept secret (`an undisclosed location`, `a safe house`)."""
    return bool({word.lower for word in words} & _SECRET)


def as_word(words: Words, start: int, noun: int) -> Word:
    """The phrase as one word, without its article."""
    first = start + (words[start].lower in DETERMINERS | POSSESSIVES)
    text = " ".join(word.text for word in words[first : noun + 1])
    return Word(text=text, span=Span(start=words[first].span.start, end=words[noun].span.end))
