"""Sentence, mentions, measures → passage: the sentence masked, so that finders match structure instead of names."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storymap.claims.contrasts import find_contrasts
from storymap.claims.patterns import AREA, BLOCK, COORDINATES, COUNTRY, DEMONYM, LENGTH, LOCAL
from storymap.language.coordinates import FoundCoordinates, find_coordinates
from storymap.language.expressions import late
from storymap.language.quantities import find_measures
from storymap.language.quantity_units import dimension
from storymap.model.claims import Mention
from storymap.model.places import ResolvedDocument
from storymap.model.relations import Quantity
from storymap.model.texts import Document, Sentence, Span

UNTOLD = "\ufffc"
"""What stands before a subject that is left out, or for it where it cannot be told."""
_SPACE = late(r"\s{2,}|[^\S ]")
"""White space that is not a single space already."""
_SAME = str.maketrans({"\u2010": "-", "\u2011": "-", "–": "-", "−": "-", "’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Words of a sentence that name or refer to one place, or to two ("the two countries")."""

    span: Span
    """The words."""
    mentions: tuple[Mention, ...]
    """The places meant; none where a subject cannot be told."""
    demonym: bool = False
    """Whether the word names people or things of the place ("Norwegian")."""
    possessive: bool = False
    """Whether the word is a possessive by itself ("its")."""
    joint: str = ""
    """The word or mark itself, where a subject left out is to be read after it ("… and borders Libya")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence with its mentions and measures masked."""

    resolved: ResolvedDocument
    """The document."""
    sentence: Sentence
    """The sentence."""
    masked: str
    """Its text: white space single, dashes and apostrophes plain, mentions and measures one character each."""
    starts: Sequence[int]
    """For each character of `masked`, the first code point of the document that it stands for."""
    ends: Sequence[int]
    """For each, the code point after the last."""
    mentions: dict[str, Mention]
    """Private-use character → mention."""
    measures: dict[str, tuple[Quantity, ...]]
    """Private-use character → measure, in one or more units."""
    coordinates: dict[str, FoundCoordinates]
    """Private-use character → coordinates."""

    @property
    def document(self) -> Document:
        """The document."""
        return self.resolved.document

    def span(self, start: int, end: int) -> Span:
        """The document's span behind a stretch of `masked`."""
        return Span(start=self.starts[start], end=self.ends[end - 1])


