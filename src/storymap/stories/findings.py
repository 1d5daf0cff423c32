"""What is known of the texts of a story before it is judged and told."""

from dataclasses import dataclass
from typing import Literal

from storymap.model.changes import Change
from storymap.model.chapters import Media
from storymap.model.claims import AnyClaim, ClaimType, Decision, NotCheckable, Outcome, SourceLink
from storymap.model.places import Place, ResolvedDocument
from storymap.model.stories import Disagreement, Event, Route
from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A chapter that a person has ordered, before it is told what it shows and which verdicts it holds."""

    title: str
    """Its heading."""
    document: str
    """Id of the document that the passage is from."""
    passage: Span | None
    """The words shown; `None` for a chapter of the author's own."""
    heading: Span | None = None
    """The heading above the passage that no other chapter shows."""
    stop: int | None = None
    """Index of the stop of the first route that it tells."""
    shows: tuple[Place, ...] = ()
    """What the map shows; what the passage names where there is nothing."""
    names_shown: bool = False
    """Whether what is shown counts among the chapter's places though the passage does not name it."""
    caption: str = ""
    """What the author adds."""
    media: tuple[Media, ...] = ()
    """Pictures, sounds and films."""
    links: tuple[SourceLink, ...] = ()
    """What it rests on besides the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person decided on the verdict of a claim."""

    id: str
    """What notes call it."""
    document: str
    """Id of the document that makes the claim."""
    type: ClaimType
    """The claim's type."""
    quote: Span
    """Its words."""
    outcome: Outcome
    """The outcome that the person saw."""
    status: Literal["draft", "confirmed", "rejected"]
    """What was decided."""
    decision: Decision | None
    """Who, and why."""


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
    steps: tuple[Step, ...] = ()
    """The chapters that people ordered; empty where the story is told as the texts tell it."""
    rulings: tuple[Ruling, ...] = ()
    """What people decided on verdicts."""
    changes: tuple[Change, ...] = ()
    """What people changed in the draft, the oldest first."""
    written: tuple[ResolvedDocument, ...] = ()
    """What people wrote besides the texts, and the places they added, with their names resolved: only what is to be
    hidden is chosen from them."""
