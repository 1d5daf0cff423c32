"""Words of a text → how many of them make a known name; shared by the gazetteers whose data is at hand."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from storymap.language.names import normalise
from storymap.model.places import Place


def beginning(words: str) -> str | None:
    """How the keys begin of names that begin with these whole words and go on; `None` when there are no words.

    >>> beginning("Saint"), beginning("the"), beginning(" ")
    ('st ', '', None)
    """
    return normalise(f"{words} x")[:-1] if words.strip() else None


class LongestMatch(ABC):
    """A gazetteer whose data is at hand, so that it can tell whether names go on, and find the longest at a word."""

    @abstractmethod
    def knows(self, name: str) -> bool:
        """Whether a place has exactly that name or abbreviation, and it is not a common word as well."""

    @abstractmethod
    def continues(self, words: str) -> bool:
        """Whether some longer name begins with these whole words: cheap, for finding the longest match."""

    @abstractmethod
    def get(self, identifier: str) -> Place | None:
        """The place with that id; `None` when there is none."""

    def longest_match(self, words: Sequence[str], *, start: int = 0, most: int = 8) -> int:
        """How many words from `start` on make the longest known name; 0 when none does.

        Args:
            words: Words and punctuation marks as written, in order.
            start: Index of the name's first word.
            most: Names of more words are not looked for.
        """
        best = 0
        for count in range(1, min(most, len(words) - start) + 1):
            phrase = " ".join(words[start : start + count])
            if normalise(words[start + count - 1]) and self.knows(phrase):
                best = count
            if not self.continues(phrase):
                break
        return best
