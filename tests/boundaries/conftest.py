"""Helpers: the packaged boundaries, and small worlds drawn as text."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import shapely

from storymap.boundaries.atlas import Boundaries, open_boundaries
from storymap.boundaries.positions import Positions
from storymap.boundaries.shapes import Shapes
from storymap.model.places import LonLat

TOOLS = Path(__file__).resolve().parents[2] / "tools"
sys.path.insert(0, str(TOOLS))

from boundaries_assembly import assemble  # noqa: E402 - the tools are no package; their folder has to be known first
from boundaries_graph import build_graph, from_shapely, oriented, packed, to_topojson  # noqa: E402
from boundaries_positions import positions  # noqa: E402

CELL = 1_000_000
"""Side of a drawn cell in millionths of a degree: one degree."""


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    return open_boundaries()


@pytest.fixture(scope="session")
def draw_world() -> Callable[..., Boundaries]:
    return _draw_world


def _draw_world(drawing: str, **views: Mapping[str, str]) -> Boundaries:
    """A world of cells one degree wide; its lower left corner is at 0° N, 0° E.

    A capital `A` is the country AA; a small letter is a unit whose owner each view names: `one={"c": "AA"}`. A dot is
    sea. Without views there is one, called `only`.
    """
    rows = [row.strip() for row in drawing.split() if row.strip()][::-1]
    cells: dict[str, list[shapely.Polygon]] = {}
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            if letter != ".":
                box = shapely.box(x * CELL, y * CELL, (x + 1) * CELL, (y + 1) * CELL)
                cells.setdefault(letter, []).append(box)
    shapes = {_unit(letter): oriented(from_shapely(_joined(boxes))) for letter, boxes in cells.items()}
    graph = build_graph(shapes)
    table = assemble(dict.fromkeys(("10m", "50m", "110m"), graph), _world(views or {"only": {}}))
    content = _unpacked(packed(to_topojson(graph, {}, object_name="units")))
    world = Boundaries(table, lambda _scale: Shapes(content))
    return Boundaries(table, lambda _scale: Shapes(content), lambda: Positions(positions(world, Shapes(content))))


def _unit(letter: str) -> str:
    return letter * 2 if letter.isupper() else f"unit-{letter}"


def _joined(boxes: list[shapely.Polygon]) -> shapely.Geometry:
    """The cells as polygons with a vertex at every corner of a cell, so that neighbours share them."""
    return shapely.segmentize(shapely.union_all(boxes), CELL)


def _world(views: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    letters = sorted({letter for owners in views.values() for letter in owners})
    return {
        "view": [{"name": name, "note": f"The view called {name}."} for name in views],
        "unit": [
            {
                "id": _unit(letter),
                "name": f"Unit {letter}",
                "owners": {name: owners[letter] for name, owners in views.items()},
            }
            for letter in letters
        ],
    }


def _unpacked(content: bytes) -> bytes:
    import gzip

    return gzip.decompress(content)


@pytest.fixture(scope="session")
def kirkenes() -> LonLat:
    return LonLat(lon=30.045, lat=69.727)
