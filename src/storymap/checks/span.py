"""Claim that something stretches from one place to another, or along a border → verdict from where it lies."""

from typing import TYPE_CHECKING

from storymap.boundaries.atlas import Boundaries
from storymap.checks.crossing import BESIDE_DEG, BORDER_KM, course_of
from storymap.checks.evidence import evidence_of, line_evidence, mention_evidence, river_evidence
from storymap.checks.judging import Reading, code_of, judge_in_views, undecided, undecided_where_unknown
from storymap.checks.limits import FAR_KM
from storymap.geo import distance_km
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Mention, Outcome, Verdict
from storymap.model.places import Place
from storymap.model.relations import Topology

if TYPE_CHECKING:
    from storymap.boundaries.rivers import River

REACH = 1.5
"""An end within so many radii of the middle fits: long things reach farther one way than the other."""
SLACK_KM = 50.0
"""What the gazetteer's points for ranges, deserts and valleys may be off."""
BEYOND, BEYOND_KM = 3.0, 500.0
"""An end more than three radii and 500 km away cannot be one: the radius is no better than that."""


class SpanCheck:
    """Judges claims that a range, valley, desert or river spans two places, or runs along a border."""

    name = "span"
    version = "1"
    types = frozenset({ClaimType.SPAN})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.SPAN: (
            f"An end within {REACH:g} radii of the middle and {SLACK_KM:g} km is compatible; contradicted beyond "
            f"{BEYOND:g} radii and {BEYOND_KM:g} km; undecided between."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the extent fits the ends or the border that the text names."""
        identity = f"{self.name}@{self.version}"
        figure = claim.figure
        if figure is None or len(claim.grounds) != 2:
            return undecided(claim, "What it spans is not named.", boundaries=self._boundaries, check=identity)
        border = isinstance(claim.relation, Topology) and claim.relation.edge == "border"
        readings = {
            view: self._border(claim, figure.place, view) if border else self._ends(claim, figure.place, view)
            for view in self._boundaries.worldviews
        }
        return judge_in_views(claim, lambda view: readings[view], boundaries=self._boundaries, check=identity)

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The course of a river or the place's point, and the line between the ends."""
        figure = claim.figure
        if figure is None or len(claim.grounds) != 2:
            return ()
        return evidence_of(
            claim,
            self._boundaries,
            lambda: (*(river_evidence(figure.place) or mention_evidence(figure)), *line_evidence(*claim.grounds)),
        )

    def _ends(self, claim: AnyClaim, place: Place, view: str) -> Reading:
        """Whether both ends are where the thing may end."""
        river = course_of(place) if place.feature_class == "H" else None
        if river is not None:
            away = [self._off_course(river, end, view) for end in claim.grounds]
            because = _distances(claim, away, "the course")
            fits = max(away) <= FAR_KM
            return Reading(outcome=Outcome.SUPPORTED if fits else Outcome.UNDECIDED, because=because)
        away = [self._outside(end, view, place) for end in claim.grounds]
        because = _distances(claim, away, "the middle")
        if max(away) <= REACH * place.radius_km + SLACK_KM:
            because = f"{because} It reaches about {place.radius_km:,.0f} km each way."
            return Reading(outcome=Outcome.COMPATIBLE, because=because)
        impossible = max(away) > BEYOND * place.radius_km + BEYOND_KM
        because = f"{because} How far it reaches is known only roughly."
        return Reading(outcome=Outcome.CONTRADICTED if impossible else Outcome.UNDECIDED, because=because)

    def _off_course(self, river: "River", end: Mention, view: str) -> float:
        if end.place.is_country:
            return river.beside_km(self._boundaries.polygon(code_of(end, self._boundaries), view))
        return max(0.0, river.passes_km(end.place.location) - end.place.radius_km)

    def _outside(self, end: Mention, view: str, place: Place) -> float:
        if end.place.is_country:
            if code_of(end, self._boundaries) in place.countries:
                return 0.0
            return self._boundaries.outside_km(place.location, code_of(end, self._boundaries), view)
        return max(0.0, distance_km(place.location, end.place.location) - end.place.radius_km)

    def _border(self, claim: AnyClaim, place: Place, view: str) -> Reading:
        """Whether it lies along the border of the two countries."""
        one, other = (code_of(ground, self._boundaries) for ground in claim.grounds)
        names = f"{self._boundaries.name(one)} and {self._boundaries.name(other)}"
        river = course_of(place) if place.feature_class == "H" else None
        if river is not None:
            lines = self._boundaries.border_lines(one, other, view)
            beside, away = river.along_km(lines, within_deg=BESIDE_DEG) if lines else (0.0, float("inf"))
            if beside >= BORDER_KM:
                because = f"{place.name} runs beside the border of {names} for about {beside:,.0f} km."
                return Reading(outcome=Outcome.SUPPORTED, because=because)
        else:
            away = self._boundaries.border_km(place.location, one, other, view)
        if away == float("inf"):
            return Reading(outcome=Outcome.UNDECIDED, because=f"{names} share no land border in the data.")
        because = f"The border of {names} passes {away:,.0f} km from {place.name}."
        if away <= place.radius_km + FAR_KM:
            return Reading(outcome=Outcome.COMPATIBLE, because=because)
        impossible = away > BEYOND * place.radius_km + BEYOND_KM
        return Reading(outcome=Outcome.CONTRADICTED if impossible else Outcome.UNDECIDED, because=because)


def _distances(claim: AnyClaim, away: list[float], origin: str) -> str:
    ends = [f"{end.place.name} lies {off:,.0f} km" for off, end in zip(away, claim.grounds, strict=True)]
    name = claim.figure.place.name if claim.figure else "it"
    return f"{ends[0]}, {ends[1]} from {origin} of {name}."
