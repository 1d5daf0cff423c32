"""Bytes of YAML → plain values that know their lines, under YAML 1.2's core schema and within limits.

The values are read alone; `yaml_placing` reads the file once more where somebody asks for lines, or something is wrong.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from storymap.errors import InputError
from storymap.stories.file.yaml_placing import DEEPEST, Path, Place, Places, events, placed, resolve_scalar

LIMIT_BYTES = 50_000_000
"""No story file is larger."""
_VALUES = frozenset({yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent})


@dataclass
class Read:
    """The values of a file with where each stands, which is found out when somebody asks: it takes far longer."""

    value: Any
    """Mappings, lists and scalars."""
    text: str
    """The file."""
    name: str
    """What errors call it."""

    @cached_property
    def places(self) -> Places:
        """Where each value stands."""
        return placed(self.text, self.name).places

    def place_of(self, path: Path) -> Place:
        """Where a value, or the nearest that holds it, stands: at its key, where it has one."""
        for length in range(len(path), -1, -1):
            found = self.places.keys.get(path[:length]) or self.places.at.get(path[:length])
            if found:
                return found
        return Place(1, 1)


def read_yaml(data: bytes, *, name: str) -> Read:
    """The values of a file.

    Args:
        data: The file.
        name: What errors call it.

    Raises:
        InputError: It is no YAML, or uses what is refused; the message names line and column.
    """
    if len(data) > LIMIT_BYTES:
        raise InputError(f"{name} is larger than {LIMIT_BYTES // 1_000_000} MB; no story file is; split the story")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(f"{name}:{line}: not UTF-8; save the file in UTF-8") from None
    try:
        value = _values(text)
    except (yaml.YAMLError, RecursionError, _RefusedError):
        value = placed(text, name).value
    return Read(value=value, text=text, name=name)


class _RefusedError(Exception):
    """Something in a file is refused; what and where, `placed` tells."""


def _values(text: str) -> Any:  # noqa: ANN401 - whatever a file holds
    """The values of a file alone, in a third of the time that it takes to note where they stand."""
    found: list[Any] = []
    within: list[Any] = []
    holder: Any = found
    key: str | None = None
    keys: list[str | None] = []
    for event in events(text):
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            holder, key = within.pop(), keys.pop()
        elif kind is yaml.AliasEvent or (kind is yaml.DocumentStartEvent and found):
            raise _RefusedError
        elif kind in _VALUES:
            value = _begun(event, kind)
            if type(holder) is list:
                holder.append(value)
            elif key is None:
                key = _fresh_key(value, event, holder)
                continue
            else:
                holder[key], key = value, None
            if kind is not yaml.ScalarEvent:
                within.append(holder)
                keys.append(key)
                holder, key = value, None
                if len(within) > DEEPEST:
                    raise _RefusedError
    return found[0] if found else None


def _begun(event: Any, kind: type) -> Any:  # noqa: ANN401
    if event.anchor is not None or (event.tag is not None and event.tag != "!"):
        raise _RefusedError
    if kind is yaml.ScalarEvent:
        return event.value if event.style or not event.implicit[0] else resolve_scalar(event.value)
    return {} if kind is yaml.MappingStartEvent else []


def _fresh_key(value: Any, event: Any, holder: Any) -> str:  # noqa: ANN401
    """A key, as it is written; one that stands there already is refused, and so is one that is no word."""
    if isinstance(value, dict | list) or event.value in holder:
        raise _RefusedError
    key: str = event.value
    return key
