"""Place and how its name was matched → how likely it is meant before anything else is known."""

import math

KINDS = ("primary", "alternate", "abbreviation", "rare")
"""Kinds of names in stored order; rare: an alternate name in a language few texts are in."""

KIND_FACTORS = {
    "primary": 1.0,
    "alternate": 0.9,
    "abbreviation": 0.95,
    "rare": 0.45,
    "stripped": 0.8,
    "swapped": 0.75,
    "expanded": 0.5,
}
"""What a match of that kind leaves of a place's importance."""

_LARGEST_TOWN_LOG = 7.5
_BASES = {
    "PCLI": 0.97, "PCLD": 0.9, "PCLS": 0.9, "PCL": 0.9, "PCLH": 0.6, "CONT": 0.92, "OCN": 0.9, "SEA": 0.8,
    "GULF": 0.72, "STRT": 0.68, "RGN": 0.55, "MTS": 0.6, "MT": 0.5, "PK": 0.5, "DSRT": 0.6, "PEN": 0.58,
    "ISL": 0.5, "ISLS": 0.55, "CAPE": 0.55, "LK": 0.55, "STM": 0.5, "VAL": 0.45, "FJD": 0.45, "BDRY": 0.5, "BNDP": 0.5,
}  # fmt: skip
_OTHER_BASE = 0.4


def importance(code: str, population: int, radius_km: float) -> float:
    """How likely a place is to be named in news, in [0, 1]; comparable between places of one name.

    Args:
        code: GeoNames feature code.
        population: Inhabitants, 0 where unknown.
        radius_km: Its extent, which stands for importance where nobody lives.
    """
    crowd = min(math.log10(population + 1) / _LARGEST_TOWN_LOG, 1.0)
    if code.startswith("PPL"):
        return min(0.02 + 0.83 * crowd + (0.1 if code == "PPLC" else 0.03 if code == "PPLA" else 0), 0.95)
    if code == "ADM1":
        return 0.2 + 0.55 * crowd
    if code.startswith("ADM"):
        return 0.6 * crowd
    if code in {"PCLI", "PCLD", "PCLS", "PCL"}:
        return _BASES[code] + 0.03 * crowd
    return min(_BASES.get(code, _OTHER_BASE) + 0.08 * min(math.log10(radius_km + 1) / 3, 1), 1.0)
