"""The columns of the tables that storymap writes (CSV, GeoPackage, GeoParquet): names, types and meanings."""

from dataclasses import dataclass
from typing import Literal

Cell = str | int | float | bool | None
"""What a cell holds; `None` is absent."""
Kind = Literal["stop", "leg", "context", "toponym", "claim", "evidence"]
"""What a row is about."""
CellType = Literal["text", "integer", "number", "boolean"]
"""What a column holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    """Its name, the same in every format."""
    type: CellType
    """What its cells hold."""
    about: str
    """What they mean, with the unit."""


_ALL = (
    Column("kind", "text", "What the row is about: stop, leg, context, toponym, claim or evidence"),
    Column("route", "integer", "Route of the stop or leg, counted from 0; the first is the protagonist's"),
    Column("traveller", "text", "Who travels the route, as the text names them"),
    Column("number", "integer", "Number of the stop in its route, counted from 1"),
    Column("from_number", "integer", "Number of the stop that the leg leaves"),
    Column("to_number", "integer", "Number of the stop that the leg reaches"),
    Column("name", "text", "The text's own words"),
    Column("role", "text", "What the place is to the route or to the story"),
    Column("inferred", "boolean", "Whether the text implies the stop without saying so"),
    Column("ordered", "boolean", "Whether the text tells the stop's place in the order"),
    Column("certain", "boolean", "Whether the text tells that the one stop came after the other"),
    Column("when_start", "text", "First day that the text can mean, ISO 8601"),
    Column("when_end", "text", "Last day that the text can mean, ISO 8601"),
    Column("when_precision", "text", "How exact the text is: day, week, month, season or year"),
    Column("when_clock", "text", "Earliest and latest hour that the text can mean, local time, with its zone"),
    Column("until_start", "text", "First day on which the stop can have been left, ISO 8601"),
    Column("until_end", "text", "Last day on which the stop can have been left, ISO 8601"),
    Column("distance_km", "number", "Great-circle distance in km"),
    Column("bearing_deg", "number", "Initial bearing in degrees clockwise from north"),
    Column("crosses", "text", "Borders crossed, as pairs of ISO 3166-1 codes"),
    Column("note", "text", "What speaks against the leg"),
    Column("place_id", "text", "Gazetteer and key of the place"),
    Column("place", "text", "The place's main name in the gazetteer"),
    Column("country", "text", "ISO 3166-1 alpha-2 code of the country it lies in"),
    Column("feature_class", "text", "GeoNames class"),
    Column("feature_code", "text", "GeoNames code"),
    Column("radius_km", "number", "How large or vague the place is: half its extent in km"),
    Column("lon", "number", "Longitude in decimal degrees, WGS 84, no finer than the radius; empty where unknown"),
    Column("lat", "number", "Latitude in decimal degrees, WGS 84, no finer than the radius; empty where unknown"),
    Column("use", "text", "How the name is used: literal, associative or demonym"),
    Column("confidence", "number", "Probability in [0, 1] that the words name a place"),
    Column("place_confidence", "number", "Probability in [0, 1] that the place is the right one"),
    Column("claim", "text", "Id of the claim"),
    Column("type", "text", "Type of the claim"),
    Column("negated", "boolean", "Whether the text denies it"),
    Column("attributed_to", "text", "Whose words the claim is"),
    Column("claimed", "text", "The figures as printed"),
    Column("outcome", "text", "What the data say to the claim"),
    Column("status", "text", "draft: a machine's; confirmed: by a person"),
    Column("because", "text", "The reason in plain sentences"),
    Column("decided_by", "text", "Who decided on the verdict"),
    Column("decided_on", "text", "When, ISO 8601"),
    Column("decision", "text", "What they say to readers"),
    Column("measured", "number", "What the boundary data measure, in measured_unit"),
    Column("measured_unit", "text", "km or km2"),
    Column("measured_low", "number", "Lower end of the interval that holds nine in ten true values"),
    Column("measured_high", "number", "Upper end of the interval that holds nine in ten true values"),
    Column("worldviews", "text", "The outcome in each worldview"),
    Column("label", "text", "What the evidence is called on the map"),
    Column("document", "text", "Id of the document"),
    Column("start", "integer", "First code point of the words in the document's text"),
    Column("end", "integer", "The code point after the last"),
    Column("quote", "text", "The words that the row rests on"),
)
COLUMNS = {column.name: column for column in _ALL}
"""Every column by its name, in the order of the tables."""
_PLACE = ("place_id", "place", "country", "feature_class", "feature_code", "radius_km", "lon", "lat")
_WHEN = ("when_start", "when_end", "when_precision", "when_clock")
_UNTIL = ("until_start", "until_end")
_WORDS = ("document", "start", "end", "quote")
_JOURNEY = ("route", "traveller")
OF_KIND: dict[Kind, frozenset[str]] = {
    "stop": frozenset(
        (*_JOURNEY, "number", "name", "role", "inferred", "ordered", *_WHEN, *_UNTIL, "crosses", *_PLACE, *_WORDS)
    ),
    "leg": frozenset(
        (*_JOURNEY, "from_number", "to_number", "name", "certain", *_WHEN, "distance_km", "bearing_deg", "crosses")
    )
    | {"note"},
    "context": frozenset(("name", "role", *_PLACE)),
    "toponym": frozenset(("name", "use", "confidence", "place_confidence", *_PLACE, "document", "start", "end")),
    "claim": frozenset(("claim", "type", "negated", "attributed_to", "claimed", "outcome", "status", "because"))
    | frozenset(
        (
            "decided_by",
            "decided_on",
            "decision",
            "measured",
            "measured_unit",
            "measured_low",
            "measured_high",
            "worldviews",
            *_WORDS,
        )
    ),
    "evidence": frozenset(("claim", "outcome", "status", "label")),
}
"""Which columns the rows of a kind fill; the others stay empty."""


def columns_of(*kinds: Kind) -> tuple[Column, ...]:
    """The columns that rows of these kinds fill, in the order of the tables, without `kind`."""
    wanted = frozenset[str]().union(*(OF_KIND[kind] for kind in kinds))
    return tuple(column for name, column in COLUMNS.items() if name in wanted)
