"""A key path of a story file → where it stands, for errors: file, line, column and key."""

from dataclasses import dataclass, field
from pathlib import Path as FilePath

from storymap.errors import InputError
from storymap.stories.file.yaml_placing import Path
from storymap.stories.file.yaml_reading import Read

MOST_TOLD = 10
"""So many problems are told at once; with more, the first ones explain the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a story file that is not as it must be."""

    path: Path
    """Keys and indices that lead to it."""
    told: str
    """What was met, what was expected, what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a story file comes from."""

    name: str = "the story file"
    """What errors call it."""
    folder: FilePath = field(default_factory=FilePath)
    """Where its pictures lie."""
    read: Read | None = None
    """Where its values stand; `None` for a file that was never written."""

    def words(self, problem: Problem) -> str:
        """A problem with its place: `story.yaml:41:3: chapters[2].stop: …`."""
        at = f":{self.read.place_of(problem.path)}" if self.read else ""
        keys = key_path(problem.path)
        return f"{self.name}{at}: {keys}: {problem.told}" if keys else f"{self.name}{at}: {problem.told}"

    def error(self, *problems: Problem) -> InputError:
        """An error that tells the problems in the order of the file, a line for each."""
        ranked = sorted(problems, key=lambda p: (self._line(p), problems.index(p)))
        lines = [self.words(problem) for problem in ranked[:MOST_TOLD]]
        if len(ranked) > MOST_TOLD:
            lines.append(f"{self.name}: {len(ranked) - MOST_TOLD} more problems")
        return InputError("\n".join(lines))

    def _line(self, problem: Problem) -> int:
        return self.read.place_of(problem.path).line if self.read else 0


def key_path(path: Path) -> str:
    """Keys and indices as one writes them.

    >>> key_path(("chapters", 2, "stop"))
    'chapters[2].stop'
    """
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).removeprefix(".")
