"""Countries as polygons → the tables of positions: which unit fills a cell, how land is spread along four axes."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

from boundaries_shares import equal_area, mainland
from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.positions import AXES_DEG, CELL_DEG, WHOLE, along_axis
from storymap.boundaries.shapes import Shapes

PARTS = 160
"""Equal parts of each axis: enough for a largest error of less than 0.01."""
COARSEST = 64
"""Cells on a side of the squares tried first; a power of two."""


def positions(boundaries: Boundaries, shapes: Shapes) -> dict[str, Any]:
    """The tables, as `storymap.boundaries.positions` reads them."""
    units = sorted(shapes.units)
    own_codes = {unit for unit in units if len(unit) == 2}
    spreads: dict[str, dict[str, Any]] = {}
    known: dict[bytes, Any] = {}
    for view in boundaries.worldviews:
        spreads[view] = {}
        for code in sorted(own_codes.union(boundaries.codes(view))):
            land = boundaries.polygon(code, view)
            if land.wkb not in known:
                known[land.wkb] = spreads[view][code] = _spread(land)
            elif spreads[boundaries.worldviews[0]].get(code) != known[land.wkb]:
                spreads[view][code] = known[land.wkb]
    return {"units": units, "rows": _rows(shapes, units), "spreads": spreads}


def _rows(shapes: Shapes, units: list[str]) -> dict[str, str]:
    """Row → runs of cells inside one unit: first column, length, unit."""
    grid = np.full((round(180 / CELL_DEG), round(360 / CELL_DEG)), -1, dtype=np.int16)
    for number, unit in enumerate(units):
        for part in range(len(shapes.units[unit])):
            for column, row, side in _filled_squares(shapes.polygon(unit, part)):
                grid[row : row + side, column : column + side] = number
    return {str(row): _runs(cells) for row, cells in enumerate(grid) if (cells >= 0).any()}


def _filled_squares(polygon: shapely.Polygon) -> Iterator[tuple[int, int, int]]:
    """Squares of cells that lie wholly inside, as large as can be: first column and row, cells on a side."""
    west, south, east, north = polygon.bounds
    side = COARSEST
    columns = np.arange((west + 180) / CELL_DEG // side, (east + 180) / CELL_DEG // side + 1) * side
    rows = np.arange((south + 90) / CELL_DEG // side, (north + 90) / CELL_DEG // side + 1) * side
    corners = np.array([axis.ravel() for axis in np.meshgrid(columns, rows)]).T.astype(int)
    while len(corners):
        degrees = corners * CELL_DEG - [180, 90]
        boxes = shapely.box(*degrees.T, *(degrees + side * CELL_DEG).T)
        inside = shapely.contains_properly(polygon, boxes)
        yield from ((column, row, side) for column, row in corners[inside].tolist())
        if side == 1:
            return
        side //= 2
        crossed = corners[~inside & shapely.intersects(polygon, boxes)]
        corners = np.vstack([crossed + np.array([x, y]) for x in (0, side) for y in (0, side)])


def _runs(cells: np.ndarray) -> str:
    starts = np.flatnonzero(np.diff(cells, prepend=-2))
    lengths = np.diff(starts, append=len(cells))
    runs = zip(starts.tolist(), lengths.tolist(), cells[starts].tolist(), strict=True)
    return " ".join(f"{start} {length} {unit}" for start, length, unit in runs if unit >= 0)


def _spread(territory: shapely.MultiPolygon) -> dict[str, Any]:
    """How the area of the mainland is spread along the axes."""
    plane, land = equal_area(mainland(territory))
    rings = [np.array(ring.coords) for part in land.geoms for ring in (part.exterior, *part.interiors)]
    edges = np.vstack([np.hstack([ring[:-1], ring[1:]]) for ring in rings])
    axes = [_along(edges, towards) for towards in AXES_DEG]
    return {"middle": round(plane.middle_lon, 6), "stretch": round(plane.stretch, 9), "axes": axes}


def _along(edges: np.ndarray, towards_deg: float) -> list[Any]:
    """Where the land begins and ends along an axis, and the share of it in each of the equal parts between."""
    turned = [along_axis((edges[:, column], edges[:, column + 1]), towards_deg) for column in (0, 2)]
    across = [along_axis((edges[:, column], edges[:, column + 1]), towards_deg + 90) for column in (0, 2)]
    low, high = float(np.min(turned)), float(np.max(turned))
    cuts = np.linspace(low, high, PARTS + 1)
    area = np.array([_area_below(turned[0], turned[1], across[1] - across[0], cut) for cut in cuts])
    shares = np.rint((area - area[0]) / (area[-1] - area[0]) * WHOLE).astype(int)
    return [round(low, 6), round(high, 6), " ".join(map(str, np.diff(shares).tolist()))]


def _area_below(start: np.ndarray, end: np.ndarray, rise: np.ndarray, cut: float) -> float:
    """Signed area of closed rings on the near side of a line across the axis (Green: the integral of min(x, cut) dy).

    Args:
        start: Where each edge starts along the axis.
        end: Where it ends.
        rise: How far it goes across the axis.
        cut: Where the line crosses the axis.
    """
    near, far = np.minimum(start, end), np.maximum(start, end)
    share = np.clip((cut - near) / np.maximum(far - near, 1e-300), 0, 1)
    mean = share * (near + np.minimum(far, cut)) / 2 + (1 - share) * cut
    return float((mean * rise).sum())
