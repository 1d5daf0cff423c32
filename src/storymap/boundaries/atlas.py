"""Questions about countries → answers from the boundary data: the one door to it.

Everything about borders, neighbours, areas and meeting points is looked up in a precomputed table. Polygons are
decoded only when a position has to be compared with them, and only those that are needed.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Any

from storymap.boundaries.coasts import Coasts, read_coasts
from storymap.boundaries.groups import group_members, group_names
from storymap.boundaries.names import country_code, country_name
from storymap.boundaries.positions import Positions, read_positions
from storymap.boundaries.topology import AreaReadings, Border, Tripoint, ViewTable, read_table, view_tables
from storymap.boundaries.worldviews import DisputedUnit, Worldview, read_disputed, read_worldviews
from storymap.errors import DataError, UnknownPlaceError
from storymap.model.places import LonLat

if TYPE_CHECKING:
    from shapely import MultiPolygon

    from storymap.boundaries.territories import Part, ShapesReader, Territories

DIRECTIONS_DEG = {
    "north": 0.0,
    "north-northeast": 22.5,
    "northeast": 45.0,
    "east-northeast": 67.5,
    "east": 90.0,
    "east-southeast": 112.5,
    "southeast": 135.0,
    "south-southeast": 157.5,
    "south": 180.0,
    "south-southwest": 202.5,
    "southwest": 225.0,
    "west-southwest": 247.5,
    "west": 270.0,
    "west-northwest": 292.5,
    "northwest": 315.0,
    "north-northwest": 337.5,
}
"""Directions by name, clockwise from north."""


class Boundaries:
    """The countries of the world, in every worldview.

    Countries are given by ISO 3166-1 alpha-2 code (`XK` for Kosovo, codes of the private range for polities without
    one). Worldviews are given by name. Unknown names raise `UnknownPlaceError`.
    """

    def __init__(
        self,
        table: Mapping[str, Any],
        shapes: "ShapesReader | None" = None,
        positions: Callable[[], Positions] = read_positions,
    ) -> None:
        self.source: str = table["source"]
        self.worldviews: tuple[str, ...] = tuple(view["name"] for view in table["views"])
        self._views: dict[str, Worldview] = read_worldviews(table)
        self._tables: dict[str, ViewTable] = view_tables(table)
        self._nodes: list[tuple[LonLat, frozenset[str]]] = [
            (LonLat(lon=lon, lat=lat), frozenset(units)) for lon, lat, units in table["nodes"]
        ]
        self._table = table
        self._shapes = shapes
        self._positions = positions
        self._opened: dict[str, Territories] = {}

    def in_views(self, views: Sequence[str]) -> "Boundaries":
        """The same boundaries seen in these worldviews only, in the order given; in all where none is given."""
        for view in views:
            self._view(view)
        limited = copy(self)
        limited.worldviews = tuple(dict.fromkeys(views)) or self.worldviews
        return limited

    def worldview_note(self, view: str) -> str:
        """One sentence on whose borders a view draws."""
        return self._view(view).note

    def code(self, name: str) -> str:
        """Alpha-2 code of a country by name, long name, common variant or code.

        Raises:
            UnknownPlaceError: No country is called that; the message suggests similar names.
        """
        return country_code(name)

    def name(self, code: str) -> str:
        """English short name of a country."""
        return country_name(code)

    def border(self, a: str, b: str, view: str) -> Border | None:
        """The land border of two countries in a view; `None` when they share none."""
        return self._tables_of(view).border(a, b)

    def neighbours(self, code: str, view: str) -> tuple[str, ...]:
        """Codes of the countries with which one shares a land border, sorted."""
        return self._tables_of(view).neighbours(code)

    def gap_km(self, a: str, b: str, view: str) -> float:
        """Shortest distance between two territories; 0 when they touch.

        Exact to the 10m lines up to about 500 km; beyond, to the coarsest lines that draw both.
        """
        known = self._tables_of(view).gap_km(a, b)
        return known if known is not None else self._territories(view).far_gap_km(a, b)

    def tripoints(self, codes: frozenset[str], view: str) -> tuple[LonLat, ...]:
        """Positions where all the countries meet, in the order of the data; empty when they never do."""
        owned = self._view(view)
        return tuple(position for position, units in self._nodes if _meet(codes, [owned.codes(unit) for unit in units]))

    def tripoints_near(self, position: LonLat, *, within_km: float, view: str) -> tuple[Tripoint, ...]:
        """Positions within `within_km` where three or more countries meet, nearest first."""
        from storymap.geo import distance_km

        reach = within_km / 110 + 0.1
        found = [
            Tripoint(countries=owners, position=node, distance_km=distance_km(position, node))
            for node, units in self._nodes
            if abs(node.lat - position.lat) <= reach and len(owners := self._owners(units, view)) > 2
        ]
        return tuple(sorted((t for t in found if t.distance_km <= within_km), key=lambda t: t.distance_km))

    def _owners(self, units: frozenset[str], view: str) -> frozenset[str]:
        owned = self._view(view)
        return frozenset(owner for unit in units if (owner := owned.owner(unit)))

    def country_at(self, position: LonLat, view: str, *, tolerance_km: float = 5) -> str | None:
        """The country at a position, or the nearest one within the tolerance: coasts are drawn coarsely.

        `None` at sea, and on land that no country owns in the view.
        """
        unit = self._positions().unit_around(position)
        if unit is not None and (owner := self._view(view).owner(unit)):
            return owner
        return self._territories(view).country_at(position, tolerance_km=tolerance_km)

    def outside_km(self, position: LonLat, code: str, view: str) -> float:
        """How far outside a country a position lies; 0 inside."""
        if self._positions().unit_around(position) in self._view(view).territory(code):
            return 0.0
        return self._territories(view).outside_km(position, code)

    def depth_km(self, position: LonLat, code: str, view: str) -> float:
        """How far inside a country a position lies, from its borders and coasts; 0 outside."""
        return self._territories(view).depth_km(position, code)

    def border_km(self, position: LonLat, a: str, b: str, view: str) -> float:
        """How far from the land border of two countries a position lies; infinite when they share none."""
        return self._territories(view).border_km(position, a, b)

    def part_at(self, position: LonLat, code: str, view: str) -> "Part | None":
        """The connected part of a country that a position lies in; `None` outside."""
        return self._territories(view).part_at(position, code)

    def polygon(self, code: str, view: str, *, scale: str = "10m") -> "MultiPolygon":
        """The territory as a shapely MultiPolygon in degrees, cut at ±180°; empty when not drawn at the scale."""
        return self._territories(view).multipolygon(code, scale=scale)

    def border_lines(self, a: str, b: str, view: str, *, scale: str = "10m") -> tuple[tuple[LonLat, ...], ...]:
        """The lines of a land border; empty when there is none at the scale."""
        return self._territories(view).border_lines(a, b, scale=scale)

    def land_in(
        self, box: tuple[float, float, float, float], view: str, *, scale: str = "10m"
    ) -> tuple[tuple[str | None, "MultiPolygon"], ...]:
        """The land that reaches into a box (west, south, east, north), by its owner's code: for small maps.

        Only the polygons that reach into it are there. Meridians may run beyond ±180°, those of the land do then too;
        the code is `None` for land that nobody owns in the view.
        """
        return self._territories(view).land_in(box, scale=scale)

    def area_km2(self, code: str, view: str) -> AreaReadings:
        """The area of a country in several readings.

        Raises:
            UnknownPlaceError: The country owns no land in the data.
        """
        area = self._tables_of(view).area(code)
        if area is None:
            raise UnknownPlaceError(f"{code!r} owns no land in the boundary data; give a country's alpha-2 code")
        return area

    def share_beyond(self, position: LonLat, code: str, direction: str, view: str) -> float:
        """Share of the mainland's area on the other side of a position, seen against a direction.

        Near 1 for a position at the far north asked for `north`, near 0 at the far south. The mainland is the
        largest part and the parts within 200 km of it.

        Args:
            position: Where the place lies.
            code: The country.
            direction: One of the eight main ones of `DIRECTIONS_DEG`, also hyphenated.
            view: The worldview.
        """
        self._view(view)
        towards = DIRECTIONS_DEG[direction.replace("-", "")]
        share = self._positions().share_behind(position, code, towards_deg=towards, view=view)
        if share is None:
            raise UnknownPlaceError(f"{code!r} owns no land in the boundary data; give a country's alpha-2 code")
        return share

    def members(self, group: str, *, year: int | None = None) -> frozenset[str]:
        """Members of a group of countries such as `nordic` or `eu`, at the end of a year; `None` is now."""
        return group_members(group, year=year)

    def groups(self) -> tuple[str, ...]:
        """Names of the groups, sorted."""
        return group_names()

    def is_landlocked(self, code: str, view: str) -> bool:
        """Whether a country has no coast on the sea; the Caspian is none."""
        return code in self._tables_of(view).landlocked

    def coasts(self, view: str) -> Coasts:
        """The coasts of every country: lengths, seas, shares of continental land, middles."""
        self._view(view)
        return read_coasts(view)

    def close_to(self, code: str, view: str, *, within_km: float) -> tuple[str, ...]:
        """Codes of the countries that do not touch one, but come within so many km (500 at most) of it, sorted."""
        return self._tables_of(view).close_to(code, within_km)

    def topojson(self, scale: str, *, view: str | None = None) -> dict[str, Any]:
        """The world as a TopoJSON topology.

        Objects: `countries`, dissolved by owner, with `id` alpha-2 and `properties.name`; and `disputed`, the
        disputed units with `properties.name`, `owners` by view, `claimed_by` and `note`.

        Args:
            scale: `10m`, `50m` or `110m`.
            view: Whose borders; the first worldview when not given.
        """
        return self._territories(view or self.worldviews[0]).topojson(
            scale, disputed=self.disputed(), name=country_name
        )

    def codes(self, view: str) -> tuple[str, ...]:
        """Codes of all that own land in a view, sorted."""
        return self._view(view).owners()

    def counts_as(self, code: str, view: str) -> str | None:
        """Code of the country that owns the land of that code in a view: itself, another, or `None` for nobody's."""
        return self._view(view).owner(code)

    def disputed(self) -> tuple[DisputedUnit, ...]:
        """The disputed units, by id."""
        return read_disputed(self._table)

    def claimed_land(self, position: LonLat, code: str | None = None) -> DisputedUnit | None:
        """The disputed unit that a position lies amid, or the one of that code; `None` on undisputed land."""
        units = {unit.id: unit for unit in self.disputed()}
        return units.get(self._positions().unit_around(position) or "") or units.get(code or "")

    def _view(self, view: str) -> Worldview:
        if view not in self._views:
            raise UnknownPlaceError(f"no worldview called {view!r}; known: {', '.join(self.worldviews)}")
        return self._views[view]

    def _tables_of(self, view: str) -> ViewTable:
        self._view(view)
        return self._tables[view]

    def _territories(self, view: str) -> "Territories":
        if view not in self._opened:
            from storymap.boundaries.shapes import read_shapes
            from storymap.boundaries.territories import Territories

            self._opened[view] = Territories(self._view(view), self._shapes or read_shapes)
        return self._opened[view]


def _meet(codes: frozenset[str], answers: list[tuple[str, ...]]) -> bool:
    """Whether each code can be given a unit of its own among those around a node."""
    return len(codes) > 1 and all(any(code in own for own in answers) for code in codes)


@cache
def open_boundaries() -> Boundaries:
    """The packaged boundaries, opened once; polygons are read when first asked for.

    Raises:
        DataError: The data is missing or damaged.
    """
    try:
        return Boundaries(read_table())
    except KeyError as error:
        raise DataError(f"the boundary table lacks {error}; reinstall storymap") from error
