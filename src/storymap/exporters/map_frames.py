"""Positions → the part of the world that a small map shows, and where each comes to lie on it.

Plate carrée, true to scale in the middle of the map.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from storymap.model.places import LonLat

WIDTH_PX, HEIGHT_PX = 420, 280
KM_PER_DEG = 111.2
"""Of a meridian, in the middle of its range: maps need no more."""
LEAST_KM = 60.0
"""What a map shows at least, from top to bottom."""
ROOM = 0.22
"""Share of the map left free around what it shows, on each side."""

Pixel = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What part of the world the map shows, and where a position comes to lie on it."""

    lon: float
    """Meridian in the middle; others are counted from it without a jump."""
    lat: float
    """Parallel in the middle."""
    px_per_deg: float
    """Dots for a degree of latitude."""
    tolerance_px: float = 0.5
    """How far a drawn line may be off, in dots."""

    @property
    def shrink(self) -> float:
        """A degree of longitude as a share of one of latitude."""
        return max(0.05, cos(radians(self.lat)))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north; meridians may run beyond ±180°."""
        across = WIDTH_PX / 2 / self.px_per_deg / self.shrink
        up = HEIGHT_PX / 2 / self.px_per_deg
        return self.lon - across, max(-90.0, self.lat - up), self.lon + across, min(90.0, self.lat + up)

    @property
    def width_km(self) -> float:
        """How much it shows from left to right."""
        return WIDTH_PX / self.px_per_deg * KM_PER_DEG

    def place(self, lon: float, lat: float) -> Pixel:
        """Dots from the left and from the top."""
        off = (lon - self.lon + 180) % 360 - 180
        return self.unwrapped(self.lon + off, lat)

    def unwrapped(self, lon: float, lat: float) -> Pixel:
        """The same for a meridian that is already counted from the map's own."""
        x = WIDTH_PX / 2 + (lon - self.lon) * self.shrink * self.px_per_deg
        return x, HEIGHT_PX / 2 - (lat - self.lat) * self.px_per_deg


def frame_of(positions: Sequence[LonLat], *, least_km: float = LEAST_KM) -> Frame:
    """The smallest frame around positions, with room at its edges; meridians are counted from the first."""
    first = positions[0].lon
    lons = [first + (p.lon - first + 180) % 360 - 180 for p in positions]
    lats = [p.lat for p in positions]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    shrink = max(0.05, cos(radians(lat)))
    free = 1 - 2 * ROOM
    height = max((max(lats) - min(lats)) / free, least_km / KM_PER_DEG)
    width = (max(lons) - min(lons)) * shrink / free
    return Frame(lon=lon, lat=lat, px_per_deg=min(HEIGHT_PX / height, WIDTH_PX / width if width else float("inf")))
