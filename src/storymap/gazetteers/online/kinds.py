"""What OpenStreetMap calls a thing → GeoNames class and code, and how likely such a thing is to be meant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of place."""

    feature_class: str
    """GeoNames class."""
    feature_code: str
    """GeoNames code."""
    usual: float
    """Importance in [0, 1] where the server gives none; on the scale of `gazetteers.importance`."""


_BY_LEVEL = {
    "continent": Kind("L", "CONT", 0.92),
    "country": Kind("A", "PCLI", 0.95),
    "state": Kind("A", "ADM1", 0.55),
    "province": Kind("A", "ADM1", 0.5),
    "region": Kind("L", "RGN", 0.45),
    "county": Kind("A", "ADM2", 0.4),
    "state_district": Kind("A", "ADM2", 0.4),
    "district": Kind("A", "ADM3", 0.35),
    "municipality": Kind("A", "ADM3", 0.35),
    "city": Kind("P", "PPL", 0.6),
    "town": Kind("P", "PPL", 0.45),
    "village": Kind("P", "PPL", 0.3),
    "hamlet": Kind("P", "PPL", 0.22),
    "isolated_dwelling": Kind("P", "PPL", 0.15),
    "farm": Kind("S", "FRM", 0.12),
    "allotments": Kind("P", "PPL", 0.12),
    "borough": Kind("P", "PPLX", 0.35),
    "city_district": Kind("P", "PPLX", 0.35),
    "suburb": Kind("P", "PPLX", 0.3),
    "quarter": Kind("P", "PPLX", 0.25),
    "neighbourhood": Kind("P", "PPLX", 0.2),
}
"""Values of `place`, and levels of address that both servers name."""

_OTHERS = {
    "place": {
        "archipelago": Kind("T", "ISLS", 0.5),
        "island": Kind("T", "ISL", 0.45),
        "islet": Kind("T", "ISL", 0.25),
        "locality": Kind("L", "LCTY", 0.2),
        "ocean": Kind("H", "OCN", 0.9),
        "sea": Kind("H", "SEA", 0.8),
        "square": Kind("S", "SQR", 0.2),
    },
    "boundary": {
        "historic": Kind("L", "RGN", 0.3),
        "national_park": Kind("L", "PRK", 0.45),
        "protected_area": Kind("L", "RESN", 0.3),
        "aboriginal_lands": Kind("L", "RESA", 0.35),
    },
    "natural": {
        "bay": Kind("H", "BAY", 0.4),
        "beach": Kind("T", "BCH", 0.25),
        "cape": Kind("T", "CAPE", 0.4),
        "cave_entrance": Kind("S", "CAVE", 0.2),
        "cliff": Kind("T", "CLF", 0.2),
        "desert": Kind("T", "DSRT", 0.5),
        "fjord": Kind("H", "FJD", 0.45),
        "glacier": Kind("H", "GLCR", 0.35),
        "gorge": Kind("T", "GRGE", 0.35),
        "hill": Kind("T", "HLL", 0.25),
        "isthmus": Kind("T", "ISTH", 0.4),
        "mountain_range": Kind("T", "MTS", 0.5),
        "peak": Kind("T", "PK", 0.35),
        "peninsula": Kind("T", "PEN", 0.45),
        "plateau": Kind("T", "PLAT", 0.4),
        "reef": Kind("H", "RF", 0.3),
        "ridge": Kind("T", "RDGE", 0.3),
        "saddle": Kind("T", "PASS", 0.3),
        "spring": Kind("H", "SPNG", 0.15),
        "strait": Kind("H", "STRT", 0.5),
        "valley": Kind("T", "VAL", 0.4),
        "volcano": Kind("T", "VLC", 0.45),
        "water": Kind("H", "LK", 0.35),
        "wetland": Kind("H", "WTLD", 0.25),
        "wood": Kind("V", "FRST", 0.25),
    },
    "waterway": {
        "canal": Kind("H", "CNL", 0.3),
        "dam": Kind("S", "DAM", 0.25),
        "river": Kind("H", "STM", 0.45),
        "stream": Kind("H", "STM", 0.2),
        "waterfall": Kind("H", "FLLS", 0.3),
    },
    "water": {"lake": Kind("H", "LK", 0.35), "reservoir": Kind("H", "RSV", 0.3), "lagoon": Kind("H", "LGN", 0.35)},
    "landuse": {
        "forest": Kind("V", "FRST", 0.25),
        "military": Kind("S", "INSM", 0.3),
        "reservoir": Kind("H", "RSV", 0.3),
    },
    "leisure": {"nature_reserve": Kind("L", "RESN", 0.3), "park": Kind("L", "PRK", 0.2)},
    "historic": {
        "archaeological_site": Kind("S", "ANS", 0.25),
        "battlefield": Kind("S", "BTL", 0.3),
        "castle": Kind("S", "CSTL", 0.25),
        "fort": Kind("S", "FT", 0.25),
        "monastery": Kind("S", "MSTY", 0.25),
        "ruins": Kind("S", "RUIN", 0.2),
    },
    "military": {
        "airfield": Kind("S", "AIRB", 0.3),
        "base": Kind("S", "INSM", 0.3),
        "barracks": Kind("S", "INSM", 0.2),
        "naval_base": Kind("S", "INSM", 0.3),
        "range": Kind("L", "MILB", 0.25),
        "training_area": Kind("L", "MILB", 0.25),
    },
    "aeroway": {"aerodrome": Kind("S", "AIRP", 0.3)},
    "railway": {"station": Kind("S", "RSTN", 0.2), "halt": Kind("S", "RSTN", 0.15)},
    "mountain_pass": {"yes": Kind("T", "PASS", 0.3)},
    "barrier": {"border_control": Kind("S", "PSTB", 0.3)},
    "amenity": {
        "hospital": Kind("S", "HSP", 0.15),
        "monastery": Kind("S", "MSTY", 0.2),
        "prison": Kind("S", "PRN", 0.2),
        "refugee_site": Kind("S", "CMPRF", 0.3),
        "university": Kind("S", "UNIV", 0.15),
    },
    "man_made": {"bridge": Kind("S", "BDG", 0.2), "lighthouse": Kind("S", "LTHSE", 0.2), "mine": Kind("S", "MN", 0.2)},
    "tourism": {"alpine_hut": Kind("S", "HUT", 0.2), "wilderness_hut": Kind("S", "HUT", 0.15)},
}
"""Values of other keys. What is not here (shops, streets, houses) is seldom what a text calls a place."""
_DIVISION = Kind("A", "ADMD", 0.3)


def kind_of(key: str, value: str, level: str) -> Kind | None:
    """The kind of a thing; `None` for what is no place that a text names.

    Args:
        key: Key of the thing's main tag: `place`, `natural`.
        value: Its value: `village`, `bay`.
        level: Level of address that the server takes it for, where it says one: `county`, `village`.

    >>> kind_of("boundary", "administrative", "county").feature_code, kind_of("place", "village", "").feature_class
    ('ADM2', 'P')
    >>> kind_of("shop", "bakery", "") is None
    True
    """
    if (key, value) == ("boundary", "administrative"):
        return _BY_LEVEL.get(level, _DIVISION)
    if key == "place" and value in _BY_LEVEL:
        return _BY_LEVEL[value]
    return _OTHERS.get(key, {}).get(value)
