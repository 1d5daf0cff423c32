"""Requirement 19: disputed areas, the worldview and all attributions are named."""

import pytest

pytestmark = pytest.mark.browser


def test_attributions_and_the_worldview_are_on_the_page(open_page, page_bytes):
    page = open_page(page_bytes).page
    footer = page.locator("footer").inner_text()
    for words in ("Leaflet", "Natural Earth", "GeoNames", "CC BY 4.0", "de-facto", "Disputed areas are hatched"):
        assert words in footer
    assert "Leaflet" in page.locator(".credit").inner_text()
    assert "drafts by a machine" in page.locator("#claims").inner_text()
