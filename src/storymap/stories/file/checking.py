"""A file's values → whether they fit the schema; what does not is told with the key, what was met and what to do."""

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from storymap.resources import package_text
from storymap.stories.file.fitting import Fitting
from storymap.stories.file.origin import Problem
from storymap.stories.file.yaml_placing import Path

_NAMES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping (key: value)",
    "null": "nothing",
}
_PATTERNS = {
    "A-Za-z": "a letter, then letters, digits, '.', '_' or '-', such as p7",
    "https?": "a web address that begins with https://",
    "64": "64 digits and letters a to f",
    "4}": "a date such as 2023-01-13, 2023-01 or 2023",
    "A-Z": "two capital letters, such as NO (ISO 3166-1)",
    "S": "some words",
}
"""What patterns ask for, by a part of them."""
_LONGEST = 60


@cache
def schema() -> Mapping[str, Any]:
    """The schema that travels in the package; `docs/reference/schemas/` has the same."""
    parsed: Mapping[str, Any] = json.loads(package_text("stories/file/schema.json"))
    return parsed


def check(value: Any) -> tuple[Problem, ...]:  # noqa: ANN401 - whatever a file holds
    """What does not fit the schema, in the order of the file."""
    return () if _fitting().fits(value) else tuple(_check(value, schema(), ()))


@cache
def _fitting() -> Fitting:
    return Fitting(schema())


def check_entry(value: Any, entry: str) -> tuple[Problem, ...]:  # noqa: ANN401
    """What does not fit the schema of one part of a file.

    Args:
        value: The part.
        entry: What the schema calls it: `MediaEntry`.
    """
    return tuple(_check(value, schema()["$defs"][entry], ()))


def _check(value: Any, rule: Mapping[str, Any], path: Path) -> Iterator[Problem]:  # noqa: ANN401
    if "$ref" in rule:
        rule = schema()["$defs"][rule["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in rule:
        yield from _check_options(value, rule["anyOf"], path)
        return
    if "const" in rule and value != rule["const"]:
        yield Problem(path=path, told=f"met {shown(value)}, expected {rule['const']}; no other form is known")
        return
    kinds = rule.get("type", ())
    kinds = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    if "enum" in rule and value not in rule["enum"]:
        yield Problem(path=path, told=_not_listed(value, [one for one in rule["enum"] if one is not None]))
        return
    if kinds and not any(_is(value, kind) for kind in kinds):
        yield Problem(path=path, told=_wrong_kind(value, kinds))
        return
    yield from _check_inside(value, rule, path)


def _check_inside(value: Any, rule: Mapping[str, Any], path: Path) -> Iterator[Problem]:  # noqa: ANN401
    if isinstance(value, dict):
        yield from _check_mapping(value, rule, path)
    elif isinstance(value, list):
        yield from _check_list(value, rule, path)
    elif isinstance(value, str):
        yield from _check_text(value, rule, path)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _check_number(value, rule, path)


def _check_options(value: Any, options: list[Mapping[str, Any]], path: Path) -> Iterator[Problem]:  # noqa: ANN401
    """Against the option that is of the value's kind."""
    kinds: list[str] = []
    for option in options:
        rule = schema()["$defs"][option["$ref"].rsplit("/", 1)[1]] if "$ref" in option else option
        own = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
        if any(_is(value, kind) for kind in own):
            yield from _check(value, rule, path)
            return
        kinds += own
    yield Problem(path=path, told=_wrong_kind(value, tuple(dict.fromkeys(kinds))))


def _is(value: Any, kind: str) -> bool:  # noqa: ANN401
    if kind in {"number", "integer"}:
        whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        return not isinstance(value, bool) and (whole or (kind == "number" and isinstance(value, float)))
    types = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    return isinstance(value, types[kind])


def _wrong_kind(value: Any, kinds: tuple[str, ...]) -> str:  # noqa: ANN401
    wanted = " or ".join(_NAMES[kind] for kind in kinds if kind != "null")
    told = f"met {shown(value)}, expected {wanted}"
    if value is None:
        return f"nothing stands here, expected {wanted}; add it"
    return f"{told}; put it in quotes" if "string" in kinds and isinstance(value, int | float) else f"{told}; change it"


def _not_listed(value: Any, known: list[str]) -> str:  # noqa: ANN401
    near = get_close_matches(str(value), known, n=1)
    meant = f"; did you mean '{near[0]}'?" if near else ""
    return f"met {shown(value)}, expected {'one of ' if len(known) > 1 else ''}{', '.join(known)}{meant}"


def _check_mapping(value: dict[str, Any], rule: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    properties, others = rule.get("properties", {}), rule.get("additionalProperties", True)
    meant_keys: set[str] = set()
    for key, one in value.items():
        if key in properties:
            yield from _check(one, properties[key], (*path, key))
        elif others is False:
            near = get_close_matches(key, properties, n=1)
            meant_keys.update(near)
            meant = f"did you mean '{near[0]}'? " if near else ""
            yield Problem(path=(*path, key), told=f"no such key; {meant}keys here: {', '.join(properties)}")
        elif isinstance(others, dict):
            yield from _check(one, others, (*path, key))
    for key in rule.get("required", ()):
        if key not in value and key not in meant_keys:
            yield Problem(path=path, told=f"'{key}' is missing; add it")


def _check_list(value: list[Any], rule: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    least, most = rule.get("minItems", 0), rule.get("maxItems")
    if value and (len(value) < least or (most is not None and len(value) > most)):
        yield Problem(path=path, told=f"met a list of {len(value)}, expected {least}; change it")
    for number, one in enumerate(value):
        if "items" in rule:
            yield from _check(one, rule["items"], (*path, number))


def _check_text(value: str, rule: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    if len(value) < rule.get("minLength", 0):
        yield Problem(path=path, told="no words here; write some")
    elif "pattern" in rule and not re.search(rule["pattern"], value):
        yield Problem(path=path, told=f"met {shown(value)}, expected {_pattern_words(rule['pattern'])}; change it")


def _pattern_words(pattern: str) -> str:
    if "[^:<>" in pattern:
        return "a web address that begins with https://, or a picture's path from the story file"
    return next((words for part, words in _PATTERNS.items() if part in pattern), pattern)


def _check_number(value: float, rule: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    low, high = rule.get("minimum"), rule.get("maximum")
    if (low is not None and value < low) or (high is not None and value > high):
        wanted = f"between {low} and {high}" if high is not None and low is not None else f"{low} or more"
        yield Problem(path=path, told=f"met {shown(value)}, expected a number {wanted}; change it")


def shown(value: Any) -> str:  # noqa: ANN401
    """A value as errors quote it.

    >>> shown("x"), shown(3), shown(None), shown([1])
    ("'x'", 'the number 3', 'nothing', 'a list')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        line = " ".join(value.split())
        return f"'{line if len(line) <= _LONGEST else line[:_LONGEST] + '…'}'"
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "a mapping"
