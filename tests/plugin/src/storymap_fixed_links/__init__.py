"""Claim that two countries are neighbours → verdict where a bridge or tunnel joins them; the rest is left to others."""

from storymap.boundaries.atlas import Boundaries
from storymap.checks.judging import Reading, judge_in_views
from storymap.model.claims import AnyClaim, ClaimType, Outcome, Verdict

LINKS = {
    frozenset({"DK", "SE"}): "the Øresund Bridge, open since 2000",
    frozenset({"FR", "GB"}): "the Channel Tunnel, open since 1994",
    frozenset({"BH", "SA"}): "the King Fahd Causeway, open since 1986",
}
"""Pairs of countries without a land border, with what joins them."""


class FixedLinkCheck:
    """Judges claims that two countries are neighbours where only a bridge or a tunnel joins them."""

    name = "fixed-links"
    version = "1"
    types = frozenset({ClaimType.ADJACENCY})
    rules = {ClaimType.ADJACENCY: "Compatible where a bridge or tunnel joins two countries that share no land border."}  # noqa: RUF012

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def check(self, claim: AnyClaim) -> Verdict | None:
        """Compatible for joined countries; `None` leaves every other claim to the next check."""
        link = LINKS.get(frozenset(mention.place.country_code for mention in claim.mentions))
        if link is None or claim.negated:
            return None
        because = f"They share no land border, but {link}, joins them: it depends on what makes a neighbour."
        return judge_in_views(
            claim,
            lambda _view: Reading(outcome=Outcome.COMPATIBLE, because=because),
            boundaries=self._boundaries,
            check=f"{self.name}@{self.version}",
        )
