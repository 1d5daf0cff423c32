"""Words → borders named in a clause, with the countries on their sides as far as the words tell."""

from dataclasses import dataclass

from storymap.journeys.words import Word, Words
from storymap.model.texts import Span

_BORDER = frozenset({"border", "frontier", "borders"})
_INSIDE = frozenset({"land", "shared", "common", "–", "-", "—", "/", "and", "'s", "’s", "country", "arctic"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderMention:
    """`the Norwegian border`, `the border between A and B`."""

    start: int
    """Index of its first word after the article."""
    end: int
    """Index after its last word."""
    countries: tuple[str, ...]
    """Alpha-2 codes of the countries named for it, in order."""
    adjective: str | None
    """The demonym or name before the noun, as written: `Norwegian`."""
    span: Span
    """Where it stands, without the article."""
    inner: bool = False
    """Whether the first country is the one the border belongs to (`Norway's border with Russia`)."""


def border_at(words: Words, index: int) -> BorderMention | None:
    """The border whose mention starts at `index`, with what follows it."""
    noun = _noun_from(words, index)
    if noun is None:
        return None
    before = tuple(word for word in words[index:noun] if word.resolution)
    after, end = _after(words, noun + 1)
    named = [code for word in (*before, *after) if (code := country_of(word))]
    return BorderMention(
        start=index,
        end=end,
        countries=tuple(dict.fromkeys(named)),
        adjective=words[index].text if before and len(before) == 1 else None,
        span=Span(start=words[index].span.start, end=words[end - 1].span.end),
        inner=bool(before) and words[index + 1].lower in {"'s", "’s"},
    )


def country_of(word: Word) -> str | None:
    """The country that a toponym or demonym belongs to."""
    place = word.resolution.place if word.resolution else None
    return place.country_code if place else None


def _noun_from(words: Words, index: int) -> int | None:
    """Index of the noun, when all words from `index` up to it belong to its noun phrase."""
    first = words[index]
    if first.lower not in _BORDER and first.resolution is None and first.lower not in _INSIDE - {"and"}:
        return None
    for position in range(index, min(index + 7, len(words))):
        word = words[position]
        if word.lower in _BORDER:
            guarded = position + 1 < len(words) and words[position + 1].lower in {
                "guards",
                "guard",
                "officials",
                "police",
            }
            return None if guarded else position
        if word.resolution is None and word.lower not in _INSIDE:
            return None
    return None


def _after(words: Words, index: int) -> tuple[tuple[Word, ...], int]:
    """Countries behind the noun (`with Russia`, `between A and B`, `of A`) and where the mention ends."""
    if index >= len(words) or words[index].lower not in {"with", "between", "of"}:
        return (), index
    found: list[Word] = []
    position = index + 1
    while position < len(words) and (words[position].resolution or words[position].lower in {"and", "the"}):
        if words[position].resolution:
            found.append(words[position])
        position += 1
    return (tuple(found), position) if found else ((), index)
