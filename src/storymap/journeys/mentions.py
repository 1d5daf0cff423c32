"""Move → what a visit is to it."""

from dataclasses import dataclass
from typing import Literal

from storymap.journeys.moves import Move
from storymap.journeys.visit_times import only_departs

Part = Literal["source", "goal", "passed", "stay"]
"""What a visit is to the move that tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A move that tells a visit."""

    move: Move
    """The move."""
    part: Part
    """What the visit is to it."""

    @property
    def departs(self) -> bool:
        """Whether its time is that of the departure."""
        return only_departs(self.move, source=self.part == "source")
