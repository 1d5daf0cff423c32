"""State of a review → the page at which people decide: one HTML text with its scripts, styles and map inside."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from storymap.exporters.catalogue.words import DEFAULT, open_words
from storymap.exporters.csp import POLICY_SLOT, with_policy
from storymap.exporters.leaflet.basemap import encode_basemap
from storymap.exporters.leaflet.island import island_json, script_words
from storymap.exporters.leaflet.sources import colours, inline_files, leaflet_script, leaflet_style, shared_scripts
from storymap.exporters.leaflet.topology import Detail, mercator_point, read_world, thinned
from storymap.exporters.markup import Markup, element, join

_DARK_STYLE = "review-dark.css"
_PARTS = ("work", "text", "map", "item")
_CELL_DEG = 3.0
"""Around its places the map is drawn in cells of this size, each as fine as its data."""
_MOST_CELLS = 80
_FINE = 2.0**-19
_COARSE = 0.00012
"""A kilometre or two at most of Europe's latitudes: enough to set a pin anywhere by hand, and to look closer then."""
_GRID_BITS = 20


def review_page(state: Mapping[str, Any]) -> bytes:
    """The page with the state in it; it asks the server that sent it for everything else.

    Args:
        state: What `storymap/review/1` says; whatever is written in it is only ever text.
    """
    islands = {
        "state-data": island_json(state),
        "basemap-data": _basemap(cells_of(_positions(state))),
        "words-data": island_json(script_words(open_words(DEFAULT))),
    }
    data = (f'<script type="application/json" id="{name}">{content}</script>' for name, content in islands.items())
    page = f"{_head()}<body>\n{_frame()}\n{''.join(data)}\n{_scripts()}</body>\n</html>\n"
    return with_policy(page, image_hosts=("blob:",), connect=("'self'",)).encode("utf-8")


def _head() -> str:
    """The head; the dark colours hold when the person or the system asks for them."""
    assets = files("storymap.review") / "assets"
    style = colours("light") + inline_files(assets, ".css", left_out=(_DARK_STYLE,))
    dark = colours("dark") + (assets / _DARK_STYLE).read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="en" dir="ltr" data-view="work">\n<head>\n<meta charset="utf-8">\n{POLICY_SLOT}\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n'
        "<title>storymap review</title>\n"
        f"<style>{leaflet_style()}</style>\n<style>{style}</style>\n"
        f'<style id="dark" media="(prefers-color-scheme: dark)">{dark}</style>\n</head>\n'
    )


def _frame() -> Markup:
    """What the scripts fill: the bar above, and the list, text, map and panel beside each other."""
    titles = {"work": "What needs a decision", "text": "Text", "map": "Map", "item": "The open item"}
    parts = (element("section", id=f"part-{part}", aria_label=titles[part]) for part in _PARTS)
    return join(
        element("a", "To the list of decisions", class_="skip", href="#part-work"),
        element("header", id="top"),
        element("div", id="banners"),
        element("main", *parts, class_="desk"),
        element("p", class_="live", id="live", role="status", aria_live="polite"),
        element("p", id="alerts", role="alert"),
    )


def _scripts() -> str:
    own = inline_files(files("storymap.review") / "assets", ".js")
    scoped = f"(() => {{\n'use strict';\n{shared_scripts()}\n{own}\n}})();"
    return f"<script>{leaflet_script()}</script>\n<script>{scoped}</script>\n"


def _positions(state: Mapping[str, Any]) -> Iterator[tuple[float, float]]:
    """Longitude and latitude of all that may be looked at closely."""
    for place in state["places"]:
        known = (place.get("resolved"), place.get("at"), *place.get("candidates", ())[:3])
        yield from ((one["lon"], one["lat"]) for one in known if one)


def cells_of(positions: Iterator[tuple[float, float]]) -> tuple[tuple[int, int], ...]:
    """The cells of the map that positions lie in, those with the most of them first.

    >>> cells_of(iter([(10.7, 59.9), (10.8, 59.8), (-9.1, 38.7)]))
    ((3, 19), (-4, 12))
    """
    counts: dict[tuple[int, int], int] = {}
    for lon, lat in positions:
        cell = (int(lon // _CELL_DEG), int(lat // _CELL_DEG))
        counts[cell] = counts.get(cell, 0) + 1
    return tuple(sorted(counts, key=lambda cell: (-counts[cell], cell))[:_MOST_CELLS])


@lru_cache(maxsize=4)
def _basemap(cells: Sequence[tuple[int, int]]) -> str:
    """The island of the world, fine in the cells and around them."""
    details = tuple(Detail(box=_box(column, row), tolerance=_FINE) for column, row in cells)
    topology = thinned(read_world(), details, base_tolerance=_COARSE)
    return island_json(encode_basemap(topology, bits=_GRID_BITS, words=open_words(DEFAULT)))


def _box(column: int, row: int) -> tuple[float, float, float, float]:
    """A cell with a third of its size around it, in the Mercator square."""
    room = _CELL_DEG / 3
    west, south = column * _CELL_DEG - room, row * _CELL_DEG - room
    (left, bottom), (right, top) = (
        mercator_point(west, south),
        mercator_point(west + _CELL_DEG + 2 * room, south + _CELL_DEG + 2 * room),
    )
    return left, top, right, bottom
