"""What an action is told besides the record: who acts and when, and what the data know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from storymap.errors import ActionError
from storymap.stories.file.entries import CandidateEntry

MOST_NAME = 200
"""Characters of a person's name at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, and when."""

    by: str | None
    """Their name; `None` for somebody who gave none."""
    on: str
    """The time in UTC, `2026-11-27T15:04:05Z`."""

    def __post_init__(self) -> None:
        if self.by is not None and not (self.by.strip() and self.by.isprintable() and len(self.by) <= MOST_NAME):
            raise ActionError(f"a name is one line of 1 to {MOST_NAME} characters; write your name")

    @property
    def name(self) -> str:
        """Their name.

        Raises:
            ActionError: They gave none.
        """
        if self.by is None:
            raise ActionError("a decision is signed, and nobody is named; give your name first")
        return self.by


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim as it is judged now."""

    key: str
    """What it is called where no verdict of the file is on it: document, stretch and type; see `key_of`."""
    item: str | None
    """Id of the file's verdict on it, if there is one."""
    document: str
    """Id of its document."""
    type: str
    """The claim's type."""
    start: int
    """First code point of its words in the document."""
    end: int
    """The code point after the last."""
    outcome: str
    """What the data say."""
    because: str = ""
    """Why."""
    places: tuple[str, ...] = ()
    """Ids of the places that it is about, as the gazetteer or the file (`story:p7`) gives them."""
    shown: Mapping[str, Any] = field(default_factory=dict)
    """What the page shows besides: `correction`, `measured`, `published`, `worldviews`, `claimed`, as in the report."""


def key_of(document: str, start: int, end: int, kind: str, *, again: int = 0) -> str:
    """What a claim is called that the file has no verdict on.

    Args:
        document: Id of its document.
        start: First code point of its words.
        end: The code point after the last.
        kind: The claim's type.
        again: How many claims of that type the same words make before it.

    >>> key_of("walk", 4, 20, "adjacency"), key_of("walk", 4, 20, "adjacency", again=1)
    ('walk:4-20:adjacency', 'walk:4-20:adjacency:1')
    """
    return f"{document}:{start}-{end}:{kind}" + (f":{again}" if again else "")


def _nowhere(_: str) -> CandidateEntry | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the data know."""

    place: Callable[[str], CandidateEntry | None] = _nowhere
    """The gazetteer's place of an id."""
    judged: tuple[Judged, ...] = ()
    """All claims as they are judged now; none while nothing has been judged yet."""


def utc_now() -> str:
    """The time in UTC, `2026-11-27T15:04:05Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
