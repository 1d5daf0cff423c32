"""Requirement 22: what machines read: description, JSON-LD, Open Graph, generator."""

import json
import re

import pytest

pytestmark = pytest.mark.browser


def test_the_head_says_what_the_page_is(open_page, page_bytes):
    page = open_page(page_bytes).page
    content = (
        "(all) => Object.fromEntries(all.map((e) => [e.getAttribute('name') ?? e.getAttribute('property'), e.content]))"
    )
    found = page.locator("meta[name], meta[property]").evaluate_all(content)
    assert page.title() == "The surveyor who walked to Oslo"
    assert found["og:title"] == page.title()
    assert found["og:type"] == "article"
    assert found["generator"] == "storymap"
    assert found["description"] == found["og:description"] != ""
    assert found["referrer"] == "no-referrer"


def test_the_linked_data_names_the_source_and_the_places(page_bytes):
    island = re.search(r'<script type="application/ld\+json">(.*?)</script>', page_bytes.decode(), re.DOTALL)[1]
    linked = json.loads(island)
    assert linked["headline"] == "The surveyor who walked to Oslo"
    assert linked["isBasedOn"] == ["https://example.org/surveyor"]
    assert {"Oslo", "Ukraine"} <= {place["name"] for place in linked["contentLocation"]}
