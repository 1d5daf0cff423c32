"""What people change in a machine's draft, and what they decide on it: the history of a story."""

from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal[
    "place",
    "position",
    "not-a-place",
    "role",
    "order",
    "time",
    "name",
    "title",
    "caption",
    "media",
    "sources",
    "shown",
    "added",
    "removed",
    "confirmed",
    "rejected",
    "reopened",
    "withdrawn",
]
"""What was changed."""

DECISIONS: frozenset[ChangeKind] = frozenset({"confirmed", "rejected", "reopened", "withdrawn"})
"""Decisions on a verdict."""

LOCATING: frozenset[ChangeKind] = frozenset({"place", "position", "not-a-place"})
"""Changes that tell where something is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change or decision of a person."""

    on: str
    """When, ISO 8601: a day, or a time in UTC."""
    by: str | None
    """Who; unknown where there is none."""
    kind: ChangeKind
    """What was changed."""
    subject: str
    """Of what: a place's or stop's name, a chapter's title, the words of a claim."""
    was: str = ""
    """What stood there before, for readers."""
    now: str = ""
    """What stands there since, for readers."""
    note: str = ""
    """What the person says of it."""
