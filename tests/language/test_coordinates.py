"""Coordinates as maps, almanacs, pilots and newspapers print them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storymap.language.coordinates import find_coordinates

LATITUDES = st.integers(min_value=-89 * 3600, max_value=89 * 3600)
LONGITUDES = st.integers(min_value=-179 * 3600, max_value=179 * 3600)
MINUSES = ["-", "−", "–", "\u2011"]


@pytest.mark.parametrize(
    ("text", "latitude", "longitude", "precision"),
    [
        ("69°03'N 28°55'E", 69.05, 28.9167, 0.5 / 60),
        ("69° 3′ 2.2″ N, 28° 55′ 45″ E", 69.0506, 28.9292, 0.5 / 3600),
        ("N69°03' E28°55'", 69.05, 28.9167, 0.5 / 60),
        ("N 48° 36.123' E 002° 20.456'", 48.6021, 2.3409, 0.0005 / 60),
        ("69.05° N, 28.93° E", 69.05, 28.93, 0.005),
        ("69,05° N, 28,93° E", 69.05, 28.93, 0.005),
        ("69.0506, 28.9293", 69.0506, 28.9293, 0.00005),
        ("(69.0506°, 28.9293°)", 69.0506, 28.9293, 0.00005),
        ("geo:69.0506,28.9293", 69.0506, 28.9293, 0.00005),
        ("GPS: 69.0506 28.9293", 69.0506, 28.9293, 0.00005),
        ("the coordinates 69.1, 28.9", 69.1, 28.9, 0.05),
        ("at latitude and longitude 69.05, 28.93", 69.05, 28.93, 0.005),
        ("it sank at (33.925, -18.424)", 33.925, -18.424, 0.0005),
        ("48 36 N, 2 20 E", 48.6, 2.3333, 0.5 / 60),
        ("48 36 00 N, 2 20 30 W", 48.6, -2.3417, 0.5 / 3600),
        ("latitude 69.05 north, longitude 28.93 east", 69.05, 28.93, 0.005),
        ("a latitude of 69.05° N and a longitude of 28.93° E", 69.05, 28.93, 0.005),
        ("latitude: 69.05\nlongitude: 28.93", 69.05, 28.93, 0.005),
        ("lat. 69° 3′ N., long. 28° 55′ E.", 69.05, 28.9167, 0.5 / 60),
        ("69 degrees 3 minutes north, 28 degrees 55 minutes east", 69.05, 28.9167, 0.5 / 60),
        ("69 degrees, 3 minutes and 2 seconds south, 28 degrees, 55 minutes west", -69.0506, -28.9167, 0.5 / 60),
        ("69°3’2.2” north latitude and 28°55’45” east longitude", 69.0506, 28.9292, 0.5 / 3600),
        ("69°03'02.2''N 28°55'45.1''E", 69.0506, 28.9292, 0.05 / 3600),
        ("69º03´S / 28º55´W", -69.05, -28.9167, 0.5 / 60),
        ("69°03'N28°55'E", 69.05, 28.9167, 0.5 / 60),
        ("28°55'E 69°03'N", 69.05, 28.9167, 0.5 / 60),
        ("6903N 02855E", 69.05, 28.9167, 0.5 / 60),
        ("690302S0285545W", -69.0506, -28.9292, 0.5 / 3600),
        ("69:03:02N 28:55:45E", 69.0506, 28.9292, 0.5 / 3600),
        ("60° north, 5° east", 60, 5, 0.5),
        ("-33.9249 S, 18.4241 E", -33.9249, 18.4241, 0.00005),
    ],
)
def test_coordinates_are_read_as_printed(text, latitude, longitude, precision):
    (found,) = find_coordinates(text)
    assert (found.latitude_deg, found.longitude_deg) == pytest.approx((latitude, longitude), abs=6e-5)
    assert found.precision_deg == pytest.approx(precision)
    assert found.position is not None
    assert found.position.latlon == (found.latitude_deg, found.longitude_deg)


@pytest.mark.parametrize(
    "text",
    [
        "-5°C",
        "between -5.25°C and -6.125°C",
        "-5.125 °C, 6.125 °C",
        "20°",
        "the angles 30° and 60°",
        "the angles 45°30' and 60°15'",
        "at the corner of 350 N 200 E",
        "1200 N, 300 W",
        "69°–70°N, 28°–29°E",
        "10–20°N, 30–40°E",
        "60°N, 5°E–10°E",
        "from 60°N, 5°E to 10°E",
        "they won 3-2, 6-4",
        "versions 1.234, 2.345",
        "version 1.2345, 2.3456",
        "$1.234, 2.345",
        "1.234, 2.345, 3.456",
        "it fell from 2.50, 3.10 the day before",
        "(95% interval 1.23, 4.56)",
        "between 1.234 and 5.678",
        "the 38th parallel",
        "60°N",
        "latitudes 60°N and 70°N",
        "on 12.05.2020, 13.06.2021",
        "times of 9.812, 9.924 seconds",
        "12.345, 13.456 km",
        "shares of 0.123, 0.456",
        "I-95 N, 495 E",
        "it turned 90° east",
        "75°75'N 20°20'E",
        "200°N 30°E",
        "118.2, 119.5",
        "118.2345, 119.5678",
        "69.05° N, −28.93° E",
        "Section 12 N, 34 E",
        "the ratio was 1.2345, 2.3456%",
    ],
)
def test_degrees_prices_scores_and_streets_are_none(text):
    assert find_coordinates(text) == ()


def test_two_positions_of_a_sentence_are_two():
    found = find_coordinates("between 69°N 28°E and 70°N 29°E")
    assert [one.text for one in found] == ["69°N 28°E", "70°N 29°E"]


@pytest.mark.parametrize("text", ["118.2437, 34.0522", "118°14'37\"N, 34°03'08\"E"])
def test_a_latitude_beyond_the_poles_is_kept_for_repair(text):
    (found,) = find_coordinates(text)
    assert found.latitude_deg == pytest.approx(118.2437, abs=1e-4)
    assert found.longitude_deg == pytest.approx(34.0522, abs=1e-4)
    assert found.position is None


@pytest.mark.parametrize(("text", "written"), [("60.123° N, 5.123° E", True), ("60.123, 5.123", False)])
def test_whether_hemispheres_are_written_is_told(text, written):
    assert [found.hemispheres for found in find_coordinates(text)] == [written]


def parts(seconds):
    return abs(seconds) // 3600, abs(seconds) // 60 % 60, abs(seconds) % 60


def hemisphere(seconds, names):
    return names[seconds < 0]


FORMS = {
    "marks": lambda lat, lon: (
        "{}°{:02}'{:02}\"{} ".format(*parts(lat), hemisphere(lat, "NS"))
        + "{}°{:02}'{:02}\"{}".format(*parts(lon), hemisphere(lon, "EW"))
    ),
    "primes": lambda lat, lon: (
        "{}° {}′ {}″ {}, ".format(*parts(lat), hemisphere(lat, "NS"))
        + "{}° {}′ {}″ {}".format(*parts(lon), hemisphere(lon, "EW"))
    ),
    "letters first": lambda lat, lon: (
        "{}{}°{:02}'{:02}\" ".format(hemisphere(lat, "NS"), *parts(lat))
        + "{}{}°{:02}'{:02}\"".format(hemisphere(lon, "EW"), *parts(lon))
    ),
    "longitude first": lambda lat, lon: (
        "{}°{:02}’{:02}”{}, ".format(*parts(lon), hemisphere(lon, "EW"))
        + "{}°{:02}’{:02}”{}".format(*parts(lat), hemisphere(lat, "NS"))
    ),
    "blanks": lambda lat, lon: (
        "{} {:02} {:02} {}, ".format(*parts(lat), hemisphere(lat, "NS"))
        + "{} {:02} {:02} {}".format(*parts(lon), hemisphere(lon, "EW"))
    ),
    "words": lambda lat, lon: (
        "{} degrees {} minutes {} seconds {}, ".format(*parts(lat), hemisphere(lat, ("north", "south")))
        + "{} degrees {} minutes {} seconds {}".format(*parts(lon), hemisphere(lon, ("east", "west")))
    ),
    "compact": lambda lat, lon: (
        "{:02}{:02}{:02}{}".format(*parts(lat), hemisphere(lat, "NS"))
        + "{:03}{:02}{:02}{}".format(*parts(lon), hemisphere(lon, "EW"))
    ),
    "colons": lambda lat, lon: (
        "{}:{:02}:{:02}{} ".format(*parts(lat), hemisphere(lat, "NS"))
        + "{}:{:02}:{:02}{}".format(*parts(lon), hemisphere(lon, "EW"))
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@given(latitude=LATITUDES, longitude=LONGITUDES)
def test_degrees_minutes_and_seconds_are_read_back(form, latitude, longitude):
    (found,) = find_coordinates(f"It stood at {form(latitude, longitude)}.")
    assert found.latitude_deg == pytest.approx(latitude / 3600)
    assert found.longitude_deg == pytest.approx(longitude / 3600)
    assert found.precision_deg == pytest.approx(0.5 / 3600)
    assert found.hemispheres


@given(LATITUDES, LONGITUDES, st.integers(min_value=1, max_value=6))
def test_decimals_with_hemispheres_are_read_back(latitude, longitude, decimals):
    lat, lon = latitude / 3600, longitude / 3600
    text = f"{abs(lat):.{decimals}f}° {'NS'[lat < 0]}, {abs(lon):.{decimals}f}° {'EW'[lon < 0]}"
    (found,) = find_coordinates(text)
    assert abs(found.latitude_deg - lat) <= found.precision_deg * 1.001
    assert abs(found.longitude_deg - lon) <= found.precision_deg * 1.001
    assert found.precision_deg == pytest.approx(0.5 * 10**-decimals)


@given(LATITUDES, LONGITUDES, st.sampled_from(MINUSES), st.sampled_from([", ", " ", ",", "; ", " / "]))
def test_signed_decimal_pairs_are_read_back(latitude, longitude, minus, joint):
    def printed(seconds):
        return (minus if seconds < 0 else "") + f"{abs(seconds) / 3600:.5f}"

    (found,) = find_coordinates(f"coordinates: {printed(latitude)}{joint}{printed(longitude)}")
    assert found.latitude_deg == pytest.approx(latitude / 3600, abs=6e-6)
    assert found.longitude_deg == pytest.approx(longitude / 3600, abs=6e-6)


@given(LATITUDES, LONGITUDES, st.integers(min_value=3, max_value=7))
def test_more_digits_are_never_less_precise(latitude, longitude, decimals):
    coarse, fine = (
        find_coordinates(f"the coordinates {latitude / 3600:.{digits}f}, {longitude / 3600:.{digits}f}")[
            0
        ].precision_deg
        for digits in (decimals, decimals + 1)
    )
    assert fine < coarse


@given(st.text(alphabet="0123456789.,°'\"′″ NSEW-−()/:degrsminutlaon\n", max_size=120))
def test_any_text_is_read_without_failing_and_spans_quote(text):
    found = find_coordinates(text, start=7)
    for one in found:
        assert text[one.span.start - 7 : one.span.end - 7] == one.text
        assert abs(one.latitude_deg) <= 180
        assert abs(one.longitude_deg) <= 180
        assert one.precision_deg > 0
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
