"""Passage → mentions: the longest names in it that are known, or whose own words say that they are places."""

from collections.abc import Iterator

from storymap.recognizers.heads import headed, headed_before, with_counted_head, with_head
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.mentions import Mention
from storymap.recognizers.organization_words import NOT_PLACES
from storymap.recognizers.passages import Passage
from storymap.recognizers.predicates import is_said_of_place
from storymap.recognizers.readings import ELISION, dotted_state, read_words
from storymap.recognizers.runs import find_runs

_MOST_WORDS = 7
_MOST_BLOCKED = 4
_INSIDE_NAMES = frozenset({"-", "‑", ".", "'s", "’s", "&"})
_LONGEST_PARTICLE = 5


def find_mentions(passage: Passage, knowledge: Knowledge) -> Iterator[Mention]:
    """The mentions of a passage in order, never overlapping."""
    taken = 0
    runs = [(run.first, run.last) for run in find_runs(passage)]
    bounds = {index: run for run in runs for index in range(*run)}
    for index in range(len(passage.tokens)):
        if index < taken or not passage.word(index)[0].isupper():
            continue
        blocked = _blocked_end(passage, index)
        if blocked:
            taken = blocked
            continue
        mention = _mention_at(passage, index, bounds.get(index), knowledge)
        if mention:
            taken = mention.last
            yield mention


def _blocked_end(passage: Passage, index: int) -> int:
    """Index after a phrase of several words that names no place, whatever its words mean; 0 when there is none."""
    for last in range(min(index + _MOST_BLOCKED, len(passage.tokens)), index + 1, -1):
        if passage.quote(index, last) in NOT_PLACES:
            return last
    return 0


def _mention_at(passage: Passage, index: int, run: tuple[int, int] | None, knowledge: Knowledge) -> Mention | None:
    if state := dotted_state(passage, index):
        return Mention(passage, index, index + 2, (index, index + 2), passage.quote(index, index + 2), *state)
    end = _reach(passage, index)
    in_run = run is not None
    run = run or (index, end)
    if whole := headed_before(passage, index, end, knowledge):
        return whole
    for last in range(end, index, -1):
        found = read_words(passage, index, last, knowledge)
        if found:
            kind, lookup = found
            if not in_run and is_said_of_place(passage, last):
                run = (index, last)
            mention = Mention(passage, index, last, run, passage.quote(index, last), kind, lookup)
            return with_counted_head(with_head(mention, knowledge), knowledge)
    return headed(passage, index, run)


def _reach(passage: Passage, index: int) -> int:
    """Index after the last token that a name beginning at `index` may have."""
    last = index + 1
    limit = min(len(passage.tokens), index + _MOST_WORDS)
    for at in range(index + 1, limit):
        word = passage.word(at)
        if word[0].isupper() or ELISION.match(word):
            last = at + 1
        elif not (word[0].islower() and len(word) <= _LONGEST_PARTICLE) and word not in _INSIDE_NAMES:
            break
    return last
