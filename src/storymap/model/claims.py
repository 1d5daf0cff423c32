"""What a text says about geography → what the data say to that: claims, verdicts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal

from storymap.model.places import LonLat, Place
from storymap.model.relations import (
    Comparison,
    Coordinates,
    Count,
    Measure,
    Motion,
    Orientation,
    Quantity,
    R,
    Rank,
    Topology,
    Unit,
)
from storymap.model.texts import Span


class ClaimType(StrEnum):
    """The taxonomy of geographic claims; the values are those of the report."""

    ADJACENCY = "adjacency"
    BORDER_LENGTH = "border-length"
    UNIT_CONSISTENCY = "unit-consistency"
    TRIPOINT = "tripoint"
    CONTAINMENT = "containment"
    PART_OF = "part-of"
    DIRECTION = "direction"
    DISTANCE = "distance"
    DISTANCE_DIRECTION = "distance-direction"
    PROXIMITY = "proximity"
    AREA = "area"
    SIZE_COMPARISON = "size-comparison"
    RANK = "rank"
    LANDLOCKED = "landlocked"
    ENCLAVE = "enclave"
    BETWEEN = "between"
    CROSSING = "crossing"
    SPAN = "span"
    JOURNEY_LEG = "journey-leg"
    COORDINATES = "coordinates"
    COUNT = "count"
    COASTLINE = "coastline"
    BOUNDS = "bounds"


def claim_id(number: int) -> str:
    """The id of the story's claim of that index, counted from 0: the one that reports print.

    >>> claim_id(0)
    'c1'
    """
    return f"c{number + 1}"


class Outcome(StrEnum):
    """What the data say to a claim; the words are explained in `docs/reference/claims.md`."""

    SUPPORTED = "supported"
    COMPATIBLE = "compatible"
    QUESTIONABLE = "questionable"
    CONTRADICTED = "contradicted"
    INCONSISTENT = "inconsistent"
    DISPUTED = "disputed"
    UNDECIDED = "undecided"


PROBLEMS = (Outcome.CONTRADICTED, Outcome.INCONSISTENT, Outcome.QUESTIONABLE, Outcome.DISPUTED)
"""Outcomes that say something against a text, the gravest first: to be looked at, and decided on, before others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place as an argument of a claim: named, or referred to ("the Nordic nation")."""

    place: Place
    """The place meant."""
    span: Span
    """The words that mention it in this sentence."""
    confidence: float
    """Probability in [0, 1] that the words mean this place."""
    anaphoric: bool = False
    """Whether the place is referred to, not named."""
    namesakes: tuple[Place, ...] = ()
    """Other countries that the name may as well mean: Congo, Korea."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Generic[R]):
    """Something that a text says about geography, in a form that data can be asked about.

    Figure, ground and signal are meant as in ISO-Space: the figure is located with respect to the ground, the
    signal is the wording that relates them.
    """

    document: str
    """Id of the document."""
    type: ClaimType
    """Which of the taxonomy's types."""
    figure: Mention | None
    """What is located or measured; `None` where the text measures without naming."""
    grounds: tuple[Mention, ...]
    """What it is located by: one place, or all that meet, or all on a list."""
    relation: R
    """What is said of them."""
    signal: Span
    """The wording that relates them ("shares … border with")."""
    quote: Span
    """The words judged: from the first argument to the last."""
    sentence: Span
    """The sentence they stand in."""
    negated: bool = False
    """Whether the text denies it."""
    attributed_to: str | None = None
    """Whose words they are, as written; `None` for the author's own."""
    dated: str | None = None
    """The year that the claim speaks of, if the text says it speaks of the past."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Figure and grounds, without the absent."""
        return (*((self.figure,) if self.figure else ()), *self.grounds)

    @property
    def confidence(self) -> float:
        """That of the least sure place: a verdict is never surer than its weakest place."""
        return min((mention.confidence for mention in self.mentions), default=1.0)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures stated, none for claims without a measure."""
        return self.relation.quantities if isinstance(self.relation, Measure) else ()


AnyClaim = (
    Claim[Topology]
    | Claim[Measure]
    | Claim[Orientation]
    | Claim[Motion]
    | Claim[Comparison]
    | Claim[Rank]
    | Claim[Count]
    | Claim[Coordinates]
)
"""A claim of whatever relation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCheckable:
    """A passage recognised as a geographic claim that no check can decide."""

    document: str
    """Id of the document."""
    quote: Span
    """The words."""
    reason: str
    """Why not, for the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Claims of one story that cannot all be true."""

    claims: tuple[int, ...]
    """Their places in the order of the claims compared, from 0; at least two."""
    because: str
    """What they say, with the figures as written, in one sentence."""
    certain: bool = True
    """Whether no reading of the words makes all of them true; otherwise the claims only speak against each other."""

    def __post_init__(self) -> None:
        if len(set(self.claims)) < 2:
            raise ValueError(f"a conflict needs two claims, not {self.claims}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What the boundary data measure; always in km or km²."""

    value: float
    """Best estimate."""
    unit: Literal["km", "km2"]
    """Its unit."""
    by_scale: tuple[tuple[str, float | None], ...] = ()
    """Raw measure at each scale of the data: `10m`, `50m`, `110m`; `None` where the scale lacks it."""
    interval_90: tuple[float, float] | None = None
    """Where nine in ten true values lie."""
    interval_95: tuple[float, float] | None = None
    """Where nineteen in twenty true values lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """A figure from a named source, shown beside the measurement."""

    value: float
    """The figure."""
    unit: Unit
    """Its unit."""
    source: str
    """Who published it."""
    date: str | None = None
    """When, as far as known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the text probably meant."""

    value: float
    """The figure; of coordinates the latitude."""
    unit: Unit | Literal["deg"]
    """Its unit."""
    repair: str
    """The edit, for the reader: `96 km → 196 km: a dropped digit`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Geometry that a reader can look at."""

    kind: Literal["border", "line", "point", "area"]
    """What it shows."""
    lines: tuple[tuple[LonLat, ...], ...]
    """Its lines; a point is a line of one position; the rings of an area are closed."""
    label: str
    """What to call it on the map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """A source that a person's decision rests on."""

    url: str
    """Its address."""
    title: str = ""
    """What to call it; empty where only the address is known."""
    archive: str | None = None
    """Address of an archived copy."""
    captured: str | None = None
    """When the copy was made, ISO 8601."""
    sha256: str | None = None
    """Digest of the captured file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person has to say about a verdict."""

    by: str | None = None
    """Who decided."""
    on: str | None = None
    """When, ISO 8601."""
    note: str = ""
    """What they say to readers."""
    links: tuple[SourceLink, ...] = ()
    """What they rest it on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the data say to one claim: a draft until a person confirms it."""

    claim: AnyClaim
    """The claim judged."""
    outcome: Outcome
    """The word."""
    because: str
    """The reason in one or two plain sentences, with its figures and limits."""
    check: str
    """`name@version` of the check."""
    measured: Measurement | None = None
    """What was measured, where something was."""
    margin: float | None = None
    """How far from the edge of the deciding rule, in km or as a share; `None` where there is no edge."""
    published: tuple[PublishedFigure, ...] = ()
    """Figures that others publish for the same thing."""
    correction: Correction | None = None
    """What the text probably meant, where one repair stands out."""
    evidence: tuple[Evidence, ...] = ()
    """What the map shows for it."""
    worldviews: tuple[tuple[str, Outcome], ...] = ()
    """The outcome in each worldview."""
    readings: tuple[tuple[str, str], ...] = ()
    """What the boundaries of each worldview say, in words, as if the claim were not negated."""
    rule: str = ""
    """The check's test with its thresholds, in plain sentences; empty where the check tells none."""
    sources: tuple[str, ...] = ()
    """`name@version` of the data used."""
    conflicts_with: tuple[str, ...] = ()
    """Ids of claims of the same story that say otherwise."""
    status: Literal["draft", "confirmed", "rejected"] = "draft"
    """Drafted by the machine, or decided by a person."""
    decision: Decision | None = None
    """What the person says who decided; `None` where nobody said anything."""
