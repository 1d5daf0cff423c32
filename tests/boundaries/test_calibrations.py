"""Fitted numbers that travel with the package."""

import hashlib
import importlib
import json
import tomllib

import pytest

from storymap.boundaries import calibrations
from storymap.boundaries.calibrations import VERSION, calibration
from storymap.errors import DataError
from storymap.resources import data_path


def test_a_missing_calibration_is_told_in_one_line():
    with pytest.raises(DataError, match=r"nothing\.json.*reinstall"):
        calibration("nothing")


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 99}', "{}"])
def test_a_damaged_calibration_or_one_of_another_version_is_refused(text, tmp_path, monkeypatch):
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(calibrations, "data_path", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DataError, match=r"odd\.json.*reinstall"):
        calibration.__wrapped__("odd")


def test_the_manifest_names_every_file_with_its_digest_and_tool():
    folder = data_path("models")
    manifest = tomllib.loads((folder / "MANIFEST.toml").read_text(encoding="utf-8"))
    files = {entry["name"]: entry for entry in manifest["file"]}
    assert set(files) == {path.name for path in folder.glob("*.json")}
    for name, entry in files.items():
        assert entry["sha256"] == hashlib.sha256((folder / name).read_bytes()).hexdigest()
        assert (folder.parents[1] / entry["tool"]).is_file()


def test_the_tool_says_when_the_published_lengths_are_not_here(tmp_path, monkeypatch, capsys):
    monkeypatch.syspath_prepend(str(data_path("models").parents[1] / "tools"))
    tool = importlib.import_module("calibrate_borders")
    monkeypatch.setattr(tool, "SOURCE", tmp_path / "none.jsonl")
    before = data_path("models", "borders.json").read_bytes()
    assert tool.main() == 1
    assert "is not here" in capsys.readouterr().out
    assert data_path("models", "borders.json").read_bytes() == before


def test_every_calibration_carries_its_fit():
    for path in data_path("models").glob("*.json"):
        if path.name not in {"recognizer.json", "resolver.json"}:
            record = json.loads(path.read_text(encoding="utf-8"))
            assert record["version"] == VERSION
            assert record["fit"]["tool"].startswith("tools/")
            assert record["fit"]["data"]
