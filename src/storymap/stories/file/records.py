"""Values of a story file ⇄ plain records: a field that holds its default is not written."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache, partial
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
    readers = _readers(declared)
    return kind(**{name: readers[name](one) for name, one in record.items() if one is not None and name in readers})


@cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:  # noqa: ANN401 - a type, which mypy does not take for hashable
    """What reads the values of each field."""
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - any type of a story file
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _union_reader([one for one in arguments if one is not NoneType])
    if origin is tuple:
        inner = _reader(arguments[0])
        return lambda value: tuple(map(inner, value))
    if origin is dict:
        inner = _reader(arguments[1])
        return lambda value: {key: inner(one) for key, one in value.items()}
    if is_dataclass(hint):
        kind: Any = hint
        return partial(from_record, kind)
    return float if hint is float else _as_it_is


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - text, a truth value, a whole number
    return value


def _union_reader(options: list[Any]) -> Callable[[Any], Any]:
    """A tuple is read as one where the file has a list; a word is a word."""
    lists = (option for option in options if get_origin(option) is tuple)
    others = (option for option in options if get_origin(option) is not tuple)
    words = (option for option in others if get_origin(option) is not Literal or len(options) == 1)
    listed, single = _reader(next(lists, None)), _reader(next(words, None))
    return lambda value: listed(value) if isinstance(value, list) else single(value)
