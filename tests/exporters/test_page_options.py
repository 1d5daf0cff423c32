"""What the maker of a page may choose: colours, short quotes, online maps, worksheets."""

import re
from itertools import pairwise

import pytest
import xyzservices.providers
from hypothesis import given
from hypothesis import strategies as st

from storymap.errors import InputError
from storymap.exporters.leaflet import LeafletExporter, PageOptions
from storymap.exporters.leaflet.excerpts import FLOOR, QUOTE_LENGTH, SHARE, find_excerpts, rights_declared
from storymap.exporters.leaflet.sources import own_style
from storymap.exporters.leaflet.tiles import Tiles, find_tiles
from storymap.exporters.leaflet.worksheet import for_worksheet, letter
from storymap.model.chapters import Chapter
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Story
from storymap.model.texts import Document, Sentence, Source, Span

TILES = Tiles(
    name="Own", url="https://{s}.tiles.example.org/{z}/{x}/{y}.png", attribution="© <Nobody>", subdomains=("a", "b")
)


@pytest.fixture
def unlicensed(hand_made):
    """The hand-made story as if nobody had declared its licence."""
    from dataclasses import replace

    story = hand_made.make_story()
    documents = tuple(
        replace(r, document=replace(r.document, source=replace(r.document.source, licence=None)))
        for r in story.documents
    )
    return replace(story, documents=documents)


def page_of(story, boundaries, **options):
    return LeafletExporter(boundaries=boundaries, options=PageOptions(**options)).export_story(story).decode()


def policy_of(page):
    return re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]


def body_of(page):
    """The page's text without scripts, styles and data."""
    bare = re.sub(r"(?s)<(script|style)[^>]*>.*?</\1>", "", page)
    return " ".join(re.sub(r"<[^>]+>", "", bare).split())


def test_a_text_of_unknown_licence_is_quoted_briefly_and_the_page_says_so(unlicensed, boundaries, hand_made):
    page = page_of(unlicensed, boundaries)
    shown = body_of(page)
    assert "A text whose licence is not known is quoted only briefly here" in shown
    assert "Her train reached Russia in November. She waited there for permission to go further north." not in page
    assert "Norway shares a 96km (122-mile) land border with Russia" in shown
    assert "…" in shown


def test_full_text_and_a_declared_licence_show_all(unlicensed, boundaries, hand_made):
    for page in (page_of(unlicensed, boundaries, full_text=True), page_of(hand_made.make_story(), boundaries)):
        assert "She waited there for permission to go further north." in body_of(page)
        assert 'class="note rights"' not in page


@pytest.mark.parametrize(
    "licence", ["all rights reserved", "All Rights Reserved.", "unknown", "© 2023 Somebody", " ", ""]
)
def test_what_reserves_the_rights_declares_none(licence):
    assert not rights_declared(Source(licence=licence))


WORDS = st.text("abcde ,;:.", min_size=1, max_size=400).filter(str.strip)


@given(st.lists(WORDS, min_size=1, max_size=12), st.data())
def test_quotes_are_short_apart_inside_sentences_and_no_more_than_their_share(texts, data):
    sentences, start = [], 0
    for number, text in enumerate(texts):
        lead = len(text) - len(text.lstrip())
        span = Span(start=start + lead, end=start + len(text.rstrip()))
        sentences.append(Sentence(span=span, paragraph=number))
        start += len(text) + 2
    document = Document(id="d", text="\n\n".join(texts), sentences=tuple(sentences))
    chapters = tuple(Chapter(title="", document="d", passage=s.span) for s in data.draw(st.permutations(sentences)))
    resolved = ResolvedDocument(document=document, resolutions=())
    story = Story(
        title="",
        documents=(resolved,),
        routes=(),
        context=(),
        verdicts=(),
        not_checkable=(),
        chapters=chapters,
        attributions=(),
    )
    quotes = find_excerpts(resolved, story)
    assert all(quote.length <= QUOTE_LENGTH for quote in quotes)
    assert all(a.end <= b.start for a, b in pairwise(quotes))
    assert all(any(s.span.contains(quote) for s in sentences) for quote in quotes)
    room = max(SHARE * sum(s.span.length for s in sentences), FLOOR)
    assert sum(quote.length for quote in quotes) <= room


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_answers_what_the_style_would_ask_the_system(theme):
    assert "prefers-color-scheme" in own_style()
    style = own_style(theme)
    assert "prefers-color-scheme" not in style
    assert f"color-scheme: {theme};" in style
    assert ("(min-width: 0px)" in style) == (theme == "dark")


