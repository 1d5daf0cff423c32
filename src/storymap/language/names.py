"""Names as written → the keys a gazetteer is asked for.

A *key* is a name folded by `normalise`: two spellings that people take for the same name have the same key.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ø": "o", "œ": "oe", "æ": "ae", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n",
        "ŧ": "t", "ə": "e", "&": " and ", "№": " no ",
        **dict.fromkeys("'’‘ʼʻʹʺʾʿ`´′\"“”„«»·", ""),
        **dict.fromkeys("-‐‑‒–—―−_/\\,;:()[]{}|+*!?=", " "),
    }
)  # fmt: skip
_ACCENTS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_SAINT = re.compile(r"\b(?:saint|sankt|sankti|sanct|sint|st)(?= \w)")
_OPENINGS = (("the ", ""), ("mt ", "mount "), ("ft ", "fort "), ("pt ", "point "))


@lru_cache(maxsize=1 << 15)
def normalise(name: str) -> str:
    """The key of a name: case, accents, punctuation and kinds of "Saint" folded, a leading "the" dropped.

    >>> normalise("St. Petersburg"), normalise("SAINT-PETERSBURG")
    ('st petersburg', 'st petersburg')
    >>> normalise("Treriksrøysa"), normalise("the U.S."), normalise("N’Djamena")
    ('treriksroysa', 'us', 'ndjamena')
    """
    if name.isascii() and name.isalpha():
        return name.lower()
    folded = _fold(name)
    while (again := _fold(folded)) != folded:
        folded = again
    return folded


def _fold(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).casefold()
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFKC", text).translate(_LETTERS)
    text = _INITIALS.sub(lambda match: re.sub(r"[.\s]", "", match[0]) + " ", text)
    text = " ".join(text.replace(".", " ").split())
    for opening, short in _OPENINGS:
        if text.startswith(opening) and len(text) > len(opening):
            text = short + text[len(opening) :]
    return _SAINT.sub("st", text)


def without_possessive(name: str) -> str:
    """The name without a possessive ending; names that have one of their own (St. John's) are not known here.

    >>> without_possessive("Norway's"), without_possessive("the Philippines’")
    ('Norway', 'the Philippines')
    """
    return _POSSESSIVE.sub("", name.rstrip())


def abbreviation_key(name: str) -> str | None:
    """The key of an abbreviation, which unlike a name minds its case; `None` for what cannot be one.

    Full stops do not matter to capitals (U.S., US); elsewhere they tell "Pa." from "Pa".

    >>> abbreviation_key("U.S."), abbreviation_key("US"), abbreviation_key("us"), abbreviation_key("Calif.")
    ('=US', '=US', None, '=Calif.')
    """
    text = name.strip()
    bare = text.replace(".", "").replace(" ", "")
    if bare.isalpha() and bare.isupper() and 2 <= len(bare) <= 6:
        return f"={bare}"
    if text.endswith(".") and bare[:1].isupper() and len(bare) <= 6:
        return f"={text.replace(' ', '')}"
    return None
