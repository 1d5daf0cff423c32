"""Gates of the build, on the committed files."""

import hashlib
import itertools
import tomllib
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
import shapely

from boundaries_shares import exact_share, mainland
from storymap.boundaries.estimates import border_estimate
from storymap.boundaries.positions import CELL_DEG, read_positions
from storymap.boundaries.shapes import read_shapes
from storymap.boundaries.topology import SCALES
from storymap.geo import distance_km
from storymap.model.places import LonLat
from storymap.resources import attributions, data_path

SIMFEROPOL = LonLat(lon=34.10, lat=44.95)
LAAYOUNE = LonLat(lon=-13.20, lat=27.15)
PUBLISHED_TRERIKSROYSA = LonLat(lon=28.9293, lat=69.0506)


def test_the_border_of_norway_and_russia_has_its_known_lengths(boundaries):
    lengths = dict(boundaries.border("NO", "RU", "de-facto").lengths)
    assert lengths["10m"] == pytest.approx(165.10, abs=0.05)
    assert lengths["50m"] == pytest.approx(151.2, abs=0.1)
    assert lengths["110m"] == pytest.approx(114.3, abs=0.1)


def test_the_estimate_for_norway_and_russia_is_that_of_the_calibration(boundaries):
    estimate = border_estimate(boundaries.border("NO", "RU", "de-facto"))
    assert estimate.value == pytest.approx(189, abs=0.5)
    assert estimate.interval_95 == pytest.approx((157, 252), abs=0.5)


def test_norway_finland_and_russia_meet_at_one_shared_vertex(boundaries):
    (node,) = boundaries.tripoints(frozenset({"NO", "FI", "RU"}), "de-facto")
    assert (node.lat, node.lon) == pytest.approx((69.0273, 28.9541), abs=0.0001)
    assert distance_km(node, PUBLISHED_TRERIKSROYSA) == pytest.approx(2.8, abs=0.05)
    (near,) = boundaries.tripoints_near(PUBLISHED_TRERIKSROYSA, within_km=30, view="un")
    assert near.countries == {"NO", "FI", "RU"}


@pytest.mark.parametrize("scale", SCALES)
def test_all_polygons_are_valid_and_none_overlap(scale):
    shapes = read_shapes(scale)
    keys, _ = shapes.boxes
    polygons = np.array([shapes.polygon(*key) for key in keys])
    assert shapely.is_valid(polygons).all()
    one, other = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    pairs = one < other
    assert shapely.touches(polygons[one[pairs]], polygons[other[pairs]]).all()


def test_all_territories_are_valid_in_every_view(boundaries):
    invalid = [
        (view, code)
        for view in boundaries.worldviews
        for code in boundaries.codes(view)
        if not boundaries.polygon(code, view, scale="50m").is_valid
    ]
    assert invalid == []


def test_every_line_is_stored_once_and_has_at_most_two_sides():
    shapes = read_shapes("10m")
    assert max(len(units) for units in shapes.users.values()) == 2
    assert len({units for units in shapes.users.values() if len(units) == 2}) >= 334
    edges: Counter[frozenset[tuple[float, float]]] = Counter()
    for number in shapes.users:
        points = [tuple(p) for p in shapes.arc(number).tolist()]
        edges.update(frozenset(edge) for edge in pairwise(points))
    assert max(edges.values()) == 1


def test_kirkenes_lies_in_no_polygon_at_50m_and_is_answered_by_the_nearest_country(boundaries, kirkenes):
    spot = shapely.Point(kirkenes.lon, kirkenes.lat)
    assert not boundaries.polygon("NO", "de-facto", scale="50m").contains(spot)
    assert boundaries.country_at(kirkenes, "de-facto") == "NO"


def test_crimea_is_russian_in_fact_and_ukrainian_for_the_united_nations(boundaries):
    assert boundaries.country_at(SIMFEROPOL, "de-facto") == "RU"
    assert boundaries.country_at(SIMFEROPOL, "un") == "UA"


