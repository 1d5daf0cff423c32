"""Laws of distances, bearings and lines on the ellipsoid."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storymap import geo
from storymap.model.places import LonLat

positions = st.builds(LonLat, lon=st.floats(-180, 180), lat=st.floats(-89.9, 89.9))


@given(a=positions, b=positions)
def test_distance_is_symmetric_and_never_negative(a, b):
    assert geo.distance_km(a, b) == pytest.approx(geo.distance_km(b, a), abs=1e-6)
    assert geo.distance_km(a, b) >= 0


@given(a=positions, b=positions, c=positions)
def test_no_detour_is_shorter(a, b, c):
    assert geo.distance_km(a, c) <= geo.distance_km(a, b) + geo.distance_km(b, c) + 1e-6


@given(a=positions, b=positions)
def test_bearing_lies_in_a_full_circle(a, b):
    assert 0 <= geo.bearing_deg(a, b) < 360


@given(lon=st.floats(-1e6, 1e6))
def test_wrapped_longitude_is_on_the_map(lon):
    assert -180 <= geo.wrap_lon(lon) <= 180


@given(a=positions, b=positions)
def test_great_circle_never_jumps_across_the_antimeridian(a, b):
    for part in geo.great_circle(a, b):
        assert all(abs(q.lon - p.lon) <= 180 for p, q in pairwise(part))


@given(a=positions, b=positions)
def test_great_circle_joins_its_ends(a, b):
    parts = geo.great_circle(a, b)
    assert (parts[0][0], parts[-1][-1]) == (a, b)


def test_a_line_over_the_date_line_is_cut_on_it():
    parts = geo.great_circle(LonLat(lon=179, lat=10), LonLat(lon=-179, lat=10))
    assert [parts[0][-1].lon, parts[1][0].lon] == [180.0, -180.0]
    assert parts[0][-1].lat == parts[1][0].lat


def test_ring_area_of_one_degree_at_the_equator():
    assert geo.ring_area_km2([0, 1, 1, 0, 0], [0, 0, 1, 1, 0]) == pytest.approx(12309, abs=5)


def test_destination_is_at_that_distance_and_bearing():
    start = LonLat(lon=30, lat=69)
    end = geo.destination(start, bearing=45, distance=100)
    assert geo.distance_km(start, end) == pytest.approx(100)
    assert geo.bearing_deg(start, end) == pytest.approx(45)


@given(a=positions, b=positions, share=st.floats(min_value=0.9, max_value=1.1))
def test_being_within_a_distance_is_what_the_geodesic_says(a, b, share):
    assume(geo.distance_km(a, b) > 0.001)
    distance = geo.distance_km(a, b) * share
    assert geo.is_within(a, b, distance=distance) == (geo.distance_km(a, b) <= distance)
