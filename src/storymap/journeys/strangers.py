"""Words → people without a name who are not the protagonist: somebody introduced beside them, another sex or number."""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from storymap.journeys.people import Cast, NounPhrase, is_person_noun
from storymap.journeys.wordlists import GROUPS, POSSESSIVES, PREPOSITIONS
from storymap.journeys.words import Words

_MEN = frozenset({"man", "boy", "father", "husband", "brother", "son", "king", "prince", "monk", "priest", "widower"})
_WOMEN = frozenset({"woman", "girl", "mother", "wife", "sister", "daughter", "queen", "princess", "nun", "widow"})
_SEVERAL = frozenset({"brothers", "couple", "duo", "family", "friends", "pair", "sisters", "trio", "twins"})
"""Companions who are no one's crew: a text about one person does not mean that person by them."""


_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
"""`The four` may be the travellers, `four` alone is a count."""


def find_strangers(sentences: Sequence[Words], names: Sequence[str], *, lead: int) -> frozenset[str]:
    """Nouns with which a text introduces people behind its lead, in sentences that name none of these people.

    Args:
        sentences: The sentences of running text.
        names: What the protagonist is called.
        lead: Code points of the text in which `a fighter` still introduces its protagonist.
    """
    return frozenset(
        head
        for words in sentences
        if words and words[0].span.start >= lead and not _names_any(words, names)
        for head in _introduced(words)
    )


def _names_any(words: Words, names: Sequence[str]) -> bool:
    text = " ".join(word.text for word in words)
    return any(name in text for name in names)


def _introduced(words: Words) -> list[str]:
    """`a man`, `a 28-year-old Norwegian sailor`."""
    found = []
    for index, word in enumerate(words):
        if word.lower in {"a", "an", "another"}:
            near = takewhile(lambda head: head not in PREPOSITIONS, (w.lower for w in words[index + 1 : index + 5]))
            found += [head for head in near if is_person_noun(head)]
    return found


_KIN = frozenset(
    {
        *(
            "boyfriend",
            "brother",
            "child",
            "children",
            "companion",
            "cousin",
            "daughter",
            "daughters",
            "family",
            "father",
        ),
        *("fiancé", "fiancée", "friend", "friends", "girlfriend", "husband", "mother", "parents", "partner", "sister"),
        *("father", "sisters", "brothers", "son", "sons", "wife"),
    }
)


def has_company(sentences: Sequence[Words], names: Sequence[str]) -> bool:
    """Whether the protagonist travels with kin or friends: `with his wife`, `she and her two sons`."""
    own = [words for words in sentences if _names_any(words, names) or _opens_with_pronoun(words)]
    return any(
        words[index].lower in {"with", "and"}
        and bool({"his", "her", "my", "our"} & {word.lower for word in words[index + 1 : index + 2]})
        and bool(_KIN & {word.lower for word in words[index + 2 : index + 5]})
        for words in own
        for index in range(len(words) - 2)
    )


def _opens_with_pronoun(words: Words) -> bool:
    return any(word.lower in {"he", "she"} and not word.quoted for word in words[:6])


def pronoun_of_all(sentences: Sequence[Words]) -> str | None:
    """`she` or `he`, where a text says the one more than once, and never the other, outside quotation marks."""
    counts = Counter(
        word.lower for words in sentences for word in words if word.lower in {"he", "she"} and not word.quoted
    )
    (pronoun, count), *others = counts.most_common() or [("", 0)]
    return pronoun if count > 1 and not others else None


def opens_text(words: Words, index: int) -> bool:
    """Whether a word opens its sentence, be it behind a dateline: `OSLO, Norway (Own Agency) — A sailor …`."""
    return index == 0 or (index <= _DATELINE and words[index - 1].text in {"—", "–", "-"} and words[0].is_toponym)


_DATELINE = 14
"""Words that a dateline may have."""


def is_of_other_kind(phrase: NounPhrase, words: Words, cast: Cast) -> bool:
    """Whether a noun is of another sex than the protagonist, or means several where the protagonist is one."""
    if phrase.head in _NUMBERS and words[phrase.start].lower not in {"the", *POSSESSIVES}:
        return True
    name = cast.protagonist
    if name is None or name.startswith("the "):
        return False
    if phrase.head in _SEVERAL:
        return not cast.has_company and words[phrase.start].lower not in POSSESSIVES
    pronoun = dict(cast.genders).get(name)
    return (pronoun == "she" and phrase.head in _MEN) or (pronoun == "he" and phrase.head in _WOMEN)


def follows_group(words: Words) -> bool:
    """Whether a crowd has been named before a `they` of the same sentence."""
    return any(word.lower in GROUPS for word in words)
