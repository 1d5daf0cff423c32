"""Values of the model → the same values about the redacted texts: places exchanged, words replaced, spans moved.

Every field is visited, whatever it is called: a field that is added to the model later is rewritten from the start.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from storymap.model.places import Place
from storymap.model.stories import Clock
from storymap.model.texts import Span
from storymap.stories.redaction import Redacted

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriter:
    """What values of the model are rewritten with."""

    texts: Mapping[str, Redacted]
    """The redacted texts by their documents' old ids."""
    ids: Mapping[str, str]
    """The documents' new ids by their old ones."""
    stand_ins: Mapping[str, Place]
    """What takes the place of hidden places, by their ids."""
    words: Callable[[str], str]
    """Takes hidden names out of words that stand outside the texts."""

    def about(self, document: str, value: Value) -> Value:
        """The value, whose spans are of the document of that old id, rewritten."""
        return cast(Value, self._rewritten(value, document))

    def _rewritten(self, value: object, document: str) -> object:
        if isinstance(value, Span):
            return self.texts[document].moved(value)
        if isinstance(value, Place):
            return self._place(value)
        if isinstance(value, Clock):
            return _anywhere(value)
        if isinstance(value, str) and not isinstance(value, Enum):
            return self.words(value)
        if isinstance(value, tuple):
            return tuple(self._rewritten(item, document) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._fields(value, document)
        return value

    def _place(self, place: Place) -> Place:
        """The stand-in of a hidden place; another one keeps its name, but tells nothing of its surroundings."""
        stand_in = self.stand_ins.get(place.id)
        admin1 = self.words(place.admin1) if place.admin1 else None
        return stand_in or replace(place, admin1=admin1, timezone=None)

    def _fields(self, value: Any, document: str) -> object:  # noqa: ANN401 - a value of the model
        own = getattr(value, "document", document)
        changed: dict[str, Any] = {
            name: self._rewritten(getattr(value, name), own)
            for name in _free_fields(cast(Hashable, type(value)))
            if name != "document"
        }
        if hasattr(value, "document"):
            changed["document"] = self.ids[own]
        return replace(value, **changed)


def _anywhere(clock: Clock) -> Clock:
    """A time of day without what tells of its place: some islands have a zone, or an offset, of their own."""
    return clock if clock.timezone == "UTC" else replace(clock, timezone=None, utc_offset=None)


@lru_cache(maxsize=128)
def _free_fields(kind: Hashable) -> tuple[str, ...]:
    """The fields that do not hold one of a few fixed words."""
    hints = get_type_hints(kind)
    return tuple(field.name for field in fields(cast(type[Any], kind)) if not _is_fixed(hints[field.name]))


def _is_fixed(hint: object) -> bool:
    return get_origin(hint) is Literal or any(_is_fixed(part) for part in get_args(hint) if part is not hint)
