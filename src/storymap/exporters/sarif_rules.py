"""What SARIF calls rules: one for each type of claim, one for doubtful places, one for names that are not known."""

from collections.abc import Iterable
from dataclasses import dataclass

from storymap.exporters.records import Json, Record
from storymap.exporters.wording import LIMITS, OUTCOME_MEANINGS
from storymap.model.claims import ClaimType


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of a SARIF log."""

    id: str
    """Its name for programs: words with hyphens."""
    short: str
    """What it looks at, in one sentence."""
    help: str
    """What to do with its findings, in some sentences."""
    level: str = "warning"
    """How grave a finding is where it does not say."""


CLAIMS: dict[ClaimType, str] = {
    ClaimType.ADJACENCY: "whether two countries or regions share a border",
    ClaimType.BORDER_LENGTH: "how long a border is",
    ClaimType.UNIT_CONSISTENCY: "the same length or area in two units",
    ClaimType.TRIPOINT: "where three countries meet",
    ClaimType.CONTAINMENT: "in which country or region a place lies",
    ClaimType.PART_OF: "in which part of a country a place lies",
    ClaimType.DIRECTION: "in which direction of another a place lies",
    ClaimType.DISTANCE: "how far apart two places are",
    ClaimType.DISTANCE_DIRECTION: "how far and in which direction a place lies from another",
    ClaimType.PROXIMITY: "that a place lies near another",
    ClaimType.AREA: "how large a country or region is",
    ClaimType.SIZE_COMPARISON: "that one area is larger than another, or how many times",
    ClaimType.RANK: "that something is the largest, the longest or the second",
    ClaimType.LANDLOCKED: "whether a country has a coast",
    ClaimType.ENCLAVE: "that a territory is enclosed or cut off",
    ClaimType.BETWEEN: "that a place lies between others",
    ClaimType.CROSSING: "what a river, a road or a border passes",
    ClaimType.SPAN: "from where to where something stretches",
    ClaimType.JOURNEY_LEG: "how far somebody travelled, and how fast",
    ClaimType.COORDINATES: "at which latitude and longitude a place lies",
    ClaimType.COUNT: "how many neighbours, or which only one, a country has",
    ClaimType.COASTLINE: "how long a coast is",
    ClaimType.BOUNDS: "a length that no border can have",
}
"""What the claims of each type say."""
DOUBTFUL = Rule(
    id="doubtful-place",
    short="A name may mean another place than the one it was taken for.",
    help="Look whether the place is the one that the text means; decide on it in the story file, or give --bias.",
    level="note",
)
UNRESOLVED = Rule(
    id="unresolved-name",
    short="A name stands for no known place.",
    help="The name stays off the map. Add the place with --places or in the story file, or say that it is none.",
    level="note",
)
NOT_CHECKABLE = Rule(
    id="not-checkable",
    short="A passage says something about geography that no check decides.",
    help="Nothing is said against it; the reason is given.",
    level="note",
)
_MEANINGS = " ".join(f"{outcome.value.capitalize()}: {words}." for outcome, words in OUTCOME_MEANINGS.items())


def _of_claims(claim_type: ClaimType, said: str) -> Rule:
    return Rule(
        id=claim_type.value,
        short=f"The text says {said}.",
        help=f"The claim is judged against boundaries in every worldview. {_MEANINGS} {LIMITS}",
    )


RULES = (*(_of_claims(*pair) for pair in CLAIMS.items()), DOUBTFUL, UNRESOLVED, NOT_CHECKABLE)
"""The rules of a story's log, in the taxonomy's order."""


def rule_records(rules: Iterable[Rule]) -> list[Json]:
    """The rules as SARIF has them."""
    return [_record(rule) for rule in rules]


def _record(rule: Rule) -> Record:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.short},
        "fullDescription": {"text": rule.short},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": rule.level},
    }
