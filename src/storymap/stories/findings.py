"""What is known of the texts of a story before it is judged and told."""

from dataclasses import dataclass

from storymap.model.claims import AnyClaim, NotCheckable
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Disagreement, Event, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is known of the texts before it is judged and told."""

    title: str | None
    """Title asked for; `None` for the first document's own."""
    documents: tuple[ResolvedDocument, ...]
    """The texts with their toponyms."""
    claims: tuple[AnyClaim, ...]
    """Their claims, in order of appearance."""
    not_checkable: tuple[NotCheckable, ...]
    """Claims that no check decides."""
    routes: tuple[Route, ...] = ()
    """Where people went. The legs are to be planned again."""
    events: tuple[Event, ...] = ()
    """What befell people, in the order of the texts."""
    disagreements: tuple[Disagreement, ...] = ()
    """Where the texts do not go together."""
