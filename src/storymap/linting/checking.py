"""A story file and a pipeline → what rules find in it."""

from collections.abc import Collection, Mapping
from typing import Any, cast

from storymap.linting.reports import Linted
from storymap.linting.rules import NAMES, find
from storymap.linting.subjects import subject_of
from storymap.pipeline import Pipeline
from storymap.stories.file.reading import Opened
from storymap.stories.file.yaml_placing import Path


def lint(opened: Opened, pipeline: Pipeline, *, rules: Collection[str] = NAMES) -> Linted:
    """What rules find in a story file.

    Args:
        opened: The file.
        pipeline: What judges its claims and knows its places.
        rules: Names of the rules to ask.

    Raises:
        InputError: The story cannot be told: it names a place or quotes words that are not there.
    """
    findings = find(subject_of(opened, pipeline), opened.origin, rules=rules)
    return Linted(
        name=opened.origin.name, findings=findings, ids=tuple(_id(opened.record, one.path) for one in findings)
    )


def _id(record: Mapping[str, Any], path: Path) -> str:
    """The id of the innermost item on the way that has one; empty where none has."""
    found, value = "", cast(Any, record)
    for step in cast(tuple[Any, ...], path):
        value = value.get(step) if isinstance(value, dict) else value[step] if isinstance(value, list) else None
        found = value.get("id", found) if isinstance(value, dict) else found
    return found
