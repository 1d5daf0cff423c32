"""Document → passages: a sentence's tokens, with what capitals mean in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from storymap.language.tokens import Token, tokenize
from storymap.model.texts import Document, Sentence

_LONGEST = 400
"""Tokens of a passage: looking around in a list of thousands of names would take their square."""
_FEWEST = 4
_FEWEST_LONG = 3
_MOSTLY = 0.7
_NEARLY_ALL = 0.95
_LONG = 4
"""Letters: headings in title case leave shorter words in lower case."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One sentence as tokens; equal only to itself, so that what is found in it can be kept by it."""

    text: str
    """The document's whole text: offsets are those of the document."""
    tokens: tuple[Token, ...]
    """The sentence's tokens."""
    sentence: Sentence
    """The sentence."""
    shouted: bool
    """Whether all of it is in capitals."""
    titled: bool
    """Whether nearly every word has a capital, so that capitals tell nothing."""

    def word(self, index: int) -> str:
        """The token's text; the empty string outside the sentence."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def lower(self, index: int) -> str:
        """The token's text in lower case; the empty string outside the sentence."""
        return self.word(index).lower()

    def quote(self, first: int, last: int) -> str:
        """The words from token `first` to before token `last`, on one line."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def glued(self, index: int) -> bool:
        """Whether no white space stands between a token and the one before it."""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start

    def opens(self, index: int) -> bool:
        """Whether a capital is due at the token, because a sentence or a quotation begins there."""
        return index == 0 or (self.word(index - 1) in OPENERS and self.word(index - 2) not in INITIALS)


OPENERS = frozenset('“"‘«:;•*?!…([')
INITIALS = frozenset("–")


def split_passages(document: Document) -> Iterator[Passage]:
    """The document's sentences as passages, in order; a sentence of many hundred words makes several."""
    for sentence in document.sentences:
        tokens = tuple(tokenize(document.text, sentence.span.start, sentence.span.end))
        for first in range(0, len(tokens), _LONGEST):
            yield _passage(document, tokens[first : first + _LONGEST], sentence)


def _passage(document: Document, tokens: tuple[Token, ...], sentence: Sentence) -> Passage:
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return Passage(document.text, tokens, sentence, shouted=_is_shouted(words), titled=_is_titled(words, sentence))


def _is_shouted(words: list[str]) -> bool:
    long = [word for word in words if len(word) >= _LONG]
    return len(words) >= _FEWEST and bool(long) and sum(word.isupper() for word in words) > 0.8 * len(words)


def _is_titled(words: list[str], sentence: Sentence) -> bool:
    long = [word for word in words[1:] if len(word) >= _LONG]
    share = _MOSTLY if sentence.kind == "heading" else _NEARLY_ALL
    return len(long) >= _FEWEST_LONG and sum(word[0].isupper() for word in long) > share * len(long)