def test_an_online_map_is_found_whatever_the_capitals():
    assert find_tiles("opentopomap") == find_tiles("OpenTopoMap")
    assert find_tiles("OpenTopoMap").hosts == tuple(f"https://{s}.tile.opentopomap.org" for s in "abc")
    assert find_tiles("Open Street Map Mapnik").url == "https://tile.openstreetmap.org/{z}/{x}/{y}.png"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("OpenTopMap", "similar: OpenTopoMap"),
        ("Thunderforest.Landscape", "asks for a key"),
        ("Esri.ArcticImagery", "projection"),
        ("MtbMap", "encrypted"),
        ("JusticeMap.income", "lists it as broken"),
    ],
)
def test_an_online_map_that_cannot_be_used_is_refused_with_the_reason(name, says):
    with pytest.raises(InputError, match=says):
        find_tiles(name)


def test_every_provider_is_either_refused_or_complete():
    usable = 0
    for name in xyzservices.providers.flatten():
        try:
            tiles = find_tiles(name)
        except InputError:
            continue
        usable += 1
        assert set(re.findall(r"\{(\w+)\}", tiles.url)) <= {"x", "y", "z", "r", "s"}, name
        assert all(re.fullmatch(r"https://[\w.-]+(:\d+)?", host) for host in tiles.hosts), name
        assert tiles.attribution, name
        assert "<" not in tiles.attribution, name
    assert usable > 50


def test_only_a_page_with_an_online_map_may_load_images_and_only_from_there(hand_made, boundaries):
    story = hand_made.make_story()
    plain, online = page_of(story, boundaries), page_of(story, boundaries, tiles=TILES)
    assert "img-src data:;" in policy_of(plain)
    assert "tiles-data" not in plain
    assert "tileLayer(url" not in plain
    assert "tileLayer(url" in online
    assert "img-src data: https://a.tiles.example.org https://b.tiles.example.org;" in policy_of(online)
    assert policy_of(online).count("http") == 2
    assert "© &lt;Nobody&gt; · Natural Earth" in online
    assert "The online map “Own” draws its own borders and names" in online


def test_a_worksheet_has_no_name_on_its_map_and_all_of_them_in_its_key(hand_made, boundaries):
    page = page_of(hand_made.make_story(), boundaries, worksheet=True)
    island = re.search(r'id="story-data">(.*?)</script>', page)[1]
    overview = re.search(r'(?s)<figure class="overview">.*?</figure>', page)[0]
    for name in ("Oslo", "Ukraine", "Pasvikdalen"):
        assert f'"name":"{name}' not in island
        assert name not in overview
        assert name in re.search(r'(?s)class="sheet answers">.*?</section>', page)[0]
        assert name not in re.search(r'(?s)class="sheet task">.*?</section>', page)[0]


def test_a_worksheet_asks_only_for_places_that_lie_apart_on_its_map(hand_made):
    story = hand_made.make_story()
    names = {entry.name for entry in for_worksheet(story).context}
    assert names <= {entry.name for entry in story.context}
    assert "Libya" not in names  # far below the printed map


def test_letters_go_on_after_z():
    assert [letter(n) for n in (0, 25, 26, 27, 51, 52)] == ["A", "Z", "AA", "AB", "AZ", "BA"]
