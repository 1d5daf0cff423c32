"""Displacement: inside the blur, the same each time, not to be undone by who sees several circles."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storymap import geo
from storymap.errors import InputError
from storymap.model.places import LonLat, Place
from storymap.stories.blurs import Blur, read_blur
from storymap.stories.displacement import RUNGS_KM, displaced

KEY = b"a key for tests, of no use"


def place(lon: float, lat: float, name: str = "t:shelter") -> Place:
    where = LonLat(lon=lon, lat=lat)
    return Place(id=name, name="x", feature_class="P", feature_code="PPL", location=where, radius_km=1)


PLACES = st.builds(place, st.floats(-180, 180), st.floats(-89, 89), st.text(min_size=1, max_size=9))


@given(PLACES, st.sampled_from(RUNGS_KM), st.binary(min_size=16, max_size=40))
def test_the_circle_holds_the_place(hidden, blur, key):
    assert geo.distance_km(displaced(hidden, blur_km=blur, key=key), hidden.location) < blur


@given(PLACES, st.binary(min_size=16, max_size=40))
def test_each_circle_lies_in_the_next(hidden, key):
    centres = [displaced(hidden, blur_km=rung, key=key) for rung in RUNGS_KM]
    for (finer, inner), (coarser, outer) in pairwise(zip(RUNGS_KM, centres, strict=True)):
        assert geo.distance_km(inner, outer) + finer < coarser * 1.001


@given(PLACES)
def test_the_same_key_gives_the_same_circle(hidden):
    assert displaced(hidden, blur_km=25, key=KEY) == displaced(hidden, blur_km=25, key=KEY)


@given(PLACES)
def test_other_keys_give_other_circles(hidden):
    """Of eight; two alone may round to the same position once in a while."""
    keys = [KEY + bytes([number]) for number in range(8)]
    assert len({displaced(hidden, blur_km=25, key=key).latlon for key in keys}) > 4


def test_the_offset_of_a_coarser_circle_tells_nothing_of_the_finer_offset():
    """Were the coarser circle drawn on the same line, two circles would give the place away."""
    turns = []
    for number in range(400):
        hidden = place(15.5, 45.5, f"t:{number}")
        finer, coarser = (displaced(hidden, blur_km=km, key=KEY) for km in (25, 100))
        own = geo.bearing_deg(hidden.location, finer)
        turns.append((geo.bearing_deg(finer, coarser) - own) % 360)
    quarters = [sum(90 * q <= turn < 90 * (q + 1) for turn in turns) for q in range(4)]
    assert all(70 <= count <= 130 for count in quarters), quarters


def test_places_spread_over_the_circle_in_every_direction_and_are_rarely_near_its_middle():
    offsets = []
    for number in range(1000):
        hidden = place(15.5, 45.5, f"t:{number}")
        centre = displaced(hidden, blur_km=25, key=KEY)
        offsets.append((geo.distance_km(hidden.location, centre), geo.bearing_deg(hidden.location, centre)))
    directions = [sum(90 * q <= bearing < 90 * (q + 1) for _, bearing in offsets) for q in range(4)]
    assert all(200 <= count <= 300 for count in directions), directions
    assert sum(distance < 2.5 for distance, _ in offsets) <= 10
    assert sum(distance < 10 for distance, _ in offsets) >= 150
    assert sum(distance > 15 for distance, _ in offsets) >= 250


def test_a_place_whose_position_is_corrected_is_moved_alike():
    one, other = place(10.51, 60.51), place(10.512, 60.511)
    moved = geo.distance_km(displaced(one, blur_km=25, key=KEY), displaced(other, blur_km=25, key=KEY))
    assert moved < 2.5


@pytest.mark.parametrize(("km", "digits"), [(1, 4), (5, 3), (25, 2), (500, 1)])
def test_the_position_is_rounded_to_less_than_a_tenth_of_the_blur(km, digits):
    centre = displaced(place(10.123456, 60.123456), blur_km=km, key=KEY)
    assert (centre.lon, centre.lat) == (round(centre.lon, digits), round(centre.lat, digits))
    assert 111 * 10**-digits <= max(km / 10, 0.1)


@pytest.mark.parametrize(("written", "name", "rung"), [("25", None, 25), ("Ås=3 km", "Ås", 5), ("a=b=1.5", "a=b", 5)])
def test_a_blur_is_read(written, name, rung):
    blur = read_blur(written)
    assert (blur.name, blur.rung_km) == (name, rung)


@pytest.mark.parametrize("written", ["", "far", "Oslo=", "Oslo=near", "=25", "0", "0.5", "501", "-3", "nan", "inf"])
def test_what_is_no_blur_is_refused(written):
    with pytest.raises(InputError, match="cannot obscure"):
        read_blur(written)


def test_a_blur_in_python_has_the_same_limits():
    with pytest.raises(InputError, match="from 1 to 500"):
        Blur(km=1000)
