"""Words → being somewhere: `was in Tripoli`, `while in Tripoli`."""

from storymap.journeys.light_verbs import Match
from storymap.journeys.motion import Form, Sense
from storymap.journeys.secret_places import is_secret, noun_behind
from storymap.journeys.wordlists import DETERMINERS, PLACE_NOUNS
from storymap.journeys.words import Words, is_adverb

BE = Sense(lemma="be", motion="stay")
"""Being at a place."""

_FORMS: dict[str, Form] = {"am": "third", "is": "third", "are": "third", "was": "past", "were": "past", "been": "past"}
_FORMS |= {"while": "ing"}


def copula_at(words: Words, index: int) -> Match | None:
    """`was in Tripoli`, `While in Tripoli, she …`: being somewhere, when the toponym follows at once."""
    form = _FORMS.get(words[index].lower)
    if form is None:
        return None
    after = index + 1
    while after < len(words) and is_adverb(words[after]):
        after += 1
    place = after + 1
    while place < len(words) and place < after + 5 and words[place].lower in DETERMINERS | PLACE_NOUNS | {"in", "of"}:
        place += 1
    sighted = _sighted_at(words, after)
    if sighted and form != "ing":
        return BE, form, sighted
    there = after < len(words) and words[after].lower in {"in", "at"}
    if there and (_is_secret_at(words, after + 1) or (place < len(words) and words[place].is_toponym)):
        return BE, form, after
    return None


def _sighted_at(words: Words, index: int) -> int | None:
    """`was last seen in Rome`: the index before `in`, unless only rumours say so."""
    if index < len(words) and words[index].lower in {"last", "first", "next", "later"}:
        index += 1
    if index >= len(words) or words[index].lower not in _SEEN or any(w.lower in _RUMOURS for w in words[:index]):
        return None
    for at in range(index + 1, min(index + 5, len(words) - 1)):
        if words[at].lower in {"in", "at", "near", "outside"}:
            return at
        if not words[at].is_word or words[at].lower in {"as", "by", "to", "with", "through"}:
            return None
    return None


_SEEN = frozenset(
    {"seen", "spotted", "sighted", "filmed", "photographed", "recognised", "recognized", "found", "discovered"}
)
_RUMOURS = frozenset(
    {"alleged", "allegedly", "claimed", "claims", "if", "reportedly", "rumor", "rumors", "rumour", "rumours"}
)


def _is_secret_at(words: Words, index: int) -> bool:
    noun = noun_behind(words, index)
    return noun is not None and is_secret(words[index : noun + 1])
