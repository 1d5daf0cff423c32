"""Visits → how each was reached: by what means, and whether over a land border that the text says was crossed."""

from collections.abc import Sequence
from dataclasses import dataclass

from storymap.journeys.journey import Journey
from storymap.journeys.means import Means, fastest, means_of
from storymap.journeys.visits import Visit
from storymap.model.stories import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """How a stop was reached."""

    means: Means | None = None
    """By what means, as far as the text tells; the fastest where it tells several."""
    crossed: bool = False
    """Whether the text says that the border of its country was crossed on the way."""


UNTOLD = Approach()
"""Of a stop whose approach no text tells."""


def approach_of(visit: Visit) -> Approach:
    """How the texts say that a visit was reached."""
    reached = [m.move for m in visit.mentions if m.part in {"goal", "passed"}]
    absorbed = [m.move for one in visit.stands_for for m in one.mentions if m.part in {"goal", "passed"}]
    return Approach(
        means=fastest(map(means_of, reached)),
        crossed=any(move.sense.motion == "cross" for move in (*reached, *absorbed)),
    )


def approaches_to(stops: Sequence[Stop], journeys: Sequence[Journey]) -> tuple[Approach, ...]:
    """How each of some stops was reached: what the texts say of the words that it rests on."""
    told = {
        (visit.document, visit.span): approach_of(visit) for journey in reversed(journeys) for visit in journey.visits
    }
    return tuple(told.get((stop.document, stop.span), UNTOLD) for stop in stops)
