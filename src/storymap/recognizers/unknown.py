"""Mentions → the same and names that nothing knows, but whose words say that they are places: *the village of* X."""

from collections.abc import Iterator, Sequence

from storymap.recognizers.mentions import Mention
from storymap.recognizers.ordinary_words import CALENDAR, ORDINARY
from storymap.recognizers.organization_words import (
    COMPANY_HEADS,
    INSTITUTION_HEADS,
    INSTITUTION_OPENINGS,
    NOT_PLACES,
    STREET_HEADS,
)
from storymap.recognizers.passages import Passage
from storymap.recognizers.people_words import GIVEN_NAMES, TITLES
from storymap.recognizers.place_words import KINDS_OF
from storymap.recognizers.runs import Run, find_runs

_MOST_WORDS = 3
_OTHERS = INSTITUTION_HEADS | INSTITUTION_OPENINGS | COMPANY_HEADS | STREET_HEADS | TITLES | GIVEN_NAMES
NEAR = frozenset({"near", "nearby"})
"""Words before a name that nothing knows; a person is seldom near anything in the news."""
_PEOPLE_FOLLOW = frozenset({"'s", "’s"})


def find_unknown(passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
    """All mentions in order, with the unknown names among them."""
    taken = {index for mention in mentions for index in range(mention.first, mention.last)}
    return sorted([*mentions, *_unknown(passage, taken)], key=lambda mention: mention.first)


def _unknown(passage: Passage, taken: set[int]) -> Iterator[Mention]:
    if passage.titled or passage.shouted:
        return
    for run in find_runs(passage):
        if run.last - run.first > _MOST_WORDS or taken & set(range(run.first, run.last)):
            continue
        if _is_cued(passage, run) and not any(_is_other(passage.word(i)) for i in range(run.first, run.last)):
            name = passage.quote(run.first, run.last)
            yield Mention(passage, run.first, run.last, (run.first, run.last), name, "cued")


def _is_cued(passage: Passage, run: Run) -> bool:
    before = run.first - 1
    if passage.lower(before) == "of" and passage.lower(before - 1) in KINDS_OF:
        return True
    return passage.lower(before) in NEAR and passage.word(run.last) not in _PEOPLE_FOLLOW


def _is_other(word: str) -> bool:
    return (
        word in _OTHERS
        or word in NOT_PLACES
        or word in CALENDAR
        or word.lower() in ORDINARY - {"of", "the", "on"}
        or (word.isupper() and len(word) > 1)
    )
