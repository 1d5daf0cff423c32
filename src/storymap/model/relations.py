"""What a text can say of places → relations: units, quantities, and the ways in which figure and ground relate."""

from dataclasses import dataclass
from typing import Literal, TypeVar

from storymap.model.places import LonLat
from storymap.model.texts import Span

Unit = Literal["km", "m", "mi", "yd", "ft", "nmi", "km2", "mi2", "ha", "acre"]
"""Units of length and area that are understood."""

Hedge = Literal["about", "at least", "at most"]
"""How a number is softened: roughly equal, a lower bound, an upper bound."""

Direction = Literal[
    "north",
    "north-northeast",
    "northeast",
    "east-northeast",
    "east",
    "east-southeast",
    "southeast",
    "south-southeast",
    "south",
    "south-southwest",
    "southwest",
    "west-southwest",
    "west",
    "west-northwest",
    "northwest",
    "north-northwest",
    "centre",
]
"""A compass direction or the middle, by its noun."""

Course = Literal["straight", "foot", "bicycle", "road", "rail", "water", "air"]
"""How a way is measured, or by what means it is travelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with a unit, as printed.

    `low` and `high` bound what the printed digits can stand for: half a unit of the last significant digit.
    """

    value: float
    """The number, in `unit`."""
    low: float
    """Lower bound by printed precision, in `unit`."""
    high: float
    """Upper bound by printed precision, in `unit`."""
    unit: Unit
    """The unit."""
    text: str
    """The words as written: the digits are needed for repairs."""
    span: Span
    """Where they stand."""
    hedge: Hedge | None = None
    """How the number is softened, if it is."""

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"a quantity lies between its bounds: {self.low} ≤ {self.value} ≤ {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topology:
    """Figure and ground touch, contain or meet (ISO-Space: qualitative spatial relations)."""

    kind: Literal[
        "adjacent",
        "neighbour",
        "inside",
        "capital",
        "meets",
        "landlocked",
        "doubly-landlocked",
        "coastal",
        "near",
        "between",
        "midway",
        "enclave",
        "exclave",
        "island",
        "crosses",
        "spans",
    ]
    """Which; `adjacent` is said of a land border, a `neighbour` may lie across water; the ground of `coastal` is a sea.

    `landlocked`, `doubly-landlocked` and `island` are said of a figure alone, `between`, `midway` and `spans` of two
    grounds.
    """
    edge: Literal["border"] | None = None
    """What of the ground is meant, for `near`, `crosses` and `spans`: its border; `None` for the ground itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure of figure and ground, stated in one or more units."""

    kind: Literal["border", "distance", "area", "coastline", "length", "journey", "sum", "share"]
    """What is measured; a `journey` leads from the ground to the figure.

    Of a `sum` the second quantity is what the parts come to, of a `share` what the share of the whole comes to.
    """
    quantities: tuple[Quantity, ...]
    """The same measure in each unit given; the first is the text's main figure."""
    direction: Direction | None = None
    """For a distance, the direction of the figure from the ground, where the text gives one."""
    edge: Literal["border", "coast"] | None = None
    """For a distance, what of the ground it is measured to; `None` for the ground itself."""
    course: Course | None = None
    """How a distance is measured or a journey travelled, where the text says so."""
    hours: tuple[float, float] | None = None
    """The fewest and the most hours that a journey took, by the printed precision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orientation:
    """The figure lies in that direction of the ground, or in that part of it."""

    direction: Direction
    """Where."""
    frame: Literal["internal", "external"]
    """`internal`: part of the ground ("eastern Ukraine"); `external`: outside it ("east of Ukraine")."""
    superlative: bool = False
    """Whether the text says -most ("northernmost")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """The figure moved to or from the ground."""

    kind: Literal["move", "leave", "reach", "cross", "follow", "stay", "detach"]
    """ISO-Space motion class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The figure is so many times as large, or as long, as the ground."""

    measured: Literal["area", "border", "coastline"]
    """What is compared."""
    sense: Literal["equal", "larger", "smaller"]
    """`equal` for "twice the size of" too: the factor says how often."""
    factor: float = 1.0
    """Figure divided by ground, as stated."""
    low: float = 1.0
    """Lower bound of the factor by its printed precision."""
    high: float = 1.0
    """Upper bound of it."""
    hedge: Hedge | None = None
    """How the factor is softened, if it is."""
    slightly: bool = False
    """Whether the text says "slightly" or "a little"."""
    implied: bool = False
    """Whether the text does not say what is compared ("larger than"): it may mean people or wealth."""

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.factor <= self.high:
            raise ValueError(f"a factor lies between its bounds: {self.low} ≤ {self.factor} ≤ {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """The figure holds a place in an order: the longest, the second-largest, the northernmost."""

    measured: Literal["area", "border", "coastline", "neighbours", "north", "south", "east", "west"]
    """What the order goes by; a direction for "northernmost" and its like."""
    least: bool = False
    """Whether it is counted from the small end: smallest, shortest."""
    place: int = 1
    """1 for the first, 2 for "second-largest"."""
    scope: str = "world"
    """Among which countries: `world`, a group of `data/boundaries/groups.toml`, or a country's alpha-2 code."""
    only: Literal["all", "landlocked", "capitals"] = "all"
    """Which members of the scope are ranked."""
    among: bool = False
    """Whether the text only says "one of the largest"."""
    implied: bool = False
    """Whether the text does not say what the order goes by ("the largest country"): it may mean people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The figure has so many neighbours; those listed are the grounds."""

    low: int
    """The fewest that the words allow."""
    high: int
    """The most; the same for a plain number."""
    text: str
    """The words as written."""
    span: Span
    """Where they stand."""
    partial: bool = False
    """Whether the words may leave others out: "its two neighbours" need not be all of them."""

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"a count lies between its bounds: 0 ≤ {self.low} ≤ {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """The figure lies at a stated position."""

    latitude_deg: float
    """As printed, south negative: in [-180, 180], since what was swapped with a longitude may lie beyond the poles."""
    longitude_deg: float
    """As printed, west negative: in [-180, 180]."""
    precision_deg: float
    """Half a unit of the last digit printed, in degrees."""
    text: str
    """The words as written."""
    span: Span
    """Where they stand."""

    @property
    def position(self) -> LonLat | None:
        """The position stated; `None` where the latitude lies beyond the poles."""
        return LonLat(lon=self.longitude_deg, lat=self.latitude_deg) if abs(self.latitude_deg) <= 90 else None


Relation = Topology | Measure | Orientation | Motion | Comparison | Rank | Count | Coordinates
"""What a claim says of figure and ground."""

R = TypeVar("R", bound=Relation)
