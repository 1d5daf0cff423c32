"""Everything found in the documents → one story: events, routes, chapters."""

from dataclasses import dataclass
from typing import Literal

from storymap.model.changes import Change
from storymap.model.chapters import Chapter
from storymap.model.claims import ClaimType, NotCheckable, Verdict
from storymap.model.places import LonLat, Lookup, Place, ResolvedDocument
from storymap.model.provenance import Provenance
from storymap.model.texts import Span

MotionClass = Literal["move", "leave", "reach", "cross", "follow", "stay", "detach"]
"""ISO-Space's classes of motion."""

EventKind = Literal["motion", "joining", "desertion", "detention", "release", "request", "other"]
"""What happened: somebody moved or stayed; or something that dates and explains the moves around it."""

StopRole = Literal["origin", "stop", "passed", "destination"]
"""What a place is to the route; a place that is nothing to it is context."""

ContextRole = Literal["context", "dateline", "affiliation"]
"""What a place that nobody travels to is: mentioned only; where the text was filed; what somebody belongs to."""

DisagreementKind = Literal["departure", "arrival", "origin", "crossing"]
"""When a stop was left, when it was reached, where the traveller came from, where a border was crossed."""

Precision = Literal["day", "week", "month", "season", "year"]
"""How exact a time is told."""

Anchor = Literal["text", "published"]
"""What a day is counted from: a date in the text, or the day the article was published."""

ClockSense = Literal["at", "about", "shortly before", "before", "shortly after", "after", "between"]
"""How a time of day is told."""

