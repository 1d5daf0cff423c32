"""Country, worldview → its neighbours, with those that count as such only by some definition."""

from dataclasses import dataclass

from storymap.boundaries.atlas import Boundaries
from storymap.checks.adjacency import TERRITORIES
from storymap.checks.evidence import border_evidence
from storymap.checks.judging import join
from storymap.model.claims import Evidence

CLOSE_KM = 5.0
"""Countries so near without a common line may touch: Botswana and Zambia do on 150 m; a bridge may join others."""
DISPUTED = frozenset({"EH", "PS", "TW", "XA", "XC", "XD", "XK", "XS"})
"""Neighbours that some do not count as countries."""
ENCLAVED = frozenset({"LS", "SM", "VA"})
"""Countries inside another, which a text may leave out when it counts that one's neighbours."""
UNDRAWN = {
    "AF": ("India in its own view",),
    "AM": ("Nagorno-Karabakh",),
    "AZ": ("Nagorno-Karabakh",),
    "CA": ("Greenland on Hans Island",),
    "CU": ("the United States at Guantánamo Bay",),
    "DJ": ("Somaliland",),
    "ET": ("Somaliland",),
    "GE": ("Abkhazia", "South Ossetia"),
    "GL": ("Canada on Hans Island",),
    "DK": ("Canada on Hans Island",),
    "IN": ("Afghanistan in India's view",),
    "IL": ("the Gaza Strip apart from the West Bank",),
    "MA": ("Mauritania in Morocco's view",),
    "MD": ("Transnistria",),
    "MR": ("Morocco in its own view",),
    "RU": ("Abkhazia", "South Ossetia"),
    "UA": ("Transnistria",),
}
"""Neighbours by some definition that the boundary data of about 2018 do not draw as such."""
SHOWN = 16
"""How many borders a map shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The neighbours of one country in one worldview."""

    drawn: frozenset[str]
    """Codes of all that share a line with it."""
    certain: frozenset[str]
    """Of these, sovereign states that touch the country itself, not only a territory far from it."""
    possible: frozenset[str]
    """Codes of further neighbours by some definition: through territories, or too near to tell."""
    undrawn: tuple[str, ...]
    """Names of further neighbours by some definition."""

    @property
    def fewest(self) -> int:
        """How many there are by the narrowest definition."""
        return len(self.certain - ENCLAVED)

    @property
    def most(self) -> int:
        """How many by the widest."""
        return len(self.drawn | self.possible) + len(self.undrawn)


def neighbourhood(boundaries: Boundaries, code: str, view: str) -> Neighbourhood:
    """The neighbours of a country."""
    drawn = frozenset(boundaries.neighbours(code, view)) - {code}
    abroad = frozenset(
        other for territory in TERRITORIES.get(code, ()) for other in boundaries.neighbours(territory, view)
    ) - {code}
    through = frozenset(
        other for other in drawn if any(code in boundaries.neighbours(t, view) for t in TERRITORIES.get(other, ()))
    )
    unsure = DISPUTED | through | {territory for others in TERRITORIES.values() for territory in others} | abroad
    close = frozenset(boundaries.close_to(code, view, within_km=CLOSE_KM))
    return Neighbourhood(
        drawn=drawn,
        certain=drawn - unsure,
        possible=(abroad | close) - drawn,
        undrawn=UNDRAWN.get(code, ()),
    )


def names_of(boundaries: Boundaries, codes: frozenset[str]) -> str:
    """The countries of those codes as prose, by name."""
    return join(sorted(boundaries.name(code) for code in codes))


def surroundings(boundaries: Boundaries, code: str) -> tuple[Evidence, ...]:
    """The borders with every neighbour, in the first worldview that draws each."""
    found: dict[str, tuple[Evidence, ...]] = {}
    for view in boundaries.worldviews:
        for other in boundaries.neighbours(code, view):
            found.setdefault(other, border_evidence(boundaries, (code, other), view))
    return tuple(one for shown in list(found.values())[:SHOWN] for one in shown)
