"""A story file that nothing is wrong with, pictures beside it, and what rules find in versions of it."""

import importlib.util
import sys
from pathlib import Path

import pytest

from storymap.linting.checking import lint
from storymap.pipeline import Pipeline
from storymap.stories.file.reading import read_story_file

HERE = Path(__file__).resolve().parent


def load(path):
    spec = importlib.util.spec_from_file_location(f"{path.stem}_for_linting", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def base():
    return (HERE / "base.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("lint") / "stories"
    made.mkdir()
    for name, content in load(HERE / "pictures.py").PICTURES.items():
        (made / name).write_bytes(content)
    (made.parent / "secret.jpg").write_bytes((made / "plain.jpg").read_bytes())
    return made


@pytest.fixture(scope="session")
def pipeline():
    return Pipeline()


@pytest.fixture(scope="session")
def linted(folder, pipeline):
    """A function: the text of a story file → what is found in it."""

    def run(text, **options):
        return lint(read_story_file(text.encode(), name="story.yaml", folder=folder), pipeline, **options)

    return run


@pytest.fixture(scope="session")
def sarif_validator():
    return load(HERE.parent / "exporters" / "sarif_validator.py").validate
