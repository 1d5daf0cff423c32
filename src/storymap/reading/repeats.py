"""Sentences → which of them repeat another: a summary cut by an ellipsis, or the same words again."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from storymap.language.expressions import late

_WORD = late(r"\w+")
_CUT = late(r"(?:…|\.\.\.)[\"”’)\]]*\Z")
_FEWEST = 5
"""Words: shorter sentences may be said twice without being copies."""
_ALIKE = 0.9
_SHARED = 4
"""Near copies are looked for among the sentences that begin or end with the same so many words."""
_MOST_COMPARED = 8


def find_repeats(sentences: Sequence[str]) -> frozenset[int]:
    """Indices of the sentences whose words stand in another sentence that is kept.

    Of a cut sentence and its full form the cut one is the repeat, of two equal ones the later.
    """
    words = [tuple(_WORD.findall(sentence.lower())) for sentence in sentences]
    cut = _cut_repeats(sentences, words)
    return cut | _copies(sentences, words, cut)


def _cut_repeats(sentences: Sequence[str], words: Sequence[tuple[str, ...]]) -> frozenset[int]:
    cut = [i for i, text in enumerate(sentences) if _CUT.search(text) and len(words[i]) >= _FEWEST]
    if not cut:
        return frozenset()
    starts: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    wanted = {words[i][:_FEWEST] for i in cut}
    for number, sentence in enumerate(words):
        for at in range(len(sentence) - _FEWEST + 1):
            if sentence[at : at + _FEWEST] in wanted:
                starts[sentence[at : at + _FEWEST]].append((number, at))
    return frozenset(i for i in cut if _stands_elsewhere(i, words, starts[words[i][:_FEWEST]]))


def _stands_elsewhere(index: int, words: Sequence[tuple[str, ...]], places: Sequence[tuple[int, int]]) -> bool:
    """Whether the cut sentence's words stand elsewhere; the word at the cut may be cut itself."""
    whole, rest = words[index][:-1], words[index][-1]
    others = (
        words[number][at : at + len(whole) + 1]
        for number, at in places
        if number != index and len(words[number]) >= len(words[index])
    )
    return any(other[:-1] == whole and other[-1].startswith(rest) for other in others)


def _copies(sentences: Sequence[str], words: Sequence[tuple[str, ...]], known: frozenset[int]) -> frozenset[int]:
    copies: set[int] = set()
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, sentence in enumerate(words):
        if len(sentence) < _FEWEST or index in known:
            continue
        keys = (("first", *sentence[:_SHARED]), ("last", *sentence[-_SHARED:]))
        others = {other for key in keys for other in seen[key][-_MOST_COMPARED:]}
        if any(_alike(words[other], sentence, sentences[other], sentences[index]) for other in others):
            copies.add(index)
            continue
        for key in keys:
            seen[key].append(index)
    return frozenset(copies)


def _alike(first: tuple[str, ...], second: tuple[str, ...], *texts: str) -> bool:
    if first == second:
        return True
    if _particulars(texts[0]) != _particulars(texts[1]):
        return False
    matcher = SequenceMatcher(a=first, b=second, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _particulars(sentence: str) -> set[str]:
    """Names and numbers: sentences that differ in them say different things."""
    return {word for word in _WORD.findall(sentence)[1:] if not word.islower()}
