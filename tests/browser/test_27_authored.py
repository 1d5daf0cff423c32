"""What people add in a story file stands on the page: captions, pictures, chapters and decisions of their own."""

import base64
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from storymap.model.chapters import Chapter, Media
from storymap.model.claims import Decision, SourceLink

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RUN = "async () => (await axe.run(document)).violations.map((one) => `${one.id}: ${one.nodes[0].target}`)"


def png(width: int, height: int) -> str:
    """A grey picture as a `data:` address."""
    rows = b"".join(b"\x00" + b"\x90" * width for _ in range(height))
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    content = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    return f"data:image/png;base64,{base64.b64encode(content).decode()}"


@pytest.fixture(scope="module")
def authored_bytes(exporter, hand_made):
    """The story by hand with a picture, a link, a decision, and a chapter without a passage."""
    story = hand_made.make_story()
    picture = Media(url="a.png", alt="A river under ice", credit="Ida Moe", data=png(1600, 400))
    film = Media(url="https://example.org/film", alt="A film of the river", credit="Public archive")
    second = replace(story.chapters[1], caption="She kept the map.\n\nNobody else did.", media=(picture, film))
    own = Chapter(title="What came of it", document=story.chapters[0].document, passage=None, caption="Nothing yet.")
    link = SourceLink(url="https://example.org/survey", title="The survey", archive="https://example.org/archived")
    decision = Decision(by="Ida Moe", on="2023-02-01", note="Measured again.", links=(link,))
    verdicts = (replace(story.verdicts[0], status="confirmed", decision=decision), *story.verdicts[1:])
    chapters = (story.chapters[0], second, *story.chapters[2:], own)
    return exporter.export_story(replace(story, chapters=chapters, verdicts=verdicts))


def test_the_picture_is_shown_from_the_file_and_no_wider_than_the_column(open_page, authored_bytes):
    opened = open_page(authored_bytes)
    picture = opened.page.get_by_role("img", name="A river under ice")
    assert picture.evaluate("(e) => [e.complete, e.naturalWidth]") == [True, 1600]
    assert picture.evaluate("(e) => e.getBoundingClientRect().width <= e.closest('li').getBoundingClientRect().width")
    assert opened.page.locator("#chapter-2 figcaption").text_content() == "Ida Moe"
    assert (opened.foreign_requests, opened.violations, opened.errors) == ([], [], [])


def test_media_elsewhere_are_a_link_in_the_words_of_their_alternative(open_page, authored_bytes):
    page = open_page(authored_bytes).page
    link = page.get_by_role("link", name="A film of the river")
    assert link.get_attribute("href") == "https://example.org/film"
    assert page.locator("#chapter-2 p.media").text_content() == "A film of the river Public archive"


def test_captions_and_chapters_of_ones_own_are_read_without_scripts(open_page, authored_bytes):
    page = open_page(authored_bytes, java_script_enabled=False).page
    assert page.locator("#chapter-2 .authored").all_text_contents() == ["She kept the map.", "Nobody else did."]
    own = page.locator(".chapter").last
    assert own.locator("h2").text_content() == "What came of it"
    assert own.locator("p").all_text_contents() == ["Nothing yet."]


def test_a_decision_says_who_decided_and_on_what(open_page, authored_bytes):
    card = open_page(authored_bytes).page.locator("#claim-1")
    assert card.locator(".decided").text_content() == "Measured again."
    assert card.locator(".signed").text_content() == "Confirmed by Ida Moe, 1 February 2023"
    assert "Confirmed by a person" in card.text_content()
    links = card.locator(".plain a").evaluate_all("(found) => found.map((e) => [e.textContent, e.href])")
    assert links == [["The survey", "https://example.org/survey"], ["archived copy", "https://example.org/archived"]]


def test_keys_step_to_a_chapter_without_a_passage(open_page, authored_bytes):
    page = open_page(authored_bytes).page
    page.keyboard.press("End")
    page.locator(".chapter:last-child[aria-current]").wait_for()
    assert page.locator(".chapter[aria-current] h2").text_content() == "What came of it"


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_page, authored_bytes, scheme, width):
    page = open_page(authored_bytes, color_scheme=scheme, viewport={"width": width, "height": 800}).page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN) == []
