"""A ring across ±180° → the rings on either side: what RFC 7946 asks for. The data's own outlines come cut already."""

from collections.abc import Sequence
from itertools import pairwise

import shapely
from shapely.affinity import translate

from storymap.exporters.precision import Position

_WORLD = shapely.box(-180, -90, 180, 90)
_TURN = 360


def cut_ring(ring: Sequence[Position]) -> list[list[Position]]:
    """The outer rings of its parts inside [-180, 180]; none where it runs around a pole, for then it closes nowhere."""
    unwrapped = _unwrapped(ring)
    if len(ring) < 4 or unwrapped[0] != unwrapped[-1]:
        return []
    area = shapely.make_valid(shapely.Polygon(unwrapped))
    moved = (translate(area, xoff=turn) for turn in (-_TURN, 0, _TURN))
    parts = (part for copy in moved for part in shapely.get_parts(shapely.intersection(copy, _WORLD)))
    return [_positions(polygon) for part in parts for polygon in shapely.get_parts(part) if _is_area(polygon)]


def _unwrapped(ring: Sequence[Position]) -> list[Position]:
    """The ring without jumps: longitudes go on beyond ±180."""
    found, shift = [ring[0]], 0
    for (before, _), (lon, lat) in pairwise(ring):
        shift += _TURN if lon - before < -_TURN / 2 else -_TURN if lon - before > _TURN / 2 else 0
        found.append((lon + shift, lat))
    return found


def _is_area(shape: "shapely.Geometry") -> bool:
    return shape.geom_type == "Polygon" and not shape.is_empty


def _positions(polygon: "shapely.Polygon") -> list[Position]:
    return [(float(lon), float(lat)) for lon, lat in polygon.exterior.coords]
