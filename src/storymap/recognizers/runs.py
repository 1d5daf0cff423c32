"""Passage → runs: words with capitals that stand together, over particles, hyphens and initials."""

from collections.abc import Iterator
from dataclasses import dataclass

from storymap.language.wordlists import word_set
from storymap.recognizers.ordinary_words import ORDINARY
from storymap.recognizers.passages import Passage

PARTICLES = word_set(
    "of de la le les du da do dos das del della di van von der den het el al ben bin ibn upon on sur sous am an bei "
    "im e y i en the & - ‑ ’"
)
"""Tokens that may stand between the words of one name."""
_SHORTENED = word_set("St Ste Mt Ft Pt Dr Mr Mrs Ms Gen Gov Sen Rep Col Lt Sgt Capt Rev Prof Hon Jr Sr Maj Cmdr Adm")
"""Abbreviations whose full stop does not end a run."""
_MOST_PARTICLES = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens from `first` to before `last`; both ends are words with a capital."""

    first: int
    """Index of the first token."""
    last: int
    """Index after the last token."""


def is_name_like(passage: Passage, index: int) -> bool:
    """Whether the token is a word with a capital that a sentence's beginning does not explain."""
    word = passage.word(index)
    if not word or not word[0].isupper() or not _is_word(word):
        return False
    return not (passage.opens(index) and word.lower() in ORDINARY)


def find_runs(passage: Passage) -> Iterator[Run]:
    """The passage's runs in order."""
    index, count = 0, len(passage.tokens)
    while index < count:
        if not is_name_like(passage, index):
            index += 1
            continue
        last = index + 1
        while (following := _next_of_run(passage, last)) is not None:
            last = following + 1
        yield Run(index, last)
        index = last


def _next_of_run(passage: Passage, index: int) -> int | None:
    """Index of the run's next word with a capital, when only particles lie before it."""
    particles = 0
    while particles <= _MOST_PARTICLES:
        if is_name_like(passage, index):
            return index if not particles or passage.word(index - 1) != "’" else None
        if not _joins(passage, index):
            return None
        particles += 1
        index += 1
    return None


def _joins(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    if word == ".":
        before = passage.word(index - 1)
        return before in _SHORTENED or (len(before) == 1 and before.isupper())
    if word in ("-", "‑"):
        return passage.glued(index) and passage.glued(index + 1) if index + 1 < len(passage.tokens) else False
    return word in PARTICLES


def _is_word(word: str) -> bool:
    return word.replace("’", "").replace("'", "").replace(".", "").isalpha() and not (
        "." in word and not word.endswith(".") and len(word) > 4
    )
