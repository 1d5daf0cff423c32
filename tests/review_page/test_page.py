"""The page of a review as it leaves the program: what is in it, and what can never be."""

import json
import re
from pathlib import Path

import pytest

from storymap.exporters.csp import content_hash, script_contents, style_contents
from storymap.review import page
from storymap.review.page import cells_of, review_page

ASSETS = sorted((Path(page.__file__).parent / "assets").glob("*.js"))
STATE = {"title": "</script><script>1</script>", "places": [], "documents": [], "routes": [], "work": []}


@pytest.fixture(scope="module")
def written():
    return review_page(STATE).decode()


def _island(written, name):
    return re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', written)[1]


def test_the_state_travels_as_data_that_no_parser_takes_for_markup(written):
    assert json.loads(_island(written, "state-data")) == STATE
    assert "<script>1</script>" not in written


def test_the_policy_allows_these_scripts_and_styles_and_nothing_from_elsewhere(written):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written)[1]
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self'"
    assert rules["img-src"] == "data: blob:"
    assert rules["script-src"].split() == [content_hash(one) for one in script_contents(written)]
    assert rules["style-src"].split() == [content_hash(one) for one in style_contents(written)]
    assert "unsafe" not in policy


def test_the_page_has_no_handlers_and_no_styles_in_attributes(written):
    body = written[written.index("<body>") : written.index("<script")]
    assert not re.search(r"\s(on\w+|style)=", body)


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_no_script_reads_markup_or_code_from_strings(path):
    source = path.read_text(encoding="utf-8")
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser"
    assert not re.search(forbidden + r"|\beval\b|new Function|setAttribute\('on|\.srcdoc|bindPopup|bindTooltip", source)


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_scripts_are_short_enough_to_be_read(path):
    assert path.read_text(encoding="utf-8").count("\n") <= 300


def test_the_same_state_gives_the_same_page(written):
    assert review_page(STATE).decode() == written


def test_the_map_is_fine_where_the_places_are(written):
    place = {"resolved": {"lat": 59.9, "lon": 10.7}, "at": None, "candidates": [{"lat": 59.9, "lon": 10.7}]}
    closer = review_page({**STATE, "places": [place]}).decode()
    assert len(_island(closer, "basemap-data")) > len(_island(written, "basemap-data"))


def test_as_many_cells_as_a_page_can_carry_are_fine():
    everywhere = ((lon + 0.5, lat + 0.5) for lon in range(-180, 180, 3) for lat in range(-60, 60, 3))
    assert len(cells_of(everywhere)) == 80
