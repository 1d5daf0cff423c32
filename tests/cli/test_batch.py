"""`storymap batch` and `storymap query` as people type them: mistakes are one line, answers follow their schema."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pyarrow.parquet
import pytest
from click.testing import CliRunner

from storymap.cli.app import main

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "schemas"


def invoke(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    (folder / "news").mkdir()
    (folder / "news" / "one.txt").write_text("Sweden borders Russia. Oslo lies in Norway.\n", encoding="utf-8")
    (folder / "news" / "two.txt").write_bytes(b"\x89PNG")
    # In a process of its own: a cluster started here would share this one's warnings and sockets with other tests.
    command = [sys.executable, "-m", "storymap", "batch", "news", "-o", "tables", "--workers", "1"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.stdout == "1 documents in 1 partitions, 0 of them there already\n", result.stderr
    assert result.stderr == "1 documents could not be read: storymap query tables errors\n"
    return folder / "tables"


def test_manifest_follows_its_schema(tables):
    schema = json.loads((SCHEMAS / "batch-1.schema.json").read_text(encoding="utf-8"))
    manifest = json.loads((tables / "manifest.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(manifest)
    assert manifest["complete"]


@pytest.mark.parametrize(
    "question", [("check",), ("places",), ("border", "Sweden", "Russia"), ("errors",), ("languages",)], ids=" ".join
)
def test_answer_follows_its_schema(tables, question):
    schema = json.loads((SCHEMAS / "query-1.schema.json").read_text(encoding="utf-8"))
    answer = json.loads(invoke("query", tables, *question, "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema).validate(answer)
    assert answer["question"] == question[0]
    assert bool(answer["rows"]) == (question != ("languages",))


def test_table_is_for_people_and_map_for_browsers(tables, tmp_path):
    assert "contradicted" in invoke("query", tables).output
    result = invoke("query", tables, "places", "--map", tmp_path / "places.html")
    assert result.exit_code == 0, result.output
    assert b"Norway" in (tmp_path / "places.html").read_bytes()


def test_fields_of_records_are_named_once_for_the_whole_run(tmp_path, monkeypatch):
    records = [{"text": "no", "lead": "Oslo lies in Norway.", "number": 5}, {"lead": "Norway borders Sweden."}]
    (tmp_path / "news.json").write_text(json.dumps(records), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command = [sys.executable, "-m", "storymap", "batch", "news.json", "-o", "tables", "--workers", "1"]
    fields = ["--field", "text=lead", "--field", "id=number"]
    subprocess.run([*command, *fields], capture_output=True, check=True)
    manifest = json.loads(Path("tables/manifest.json").read_text(encoding="utf-8"))
    assert manifest["settings"]["fields"] == [["text", "lead"], ["id", "number"]]
    assert (manifest["documents"], manifest["errors"]) == (2, 0)
    rows = pyarrow.parquet.read_table(next(Path("tables/documents").iterdir())).to_pylist()
    assert [(row["document"], row["id"]) for row in rows] == [("news.json@1", "5"), ("news.json@2", None)]
    again = subprocess.run([*command, *fields], capture_output=True, text=True, encoding="utf-8", check=True)
    assert again.stdout == "2 documents in 1 partitions, 1 of them there already\n"


def test_other_settings_are_refused_in_the_same_folder(tables):
    result = invoke("batch", tables.parent / "news", "-o", tables, "--workers", 1, "--with-people")
    assert result.exit_code == 1
    assert "was written with other settings; give these tables another folder" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("batch", "nowhere", "-o", "{t}"), 1, "no such file or folder: nowhere"),
        (("batch", "{t}/in.txt", "-o", "{t}/x", "--recognizer", "nobody"), 1, "no recognizer called 'nobody'"),
        (("batch", "{t}", "-o", "{t}/x", "--scheduler", "tcp://h:1", "--workers", "2"), 2, "give one of them"),
        (("batch", "{t}", "-o", "{t}/x", "--field", "body=text"), 2, "names no field: write text=NAME"),
        (("batch", "{t}/in.txt", "-o", "unheard-of://x"), 1, "cannot open unheard-of://x"),
        (("query", "{t}"), 1, "holds no tables"),
        (("query", "{t}", "border", "Norway"), 2, "takes two countries"),
        (("query", "{t}", "errors", "--map", "x.html"), 2, "names no places"),
    ],
)
def test_mistake_is_one_line(tmp_path, arguments, code, words):
    (tmp_path / "in.txt").write_text("Norway borders Sweden.", encoding="utf-8")
    result = invoke(*(argument.format(t=tmp_path) for argument in arguments))
    assert result.exit_code == code, result.output
    assert words in result.output
    assert "Traceback" not in result.output


def test_folder_that_holds_other_files_is_refused(tmp_path):
    (tmp_path / "in.txt").write_text("Norway borders Sweden.", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine", encoding="utf-8")
    result = invoke("batch", tmp_path / "in.txt", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "holds other files; give the tables a folder of their own" in result.output


@pytest.mark.parametrize("command", [("batch", "news", "-o", "out"), ("query", "out")])
def test_absent_extra_is_one_line_that_says_how_to_install_it(monkeypatch, command):
    monkeypatch.setattr("storymap.batch.extras.find_spec", lambda name: None if name == "pyarrow" else object())
    result = invoke(*command)
    assert result.exit_code == 1
    assert result.output.strip().splitlines()[-1] == (
        f"Error: 'storymap {command[0]}' needs pyarrow; install the extra: pip install 'storymap[batch]'"
    )


def test_help_needs_no_extra():
    assert "near-copies" in invoke("query", "--help").output
    assert invoke("batch", "--help").exit_code == 0
