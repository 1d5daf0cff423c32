"""A place said to lie in another → the place of that name that lies there, and how sure that reading is."""

from collections.abc import Callable
from dataclasses import replace

from storymap.claims.passages import Passage
from storymap.geo import is_within
from storymap.language.names import normalise
from storymap.model.claims import Mention
from storymap.model.places import Place

CANDIDATE_SHARE = 0.5
"""A reading of the name that lies in the ground is sure when its score is at least this share of the best one's."""
UNSURE = 0.45
"""Confidence of a reading that the text itself speaks against: below the threshold of every check."""
WELL_KNOWN = 100_000
"""A town with so many inhabitants is what its name means, unless the gazetteer knows another one in the ground."""
UNIQUE = 2
"""So many places of one name, and the name alone does not tell which is meant."""
_SEATS = ("PPLC", "PPLA")


def reading_inside(passage: Passage, figure: Mention, ground: Mention) -> Mention:
    """The figure read as the place of that name that lies in the ground, where the gazetteer knows one.

    A text that says "Moscow, in Ohio" names another Moscow: that is no false claim.
    """
    if figure.place.is_country:
        return figure
    return reading_that(passage, figure, lambda place: lies_in(place, ground.place))


def reading_that(passage: Passage, figure: Mention, fits: Callable[[Place], bool]) -> Mention:
    """The figure read as the place of its name that fits what is said of it, where the gazetteer knows one.

    Where none fits and the place found is small and one of several of its name, the reading is too unsure to
    contradict anybody.
    """
    if fits(figure.place):
        return figure
    readings = [(c, r) for r in passage.resolved.within(figure.span) for c in r.candidates]
    for candidate, resolution in readings:
        if fits(candidate.place):
            best = max(other.score for other in resolution.candidates)
            sure = min(figure.confidence, resolution.confidence)
            confidence = sure if candidate.score >= CANDIDATE_SHARE * best else min(sure, UNSURE)
            return replace(figure, place=candidate.place, confidence=confidence)
    towns = {candidate.place.id for candidate, _ in readings if candidate.place.feature_class == "P"}
    if len(towns) < UNIQUE or _is_well_known(figure.place):
        return figure
    return replace(figure, confidence=min(figure.confidence, UNSURE))


def as_settlement(passage: Passage, figure: Mention, ground: Mention) -> Mention:
    """The figure of "X is a town in Y", read as the settlement of its name where it was read as a district or river.

    Of several settlements the one in the ground, else the likeliest.
    """
    if figure.place.feature_class == "P" or figure.place.is_country:
        return figure
    towns = [
        candidate
        for resolution in passage.resolved.within(figure.span)
        for candidate in resolution.candidates
        if candidate.place.feature_class == "P"
    ]
    best = max(towns, key=lambda one: (lies_in(one.place, ground.place), one.score), default=None)
    return replace(figure, place=best.place) if best else figure


def reading_around(passage: Passage, figure: Mention, ground: Mention) -> Mention:
    """The ground read as the area of that name in which the figure lies: of the many Orange Counties, that one."""
    if lies_in(figure.place, ground.place):
        return ground
    for resolution in passage.resolved.within(ground.span):
        for candidate in resolution.candidates:
            if candidate.place.feature_class == "A" and lies_in(figure.place, candidate.place):
                return replace(ground, place=candidate.place)
    return ground


def seat_of(passage: Passage, figure: Mention, ground: Mention) -> Mention | None:
    """A name read as the capital of that name which the ground has; `None` where the gazetteer has none.

    So "San José, the capital of Costa Rica" is not the one in California, and "Singapore" a city.
    """
    for resolution in passage.resolved.within(figure.span):
        for candidate in resolution.candidates:
            place = candidate.place
            if place.feature_code == "PPLC" and place.country_code == ground.place.country_code:
                return replace(figure, place=place)
    return None


def is_bare_alias(passage: Passage, figure: Mention) -> bool:
    """Whether a name was read as a place that is called otherwise today, though a well-known place has that name.

    A village of Ohio that was once called Chicago is not what "Chicago, a city in Ohio" means.
    """
    if figure.place.feature_class != "P" or figure.place.population >= WELL_KNOWN:
        return False
    written = normalise(passage.document.quote(figure.span))
    if written in normalise(figure.place.name) or normalise(figure.place.name) in written:
        return False
    return any(
        candidate.place.population >= WELL_KNOWN and normalise(candidate.place.name) == written
        for resolution in passage.resolved.within(figure.span)
        for candidate in resolution.candidates
    )


def lies_in(place: Place, area: Place) -> bool:
    """Whether the gazetteer, or a province's outline, has a place inside a country or area."""
    if place.country_code is None or area.country_code is None:
        return area.country_code in place.countries
    if place.country_code != area.country_code:
        return False
    if area.is_country:
        return True
    if area.feature_code == "ADM1":
        return _in_province(place, area)
    same = place.admin1 is None or area.admin1 is None or place.admin1 == area.admin1
    return same and is_within(place.location, area.location, distance=area.radius_km)


def _in_province(place: Place, area: Place) -> bool:
    if place.admin1 is not None and normalise(place.admin1) in (normalise(area.name), normalise(area.admin1 or "")):
        return True
    # Imported here for the start-up budget: most articles are settled by the gazetteer's own hierarchy.
    from storymap.boundaries.province_shapes import read_province_shapes

    province = read_province_shapes().of(area)
    return province is not None and province.outside_km(place.location) == 0


def _is_well_known(place: Place) -> bool:
    return place.population >= WELL_KNOWN or place.feature_code in _SEATS or place.feature_class == "A"
