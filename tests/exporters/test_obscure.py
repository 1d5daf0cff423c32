"""Hidden places: their names, ids and positions are in no output of any exporter, report, view or terminal."""

import base64
import html
import json
import re
import unicodedata
import zlib
from dataclasses import replace
from itertools import pairwise
from urllib.parse import quote, unquote

import geopandas
import pytest
from click.testing import CliRunner

from storymap import check_text, geo, registry, story_files
from storymap.cli.app import main
from storymap.errors import InputError
from storymap.exporters.leaflet.page import PageOptions
from storymap.model.places import LonLat
from storymap.notebook import StoryView
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document
from storymap.stories.blurs import read_blur
from storymap.stories.file.entries import LinkEntry, OwnPosition, PlaceEntry
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.origin import Origin
from storymap.stories.file.values import ChapterEntry, HistoryEntry, MediaEntry, StopEntry, WhenEntry

HOUSE = LonLat(lon=28.117342, lat=70.214587)
"""Where the overlay has a house of ours: a spot on the tundra where nothing stands."""
OVERLAY = f"""name,longitude,latitude,countries,radius_km,id,aliases
Skjulhytta,{HOUSE.lon},{HOUSE.lat},NO,0.1,skjulhytta,The Yellow Cabin
"""
ARTICLE = """---
title: A night at Skjulhytta
url: https://paper.example/2023/night-at-skjulhytta
author: Kirkenes desk, with help from Neiden
---

# A night at Skjulhytta

On 3 May 2023 Ana Berg travelled from Tromsø to Kirkenes. In June 2023 she went from Kirkenes to Skjulhytta.
Skjulhytta lies 61 km west of Kirkenes, at 70.2146° N, 28.1173° E, and SKJUL-
HYTTA's owner asked nobody's name. "Kirkenes is north of Oslo," said Ole Kirkenes, who teaches in Tromsoe.

## The Yellow Cabin

The Yellow Cabin has two rooms; see https://maps.example/@70.21,28.12,14z or www.paper.example/Skjulhytta%20map.
The Kirkenesveien ends there. It is 412 km from Tromsø to Skjulhytta. Norway borders Sweden, Finland and Russia.
The report says that Norway shares a 96km (122-mile) land border with Russia. Ana Berg flew from Kirkenes to Oslo.
They carried him 37 km on a sledge the night they left Skjulhytta; www.paper.example/Troms%C3%B8dagen tells of it.
In July 2023 Ole Kirkenes travelled from Oslo to Bergen.
"""
SECOND = """# What Ana Berg told

On 9 June 2023 Ana Berg travelled from Tromsø to Kirkenes. In July 2023 she fled from Skjulhytta to Sweden.
She was arrested in Kirkenes the next day, 61 km from Skjulhytta, and she asked for asylum there.
"""
WELL = LonLat(lon=25.512345, lat=70.061234)
"""A place that only the story file has."""
TRUTHS = {
    "Brønnvika": WELL,
    "Skjulhytta": HOUSE,
    "Kirkenes": LonLat(lon=30.04578, lat=69.72706),
    "Tromsø": LonLat(lon=18.95508, lat=69.6489),
}
NAMES = ("skjulhytta", "kirkenes", "tromso", "tromsoe", "yellow cabin", "yellowcabin", "neiden", "bronnvika")
IDS = ("geonames:779303", "779303", "overlay:skjulhytta", "geonames:3133895", "3133895")
FIGURES = ("61 km", "61km", "412 km", "412km", "37 km")
WRITTEN = [quote(name) for name in ("Tromsø", "tromsø")]
ASKED = {
    "all": ("25",),
    "each": ("Skjulhytta=25", "Kirkenes=25", "Tromsø=100", "Neiden=5"),
    "both": ("25", "geonames:779303=100"),
}
TABLES = ("gpkg", "geoparquet")
"""Formats that only their readers can search."""
KINDS = (*ASKED, "file", "file and all")
"""What is told: articles with options, a story file that says what is hidden, and one with an option besides."""
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("obscure")
    (made / "key").write_text("a key for tests, which hides nothing", encoding="utf-8")
    (made / "places.csv").write_text(OVERLAY, encoding="utf-8")
    (made / "night-at-skjulhytta.md").write_text(ARTICLE, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def documents(folder):
    first = (folder / "night-at-skjulhytta.md").read_bytes()
    return [
        read_document(first, id="night-at-skjulhytta")[0],
        read_document(SECOND.encode(), id="kirkenes-again")[0],
    ]


@pytest.fixture(scope="module")
def story_file(folder, documents):
    """A story file in which people wrote about what they hide, everywhere that one can write."""
    (folder / "skjulhytta.png").write_bytes(PIXEL)
    drafted = story_files.draft(pipeline_for(folder, None), documents)
    blurs = {"Kirkenes": 25, "Skjulhytta": 25, "The Yellow Cabin": 25, "Yellow Cabin": 25, "Tromsø": 100}
    own = PlaceEntry(id="x1", name="Brønnvika", at=OwnPosition(lat=WELL.lat, lon=WELL.lon), obscure_km=25)
    places = (*(replace(p, obscure_km=blurs.get(p.name)) for p in drafted.places), own)
    well = StopEntry(id="x2", name="the well at Brønnvika", place="x1", when=WhenEntry(words="after Kirkenes"))
    route = replace(drafted.routes[0], stops=(*drafted.routes[0].stops, well))
    media = (
        MediaEntry(url="skjulhytta.png", alt="The Yellow Cabin in June", credit="Ole Kirkenes"),
        MediaEntry(url="https://paper.example/kirkenes.jpg", alt="More", credit="Nobody"),
        MediaEntry(url="https://maps.example/@70.21,28.12,14z", alt="Map", credit="Nobody"),
    )
    caption = "She hid at Skjulhytta, 61 km from Kirkenes.\n\nIt lies at 70.2146, 28.1173."
    chapters = (
        replace(drafted.chapters[0], title="A night at Skjulhytta", caption=caption, media=media),
        *drafted.chapters[1:],
        ChapterEntry(id="x3", title="Brønnvika", caption="37 km to Brønnvika, then Tromsø.", shows=("x1",)),
    )
    links = (
        LinkEntry(url="https://paper.example/kirkenes", title="One"),
        LinkEntry(url="https://paper.example/x", title="At Kirkenes", archive="https://archive.example/Troms%C3%B8"),
    )
    chapters = (replace(chapters[0], links=links), *chapters[1:])
    history = (
        HistoryEntry(
            on="2023-07-01", section="places", item="p1", kind="position", subject="Skjulhytta", now="70.2146"
        ),
        HistoryEntry(
            on="2023-07-02",
            by="Ole Kirkenes",
            section="chapters",
            item="c1",
            kind="caption",
            subject="A night at Skjulhytta",
            was="61 km from Kirkenes",
            now="at 70.2146, 28.1173",
            note="She told me at The Yellow Cabin.",
        ),
        HistoryEntry(
            on="2023-07-03",
            by="Ida of Tromsø",
            section="verdicts",
            item="v1",
            kind="confirmed",
            subject="61 km from Kirkenes",
            was="Neiden",
            now="37 km to Brønnvika",
            note="70.0612, 25.5123",
        ),
        HistoryEntry(on="2023-07-04", section="stops", item="x2", kind="name", subject="Brønnvika", was="Skjulhytta"),
        HistoryEntry(on="2023-07-05", section="story", kind="title", subject="Kirkenes", public=False),
    )
    verdicts = tuple(
        replace(v, status="confirmed", note="I rang Kirkenes, 61 km away.", by="Ole Kirkenes", links=links)
        for v in drafted.verdicts
    )
    told = {"places": places, "routes": (route, *drafted.routes[1:]), "chapters": chapters, "verdicts": verdicts}
    return replace(drafted, **told, history=history)


def pipeline_for(folder, asked, tell=lambda _: None):
    return Pipeline(
        overlays=(folder / "places.csv",),
        obscure=tuple(map(read_blur, ASKED[asked] if asked else ())),
        obscure_key=folder / "key",
        tell=tell,
    )


@pytest.fixture(scope="module", params=KINDS)
def hidden(request, folder, documents, story_file):
    """The pipeline and the story, every verdict confirmed so that ClaimReview publishes it."""
    if request.param not in ASKED:
        pipeline = pipeline_for(folder, "all" if "all" in request.param else None)
        told = story_files.tell_file(pipeline, story_file, origin=Origin(folder=folder))
        return pipeline_for(folder, "each"), told.story
    pipeline = pipeline_for(folder, request.param)
    story = pipeline.analyze(documents)
    return pipeline, replace(story, verdicts=tuple(replace(v, status="confirmed") for v in story.verdicts))


def spellings(output: str):
    """An output as it is, and with each way of escaping undone; case and accents folded, and without white space."""
    plain = html.unescape(unquote(output))
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), plain)
    for text in (output, plain, re.sub(r"<[^>]*>", "", plain)):
        folded = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
        folded = folded.replace("ø", "o").replace("\u00ad", "")
        yield folded
        yield re.sub(r"[-\s]+", "", folded)


