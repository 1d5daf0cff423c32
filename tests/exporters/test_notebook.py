"""Tables and words of the notebook's views."""

import html

from hypothesis import given
from hypothesis import strategies as st

from storymap.notebook import StoryView, inert


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
def test_inert_words_are_the_words_and_nothing_a_script_or_template_reads(words):
    made = inert(words)
    assert html.unescape(made) == words
    assert not set(made) & set("<>\"'`${}\\\n\u2028\u2029/")


def test_words_that_no_document_can_carry_become_the_replacement_character():
    assert inert("\x00\ud800") == "&#65533;&#65533;"


def test_a_story_is_a_table_of_stops_legs_and_mentions(hand_made):
    story = hand_made.make_story()
    table = StoryView(story=story).to_geodataframe()
    assert table.crs.to_epsg() == 4326
    counts = {kind: int(n) for kind, n in table["kind"].value_counts().items()}
    route = story.routes[0]
    assert counts["stop"] == sum(len(r.stops) for r in story.routes)
    assert counts["leg"] == sum(len(r.legs) for r in story.routes)
    assert counts["mentioned"] == len(story.context)
    first = table[(table["kind"] == "stop") & (table["number"] == 1)].iloc[0]
    assert (first["name"], first.geometry.x) == (route.stops[0].name, route.stops[0].place.location.lon)


def test_a_story_without_places_is_an_empty_table_and_an_empty_map(hand_made):
    view = StoryView(story=hand_made.make_placeless_story())
    assert len(view.to_geodataframe()) == 0
    assert view.to_folium(tiles=None).get_name()


def test_a_route_over_the_antimeridian_is_drawn_the_short_way_and_kept_cut(hand_made):
    view = StoryView(story=hand_made.make_pacific_story())
    table = view.to_geodataframe()
    assert table.total_bounds[0] >= -180
    assert table.total_bounds[2] <= 180
    assert view.to_folium(tiles=None).get_bounds()[1][1] > 180
