"""Words → who is meant: noun phrases, personal names, and the cast of a document with its protagonist."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from storymap.journeys.motion import verbs
from storymap.journeys.wordlists import (
    COMPANIONS,
    CONJUNCTIONS,
    DETERMINERS,
    GROUPS,
    OPENERS,
    ORGANIZATIONS,
    PARTICLES,
    PERSONS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SUBORDINATORS,
    TITLES,
)
from storymap.journeys.words import OF_PLACE, Word, Words, takes_place

Kind = Literal["name", "pronoun", "person", "companions", "group", "thing"]
"""What a noun phrase stands for."""

_YEARS_OLD = re.compile(r"\d{1,3}-year-old")

NARRATOR = "I"
"""The traveller of a travel account in the first person."""

ELIDED = ""
"""The head of a mover that a sentence without a verb leaves out: whoever travelled before goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """A noun phrase by word indices, with what it stands for."""

    start: int
    """First word."""
    end: int
    """Index after the last word."""
    kind: Kind
    """What it stands for."""
    head: str
    """Its head as written, or the whole name."""


def is_person_noun(lower: str) -> bool:
    """Whether a noun means one person."""
    return lower in PERSONS or lower in ROLES or bool(_YEARS_OLD.fullmatch(lower))


def read_phrase(words: Words, start: int, end: int) -> NounPhrase:
    """The noun phrase between two indices; its head is the last noun before a preposition."""
    head = words[end - 1]
    name = _name_ending_at(words, start, end)
    if head.lower in PRONOUNS:
        return NounPhrase(start=start, end=end, kind="pronoun", head=head.lower)
    if name and not _is_organization(words, start, end, name):
        return NounPhrase(start=start, end=end, kind="name", head=name)
    return NounPhrase(start=start, end=end, kind=_kind(words, start, end), head=head.lower)


def _kind(words: Words, start: int, end: int) -> Kind:
    head = words[end - 1]
    lower = head.lower
    if is_person_noun(lower):
        return "person"
    if lower in COMPANIONS and words[start].lower not in {"a", "an", "some", "other", "another"}:
        return "companions"
    if _is_called(head) and words[start].lower in {"the", *POSSESSIVES} and head.text not in ORGANIZATIONS:
        return "companions" if not head.text.isupper() else "group"
    return "group" if lower in GROUPS or head.is_capitalized else "thing"


def named_with_article(words: Words) -> Iterable[str]:
    """The last words of names behind an article (`the Southern Cross` gives `Cross`)."""
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        if _is_called(word) and not (following and _is_called(following)):
            first = index
            while first and _is_called(words[first - 1]) and words[first - 1].lower != "the":
                first -= 1
            if first and words[first - 1].lower == "the":
                yield word.text


def _is_called(word: Word) -> bool:
    """Whether a word behind an article is a name: a ship's may be a town's too, but towns have no article."""
    place = word.resolution.place if word.resolution else None
    return word.is_capitalized or (word.is_toponym and place is not None and place.feature_class == "P")


def _name_ending_at(words: Words, start: int, end: int) -> str | None:
    first = end
    while first > start and (words[first - 1].is_capitalized or (first < end and words[first - 1].lower in PARTICLES)):
        first -= 1
    while first < end and (words[first].lower in PARTICLES and words[first].text.islower()):
        first += 1
    while first < end and (
        words[first].text in TITLES or words[first].lower in _ARTICLES or _opens_sentence(words, first, end)
    ):
        first += 1
    parts = [word.text for word in words[first:end]]
    if not parts or all(part.lower() in _NEVER_NAMES for part in parts):
        return None
    return " ".join(parts)


def _opens_sentence(words: Words, index: int, end: int) -> bool:
    """Whether a word has its capital from the sentence that it opens: `Then Anna Berg …`."""
    opens = index == 0 or not words[index - 1].is_word
    return opens and index + 1 < end and words[index].lower in OPENERS | _NEVER_NAMES


_ARTICLES = frozenset({"the", "a", "an"})
_NEVER_NAMES = PRONOUNS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | POSSESSIVES | {"there", "even"}


def _is_organization(words: Words, start: int, end: int, name: str) -> bool:
    last = words[end - 1].text
    if last in ORGANIZATIONS or (last.isupper() and len(last) > 1):
        return True
    definite = words[start].lower in {"the", "a", "an"}
    return definite and len(name.split()) == end - start - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people of a document: every name under its fullest form, and whose journey is told."""

    names: Mapping[str, str]
    """Each name as written, and its fullest form."""
    protagonist: str | None
    """The one named most; `I` in an account in the first person."""
    genders: tuple[tuple[str, str], ...] = ()
    """The pronoun that follows a name most often, where one does."""
    vessels: frozenset[str] = frozenset()
    """Names of ships and aircraft: where they go, the protagonist goes."""
    strangers: frozenset[str] = frozenset()
    """Nouns for people whom the text introduces beside the protagonist: `the man` is then one of them."""
    has_company: bool = False
    """Whether the text tells of kin or friends who travel with somebody: `the couple` may then be them."""
    has_full_names: bool = False
    """Whether anybody is called by a first and a last name."""
    by_first_word: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The names that begin with a word, the longest first."""

    def full_name(self, name: str) -> str:
        """The fullest form of a name."""
        return self.names.get(name, name)

    def is_full(self, name: str) -> bool:
        """Whether it is a first and last name, or the document uses single names only."""
        return " " in name or not self.has_full_names

    def is_person(self, name: str) -> bool:
        """Whether the document uses the name for a person."""
        return name in self.names


