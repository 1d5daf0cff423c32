"""The build's own geometry: cutting at ±180°, pinches, passages through a coarse grid."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from boundaries_exact import Grid, exact_rings, noded_where_crossing, split_pinches
from boundaries_graph import HALF_TURN, build_graph, cut_at_antimeridian, delta, packed, winding

DEG = 1_000_000


def test_a_polygon_across_the_antimeridian_is_cut_into_two_that_end_on_it():
    ring = [(179 * DEG, 0), (-179 * DEG, 0), (-179 * DEG, DEG), (179 * DEG, DEG), (179 * DEG, 0)]
    parts = cut_at_antimeridian([ring])
    bounds = sorted(shapely.Polygon(part[0]).bounds for part in parts)
    assert bounds == [(-180 * DEG, 0, -179 * DEG, DEG), (179 * DEG, 0, 180 * DEG, DEG)]


def test_a_polygon_around_the_south_pole_is_closed_along_it():
    ring = [(x * DEG, -70 * DEG) for x in (-120, 0, 120)]
    (part,) = cut_at_antimeridian([[*ring, ring[0]]])
    west, south, east, north = shapely.Polygon(part[0]).bounds
    assert (west, south, east) == (-HALF_TURN, -90 * DEG, HALF_TURN)
    assert north == -70 * DEG


def test_a_polygon_that_keeps_its_side_comes_back_unchanged():
    polygon = [[(0, 0), (DEG, 0), (DEG, DEG), (0, 0)]]
    assert cut_at_antimeridian(polygon) == [polygon]


def test_a_ring_pinched_at_a_vertex_falls_into_two():
    ring = [(0, 0), (2, 0), (1, 1), (2, 2), (0, 2), (1, 1), (0, 0)]
    assert sorted(map(len, split_pinches(ring))) == [4, 4]


def test_a_spike_without_area_vanishes():
    ring = [(0, 0), (4, 0), (4, 4), (9, 4), (4, 4), (0, 4), (0, 0)]
    (whole,) = split_pinches(ring)
    assert (9, 4) not in whole
    assert shapely.Polygon(whole).area == 16


def test_two_passages_through_one_cell_keep_their_own_vertices():
    coast = np.array([[0.0, 0.0], [1.04, 1.0], [2.0, 0.0], [2.0, 3.0], [0.96, 1.0], [0.0, 3.0], [0.0, 0.0]])
    grid = Grid([1, 1], [0, 0], [coast])
    quantized = [(round(x), round(y)) for x, y in coast.tolist()]
    (ring,) = exact_rings([quantized], grid)
    assert len(set(ring)) == 6
    assert shapely.Polygon(ring).is_valid


def test_a_vertex_on_an_edge_is_given_to_every_ring_that_has_the_edge():
    one = [(0, 0), (10, 0), (10, 10), (5, 0), (0, 10), (0, 0)]
    other = [(0, 0), (0, -9), (10, 0), (0, 0)]
    noded_where_crossing([one], [one, other])
    assert (5, 0) in other


def test_neighbours_share_one_arc_walked_both_ways():
    left = [[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]]
    right = [[(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)]]
    graph = build_graph({"AA": [left], "BB": [right]})
    assert sorted(map(sorted, graph.users)) == [["AA"], ["AA", "BB"], ["BB"]]
    shared = next(number for number, users in enumerate(graph.users) if len(users) == 2)
    walked = [n for unit in graph.polygons.values() for ring in unit[0] for n in ring if n in (shared, ~shared)]
    assert sorted(walked) == [~shared, shared]


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1))
def test_differences_add_up_to_the_positions(points):
    assert [tuple(p) for p in np.cumsum(np.array(delta(points)), axis=0).tolist()] == points


@given(st.dictionaries(st.text(max_size=5), st.integers()))
def test_the_same_document_gives_the_same_bytes(document):
    assert packed(document) == packed(dict(document))


def test_winding_tells_which_way_a_ring_runs():
    ring = [(0, 0), (1, 0), (1, 1), (0, 0)]
    assert winding(ring) == 1
    assert winding(ring[::-1]) == -1
