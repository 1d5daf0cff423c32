"""Views: every place inside, never round the long way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storymap import geo
from storymap.model.chapters import View
from storymap.model.places import LonLat, Place
from storymap.stories.views import _arc, view_of

places = st.builds(
    lambda lon, lat, radius: Place(
        id="t:x",
        name="x",
        feature_class="P",
        feature_code="PPL",
        location=LonLat(lon=lon, lat=lat),
        radius_km=radius,
    ),
    st.floats(-180, 180),
    st.floats(-90, 90),
    st.floats(0, 3000),
)


def at(lon: float, lat: float) -> Place:
    return Place(
        id="t:x", name="x", feature_class="P", feature_code="PPL", location=LonLat(lon=lon, lat=lat), radius_km=5
    )


def width_of(view: View) -> float:
    west, east = view.south_west.lon, view.north_east.lon
    return east - west if east >= west else east - west + 360


@given(st.lists(places, min_size=1, max_size=6))
def test_every_place_lies_inside_its_view(found):
    view = view_of(found)
    for place in found:
        assert view.south_west.lat <= place.location.lat <= view.north_east.lat
        assert (place.location.lon - view.south_west.lon) % 360 <= width_of(view) + 1e-6 or width_of(view) == 360


EDGES = (-360.0, -180.0, -1e-13, 0.0, 1e-13, 180.0)
wests = st.one_of(st.floats(-360, 180), st.sampled_from(EDGES), st.integers(-360, 180))


@given(st.lists(st.tuples(wests.map(float), st.floats(0, 360)), min_size=1, max_size=8))
def test_the_shortest_stretch_is_what_trying_every_west_finds(spans):
    best = (0.0, 360.0)
    for start, _ in spans:
        width = max((west - start) % 360 + extent for west, extent in spans)
        best = (geo.wrap_lon(start), width) if width < best[1] else best
    assert _arc(spans) == best


def test_over_the_date_line_the_eastern_edge_is_the_smaller_number():
    view = view_of([at(178, -18), at(-172, -14)])
    assert view.south_west.lon > 170
    assert view.north_east.lon < -160
    assert width_of(view) < 20


def test_a_single_town_is_shown_with_its_surroundings():
    view = view_of([at(10, 60)])
    assert width_of(view) >= 0.6
    assert view.north_east.lat - view.south_west.lat == pytest.approx(0.6)


def test_nothing_to_show_is_no_view():
    assert view_of([]) is None
