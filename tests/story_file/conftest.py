"""Stories of our own, drafted, edited and told again."""

import copy
from pathlib import Path

import pytest

from storymap import story_files
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory):
    """The default components, and a key of the tests' own."""
    key = tmp_path_factory.mktemp("obscure") / "key"
    key.write_text("a key for tests, which hides nothing", encoding="utf-8")
    return Pipeline(obscure_key=key)


@pytest.fixture(scope="session")
def read_seeds():
    """A function that reads stories of seeds/ by their names."""

    def read(*names):
        return [read_document((SEEDS / f"{name}.md").read_bytes(), id=name)[0] for name in names]

    return read


@pytest.fixture(scope="session")
def drafted(pipeline, read_seeds):
    """The text of the story file of seeds/defection.md, as `storymap draft` writes it."""
    return write_draft(story_files.draft(pipeline, read_seeds("defection"))).decode()


@pytest.fixture(scope="session")
def tell(pipeline):
    """A function that tells the story of a story file's text; its notes with `notes=True`."""

    def told(text, *, folder=None, notes=False):
        opened = read_story_file(text.encode(), name="story.yaml", folder=folder)
        result = story_files.tell_file(pipeline, opened.file, origin=opened.origin)
        return (result.story, result.notes) if notes else result.story

    return told


@pytest.fixture(scope="session")
def replaced():
    """A function that replaces a stretch of text which is there exactly once, or the first of several."""

    def replace(text, old, new, *, first=False):
        assert text.count(old) == 1 or (first and old in text), f"{old!r} stands {text.count(old)} times"
        return text.replace(old, new, 1)

    return replace


def paths_of(value, path=()):
    yield path
    if isinstance(value, dict):
        for key, one in value.items():
            yield from paths_of(one, (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from paths_of(one, (*path, number))


VALUES = [
    None,
    True,
    0,
    -5,
    3.5,
    1e9,
    "",
    "x",
    "NO",
    "2023-01-13",
    "https://example.org/",
    [],
    ["a"],
    [1, 2],
    {},
    {"id": "a"},
]


def change(record, chance):
    """Delete, rename, repeat or replace one part of a record."""
    path = chance.choice([path for path in paths_of(record) if path])
    holder = record
    for step in path[:-1]:
        holder = holder[step]
    action = chance.randrange(4)
    if action == 0:
        del holder[path[-1]]
    elif action == 1 and isinstance(holder, dict):
        holder[f"{path[-1]}x"] = holder.pop(path[-1])
    elif action == 2 and isinstance(holder, list):
        holder.insert(path[-1], copy.deepcopy(holder[path[-1]]))
    else:
        holder[path[-1]] = chance.choice(VALUES)


@pytest.fixture(scope="session")
def changed():
    """A function that changes a record at one place, by chance."""
    return change