def betrayals(output: str):
    """Everything in an output that it must not hold."""
    for text in spellings(output):
        yield from (name for name in (*NAMES, *IDS) if name in text)
    yield from (words for words in (*FIGURES, *WRITTEN) if words in output)
    yield from near_pairs(output)


NUMBER = re.compile(r"(?<![\w.])-?\d{1,3}(?:\.\d+)?")


def near_pairs(output: str):
    """Neighbouring numbers that are a position nearer than 2 km to the truth; the map of the world has its own."""
    without_world = re.sub(r'<script type="application/json" id="basemap-data">.*?</script>', "", output)
    for first, second in pairwise(NUMBER.finditer(without_world)):
        if second.start() - first.end() > 40:
            continue
        one, other = float(first[0]), float(second[0])
        for lat, lon in ((one, other), (other, one)):
            if abs(lat) <= 90 and abs(lon) <= 180 and ("." in first[0] or "." in second[0]):
                position = LonLat(lon=lon, lat=lat)
                yield from (f"{lat}, {lon}" for truth in TRUTHS.values() if geo.is_within(position, truth, distance=2))


def decompressed(pdf: bytes) -> str:
    """A PDF's or PNG's bytes with every stream that can be inflated."""
    parts = [pdf]
    for match in re.finditer(rb"stream\r?\n", pdf):
        try:
            parts.append(zlib.decompressobj().decompress(pdf[match.end() :]))
        except zlib.error:
            continue
    return b"\n".join(parts).decode("latin-1")


