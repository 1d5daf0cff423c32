"""The validation report in its formats: complete, safe whatever the article says, and readable for everyone."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from storymap.exporters.claim_maps import claim_map
from storymap.exporters.figures import interval_figure
from storymap.exporters.report_html import HtmlReportExporter
from storymap.exporters.report_json import JsonReportExporter
from storymap.exporters.report_markdown import MarkdownReportExporter
from storymap.exporters.wording import DRAFT_NOTICE, LIMITS, shortened

ALLOWED = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "footer",
        "main",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "q",
        "span",
        "code",
        "b",
        "mark",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "div",
        "details",
        "summary",
        "figure",
        "figcaption",
        "svg",
        "desc",
        "g",
        "rect",
        "circle",
        "path",
        "line",
        "text",
    ]
)
ARTICLE = """A walk along two borders

Ida Lund left Bergen in June 2018. Norway shares a 96km (122-mile) land border with Russia.
Kharkiv is a city in western Ukraine. Crimea is part of Ukraine. India covers 1.27 million square miles.
"""


class Page(HTMLParser):
    """Tags, attributes and text as a browser sees them."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.words, self.open = [], "", []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def story():
    """A real story with a figure, lines, points and a dispute."""
    from storymap.pipeline import Pipeline
    from storymap.reading.text import read_text

    pipeline = Pipeline()
    return pipeline.show_evidence(pipeline.validate([read_text(ARTICLE, id="walk")]))


@pytest.fixture(scope="module")
def page(story, boundaries):
    return HtmlReportExporter(boundaries=boundaries).export_story(story).decode()


@pytest.fixture(scope="module")
def hostile_page(hostile_story, boundaries):
    return HtmlReportExporter(boundaries=boundaries, explain=True).export_story(hostile_story).decode()


def test_nothing_hostile_becomes_markup(hostile_page):
    found = Page(hostile_page)
    assert {tag for tag, _ in found.tags} <= ALLOWED
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on") or name == "style"]


def test_only_plain_web_addresses_become_links(hostile_page):
    for attributes in Page(hostile_page).all("a"):
        assert attributes["href"].startswith(("#", "https://", "http://"))


def test_hostile_words_are_shown_as_written(hostile_page, hostile_strings):
    words = " ".join(Page(hostile_page).words.split())
    for string in hostile_strings[:12]:
        assert " ".join(string.split()) in words


def test_hostile_text_is_escaped_in_markdown(hostile_story, boundaries):
    text = MarkdownReportExporter(boundaries=boundaries, explain=True).export_story(hostile_story).decode()
    assert not re.search(r"(?<!\\)<", text)
    assert "javascript:" not in re.sub(r"\\.", "", "".join(re.findall(r"\]\([^)]*\)", text)))


def test_the_page_asks_nothing_of_the_network_and_runs_nothing(page):
    found = Page(page)
    policy = next(a["content"] for a in found.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert not found.all("script")
    assert not re.search(r"url\(|@import|src=", page)


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(tag[1]) for tag, _ in Page(page).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_drawing_has_a_title_and_a_description_in_words(page):
    found = Page(page)
    drawings = found.all("svg")
    assert drawings
    assert all(a["role"] == "img" for a in drawings)
    assert len(found.all("desc")) == len(drawings)
    assert len(found.all("title")) == len(drawings) + 1
    named = {i for a in drawings for i in a.get("aria-labelledby", "").split()}
    assert named <= {a.get("id") for _, a in found.tags}


def test_ids_are_unique_and_references_lead_somewhere(page):
    found = Page(page)
    ids = [a["id"] for _, a in found.tags if "id" in a]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in found.all("a") if a["href"].startswith("#")} <= set(ids)


def test_table_has_headed_columns_and_rows(page):
    scopes = [a.get("scope") for a in Page(page).all("th")]
    assert scopes.count("col") == 3
    assert set(scopes) == {"col", "row"}


def test_problems_come_first_then_all_in_order_of_the_text(page, story):
    articles = [a["id"] for a in Page(page).all("article")]
    assert articles == [f"c{n + 1}" for n in range(len(story.verdicts))]
    first = re.findall(r'<th scope="row"><a href="#(c\d+)"', page)
    outcomes = [story.verdicts[int(i[1:]) - 1].outcome.value for i in first]
    assert outcomes == ["contradicted", "inconsistent", "disputed"]


def test_the_report_says_whose_borders_what_limits_and_that_it_is_a_draft(page, boundaries):
    words = Page(page).words
    assert DRAFT_NOTICE in words
    assert LIMITS in words
    for view in boundaries.worldviews:
        assert boundaries.worldview_note(view) in words


def test_figure_is_in_the_claims_own_unit(story):
    area = next(v for v in story.verdicts if v.claim.type == "area")
    figure = interval_figure(area)
    assert "1,217,588\xa0square\xa0miles" in figure
    assert "km²" not in figure


def test_border_map_shows_line_chord_and_countries_in_at_most_40_kb(story, boundaries):
    border = next(v for v in story.verdicts if v.claim.type == "border-length")
    drawn = claim_map(border, boundaries, key="c1")
    assert len(drawn.encode()) <= 40_000
    for part in ('class="border"', 'class="line"', ">Norway</text>", ">Russia</text>", "km</text>"):
        assert part in drawn


@pytest.mark.parametrize(("a", "b"), [("RU", "KZ"), ("US", "CA"), ("CL", "AR"), ("IN", "BD"), ("CN", "RU")])
def test_maps_of_long_borders_stay_small(a, b, boundaries, border_verdict):
    drawn = claim_map(border_verdict(a, b), boundaries, key="c1")
    assert 2_000 < len(drawn.encode()) <= 40_000


def test_map_of_a_point_shows_the_country_it_lies_in(story, boundaries):
    town = next(v for v in story.verdicts if v.claim.type == "part-of")
    drawn = claim_map(town, boundaries, key="c1")
    assert ">Kharkiv</text>" in drawn
    assert ">Romania</text>" in drawn


def test_reports_are_functions_of_the_story(story, boundaries):
    for exporter in (HtmlReportExporter, MarkdownReportExporter, JsonReportExporter):
        one, two = (exporter(boundaries=boundaries).export_story(story) for _ in range(2))
        assert one == two


def test_json_gives_every_reading_and_margin(story, boundaries):
    record = json.loads(JsonReportExporter(boundaries=boundaries).export_story(story))
    disputed = next(c for c in record["claims"] if c["outcome"] == "disputed")
    assert set(disputed["readings"]) == set(boundaries.worldviews)
    assert all(isinstance(c["margin"], float | int | None) for c in record["claims"])


def test_markdown_puts_problems_first(story, boundaries):
    text = MarkdownReportExporter(boundaries=boundaries).export_story(story).decode()
    assert text.index("## Look at these first") < text.index("## All claims, in the order of the text")


def test_shortened_words_keep_both_ends_and_whole_words():
    words = "one two three four five six seven eight nine ten"
    assert shortened(words, 20) == "one two … nine ten"
    assert shortened("x" * 500, 21) == "xxxxxxxxx … xxxxxxxxx"
