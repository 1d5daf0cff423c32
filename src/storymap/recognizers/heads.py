"""Mentions → the same with the kinds of places that belong to them: X *Valley*, *Lake* X, Lee *counties*."""

from dataclasses import replace
from functools import lru_cache

from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.mentions import Mention
from storymap.recognizers.passages import Passage
from storymap.recognizers.people_words import GIVEN_NAMES
from storymap.recognizers.place_words import COUNTED_HEADS, HEADS_AFTER, HEADS_BEFORE, HEADS_OF
from storymap.recognizers.readings import read_words
from storymap.recognizers.runs import is_name_like

_ARTICLES = frozenset({"A", "An", "The"})
_PARKS = frozenset({"Forest", "Park", "Seashore", "Monument", "Preserve", "Lakeshore", "Grassland"})
_SURNAMES = frozenset({"Marsh"})
"""Kinds of places that are more often surnames behind a given name: Helena Marsh."""
_LIST_MARKS = frozenset({"and", ",", "or"})


def with_head(mention: Mention, knowledge: Knowledge) -> Mention:
    """Take in the kind of place that follows and belongs to the name: Pasvikdalen *Valley*."""
    passage, last = mention.passage, mention.last
    head = passage.word(last)
    if mention.kind == "name" and head == "National" and passage.word(last + 1) in _PARKS:
        return _grown(mention, last + 2, knowledge)
    if mention.kind not in ("name", "common") or head not in HEADS_AFTER or passage.word(last - 1) in HEADS_AFTER:
        return mention
    if head in _SURNAMES and mention.words == 1 and mention.name in GIVEN_NAMES:
        return mention
    if passage.word(last + 1) in HEADS_AFTER or passage.word(last + 1)[:1].isupper():
        return mention
    return _grown(mention, last + 1, knowledge)


def _grown(mention: Mention, last: int, knowledge: Knowledge) -> Mention:
    """The mention up to another last token; looked up by its own name when nothing knows the whole."""
    whole = mention.passage.quote(mention.first, last)
    lookup = None if knowledge.importance(whole) else mention.name
    return Mention(mention.passage, mention.first, last, mention.run, whole, "cued", lookup)


def counted_head(mention: Mention) -> str | None:
    """The plural kind of place that closes the list the name stands in: Lee and Russell *counties*."""
    passage, last = mention.passage, mention.last
    closing = _closing_heads(passage)
    if not closing:
        return None
    return closing[last] if passage.lower(last) in _LIST_MARKS else _plural_head(passage.word(last))


@lru_cache(maxsize=2)
def _closing_heads(passage: Passage) -> tuple[str | None, ...]:
    """For each token, the plural kind that ends the list from it on; empty where the passage has no plural kind."""
    if COUNTED_HEADS.keys().isdisjoint(token.text for token in passage.tokens):
        return ()
    closing: list[str | None] = [None]
    for index in range(len(passage.tokens) - 1, -1, -1):
        listed = passage.lower(index) in _LIST_MARKS or is_name_like(passage, index)
        closing.append(closing[-1] if listed else _plural_head(passage.word(index)))
    return tuple(reversed(closing))


def _plural_head(word: str) -> str | None:
    return word if word in COUNTED_HEADS else None


def with_counted_head(mention: Mention, knowledge: Knowledge) -> Mention:
    """Look up "Lee County" for the Lee of "Lee and Russell counties"."""
    head = COUNTED_HEADS.get(counted_head(mention) or "")
    whole = f"{mention.name} {head}"
    if not head or mention.kind not in ("name", "common") or not knowledge.knows(whole):
        return mention
    return replace(mention, kind="cued", lookup=whole)


def headed_before(passage: Passage, index: int, end: int, knowledge: Knowledge) -> Mention | None:
    """Fort X, Lake X: one name, though the gazetteer may know a town called X or Fort."""
    if passage.word(index) not in HEADS_BEFORE or not is_name_like(passage, index + 1):
        return None
    if any(read_words(passage, index, last, knowledge) for last in range(end, index + 1, -1)):
        return None
    name = passage.quote(index, index + 2)
    return Mention(passage, index, index + 2, (index, index + 2), name, "cued")


def headed(passage: Passage, index: int, run: tuple[int, int]) -> Mention | None:
    """An unknown name with the kind of place before or behind it: Lake X, Gulf of X, X Valley."""
    last = _headed_end(passage, index)
    if last is None or last > run[1]:
        return None
    name = passage.quote(index, last)
    return Mention(passage, index, last, run, name, "cued")


def _headed_end(passage: Passage, index: int) -> int | None:
    word, following = passage.word(index), passage.word(index + 1)
    if word in _ARTICLES:
        return None
    if word in HEADS_OF and following == "of":
        at = index + 3 if passage.word(index + 2) == "the" else index + 2
        return at + 1 if is_name_like(passage, at) else None
    for last in range(index + 1, index + 3):
        if not is_name_like(passage, last):
            return None
        if passage.word(last) in HEADS_AFTER and is_name_like(passage, index):
            return last + 1
    return None
