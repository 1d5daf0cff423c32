"""Requirement 2: how large a page may be."""

import pytest

pytestmark = pytest.mark.browser


def test_a_story_of_ten_stops_stays_below_500_kilobytes(exporter, hand_made):
    assert len(exporter.export_story(hand_made.make_long_story(10))) <= 500_000


def test_a_story_of_two_hundred_stops_stays_below_a_megabyte(exporter, hand_made):
    assert len(exporter.export_story(hand_made.make_long_story(200))) <= 1_000_000


def test_stories_all_over_the_world_stay_below_a_megabyte(exporter, hand_made):
    for make in (hand_made.make_story, hand_made.make_pacific_story, hand_made.make_polar_story):
        assert len(exporter.export_story(make())) <= 1_000_000
