"""The story page's parts that need no browser: escaping, policy, geometry on the map, numbers for readers."""

import html
import importlib.util
import json
import math
import re
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.catalogue.words import open_words
from storymap.exporters.csp import content_hash, policy, script_contents, with_policy
from storymap.exporters.figures import interval_figure
from storymap.exporters.leaflet import LeafletExporter, PageOptions, embed_snippet
from storymap.exporters.leaflet.anchors import anchors
from storymap.exporters.leaflet.basemap import decode_arc, detail_boxes, encode_arcs, story_topology
from storymap.exporters.leaflet.body import prepare_telling
from storymap.exporters.leaflet.display import draw_route, near, view_bounds
from storymap.exporters.leaflet.framing import draw_story, view_list
from storymap.exporters.leaflet.island import island, island_json
from storymap.exporters.leaflet.passages import find_marks, passage_html
from storymap.exporters.leaflet.sources import leaflet_style, own_script
from storymap.exporters.leaflet.timeline import timeline
from storymap.exporters.leaflet.topology import GRID_BITS, TOLERANCES, read_world
from storymap.exporters.markup import Markup, element, link, text, web_address
from storymap.exporters.wording import number
from storymap.model.chapters import View
from storymap.model.places import LonLat
from storymap.model.texts import Span
from storymap.resources import data_path, manifest, package_text


def load_hand_made(name="hand_made"):
    path = Path(__file__).resolve().parents[1] / "browser" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"{name}_for_exporters", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HAND_MADE = load_hand_made()
MAP_STORIES = load_hand_made("map_stories")
ANY_TEXT = st.text(st.characters(), max_size=80) | st.sampled_from(["</script>", "<!--", "\u2028", "&lt;", "\ud800"])


