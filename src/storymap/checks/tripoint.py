"""Claim that three countries meet at a place → verdict from the points where their borders meet."""

from itertools import combinations

from storymap.boundaries.atlas import Boundaries
from storymap.checks.evidence import evidence_of, mention_evidence, point_evidence
from storymap.checks.judging import Reading, code_of, join, judge_in_views, undecided_where_unknown
from storymap.geo import distance_km
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.places import LonLat, Place

NEAR_KM = 5.0
"""How far a meeting point's published position may be from the drawn one at 10m (95 % of the displacements)."""
FAR_KM = 30.0
"""Beyond this the place is another one."""
ELSEWHERE_KM = 15.0
"""How far around the place to look for the countries that do meet there."""


class TripointCheck:
    """Judges claims that three countries meet, at a place or at all."""

    name = "tripoint"
    version = "1"
    types = frozenset({ClaimType.TRIPOINT})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.TRIPOINT: (
            f"Supported where the three countries meet at a node of the 10m boundaries within {NEAR_KM:g} km of the "
            f"place, compatible to {FAR_KM:g} km, contradicted beyond or where they meet nowhere."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the three meet, and whether they meet there."""
        identity = f"{self.name}@{self.version}"
        codes = frozenset(code_of(mention, self._boundaries) for mention in claim.grounds)
        place = claim.figure.place if claim.figure else None
        return judge_in_views(
            claim,
            lambda view: self._read(codes, place, view),
            boundaries=self._boundaries,
            check=identity,
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The position of the place, and the first where the countries meet."""
        return evidence_of(claim, self._boundaries, lambda: self._points(claim))

    def _read(self, codes: frozenset[str], place: Place | None, view: str) -> Reading:
        names = join(sorted(self._boundaries.name(code) for code in codes))
        points = self._boundaries.tripoints(codes, view)
        if not points and not self._any_touch(codes, view):
            because = (
                f"{names} meet nowhere in the boundary data, and no two of them touch: other than land may be meant."
            )
            return Reading(outcome=Outcome.UNDECIDED, because=because)
        if not points:
            because = f"{names} meet nowhere in the boundary data.{self._there(place, view)}"
            return Reading(outcome=Outcome.CONTRADICTED, because=because)
        if place is None:
            return Reading(outcome=Outcome.SUPPORTED, because=f"{names} meet at {_position(points[0])}.")
        return self._at(names, points, place, view)

    def _any_touch(self, codes: frozenset[str], view: str) -> bool:
        """Whether any two of the countries share a border: where none do, people or paths may meet, not borders."""
        return any(self._boundaries.border(a, b, view) for a, b in combinations(sorted(codes), 2))

    def _at(self, names: str, points: tuple[LonLat, ...], place: Place, view: str) -> Reading:
        distance = min(distance_km(place.location, point) for point in points)
        beyond = max(0.0, distance - place.radius_km)
        because = f"{names} meet {distance:,.1f} km from {place.name} as the boundary data draw it."
        if beyond <= NEAR_KM:
            return Reading(outcome=Outcome.SUPPORTED, because=because, margin=NEAR_KM - beyond)
        if beyond <= FAR_KM:
            because += " That is more than lines at this scale are usually off, and less than would exclude it."
            return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=NEAR_KM - beyond)
        because += self._there(place, view)
        return Reading(outcome=Outcome.CONTRADICTED, because=because, margin=FAR_KM - beyond)

    def _there(self, place: Place | None, view: str) -> str:
        """Which countries do meet at the place."""
        if place is None:
            return ""
        within = ELSEWHERE_KM + place.radius_km
        near = self._boundaries.tripoints_near(place.location, within_km=within, view=view)
        if not near:
            return f" No three countries meet near {place.name}."
        others = join(sorted(self._boundaries.name(code) for code in near[0].countries))
        return f" At {place.name} it is {others} that meet."

    def _points(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        codes = frozenset(code_of(mention, self._boundaries) for mention in claim.grounds)
        evidence = mention_evidence(claim.figure) if claim.figure else ()
        for view in self._boundaries.worldviews:
            for point in self._boundaries.tripoints(codes, view):
                names = join(sorted(self._boundaries.name(code) for code in codes))
                return (*evidence, *point_evidence(point, f"Where {names} meet"))
        return evidence


def _position(point: LonLat) -> str:
    north, east = ("N" if point.lat >= 0 else "S"), ("E" if point.lon >= 0 else "W")
    return f"{abs(point.lat):.3f}° {north}, {abs(point.lon):.3f}° {east}"
