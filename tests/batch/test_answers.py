"""From documents to tables, read back by an independent reader, to the answers that an editor gets."""

import json

import geopandas
import pytest

from storymap.batch import answers, work
from storymap.batch.answer_map import answer_story
from storymap.batch.guard import Guard
from storymap.batch.near_copies import families, resemblance, signature
from storymap.batch.planning import plan_partitions
from storymap.batch.reading_tables import Tables
from storymap.batch.running import SCHEMA
from storymap.batch.slices import RawDocument
from storymap.batch.sources import find_files
from storymap.batch.storage import MANIFEST, Folder
from storymap.batch.tables import parquet_bytes
from storymap.batch.values import Settings
from storymap.errors import InputError
from storymap.pipeline import Pipeline

WIRE = (
    "Ida Moe reports from the north. Norway shares a 96km (122-mile) land border with Russia. The crossing at "
    "Storskog was closed on Monday, the police said, and lorries waited on both sides until the evening of Tuesday. "
    "Nobody was hurt. The road will be open again when the snow has been cleared away, said the road authority."
)
RECORDS = [
    {"id": 1, "text": WIRE, "title": "Dr Ida Moe at the border", "date": "2023-01-17T08:00:00Z"},
    {"id": 2, "text": WIRE + " More follows.", "published": "2023-01-18"},
    {"id": 3, "text": "Sweden borders Russia, an old man told us in Kiruna.", "published": "2023-01-16"},
    {"id": 4, "text": "Russia borders Norway.", "published": "2020-05-01"},
    {"id": 5, "text": "Veien til grensen ble stengt etter stormen, og ingen vet når den skal åpnes igjen."},
    {"id": 6, "text": "Anna Berg travelled from Oslo to Kiruna in May 2019. Then she flew to Kirkenes."},
    {
        "id": 7,
        "text": "A guide says that Norway borders Russia for 96 km or 122 miles. Sweden has a border with Russia.",
    },
    "no object",
]


@pytest.fixture(scope="module")
def guard():
    guard = Guard(Settings())
    yield guard
    guard.close()


@pytest.fixture(scope="module")
def written(tmp_path_factory, guard, write_lines):
    """A folder of tables, made in this process as a worker makes it."""
    root = tmp_path_factory.mktemp("answers")
    write_lines(root / "news.jsonl", RECORDS)
    folder, settings = Folder(str(root / "out")), Settings()
    work._LOCAL.kept = (settings, guard)
    files = find_files([str(root / "news.jsonl")], output=folder.address)
    records = [work.finish(one, settings, folder) for one in plan_partitions(files, block_bytes=700, shaped_by={})]
    rights = {name: guard.about[name] for name in ("attributions", "worldviews")}
    counts = {name: sum(r[name] for r in records) for name in ("documents", "set_aside", "errors")}
    manifest = {"schema": SCHEMA, "complete": True, "partitions": records, "failed": [], **rights, **counts}
    folder.write(MANIFEST, work.json_file(manifest))
    return root / "out"


def table(folder, name):
    parts = [geopandas.read_parquet(path) for path in sorted((folder / name).glob("*.parquet"))]
    return [row for part in parts for _, row in part.iterrows()]


def test_geopandas_reads_the_tables_with_their_positions(written):
    rows = table(written, "toponyms")
    kiruna = next(row for row in rows if row["text"] == "Kiruna")
    assert (round(kiruna.geometry.x), round(kiruna.geometry.y)) == (20, 68)
    part = geopandas.read_parquet(next((written / "toponyms").glob("*.parquet")))
    assert part.crs.to_epsg() in (4326, None)
    assert part.crs.name in ("WGS 84 (CRS84)", "WGS 84")


def test_legs_are_lines_with_their_times(written):
    leg = next(row for row in table(written, "legs") if row["from"] == "Oslo")
    assert (leg["to"], leg["when_start"][:7], leg.geometry.geom_type) == ("Kiruna", "2019-05", "MultiLineString")
    assert 900 < leg["distance_km"] < 1100


