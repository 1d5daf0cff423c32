"""Exporting from Python: the same files as the command writes."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

import storymap
from storymap.errors import ComponentError, OutputError
from storymap.model.claims import ClaimType
from storymap.pipeline import Pipeline
from storymap.provenance import TOLD

TEXT = "Ida Lund left Bergen in June 2018 and travelled to Oslo."


@pytest.fixture(scope="module")
def story():
    return storymap.analyze_text(TEXT)


def test_a_story_is_exported_by_the_name_of_its_format(story):
    collection = json.loads(storymap.export_story(story, to="geojson"))
    assert [f["properties"]["name"] for f in collection["features"] if f["properties"]["kind"] == "stop"] == [
        "Bergen", "Oslo",
    ]  # fmt: skip


def test_several_texts_make_one_story():
    story = storymap.analyze_texts({"a": TEXT, "b": "She reached Kiruna in July 2018."})
    assert [resolved.document.id for resolved in story.documents] == ["a", "b"]


def test_a_story_tells_what_made_it(story):
    assert story.provenance.version
    assert "Natural Earth 4.1" in story.provenance.data
    assert story.provenance.options == ()


def test_saving_writes_what_belongs_beside_the_file(story, tmp_path):
    written = storymap.save_story(story, tmp_path / "a.csv", to="csv")
    assert [path.name for path in written] == ["a.csv", "a.csv-metadata.json"]
    assert written[0].read_bytes() == storymap.export_story(story, to="csv")


def test_nothing_is_written_where_one_of_two_cannot_be(story, tmp_path):
    (tmp_path / "a.csv-metadata.json").mkdir()
    with pytest.raises(OutputError):
        storymap.save_story(story, tmp_path / "a.csv", to="csv")
    assert not (tmp_path / "a.csv").exists()


def test_only_options_whose_values_may_be_published_are_named():
    assert {field.name for field in fields(Pipeline)} >= TOLD
    assert not [name for name in TOLD if "obscure" in name or "key" in name]


def test_files_are_named_without_their_folders():
    made = Pipeline(overlays=(Path("/home/somebody/secret/mine.csv"),), only=frozenset({ClaimType.AREA})).provenance
    assert dict(made.options) == {"overlays": "mine.csv", "only": "area"}


def test_an_option_that_a_format_does_not_take_is_refused(story):
    with pytest.raises(ComponentError, match="takes no full_text"):
        storymap.export_story(story, to="kml", full_text=True)