def read_passage(resolved: ResolvedDocument, sentence: Sentence, named: Sequence[Named]) -> Passage:
    """Mask one sentence.

    Args:
        resolved: The document.
        sentence: One of its sentences.
        named: What names places in it; spans in order, never overlapping.
    """
    builder = _Builder()
    text = resolved.document.text
    quote, start = resolved.document.quote(sentence.span), sentence.span.start
    positions = find_coordinates(quote, start=start)
    measures = find_measures(quote, start=start)
    pieces = [*_measured(text, measures, positions), *_mentioned(named), *_positioned(positions)]
    pieces += [
        _Piece(span=span) for span in find_contrasts(text, sentence.span, [one.span for one in named if not one.joint])
    ]
    pieces.sort(key=lambda piece: piece.span)
    at = sentence.span.start
    for piece in pieces:
        if piece.span.start >= at:
            builder.copy(text, at, piece.span.start)
            builder.place(piece)
            at = piece.span.end
    builder.copy(text, at, sentence.span.end)
    return Passage(
        resolved=resolved,
        sentence=sentence,
        masked="".join(builder.pieces),
        starts=builder.starts,
        ends=builder.ends,
        mentions=builder.mentions,
        measures=builder.measures,
        coordinates=builder.coordinates,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What is masked: a naming, a measure, coordinates, or (none of them) words that are dropped."""

    span: Span
    named: Named | None = None
    measure: tuple[Quantity, ...] = ()
    coordinates: FoundCoordinates | None = None


def _mentioned(named: Iterable[Named]) -> list[_Piece]:
    return [_Piece(span=one.span, named=one) for one in named]


def _positioned(positions: Iterable[FoundCoordinates]) -> list[_Piece]:
    return [_Piece(span=one.span, coordinates=one) for one in positions]


def _measured(
    text: str, measures: Iterable[tuple[Quantity, ...]], positions: Sequence[FoundCoordinates]
) -> list[_Piece]:
    """The measures, without those that are parts of coordinates: 38° 5' E is no five feet."""
    pieces: list[_Piece] = []
    for measure in measures:
        if not any(position.span.overlaps(measure[0].span) for position in positions):
            pieces += _measure_pieces(text, measure)
    return pieces


def _measure_pieces(text: str, measure: tuple[Quantity, ...]) -> list[_Piece]:
    """One piece, or one and a dropped bracket where words stand between: `a 96 km border (122 miles)`."""
    first, last = measure[0], measure[-1]
    between = text[first.span.end : last.span.start] if len(measure) > 1 else ""
    end = _after_bracket(text, last.span.end) if "(" in between or "[" in between else last.span.end
    opening = between.find("(")
    if opening > 0 and any(character.isalpha() for character in between[:opening].removeprefix("-wide")):
        dropped = Span(start=first.span.end + opening, end=end)
        return [_Piece(span=first.span, measure=measure), _Piece(span=dropped)]
    return [_Piece(span=Span(start=first.span.start, end=end), measure=measure)]


def _after_bracket(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in (")", "]") else end


class _Builder:
    """Collects the masked text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts = array("l")
        self.ends = array("l")
        self.mentions: dict[str, Mention] = {}
        self.measures: dict[str, tuple[Quantity, ...]] = {}
        self.coordinates: dict[str, FoundCoordinates] = {}

    def copy(self, text: str, start: int, end: int) -> None:
        """Copy words, plain."""
        at = start
        for space in _SPACE.finditer(text, start, end):
            self._copy(text, at, space.start())
            self._space(space.start())
            at = space.end()
        self._copy(text, at, end)

    def _copy(self, text: str, start: int, end: int) -> None:
        """Copy words whose white space is single."""
        if start < end and text[start] == " ":
            self._space(start)
            start += 1
        if start < end:
            words = text[start:end]
            self.pieces.append(words if words.isascii() else words.translate(_SAME))
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))

    def _space(self, at: int) -> None:
        """Add a space, unless one stands there."""
        if not self.pieces or self.pieces[-1][-1] != " ":
            self._add(" ", at, at + 1)

    def place(self, piece: _Piece) -> None:
        """Mask a piece."""
        start, end = piece.span.start, piece.span.end
        if piece.measure:
            self._add(self._measure(piece.measure), start, end)
        elif piece.named:
            self._name(piece.named)
        elif piece.coordinates:
            self._add(self._position(piece.coordinates), start, end)
        elif self.pieces and self.pieces[-1][-1] == " ":
            self._drop_last()

    def _add(self, characters: str, start: int, end: int) -> None:
        self.pieces.append(characters)
        self.starts.extend([start] * len(characters))
        self.ends.extend([end] * len(characters))

    def _drop_last(self) -> None:
        kept = self.pieces.pop()[:-1]
        if kept:
            self.pieces.append(kept)
        self.starts.pop()
        self.ends.pop()

    def _measure(self, measure: tuple[Quantity, ...]) -> str:
        first = LENGTH if dimension(measure[0].unit) == "length" else AREA
        character = chr(first + min(len(self.measures), BLOCK - 1))
        self.measures[character] = measure
        return character

    def _position(self, found: FoundCoordinates) -> str:
        character = chr(COORDINATES + min(len(self.coordinates), BLOCK - 1))
        self.coordinates[character] = found
        return character

    def _name(self, named: Named) -> None:
        characters = [self._mention(mention, demonym=named.demonym) for mention in named.mentions]
        joint = f"{named.joint} {UNTOLD}" if named.joint else ""
        self._add(joint + " and ".join(characters), named.span.start, named.span.end)
        if named.possessive:
            self._add("'s", named.span.start, named.span.end)

    def _mention(self, mention: Mention, *, demonym: bool) -> str:
        first = DEMONYM if demonym else COUNTRY if is_polity(mention) else LOCAL
        character = chr(first + min(len(self.mentions), BLOCK - 1))
        self.mentions[character] = mention
        return character


def is_polity(mention: Mention) -> bool:
    """Whether the mention is of a country of today or of a former one."""
    return mention.place.is_country or mention.place.feature_code == "PCLH"
