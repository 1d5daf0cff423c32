"""Requirement 22: what machines read: description, JSON-LD, Open Graph, generator, GeoJSON to keep."""

import json
import re

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_the_head_says_what_the_page_is(open_page, page_bytes, scripts):
    page = open_page(page_bytes, java_script_enabled=scripts).page
    content = (
        "(all) => Object.fromEntries(all.map((e) => [e.getAttribute('name') ?? e.getAttribute('property'), e.content]))"
    )
    found = page.locator("meta[name], meta[property]").evaluate_all(content)
    assert page.title() == "The surveyor who walked to Oslo"
    assert found["og:title"] == page.title()
    assert found["og:type"] == "article"
    assert found["generator"] == "storymap"
    assert found["description"] == found["og:description"] != ""
    assert found["description"].endswith(".")
    assert found["referrer"] == "no-referrer"


def test_the_linked_data_names_the_source_and_the_places(page_bytes):
    island = re.search(r'<script type="application/ld\+json">(.*?)</script>', page_bytes.decode(), re.DOTALL)[1]
    linked = json.loads(island)
    assert linked["@context"] == "https://schema.org"
    assert linked["headline"] == "The surveyor who walked to Oslo"
    assert linked["isBasedOn"] == ["https://example.org/surveyor"]
    assert {"@type": "Place", "name": "Oslo"} in linked["contentLocation"]
    assert {"Oslo", "Ukraine"} <= {place["name"] for place in linked["contentLocation"]}


def test_the_maps_data_are_saved_through_a_blob_under_the_policy(open_page, page_bytes, hand_made):
    opened = open_page(page_bytes)
    with opened.page.expect_download() as waiting:
        opened.page.locator(".download").click()
    saved = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert waiting.value.suggested_filename == "story.geojson"
    assert saved["type"] == "FeatureCollection"
    assert {feature["properties"]["kind"] for feature in saved["features"]} == {"place", "stop", "leg"}
    names = {feature["properties"].get("name") for feature in saved["features"]}
    assert {"Oslo", "Norway", "Treriksrøysa"} <= names
    assert "Natural Earth" in saved["attribution"]
    assert hand_made.PARAGRAPHS[1] not in json.dumps(saved, ensure_ascii=False)
    assert opened.violations == []
    assert opened.errors == []


def test_a_sandboxed_frame_shows_the_data_to_be_copied(open_page, page_bytes, tmp_path):
    (tmp_path / "framed.html").write_bytes(page_bytes)
    host = b'<!doctype html><title>Site</title><iframe src="framed.html" sandbox="allow-scripts allow-popups"></iframe>'
    opened = open_page(host, viewport={"width": 900, "height": 900})
    frame = opened.page.frames[1]
    frame.evaluate("document.querySelector('.more').open = true")
    frame.evaluate("document.querySelector('.download').click()")
    assert json.loads(frame.locator(".geojson").input_value())["type"] == "FeatureCollection"
    assert "copy the map’s data" in frame.locator(".geojson").get_attribute("aria-label")
    assert opened.errors == []
