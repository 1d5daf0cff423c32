"""A record of which a part changed → the file that `yaml_writing` writes, its other parts copied from the last one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storymap.stories.file.comments import Comments
from storymap.stories.file.yaml_placing import Path
from storymap.stories.file.yaml_writing import APART, Writer

_FINGERPRINTS = ("drafted",)
_STOPS = 4
"""Length of the path of a stop in its route; an item of a list at the top has half of it."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part as it was written."""

    value: Any
    lines: tuple[str, ...]
    told: frozenset[Path]
    kept: bool


class Rewriter:
    """Writes versions of one file; its comments stay the same."""

    def __init__(self, comments: Comments) -> None:
        """Begin with nothing written."""
        self._comments = comments
        self._parts: dict[Path, _Part] = {}

    def write(self, record: Mapping[str, Any]) -> str:
        """The file, exactly as `write_yaml` writes it."""
        writer = _Rewriting(self._comments, self._parts)
        written = writer.file(record)
        self._parts = writer.parts
        return written


class _Rewriting(Writer):
    def __init__(self, comments: Comments, known: Mapping[Path, _Part]) -> None:
        super().__init__(comments)
        self._known = known
        self.parts: dict[Path, _Part] = {}

    def entry(self, key: str, value: Any, *, path: Path, indent: int, lead: str = "") -> None:  # noqa: ANN401
        """A key with its value; the fingerprints of a draft are one part."""
        if (*path, key) != _FINGERPRINTS:
            super().entry(key, value, path=path, indent=indent, lead=lead)
        elif not self._as_before(_FINGERPRINTS, value):
            begun, told = len(self.lines), self._begin()
            super().entry(key, value, path=path, indent=indent, lead=lead)
            self._keep(_FINGERPRINTS, value, begun, told)

    def item(self, item: Any, *, path: Path, indent: int) -> None:  # noqa: ANN401
        """An item of a list; chapters, places and the like are parts, and so are stops."""
        if path[0] not in APART or len(path) not in {_STOPS // 2, _STOPS}:
            super().item(item, path=path, indent=indent)
        elif not self._as_before(path, item):
            begun, told = len(self.lines), self._begin()
            super().item(item, path=path, indent=indent)
            self._keep(path, item, begun, told)

    def _as_before(self, path: Path, value: Any) -> bool:  # noqa: ANN401
        """Whether the part stands there already: it is copied."""
        known = self._known.get(path)
        if known is None or not (known.value is value or known.value == value):
            return False
        self.parts[path] = known
        self.lines += known.lines
        self.told |= known.told
        self.kept = known.kept
        return True

    def _begin(self) -> set[Path]:
        """What was told before the part is written; what the part tells is told apart."""
        told, self.told = self.told, set()
        return told

    def _keep(self, path: Path, value: Any, begun: int, told: set[Path]) -> None:  # noqa: ANN401
        own = frozenset(self.told)
        self.parts[path] = _Part(value, tuple(self.lines[begun:]), own, self.kept)
        told |= own
        self.told = told
