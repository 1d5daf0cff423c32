"""Text of a YAML file → where each of its values stands, or what is refused in it and where.

`NO` is a word (Norway's code), and so are `yes`, `12:30` and `2023-01-13`. Tags, anchors, aliases, merge keys and
several documents in one file are refused: nothing in a file may stand for anything but itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from storymap.errors import InputError

DEEPEST = 20
"""Deeper nesting is no story file; it is refused before it costs memory."""

_FIRST_WORDS = re.compile(r"^( *)[^ \n]", re.MULTILINE)
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_FIRST = frozenset("~nNtTfF+-.0123456789")
"""What begins with another letter is text."""

Path = tuple[str | int, ...]
"""Keys and indices from the top of the file to a value."""


class Place(NamedTuple):
    """A line and a column of the file, both counted from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(slots=True)
class Places:
    """Where the values of a file stand."""

    at: dict[Path, Place] = field(default_factory=dict)
    """Where each value begins, by its path; a key's own place is its value's line."""
    keys: dict[Path, Place] = field(default_factory=dict)
    """Where each key stands."""
    indents: dict[Path, int] = field(default_factory=dict)
    """How far each block of lines (`|`) is indented; they begin on the line after the value's own."""
    ends: dict[Path, int] = field(default_factory=dict)
    """Last line of each scalar, counted from 1."""
    line_ends: dict[int, int] = field(default_factory=dict)
    """Where on a line the last value ends that ends on it: what stands behind can only be a comment."""


def resolve_scalar(written: str) -> Any:  # noqa: ANN401 - null, a truth value, a number or text
    """What a plain scalar means in YAML 1.2's core schema.

    >>> resolve_scalar("NO"), resolve_scalar("12:30"), resolve_scalar("~"), resolve_scalar("1e3"), resolve_scalar("012")
    ('NO', '12:30', None, 1000.0, 12)
    """
    if written and written[0] not in _FIRST:
        return written
    if written in _WORDS:
        return _WORDS[written]
    if _INT.fullmatch(written) and len(written) < 40:
        return int(written, 0 if written[:2] in {"0o", "0x"} else 10)
    if _FLOAT.fullmatch(written) and len(written) < 40:
        return float(written)
    return written


def placed(text: str, name: str) -> "Placed":
    """The values of a file and where they stand.

    Raises:
        InputError: It is no YAML, or uses what is refused.
    """
    builder = Placed(name, text)
    try:
        for event in events(text):
            builder.take(event)
    except yaml.YAMLError as error:
        raise InputError(_told(error, name, text)) from None
    except RecursionError:
        raise InputError(f"{name}: nested deeper than any story file; undo the last change") from None
    return builder


def events(text: str) -> Iterator[Any]:
    """The events of a YAML text, by libyaml where there is one."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    parsed: Iterator[Any] = yaml.parse(text, Loader=loader)
    return parsed


def _told(error: yaml.YAMLError, name: str, text: str) -> str:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    before = text[: getattr(error, "position", 0)]
    line, column = (mark.line, mark.column) if mark else (before.count("\n"), len(before) - before.rfind("\n") - 1)
    at = f":{line + 1}:{column + 1}"
    problem = " ".join(str(getattr(error, "problem", None) or getattr(error, "reason", None) or "no YAML").split())
    context = " ".join(str(getattr(error, "context", None) or "").split())
    told = f"{context}, {problem}" if context else problem
    return f"{name}{at}: not YAML as expected ({told}); mend the line, or the one before it"


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been met."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


class Placed:
    """Takes parse events one by one: no recursion, so that depth costs nothing but a refusal."""

    def __init__(self, name: str, text: str) -> None:
        self.value: Any = None
        self.places = Places()
        self._name = name
        self._text = text
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: Any) -> None:  # noqa: ANN401 - PyYAML has no types
        """Take the next event in."""
        self._note_end(event)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(event, [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._fail(event, f"'*{event.anchor}' stands for another part of the file; write that part out")
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._fail(event, "a second document in one file; keep one, or put its text in quotes")

    def _note_end(self, event: Any) -> None:  # noqa: ANN401
        """A block of lines counts where it begins: its end lies at the beginning of the next line."""
        mark = event.start_mark if getattr(event, "style", None) in {"|", ">"} else event.end_mark
        if mark.column:
            ends = self.places.line_ends
            ends[mark.line + 1] = max(ends.get(mark.line + 1, 0), mark.column)

    def _scalar(self, event: Any) -> None:  # noqa: ANN401
        self._refuse(event)
        holder = self._open[-1] if self._open else None
        value: Any = resolve_scalar(event.value) if not event.style and event.implicit[0] else event.value
        if holder and isinstance(holder.value, dict) and holder.key is None:
            self._key(event, holder)
            return
        path = self._add(event, value)
        if event.style == "|":
            self.places.indents[path] = _indent(self._text, event.start_mark.index)
        # A block of lines ends where the next line begins.
        last = event.end_mark.line + (1 if event.end_mark.column else 0)
        self.places.ends[path] = max(last, event.start_mark.line + 1)

    def _key(self, event: Any, holder: _Open) -> None:  # noqa: ANN401
        key = event.value
        if key in holder.value:
            first = self.places.keys.get((*holder.path, key))
            self._fail(event, f"'{key}' a second time (first in line {first.line if first else '?'}); keep one of them")
        holder.key = key
        self.places.keys[*holder.path, key] = _place(event)

    def _begin(self, event: Any, value: dict[str, Any] | list[Any]) -> None:  # noqa: ANN401
        self._refuse(event)
        if len(self._open) >= DEEPEST:
            self._fail(event, f"nested deeper than {DEEPEST} levels; no story file is")
        holder = self._open[-1] if self._open else None
        if holder and isinstance(holder.value, dict) and holder.key is None:
            self._fail(event, "a list or mapping where a key is expected; write a word")
        self._open.append(_Open(value, self._add(event, value)))

    def _add(self, event: Any, value: Any) -> Path:  # noqa: ANN401
        path: Path = ()
        if not self._open:
            self.value = value
        else:
            holder = self._open[-1]
            if isinstance(holder.value, list):
                path = (*holder.path, len(holder.value))
                holder.value.append(value)
            else:
                path = (*holder.path, holder.key or "")
                holder.value[holder.key or ""] = value
                holder.key = None
        self.places.at[path] = _place(event)
        return path

    def _refuse(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor is not None:
            self._fail(event, f"'&{event.anchor}' names a part of the file; take it out, nothing may refer to it")
        if event.tag is not None and event.tag != "!":
            self._fail(event, f"the tag '{event.tag}'; take it out, values are text, numbers, true and false")

    def _fail(self, event: Any, problem: str) -> None:  # noqa: ANN401
        raise InputError(f"{self._name}:{_place(event)}: {problem}")


def _indent(text: str, index: int) -> int:
    """How far the first line with words behind a place is indented."""
    found = _FIRST_WORDS.search(text, text.find("\n", index) + 1)
    return len(found[1]) if found else 0


def _place(event: Any) -> Place:  # noqa: ANN401
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)
