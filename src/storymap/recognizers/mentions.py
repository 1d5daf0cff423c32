"""Runs → mentions: the longest names in them that a gazetteer, the demonyms or the abbreviations know."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from storymap.language.demonyms import place_of_demonym
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.organization_words import NOT_PLACES
from storymap.recognizers.passages import Passage
from storymap.recognizers.place_words import (
    ABBREVIATIONS,
    HEADS_AFTER,
    HEADS_BEFORE,
    HEADS_OF,
    STATE_ABBREVIATIONS,
)
from storymap.recognizers.runs import find_runs, is_name_like

Kind = Literal["name", "common", "demonym", "abbreviation", "cued"]
"""How a mention came about: a gazetteer's name, one that is a common word as well, a demonym, an abbreviation, or
a name that nothing knows but its words say that it is a place's."""
_MOST_WORDS = 7
_KIND_OPENINGS = ("City of ", "Town of ", "Village of ", "Township of ", "Municipality of ", "County of ")
_ELISION = re.compile(r"[dl]['’][A-ZÉÎ]")
_CONTRACTION = re.compile(r"['’](?:ve|m|ll|d|re|t)$")
_SHORT = 5
"""Letters: capitals alone are an acronym, not a name, up to so many."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible toponym: tokens from `first` to before `last` of its passage."""

    passage: Passage
    """Where it stands."""
    first: int
    """Index of the first token."""
    last: int
    """Index after the last token."""
    run: tuple[int, int]
    """The run around it: first token and the one after the last."""
    name: str
    """Its words on one line."""
    kind: Kind
    """How it came about."""
    lookup: str | None = None
    """Name to look up where it differs."""

    @property
    def words(self) -> int:
        """Number of tokens."""
        return self.last - self.first

    @property
    def sought(self) -> str:
        """The name that a gazetteer is asked for."""
        return self.lookup or self.name


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
    for last in range(min(index + 4, len(passage.tokens)), index + 1, -1):
        if passage.quote(index, last) in NOT_PLACES:
            return last
    return 0


def _mention_at(passage: Passage, index: int, run: tuple[int, int] | None, knowledge: Knowledge) -> Mention | None:
    if state := _dotted_state(passage, index):
        return Mention(passage, index, index + 2, (index, index + 2), passage.quote(index, index + 2), *state)
    end = _reach(passage, index)
    run = run or (index, end)
    if headed := _headed_before(passage, index, end, knowledge):
        return headed
    for last in range(end, index, -1):
        found = _read(passage, index, last, knowledge)
        if found:
            kind, lookup = found
            return _with_head(Mention(passage, index, last, run, passage.quote(index, last), kind, lookup), knowledge)
    return _headed(passage, index, run, knowledge)


def _reach(passage: Passage, index: int) -> int:
    """Index after the last token that a name beginning at `index` may have."""
    last = index + 1
    limit = min(len(passage.tokens), index + _MOST_WORDS)
    for at in range(index + 1, limit):
        word = passage.word(at)
        if word[0].isupper() or _ELISION.match(word):
            last = at + 1
        elif not (word[0].islower() and len(word) <= 5) and word not in {"-", "‑", ".", "'s", "’s", "&"}:
            break
    return last


def _read(passage: Passage, first: int, last: int, knowledge: Knowledge) -> tuple[Kind, str | None] | None:
    """What the words are, if they are anything."""
    name = passage.quote(first, last)
    if name in ABBREVIATIONS:
        return "abbreviation", ABBREVIATIONS[name]
    if lookup := _state(passage, first, last, name):
        return "abbreviation", lookup
    if lookup := place_of_demonym(name if not passage.shouted else name.title()):
        return "demonym", lookup
    end = passage.word(last - 1)
    if not (end[0].isupper() or _ELISION.match(end)) or _is_acronym(passage, first, last):
        return None
    if passage.word(first) in {"The", "A", "An"} and not _carries_article(name, knowledge):
        return None
    if _CONTRACTION.search(name) or name.startswith(_KIND_OPENINGS) or _is_list(name, knowledge):
        return None
    if knowledge.knows(name):
        return "name", None
    if last - first == 1 and is_name_like(passage, first) and knowledge.importance(name) > 0:
        return "common", None
    return None