@pytest.mark.parametrize(
    ("one", "other"), [("RU", "UA"), ("IL", "SY"), ("MA", "EH"), ("RS", "XK"), ("SO", "XS"), ("CN", "TW")]
)
def test_what_one_country_gains_in_another_view_the_other_loses_and_no_sliver_is_left(boundaries, one, other):
    def land(view):
        codes = [code for code in (one, other) if code in boundaries.codes(view)]
        return shapely.union_all([boundaries.polygon(code, view) for code in codes])

    assert shapely.symmetric_difference(land("de-facto"), land("un")).area == 0


def test_ukraine_with_crimea_is_one_mainland(boundaries):
    de_facto, un = (boundaries.area_km2("UA", view).all_parts for view in ("de-facto", "un"))
    assert un - de_facto == pytest.approx(27_000, rel=0.02)
    largest = max(boundaries.polygon("UA", "un").geoms, key=lambda part: part.area)
    assert largest.contains(shapely.Point(SIMFEROPOL.lon, SIMFEROPOL.lat))


def test_laayoune_is_in_morocco_in_fact_and_in_western_sahara_for_the_united_nations(boundaries):
    assert boundaries.country_at(LAAYOUNE, "de-facto") == "MA"
    assert boundaries.country_at(LAAYOUNE, "un") == "EH"


@pytest.mark.parametrize("code", ["XK", "XS", "XC", "KZ", "AU", "VA", "TW", "CX", "CC", "GF", "SJ"])
def test_polities_that_are_easily_lost_are_present_in_every_view(boundaries, code):
    for view in boundaries.worldviews:
        assert not boundaries.polygon(code, view).is_empty


def test_vatican_city_has_not_collapsed_and_lies_in_italy(boundaries):
    assert boundaries.area_km2("VA", "de-facto").all_parts > 0
    assert boundaries.country_at(LonLat(lon=12.4534, lat=41.9033), "un", tolerance_km=1) in {"IT", "VA"}
    assert boundaries.neighbours("VA", "de-facto") == ("IT",)


def test_country_names_are_full(boundaries):
    names = [boundaries.name(code) for view in boundaries.worldviews for code in boundaries.codes(view)]
    assert [name for name in names if name.endswith(".") or "&" in name or "St." in name] == []
    assert boundaries.name("CF") == "Central African Republic"


def test_landlocked_countries_are_those_without_a_sea_and_the_caspian_is_none(boundaries):
    landlocked = {code for code in boundaries.codes("un") if boundaries.is_landlocked(code, "un")}
    assert {"KZ", "TM", "AZ", "AT", "BO", "LS", "VA", "SM", "LI", "UZ", "SS", "ET"} <= landlocked
    assert not landlocked & {"IR", "RU", "NO", "BA", "CD", "SI", "JO", "IQ"}


def test_areas_are_read_with_and_without_far_parts(boundaries):
    france, norway = (boundaries.area_km2(code, "de-facto") for code in ("FR", "NO"))
    assert france.all_parts - france.near_parts > 80_000
    assert norway.all_parts - norway.near_parts == pytest.approx(62_000, rel=0.05)


def test_parts_with_a_code_of_their_own_are_found_by_it(boundaries):
    cayenne = LonLat(lon=-52.33, lat=4.92)
    assert boundaries.country_at(cayenne, "un") == "FR"
    assert boundaries.outside_km(cayenne, "GF", "un") == 0
    assert boundaries.border("GF", "BR", "un") == boundaries.border("BR", "GF", "un")
    assert "GF" not in boundaries.neighbours("BR", "un")


def test_kosovo_has_borders_in_a_view_that_does_not_know_it_but_none_with_serbia(boundaries):
    assert boundaries.border("XK", "RS", "de-facto") is not None
    assert boundaries.border("XK", "RS", "un") is None
    assert boundaries.border("XK", "AL", "un") is not None


def test_neighbours_are_those_of_an_atlas(boundaries):
    assert boundaries.neighbours("NO", "de-facto") == ("FI", "RU", "SE")
    assert boundaries.neighbours("ES", "de-facto") == ("AD", "FR", "GI", "MA", "PT")
    assert len({*boundaries.neighbours("CN", "de-facto")} - {"HK", "MO"}) == 14