def test_documents_are_counted_set_aside_or_errors(written):
    manifest = Tables(str(written)).manifest
    assert (manifest["documents"], manifest["set_aside"], manifest["errors"]) == (6, 1, 1)
    assert answers.set_aside(Tables(str(written))) == [{"language": "nb", "documents": 1}]
    assert answers.unreadable(Tables(str(written)))[0]["reason"].startswith("is no JSON object")


def test_claim_to_check_is_one_row_for_all_who_make_it_and_copies_are_one_story(written):
    rows = answers.to_check(Tables(str(written)))
    pair = next(row for row in rows if row["type"] == "border-length" and row["articles"] == 3)
    assert (pair["outcome"], pair["stories"], pair["first"], pair["last"]) == (
        "inconsistent",
        2,
        "2023-01-17",
        "2023-01-18",
    )
    sweden = next(row for row in rows if row["place_names"] == ["Sweden", "Russia"])
    assert (sweden["articles"], sweden["outcome"]) == (2, "contradicted")
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))


def test_places_are_counted_by_articles(written):
    rows = answers.places_mentioned(Tables(str(written)))
    assert rows[0]["place_name"] == "Russia"
    assert (rows[0]["articles"], rows[0]["country"]) == (5, "RU")


def test_claims_about_a_border_stand_in_order_of_time(written):
    rows = answers.border_over_time(Tables(str(written)), ("RU", "NO"))
    days = [row["published"] for row in rows]
    assert days[0] == "2020-05-01"
    assert days.index("2023-01-17") < days.index("2023-01-18") < days.index(None)


def test_names_of_people_are_left_out_unless_asked_for(written, guard):
    told = [str(row.to_dict()) for name in ("documents", "toponyms", "claims", "legs") for row in table(written, name)]
    titles = [row["title"] for row in table(written, "documents")]
    assert "Dr [name] at the border" in titles
    assert not any(name in row for row in told for name in ("Moe", "Anna", "Berg"))
    settings = Settings(with_people=True)
    asked = Guard(settings)
    try:
        raw = RawDocument(name="a", form="record", data=json.dumps(RECORDS[5]).encode())
        assert asked.read(raw)["legs"][0]["traveller"] == "Anna Berg"
    finally:
        asked.close()


@pytest.mark.parametrize("question", [answers.to_check, answers.places_mentioned])
def test_answer_is_drawn_as_a_page_of_its_own(written, question):
    tables = Tables(str(written))
    story = answer_story(question(tables), title="Answer", manifest=tables.manifest)
    page = Pipeline().exporter("leaflet").export_story(story).decode("utf-8")
    assert "Kiruna" in page or "contradicted" in page
    assert "https://unpkg" not in page
    assert {entry.place.name for entry in story.context} >= {"Norway", "Russia"}


def test_hostile_words_of_a_table_stay_words_on_the_map(written):
    manifest = Tables(str(written)).manifest
    row = {"place": "x:1", "place_name": "</script><b>Oslo", "articles": 1, "mentions": 1, "positions": [[10.0, 60.0]]}
    page = Pipeline().exporter("leaflet").export_story(answer_story([row], title="<b>t", manifest=manifest))
    assert b"<b>Oslo" not in page
    assert b"<b>t" not in page


def test_folder_without_tables_is_refused(tmp_path):
    with pytest.raises(InputError, match="holds no tables"):
        Tables(str(tmp_path))


def test_empty_tables_are_valid_and_the_same_bytes(tmp_path):
    for name in ("documents", "toponyms", "claims", "legs"):
        content = parquet_bytes(name, [], about={})
        assert content == parquet_bytes(name, [], about={})
        (tmp_path / "t.parquet").write_bytes(content)
        assert len(geopandas.read_parquet(tmp_path / "t.parquet")) == 0


def test_near_copies_resemble_and_other_texts_do_not():
    other = " ".join(f"word{n} stands here" for n in range(60))
    cut = " ".join(WIRE.split()[:-12])
    signatures = {
        "a": signature(WIRE),
        "b": signature(other),
        "c": signature(WIRE.upper() + "!"),
        "d": signature(cut),
        "e": b"",
    }
    assert families(signatures) == {"a": "a", "b": "b", "c": "a", "d": "a", "e": "e"}
    assert resemblance(signatures["a"], signatures["c"]) == 1
    assert resemblance(signatures["a"], signatures["b"]) < 0.2
