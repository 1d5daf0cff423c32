"""Sentence → words with the toponyms among them, and the small closed word classes that grammar needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from storymap.journeys.motion import verbs
from storymap.journeys.roles import is_affiliation
from storymap.journeys.wordlists import ADVERBS, AUXILIARIES, CALENDAR, EPITHETS, IRREGULAR_VERBS, LY_NOUNS, MODALS
from storymap.model.places import Resolution, ResolvedDocument
from storymap.model.reaching import Reaching
from storymap.model.texts import Sentence, Span

_WORD = re.compile(r"[’']s\b|n[’']t\b|\d+(?:-[a-z]+)+|\d[\d.,:]*\d|\w+?(?=n[’']t\b)|\w+(?:-\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word, a punctuation mark, or a whole toponym."""

    text: str
    """As written."""
    span: Span
    """Where it stands in the document."""
    resolution: Resolution | None = None
    """The toponym that it is."""
    quoted: bool = False
    """Whether it stands inside quotation marks."""
    governed: bool = False
    """Whether a preposition of place or a verb such as `left` stands right before it.

    Then even an associative name means the place.
    """

    belonging: bool = False
    """Whether it says where somebody or something belongs: `the Oslo-based firm`."""

    lower: str = field(init=False, repr=False, compare=False)
    """The word in lower case: asked for some two hundred times, so it is made once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())

    @property
    def is_toponym(self) -> bool:
        """Whether it names a place literally, and not for where somebody belongs."""
        if self.belonging:
            return False
        use = self.resolution.toponym.use if self.resolution else None
        return use == "literal" or (use == "associative" and self.governed)

    @property
    def is_demonym(self) -> bool:
        """Whether it names a place's people or things."""
        return self.resolution is not None and self.resolution.toponym.use == "demonym"

    @property
    def is_capitalized(self) -> bool:
        """Whether it starts with a capital and is neither a toponym nor of the calendar."""
        return self.resolution is None and self.text[0].isupper() and self.lower not in CALENDAR

    @property
    def is_word(self) -> bool:
        """Whether it has letters."""
        return self.text[0].isalpha()


Words = tuple[Word, ...]

OF_PLACE = frozenset({"to", "in", "into", "from", "at", "via", "through", "near"})
"""Prepositions behind which a name means a place."""


def words_of(resolved: ResolvedDocument, sentence: Sentence) -> Words:
    """The words of one sentence; a toponym is one word however many it is written with."""
    text = resolved.document.text
    marks = _quoted(text, sentence.span)
    found: list[Word] = []
    position = sentence.span.start
    for resolution in resolved.within(sentence.span):
        span = resolution.toponym.span
        found.extend(_plain(text, position, span.start))
        governed = bool(found) and (found[-1].lower in OF_PLACE or takes_place(found[-1]))
        belonging = is_affiliation(text, span)
        name = text[span.start : span.end]
        found.append(Word(text=name, span=span, resolution=resolution, governed=governed, belonging=belonging))
        position = span.end
    found.extend(_plain(text, position, sentence.span.end))
    return tuple(_with_quotes(list(_with_epithets(found, text)), marks))


def _with_epithets(words: list[Word], text: str) -> Iterator[Word]:
    """`Peter the Hermit` as one word: the article would make a second person of it."""
    index = 0
    while index < len(words):
        word, after = words[index], words[index + 1 : index + 4]
        named = word.is_capitalized and not word.is_toponym and [one.text for one in after[:1]] == ["the"]
        if named and len(after) > 1 and after[1].text in EPITHETS and not (after[2:] and after[2].is_capitalized):
            span = Span(start=word.span.start, end=after[1].span.end)
            yield replace(word, text=" ".join(text[span.start : span.end].split()), span=span)
            index += 3
        else:
            yield word
            index += 1


def takes_place(word: Word) -> bool:
    """Whether a word is a form of a verb whose object is a place (`left`, `reached`, `crossed`)."""
    sense, _ = verbs().get(word.lower, (None, None))
    return sense is not None and sense.takes in {"goal", "source", "path", "at", "toward"}


def _plain(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        yield Word(text=match.group(), span=Span(start=match.start(), end=match.end()))


_OPENING = re.compile(r"\s*[“\"]")
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")


def _quoted(text: str, span: Span) -> tuple[Span, ...]:
    start = text.rfind("\n", 0, span.start) + 1
    newline = text.find("\n", span.end)
    return tuple(quoted for quoted, _ in _quotations(text, start, newline if newline >= 0 else len(text)).into(span))


@lru_cache(maxsize=1)
def _quotations(text: str, start: int, end: int) -> Reaching[None]:
    """The quotations of a paragraph; its sentences are asked for one after the other."""
    goes_on = bool(_OPENING.match(text, end))
    return Reaching(
        (Span(start=match.start(), end=match.end()), None)
        for match in _QUOTATION.finditer(text, start, end)
        if goes_on or _is_closed(match.group())
    )


def _is_closed(quotation: str) -> bool:
    """Whether a quotation ends in its paragraph: one that does not must go on in the next."""
    return len(quotation) > 1 and quotation[-1] in {"”", '"'}


def _with_quotes(words: list[Word], marks: tuple[Span, ...]) -> Iterator[Word]:
    for word in words:
        if any(mark.contains(word.span) for mark in marks):
            yield replace(word, quoted=True)
        else:
            yield word


_VERB_ENDING = re.compile(r"[a-z]{2,}(?:ed|ied)")


def is_finite(word: Word) -> bool:
    """Whether a word looks like a finite verb of any meaning: good enough to tell clauses apart."""
    lower = word.text
    if lower in AUXILIARIES or lower in MODALS or lower in IRREGULAR_VERBS or looks_past(lower):
        return True
    return verbs().get(lower, (None, None))[1] == "past"


def looks_past(lower: str) -> bool:
    """Whether a word ends like a past tense."""
    return bool(_VERB_ENDING.fullmatch(lower)) and lower not in {"hundred", "indeed", "sacred", "naked", "speed"}


def is_adverb(word: Word) -> bool:
    """Whether a word can stand inside a verb group or between a verb and its arguments."""
    if word.lower in ADVERBS:
        return True
    return word.text.islower() and word.text.endswith("ly") and len(word.text) > 4 and word.text not in LY_NOUNS


def as_written(words: Words) -> str:
    """The words with a space where one stands between them in the text."""
    spaces = ("" if a.span.end == b.span.start else " " for a, b in pairwise(words))
    return words[0].text + "".join(space + word.text for space, word in zip(spaces, words[1:], strict=True))
