"""Claim that a place lies in some part of a country → verdict from the share of land on its other side."""

from collections.abc import Callable
from dataclasses import dataclass

from storymap.boundaries.atlas import DIRECTIONS_DEG, Boundaries
from storymap.checks.areas import where_in_area
from storymap.checks.containment import where_is
from storymap.checks.evidence import area_evidence, evidence_of, mention_evidence
from storymap.checks.judging import Reading, code_of, judge_in_views, undecided, undecided_where_unknown
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Mention, Outcome, Verdict
from storymap.model.places import Place
from storymap.model.relations import Orientation

HALF = 0.5
"""A place with half the land on the other side lies in that half: supported."""
THIRD = 0.33
"""Down to a third the word is stretched but possible; below, it is wrong."""
HARDLY = 0.1
"""In a part of a province with less land than this on the other side: look again."""
UTMOST, UTMOST_TOWN = 0.8, 0.97
"""An area called -most has so much of the land on its other side; a town more, since it could be farther out."""
CENTRAL = 0.2
"""A central place has at least so much of the land on each of its four sides; on two, the word is stretched."""
ARCHIPELAGOS = ("BS", "CV", "DK", "FJ", "FM", "GR", "ID", "JP", "KI", "MV", "MY", "NZ", "PG", "PH", "SB", "TO", "VU")
"""Countries whose middle may lie between islands: the largest of them says nothing against it."""
_SIDES = ("north", "east", "south", "west")


class PartOfCheck:
    """Judges claims that a place lies in the north, east … or centre of a country."""

    name = "part-of"
    version = "2"
    types = frozenset({ClaimType.PART_OF})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.PART_OF: (
            f"By the share of the mainland on the other side: {HALF:g} supported, {THIRD:g} compatible, less "
            f"contradicted; for “-most” {UTMOST:g} of it for an area, {UTMOST_TOWN:g} for a town."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the place lies in that part."""
        identity = f"{self.name}@{self.version}"
        figure, relation = claim.figure, claim.relation
        if figure is None or not isinstance(relation, Orientation):
            return undecided(claim, "No place is named.", boundaries=self._boundaries, check=identity)
        read = self._reader(claim, figure, relation)
        return judge_in_views(claim, read, boundaries=self._boundaries, check=identity)

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The position of the place, and the outline of a province."""
        figure = claim.figure
        if figure is None:
            return ()
        return evidence_of(
            claim, self._boundaries, lambda: (*mention_evidence(figure), *area_evidence(claim.grounds[0].place))
        )

    def _reader(self, claim: AnyClaim, figure: Mention, relation: Orientation) -> Callable[[str], Reading]:
        """What reads one worldview."""
        area = claim.grounds[0].place
        if not area.is_country and area.feature_code != "PCLH":
            return lambda view: self._in_province(figure.place, area, relation, view=view)
        code = code_of(claim.grounds[0], self._boundaries)
        if _is_ambiguous(claim, figure):
            return lambda view: _softened(self._read(figure.place, code, relation, view=view), figure.place)
        return lambda view: self._read(figure.place, code, relation, view=view)

    def _read(self, place: Place, code: str, relation: Orientation, *, view: str) -> Reading:
        inside = where_is(self._boundaries, place, code, view)
        if inside.outcome in (Outcome.CONTRADICTED, Outcome.UNDECIDED):
            return inside
        shares = _Shares(
            of=f"{self._boundaries.name(code)}'s mainland",
            towards=lambda side: self._boundaries.share_beyond(place.location, code, side, view),
        )
        return _central(place, shares) if relation.direction == "centre" else _side(place, relation, shares)

    def _in_province(self, place: Place, area: Place, relation: Orientation, *, view: str) -> Reading:
        """The same for a part of a province: how far such names reach is a matter of usage."""
        # Imported here for the start-up budget: few articles speak of parts of provinces.
        from storymap.boundaries.province_shapes import read_province_shapes

        inside, province = where_in_area(self._boundaries, place, area, view), read_province_shapes().of(area)
        if inside.outcome in (Outcome.CONTRADICTED, Outcome.UNDECIDED):
            return inside
        if province is None:
            because = f"{inside.because} How far {area.name} reaches is not in the data."
            return Reading(outcome=Outcome.UNDECIDED, because=because)
        shares = _Shares(
            of=area.name, towards=lambda side: province.share_behind(place.location, towards_deg=DIRECTIONS_DEG[side])
        )
        reading = _central(place, shares) if relation.direction == "centre" else _side(place, relation, shares)
        return _softened(reading, area)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shares:
    """How much of a territory lies on the other side of a place."""

    of: str
    """The territory, in words."""
    towards: Callable[[str], float]
    """Direction → share in [0, 1] of the land that lies less far that way."""


def _is_ambiguous(claim: AnyClaim, figure: Mention) -> bool:
    """Whether "the eastern … region" may speak of a part of the province instead of the country."""
    touching = figure.span.start - claim.signal.end <= 1
    return figure.place.feature_class == "A" and claim.grounds[0].anaphoric and touching


def _softened(reading: Reading, place: Place) -> Reading:
    if reading.outcome not in (Outcome.CONTRADICTED, Outcome.QUESTIONABLE):
        return reading
    because = f"{reading.because} What people call so is a matter of usage in {place.name}."
    far_off = reading.margin is not None and reading.margin < HARDLY - THIRD
    outcome = Outcome.QUESTIONABLE if far_off and place.feature_code == "ADM1" else Outcome.UNDECIDED
    return Reading(outcome=outcome, because=because, margin=reading.margin)


def _side(place: Place, relation: Orientation, shares: _Shares) -> Reading:
    share = shares.towards(relation.direction)
    utmost = UTMOST_TOWN if place.feature_class == "P" else UTMOST
    enough = utmost if relation.superlative else HALF
    because = f"{place.name} lies farther {relation.direction} than {share * 100:.0f} % of {shares.of}."
    if share >= enough:
        return Reading(outcome=Outcome.SUPPORTED, because=because, margin=share - enough)
    if share >= (HALF if relation.superlative else THIRD):
        return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=share - enough)
    outcome = Outcome.QUESTIONABLE if share >= THIRD else Outcome.CONTRADICTED
    return Reading(outcome=outcome, because=because, margin=share - THIRD)


def _central(place: Place, shares: _Shares) -> Reading:
    """Central on one axis is enough to be compatible: long countries are central along their length."""
    north, east, south, west = (shares.towards(side) for side in _SIDES)
    share, longest = min(north, east, south, west), max(min(north, south), min(east, west))
    because = f"At least {share * 100:.0f} % of {shares.of} lies on each side of {place.name}."
    if share >= CENTRAL:
        return Reading(outcome=Outcome.SUPPORTED, because=because, margin=share - CENTRAL)
    if longest >= CENTRAL:
        because = f"At least {longest * 100:.0f} % of {shares.of} lies on two opposite sides of {place.name}."
        return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=longest - CENTRAL)
    outcome = Outcome.UNDECIDED if place.country_code in ARCHIPELAGOS else Outcome.QUESTIONABLE
    return Reading(outcome=outcome, because=because, margin=share - CENTRAL)
