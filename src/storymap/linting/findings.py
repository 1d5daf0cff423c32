"""What a rule is, what it looks at, and what it finds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Literal

from storymap.model.claims import Outcome
from storymap.model.places import Place
from storymap.model.texts import Span
from storymap.stories.file.values import StoryFile
from storymap.stories.file.yaml_placing import Path

_LONGEST = 40
Severity = Literal["error", "warning", "note"]
"""To be mended before publishing; to be looked at; to be known."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""The gravest first."""

Found = tuple[Path, str]
"""Keys and indices that lead to what was met, and what is wrong with it and to be done, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A story file with what is known of it besides."""

    file: StoryFile
    """Its values."""
    folder: FilePath
    """Where its pictures lie."""
    places: Mapping[str, Place | None]
    """What each entry of `places` means, by its id; `None` for what is not known or is no place."""
    spans: Mapping[Path, Span]
    """Where its quotes stand in its documents, by their paths in the file."""
    outcomes: Mapping[str, Outcome]
    """What the data say today to each claim that people may decide on, by the verdict's id."""
    withdrawn: frozenset[str]
    """Ids of verdicts that were decided on and are judged otherwise today."""

    @property
    def hides(self) -> bool:
        """Whether the file hides a place: findings go to logs that many can read, so nothing of it is quoted then."""
        return any(entry.obscure_km for entry in self.file.places)

    def quoted(self, words: str) -> str:
        """Words of the file as messages quote them: on one line, shortened; left out where the file hides a place."""
        line = " ".join(words.split())
        return f"“{'…' if self.hides else line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + '…'}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Something that a story file must be, or had better be."""

    id: str
    """Its name: words with hyphens."""
    severity: Severity
    """How grave a finding is."""
    about: str
    """What it finds, in one sentence."""
    find: Callable[[Subject], Iterator[Found]]
    """What it finds in a file, in the order of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found, and where."""

    rule: Rule
    """The rule."""
    path: Path
    """Keys and indices that lead to it."""
    line: int
    """Line of the story file, counted from 1."""
    column: int
    """Column, in code points counted from 1."""
    told: str
    """What is wrong and what to do."""
