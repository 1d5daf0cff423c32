"""Times of day → zones and offsets."""

import pytest

from storymap.journeys.zones import localized, zones_of
from storymap.model.places import LonLat, Place
from storymap.model.stories import Clock, When

NOON = Clock(start="12:00", end="12:00")


def _place(country, *, zone=None, countries=()):
    return Place(
        id="test:x",
        name="X",
        feature_class="P",
        feature_code="PPL",
        location=LonLat(lon=0, lat=0),
        radius_km=1,
        country_code=country,
        countries=countries,
        timezone=zone,
    )


def _when(start, end=None):
    return When(start=start, end=end or start, precision="day", clock=NOON)


@pytest.mark.parametrize(
    ("place", "when", "zone", "offset"),
    [
        (_place("NO"), _when("2023-01-13"), "Europe/Oslo", "+01:00"),
        (_place("NO"), _when("2023-07-13"), "Europe/Oslo", "+02:00"),
        (_place("NO"), _when("2023-01-01", "2023-01-31"), "Europe/Oslo", "+01:00"),
        (_place("NO"), _when("2023-03-01", "2023-03-31"), "Europe/Oslo", None),
        (_place("NO"), _when("1814-05-17"), "Europe/Oslo", None),
        (_place("NO"), _when("2023-01-01", "2024-12-31"), "Europe/Oslo", None),
        (_place("NO"), _when(None), "Europe/Oslo", None),
        (_place("RU"), _when("2023-01-13"), None, None),
        (_place("DE"), _when("2023-01-13"), None, "+01:00"),
        (_place("RU", zone="Europe/Moscow"), _when("2023-01-13"), "Europe/Moscow", "+03:00"),
        (_place("IN"), _when("2023-01-13"), "Asia/Kolkata", "+05:30"),
        (_place(None), _when("2023-01-13"), None, None),
        (_place(None, countries=("NO", "FI", "RU")), _when("2023-01-13"), None, None),
        (_place(None, countries=("NO", "SE")), _when("2023-01-13"), None, "+01:00"),
        (_place("NO", zone="No/Such"), _when("2023-01-13"), "No/Such", None),
    ],
)
def test_a_time_of_day_gets_the_zone_and_the_offset_that_are_sure(place, when, zone, offset):
    clock = localized(when, place).clock
    assert (clock.timezone, clock.utc_offset) == (zone, offset)


def test_a_time_of_day_told_in_universal_time_stays_so():
    when = When(
        start="2023-01-13", end="2023-01-13", precision="day", clock=Clock(start="04:30", end="04:30", timezone="UTC")
    )
    assert localized(when, _place("NO")) == when


def test_a_time_without_a_time_of_day_has_no_zone():
    when = When(start="2023-01-13", end="2023-01-13", precision="day")
    assert localized(when, _place("NO")) == when
    assert localized(None, _place("NO")) is None
    assert localized(_when("2023-01-13"), None).clock == NOON


def test_a_country_has_the_zones_that_the_database_gives_it():
    assert zones_of(_place("NO")) == ("Europe/Oslo",)
    assert len(zones_of(_place("RU"))) > 10
    assert zones_of(_place("ZZ")) == ()
