"""Requirement 19: disputed areas are hatched, their lines dashed; the worldview and all attributions are named."""

import json
import math
import re
from itertools import pairwise

import pytest

from storymap.exporters.leaflet.basemap import decode_arc

pytestmark = pytest.mark.browser

PIXELS = """
(spots) => {
  const map = window[JSON.parse(document.getElementById('story-data').textContent).map];
  const canvas = document.querySelector('canvas.basemap');
  const [own, around] = [canvas, map.getContainer()].map((e) => e.getBoundingClientRect());
  const ratio = canvas.width / own.width;
  return spots.map(({ at, side }) => {
    const point = map.latLngToContainerPoint(at);
    const [x, y] = [point.x + around.left - own.left, point.y + around.top - own.top].map((v) => Math.round(v * ratio));
    const half = (side - 1) / 2;
    const { data } = canvas.getContext('2d').getImageData(x - half, y - half, side, side);
    const sums = Array.from({ length: side * side }, (_, n) => data[4 * n] + data[4 * n + 1] + data[4 * n + 2]);
    return Array.from({ length: side }, (_, row) => sums.slice(side * row, side * (row + 1)));
  });
}
"""
"""Red, green and blue added up, in a square of pixels around each spot of the basemap."""
WORLD = "() => 256 * 2 ** window[JSON.parse(document.getElementById('story-data').textContent).map].getZoom()"
IN_CRIMEA, IN_KHERSON_OBLAST = (45.35, 34.1), (46.75, 33.4)
SIDE = 25


@pytest.fixture(scope="module")
def crimea_bytes(exporter, hand_made, map_stories):
    text = "She went from Kherson to Simferopol."
    towns = [
        hand_made.make_place(name, lon, lat, radius=5)
        for name, lon, lat in (("Kherson", 32.6, 46.63), ("Simferopol", 34.1, 44.95))
    ]
    return exporter.export_story(
        map_stories.tell(hand_made, text, (map_stories.make_way(hand_made, "she", towns, text),))
    )


def squares(page, *places):
    return page.evaluate(PIXELS, [{"at": at, "side": SIDE} for at in places])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_disputed_area_is_hatched_with_diagonal_lines_five_pixels_apart_and_its_surroundings_are_not(
    open_page, crimea_bytes, scheme
):
    hatched, plain = squares(open_page(crimea_bytes, color_scheme=scheme).page, IN_CRIMEA, IN_KHERSON_OBLAST)
    assert len({value for row in plain for value in row}) == 1
    for upper, lower in pairwise(hatched):
        assert lower[:-1] == pytest.approx(upper[1:], abs=6)
    for row in hatched:
        assert row[:-5] == pytest.approx(row[5:], abs=6)
        assert max(row) - min(row) > 60
        assert sum(abs(value - plain[0][0]) > 60 for value in row) <= 0.6 * SIDE


def test_the_line_of_a_disputed_area_is_dashed(open_page, crimea_bytes):
    page = open_page(crimea_bytes).page
    line = contested_line(crimea_bytes, "crimea", pixel=1 / page.evaluate(WORLD))
    darkest = [min(map(min, square)) for square in page.evaluate(PIXELS, [{"at": at, "side": 3} for at in line])]
    drawn = [value < DARK for value in darkest]
    gaps = sum(before and not after for before, after in pairwise(drawn))
    assert 0.3 < sum(drawn) / len(drawn) < 0.9
    assert len(drawn) / 12 < gaps < len(drawn) / 5


DARK = 430
"""The line's own colour adds up to 280, a hatching line on the land to 549."""


def contested_line(content, code, *, pixel):
    """A spot every pixel along the longest line between a disputed area and the land that it is cut from."""
    basemap = json.loads(re.search(r'id="basemap-data">(.*?)</script>', content.decode())[1])
    cells = 2 ** basemap["bits"]
    users = {}
    for shape in basemap["shapes"]:
        for number in (n for polygon in shape["rings"] for ring in polygon for n in ring):
            users.setdefault(max(number, ~number), []).append(shape)
    arcs = basemap["arcs"].split(".")
    shared = [n for n, found in users.items() if len(found) > 2 and code in {shape["c"] for shape in found}]
    longest = max((decode_arc(arcs[n]) for n in shared), key=len)
    return [degrees(x, y) for x, y in walked([(x / cells, y / cells) for x, y in longest], pixel)]


def walked(line, step):
    """Points on the line, so far apart."""
    ahead = 0.0
    for (x, y), (to_x, to_y) in pairwise(line):
        length = math.dist((x, y), (to_x, to_y))
        while ahead < length:
            share = ahead / length
            yield x + share * (to_x - x), y + share * (to_y - y)
            ahead += step
        ahead -= length


def degrees(x, y):
    """From the Mercator square to latitude and longitude."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), 360 * x - 180


def test_attributions_and_the_worldview_are_on_the_page(open_page, page_bytes):
    page = open_page(page_bytes).page
    footer = page.locator("footer").inner_text()
    for words in ("Leaflet", "Natural Earth", "GeoNames", "CC BY 4.0", "de-facto", "Disputed areas are hatched"):
        assert words in footer
    assert "Leaflet" in page.locator(".credit").inner_text()
    assert "drafts by a machine" in page.locator("#claims").inner_text()
