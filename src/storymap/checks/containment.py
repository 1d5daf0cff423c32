"""Claim that a place lies in a country → verdict from the country's outline."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks.adjacency import TERRITORIES
from storymap.checks.capitals import Capital, capital_of, is_another
from storymap.checks.evidence import evidence_of, mention_evidence
from storymap.checks.judging import Findings, Reading, code_of, judge_in_views, reason_or, undecided
from storymap.errors import UnknownPlaceError
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.places import Place
from storymap.model.relations import Topology

NEAR_KM = 5.0
"""A place this far outside may lie inside: that is what coasts and borders at 10m are off."""
FAR_KM = 25.0
"""A place further outside than this lies outside; between the two the data cannot tell."""


class ContainmentCheck:
    """Judges claims that a place lies in a country, or is its capital."""

    name = "containment"
    version = "1"
    types = frozenset({ClaimType.CONTAINMENT})

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the place lies in the country."""
        identity = f"{self.name}@{self.version}"
        try:
            code = code_of(claim.grounds[0], self._boundaries)
        except UnknownPlaceError as error:
            reason = reason_or(claim, self._boundaries, error)
            return undecided(claim, reason, boundaries=self._boundaries, check=identity)
        figure = claim.figure
        if figure is None:
            return undecided(claim, "No place is named.", boundaries=self._boundaries, check=identity)
        is_capital = isinstance(claim.relation, Topology) and claim.relation.kind == "capital"
        read = self._capital if is_capital else self._inside
        known = capital_of(code) if is_capital and claim.dated is None else None
        return judge_in_views(
            claim,
            lambda view: _another(read(figure.place, code, view), figure.place, known, of=self._boundaries.name(code)),
            boundaries=self._boundaries,
            check=identity,
            findings=Findings(sources=("storymap-references@1",)) if known else None,
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The position of the place."""
        return evidence_of(claim, self._boundaries, lambda: mention_evidence(claim.figure) if claim.figure else ())

    def _inside(self, place: Place, code: str, view: str) -> Reading:
        if place.is_country:
            return self._part(place, code, view)
        return where_is(self._boundaries, place, code, view)

    def _part(self, place: Place, code: str, view: str) -> Reading:
        """Whether a view counts one country or territory as part of another."""
        part, name = place.country_code or "", self._boundaries.name(code)
        if part == code:
            return Reading(outcome=Outcome.SUPPORTED, because=f"{place.name} is {name}.")
        if part in TERRITORIES.get(code, ()) or place.feature_code == "PCLD":
            because = f"{place.name} is a territory of its own: it depends on what counts as {name}."
            return Reading(outcome=Outcome.COMPATIBLE, because=because)
        if self._boundaries.counts_as(part, view) == code:
            return Reading(outcome=Outcome.SUPPORTED, because=f"{place.name} counts as part of {name}.")
        if self._boundaries.country_at(place.location, view) == code:
            because = f"{name} holds {place.name} or a part of it."
            return Reading(outcome=Outcome.COMPATIBLE, because=because)
        because = f"{place.name} does not count as part of {name}."
        return Reading(outcome=Outcome.CONTRADICTED, because=because)

    def _capital(self, place: Place, code: str, view: str) -> Reading:
        inside = self._inside(place, code, view)
        name = self._boundaries.name(code)
        if inside.outcome is Outcome.CONTRADICTED:
            return Reading(
                outcome=Outcome.CONTRADICTED,
                because=f"{place.name} cannot be the capital of {name}. {inside.because}",
                margin=inside.margin,
            )
        if place.feature_code == "PPLC":
            because = f"The gazetteer lists {place.name} as a capital. {inside.because}"
            return Reading(outcome=inside.outcome, because=because, margin=inside.margin)
        because = f"The gazetteer does not list {place.name} as a capital: check this. {inside.because}"
        return Reading(outcome=Outcome.QUESTIONABLE, because=because)


def _another(reading: Reading, place: Place, known: Capital | None, *, of: str) -> Reading:
    """The reading with the name of the capital, where the place is another one."""
    if known is None or not is_another(place, known):
        return reading
    because = f"The capital of {of} is {known.name}, not {place.name}."
    return Reading(outcome=Outcome.CONTRADICTED, because=because, margin=reading.margin)


def where_is(boundaries: Boundaries, place: Place, code: str, view: str) -> Reading:
    """Whether a place lies in a country, by how far outside its point is."""
    name = boundaries.name(code)
    outside = boundaries.outside_km(place.location, code, view)
    held_by = boundaries.country_at(place.location, view) if outside > FAR_KM else None
    beyond = outside if place.feature_class == "A" and held_by else max(0.0, outside - _reach(place))
    if outside == 0:
        return Reading(outcome=Outcome.SUPPORTED, because=f"{place.name} lies in {name}.", margin=NEAR_KM)
    if outside > FAR_KM and beyond <= NEAR_KM:
        because = f"The middle of {place.name} is {outside:,.0f} km outside {name}, but {place.name} is large."
        return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=NEAR_KM - beyond)
    if beyond <= NEAR_KM:
        because = f"{place.name} lies at the edge of {name}, within what the lines may be off."
        return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=NEAR_KM - beyond)
    because = f"{place.name} is drawn {outside:,.0f} km outside {name}{_instead(boundaries, place, view)}."
    outcome = Outcome.CONTRADICTED if beyond > FAR_KM else Outcome.UNDECIDED
    return Reading(outcome=outcome, because=because, margin=beyond - FAR_KM)


def _reach(place: Place) -> float:
    """How far a place extends from its point: vague and large places may reach in from outside."""
    return place.radius_km if place.feature_class != "P" else min(place.radius_km, NEAR_KM)


def _instead(boundaries: Boundaries, place: Place, view: str) -> str:
    code = boundaries.country_at(place.location, view)
    return f", in {boundaries.name(code)}" if code else ""