def test_disputed_units_are_listed_with_their_owners_and_claimants(boundaries):
    units = {unit.id: unit for unit in boundaries.disputed()}
    assert units["crimea"].owners == (("de-facto", "RU"), ("un", "UA"))
    assert units["essequibo"].claimed_by == ("VE",)
    assert all(unit.note.endswith(".") for unit in units.values())
    assert "baikonur" not in units


@pytest.mark.parametrize("scale", SCALES)
def test_the_map_of_the_first_view_has_countries_and_disputed_units(boundaries, scale):
    topology = boundaries.topojson(scale)
    countries = {g["id"]: g["properties"]["name"] for g in topology["objects"]["countries"]["geometries"]}
    assert countries["NO"] == "Norway"
    assert len(countries) >= 175
    used = {n if n >= 0 else ~n for g in topology["objects"]["countries"]["geometries"] for n in _numbers(g["arcs"])}
    assert max(used) < len(topology["arcs"])
    assert "crimea" in {g["id"] for g in topology["objects"]["disputed"]["geometries"]}


def _numbers(nested):
    return [nested] if isinstance(nested, int) else [n for part in nested for n in _numbers(part)]


def test_the_manifest_names_every_derived_file_with_its_hash():
    folder = data_path("boundaries")
    manifest = tomllib.loads((folder / "MANIFEST.toml").read_text(encoding="utf-8"))
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    del hashes["MANIFEST.toml"]
    assert manifest["sha256"] == hashes


def test_the_boundaries_stay_below_eight_megabytes():
    assert sum(path.stat().st_size for path in data_path("boundaries").iterdir()) < 8_000_000


def test_sources_say_their_licence_and_what_to_print():
    for attribution in attributions("boundaries"):
        assert attribution.licence
        assert attribution.text


@pytest.mark.parametrize("code", ["RU", "CA", "NO", "FJ", "AQ", "US", "ID"])
def test_shares_of_the_mainland_on_the_two_sides_of_a_place_add_up_to_the_whole(boundaries, code):
    inside = boundaries.polygon(code, "un").representative_point()
    position = LonLat(lon=inside.x, lat=inside.y)
    for one, other in (("north", "south"), ("east", "west"), ("northeast", "southwest")):
        shares = [boundaries.share_beyond(position, code, direction, "un") for direction in (one, other)]
        assert sum(shares) == pytest.approx(1, abs=0.001)


def test_vladivostok_lies_in_the_south_east_of_russia(boundaries):
    vladivostok = LonLat(lon=131.9, lat=43.12)
    assert boundaries.share_beyond(vladivostok, "RU", "south", "un") > 0.97
    assert boundaries.share_beyond(vladivostok, "RU", "east", "un") > 0.7


EIGHT = [0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0]


@pytest.mark.parametrize("code", ["NO", "UA", "SG", "MH", "AQ", "CL", "XK"])
def test_shares_from_the_table_are_those_of_the_polygons(boundaries, code):
    land = mainland(boundaries.polygon(code, "un"))
    west, south, east, north = land.bounds
    for turn, towards in itertools.product((0.1, 0.4, 0.7, 0.95), EIGHT):
        position = LonLat(lon=west + turn * (east - west), lat=south + (1 - turn) * (north - south))
        share = read_positions().share_behind(position, code, towards_deg=towards, view="un")
        assert share == pytest.approx(exact_share(land, position, towards_deg=towards), abs=0.01)


def test_a_unit_that_fills_a_cell_holds_all_of_it(boundaries):
    shapes = read_shapes("10m")
    seen = 0
    for lon, lat in itertools.product(range(-180, 180, 7), range(-89, 89, 5)):
        position = LonLat(lon=lon + 0.01, lat=lat + 0.01)
        unit = read_positions().unit_around(position)
        if unit:
            cell = shapely.box(lon, lat, lon + CELL_DEG, lat + CELL_DEG)
            parts = [shapes.polygon(unit, number) for number in range(len(shapes.units[unit]))]
            assert shapely.contains_properly(parts, cell).sum() == 1
            seen += 1
    assert seen > 300


def test_positions_near_a_border_are_left_to_the_polygons():
    border_station = LonLat(lon=30.045, lat=69.727)
    assert read_positions().unit_around(border_station) is None
    assert read_positions().unit_around(LonLat(lon=0, lat=0)) is None
