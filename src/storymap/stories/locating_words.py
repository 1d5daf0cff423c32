"""A document, its claims and what is hidden → the words that locate a hidden place without naming it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from re import compile as compiled

from storymap import geo
from storymap.language.coordinates import find_coordinates
from storymap.language.quantities import find_quantities
from storymap.language.quantity_units import dimension
from storymap.model.claims import AnyClaim
from storymap.model.places import LonLat
from storymap.model.relations import Coordinates, Measure, Orientation
from storymap.model.texts import Document, Span
from storymap.stories.hiding import Hidden
from storymap.stories.redaction import Replacement, meets

POSITION_WITHHELD = "[position withheld]"
"""What stands for words that say where a hidden place lies."""
DISTANCE_WITHHELD = "[distance withheld]"
"""What stands for a length beside the name of a hidden place."""
Spans = tuple[Span, ...]
"""Words of one text, in order and apart."""
_DECIMALS = compiled(r"(?<![\w.])[-+−]?\d{1,3}[.,]\d{2,}(?!\d)")
"""A number with enough decimals to be a coordinate of a village."""
_BETWEEN_CHARACTERS = 30
"""Two numbers with more between them are no pair of coordinates."""
_AROUND = 2.0
"""Coordinates within so many blurs of a hidden place are taken to be its own."""


def withheld(claim: AnyClaim, named: Mapping[str, Spans], keys: Collection[str]) -> bool:
    """Whether a claim tells where a hidden place is: it is about one, or locates something in a sentence with one.

    Args:
        claim: The claim.
        named: Where each document names what is hidden, by its id.
        keys: Ids of the hidden places.
    """
    meant = {place.id for mention in claim.mentions for place in (mention.place, *mention.namesakes)}
    if not meant.isdisjoint(keys):
        return True
    return _locates(claim) and meets(named[claim.document], claim.sentence)


def _locates(claim: AnyClaim) -> bool:
    relation = claim.relation
    if isinstance(relation, Measure):
        return relation.kind in {"distance", "journey", "length", "sum"}
    return isinstance(relation, (Coordinates, Orientation))


def locating_words(
    document: Document, claims: Sequence[AnyClaim], held: Collection[int], hidden_ones: Sequence[Hidden], names: Spans
) -> Iterator[Replacement]:
    """The wordings of withheld claims, lengths in sentences that name a hidden place, and coordinates near one.

    Args:
        document: The text.
        claims: The claims of all texts.
        held: Indices of those that are withheld; the figures of the others stay.
        hidden_ones: What is hidden.
        names: Where the text names it.
    """
    told: set[Span] = set()
    for number, claim in enumerate(claims):
        if claim.document != document.id:
            continue
        if number in held:
            yield from _of_claim(claim)
        else:
            told.update(quantity.span for quantity in claim.quantities)
    for sentence in document.sentences:
        if meets(names, sentence.span):
            for quantity in find_quantities(document.quote(sentence.span), start=sentence.span.start):
                if dimension(quantity.unit) == "length" and quantity.span not in told:
                    yield Replacement(span=quantity.span, words=DISTANCE_WITHHELD)
    for span in _positions(document.text, hidden_ones):
        yield Replacement(span=span, words=POSITION_WITHHELD)


def locating_figures(written: str, hidden_ones: Sequence[Hidden], *, named: bool) -> Iterator[Replacement]:
    """The same in words that stand outside the texts: the lengths where they name what is hidden, and the coordinates.

    Args:
        written: The words.
        hidden_ones: What is hidden.
        named: Whether the words name some of it.
    """
    if not any(character.isdigit() for character in written):
        return
    for quantity in find_quantities(written) if named else ():
        if dimension(quantity.unit) == "length":
            yield Replacement(span=quantity.span, words=DISTANCE_WITHHELD)
    for span in _positions(written, hidden_ones):
        yield Replacement(span=span, words=POSITION_WITHHELD)


def _of_claim(claim: AnyClaim) -> Iterator[Replacement]:
    relation = claim.relation
    if isinstance(relation, Coordinates):
        yield Replacement(span=relation.span, words=POSITION_WITHHELD)
    elif isinstance(relation, (Measure, Orientation)):
        for quantity in claim.quantities:
            yield Replacement(span=quantity.span, words=DISTANCE_WITHHELD)
        if _locates(claim) and not any(mention.span.overlaps(claim.signal) for mention in claim.mentions):
            yield Replacement(span=claim.signal, words=POSITION_WITHHELD)


def _positions(text: str, hidden_ones: Sequence[Hidden]) -> Iterator[Span]:
    """Where a text gives coordinates of a hidden place, or near one: as people write them, or as two bare numbers."""
    for found in find_coordinates(text):
        if _is_near([(found.latitude_deg, found.longitude_deg)], hidden_ones):
            yield found.span
    for first, second in pairwise(_DECIMALS.finditer(text)):
        if second.start() - first.end() <= _BETWEEN_CHARACTERS:
            one, other = _value(first[0]), _value(second[0])
            if _is_near([(one, other), (other, one)], hidden_ones):
                yield _whole_token(text, Span(start=first.start(), end=second.end()))


def _value(number: str) -> float:
    return float(number.replace("−", "-").replace(",", "."))


def _is_near(latlons: Iterable[tuple[float, float]], hidden_ones: Sequence[Hidden]) -> bool:
    places = [(hidden.place.location, hidden.blur_km) for hidden in hidden_ones if hidden.place]
    for lat, lon in latlons:
        if abs(lat) <= 90 and abs(lon) <= 180:
            position = LonLat(lon=lon, lat=lat)
            if any(geo.is_within(position, place, distance=_AROUND * km) for place, km in places):
                return True
    return False


def _whole_token(text: str, span: Span) -> Span:
    """The span, or the address that it is a part of."""
    start, end = span.start, span.end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start=start, end=end) if "://" in text[start:end] else span
