"""Whatever is wrong in a story file is told with its line and key; the checker agrees with JSON Schema."""

import json
import random
from pathlib import Path

import jsonschema
import pytest

from storymap.errors import InputError
from storymap.stories.file.checking import check, schema
from storymap.stories.file.fitting import Fitting
from storymap.stories.file.reading import read_story_file
from storymap.stories.file.yaml_reading import read_yaml

CASES = Path(__file__).resolve().parents[1] / "cases" / "story_file_errors.md"
FILE = """\
schema: storymap/story-file/1
title: A walk
chapters:
- id: c1
  title: Oslo
  passage: {exact: walked to Oslo}
  stop: s1
- id: c2
  title: Afterwards
  caption: Nobody knows.
routes:
- id: r1
  stops:
  - id: s1
    name: Oslo
    place: p1
    when: 2023-01-13
places:
- id: p1
  name: Oslo
  place: geonames:3143244
  mentions:
  - {exact: Oslo, prefix: walked to}
verdicts:
- id: v1
  document: walk
  type: adjacency
  quote: {exact: Norway borders Sweden}
  outcome: supported
  status: draft
documents:
- id: walk
  text: |
    Ida walked to Oslo. Norway borders Sweden.
"""


def cases():
    """Title, the line to replace, what stands there instead, the message: divided by lines of a dot."""
    for block in CASES.read_text(encoding="utf-8").split("\n\n---\n\n")[1:]:
        title, old, new, told = block.strip("\n").split("\n.\n")
        yield pytest.param(old, new, told, id=title)


def problem_of(text):
    with pytest.raises(InputError) as error:
        read_story_file(text.encode(), name="story.yaml")
    return str(error.value)


def test_the_file_of_the_cases_is_right():
    assert read_story_file(FILE.encode(), name="story.yaml").file.title == "A walk"


@pytest.mark.parametrize(("old", "new", "told"), list(cases()))
def test_message(old, new, told):
    assert FILE.count(f"{old}\n") == 1
    assert problem_of(FILE.replace(f"{old}\n", f"{new}\n" if new else "")) == told


def test_at_most_ten_problems_are_told_at_once():
    text = FILE + "".join(f"key{n}: 1\n" for n in range(30))
    lines = problem_of(text).splitlines()
    assert len(lines) == 11
    assert lines[-1] == "story.yaml: 20 more problems"


@pytest.mark.parametrize("content", ["", "just words\n", "- a\n- b\n", "null\n"])
def test_what_is_no_story_file_is_told_what_one_is(content):
    assert "storymap draft" in problem_of(content)


def test_the_schema_is_a_json_schema_and_the_published_one():
    jsonschema.Draft202012Validator.check_schema(schema())
    published = Path(__file__).resolve().parents[2] / "docs/reference/schemas/story-file-1.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == schema()


@pytest.mark.parametrize("seed", range(300))
def test_the_checker_and_json_schema_agree(seed, drafted, changed):
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    record = read_yaml((FILE if seed % 2 else drafted).encode(), name="x").value
    for _ in range(chance.randint(1, 3)):
        changed(record, chance)
    valid = jsonschema.Draft202012Validator(schema()).is_valid(record)
    assert (check(record) == ()) == valid


@pytest.mark.parametrize("seed", range(100))
def test_what_is_passed_at_a_glance_has_no_problem_and_what_is_written_is_passed_so(seed, drafted, changed):
    chance, fitting = random.Random(seed), Fitting(schema())  # noqa: S311 - the same edits in every run
    record = read_yaml((FILE if seed % 2 else drafted).encode(), name="x").value
    assert fitting.fits(record)
    changed(record, chance)
    if fitting.fits(record):
        assert jsonschema.Draft202012Validator(schema()).is_valid(record)


def test_a_rule_with_options_has_one_option_for_each_kind_of_value():
    """The checker takes the first of a kind, and whoever looks at a glance any: that must be one and the same."""

    def rules(part):
        if isinstance(part, dict):
            yield part
        for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from rules(one)

    def kinds(option):
        rule = schema()["$defs"][option["$ref"].rsplit("/", 1)[1]] if "$ref" in option else option
        return rule["type"] if isinstance(rule["type"], list) else [rule["type"]]

    for rule in rules(schema()):
        listed = [kind for option in rule.get("anyOf", ()) for kind in kinds(option)]
        assert len(listed) == len(set(listed))
