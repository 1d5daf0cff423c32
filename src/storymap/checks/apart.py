"""Figure and grounds of a claim of distance → how far they are apart by the boundaries of a worldview."""

from dataclasses import dataclass
from typing import Literal

from storymap.boundaries.atlas import Boundaries
from storymap.checks.judging import code_of
from storymap.geo import distance_km
from storymap.model.claims import AnyClaim, Mention
from storymap.model.relations import Measure

ELONGATED = 2.0
"""A large place without an outline may reach so many times its mean radius from its middle, as Florida does."""
SLACK_KM = 5.0
"""Positions of places are no better than this."""
LARGE_KM = 50.0
"""A place with a larger radius is no point: the distance to its edge decides, that to its middle supports nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """How far two places are apart; all in km."""

    nearest: float
    """From edge to edge."""
    centre: float
    """From point to point."""
    rim: float | None = None
    """From the middle of the smaller to the edge of a large one with a known outline; `None` where both are points."""
    vague: bool = False
    """Whether one is large and its outline is not known."""
    edge: Literal["border", "coast"] | None = None
    """What was measured to, if not the place itself."""
    inside: bool = False
    """Whether one is a country and the other lies in it."""
    several: float | None = None
    """The farthest of several borders that may be meant; `None` where there is one."""

    @property
    def farthest(self) -> float:
        """The farthest reading: to the edge of a large place, else between the points or a little beyond them."""
        if self.rim is not None:
            return max(self.rim, self.nearest, self.several or 0.0)
        return max(self.centre, min(2 * self.centre - self.nearest, self.centre + SLACK_KM))

    @property
    def touching(self) -> bool:
        """Whether they overlap or meet, so that a short distance or a direction means little."""
        return self.nearest < SLACK_KM


def measure_apart(claim: AnyClaim, boundaries: Boundaries, view: str) -> Apart | None:
    """How far the figure of a claim lies from its ground; `None` where the data cannot measure it.

    Raises:
        UnknownPlaceError: The boundary data do not know one of the countries.
    """
    edge = claim.relation.edge if isinstance(claim.relation, Measure) else None
    figure, *grounds = claim.mentions
    outlined = grounds[0].place.is_country and not figure.place.is_country
    if edge is None or not outlined:
        return between(figure, grounds[0], boundaries, view)
    return _edge(figure, grounds, boundaries, view=view, edge=edge)


def between(figure: Mention, ground: Mention, boundaries: Boundaries, view: str) -> Apart:
    """How far two places are apart, from edge to edge where the boundaries know the edges.

    Raises:
        UnknownPlaceError: The boundary data do not know one of the countries.
    """
    centre = distance_km(figure.place.location, ground.place.location)
    if figure.place.is_country and ground.place.is_country:
        gap = boundaries.gap_km(code_of(figure, boundaries), code_of(ground, boundaries), view)
        return Apart(nearest=min(centre, gap), centre=centre, rim=gap)
    for country, other in ((ground, figure), (figure, ground)):
        if country.place.is_country:
            rim = boundaries.outside_km(other.place.location, code_of(country, boundaries), view)
            vague = other.place.radius_km > LARGE_KM
            nearest = min(centre, max(0.0, rim - _reach_km(other)))
            inside = rim == 0 and other.place.country_code == country.place.country_code
            return Apart(nearest=nearest, centre=centre, rim=rim, vague=vague, inside=inside)
    vague = max(figure.place.radius_km, ground.place.radius_km) > LARGE_KM
    nearest = max(0.0, centre - _reach_km(figure) - _reach_km(ground))
    return Apart(nearest=nearest, centre=centre, vague=vague)


def _reach_km(mention: Mention) -> float:
    radius = mention.place.radius_km
    return radius * ELONGATED if radius > LARGE_KM else radius


def _edge(
    figure: Mention,
    grounds: list[Mention],
    boundaries: Boundaries,
    *,
    view: str,
    edge: Literal["border", "coast"],
) -> Apart | None:
    """To a border or a coast: from inside a country to its neighbours, from outside to its own edge."""
    codes = [code_of(ground, boundaries) for ground in grounds]
    outside = [boundaries.outside_km(figure.place.location, code, view) for code in codes]
    reaches = [max(outside)]
    if max(outside) == 0 and edge == "border":
        neighbours = boundaries.neighbours(codes[0], view)
        reaches = [boundaries.outside_km(figure.place.location, code, view) for code in neighbours]
    if not reaches or (edge == "coast" and max(outside) == 0):
        return None
    nearest = max(0.0, min(reaches) - figure.place.radius_km)
    centre, vague = min(reaches), figure.place.radius_km > LARGE_KM
    return Apart(nearest=nearest, centre=centre, rim=centre, vague=vague, edge=edge, several=max(reaches))