def test_the_truth_is_found_where_nothing_is_hidden(folder, documents):
    """The search itself works: each name, id, figure and position is found in the plain story's outputs."""
    pipeline = pipeline_for(folder, None)
    plain = pipeline.exporter("json").export_story(pipeline.analyze(documents)).decode()
    found = set(betrayals(plain))
    assert {"skjulhytta", "kirkenes", "tromso", "yellow cabin", "neiden"} <= found
    assert {"geonames:779303", "overlay:skjulhytta", *FIGURES[::2], "37 km", "Troms%C3%B8"} <= found
    assert {"70.2146, 28.1173", "69.7271, 30.0458"} <= found
    page = pipeline.exporter("leaflet", options=PageOptions(full_text=True)).export_story(pipeline.analyze(documents))
    assert {"70.2146, 28.1173", "69.7271, 30.0458", "skjulhytta"} <= set(betrayals(page.decode()))


@pytest.mark.parametrize("form", sorted(set(registry.names("storymap.exporters")) - {"png", "pdf", "docx", *TABLES}))
def test_no_output_betrays_a_hidden_place(hidden, form):
    pipeline, story = hidden
    assert list(betrayals(pipeline.exporter(form).export_story(story).decode("utf-8"))) == []


def test_no_word_document_betrays_a_hidden_place(hidden, folder, documents, word_files):
    """No part of it does; the same parts do, where nothing is hidden."""
    pipeline, story = hidden
    told = words_of_parts(word_files, pipeline.exporter("docx").export_story(story))
    assert [found for name, part in told.items() for found in betrayals(f"{name} {part}")] == []
    plain = words_of_parts(
        word_files, pipeline.exporter("docx").export_story(pipeline_for(folder, None).analyze(documents))
    )
    assert {"skjulhytta", "kirkenes", "tromso"} <= set(betrayals(plain["word/document.xml"]))
    assert {"skjulhytta", "kirkenes", "tromso"} <= set(betrayals(plain["word/comments.xml"]))


