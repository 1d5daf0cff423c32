"""A place and a province, county or region → whether it lies there, by outline or by the gazetteer's own word."""

from typing import TYPE_CHECKING

from storymap.boundaries.atlas import Boundaries
from storymap.checks.judging import Reading
from storymap.checks.limits import FAR_KM, NEAR_KM, reach_km
from storymap.geo import distance_km
from storymap.language.names import normalise
from storymap.model.claims import Outcome
from storymap.model.places import Place

if TYPE_CHECKING:
    from storymap.boundaries.province_shapes import ProvinceShape


def where_in_area(boundaries: Boundaries, place: Place, area: Place, view: str) -> Reading:
    """Whether a place lies in an area that is no country."""
    # Imported here for the start-up budget: many articles name no province.
    from storymap.boundaries.province_shapes import read_province_shapes

    province = read_province_shapes().of(area)
    if province is not None:
        return _by_outline(place, area, province)
    if place.country_code and area.country_code and place.country_code != area.country_code:
        return _abroad(boundaries, place, area, view)
    if _is_listed(place, area):
        because = f"The gazetteer lists {place.name} in {area.name}."
        return Reading(outcome=Outcome.SUPPORTED, because=because)
    away = distance_km(place.location, area.location)
    if away <= area.radius_km and area.feature_code != "ADM1" and place.country_code == area.country_code:
        because = f"{place.name} lies {away:,.0f} km from the middle of {area.name}, which is no smaller than that."
        return Reading(outcome=Outcome.COMPATIBLE, because=f"{because} Its outline is not in the data.")
    because = f"How far {area.name} reaches is not in the data; {place.name} lies {away:,.0f} km from its middle."
    return Reading(outcome=Outcome.UNDECIDED, because=because)


def _by_outline(place: Place, area: Place, province: "ProvinceShape") -> Reading:
    outside = province.outside_km(place.location)
    beyond = max(0.0, outside - reach_km(place))
    if outside == 0:
        return Reading(outcome=Outcome.SUPPORTED, because=f"{place.name} lies in {area.name}.", margin=NEAR_KM)
    if beyond <= NEAR_KM:
        because = f"{place.name} lies at the edge of {area.name}, or reaches into it."
        return Reading(outcome=Outcome.COMPATIBLE, because=because, margin=NEAR_KM - beyond)
    inside = f", in {place.admin1}" if place.admin1 and place.admin1 != area.name else ""
    because = f"{place.name} is drawn {outside:,.0f} km outside {area.name}{inside}."
    outcome = Outcome.CONTRADICTED if beyond > FAR_KM else Outcome.UNDECIDED
    return Reading(outcome=outcome, because=because, margin=beyond - FAR_KM)


def _abroad(boundaries: Boundaries, place: Place, area: Place, view: str) -> Reading:
    """For a place in another country than the area: the outline of the area's country decides."""
    code = boundaries.code(area.country_code or "")
    outside = boundaries.outside_km(place.location, code, view)
    because = f"{place.name} is drawn {outside:,.0f} km outside {boundaries.name(code)}, where {area.name} is."
    outcome = Outcome.CONTRADICTED if outside - reach_km(place) > FAR_KM else Outcome.UNDECIDED
    return Reading(outcome=outcome, because=because, margin=outside - FAR_KM)


def _is_listed(place: Place, area: Place) -> bool:
    """Whether the gazetteer's own hierarchy has the place in the province."""
    if area.feature_code != "ADM1" or place.admin1 is None or place.id == area.id:
        return False
    return normalise(place.admin1) in (normalise(area.name), normalise(area.admin1 or ""))