def _is_list(name: str, knowledge: Knowledge) -> bool:
    """Whether "A and B" is two places and not one that is called so."""
    before, conjunction, after = name.partition(" and ")
    if not conjunction or not (knowledge.knows(before) and knowledge.knows(after)):
        return False
    best = knowledge.best(name)
    return not (best and best.place.feature_class == "A")


def _carries_article(name: str, knowledge: Knowledge) -> bool:
    best = knowledge.best(name) if knowledge.knows(name) else None
    return bool(best and best.place.name.startswith("The ") and name.startswith("The "))


def _state(passage: Passage, first: int, last: int, name: str) -> str | None:
    """The state an abbreviation stands for: after a town and a comma, or with full stops of its own."""
    lookup = STATE_ABBREVIATIONS.get(name) or STATE_ABBREVIATIONS.get(f"{name}.")
    if not lookup:
        lookup = STATE_ABBREVIATIONS.get(name.replace(" ", ""))
    if not lookup:
        return None
    after_town = passage.word(first - 1) == "," and passage.word(first - 2)[:1].isupper()
    dotted = name.count(".") > 1
    return lookup if dotted or after_town else None


def _headed_before(passage: Passage, index: int, end: int, knowledge: Knowledge) -> Mention | None:
    """Fort X, Lake X: one name, though the gazetteer may know a town called X or Fort."""
    if passage.word(index) not in HEADS_BEFORE or not is_name_like(passage, index + 1):
        return None
    if any(_read(passage, index, last, knowledge) for last in range(end, index + 1, -1)):
        return None
    name = passage.quote(index, index + 2)
    return Mention(passage, index, index + 2, (index, index + 2), name, "cued")


def _dotted_state(passage: Passage, index: int) -> tuple[Kind, str] | None:
    """The state that a word and its full stop stand for after a town: Monroeville, *Ala.*"""
    if passage.word(index + 1) != "." or not passage.glued(index + 1) or passage.word(index - 1) != ",":
        return None
    lookup = STATE_ABBREVIATIONS.get(f"{passage.word(index)}.")
    return ("abbreviation", lookup) if lookup else None


def _is_acronym(passage: Passage, first: int, last: int) -> bool:
    word = passage.word(first)
    return (
        last - first == 1
        and word.isupper()
        and len(word) <= _SHORT
        and not passage.shouted
        and not (first == 0 and len(word) > 3)
    )


def _with_head(mention: Mention, knowledge: Knowledge) -> Mention:
    """Take in the kind of place that follows and belongs to the name: Pasvikdalen *Valley*."""
    passage, last = mention.passage, mention.last
    head = passage.word(last)
    if mention.kind not in ("name", "common") or head not in HEADS_AFTER or passage.word(last - 1) in HEADS_AFTER:
        return mention
    if passage.word(last + 1) in HEADS_AFTER or passage.word(last + 1)[:1].isupper():
        return mention
    whole = passage.quote(mention.first, last + 1)
    lookup = None if knowledge.importance(whole) else mention.name
    return Mention(passage, mention.first, last + 1, mention.run, whole, "cued", lookup)


def _headed(passage: Passage, index: int, run: tuple[int, int], knowledge: Knowledge) -> Mention | None:
    """An unknown name with the kind of place before or behind it: Lake X, Gulf of X, X Valley."""
    last = _headed_end(passage, index)
    if last is None or last > run[1]:
        return None
    name = passage.quote(index, last)
    return Mention(passage, index, last, run, name, "cued")


def _headed_end(passage: Passage, index: int) -> int | None:
    word, following = passage.word(index), passage.word(index + 1)
    if word in HEADS_OF and following == "of":
        at = index + 3 if passage.word(index + 2) == "the" else index + 2
        return at + 1 if is_name_like(passage, at) else None
    for last in range(index + 1, index + 3):
        if not is_name_like(passage, last):
            return None
        if passage.word(last) in HEADS_AFTER and is_name_like(passage, index):
            return last + 1
    return None
