"""Laws that hold for every country and every position."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from storymap.boundaries.atlas import open_boundaries
from storymap.boundaries.estimates import border_estimate
from storymap.model.places import LonLat

views = st.sampled_from(open_boundaries().worldviews)
codes = st.sampled_from(open_boundaries().codes("de-facto"))
positions = st.builds(
    LonLat,
    lon=st.floats(min_value=-180, max_value=180, allow_nan=False),
    lat=st.floats(min_value=-60, max_value=83, allow_nan=False),
)
patient = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])


@given(a=codes, b=codes, view=views)
def test_a_border_is_the_same_from_both_sides(a, b, view):
    boundaries = open_boundaries()
    assert boundaries.border(a, b, view) == boundaries.border(b, a, view)


@given(code=codes, view=views)
def test_neighbours_are_neighbours_of_each_other_and_have_a_border_and_no_gap(code, view):
    boundaries = open_boundaries()
    assume(code in boundaries.codes(view))
    for other in boundaries.neighbours(code, view):
        assert code in boundaries.neighbours(other, view)
        assert boundaries.border(code, other, view) is not None
        assert boundaries.gap_km(code, other, view) == 0


@given(code=codes, view=views)
def test_no_border_is_shorter_than_the_great_circle_between_its_ends(code, view):
    boundaries = open_boundaries()
    for other in boundaries.neighbours(code, view):
        border = boundaries.border(code, other, view)
        assert border.chord_km <= border.simplified_5km + 0.01 <= border.km + 0.02
        assert border_estimate(border).value >= border.km


@given(code=codes, view=views)
def test_the_narrow_reading_of_an_area_is_never_the_larger(code, view):
    boundaries = open_boundaries()
    assume(code in boundaries.codes(view))
    area = boundaries.area_km2(code, view)
    assert 0 < area.near_parts <= area.all_parts


@patient
@given(code=codes, view=views)
def test_a_point_inside_a_country_is_answered_with_that_country(code, view):
    boundaries = open_boundaries()
    assume(code in boundaries.codes(view))
    inside = boundaries.polygon(code, view).representative_point()
    position = LonLat(lon=inside.x, lat=inside.y)
    assert boundaries.country_at(position, view) == code
    assert boundaries.outside_km(position, code, view) == 0
    assert boundaries.depth_km(position, code, view) > 0


@patient
@given(position=positions, code=codes, view=views)
def test_a_position_is_either_inside_or_at_a_distance(position, code, view):
    boundaries = open_boundaries()
    outside, depth = boundaries.outside_km(position, code, view), boundaries.depth_km(position, code, view)
    assert outside >= 0
    assert depth >= 0
    assert outside == 0 or depth == 0


@patient
@given(position=positions, view=views)
def test_the_country_found_is_never_farther_than_the_tolerance(position, view):
    boundaries = open_boundaries()
    code = boundaries.country_at(position, view, tolerance_km=20)
    assume(code is not None)
    assert boundaries.outside_km(position, code, view) <= 20
