"""Requirement 1: one file that asks for nothing, whatever a reader does with it."""

import pytest

pytestmark = pytest.mark.browser


def test_a_walk_through_asks_for_no_network_breaks_no_policy_and_raises_no_error(open_page, page_bytes, walk):
    opened = open_page(page_bytes)
    walk.walk_through(opened.page)
    assert opened.foreign_requests == []
    assert opened.violations == []
    assert opened.errors == []
