"""Claim that a place lies between two others, or halfway → verdict from borders, bearings and distances."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks.evidence import evidence_of, line_evidence
from storymap.checks.judging import Reading, code_of, judge_in_views, undecided, undecided_where_unknown
from storymap.geo import bearing_deg, distance_km
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Mention, Outcome, Verdict
from storymap.model.places import LonLat
from storymap.model.relations import Topology

WIDE_DEG = 120.0
"""A place that sees the two others at a wider angle lies between them."""
NARROW_DEG = 60.0
"""At an angle below this it does not, unless it touches both."""
BESIDE = 0.25
"""A place nearer to one of the two than this share of their distance may be called between them, whatever the angle."""
HALF = (0.4, 0.6)
"""Shares of the way that count as half."""
NEAR_HALF = (0.3, 0.7)
FAR_OFF = (0.15, 0.85)
"""Outside these shares a place is not halfway."""
DETOUR = 1.4
"""How much longer the way over the place may be than the straight one."""
FAR_DETOUR = 2.5
COUNTRIES = 3


class BetweenCheck:
    """Judges whether places lie between two others."""

    name = "between"
    version = "1"
    types = frozenset({ClaimType.BETWEEN})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.BETWEEN: (
            "Supported where a country borders both, or where the angle between the two seen from the place is "
            f"above {WIDE_DEG:.0f}°; contradicted below {NARROW_DEG:.0f}° where it borders at most one and is not "
            f"close to either. Halfway: {HALF[0]:g} to {HALF[1]:g} of the way."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the place lies between the two."""
        identity = f"{self.name}@{self.version}"
        if len(claim.mentions) != COUNTRIES:
            return undecided(claim, "Two places are needed.", boundaries=self._boundaries, check=identity)
        midway = isinstance(claim.relation, Topology) and claim.relation.kind == "midway"
        return judge_in_views(
            claim,
            lambda view: self._midway(claim, view) if midway else self._between(claim, view),
            boundaries=self._boundaries,
            check=identity,
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The great circles from the place to the two others."""
        figure = claim.figure
        if figure is None:
            return ()
        return evidence_of(
            claim, self._boundaries, lambda: tuple(e for g in claim.grounds for e in line_evidence(figure, g))
        )

    def _between(self, claim: AnyClaim, view: str) -> Reading:
        figure, a, b = (mention.place.name for mention in claim.mentions)
        touched = self._touched(claim, view)
        if len(touched) == COUNTRIES - 1:
            return Reading(outcome=Outcome.SUPPORTED, because=f"{figure} borders both {a} and {b}.")
        angle, beside = self._angle(claim, view)
        beyond = f" It borders {touched[0]} only." if touched else ""
        because = f"Seen from {figure}, {a} and {b} lie {angle:.0f}° apart.{beyond}"
        if angle > WIDE_DEG:
            return Reading(outcome=Outcome.SUPPORTED, because=because, margin=angle - WIDE_DEG)
        if angle >= NARROW_DEG:
            return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=angle - NARROW_DEG)
        outcome = Outcome.QUESTIONABLE if beside or touched else Outcome.CONTRADICTED
        return Reading(outcome=outcome, because=because, margin=angle - NARROW_DEG)

    def _touched(self, claim: AnyClaim, view: str) -> list[str]:
        """Names of the grounds that the figure borders; those that are no countries touch nothing."""
        if claim.figure is None or not claim.figure.place.is_country:
            return []
        code = code_of(claim.figure, self._boundaries)
        neighbours = self._boundaries.neighbours(code, view)
        countries = [ground for ground in claim.grounds if ground.place.is_country]
        return [ground.place.name for ground in countries if code_of(ground, self._boundaries) in neighbours]

    def _angle(self, claim: AnyClaim, view: str) -> tuple[float, bool]:
        """The angle at the figure between the two others, and whether the figure is close to one of them."""
        figure, a, b = (self._middle(mention, view) for mention in claim.mentions)
        turn = abs(bearing_deg(figure, a) - bearing_deg(figure, b)) % 360
        apart = distance_km(a, b)
        radii = [ground.place.radius_km for ground in claim.grounds]
        gaps = [distance_km(figure, end) - radius for end, radius in zip((a, b), radii, strict=True)]
        return min(turn, 360 - turn), min(gaps) < BESIDE * apart

    def _middle(self, mention: Mention, view: str) -> LonLat:
        if not mention.place.is_country:
            return mention.place.location
        return self._boundaries.coasts(view).middle(code_of(mention, self._boundaries)) or mention.place.location

    def _midway(self, claim: AnyClaim, view: str) -> Reading:
        figure, a, b = (self._middle(mention, view) for mention in claim.mentions)
        far_a, far_b, apart = distance_km(figure, a), distance_km(figure, b), distance_km(a, b)
        reach = sum(self._reach(mention) for mention in claim.mentions)
        low, high = (max(0.0, far_a - reach) / (far_a + far_b), min(far_a + far_b, far_a + reach) / (far_a + far_b))
        detour = (far_a + far_b) / max(apart, 1.0)
        names = [mention.place.name for mention in claim.mentions]
        because = (
            f"{names[0]} is about {far_a:,.0f} km from {names[1]} and {far_b:,.0f} km from {names[2]}, which are "
            f"{apart:,.0f} km apart."
        )
        return Reading(outcome=_halfway(low, high, detour), because=because, margin=abs((low + high) / 2 - 0.5))

    def _reach(self, mention: Mention) -> float:
        """How far from its middle a large place may be meant."""
        return mention.place.radius_km if mention.place.feature_class != "P" else 0.0


def _halfway(low: float, high: float, detour: float) -> Outcome:
    """The outcome for a place at a share of the way between `low` and `high`."""
    if low >= HALF[0] and high <= HALF[1] and detour <= DETOUR:
        return Outcome.SUPPORTED
    if low <= NEAR_HALF[1] and high >= NEAR_HALF[0] and detour <= FAR_DETOUR:
        return Outcome.COMPATIBLE
    if high < FAR_OFF[0] or low > FAR_OFF[1] or detour > 2 * FAR_DETOUR:
        return Outcome.CONTRADICTED
    return Outcome.QUESTIONABLE
