"""Edges that are looked at for what lies within a distance are all that do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.boundaries.distances import edges_near, line_segments, nearest_km
from storymap.model.places import LonLat

LATITUDES, LONGITUDES = st.floats(-89.9, 89.9), st.floats(-180, 180)
LINES = st.lists(st.tuples(LONGITUDES, LATITUDES), min_size=2, max_size=6)


@settings(max_examples=60, deadline=None)
@given(line=LINES, lon=LONGITUDES, lat=LATITUDES, within_km=st.floats(1, 300))
def test_edges_that_are_left_out_are_farther_away(line, lon, lat, within_km):
    segments, position = line_segments(np.array(line)), LonLat(lon=lon, lat=lat)
    away = nearest_km(position, segments)
    near = nearest_km(position, edges_near(segments, position, within_km=within_km))
    assert away > within_km or near == pytest.approx(away)


def test_edges_beyond_the_date_line_are_near():
    segments = line_segments(np.array([[179.9, 65.0], [179.9, 66.0]]))
    assert len(edges_near(segments, LonLat(lon=-179.9, lat=65.5), within_km=20)) > 0
    assert len(edges_near(segments, LonLat(lon=170, lat=65.5), within_km=20)) == 0
