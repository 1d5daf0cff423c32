"""`storymap evaluate` on a tiny corpus of our own, with the real pipeline."""

import json

import jsonschema
import pytest

TEXT = "Ida Lund left Bergen in June and travelled to Oslo. The village of Kverndalsmo was snowed in."
MARKED = (("Bergen", 60.39, 5.32, 3161732), ("Oslo", 59.91, 10.75, 3143244), ("Kverndalsmo", 61.9, 9.1, None))


def _record():
    toponyms = [
        {"start": TEXT.index(n), "end": TEXT.index(n) + len(n), "text": n, "lat": lat, "lon": lon, "geonameid": number}
        for n, lat, lon, number in MARKED
    ]
    return {"id": "walk", "text": TEXT, "toponyms": toponyms}


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "tiny.jsonl"
    path.write_text(json.dumps(_record()) + "\n", encoding="utf-8")
    return path


def test_json_keeps_to_its_published_schema(run, corpus, schemas):
    record = json.loads(run("evaluate", corpus, "--json").output)
    jsonschema.validate(record, schemas("evaluation"), cls=jsonschema.Draft202012Validator)
    assert record["schema"] == "storymap/evaluation/1"


def test_json_of_a_corpus_without_toponyms_keeps_to_the_schema(run, tmp_path, schemas):
    (tmp_path / "none.jsonl").write_text('{"id": 1, "text": "Rain.", "toponyms": []}', encoding="utf-8")
    record = json.loads(run("evaluate", "none.jsonl", "--json").output)
    jsonschema.validate(record, schemas("evaluation"), cls=jsonschema.Draft202012Validator)


def test_scores_are_those_of_the_texts_answers(run, corpus):
    found = json.loads(run("evaluate", corpus, "--json").output)["corpora"]["tiny"]
    assert found["recognition"]["strict"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert found["resolution"]["n"] == 3
    assert found["resolution"]["within_161km"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["resolution"]["exact_id"] == 1.0
    assert found["end_to_end"] == {"n": 3, "found_and_placed": 0.6667}


def test_table_names_corpus_and_scores(run, corpus):
    result = run("evaluate", corpus)
    assert result.exit_code == 0
    assert "tiny" in result.output
    assert "1.000" in result.output


def test_errors_are_written_where_asked_and_leave_the_json_alone(run, corpus, tmp_path):
    result = run("evaluate", corpus, "--json", "--errors", "misses.txt")
    assert json.loads(result.stdout)["corpora"]
    assert "misses.txt" in result.stderr
    text = (tmp_path / "misses.txt").read_text(encoding="utf-8")
    assert "[tiny] 1 unknown name" in text
    assert "«Kverndalsmo»" in text


def test_corpora_of_the_same_name_are_both_scored(run, corpus, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "tiny.jsonl").write_text('{"id": 1, "text": "Rain.", "toponyms": []}', encoding="utf-8")
    scored = json.loads(run("evaluate", corpus, other / "tiny.jsonl", "--json").output)["corpora"]
    assert {name: found["resolution"]["n"] for name, found in scored.items()} == {"tiny": 3, "tiny-2": 0}


def test_bad_line_is_one_error_before_anything_is_scored(run, corpus, tmp_path, error_line):
    (tmp_path / "bad.jsonl").write_text('{"id": 1, "text": "a", "toponyms": []}\n{"id"\n', encoding="utf-8")
    result = run("evaluate", corpus, "bad.jsonl")
    assert result.exit_code == 1
    assert "bad.jsonl, line 2" in error_line(result)
    assert result.stdout == ""


def test_missing_corpus(run, error_line):
    result = run("evaluate", "nowhere.jsonl")
    assert result.exit_code == 1
    assert "nowhere.jsonl" in error_line(result)


def test_unknown_recognizer_names_those_installed(run, corpus, error_line):
    result = run("evaluate", corpus, "--recognizer", "oracle")
    assert result.exit_code == 1
    assert "lexicon" in error_line(result)
