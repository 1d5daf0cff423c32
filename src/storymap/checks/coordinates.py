"""Claim that a place lies at stated coordinates → verdict from its own position or outline."""

from collections.abc import Callable

from storymap.boundaries.atlas import Boundaries
from storymap.checks.evidence import evidence_of, mention_evidence, point_evidence
from storymap.checks.judging import Findings, Reading, code_of, judge_in_views, undecided, undecided_where_unknown
from storymap.checks.limits import FAR_KM, NEAR_KM
from storymap.geo import distance_km
from storymap.language.coordinate_repairs import exchanged
from storymap.model.claims import AnyClaim, ClaimType, Correction, Evidence, Mention, Outcome, Verdict
from storymap.model.places import LonLat
from storymap.model.relations import Coordinates

KM_PER_DEG = 111.2
"""Kilometres of one degree of latitude: what the printed precision is worth at most."""
VAGUE_KM = 50.0
"""Places of a larger radius have no one position: far from the gazetteer's point is questionable, not wrong."""

Away = Callable[[LonLat], float]
"""Position → how far, in km, it lies from what the text says is there; 0 inside."""


class CoordinatesCheck:
    """Judges stated coordinates of a place, and finds those that were swapped or lost their sign."""

    name = "coordinates"
    version = "1"
    types = frozenset({ClaimType.COORDINATES})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.COORDINATES: (
            "Supported by a position in the place, within its extent and the printed precision; undecided to "
            f"{FAR_KM:g} km beyond, contradicted farther; inconsistent where signs or order exchanged would fit."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the position is that of the place, or lies in the country."""
        identity = f"{self.name}@{self.version}"
        figure, relation = claim.figure, claim.relation
        if figure is None or not isinstance(relation, Coordinates):
            return undecided(claim, "No place is named.", boundaries=self._boundaries, check=identity)
        away = {view: self._away(figure, view) for view in self._boundaries.worldviews}
        repaired = _repaired(relation, away[self._boundaries.worldviews[0]])
        return judge_in_views(
            claim,
            lambda view: _read(figure, relation, away[view]),
            boundaries=self._boundaries,
            check=identity,
            findings=Findings(correction=repaired),
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The stated position, and the place's own."""
        figure, relation = claim.figure, claim.relation
        if figure is None or not isinstance(relation, Coordinates):
            return ()
        stated = relation.position
        shown = point_evidence(stated, f"Stated: {relation.text}") if stated else ()
        return evidence_of(claim, self._boundaries, lambda: (*shown, *mention_evidence(figure)))

    def _away(self, figure: Mention, view: str) -> Away:
        place = figure.place
        if place.is_country:
            code = code_of(figure, self._boundaries)
            return lambda position: self._boundaries.outside_km(position, code, view)
        # Imported here for the start-up budget: few texts state coordinates.
        from storymap.boundaries.province_shapes import read_province_shapes

        shape = read_province_shapes().of(place)
        if shape is not None:
            return shape.outside_km
        return lambda position: max(0.0, distance_km(position, place.location) - place.radius_km)


def _read(figure: Mention, relation: Coordinates, away: Away) -> Reading:
    stated, name = relation.position, figure.place.name
    slack = relation.precision_deg * KM_PER_DEG
    repaired = _repaired(relation, away)
    if stated is None:
        because = f"No latitude lies beyond 90°: {relation.text}."
        return Reading(outcome=Outcome.INCONSISTENT, because=_with(because, repaired, name))
    off = max(0.0, away(stated) - slack)
    because = f"{relation.text} lies {_at(away(stated), figure)}."
    if off <= NEAR_KM:
        return Reading(outcome=Outcome.SUPPORTED, because=because, margin=NEAR_KM - off)
    if off <= FAR_KM:
        return Reading(outcome=Outcome.UNDECIDED, because=f"{because} Positions differ by as much.")
    if repaired is not None:
        return Reading(outcome=Outcome.INCONSISTENT, because=_with(because, repaired, name), margin=FAR_KM - off)
    vague = not figure.place.is_country and figure.place.radius_km > VAGUE_KM
    if vague and off <= 3 * figure.place.radius_km:
        because = f"{because} It is large, and its outline is not in the data."
        return Reading(outcome=Outcome.QUESTIONABLE, because=because, margin=FAR_KM - off)
    return Reading(outcome=Outcome.CONTRADICTED, because=because, margin=FAR_KM - off)


def _at(off: float, figure: Mention) -> str:
    name = figure.place.name
    if off > 0:
        return f"{off:,.0f} km from {name}"
    return f"in {name}" if figure.place.is_country or figure.place.feature_class == "A" else f"at {name}"


def _with(because: str, repaired: Correction | None, name: str) -> str:
    return f"{because} It would lie at {name} with {repaired.repair}." if repaired else because


def _repaired(relation: Coordinates, away: Away) -> Correction | None:
    """The one exchange that puts the position right; `None` where it is right already or none does."""
    slack = relation.precision_deg * KM_PER_DEG + NEAR_KM
    if relation.position is not None and away(relation.position) <= slack + FAR_KM - NEAR_KM:
        return None
    for repair, latitude, longitude in exchanged(relation.latitude_deg, relation.longitude_deg):
        if away(LonLat(lon=longitude, lat=latitude)) <= slack:
            position = f"{abs(latitude):g}° {_letter(latitude, 'NS')}, {abs(longitude):g}° {_letter(longitude, 'EW')}"
            return Correction(value=round(latitude, 6), unit="deg", repair=f"{repair}: {position}")
    return None


def _letter(degrees: float, letters: str) -> str:
    return letters[0] if degrees >= 0 else letters[1]
