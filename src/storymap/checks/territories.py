"""Territory or piece of land → whose it is, and who else claims it."""

from typing import Final

from storymap.boundaries.atlas import Boundaries
from storymap.model.places import Place

TERRITORIES: Final = {
    "AU": ("CX", "CC", "NF", "HM"),
    "CN": ("HK", "MO"),
    "DK": ("GL", "FO"),
    "FI": ("AX",),
    "FR": ("GF", "GP", "MQ", "RE", "YT", "NC", "PF", "PM", "WF", "MF", "BL", "TF"),
    "GB": ("AI", "BM", "IO", "VG", "KY", "FK", "GI", "GG", "JE", "IM", "MS", "PN", "SH", "TC", "GS"),
    "NL": ("AW", "CW", "SX", "BQ"),
    "NO": ("SJ", "BV"),
    "NZ": ("CK", "NU", "TK"),
    "US": ("PR", "GU", "VI", "MP", "AS", "UM"),
}
"""Territories with a country code of their own that belong to a country, or are in free association with it."""


def holder_of(place: Place, code: str) -> bool:
    """Whether a country holds the territory that a place is, or lies in: Denmark holds Greenland."""
    return place.country_code in TERRITORIES.get(code, ())


def claim_on(place: Place, code: str, boundaries: Boundaries) -> str | None:
    """That a country claims the land that a place lies in, though no worldview gives it to it; `None` where not."""
    unit = boundaries.claimed_land(place.location, place.country_code)
    if unit is None or code not in unit.claimed_by:
        return None
    return f"{boundaries.name(code)} claims {unit.name}; the borders used here do not follow that claim."
