"""Text → coordinates: pairs of a latitude and a longitude as printed, with their precision."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from storymap.language.coordinate_angles import ANGLE, COMPACT, Angle, read_angle, read_compact
from storymap.language.expressions import late
from storymap.model.places import LonLat
from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCoordinates:
    """A latitude and a longitude that stand together in a text.

    The numbers are kept as they were printed, so that what cannot be right (a latitude of 118° that is a longitude)
    can be repaired: `position` is `None` there.
    """

    latitude_deg: float
    """The latitude as printed, south negative: in [-180, 180]."""
    longitude_deg: float
    """The longitude as printed, west negative: in [-180, 180]."""
    precision_deg: float
    """Half a unit of the last digit printed, of the coarser of the two, in degrees."""
    text: str
    """The words as written."""
    span: Span
    """Where they stand; brackets around them lie outside."""
    hemispheres: bool
    """Whether north, south, east and west were written; without them the latitude is taken to stand first."""

    @property
    def position(self) -> LonLat | None:
        """The position meant; `None` where the latitude lies beyond the poles: the two must have been swapped."""
        return LonLat(lon=self.longitude_deg, lat=self.latitude_deg) if abs(self.latitude_deg) <= 90 else None


_TRIGGER = late(r"[°º˚ᵒ]|\d(?: ?deg|\.\d| ?[NSEW]\b|[NSEW]\d)|\b[NSEW] ?\d|\b(?:[Ll]at|LAT)(?:itude|ITUDE|[ .:=])")
_MARK = late(r"[\d°º˚ᵒ]|[Ll]at|LAT")
"""What every match of the trigger has."""
_BETWEEN = r"\s{0,2}\.?\s{0,2}(?P<joint>[,;/|]?\s{0,2}(?:and|by|&|with)?\s{0,2}|[-–—]|x)(?:at\s)?(?:an?\s|the\s)?"
_SAYS_SO = late(
    r"co-?ordinates?\b|\bcoords?\b|\bgps\b|\bgeo:|\blat(?:itude)?\b[^\w]{0,3}(?:and )?\blong?(?:itude)?\b", re.I
)
_PLACED = late(
    r"(?:\b(?:located|lies|lie|lay|found|situated|stands|crashed|sank|anchored|moored|centred|centered|recorded|buried"
    r"|position(?:ed)?)\s(?:was\s|is\s)?(?:at|of|near)?|\bpositions?\b\W{0,3}|\bposition (?:is|was))\s?[(\[]?\Z",
    re.I,
)
_LIST_BEFORE = late(r"(?:[$€£¥=<>~≈%]\s?|\d[,;/]?\s|\bbetween\s|\bv(?:ersions?)?\.?\s?|\bp ?[=<] ?)[(\[]?\Z", re.I)
_LIST_AFTER = late(
    r"\s?(?:[%°$€£¥]|[,;/]?\s?[-+−–]?\d|(?:and|to|or|per)\b|[ap]\.?m\b|"
    r"(?:k?g|k?m|cm|mm|mi|s|ms|ft|points?|pts?|million|billion|percent|seconds?|minutes?|dollars|euros|pounds)\b)",
    re.I,
)
_RANGE_AFTER = late(r"\s?(?:[-–—−]|to)\s?\d")
_CONTEXT_CHARACTERS = 60
"""How many characters before a bare pair the word that explains it ("coordinates") may stand."""


@cache
def _angle() -> re.Pattern[str]:
    """Where a first angle may begin: inside no word, number, price, list or range."""
    return re.compile(rf"(?<![\w$£€¥#])(?<!\d[.,:/–−-])(?<![°º˚'’′\"″”][–−-]){ANGLE}", re.X)


@cache
def _next_angle() -> re.Pattern[str]:
    return re.compile(rf"{_BETWEEN}{ANGLE}", re.X)


def find_coordinates(text: str, *, start: int = 0) -> tuple[FoundCoordinates, ...]:
    """Every pair of coordinates in a text, in order.

    Degrees alone are none ("20°", "-5 °C", "the angles 30° and 60°"), nor are two numbers with few decimals
    ("2.5, 3.1") unless the words before say that they are.

    >>> [(found.position.latlon, found.text) for found in find_coordinates("The bridge (69°03'N 28°55.5'E) is closed.")]
    [((69.05, 28.925), "69°03'N 28°55.5'E")]

    Args:
        text: A sentence or any other passage.
        start: Where the passage begins in its document: added to the spans.
    """
    if not _MARK.search(text) or not _TRIGGER.search(text):
        return ()
    return tuple(sorted([*_in_angles(text, start), *_in_compact(text, start)], key=lambda found: found.span))


def _in_angles(text: str, start: int) -> Iterator[FoundCoordinates]:
    at = 0
    while (match := _angle().search(text, at)) is not None:
        at = match.end()
        follower = _next_angle().match(text, at)
        if follower is None:
            continue
        found = _pair(text, match, follower)
        if found is not None:
            at = follower.end()
            yield _found(found, text, (match.start(), at), start)


Pair = tuple[Angle, Angle]
"""A latitude and a longitude."""


def _pair(text: str, match: re.Match[str], follower: re.Match[str]) -> Pair | None:
    first, second = read_angle(match), read_angle(follower)
    if first is None or second is None or _RANGE_AFTER.match(text, follower.end()):
        return None
    if first.axis and second.axis:
        sound = first.axis != second.axis and first.deliberate and second.deliberate
    else:
        first, second = first.without_label(), second.without_label()
        sound = not (first.axis or second.axis) and _bare((first, second), match, follower)
    latitude, longitude = (second, first) if first.axis == "longitude" else (first, second)
    return (latitude, longitude) if sound and _on_earth(latitude, longitude) else None


def _bare(pair: Pair, match: re.Match[str], follower: re.Match[str]) -> bool:
    """Whether two angles without hemispheres are coordinates and no prices, angles, scores or measurements."""
    text, start = match.string, match.start()
    if _LIST_AFTER.match(text, follower.end()) or pair[0].marked != pair[1].marked:
        return False
    if _SAYS_SO.search(text, max(0, start - _CONTEXT_CHARACTERS), match.start("degrees")):
        return all(angle.decimals or angle.parts > 1 or angle.marked for angle in pair)
    before = text[max(0, start - _CONTEXT_CHARACTERS) : start]
    if _LIST_BEFORE.search(before) or re.search(r"[^\W\d_]", follower["joint"]):
        return False
    placed = _PLACED.search(before) or (before.endswith(("(", "[")) and text[follower.end() :][:1] in (")", "]"))
    needed = 2 if placed and pair[0].marked else 3
    if all(angle.decimals >= needed for angle in pair):
        return bool(placed) or _no_ratios(pair)
    return bool(placed) and all(angle.parts > 1 for angle in pair)


def _no_ratios(pair: Pair) -> bool:
    """Whether two numbers that nothing explains look like positions, not like "0.123, 0.456" or "1.234, 2.345"."""
    largest, decimals = max(abs(angle.value) for angle in pair), min(angle.decimals for angle in pair)
    return largest >= 10 or (largest >= 1 and decimals >= 4)


def _on_earth(latitude: Angle, longitude: Angle) -> bool:
    """Whether the pair is a position, or would be one if swapped."""
    largest = sorted((abs(latitude.value), abs(longitude.value)))
    return largest[0] <= 90 and largest[1] <= 180


def _in_compact(text: str, start: int) -> Iterator[FoundCoordinates]:
    for match in COMPACT.finditer(text):
        pair = read_compact(match)
        if pair is not None:
            yield _found(pair, text, match.span(), start)


def _found(pair: Pair, text: str, place: tuple[int, int], start: int) -> FoundCoordinates:
    latitude, longitude = pair
    return FoundCoordinates(
        latitude_deg=latitude.value,
        longitude_deg=longitude.value,
        precision_deg=max(latitude.half_unit_deg, longitude.half_unit_deg),
        text=text[place[0] : place[1]],
        span=Span(start=start + place[0], end=start + place[1]),
        hemispheres=latitude.hemisphere and longitude.hemisphere,
    )
