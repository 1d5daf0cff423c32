"""Passage → claims that a place lies at stated coordinates."""

from collections.abc import Iterator

from storymap.claims.building import Found, build_claim
from storymap.claims.kinds import DESCRIPTION, KIND
from storymap.claims.modality import is_question, is_supposed
from storymap.claims.passages import Passage
from storymap.claims.patterns import find_all
from storymap.claims.readings import reading_that
from storymap.geo import is_within
from storymap.language.coordinate_repairs import exchanged
from storymap.language.coordinates import FoundCoordinates
from storymap.model.claims import AnyClaim, ClaimType, Mention
from storymap.model.places import LonLat, Place
from storymap.model.relations import Coordinates

NEAR_KM = 30.0
"""A place of the name this near the stated position is the one meant."""
_WORD = (
    r"(?:(?:GPS |geographic(?:al)? |exact )?"
    r"(?:co-?ordinates?|position|location|lat(?:itude)?[ /](?:and )?long(?:itude)?))"
)
_AT = (
    rf"(?:,(?= at ))?(?: (?:is|are|lies|sits|stands|was|is not|isn't))?(?: (?:located|situated|found|roughly|about))*"
    rf"(?: at| around)?(?: (?:about|around|approximately|roughly))?(?: (?:the )?{_WORD}(?: of)?)?(?:,|:| -)? ?[(\[]?"
)
_PATTERNS = (
    (
        rf"(?P<f>{{P}})(?: {KIND})?(?:, {{P}})?(?:,? (?:which |that ))?(?:, (?:a|an|the) {DESCRIPTION},?)?{_AT}"
        r"(?:located at )?(?P<x>{X})"
    ),
    rf"{_WORD} (?:of|for) (?:the )?(?:{KIND} of )?(?P<f>{{P}})(?: (?:is|are|were)|:)? ?[(\[]?(?P<x>{{X}})",
    rf"(?P<f>{{P}})'s {_WORD}(?: (?:is|are|were)|:|,)? ?[(\[]?(?P<x>{{X}})",
    (
        r"(?P<x>{X})[)\]]?,? (?:(?:is|are|lies|falls|was) )?(?:located |situated )?(?:in|inside|within) (?:the )?"
        rf"(?:{KIND} of )?(?P<f>{{P}})(?!'s)"
    ),
)


def find_positions(passage: Passage) -> list[AnyClaim]:
    """The claims of a position, at most one for each pair of coordinates."""
    if not passage.coordinates or not passage.mentions or is_question(passage):
        return []
    claims: dict[str, AnyClaim] = {}
    for found, character in _found(passage):
        if character not in claims:
            stated = passage.coordinates[character]
            relation = Coordinates(
                latitude_deg=stated.latitude_deg,
                longitude_deg=stated.longitude_deg,
                precision_deg=stated.precision_deg,
                text=stated.text,
                span=stated.span,
            )
            claims[character] = build_claim(passage, found, kind=ClaimType.COORDINATES, relation=relation)
    return list(claims.values())


def _found(passage: Passage) -> Iterator[tuple[Found, str]]:
    for match in find_all(_PATTERNS, passage.masked):
        if not is_supposed(passage, *match.span()):
            figure = _reading(passage, passage.mentions[match["f"]], passage.coordinates[match["x"]])
            yield Found(start=match.start(), end=match.end(), figure=figure, grounds=()), match["x"]


def _reading(passage: Passage, figure: Mention, stated: FoundCoordinates) -> Mention:
    """The figure read as the place of its name that lies at the coordinates, or would if nothing were exchanged."""
    printed = ("", stated.latitude_deg, stated.longitude_deg)
    slips = (printed, *exchanged(stated.latitude_deg, stated.longitude_deg))
    positions = [LonLat(lon=lon, lat=lat) for _, lat, lon in slips if abs(lat) <= 90]
    if figure.place.is_country:
        return figure
    return reading_that(passage, figure, lambda place: any(_is_at(place, position) for position in positions))


def _is_at(place: Place, position: LonLat) -> bool:
    return is_within(place.location, position, distance=place.radius_km + NEAR_KM)
