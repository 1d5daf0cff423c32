"""What recognition weighs: names in a passage that may be toponyms."""

from dataclasses import dataclass
from typing import Literal

from storymap.recognizers.passages import Passage

Kind = Literal["name", "common", "demonym", "abbreviation", "cued"]
"""How a mention came about: a gazetteer's name, one that is a common word as well, a demonym, an abbreviation, or
a name that nothing knows but its words say that it is a place's."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible toponym: tokens from `first` to before `last` of its passage."""

    passage: Passage
    """Where it stands."""
    first: int
    """Index of the first token."""
    last: int
    """Index after the last token."""
    run: tuple[int, int]
    """The run around it: first token and the one after the last."""
    name: str
    """Its words on one line."""
    kind: Kind
    """How it came about."""
    lookup: str | None = None
    """Name to look up where it differs."""

    @property
    def words(self) -> int:
        """Number of tokens."""
        return self.last - self.first

    @property
    def sought(self) -> str:
        """The name that a gazetteer is asked for."""
        return self.lookup or self.name
