"""Text → tokens with offsets: words, numbers, marks, addresses; a possessive ending is a token of its own."""

import re
from typing import NamedTuple


class Token(NamedTuple):
    """One token; a plain tuple, because a text has thousands of them."""

    text: str
    """As written."""
    start: int
    """First code point in the text."""
    end: int
    """The code point after the last."""

    @property
    def is_name_like(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.text[0].isupper()


_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+"
    r"|[@#]\w+"
    r"|[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){0,8}\.(?:com|net|org|info|co|gov|edu|io|ru|ua|uk|no|de|fr|tv|us|eu)\b(?!\.?[^\W\d_]\.)"
    r"|(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.)+[^\W\d_]\b|W\.Va\."
    r"|\d+(?:[.,:]\d+)*"
    r"|['’]s\b"
    r"|[^\W\d_](?:(?!['’]s\b)[^\W_]|['’](?!s\b)(?=[^\W\d_]))*"
    r"|\.\.+"
    r"|\S"
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`; offsets are those of the whole text.

    >>> [token.text for token in tokenize("The U.S.’s Norway–Russia men, O’Brien’s.")]
    ['The', 'U.S.', '’s', 'Norway', '–', 'Russia', 'men', ',', 'O’Brien', '’s', '.']
    """
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(match.group(), match.start(), match.end()) for match in found]
