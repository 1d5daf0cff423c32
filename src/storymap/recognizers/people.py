"""Passages → tokens that name people, and the surnames they bind for the rest of the document."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from storymap.language.demonyms import place_of_demonym
from storymap.language.wordlists import word_set
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.mentions import Mention
from storymap.recognizers.ordinary_words import ORDINARY
from storymap.recognizers.organization_words import (
    COMPANY_HEADS,
    INSTITUTION_HEADS,
    INSTITUTION_OPENINGS,
    STREET_HEADS,
)
from storymap.recognizers.passages import Passage
from storymap.recognizers.people_words import AMBIGUOUS_GIVEN_NAMES, GIVEN_NAMES, ROLES, TITLES
from storymap.recognizers.place_words import DIRECTION_NAMES, HEADS_AFTER, HEADS_BEFORE, HEADS_OF, KINDS_OF
from storymap.recognizers.runs import Run, find_runs, is_name_like

_OTHER = COMPANY_HEADS | INSTITUTION_HEADS | STREET_HEADS | HEADS_AFTER


@dataclass(slots=True)
class Bindings:
    """What the document says about names, whatever a gazetteer knows."""

    surnames: Counter[str] = field(default_factory=Counter)
    """Last words of people's names, with how often."""
    given: Counter[str] = field(default_factory=Counter)
    """First words of people's names."""
    doubtful: Counter[str] = field(default_factory=Counter)
    """Last words of names of two or three words that nothing explains."""
    places: Counter[str] = field(default_factory=Counter)
    """Names that stand where only places stand."""
    companies: Counter[str] = field(default_factory=Counter)
    """Words that a company or an armed group is called by."""


def find_people(
    passage: Passage, mentions: Sequence[Mention], bindings: Bindings, knowledge: Knowledge
) -> frozenset[int]:
    """Indices of the passage's tokens that belong to names of people; the names are added to `bindings`.

    Args:
        passage: Where to look.
        mentions: What was found in it; names of several words are taken as they are.
        bindings: Grows.
        knowledge: The gazetteer.
    """
    settled = {i for m in mentions if m.words > 1 or m.kind == "demonym" for i in range(m.first, m.last)}
    people: set[int] = set()
    for run in find_runs(passage):
        _bind_companies(passage, run, bindings)
        for part in _parts(passage, run, settled):
            people.update(_people_of(passage, part, bindings, knowledge))
    return frozenset(people)


def _parts(passage: Passage, run: Run, settled: set[int]) -> Iterator[Run]:
    """The run without settled tokens and cut at "of", hyphens apart."""
    first = run.first
    for index in range(run.first, run.last + 1):
        cut = index == run.last or index in settled or passage.word(index) in {"of", "the", "on", "upon"}
        if cut:
            if index > first:
                yield Run(first, index)
            first = index + 1


def _people_of(passage: Passage, part: Run, bindings: Bindings, knowledge: Knowledge) -> range:
    words = [i for i in range(part.first, part.last) if is_name_like(passage, i)]
    names = _without_titles(passage, words)
    titled = len(names) < len(words) and _has_title(passage, words)
    if not names or any(passage.word(i) in _OTHER for i in names[1:]) or passage.word(names[0]) in _PLACE_OPENINGS:
        return range(0)
    start = _person_start(passage, names, titled=titled, knowledge=knowledge)
    if start is None:
        if len(names) in (2, 3) and not any(knowledge.is_large(passage.word(i)) for i in names):
            bindings.doubtful[passage.word(names[-1])] += 1
        return range(0)
    if start < names[-1] or titled or start > names[0]:
        bindings.surnames[passage.word(names[-1])] += 1
    if start < names[-1]:
        bindings.given[passage.word(start)] += 1
    return range(start, part.last)


_PLACE_OPENINGS = HEADS_BEFORE | HEADS_OF | DIRECTION_NAMES | INSTITUTION_OPENINGS


def _person_start(passage: Passage, names: Sequence[int], *, titled: bool, knowledge: Knowledge) -> int | None:
    """Index of the first token of a person's name among `names`; `None` when there is no person."""
    for number, index in enumerate(names):
        word = passage.word(index)
        if (
            word in AMBIGUOUS_GIVEN_NAMES
            and len(names) == _FULL_NAME
            and _is_surname_like(passage, names[1], knowledge)
        ):
            return index
        if word in GIVEN_NAMES and (number + 1 < len(names) or (number == 0 and len(names) == 1 and titled)):
            return index
        if len(word) == 1 and number + 1 < len(names) and passage.word(index + 1) == ".":
            return names[max(0, number - 1)]
    if titled and not knowledge.is_large(passage.word(names[0])):
        return names[0]
    role = passage.lower(names[0] - 1) in ROLES and passage.lower(names[0] - 2) not in KINDS_OF
    if role and len(names) > 1 and not knowledge.is_large(passage.word(names[0])):
        return names[0]
    if role and knowledge.importance(passage.word(names[0])) < _WELL_KNOWN:
        return names[0]
    return None


_WELL_KNOWN = 0.62
_FULL_NAME = 2


def _is_surname_like(passage: Passage, index: int, knowledge: Knowledge) -> bool:
    """Whether a word may be a surname: no plural, as teams have, and no well-known place."""
    word = passage.word(index)
    return not word.endswith("s") and word.lower() not in ORDINARY and knowledge.importance(word) < _WELL_KNOWN


def _without_titles(passage: Passage, words: Sequence[int]) -> list[int]:
    """The words after the last title."""
    last = -1
    for number, index in enumerate(words):
        if passage.word(index).rstrip(".") in TITLES and passage.word(index) not in GIVEN_NAMES:
            last = number
    return list(words[last + 1 :])


def _has_title(passage: Passage, words: Sequence[int]) -> bool:
    return any(passage.word(i).rstrip(".") in TITLES for i in words)


def _bind_companies(passage: Passage, run: Run, bindings: Bindings) -> None:
    """Bind the words of a name that ends like a company's, and those before "group" and the like."""
    words = [i for i in range(run.first, run.last) if is_name_like(passage, i)]
    names = [i for i in words if place_of_demonym(passage.word(i)) is None]
    if len(words) > 1 and passage.word(words[-1]) in COMPANY_HEADS:
        for index in names[:-1]:
            bindings.companies[passage.word(index)] += 1
    elif len(words) == 1 and passage.word(run.last)[:1].islower() and _names_group(passage, run.last):
        bindings.companies[passage.word(words[0])] += 1


def _names_group(passage: Passage, index: int) -> bool:
    return passage.lower(index) in _GROUPS or passage.lower(index + 1) in _GROUPS


_GROUPS = word_set(
    "group company mercenary mercenaries paramilitary militia firm startup app platform website newspaper magazine "
    "network channel brand band album film movie novel"
)
