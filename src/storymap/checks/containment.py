"""Claim that a place lies in a country or province, or is its capital → verdict from outlines and lists."""

from collections.abc import Callable

from storymap.boundaries.atlas import Boundaries
from storymap.checks.areas import where_in_area
from storymap.checks.capitals import capital_of, is_another, is_named, seats_of
from storymap.checks.evidence import area_evidence, evidence_of, mention_evidence
from storymap.checks.judging import Findings, Reading, code_of, join, judge_in_views, undecided, undecided_where_unknown
from storymap.checks.limits import FAR_KM, NEAR_KM, reach_km
from storymap.checks.territories import claim_on, holder_of
from storymap.language.names import normalise
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.places import Place
from storymap.model.relations import Topology


class ContainmentCheck:
    """Judges claims that a place lies in a country or province, or is its capital."""

    name = "containment"
    version = "2"
    types = frozenset({ClaimType.CONTAINMENT})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.CONTAINMENT: (
            f"Supported inside the outline at 10m, compatible to {NEAR_KM:g} km outside, undecided to {FAR_KM:g} "
            "km, contradicted beyond; a capital by a table of capitals."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge in every worldview whether the place lies in the country or province."""
        identity = f"{self.name}@{self.version}"
        figure = claim.figure
        if figure is None:
            return undecided(claim, "No place is named.", boundaries=self._boundaries, check=identity)
        read, listed = self._reader(claim, figure.place)
        sources = ("storymap-references@1",) if listed else ()
        return judge_in_views(
            claim, read, boundaries=self._boundaries, check=identity, findings=Findings(sources=sources)
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The position of the place, and the outline of a province."""
        figure = claim.figure
        if figure is None:
            return ()
        return evidence_of(
            claim, self._boundaries, lambda: (*mention_evidence(figure), *area_evidence(claim.grounds[0].place))
        )

    def _reader(self, claim: AnyClaim, place: Place) -> tuple[Callable[[str], Reading], bool]:
        """What reads one worldview, and whether it uses the list of capitals."""
        area = claim.grounds[0].place
        is_capital = isinstance(claim.relation, Topology) and claim.relation.kind == "capital"
        if not area.is_country and area.feature_code != "PCLH":
            judge = self._seat if is_capital else self._in_area
            return lambda view: judge(place, area, view), False
        code = code_of(claim.grounds[0], self._boundaries)
        if not is_capital:
            return lambda view: self._inside(place, code, view), False
        listed = capital_of(code) is not None or bool(seats_of(code))
        if claim.dated is not None:
            return lambda view: _of_its_time(self._capital(place, code, view), claim.dated), False
        return lambda view: self._listed(place, code, view) if listed else self._capital(place, code, view), listed

    def _in_area(self, place: Place, area: Place, view: str) -> Reading:
        return where_in_area(self._boundaries, place, area, view)

    def _seat(self, place: Place, area: Place, view: str) -> Reading:
        """Whether a place is the capital of a province, as far as the gazetteer knows."""
        inside = where_in_area(self._boundaries, place, area, view)
        if inside.outcome is Outcome.CONTRADICTED:
            return inside
        if place.feature_code in ("PPLA", "PPLC") and inside.outcome is Outcome.SUPPORTED:
            because = f"The gazetteer lists {place.name} as the seat of a province. {inside.because}"
            return Reading(outcome=Outcome.SUPPORTED, because=because, margin=inside.margin)
        because = f"The gazetteer does not list {place.name} as the seat of {area.name}."
        return Reading(outcome=Outcome.UNDECIDED, because=because)

    def _inside(self, place: Place, code: str, view: str) -> Reading:
        if place.is_country:
            return self._part(place, code, view)
        return where_is(self._boundaries, place, code, view)

    def _part(self, place: Place, code: str, view: str) -> Reading:
        """Whether a view counts one country or territory as part of another."""
        part, name = place.country_code or "", self._boundaries.name(code)
        if part == code:
            return Reading(outcome=Outcome.SUPPORTED, because=f"{place.name} is {name}.")
        if holder_of(place, code):
            because = f"{place.name} is a territory of its own: it depends on what counts as {name}."
            return Reading(outcome=Outcome.COMPATIBLE, because=because)
        if self._boundaries.counts_as(part, view) == code:
            return Reading(outcome=Outcome.SUPPORTED, because=f"{place.name} counts as part of {name}.")
        if self._boundaries.country_at(place.location, view) == code:
            because = f"{name} holds {place.name} or a part of it."
            return Reading(outcome=Outcome.COMPATIBLE, because=because)
        because = f"{place.name} does not count as part of {name}."
        return _unless_claimed(Reading(outcome=Outcome.CONTRADICTED, because=because), place, code, self._boundaries)

    def _listed(self, place: Place, code: str, view: str) -> Reading:
        """Whether a place is the capital, or one of the seats, that the list has for a country."""
        name, known = self._boundaries.name(code), capital_of(code)
        if known is not None:
            if place.is_country and is_named(place, known):
                return Reading(outcome=Outcome.SUPPORTED, because=f"The capital of {name} is {known.name}.")
            if place.is_country or is_another(place, known):
                because = f"The capital of {name} is {known.name}, not {place.name}."
                return Reading(outcome=Outcome.CONTRADICTED, because=because)
            return self._capital(place, code, view)
        seats = seats_of(code)
        all_seats = join([f"{seat.name} ({seat.role})" for seat in seats])
        here = [seat for seat in seats if not is_another(place, seat)]
        here = [seat for seat in here if normalise(seat.name) == normalise(place.name)] or here
        if not here:
            because = f"{place.name} is not among the seats of {name}: {all_seats}."
            return Reading(outcome=Outcome.CONTRADICTED, because=because)
        because = f"It depends on what counts as the capital of {name}: {all_seats}."
        former = all(" until " in seat.role and " in practice" not in seat.role for seat in here)
        return Reading(outcome=Outcome.QUESTIONABLE if former else Outcome.COMPATIBLE, because=because)

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
        known = capital_of(code)
        if known is not None and is_named(place, known):
            because = f"{place.name} is listed as the capital of {name}. {inside.because}"
            return Reading(outcome=inside.outcome, because=because, margin=inside.margin)
        because = f"The gazetteer does not list {place.name} as a capital: check this. {inside.because}"
        return Reading(outcome=Outcome.QUESTIONABLE, because=because)


def where_is(boundaries: Boundaries, place: Place, code: str, view: str) -> Reading:
    """Whether a place lies in a country, by how far outside its point is."""
    name = boundaries.name(code)
    outside = boundaries.outside_km(place.location, code, view)
    held_by = boundaries.country_at(place.location, view) if outside > FAR_KM else None
    beyond = outside if place.feature_class == "A" and held_by else max(0.0, outside - reach_km(place))
    if outside == 0:
        return Reading(outcome=Outcome.SUPPORTED, because=f"{place.name} lies in {name}.", margin=NEAR_KM)
    if outside > FAR_KM and beyond <= NEAR_KM:
        because = f"The middle of {place.name} is {outside:,.0f} km outside {name}, but {place.name} is large."
        return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=NEAR_KM - beyond)
    if beyond <= NEAR_KM:
        because = f"{place.name} lies at the edge of {name}, within what the lines may be off."
        return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=NEAR_KM - beyond)
    if holder_of(place, code):
        held = boundaries.name(place.country_code or code)
        because = f"{place.name} lies in {held}, a territory of its own: it depends on what counts as {name}."
        return Reading(outcome=Outcome.COMPATIBLE, because=because)
    because = f"{place.name} is drawn {outside:,.0f} km outside {name}{_instead(boundaries, place, view)}."
    outcome = Outcome.CONTRADICTED if beyond > FAR_KM else Outcome.UNDECIDED
    read = Reading(outcome=outcome, because=because, margin=beyond - FAR_KM)
    return _unless_claimed(read, place, code, boundaries)


def _of_its_time(read: Reading, year: str | None) -> Reading:
    """The reading of a capital that a text names for some year: the lists are those of today."""
    if read.outcome is not Outcome.QUESTIONABLE:
        return read
    because = f"The text speaks of {year}; the lists of capitals are those of today."
    return Reading(outcome=Outcome.UNDECIDED, because=because)


def _unless_claimed(read: Reading, place: Place, code: str, boundaries: Boundaries) -> Reading:
    """The reading, undecided instead of contradicted where the country claims the land without any view's backing."""
    claim = claim_on(place, code, boundaries)
    if claim is None:
        return read
    return Reading(outcome=Outcome.UNDECIDED, because=f"{read.because} {claim}", margin=read.margin)


def _instead(boundaries: Boundaries, place: Place, view: str) -> str:
    code = boundaries.country_at(place.location, view)
    return f", in {boundaries.name(code)}" if code else ""