def find_cast(sentences: Iterable[Words]) -> Cast:
    """Who is named in the sentences of running text, and who is named most."""
    counts: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    places: Counter[str] = Counter()
    followers: list[tuple[str, str]] = []
    first_person = 0
    told = tuple(sentences)
    for words in told:
        found = list(_names(words))
        places.update(_names_of_places(words))
        opening = bool(found) and " " not in found[0] and words[0].text == found[0]
        doubtful.update(found[:opening])
        counts.update(found[opening:])
        first_person += sum(word.lower in {"i", "we"} and not word.quoted for word in words)
        followers.extend(_pronoun_after(words, found))
    counts.update(_confirmed(doubtful, counts))
    unknown_places = {name for name, count in places.items() if count >= counts[name]}
    for name in _organization_parts(told) | unknown_places:
        counts.pop(name, None)
    full = _full_names(counts)
    totals: Counter[str] = Counter()
    for name, count in counts.items():
        totals[full[name]] += count
    return Cast(
        names=full,
        has_full_names=any(" " in name for name in full.values()),
        by_first_word=_by_first_word(full),
        protagonist=_protagonist(totals, first_person),
        genders=_genders(followers, full),
    )


def _confirmed(doubtful: Counter[str], counts: Counter[str]) -> dict[str, int]:
    """Words capitalized only because they open a sentence are names when something else says so."""
    parts = {part for name in counts for part in name.split()}
    likely = {name: count for name, count in doubtful.items() if name in parts or count > 1}
    return {name: count for name, count in likely.items() if name in parts or name.lower() not in verbs()}


def _names_of_places(words: Words) -> Iterable[str]:
    """Names that stand where places do (`reached Gordium`, `to Gordium`): the gazetteer need not know them."""
    for before, word in pairwise(words):
        if word.is_capitalized and (before.lower in OF_PLACE or takes_place(before)):
            yield word.text


def _organization_parts(sentences: Iterable[Words]) -> set[str]:
    """Words that stand before `Group`, `Army` and the like: alone they name the organization too."""
    return {
        before.text
        for words in sentences
        for before, word in pairwise(words)
        if word.text in ORGANIZATIONS and before.is_capitalized
    }


def _protagonist(totals: Counter[str], first_person: int) -> str | None:
    name, count = max(totals.items(), key=lambda item: item[1], default=(None, 0))
    return NARRATOR if first_person >= 2 and first_person >= count else name


def _names(words: Words) -> Iterable[str]:
    index = 0
    while index < len(words):
        if not words[index].is_capitalized:
            index += 1
            continue
        end = index + 1
        while end < len(words) and _extends_name(words, end):
            end += 1
        name = _person_name(words, index, end)
        if name:
            yield name
        index = end


def _extends_name(words: Words, index: int) -> bool:
    if words[index].is_capitalized:
        return words[index].text not in {"I"}
    return words[index].text in PARTICLES and index + 1 < len(words) and words[index + 1].is_capitalized


def _person_name(words: Words, start: int, end: int) -> str | None:
    while start < end and (
        words[start].lower in _NEVER_NAMES or words[start].text in TITLES or _opens_sentence(words, start, end)
    ):
        start += 1
    if start == end or words[start].text == "I":
        return None
    before = words[start - 1].lower if start else ""
    parts = [word.text for word in words[start:end]]
    if parts[-1] in ORGANIZATIONS or any(part.isupper() and len(part) > 1 for part in parts):
        return None
    # Longer rows of capitals are lists and headings.
    if (len(parts) == 1 and len(parts[0]) < 3) or len(parts) > 12:
        return None
    return None if before in {"the", "a", "an"} or parts[0].lower() in OPENERS else " ".join(parts)


def _full_names(counts: Counter[str]) -> dict[str, str]:
    """Each name → the most frequent longer name that it begins or ends, or itself."""
    longest: dict[str, str] = {}
    for name in sorted((name for name in counts if " " in name), key=lambda name: -counts[name]):
        parts = name.split(" ")
        for cut in range(1, len(parts)):
            longest.setdefault(" ".join(parts[:cut]), name)
            longest.setdefault(" ".join(parts[cut:]), name)
    return {name: longest.get(name, name) for name in counts}


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        found.setdefault(name.split(" ")[0], []).append(name)
    return {word: tuple(several) for word, several in found.items()}


def _pronoun_after(words: Words, names: list[str]) -> Iterable[tuple[str, str]]:
    if len(set(names)) == 1:
        for word in words:
            if word.lower in {"he", "she", "his", "her"}:
                yield names[0], "she" if word.lower in {"she", "her"} else "he"


def _genders(followers: list[tuple[str, str]], full: dict[str, str]) -> tuple[tuple[str, str], ...]:
    votes: dict[str, Counter[str]] = {}
    for name, pronoun in followers:
        votes.setdefault(full.get(name, name), Counter())[pronoun] += 1
    return tuple((name, counter.most_common(1)[0][0]) for name, counter in votes.items())
