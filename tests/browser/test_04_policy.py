"""Requirement 4: a content security policy that allows exactly the page's own scripts and styles."""

import re

import pytest

pytestmark = pytest.mark.browser


def test_the_policy_allows_nothing_but_hashed_scripts_and_styles(page_bytes):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page_bytes.decode())[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_page_has_no_inline_handlers_and_no_style_attributes(open_page, page_bytes):
    page = open_page(page_bytes, java_script_enabled=False).page
    content = page.content()
    assert not re.search(r"<[^>]*\son[a-z]+=", re.sub(r"(?s)<(script|style)[^>]*>.*?</\1>", "", content))
    assert not re.search(r"<[a-z][^>]*\sstyle=", re.sub(r"(?s)<(script|style)[^>]*>.*?</\1>", "", content))


def test_a_walk_through_breaks_no_policy(open_page, page_bytes, walk):
    opened = open_page(page_bytes)
    walk.walk_through(opened.page)
    assert opened.violations == []


def test_the_policy_stops_a_script_that_is_not_the_pages_own(open_page, page_bytes):
    opened = open_page(page_bytes.replace(b"</main>", b"<script>window.ran = 1</script></main>"))
    assert opened.page.evaluate("window.ran") is None
    assert len(opened.violations) == 1
