"""Feature class, code and population → how large a place is, where its source does not say."""

import math

_UNITS_KM = {"ADM1": 60.0, "ADM2": 25.0, "ADM3": 12.0, "ADM4": 6.0, "ADM5": 4.0, "ADMD": 30.0, "PRSH": 5.0}
_CLASSES_KM = {"A": 15.0, "H": 2.0, "L": 5.0, "R": 1.0, "S": 0.5, "T": 2.0, "U": 10.0, "V": 5.0}
_COUNTRY_KM = 200.0


def town_radius_km(population: int) -> float:
    """Half the extent of a town: 1 km for a village of 500, 12 km for a million, 25 km at most."""
    return round(min(25.0, max(1.0, math.pow(population / 500, 0.325))), 1)


def usual_radius_km(feature_class: str, feature_code: str, population: int) -> float:
    """Half the usual extent of a place of that kind; a guess that says how vague its point is."""
    if feature_class == "P":
        return town_radius_km(population)
    if feature_code.startswith("PCL"):
        return _COUNTRY_KM
    return _UNITS_KM.get(feature_code, _CLASSES_KM.get(feature_class, 2.0))