class Elements(HTMLParser):
    """Collects tags and text as a browser would see them."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@given(ANY_TEXT)
def test_escaping_never_lets_markup_through(words: str) -> None:
    found = Elements(element("p", words, title=words))
    shown = re.sub("[\x00\ud800-\udfff]", "\ufffd", words)
    assert [tag for tag, _ in found.tags] == ["p"]
    assert set(found.tags[0][1]) == {"title"}
    assert found.words == html.unescape(shown.replace("&", "&amp;"))


@given(ANY_TEXT)
def test_escaping_gives_text_that_encodes_as_utf_8(words: str) -> None:
    text(words).encode("utf-8")


def test_markup_is_not_escaped_twice() -> None:
    assert element("p", element("b", "a & b"), text("<")) == "<p><b>a &amp; b</b>&lt;</p>"
    assert isinstance(element("br"), Markup)


@given(
    st.recursive(st.none() | st.integers() | ANY_TEXT, lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner))
)
def test_an_island_keeps_every_value_and_no_character_that_ends_it(data: object) -> None:
    written = island_json(data)
    assert json.loads(written) == data
    assert not re.search("[<>&\u2028\u2029]", written)
    written.encode("utf-8")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " javascript:x", "data:text/html,x", "//example.org", "ftp://a.b", "https://a b", "", None],
)
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert web_address(address) is None
    assert "href" not in link("words", address)


def test_a_link_opens_apart_and_says_nothing_of_the_page() -> None:
    _, attributes = Elements(link("words", "https://example.org/?a=1&b=2")).tags[0]
    assert attributes == {
        "href": "https://example.org/?a=1&b=2",
        "target": "_blank",
        "rel": "noopener noreferrer",
    }


def test_the_policy_names_the_hash_of_every_script_and_style_but_not_of_data() -> None:
    page = '<style>a{}</style><script>f()</script><script type="application/json">{"a":1}</script>'
    assert content_hash("f()") in policy(page)
    assert content_hash("a{}") in policy(page)
    assert content_hash('{"a":1}') not in policy(page)


def test_the_policy_of_an_exported_page_covers_its_bytes() -> None:
    page = LeafletExporter(boundaries=open_boundaries()).export_story(HAND_MADE.make_story()).decode()
    stated = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    for script in script_contents(page):
        assert content_hash(script) in stated


def test_the_policy_is_written_once() -> None:
    assert with_policy("<!--slot:policy--><!--slot:policy-->").count("Content-Security-Policy") == 1


def _tool() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "tools" / "build_skeleton.py"
    spec = importlib.util.spec_from_file_location("build_skeleton", path)
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def test_the_skeleton_is_what_folium_makes_and_has_no_address() -> None:
    made = _tool().skeleton()
    assert package_text("exporters/leaflet/skeleton.html") == made
    assert "http" not in made
    assert made.count('id="map_0001"') == made.count('L.map("map_0001"') == 1


def test_making_the_skeleton_leaves_folium_as_it_was() -> None:
    import folium

    before = list(folium.Map.default_js)
    _tool().skeleton()
    assert folium.Map.default_js == before
    assert folium.Map().get_name() != folium.Map().get_name()


def test_inlined_sources_fetch_nothing() -> None:
    assert "url(" not in leaflet_style()
    assert "sourceMappingURL" not in own_script()


@given(st.floats(-180, 180), st.floats(-540, 540))
def test_the_nearest_copy_of_a_meridian_is_never_half_a_turn_away(lon: float, reference: float) -> None:
    assert abs(near(lon, reference) - reference) <= 180 + 1e-6
    assert math.isclose((near(lon, reference) - lon) % 360 % 360, 0, abs_tol=1e-6) or math.isclose(
        (near(lon, reference) - lon) % 360, 360, abs_tol=1e-6
    )


def test_a_leg_over_the_antimeridian_goes_on_without_a_jump() -> None:
    drawn = draw_route(HAND_MADE.make_pacific_story().routes[0])
    lons = [position[0] for position in drawn.legs[0]]
    assert lons[0] == pytest.approx(178.4)
    assert lons[-1] == pytest.approx(188.2)
    assert all(abs(b - a) < 20 for a, b in pairwise(lons))


def test_a_view_over_the_antimeridian_does_not_fold_back() -> None:
    view = View(south_west=LonLat(lon=175, lat=-20), north_east=LonLat(lon=-170, lat=-10))
    assert view_bounds(view, 180) == (175, -20, 190, -10)
    assert view_bounds(view, -180) == (-185, -20, -170, -10)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=40), st.integers(10, 24))
def test_an_arc_comes_back_from_its_text_to_within_half_a_cell(points: list[tuple[float, float]], bits: int) -> None:
    arc = np.array(points)
    grid = np.rint(arc * (1 << bits)).astype(int)
    kept = grid[np.r_[True, np.any(np.diff(grid, axis=0) != 0, axis=1)]]
    assert decode_arc(encode_arcs([arc], bits)[0]) == [tuple(row) for row in kept.tolist()]


@given(st.lists(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=9), max_size=6))
def test_arcs_written_together_are_the_arcs_written_alone(lines: list[list[tuple[float, float]]]) -> None:
    arcs = [np.array(line) for line in lines]
    assert encode_arcs(arcs, 20) == [encode_arcs([arc], 20)[0] for arc in arcs]


def test_a_traveller_leaves_the_pole_on_the_meridian_he_came_by() -> None:
    drawn = draw_route(HAND_MADE.make_polar_story().routes[0])
    assert drawn.stops[1] == (-163.0, -90)
    assert drawn.legs[0][-1] == (-163.0, -90)
    assert drawn.legs[1][0] == (-163.0, -90)


def test_a_close_view_carries_more_of_its_own_coast_than_of_the_rest() -> None:
    wide = story_topology([(-170.0, -60.0, 170.0, 70.0)])
    close = story_topology([(28.0, 69.0, 31.0, 70.5)])
    inside = [arc for arc in close.arcs if np.any((arc[:, 0] > 0.578) & (arc[:, 0] < 0.586) & (arc[:, 1] < 0.24))]
    assert sum(map(len, inside)) > 500
    assert sum(map(len, close.arcs)) < sum(map(len, wide.arcs)) + 10_000


def test_neighbours_share_their_arcs_after_thinning() -> None:
    topology = story_topology([(4.0, 57.0, 32.0, 72.0)])
    arcs_of = {
        shape.id: {~n if n < 0 else n for p in shape.polygons for ring in p for n in ring} for shape in topology.shapes
    }
    assert arcs_of["NO"] & arcs_of["RU"]
    assert arcs_of["NO"] & arcs_of["SE"]


def test_rings_close_after_thinning() -> None:
    topology = story_topology([(4.0, 57.0, 32.0, 72.0)])
    for shape in topology.shapes:
        for ring in (ring for polygon in shape.polygons for ring in polygon):
            lines = [topology.arcs[~n][::-1] if n < 0 else topology.arcs[n] for n in ring]
            assert all(np.array_equal(a[-1], b[0]) for a, b in pairwise([*lines, lines[0]]))


def test_every_country_of_the_first_worldview_is_on_the_basemap() -> None:
    boundaries = open_boundaries()
    drawn = {shape.id for shape in read_world().shapes if not shape.disputed}
    assert drawn == set(boundaries.codes(boundaries.worldviews[0]))


def test_every_disputed_unit_is_on_the_basemap() -> None:
    drawn = {shape.id for shape in read_world().shapes if shape.disputed}
    assert {"crimea", "XK", "golan"} <= drawn


def test_vertices_lie_on_the_grid_and_ends_are_always_kept() -> None:
    world = read_world()
    assert world.points.min() >= 0
    assert world.points.max() <= 1 << GRID_BITS
    assert world.reach[world.ends - 1].min() >= TOLERANCES[0]


def test_no_detail_is_asked_for_a_low_page() -> None:
    assert detail_boxes([(0, 0, 10, 10)], detail="low") == ()


def test_a_passage_marks_places_and_claims_and_keeps_every_word() -> None:
    story = HAND_MADE.make_story()
    resolved = story.documents[0]
    numbers = {place.id: n for n, place in enumerate(HAND_MADE.PLACES.values())}
    marks = find_marks(resolved, story.verdicts, numbers, open_words())
    found = Elements(passage_html(resolved, story.chapters[2].passage, marks))
    assert re.sub(r"(Russia|meet)[12]", r"\1", found.words) == HAND_MADE.PARAGRAPHS[2]
    assert sum("toponym" in (attributes.get("class") or "") for _, attributes in found.tags) == 8
    references = [attributes["href"] for _, attributes in found.tags if "reference" in (attributes.get("class") or "")]
    assert references == ["#claim-1", "#claim-2"]


def test_furniture_between_sentences_is_left_out() -> None:
    text_ = "First words. SHARE THIS Last words."
    document = HAND_MADE.make_document(text_)
    first, last = Span(start=0, end=12), Span(start=24, end=35)
    sentences = tuple(type(document.sentences[0])(span=span) for span in (first, last))
    document = type(document)(id="d", text=text_, sentences=sentences)
    resolved = HAND_MADE.resolve(document)
    found = passage_html(resolved, Span(start=0, end=len(text_)), find_marks(resolved, (), {}, open_words()))
    assert "SHARE" not in found
    assert "First words." in found
    assert "Last words." in found


def test_the_interval_figure_says_in_words_what_it_draws() -> None:
    figure = Elements(interval_figure(HAND_MADE.border_length()))
    label = next(attributes["aria-label"] for tag, attributes in figure.tags if tag == "svg")
    assert "96\xa0km, 122\xa0miles" in label
    assert "between 157 and 252\xa0km" in label


def test_no_figure_is_drawn_where_nothing_was_measured() -> None:
    assert interval_figure(HAND_MADE.tripoint()) == ""


@given(st.floats(-1e9, 1e9))
def test_numbers_for_readers_are_within_five_per_cent_or_a_hundredth(value: float) -> None:
    assert float(number(value).replace(",", "")) == pytest.approx(value, rel=0.05, abs=0.011)


def test_an_embedding_snippet_is_sandboxed_lazy_named_and_short() -> None:
    snippet = embed_snippet("story.html", 'A "story" <b>')
    _, frame = Elements(snippet).tags[0]
    assert frame["sandbox"] == "allow-scripts allow-popups"
    assert frame["loading"] == "lazy"
    assert frame["title"] == 'A "story" <b>'
    assert len(snippet.strip().splitlines()) <= 11


def test_a_title_given_for_the_page_is_its_headline() -> None:
    exporter = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(title="Another <title>"))
    page = exporter.export_story(HAND_MADE.make_placeless_story()).decode()
    assert '<h1 dir="auto">Another &lt;title&gt;</h1>' in page


def test_two_exports_are_the_same_bytes() -> None:
    exporter = LeafletExporter(boundaries=open_boundaries())
    assert exporter.export_story(HAND_MADE.make_story()) == exporter.export_story(HAND_MADE.make_story())


def test_the_basemap_is_made_of_the_worldview_that_its_manifest_names() -> None:
    described = manifest("basemap")["source"][0]
    assert described["worldview"] == open_boundaries().worldviews[0]
    assert all(data_path("basemap", name).is_file() for name in described["files"])


def test_the_basemap_is_the_file_that_its_manifest_describes() -> None:
    digest = sha256(data_path("basemap", "world.npz").read_bytes()).hexdigest()
    assert manifest("basemap")["sha256"] == {"world.npz": digest}


def test_a_vast_country_is_drawn_between_its_neighbours_and_inside_its_land() -> None:
    story = MAP_STORIES.make_vast(HAND_MADE)
    (at,) = anchors(story).values()
    assert 30 < at.lon < 45
    assert 50 < at.lat < 68
    assert draw_story(story, story.chapters).routes[0].stops[1] == (at.lon, at.lat)


def test_a_country_of_common_size_stays_where_its_gazetteer_has_it() -> None:
    story = HAND_MADE.make_story()
    moved = anchors(story)
    assert set(moved) == {"test:russia"}


def test_a_vast_country_without_neighbours_stays_where_it_is() -> None:
    story = MAP_STORIES.make_vast(HAND_MADE)
    alone = replace(story.routes[0], stops=story.routes[0].stops[1:2], legs=())
    assert anchors(replace(story, routes=(alone,))) == {}


def test_no_chapter_of_a_journey_past_a_vast_country_shows_half_the_world() -> None:
    story = MAP_STORIES.make_vast(HAND_MADE)
    for west, south, east, north in view_list(draw_story(story, story.chapters)):
        assert 0 < east - west < 60
        assert 0 < north - south < 40


def test_lines_that_verdicts_share_are_written_once() -> None:
    story = HAND_MADE.make_story()
    twice = replace(story, verdicts=(*story.verdicts, *story.verdicts))
    data = island(draw_story(twice, twice.chapters), map_name="m", words=open_words("en"))
    assert len(data["lines"]) == 2
    assert data["evidence"][0] == data["evidence"][2]


def test_times_are_listed_only_where_two_differ() -> None:
    story = HAND_MADE.make_story()
    listed = timeline(prepare_telling(story))
    assert listed.count("<li") == 3
    assert "November 2023" in listed
    assert "“days later”" in listed
    one_date = replace(story, chapters=story.chapters[:2])
    assert timeline(prepare_telling(one_date)) == ""


def test_the_page_keeps_the_own_positions_of_what_its_map_draws_elsewhere() -> None:
    story = MAP_STORIES.make_vast(HAND_MADE)
    data = island(draw_story(story, story.chapters), map_name="m", words=open_words("en"))
    assert [place.get("own") for place in data["places"]][:3] == [None, [60.0, 100.0], None]
    assert [leg["own"][-1] for leg in data["routes"][0]["legs"]] == [[60.0, 100.0], [69.73, 30.05]]
