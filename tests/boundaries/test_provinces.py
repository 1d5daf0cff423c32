"""The areas and outlines of first-level units."""

import json

import pytest

from storymap.boundaries.provinces import province_of, province_outline, provinces
from storymap.model.places import LonLat, Place
from storymap.resources import data_path


def place(name, country, *, code="ADM1", admin1=None):
    return Place(
        id=f"test:{name}",
        name=name,
        feature_class="A",
        feature_code=code,
        location=LonLat(lon=0, lat=0),
        radius_km=100,
        country_code=country,
        admin1=admin1 or name,
    )


@pytest.mark.parametrize(
    ("name", "country", "km2"),
    [("Texas", "US", 690_000), ("Scotland", "GB", 78_000), ("Bavaria", "DE", 70_500), ("Tasmania", "AU", 68_000)],
)
def test_states_regions_and_countries_of_a_kingdom_are_measured(name, country, km2):
    admin1 = "State of Tasmania" if name == "Tasmania" else name
    assert province_of(place(name, country, admin1=admin1)).km2 == pytest.approx(km2, rel=0.03)


def test_a_state_on_the_great_lakes_has_two_readings():
    with_lakes, without = province_of(place("Michigan", "US")).readings
    assert with_lakes > 1.6 * without


def test_a_region_counts_when_the_unit_bears_its_name():
    assert province_of(place("Bavaria", "DE", code="RGN")) is not None
    assert province_of(place("Franconia", "DE", code="RGN", admin1="Bavaria")) is None


@pytest.mark.parametrize("code", ["PPL", "ADM2", "PCLI"])
def test_towns_districts_and_countries_are_no_provinces(code):
    assert province_of(place("Texas", "US", code=code)) is None


def test_unknown_countries_and_units_have_nothing():
    assert provinces("QQ") == {}
    assert province_of(place("Atlantis", "US")) is None


def test_the_outline_is_made_of_closed_rings():
    rings = province_outline(province_of(place("Texas", "US")))
    assert rings
    assert all(ring[0] == ring[-1] for ring in rings)


def test_no_polygon_belongs_to_two_units():
    table = json.loads(data_path("boundaries", "province_areas.json").read_text(encoding="utf-8"))
    used = [polygon for units in table.values() for unit in units.values() for polygon in unit["polygons"]]
    assert len(used) == len(set(used)) > 3000


def test_the_provinces_of_a_country_are_no_larger_than_it(boundaries):
    for country in ("US", "CA", "AU", "BR", "IN", "DE", "FR", "NG"):
        whole = sum(unit.km2 for unit in provinces(country).values())
        assert whole < 1.03 * boundaries.area_km2(country, "de-facto").all_parts
