"""The precomputed table of coasts → their lengths, their seas, shares of continental land, the middles of countries."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from storymap.boundaries.topology import SCALES
from storymap.errors import DataError
from storymap.model.places import LonLat
from storymap.resources import data_path

OnSea = Literal["on", "near", "off", "unknown"]
"""Whether a coast is on a sea; `near` and `unknown` where boxes around seas cannot tell."""
CASPIAN = "caspian-sea"
"""Key of the sea that is a lake for the question of access to the sea."""
_FORMAT = 1


class Coasts:
    """The table of one worldview."""

    def __init__(self, table: Mapping[str, Any], view: str) -> None:
        self._names: Mapping[str, str] = table["seas"]
        self._open = frozenset(table["open"])
        self._entries: Mapping[str, Any] = table["views"][view]

    def lengths(self, code: str) -> tuple[tuple[str, float | None], ...]:
        """Scale → km of coast on the sea, the Caspian's left out; `None` where the scale draws none."""
        return tuple(zip(SCALES, self._entries["km"].get(code, (None,) * len(SCALES)), strict=True))

    def on_sea(self, code: str, sea: str) -> OnSea:
        """Whether a country has a coast on the sea of that name.

        Seas with coasts beyond their boxes, such as oceans, are never `off`.
        """
        key = self._names.get(sea.casefold())
        if key is None:
            return "unknown"
        littoral = self._entries["seas"][key]
        if code in littoral["on"]:
            return "on"
        return "near" if code in littoral["near"] or key in self._open else "off"

    def continental_share(self, code: str) -> float:
        """Share of a country's land that belongs to a continent, not to an island; in [0, 1]."""
        return float(self._entries["continental"].get(code, 0.0))

    def middle(self, code: str) -> LonLat | None:
        """Centroid of the largest part; `None` for a code without land."""
        found = self._entries["middles"].get(code)
        return LonLat(lon=found[0], lat=found[1]) if found else None


@cache
def read_coasts(view: str) -> Coasts:
    """The packaged table of a worldview, read once.

    Raises:
        DataError: It is missing, damaged or of another version.
    """
    try:
        return Coasts(_read(), view)
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"the table of coasts cannot be read ({error}); reinstall storymap") from error


@cache
def _read() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(data_path("boundaries", "coastlines.json").read_text(encoding="utf-8"))
    if table.get("format") != _FORMAT:
        raise ValueError(f"format {table.get('format')}, expected {_FORMAT}")
    return table
