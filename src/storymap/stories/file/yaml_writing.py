"""Records → YAML that people read: one thing on a line, text in blocks, comments where they stood."""

from collections.abc import Mapping, Sequence
from typing import Any

from storymap.stories.file.comments import NO_COMMENTS, Comments
from storymap.stories.file.yaml_placing import Path
from storymap.stories.file.yaml_scalars import block, scalar

ON_ONE_LINE = frozenset(
    {"mentions", "candidates", "statements", "at", "when", "until", "clock", "crosses", "edited", "shows"}
)
"""Keys whose mappings and lists are short enough for a line each."""
APART = frozenset({"chapters", "routes", "places", "verdicts", "documents", "history"})
"""Lists with an empty line between the items."""
_FINGERPRINTS = "drafted"


def write_yaml(record: Mapping[str, Any], comments: Comments = NO_COMMENTS) -> str:
    """The file.

    Args:
        record: The file's record.
        comments: What people wrote beside the values; those whose value is gone stand at the end.
    """
    return Writer(comments).file(record)


class Writer:
    """Lines of a file, written from the top; the comments stand where their values do."""

    def __init__(self, comments: Comments) -> None:
        self.lines: list[str] = []
        self._comments = comments
        self.told: set[Path] = set()
        self.kept = False

    def file(self, record: Mapping[str, Any]) -> str:
        """The whole file."""
        for key, value in record.items():
            if self.lines and isinstance(value, dict | list):
                self.gap()
            self.entry(key, value, path=(), indent=0)
        self.leftover()
        return "\n".join(self.lines) + "\n"

    def gap(self) -> None:
        """An empty line; behind a block that keeps its empty lines it would become text."""
        if not self.kept:
            self.lines.append("")

    def entry(self, key: str, value: Any, *, path: Path, indent: int, lead: str = "") -> None:  # noqa: ANN401
        """A key with its value; `lead` is what stands before the first key of a list's item."""
        here, margin = (*path, key), " " * indent
        if lead:
            margin = " " * (indent - len(lead)) + lead
        self._before(here, " " * (indent - len(lead)))
        head = f"{margin}{scalar(key)}:"
        if value in ({}, []) and isinstance(value, dict | list):
            self._line(f"{head} {'{}' if isinstance(value, dict) else '[]'}", here)
        elif isinstance(value, dict | list) and not self._flows(here, value):
            self._line(head, here)
            self._inside(value, path=here, indent=indent)
        elif isinstance(value, dict | list):
            self._line(f"{head} {flow(value)}", here)
        else:
            self._scalar(head, value, here, indent)

    def _flows(self, path: Path, value: dict[str, Any] | list[Any]) -> bool:
        if path[0] == _FINGERPRINTS:
            return len(path) > 2 or path[-1] == "story"
        if path[-1] in {"mentions", "candidates", "statements"}:
            return False
        plain = isinstance(value, list) and not any(isinstance(one, dict | list) for one in value)
        return path[-1] in ON_ONE_LINE or (plain and len(flow(value)) < 100)

    def _inside(self, value: dict[str, Any] | list[Any], *, path: Path, indent: int) -> None:
        if isinstance(value, dict):
            for key, one in value.items():
                self.entry(key, one, path=path, indent=indent + 2)
            return
        for number, item in enumerate(value):
            if number and len(path) == 1 and path[0] in APART:
                self.gap()
            self.item(item, path=(*path, identity(item, number)), indent=indent)

    def item(self, item: Any, *, path: Path, indent: int) -> None:  # noqa: ANN401
        """An item of a list."""
        if isinstance(item, dict) and item and path[-2] not in ON_ONE_LINE:
            for number, (key, one) in enumerate(item.items()):
                self.entry(key, one, path=path, indent=indent + 2, lead="" if number else "- ")
            return
        self._before(path, " " * indent)
        written = flow(item) if isinstance(item, dict | list) else scalar(item)
        self._line(f"{' ' * indent}- {written}", path)

    def _scalar(self, head: str, value: Any, path: Path, indent: int) -> None:  # noqa: ANN401
        written = block(value) if isinstance(value, str) else None
        if written is None:
            self._line(f"{head} {scalar(value)}", path)
            return
        self._line(f"{head} {written[0]}", path)
        self.lines += [f"{' ' * (indent + 2)}{line}" if line else "" for line in written[1]]
        self.kept = written[0].endswith("+")

    def _line(self, line: str, path: Path) -> None:
        beside = self._comments.beside.get(path)
        self.lines.append(f"{line}  {beside}" if beside else line)
        self.told.add(path)
        self.kept = False

    def _before(self, path: Path, margin: str) -> None:
        self.lines += [f"{margin}{comment}" for comment in self._comments.before.get(path, ())]
        self.told.add(path)

    def leftover(self) -> None:
        """The comments whose values are gone, and those at the end of the file."""
        lost = [line for path, lines in self._comments.before.items() if path not in self.told for line in lines]
        lost += [line for path, line in self._comments.beside.items() if path not in self.told]
        self.lines += [*lost, *(line for line in self._comments.last)]


def identity(item: Any, number: int) -> str | int:  # noqa: ANN401
    """What a list's item is known by: its id, else its number."""
    known = item.get("id") if isinstance(item, dict) else None
    return f"#{known}" if isinstance(known, str) else number


def flow(value: Mapping[str, Any] | Sequence[Any] | str | float | None) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return scalar(value, flow=True)  # type: ignore[arg-type]  # what is neither mapping nor list is a scalar
