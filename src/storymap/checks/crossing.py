"""Claim that a river crosses a country, passes a town or forms a border → verdict from its course."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.keeping import Kept
from storymap.checks.evidence import border_evidence, evidence_of, mention_evidence, river_evidence
from storymap.checks.judging import Reading, code_of, judge_in_views, undecided, undecided_where_unknown
from storymap.checks.limits import FAR_KM, NEAR_KM
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Mention, Outcome, Verdict
from storymap.model.places import Place
from storymap.model.relations import Topology

if TYPE_CHECKING:
    from shapely import MultiPolygon

    from storymap.boundaries.rivers import River

INSIDE_KM = 10.0
"""A course of this length inside a country crosses it; less may be the width of the lines."""
BORDER_KM = 15.0
"""A course this long beside a border forms a part of it."""
BESIDE_DEG = 0.08
"""How far from a drawn border the course may be drawn and still be meant to run along it: about 9 km."""
ELSEWHERE_KM = 100.0
"""A river that comes no nearer flows elsewhere: what the data leave out of a course is shorter."""
_MOST_POSITIONS = 150_000
"""Of the countries kept."""
_MOST_READINGS = 1024


class CrossingCheck:
    """Judges claims that a river flows through a country, past a town, or along a border."""

    name = "crossing"
    version = "1"
    types = frozenset({ClaimType.CROSSING})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.CROSSING: (
            f"A river crosses a country in which {INSIDE_KM:g} km of its course lie, and forms a border along "
            f"{BORDER_KM:g} km of it; contradicted only where it comes no nearer than {ELSEWHERE_KM:g} km."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries
        self._land: Kept[tuple[str, str], MultiPolygon] = Kept(_MOST_POSITIONS, _positions)
        self._told: Kept[tuple[str, ...], Reading] = Kept(_MOST_READINGS)

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the river passes there."""
        identity = f"{self.name}@{self.version}"
        figure = claim.figure
        if figure is None:
            return undecided(claim, "No river is named.", boundaries=self._boundaries, check=identity)
        river = course_of(figure.place)
        if river is None:
            because = f"The course of the {figure.place.name} is not in the data."
            return undecided(claim, because, boundaries=self._boundaries, check=identity)
        read = self._reader(claim, figure.place, river)
        return judge_in_views(claim, read, boundaries=self._boundaries, check=identity)

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The course of the river, with the town or the border."""
        figure = claim.figure
        if figure is None:
            return ()
        return evidence_of(claim, self._boundaries, lambda: self._shown(claim, figure))

    def _shown(self, claim: AnyClaim, figure: Mention) -> tuple[Evidence, ...]:
        if len(claim.grounds) > 1:
            codes = [code_of(ground, self._boundaries) for ground in claim.grounds]
            other = border_evidence(self._boundaries, (codes[0], codes[1]), self._boundaries.worldviews[0])
        else:
            other = () if claim.grounds[0].place.is_country else mention_evidence(claim.grounds[0])
        return (*river_evidence(figure.place), *other)

    def _reader(self, claim: AnyClaim, place: Place, river: "River") -> Callable[[str], Reading]:
        ground = claim.grounds[0]
        if isinstance(claim.relation, Topology) and claim.relation.edge == "border":
            pair = [code_of(one, self._boundaries) for one in claim.grounds]
            return lambda view: self._along(river, place, (pair[0], pair[1]), view)
        if ground.place.is_country:
            code = code_of(ground, self._boundaries)
            return lambda view: self._through(river, place, code, view)
        passed = _past(river, ground.place)
        return lambda _: passed

    def _through(self, river: "River", place: Place, code: str, view: str) -> Reading:
        return self._told.get((place.id, code, view), lambda: self._measured(river, place, code, view))

    def _measured(self, river: "River", place: Place, code: str, view: str) -> Reading:
        land = self._land.get((code, view), lambda: self._boundaries.polygon(code, view))
        inside = river.inside_km(land)
        beside = 0.0 if inside else river.beside_km(land)
        return _in_country(place, self._boundaries.name(code), inside, beside, listed=code in place.countries)

    def _along(self, river: "River", place: Place, pair: tuple[str, str], view: str) -> Reading:
        names = " and ".join(self._boundaries.name(code) for code in pair)
        lines = self._boundaries.border_lines(*pair, view)
        if not lines:
            gap = self._boundaries.gap_km(*pair, view)
            outcome = Outcome.CONTRADICTED if gap > FAR_KM else Outcome.UNDECIDED
            return Reading(outcome=outcome, because=f"{names} share no land border in the data.")
        beside, away = river.along_km(lines, within_deg=BESIDE_DEG)
        because = f"The {place.name} runs beside the border of {names} for about {beside:,.0f} km."
        if beside >= BORDER_KM:
            return Reading(outcome=Outcome.SUPPORTED, because=because, margin=beside - BORDER_KM)
        if beside > 0:
            return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=beside - BORDER_KM)
        because = f"The {place.name} comes no nearer to the border of {names} than {away:,.0f} km."
        return Reading(outcome=_off(away), because=because, margin=ELSEWHERE_KM - away)


def _positions(land: "MultiPolygon") -> int:
    import shapely

    return int(shapely.get_num_coordinates(land))


def course_of(place: Place) -> "River | None":
    """The course of a river; `None` where the data have none."""
    # Imported here for the start-up budget: few articles speak of rivers.
    from storymap.boundaries.rivers import read_rivers

    return read_rivers().of(place)


def _in_country(place: Place, country: str, inside: float, beside: float, *, listed: bool) -> Reading:
    if inside >= INSIDE_KM:
        because = f"About {inside:,.0f} km of the course of the {place.name} lie in {country}."
        return Reading(outcome=Outcome.SUPPORTED, because=because, margin=inside - INSIDE_KM)
    if beside <= NEAR_KM:
        because = f"The {place.name} touches {country}, or runs along its edge: it depends on what counts."
        return Reading(outcome=Outcome.COMPATIBLE, because=because)
    because = f"The course of the {place.name} is drawn {beside:,.0f} km from {country} at the nearest."
    if listed:
        because = f"{because} The gazetteer has the river or one that feeds it there."
        return Reading(outcome=Outcome.COMPATIBLE, because=because)
    return Reading(outcome=_off(beside), because=because, margin=ELSEWHERE_KM - beside)


def _past(river: "River", town: Place) -> Reading:
    away = max(0.0, river.passes_km(town.location) - town.radius_km)
    if away <= NEAR_KM:
        because = f"The {river.name} passes through {town.name}, or within {max(1.0, away):,.0f} km of it."
        return Reading(outcome=Outcome.SUPPORTED, because=because, margin=NEAR_KM - away)
    because = f"The {river.name} comes no nearer to {town.name} than {away:,.0f} km, as far as its course is drawn."
    return Reading(outcome=_off(away), because=because, margin=ELSEWHERE_KM - away)


def _off(away: float) -> Outcome:
    """What a distance from the course says: the lines are generalised, and upper courses are left out."""
    if away <= FAR_KM:
        return Outcome.UNDECIDED
    return Outcome.QUESTIONABLE if away <= ELSEWHERE_KM else Outcome.CONTRADICTED