def words_of_parts(word_files, data):
    parts = word_files.parts_of(data)
    assert {"word/document.xml", "word/comments.xml", "docProps/core.xml"} <= set(parts)
    return {name: part.decode("latin-1" if name.endswith("jpeg") else "utf-8") for name, part in parts.items()}


@pytest.mark.parametrize("form", TABLES)
def test_no_table_of_an_information_system_betrays_a_hidden_place(hidden, tmp_path, form):
    """What is read back from every layer, and the file's own bytes."""
    pipeline, story = hidden
    path = tmp_path / f"story.{form}"
    path.write_bytes(pipeline.exporter(form).export_story(story))
    tables = (
        [geopandas.read_parquet(path)]
        if form == "geoparquet"
        else [geopandas.read_file(path, layer=layer) for layer in geopandas.list_layers(path)["name"]]
    )
    assert tables
    for table in tables:
        assert list(betrayals(table.to_csv())) == []
    raw = path.read_bytes().decode("latin-1").casefold()
    assert [word for word in (*NAMES, *IDS) if word in raw] == []


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_no_picture_betrays_a_hidden_place(folder, documents, form):
    """Its bytes; what is drawn on it is the page, which is searched as text."""
    pipeline = pipeline_for(folder, "all")
    output = decompressed(pipeline.exporter(form).export_story(pipeline.analyze(documents))).casefold()
    assert [word for word in (*NAMES, *IDS) if word in output] == []


@pytest.mark.parametrize(
    "options",
    [
        PageOptions(full_text=True),
        PageOptions(full_text=True, lang="ar", detail="high"),
        PageOptions(worksheet=True),
        PageOptions(picture=True, lang="uk"),
    ],
    ids=["whole", "arabic", "worksheet", "picture"],
)
def test_no_kind_of_page_betrays_a_hidden_place(hidden, options):
    pipeline, story = hidden
    page = pipeline.exporter("leaflet", options=options).export_story(story).decode("utf-8")
    assert list(betrayals(page)) == []
    assert "[" in page


@pytest.mark.parametrize("form", ["report-html", "report-markdown"])
def test_no_explained_report_betrays_a_hidden_place(hidden, form):
    pipeline, story = hidden
    report = pipeline.exporter(form, explain=True).export_story(story).decode("utf-8")
    assert list(betrayals(report)) == []


def test_no_view_of_a_notebook_betrays_a_hidden_place(hidden):
    _, story = hidden
    view = StoryView(story=story, options=PageOptions(full_text=True))
    table = view.to_geodataframe()
    for output in (view._repr_html_(), html.unescape(view._repr_html_()), table.to_json(), table.to_csv(), repr(story)):
        assert list(betrayals(output)) == []
    assert list(betrayals(view.to_folium(tiles=None).get_root().render())) == []


