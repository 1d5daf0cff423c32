"""Claim of a place in an order → the figure and all that it is ranked among, each with bounds on what counts."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.estimates import border_estimate
from storymap.boundaries.provinces import province_of, provinces
from storymap.checks.capitals import capital_of
from storymap.checks.extents import country_extent
from storymap.checks.judging import code_of
from storymap.checks.neighbouring import neighbourhood
from storymap.errors import UnknownPlaceError
from storymap.model.claims import AnyClaim
from storymap.model.relations import Rank

MARGINS = {"area": math.log(1.15), "border": math.log(1.4), "coastline": math.log(1.5), "neighbours": 0.5}
"""Logarithm of the ratio beyond which one is surely the larger: areas may be off by 15 %, border lengths by more.

Of coasts the readings are the lines drawn at three scales, so that only a coast as drawn most coarsely that is half as
long again as another drawn most finely is surely longer. Neighbours are counted.
"""
MARGIN_DEG = 0.25
"""Degrees beyond which one surely lies farther in a direction: coasts at 110m are off by less."""
CONTINENTS = ("africa", "asia", "europe", "north-america", "south-america", "oceania")
HOME = {"EG": "africa", "ID": "asia"}
"""Countries on two continents that always count on this one."""
FIRM = (*CONTINENTS, "world", "eu", "nato", "nordic", "scandinavian", "baltic", "benelux", "g7", "brics", "asean")
"""Scopes whose members nobody disputes, but for countries on two continents and territories."""
TERRITORIES = (
    " AI AQ AS AW AX BL BM BQ BV CC CK CP CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU"
    " PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT "
)
"""Codes of what many would not call a country; the private ones, of states that few recognize, are added."""
OTHER_KINDS = {
    "AU": ("Northern Territory", "Australian Capital Territory"),
    "BR": ("Federal District",),
    "CA": ("Nunavut", "Northwest Territories", "Yukon"),
    "DE": (),
    "US": ("District of Columbia",),
}
"""Federations whose states or provinces are ranked with certainty, and their units that are none."""
COMPLETE = 0.9
"""Share of a country's area that its measured provinces must make up before one is surely the largest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One of an order, on a scale on which more is ahead."""

    name: str
    """Its name."""
    low: float
    """Least value over all readings."""
    high: float
    """Largest value."""
    optional: bool = False
    """Whether it may not count as a member at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A figure and what it is ranked among."""

    figure: Ranked
    """Whose place is told."""
    others: tuple[Ranked, ...]
    """The rest of the scope."""
    margin: float
    """How far ahead one must be to be surely ahead."""
    firm: bool
    """Whether the scope's members are known for sure."""

    def surely_ahead(self) -> list[Ranked]:
        """Those ahead of the figure in every reading, the first first."""
        ahead = [o for o in self.others if not o.optional and o.low - self.figure.high > self.margin]
        return sorted(ahead, key=lambda other: -other.low)

    def possibly_ahead(self) -> list[Ranked]:
        """Those that may be ahead of it, the first first."""
        ahead = [other for other in self.others if other.high - self.figure.low > -self.margin]
        return sorted(ahead, key=lambda other: -other.high)


def order_of(claim: AnyClaim, boundaries: Boundaries, view: str) -> Order:
    """The order that a claim speaks of, in a worldview.

    Raises:
        UnknownPlaceError: The figure is not among what is ranked, or not in the data.
    """
    said = claim.relation
    if not isinstance(said, Rank):
        raise TypeError(f"a place in an order was expected, not {type(said).__name__}")
    if said.measured == "border":
        return _borders(claim, said, boundaries, view)
    if said.scope.isupper():
        return _provinces(claim, said, boundaries, view)
    return _countries(claim, said, boundaries, view)


def _countries(claim: AnyClaim, said: Rank, boundaries: Boundaries, view: str) -> Order:
    own = claim.mentions[0].place.country_code if said.only == "capitals" else code_of(claim.mentions[0], boundaries)
    ranked = {code: one for code in _members(said, boundaries, view) if (one := _country(code, said, boundaries, view))}
    if own is None or own not in ranked:
        name = claim.mentions[0].place.name
        raise UnknownPlaceError(f"{name} is not among the countries compared, or nothing is measured of it")
    figure = ranked.pop(own)
    margin = MARGINS.get(said.measured, MARGIN_DEG)
    firm = said.scope in FIRM and said.measured in ("area", "north", "south", "coastline", "neighbours")
    return Order(figure=figure, others=tuple(ranked.values()), margin=margin, firm=firm)


def _members(said: Rank, boundaries: Boundaries, view: str) -> list[str]:
    everyone = boundaries.codes(view)
    members = everyone if said.scope == "world" else sorted(boundaries.members(said.scope))
    kept = [code for code in members if code in everyone and code != "AQ"]
    return [code for code in kept if said.only != "landlocked" or boundaries.is_landlocked(code, view)]


