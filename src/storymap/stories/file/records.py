"""Values of a story file ⇄ plain records: a field that holds its default is not written."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Record = dict[str, Any]
"""What YAML calls a mapping."""

T = TypeVar("T")

_ALWAYS = frozenset({"schema", "status"})
"""What is written even where it holds its default: people look for it."""


def to_record(value: Any) -> Any:  # noqa: ANN401 - any value of a story file
    """A value as mappings, lists and scalars, in the order of its fields."""
    if is_dataclass(value):
        held = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: to_record(one) for field, one in held if not _is_default(field, one)}
    if isinstance(value, tuple | list):
        return [to_record(one) for one in value]
    if isinstance(value, dict):
        return {key: to_record(one) for key, one in value.items()}
    return value


def _is_default(field: Field[Any], value: object) -> bool:
    if field.name in _ALWAYS:
        return False
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return default is not MISSING and value == default


def from_record(kind: type[T], record: Mapping[str, Any]) -> T:
    """The value that a record holds; the record fits its schema, so that each field has a value of its type."""
    declared: Any = kind
    hints = _hints(declared)
    known = {name: _read(hints[name], one) for name, one in record.items() if name in hints and one is not None}
    return kind(**known)


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a type, which mypy does not take for hashable
    return get_type_hints(kind)


def _read(hint: Any, value: Any) -> Any:  # noqa: ANN401 - any type and value of a story file
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _read_union([one for one in arguments if one is not NoneType], value)
    if origin is tuple:
        return tuple(_read(arguments[0], one) for one in value)
    if origin is dict:
        return {key: _read(arguments[1], one) for key, one in value.items()}
    if is_dataclass(hint):
        kind: Any = hint
        return from_record(kind, value)
    return float(value) if hint is float else value


def _read_union(options: list[Any], value: Any) -> Any:  # noqa: ANN401
    """A tuple is read as one where the file has a list; a word is a word."""
    for option in options:
        listed = get_origin(option) is tuple
        if listed == isinstance(value, list) and (listed or get_origin(option) is not Literal or len(options) == 1):
            return _read(option, value)
    return value
