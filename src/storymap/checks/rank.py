"""Claim of a place in an order → verdict: who is surely ahead, and who may be."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks.evidence import evidence_of
from storymap.checks.extents import outline_evidence
from storymap.checks.judging import Reading, join, judge_in_views, undecided_where_unknown
from storymap.checks.ranked import Order, order_of
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.relations import Rank

UPPER = 1 / 3
""""One of the largest": among this share of the scope, or among the first `FEW`."""
FEW = 5
SHOWN = 3
"""How many of those ahead a reason names."""


class RankCheck:
    """Judges superlatives: the largest, smallest, northernmost country; the largest province; the longest border."""

    name = "rank"
    version = "1"
    types = frozenset({ClaimType.RANK})
    rules = {  # noqa: RUF012 - a constant
        ClaimType.RANK: (
            "One is surely ahead when its area is 15 % larger in every reading (a border 40 % longer, a coast 0.25° "
            "farther). Supported when nobody’s place is open; contradicted when too many are surely ahead, or too few "
            "possibly; compatible otherwise."
        )
    }

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    @undecided_where_unknown
    def check(self, claim: AnyClaim) -> Verdict:
        """Judge the place in the order in every worldview."""
        identity = f"{self.name}@{self.version}"
        orders = {view: order_of(claim, self._boundaries, view) for view in self._boundaries.worldviews}
        return judge_in_views(
            claim, lambda view: _read(claim, orders[view]), boundaries=self._boundaries, check=identity
        )

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """The outline of the place that is ranked."""
        return evidence_of(claim, self._boundaries, lambda: outline_evidence(claim.mentions[0], self._boundaries))


def judge_rank(said: Rank, order: Order) -> Outcome:
    """The outcome of a place in an order.

    Supported when nobody's place is in doubt; contradicted when so many are surely ahead that the figure cannot have
    the place, or so few possibly that it stands before it.
    """
    surely, possibly = len(order.surely_ahead()), len(order.possibly_ahead())
    if said.among:
        upper = surely < max(FEW, UPPER * (1 + len(order.others)))
        return Outcome.COMPATIBLE if upper else Outcome.QUESTIONABLE
    if surely >= said.place or possibly < said.place - 1:
        safe = order.firm and not (said.implied and said.measured == "area")
        return Outcome.CONTRADICTED if safe else Outcome.QUESTIONABLE
    settled = surely == possibly == said.place - 1
    return Outcome.SUPPORTED if settled and order.firm else Outcome.COMPATIBLE


def _read(claim: AnyClaim, order: Order) -> Reading:
    if not isinstance(claim.relation, Rank):
        raise TypeError(f"a place in an order was expected, not {type(claim.relation).__name__}")
    said = claim.relation
    outcome = judge_rank(said, order)
    if said.implied and said.measured == "area" and claim.negated and outcome is Outcome.SUPPORTED:
        outcome = Outcome.COMPATIBLE
    surely, possibly = order.surely_ahead(), order.possibly_ahead()
    sure = {one.name for one in surely}
    unsure = [one.name for one in possibly if one.name not in sure]
    because = f"Of {1 + len(order.others)} compared, {_shown([one.name for one in surely])} surely ahead"
    because += f"; {_shown(unsure)} so near or so defined that the order is open." if unsure else "."
    if said.implied and said.measured == "area" and outcome is Outcome.QUESTIONABLE:
        because += " By area, that is; if people are meant, this says nothing."
    return Reading(outcome=outcome, because=because)


def _shown(names: list[str]) -> str:
    if not names:
        return "none is"
    more = [f"{len(names) - SHOWN} more"] if len(names) > SHOWN else []
    return f"{join(names[:SHOWN] + more)} {'is' if len(names) == 1 else 'are'}"