def _country(code: str, said: Rank, boundaries: Boundaries, view: str) -> Ranked | None:
    values = list(_values(code, said, boundaries, view))
    if not values:
        return None
    sign = -1.0 if said.least or said.measured in ("south", "west") else 1.0
    values = [sign * value for value in values]
    optional = is_territory(code) or _elsewhere(code, said.scope, boundaries)
    return Ranked(name=boundaries.name(code), low=min(values), high=max(values), optional=optional)


def _values(code: str, said: Rank, boundaries: Boundaries, view: str) -> Iterator[float]:
    if said.only == "capitals":
        capital = capital_of(code)
        if capital is not None:
            yield capital.location.lat if said.measured in ("north", "south") else capital.location.lon
    elif said.measured == "coastline":
        yield from (math.log(km) for _, km in boundaries.coasts(view).lengths(code) if km)
    elif said.measured == "neighbours":
        around = neighbourhood(boundaries, code, view)
        yield from (around.fewest, around.most)
    elif said.measured == "area":
        yield from (math.log(km2) for km2 in country_extent(code, boundaries, view).readings if km2 > 0)
    else:
        yield from _reach(code, said.measured, boundaries, view)


def _reach(code: str, direction: str, boundaries: Boundaries, view: str) -> Iterator[float]:
    """Degrees up to which a country reaches, with all parts and with its largest alone; none across ±180°."""
    shape = boundaries.polygon(code, view, scale="110m")
    side = {"west": 0, "south": 1, "east": 2, "north": 3}[direction]
    if shape.is_empty or (side % 2 == 0 and shape.bounds[2] - shape.bounds[0] > 170):
        return
    yield shape.bounds[side]
    yield max(shape.geoms, key=lambda part: part.area).bounds[side]


def is_territory(code: str) -> bool:
    """Whether many would not call it a country.

    >>> is_territory("GL"), is_territory("XS"), is_territory("XK"), is_territory("DK")
    (True, True, False, False)
    """
    return f" {code} " in TERRITORIES or (code.startswith("X") and code != "XK")


def _elsewhere(code: str, scope: str, boundaries: Boundaries) -> bool:
    """Whether a country lies on another continent too, so that it may not count on this one."""
    if scope not in CONTINENTS or HOME.get(code) == scope:
        return False
    return sum(code in boundaries.members(continent) for continent in CONTINENTS) > 1


def _provinces(claim: AnyClaim, said: Rank, boundaries: Boundaries, view: str) -> Order:
    own = province_of(claim.mentions[0].place)
    units = provinces(said.scope)
    if own is None or own.name not in units:
        raise UnknownPlaceError(f"the outline of {claim.mentions[0].place.name} is not in the data")
    sign, others = -1.0 if said.least else 1.0, OTHER_KINDS.get(said.scope, ())
    ranked = {}
    for name, unit in units.items():
        values = [sign * math.log(km2) for km2 in unit.readings]
        ranked[name] = Ranked(name=name, low=min(values), high=max(values), optional=name in others)
    figure = ranked.pop(own.name)
    whole = sum(unit.km2 for unit in units.values()) / boundaries.area_km2(said.scope, view).all_parts
    firm = whole > COMPLETE and said.scope in OTHER_KINDS
    return Order(figure=figure, others=tuple(ranked.values()), margin=MARGINS["area"], firm=firm)


def _borders(claim: AnyClaim, said: Rank, boundaries: Boundaries, view: str) -> Order:
    a, b = (code_of(mention, boundaries) for mention in claim.mentions)
    if said.scope in (a, b):
        pairs = {frozenset((said.scope, other)) for other in boundaries.neighbours(said.scope, view)}
    else:
        codes = _members(said, boundaries, view)
        pairs = {frozenset((one, other)) for one in codes for other in boundaries.neighbours(one, view)}
    ranked = {pair: _border(pair, boundaries, view) for pair in sorted(pairs, key=sorted)}
    own = ranked.pop(frozenset((a, b)), None)
    if own is None:
        raise UnknownPlaceError(f"{boundaries.name(a)} and {boundaries.name(b)} share no land border in the data")
    others = tuple(one for one in ranked.values() if one is not None)
    return Order(figure=own, others=others, margin=MARGINS["border"], firm=said.scope in (*FIRM, a, b))


def _border(pair: frozenset[str], boundaries: Boundaries, view: str) -> Ranked | None:
    a, b = sorted(pair)
    border = boundaries.border(a, b, view)
    if border is None:
        return None
    value = math.log(max(border_estimate(border).value, 1e-3))
    return Ranked(name=f"{boundaries.name(a)}–{boundaries.name(b)}", low=value, high=value)
