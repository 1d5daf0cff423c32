"""Requirement 23: the date line, the poles, one stop, two hundred stops, no place at all."""

from itertools import pairwise

import pytest

pytestmark = pytest.mark.browser


def test_two_hundred_stops_make_a_page_without_errors(open_page, exporter, hand_made):
    opened = open_page(exporter.export_story(hand_made.make_long_story(200)))
    assert opened.page.locator(".chapter").count() >= 200
    assert opened.page.locator(".chapter[aria-current]").count() == 1
    assert opened.errors == []


def test_a_route_over_the_antimeridian_is_drawn_the_short_way(open_page, exporter, hand_made):
    page = open_page(exporter.export_story(hand_made.make_pacific_story())).page
    lons = page.evaluate(
        "JSON.parse(document.getElementById('story-data').textContent).routes[0].legs[0].line.map((p) => p[1])"
    )
    assert max(lons) - min(lons) < 60
    steps = [abs(b - a) for a, b in pairwise(lons)]
    assert max(steps) < 60
    assert page.locator(".overview polyline").count() == 1


def test_a_story_without_places_is_its_text_and_one_clear_line(open_page, exporter, hand_made):
    opened = open_page(exporter.export_story(hand_made.make_placeless_story()))
    assert "No place was found" in opened.page.locator(".notice").inner_text()
    assert "Nothing here has a name" in opened.page.locator("main").inner_text()
    assert opened.errors == []


@pytest.mark.parametrize("make", ["make_polar_story", "make_pacific_story"])
def test_poles_and_the_date_line_raise_no_error(open_page, exporter, hand_made, make, walk):
    opened = open_page(exporter.export_story(getattr(hand_made, make)()))
    walk.walk_through(opened.page)
    assert opened.errors == []
    assert opened.page.locator("path.route").count() >= 1


def test_one_stop_makes_a_page(open_page, exporter, hand_made, walk):
    opened = open_page(exporter.export_story(hand_made.make_long_story(1)))
    walk.walk_through(opened.page)
    assert opened.errors == []
    assert opened.page.locator(".leaflet-marker-icon[role=button]").count() == 1
