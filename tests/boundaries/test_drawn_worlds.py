"""Topology on worlds that can be seen at a glance."""

import pytest

from storymap.model.places import LonLat

SIDE_KM = 110.9


def at(x, y):
    return LonLat(lon=x, lat=y)


def test_countries_side_by_side_share_a_border_of_the_length_of_their_common_side(draw_world):
    world = draw_world("AABB AABB")
    border = world.border("BB", "AA", "only")
    assert (border.a, border.b) == ("AA", "BB")
    assert border.km == pytest.approx(2 * 110.58, abs=0.1)
    assert border.chord_km == pytest.approx(border.km, rel=1e-6)
    assert border.ends == ((at(2, 0), at(2, 2)),)


def test_countries_that_touch_at_a_corner_share_no_border_but_have_no_gap(draw_world):
    world = draw_world("A. .B")
    assert world.border("AA", "BB", "only") is None
    assert world.neighbours("AA", "only") == ()
    assert world.gap_km("AA", "BB", "only") == 0


def test_countries_across_a_strait_are_as_far_apart_as_the_strait_is_wide(draw_world):
    world = draw_world("A..B")
    assert world.gap_km("AA", "BB", "only") == pytest.approx(2 * 111.3, rel=0.01)


def test_three_countries_meet_where_their_borders_do(draw_world):
    world = draw_world("AAB AAC")
    assert world.tripoints(frozenset({"AA", "BB", "CC"}), "only") == (at(2, 1),)
    (tripoint,) = world.tripoints_near(at(2.1, 1), within_km=20, view="only")
    assert tripoint.countries == {"AA", "BB", "CC"}
    assert tripoint.distance_km == pytest.approx(11.1, abs=0.1)


def test_three_countries_in_a_row_never_meet(draw_world):
    world = draw_world("ABC")
    assert world.tripoints(frozenset({"AA", "BB", "CC"}), "only") == ()
    assert world.tripoints_near(at(1, 1), within_km=500, view="only") == ()


def test_four_countries_at_one_corner_meet_in_every_three_of_them(draw_world):
    world = draw_world("AB CD")
    assert world.tripoints(frozenset({"AA", "BB", "DD"}), "only") == (at(1, 1),)


def test_an_enclave_has_a_border_whose_ends_coincide(draw_world):
    world = draw_world("AAA ABA AAA")
    border = world.border("AA", "BB", "only")
    assert border.chord_km == 0
    assert border.ends[0][0] == border.ends[0][1]
    assert world.is_landlocked("BB", "only")
    assert not world.is_landlocked("AA", "only")


def test_a_country_around_a_lake_state_is_not_in_it(draw_world):
    world = draw_world("AAA ABA AAA")
    assert world.country_at(at(1.5, 1.5), "only") == "BB"
    assert world.outside_km(at(1.5, 1.5), "AA", "only") == pytest.approx(55, abs=1)


def test_a_border_in_two_parts_sums_the_chords_of_both(draw_world):
    world = draw_world("AAB A.B AAB")
    border = world.border("AA", "BB", "only")
    assert len(border.ends) == 2
    assert border.chord_km == pytest.approx(border.km, rel=1e-6)


def test_a_detour_makes_a_border_longer_than_its_chord(draw_world):
    world = draw_world("AAAB ABBB AAAB")
    border = world.border("AA", "BB", "only")
    assert border.km > 2 * border.chord_km


class TestWorldviews:
    @pytest.fixture
    def world(self, draw_world):
        return draw_world("AAcB AAcB", one={"c": "AA"}, two={"c": "BB"}, three={"c": ""})

    def test_a_unit_belongs_to_its_owner_in_each_view(self, world):
        assert [world.country_at(at(2.5, 1.0), view) for view in world.worldviews] == ["AA", "BB", None]

    def test_the_border_runs_on_the_side_of_the_unit_that_is_foreign(self, world):
        assert world.border("AA", "BB", "one").ends[0][0].lon == 3
        assert world.border("AA", "BB", "two").ends[0][0].lon == 2
        assert world.border("AA", "BB", "three") is None

    def test_the_line_inside_a_territory_vanishes(self, world):
        territory = world.polygon("AA", "one")
        assert len(territory.geoms) == 1
        assert territory.area == pytest.approx(6)
        assert territory.bounds == (0, 0, 3, 2)

    def test_areas_move_with_the_unit_and_nothing_is_lost(self, world):
        whole = [world.area_km2("AA", view).all_parts + world.area_km2("BB", view).all_parts for view in ("one", "two")]
        assert whole[0] == pytest.approx(whole[1], abs=0.1)
        assert world.area_km2("AA", "one").all_parts > world.area_km2("AA", "two").all_parts

    def test_a_divided_unit_says_so(self, world):
        (unit,) = world.disputed()
        assert unit.is_divided
        assert unit.owners == (("one", "AA"), ("two", "BB"), ("three", None))


def test_dissolving_around_a_foreign_country_leaves_it_as_a_hole(draw_world):
    world = draw_world("Acc ABc Acc", only={"c": "AA"})
    territory = world.polygon("AA", "only")
    assert len(territory.geoms) == 1
    assert len(territory.geoms[0].interiors) == 1
    assert territory.area == pytest.approx(8)


def test_the_map_of_a_view_draws_countries_dissolved_and_disputed_units_apart(draw_world):
    world = draw_world("Acc ABc", only={"c": "AA"})
    topology = world._territories("only").topojson("50m", disputed=world.disputed(), name=str.lower)
    countries = {g["id"]: g for g in topology["objects"]["countries"]["geometries"]}
    assert countries["AA"]["properties"] == {"name": "aa"}
    assert len(countries["AA"]["arcs"]) == 1
    (unit,) = topology["objects"]["disputed"]["geometries"]
    assert unit["properties"]["owners"] == {"only": "AA"}
    assert topology["arcs"]


def test_shares_of_the_area_follow_the_direction(draw_world):
    world = draw_world("AAAA AAAA AAAA AAAA")
    north_east = at(3.9, 3.9)
    assert world.share_beyond(north_east, "AA", "north", "only") == pytest.approx(0.975, abs=0.01)
    assert world.share_beyond(north_east, "AA", "south", "only") == pytest.approx(0.025, abs=0.01)
    assert world.share_beyond(north_east, "AA", "east", "only") == pytest.approx(0.975, abs=0.01)
    assert world.share_beyond(north_east, "AA", "north-east", "only") > 0.99
    assert world.share_beyond(at(2, 2), "AA", "southwest", "only") == pytest.approx(0.5, abs=0.02)


def test_a_position_at_sea_has_the_country_within_the_tolerance_only(draw_world):
    world = draw_world("A.")
    assert world.country_at(at(1.03, 0.5), "only") == "AA"
    assert world.country_at(at(1.03, 0.5), "only", tolerance_km=2) is None
    assert world.country_at(at(1.5, 0.5), "only") is None


def test_depth_counts_from_the_nearest_side_and_is_nothing_outside(draw_world):
    world = draw_world("AAA AAA AAA")
    assert world.depth_km(at(1.5, 1.5), "AA", "only") == pytest.approx(1.5 * 110.6, rel=0.01)
    assert world.depth_km(at(5, 1.5), "AA", "only") == 0
    assert world.outside_km(at(4, 1.5), "AA", "only") == pytest.approx(SIDE_KM, rel=0.01)