def test_no_report_in_python_betrays_a_hidden_place(folder, hidden):
    pipeline, _ = hidden
    report = check_text(ARTICLE, pipeline=pipeline)
    for output in (
        report.to_json(),
        report.to_markdown(explain=True),
        report.to_html(explain=True),
        repr(report.story),
    ):
        assert list(betrayals(output)) == []


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(
    "command",
    [
        ("render", "--data", "story.json", "--report", "report.html", "--full-text", "--embed"),
        ("render", "--title", "Nights in Kirkenes", "-o", "-", "--full-text"),
        ("validate", "--explain"),
        ("validate", "--json"),
        ("export", "-o", "story.geojson"),
        ("export", "-o", "story.sarif"),
    ],
    ids=["render", "title", "validate", "json", "export", "sarif"],
)
def test_no_command_prints_or_writes_a_hidden_place(folder, tmp_path, monkeypatch, asked, command):
    monkeypatch.chdir(tmp_path)
    name, *rest = command
    options = [part for blur in ASKED[asked] for part in ("--obscure", blur)]
    arguments = [name, str(folder / "night-at-skjulhytta.md"), "--places", str(folder / "places.csv")]
    result = CliRunner().invoke(main, [*arguments, *rest, *options, "--obscure-key", str(folder / "key")])
    assert result.exit_code == 0, result.output
    assert list(betrayals(result.stdout)) == []
    for written in tmp_path.iterdir():
        assert list(betrayals(written.name)) == []
        assert list(betrayals(written.read_text(encoding="utf-8"))) == []


def test_the_stories_that_are_searched_have_all_that_can_betray(hidden, folder, documents, story_file):
    _, story = hidden
    assert len(story.documents) == 2
    assert {event.kind for event in story.events} >= {"motion", "detention", "request"}
    assert {one.kind for one in story.disagreements} >= {"departure"}
    assert any(event.goal and event.goal.is_obscured for event in story.events)
    assert all("[" in one.place for one in story.disagreements)
    plain = story_files.tell_file(
        pipeline_for(folder, None),
        replace(story_file, places=tuple(replace(p, obscure_km=None) for p in story_file.places)),
        origin=Origin(folder=folder),
    ).story
    found = set(betrayals(pipeline_for(folder, None).exporter("json").export_story(plain).decode()))
    assert {"bronnvika", "skjulhytta", "61 km", "37 km", "70.0612, 25.5123"} <= found


def test_what_people_wrote_is_told_without_what_they_hide(folder, story_file):
    told = story_files.tell_file(pipeline_for(folder, None), story_file, origin=Origin(folder=folder)).story
    first, last = told.chapters[0], told.chapters[-1]
    assert [one.url for one in first.media] == ["picture"]
    assert first.media[0].data.startswith("data:image/png;base64,iVBOR")
    assert "[distance withheld]" in first.caption
    assert "[position withheld]" in first.caption
    assert last.title.startswith("[place ")
    assert last.places == (told.routes[0].stops[-1].place.id,)
    assert [one.kind for one in told.changes] == ["caption", "confirmed", "name"]
    page = pipeline_for(folder, None).exporter("leaflet").export_story(told).decode()
    assert "[distance withheld]" in page[page.index('id="corrections"') :]
    decision = next(v.decision for v in told.verdicts if v.decision)
    assert [(one.url, one.archive) for one in decision.links] == [("https://paper.example/x", None)]


def test_pictures_with_metadata_are_refused_where_places_are_hidden(folder, story_file):
    (folder / "skjulhytta.png").write_bytes(PIXEL + b"eXIf")
    try:
        with pytest.raises(InputError, match="metadata, which may tell where it was taken"):
            story_files.tell_file(pipeline_for(folder, None), story_file, origin=Origin(folder=folder))
    finally:
        (folder / "skjulhytta.png").write_bytes(PIXEL)


