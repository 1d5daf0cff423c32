"""A text and names → every place where the words betray one of the names, however they are written."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from storymap.model.texts import Span

_LETTERS = str.maketrans(
    {"ø": "o", "œ": "oe", "æ": "ae", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t"}
)
_SPELT_OUT = str.maketrans({"ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae"})
"""How people write these letters whose keyboard lacks them."""
_DROPPED = frozenset({"Mn", "Cf"})
"""Categories of characters that do not tell one name from another: accents, and what is not seen."""
_HYPHENATION = re.compile(r"(?<=[^\W\d_])[-‐\u00ad][ \t]*\n[ \t]*(?=[^\W\d_])")
_TOKEN = re.compile(r"\S+")
_LONG, _BEGINNING = 5, 4
"""Letters from which a name betrays a word that holds it anywhere, or at its beginning."""


def find_names(text: str, names: Iterable[str]) -> tuple[Span, ...]:
    r"""Where a text holds one of the names, in order and apart.

    Case, accents, invisible characters, hyphens, line breaks and spelt-out letters (oe for ø) do not matter. A longer
    word that holds the name is found as a whole: `Kirkenesveien` betrays Kirkenes. A name of three letters or fewer
    is found as a word of its own with a capital or an accent only, one of four also where a capitalised word begins
    with it. An address, or whatever else is escaped, is found as a whole where it holds a name.

    >>> [text[s.start : s.end] for text in ["By KIRKE-\nNES road."] for s in find_names(text, ["Kirkenes"])]
    ['KIRKE-\nNES']
    """
    hunted = _pattern(tuple(sorted(set(names))))
    if hunted is None:
        return ()
    found = [*_in_words(text, hunted), *_in_addresses(text, hunted)]
    merged: list[Span] = []
    for span in sorted(found):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def betrays(text: str, names: Iterable[str]) -> bool:
    """Whether a text, an identifier or an address holds one of the names, escaped or not.

    Unlike in running text a name of four letters or more counts inside any word: identifiers run words together.
    """
    keys = ["".join(_tokens(name)) for name in names]
    plain = "".join(_tokens(_unescaped(text)))
    return bool(find_names(_unescaped(text), names)) or any(len(k) >= _BEGINNING and k in plain for k in keys)


def key_of(name: str) -> str:
    """The name's letters and digits without case and accents, words apart by a space.

    >>> key_of("SØR-VARANGER"), key_of("N’Djamena")
    ('sor varanger', 'n djamena')
    """
    return " ".join(_tokens(name))


def _in_words(text: str, hunted: re.Pattern[str]) -> Iterator[Span]:
    folded, origins = fold(text)
    for match in hunted.finditer(folded):
        start, end = _word_around(folded, match)
        span = Span(start=origins[start], end=_with_accents(text, origins[end - 1] + 1))
        if _counts(text[span.start : span.end], match, (start, end)):
            yield span


def _with_accents(text: str, end: int) -> int:
    """The end of a name after the accents of its last letter that are characters of their own."""
    while end < len(text) and unicodedata.category(text[end]) in _DROPPED:
        end += 1
    return end


def _word_around(folded: str, match: re.Match[str]) -> tuple[int, int]:
    """The match, and the letters of the words that it begins and ends in."""
    start, end = match.span()
    if not _is_cased(match[0]):
        return start, end
    while start and folded[start - 1].isalpha():
        start -= 1
    while end < len(folded) and folded[end].isalpha():
        end += 1
    return start, end


def _counts(written: str, match: re.Match[str], word: tuple[int, int]) -> bool:
    """Whether a word that holds a name is more than a chance likeness."""
    letters = sum(c.isalnum() for c in match[0])
    if match.span() == word:
        return letters >= _BEGINNING or not _is_cased(written) or written[:1].isupper() or not written.isascii()
    if letters > _LONG:
        return True
    if not written[:1].isupper():
        return False
    return letters >= _LONG or (letters >= _BEGINNING and match.start() == word[0])


def _is_cased(words: str) -> bool:
    """Whether the script knows capitals; where it does not, prefixes and neighbours often stand without a space."""
    return any(c.lower() != c.upper() for c in words)


def _in_addresses(text: str, hunted: re.Pattern[str]) -> Iterator[Span]:
    """Tokens that are addresses or are escaped, and hold a name once read as they are meant."""
    for match in _TOKEN.finditer(text):
        token = match[0]
        if "://" in token or "www." in token or (plain := _unescaped(token)) != token:
            plain = "".join(_tokens(_unescaped(token)))
            joined = any(_longer(hit[0]) for hit in hunted.finditer(plain))
            if joined or any(True for _ in _in_words(_unescaped(token), hunted)):
                yield Span(start=match.start(), end=match.end())


def _longer(words: str) -> bool:
    return len(words) >= _BEGINNING


def _unescaped(text: str) -> str:
    plain = html.unescape(unquote(text))
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), plain)


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    r"""A text without case, accents and hyphenation, and from which character each of its characters comes.

    >>> fold("Tromsø")[0], fold("Kirke-\nnes")[0]
    ('tromso', 'kirkenes')
    """
    hyphens = {at for match in _HYPHENATION.finditer(text) for at in range(*match.span())}
    folded: list[str] = []
    origins: list[int] = []
    for number, character in enumerate(text):
        if number in hyphens:
            continue
        for part in _folded(character):
            folded.append(part)
            origins.append(number)
    return "".join(folded), tuple(origins)


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character).casefold())
    return "".join(c for c in parts if unicodedata.category(c) not in _DROPPED).translate(_LETTERS)


def _spelt_out(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().translate(_SPELT_OUT)


def _tokens(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(name)[0])


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds the names in folded text: longest first, their words apart by little or nothing."""
    spellings = (s for name in names for s in (name, _spelt_out(name)))
    keys = {tuple(_tokens(spelling)) for spelling in spellings}
    ordered = sorted((k for k in keys if k), key=lambda k: (-len("".join(k)), k))
    return (
        re.compile("|".join(r"(?:[^\w\[\]]|_){0,3}".join(map(re.escape, key)) for key in ordered)) if ordered else None
    )
