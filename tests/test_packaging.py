"""The wheel carries its data and runs from any folder in an environment of its own."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = "Ida Lund left Bergen and travelled to Oslo. Norway borders Sweden, Finland and Russia.\n"

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The `storymap` program of a clean environment, installed from a freshly built wheel.

    The environment sees the test environment's packages as its dependencies, for nothing may be downloaded;
    the storymap it runs is the wheel's, as a test below checks.
    """
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=False, symlinks=True)
    site = next((environment / "lib").glob("python*/site-packages"))
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-index",
        "--no-deps",
        "--quiet",
        "--target",
        str(site),
    ]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment / "bin" / "python"


def _run(python, *arguments, cwd):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    command = [str(python), "-m", "storymap", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_wheel_runs_its_own_code_and_data(installed, tmp_path):
    code = "import storymap.resources as r; print(r.data_root())"
    result = subprocess.run([installed, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(result.stdout.strip()).is_relative_to(installed.parents[1])


def test_render_works_from_any_folder(installed, tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    result = _run(installed, "render", "article.txt", "--data", "story.json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "article.html").read_bytes().lower().startswith(b"<!doctype html>")
    story = json.loads((tmp_path / "story.json").read_text(encoding="utf-8"))
    assert [stop["name"] for stop in story["route"]["stops"]] == ["Bergen", "Oslo"]
    assert {claim["outcome"] for claim in story["claims"]} == {"supported"}


def test_wheel_carries_the_words_of_every_language(installed, tmp_path):
    code = "from storymap.exporters.catalogue.words import languages, open_words as o; print(*map(o, languages()))"
    result = subprocess.run([installed, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert result.stdout.count("Words(") == len(list((ROOT / "src/storymap/exporters/catalogue").glob("*.toml")))


def test_wheel_carries_the_licences_of_its_data(installed):
    data = next((installed.parents[1] / "lib").glob("python*/site-packages")) / "storymap" / "data"
    for folder in ("boundaries", "gazetteer"):
        assert "attribution" in (data / folder / "MANIFEST.toml").read_text(encoding="utf-8")
