"""Mention of a country or province → its area in every reading, and its outline."""

import math
from dataclasses import dataclass

from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.calibrations import calibration
from storymap.boundaries.provinces import province_of, province_outline
from storymap.checks.judging import code_of
from storymap.errors import UnknownPlaceError
from storymap.model.claims import Evidence, Mention
from storymap.model.places import LonLat

SMALL_KM2 = 1000.0
"""Below this the outline at 10m is coarse."""
WIDER = {
    "CN": ("TW", "HK", "MO"),
    "CY": ("XC",),
    "DK": ("GL", "FO"),
    "FR": ("GF", "GP", "MQ", "RE", "YT", "NC", "PF"),
    "KM": ("YT",),
    "MA": ("EH",),
    "NO": ("SJ",),
    "RS": ("XK",),
    "SO": ("XS",),
}
"""Territories with a code of their own that some count as part of a country, whatever the worldview."""
WIDER_THAN_DRAWN = {"EH": 266_000.0}
"""Square kilometres of a territory of which no worldview draws all: Western Sahara on both sides of the berm."""
OUTLINE_POINTS = 1500
"""An outline of more points than this is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A place, measured."""

    name: str
    """English short name."""
    kind: str
    """Which row of the calibration holds for it: `country`, `small`, `province`."""
    readings: tuple[float, ...]
    """Its area in square kilometres, the first as drawn with all parts, the others by other definitions."""
    by_scale: tuple[tuple[str, float | None], ...] = ()
    """Scale → square kilometres as drawn."""

    @property
    def km2(self) -> float:
        """As drawn."""
        return self.readings[0]

    def nearest(self, km2: float) -> float:
        """The reading that fits a stated area best, in square kilometres."""
        return min(self.readings, key=lambda reading: abs(math.log(reading / max(km2, 1e-9))))

    def within(self, interval: str, *, reading: float | None = None) -> tuple[float, float]:
        """Square kilometres between which published areas lie, for one reading.

        Args:
            interval: `interval_90`, `interval_95`, `land_95` for areas without waters, or `strict`.
            reading: The area as drawn if `None`.
        """
        low, high = calibration("sizes")["area"][self.kind][interval]
        km2 = self.km2 if reading is None else reading
        return km2 * low, km2 * high


def extent_of(mention: Mention, boundaries: Boundaries, view: str) -> Extent:
    """The place in a worldview.

    Raises:
        UnknownPlaceError: It has no outline in the data.
    """
    province = province_of(mention.place)
    if province is not None:
        return Extent(name=mention.place.name, kind="province", readings=province.readings)
    if not mention.place.is_country:
        raise UnknownPlaceError(f"The outline of {mention.place.name} is not in the boundary data")
    return country_extent(code_of(mention, boundaries), boundaries, view)


def country_extent(code: str, boundaries: Boundaries, view: str) -> Extent:
    """A country in a worldview.

    Raises:
        UnknownPlaceError: It owns no land in the data.
    """
    area = boundaries.area_km2(code, view)
    wider = area.all_parts + sum(_area(other, boundaries, view) for other in _apart(code, boundaries, view))
    readings = (area.all_parts, area.near_parts, wider, *([WIDER_THAN_DRAWN[code]] if code in WIDER_THAN_DRAWN else ()))
    return Extent(
        name=boundaries.name(code),
        kind="small" if area.all_parts < SMALL_KM2 else "country",
        readings=readings,
        by_scale=area.by_scale,
    )


def _apart(code: str, boundaries: Boundaries, view: str) -> list[str]:
    """The territories of `WIDER` that the view does not count as the country's anyway."""
    return [other for other in WIDER.get(code, ()) if boundaries.counts_as(other, view) not in (code, None)]


def _area(code: str, boundaries: Boundaries, view: str) -> float:
    try:
        return boundaries.area_km2(code, view).all_parts
    except UnknownPlaceError:
        return 0.0


def outline_evidence(mention: Mention, boundaries: Boundaries) -> tuple[Evidence, ...]:
    """The outline in the first worldview, drawn coarsely; none where it has too many points or is not in the data."""
    province = province_of(mention.place)
    if province is not None:
        rings = province_outline(province)
    else:
        code = code_of(mention, boundaries)
        rings = _rings(boundaries, code, "110m") or _rings(boundaries, code, "50m")
    if not rings or sum(map(len, rings)) > OUTLINE_POINTS:
        return ()
    return (Evidence(kind="area", lines=rings, label=f"{mention.place.name}, {boundaries.source}"),)


def _rings(boundaries: Boundaries, code: str, scale: str) -> tuple[tuple[LonLat, ...], ...]:
    shape = boundaries.polygon(code, boundaries.worldviews[0], scale=scale)
    return tuple(tuple(LonLat(lon=lon, lat=lat) for lon, lat in part.exterior.coords) for part in shape.geoms)