BACKGROUND = "Background"
"""Title of a chapter that tells no stop, has no heading of its own and names no place; the page translates it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day at a place, as exact as the text gives it."""

    start: str
    """Earliest local time it can mean, `HH:MM`."""
    end: str
    """Latest local time it can mean, `HH:MM`; earlier than `start` when it reaches past midnight."""
    sense: ClockSense = "at"
    """How it is told; the time named is `end` where something was before it, `start` where after, else the middle."""
    timezone: str | None = None
    """IANA time zone of the place, where it is known; `UTC` where the text gives the time so."""
    utc_offset: str | None = None
    """Its offset on that day, `+01:00`; `None` where it is unknown or differs between the days it can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as the text gives it."""

    start: str | None
    """First day it can mean, ISO 8601; `None` where nothing anchors the words ("on Monday" in an undated text)."""
    end: str | None
    """Last day it can mean, ISO 8601."""
    precision: Precision
    """How exact the text is."""
    words: str = ""
    """The words that tell it, as written; empty where it was not told but counted out."""
    anchor: Anchor = "text"
    """What the day was counted from."""
    clock: Clock | None = None
    """The time of day, where the text tells one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Somebody moved, stayed or was kept somewhere; or what befell them on the way."""

    document: str
    """Id of the document."""
    span: Span
    """The words that tell it."""
    motion: MotionClass | None
    """Its class; `None` for what is no motion."""
    kind: EventKind = "motion"
    """What happened."""
    who: str | None
    """Who moved, as written or as the protagonist's name; `None` where the text does not say."""
    source: Place | None = None
    """Where from."""
    goal: Place | None = None
    """Where to, or where at for a stay."""
    path: tuple[Place, ...] = ()
    """What was crossed, followed or passed."""
    when: When | None = None
    """When, as far as the text says."""
    reached: bool = True
    """Whether the motion took place; intended and failed motion did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one text says of an event."""

    document: str
    """Id of the document."""
    span: Span
    """The words that say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place of the route with its part in it."""

    name: str
    """The text's own words; a crossing includes the place named for it."""
    place: Place | None
    """Where; `None` when the text does not say where."""
    role: StopRole
    """Its part in the route."""
    document: str
    """Id of the document that names it."""
    span: Span
    """The words it rests on."""
    when: When | None = None
    """When, as far as the text says."""
    until: When | None = None
    """When it was left, as far as the text says."""
    ordered: bool = True
    """Whether the texts tell that it came after the stop before it; where not, the order of narration stands in."""
    inferred: bool = False
    """Whether the text implies it without saying so."""
    crosses: tuple[str, str] | None = None
    """The two countries (alpha-2, in the direction of travel) when the stop is the crossing of a border."""
    statements: tuple[Statement, ...] = ()
    """Every mention of it in every document, in the order of the texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """The way from one stop to the next that has a position."""

    start: int
    """Index of the stop it leaves, in the route's stops."""
    end: int
    """Index of the stop it reaches."""
    distance_km: float
    """Great-circle distance: no traveller goes shorter."""
    bearing_deg: float
    """Initial bearing in [0, 360), clockwise from north."""
    line: tuple[tuple[LonLat, ...], ...]
    """The line to draw, cut where it meets ±180°."""
    via: LonLat | None = None
    """A point of a border that the line is led through, where the text says that the border was crossed."""
    crosses: tuple[tuple[str, str], ...] = ()
    """Borders crossed, as pairs of alpha-2 codes in the direction of travel."""
    when: When | None = None
    """The days between which it was travelled, as far as the times of its stops say."""
    certain: bool = True
    """Whether the text tells that the one stop came after the other; otherwise it is drawn as uncertain."""
    note: str = ""
    """What speaks against it: a speed that its means of travel cannot reach. Empty where nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where one traveller went, in order."""

    traveller: str | None
    """Who, as the text names them."""
    stops: tuple[Stop, ...]
    """In the order of travel."""
    legs: tuple[Leg, ...]
    """Between consecutive stops that have positions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextPlace:
    """A place that the story mentions and nobody travels to."""

    name: str
    """As first written."""
    place: Place
    """Where it is."""
    role: ContextRole = "context"
    """What it is to the story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Statements about one journey that do not go together; shown, never merged silently."""

    kind: DisagreementKind
    """What they disagree on."""
    traveller: str
    """Whose journey it is."""
    place: str
    """The stop that it is about, by its name."""
    subject: str
    """What they disagree on, for the reader: `when Ida Moe left Kyiv`."""
    statements: tuple[Statement, ...]
    """The words on either side, in order of appearance; at least two."""
    because: str
    """Why they do not go together, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose data or software the result rests on."""

    name: str
    """What is attributed."""
    text: str
    """The words asked for by the licence."""
    licence: str
    """Name or SPDX identifier of the licence."""
    url: str | None = None
    """Where to read more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything that the exporters tell."""

    title: str
    """Title of the story."""
    documents: tuple[ResolvedDocument, ...]
    """The texts, in the order given."""
    routes: tuple[Route, ...]
    """One for each traveller; the first is the protagonist's. Empty when nobody travels."""
    context: tuple[ContextPlace, ...]
    """Mentioned places that are no stops."""
    verdicts: tuple[Verdict, ...]
    """One for each claim, in order of appearance."""
    not_checkable: tuple[NotCheckable, ...]
    """Geographic claims that no check decides."""
    chapters: tuple[Chapter, ...]
    """The steps of the map."""
    attributions: tuple[Attribution, ...]
    """Collected from the manifests of the data used."""
    events: tuple[Event, ...] = ()
    """What befell the travellers, in the order of the texts."""
    disagreements: tuple[Disagreement, ...] = ()
    """Where the texts, or one text with itself, do not go together."""
    worldviews: tuple[str, ...] = ()
    """The worldviews that every check ran in."""
    only: tuple[ClaimType, ...] = ()
    """The only types of claims that were looked for, in the taxonomy's order; empty for all."""
    provenance: Provenance | None = None
    """What made it; `None` for a story that was put together by hand."""
    lookups: tuple[Lookup, ...] = ()
    """What online geocoders were asked; empty unless the user asked for one."""
    signed_only: bool = False
    """Whether it holds only what a person has signed: claims may have been found that are not told."""
    changes: tuple[Change, ...] = ()
    """What people changed in the machine's draft and decided on it, the oldest first."""