@pytest.mark.parametrize(
    "command",
    [
        ("render", "--data", "story.json", "--report", "report.html", "--full-text", "--embed"),
        ("validate", "--explain"),
        ("validate", "--json"),
        ("export", "-o", "story.geojson"),
        ("export", "-o", "story.sarif"),
    ],
    ids=["render", "validate", "json", "export", "sarif"],
)
def test_no_command_tells_what_a_story_file_hides_and_the_users_own_key_is_used(
    folder, story_file, tmp_path, monkeypatch, command
):
    (folder / "skjulhytta.yaml").write_bytes(write_draft(story_file))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "home"))
    name, *rest = command
    arguments = [name, str(folder / "skjulhytta.yaml"), "--places", str(folder / "places.csv")]
    own = folder / "home" / "storymap" / "obscure" / "key"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_bytes((folder / "key").read_bytes())
    result, same = (CliRunner().invoke(main, [*arguments, *rest, *key]) for key in ([], ["--obscure-key", str(own)]))
    assert result.exit_code == 0, result.output
    assert result.stdout == same.stdout
    assert list(betrayals(result.stdout)) == []
    for written in tmp_path.iterdir():
        assert list(betrayals(written.name)) == []
        assert list(betrayals(written.read_text(encoding="utf-8"))) == []


def test_a_story_without_hidden_places_is_the_same_with_and_without_the_option(folder):
    document = read_document(b"Norway borders Sweden.\n\nNobody borders on nothing.", id="plain")[0]
    plain, asked = (pipeline_for(folder, asked).analyze([document]) for asked in (None, "all"))
    exporter = pipeline_for(folder, None).exporter("leaflet")
    assert exporter.export_story(plain) == exporter.export_story(asked)


def test_the_same_key_gives_the_same_bytes_and_another_key_another_circle(folder, tmp_path, documents):
    (tmp_path / "key").write_text("another key, just as long as that", encoding="utf-8")
    own = pipeline_for(folder, "all")
    stories = [pipeline.analyze(documents) for pipeline in (own, own, replace(own, obscure_key=tmp_path / "key"))]
    pages = [own.exporter("json").export_story(story) for story in stories]
    assert pages[0] == pages[1]
    assert pages[0] != pages[2]


def test_the_overview_draws_the_circles_that_are_large_enough_to_see(folder, documents):
    pipeline = replace(pipeline_for(folder, None), obscure=(read_blur("100"),))
    page = pipeline.exporter("leaflet").export_story(pipeline.analyze(documents)).decode("utf-8")
    assert page.count('class="hiding"') >= 3


def test_what_the_story_tells_besides_is_still_judged(hidden):
    _, story = hidden
    outcomes = {verdict.outcome.value for verdict in story.verdicts}
    assert {"supported", "inconsistent"} <= outcomes
    held = [item for item in story.not_checkable if item.reason.startswith("Withheld")]
    assert held
    assert all(0 <= item.quote.start < item.quote.end <= len(story.documents[0].document.text) for item in held)


def test_legs_to_hidden_places_are_no_finer_than_the_blur(hidden):
    _, story = hidden
    legs = [(route, leg) for route in story.routes for leg in route.legs]
    assert legs
    for route, leg in legs:
        ends = [route.stops[n].place for n in (leg.start, leg.end)]
        blurs = [place.radius_km for place in ends if place and place.is_obscured]
        if blurs:
            assert leg.distance_km % max(blurs) == 0
            assert leg.bearing_deg % 45 == 0


def test_the_page_says_that_places_are_displaced(hidden):
    pipeline, story = hidden
    page = pipeline.exporter("leaflet").export_story(story).decode("utf-8")
    assert "To protect people, some places are not named here and are drawn displaced, by up to" in page
    data = json.loads(re.search(r'id="story-data">(.*?)</script>', page)[1])
    veiled = [place for place in data["places"] if place.get("obscured")]
    assert len(veiled) >= 3
    assert all(place["radius"] in {25, 100} for place in veiled)
