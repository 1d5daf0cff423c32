"""Two places → whether the one lies in the other, as far as the gazetteer tells."""

from storymap import geo
from storymap.model.places import Place


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether a place lies in a country, unit or area, as far as the gazetteer tells."""
    if outer.is_country:
        return inner.country_code == outer.country_code and not inner.is_country
    if outer.feature_class == "A":
        return inner.feature_class != "A" and inner.admin1 == outer.name and inner.country_code == outer.country_code
    if inner.is_country and outer.feature_class == "T":
        return False
    if outer.feature_class not in {"L", "T"} or inner.radius_km * 3 > outer.radius_km:
        return False
    return geo.distance_km(inner.location, outer.location) < outer.radius_km * 0.8
