"""A story file's values: what a person finds in it and may change, in the order in which it is written.

A field that holds its default is not written. Fields have the names of the file's keys.
"""

from dataclasses import dataclass, field
from typing import Literal

from storymap.model.changes import ChangeKind
from storymap.model.stories import Anchor as Counted
from storymap.model.stories import Clock, Precision, StopRole
from storymap.stories.file.entries import Anchor, DocumentEntry, LinkEntry, PlaceEntry, StatementEntry

SCHEMA = "storymap/story-file/1"
"""What the key `schema` of the file holds."""

Status = Literal["draft", "confirmed", "rejected"]
"""Drafted by the machine, or decided by a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenEntry:
    """A time as the text, or a person, gives it."""

    start: str | None = None
    """First day it can mean, ISO 8601."""
    end: str | None = None
    """Last day it can mean; the first where there is none."""
    precision: Precision | None = None
    """How exact it is; told by the length of the stretch where there is none."""
    words: str = ""
    """The words that tell it."""
    anchor: Counted = "text"
    """What the day was counted from."""
    clock: Clock | None = None
    """The time of day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopEntry:
    """A stop of a traveller."""

    id: str
    """Its id, which chapters name."""
    name: str
    """What it is called."""
    place: str | None = None
    """Id of an entry of `places`; nowhere known where there is none."""
    role: StopRole = "stop"
    """Its part in the route."""
    when: WhenEntry | None = None
    """When it was reached: a year, month or day (`2023-01-13`), other words, or the keys below."""
    until: WhenEntry | None = None
    """When it was left, written like `when`."""
    ordered: bool = True
    """Whether the text tells its place in the order."""
    inferred: bool = False
    """Whether the text implies it without saying so."""
    crosses: tuple[str, ...] = ()
    """The country left and the country entered, when it is the crossing of a border."""
    document: str | None = None
    """The document that names it; the first where there is none."""
    quote: Anchor | None = None
    """The words it rests on; where the document names its place where there are none."""
    statements: tuple[StatementEntry, ...] = ()
    """All that the documents say of it."""
    note: str = ""
    """What a person has to say about it."""
    by: str | None = None
    """Who decided."""
    on: str | None = None
    """When, ISO 8601."""
    edited: tuple[str, ...] = ()
    """Keys whose values are a person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteEntry:
    """Where one traveller went."""

    id: str
    """Its id."""
    traveller: str | None = None
    """Who."""
    edited: tuple[str, ...] = ()
    """Keys whose values are a person's."""
    stops: tuple[StopEntry, ...] = ()
    """In the order of travel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaEntry:
    """A picture, a sound or a film."""

    url: str
    """`https:`, or a picture's path from the story file."""
    alt: str
    """What is to be seen or heard, for readers who cannot."""
    credit: str = ""
    """Whose it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterEntry:
    """A step of the story: a passage of a document, or a person's own words."""

    id: str
    """Its id."""
    title: str
    """Its heading."""
    document: str | None = None
    """The document that the passage is from; the first where there is none."""
    passage: Anchor | None = None
    """The words shown; a chapter of a person's own has none, and tells its caption."""
    stop: str | None = None
    """Id of the stop of the first route that it tells."""
    shows: Literal["journey"] | tuple[str, ...] | None = None
    """What the map shows: the whole journey, or these places; else its stop, or what the passage names."""
    caption: str = ""
    """What the author adds; blank lines divide paragraphs."""
    media: tuple[MediaEntry, ...] = ()
    """Pictures, sounds and films."""
    links: tuple[LinkEntry, ...] = ()
    """What it rests on besides the document."""
    hidden: bool = False
    """Whether pages leave it out."""
    note: str = ""
    """What a person has to say about it, for colleagues."""
    by: str | None = None
    """Who decided."""
    on: str | None = None
    """When, ISO 8601."""
    edited: tuple[str, ...] = ()
    """Keys whose values are a person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictEntry:
    """A verdict as drafted, with what a person decided on it."""

    id: str
    """Its id."""
    document: str
    """The document that makes the claim."""
    type: str
    """The claim's type."""
    quote: Anchor
    """The words judged."""
    outcome: str
    """The outcome as drafted; what is shown is judged anew."""
    because: str = ""
    """The reason as drafted."""
    status: Status = "draft"
    """What a person decided."""
    note: str = ""
    """What the person says to readers."""
    by: str | None = None
    """Who decided."""
    on: str | None = None
    """When, ISO 8601."""
    links: tuple[LinkEntry, ...] = ()
    """What the decision rests on."""
    edited: tuple[str, ...] = ()
    """Keys whose values are a person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What the machine wrote last: by comparison with it the values are known that a person changed."""

    storymap: str
    """Version that drafted."""
    recognizer: str = ""
    """`name@version` of the component that found the names."""
    data: dict[str, str] = field(default_factory=dict)
    """Versions of the data used, by name."""
    story: dict[str, str] = field(default_factory=dict)
    """Fingerprints of the file's own values, by key."""
    documents: dict[str, dict[str, str]] = field(default_factory=dict)
    """Fingerprints of each item's values, by its id and key; so below."""
    places: dict[str, dict[str, str]] = field(default_factory=dict)
    routes: dict[str, dict[str, str]] = field(default_factory=dict)
    stops: dict[str, dict[str, str]] = field(default_factory=dict)
    chapters: dict[str, dict[str, str]] = field(default_factory=dict)
    verdicts: dict[str, dict[str, str]] = field(default_factory=dict)


Section = Literal["story", "documents", "places", "routes", "stops", "chapters", "verdicts"]
"""Where an item stands; `story` is the file itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """A change or decision of a person's, as readers are told of it."""

    on: str
    """When, ISO 8601."""
    by: str | None = None
    """Who."""
    section: Section
    """Where the item stands."""
    item: str | None = None
    """Its id."""
    kind: ChangeKind
    """What was changed."""
    subject: str
    """Of what: a place's or stop's name, a chapter's title, the words of a claim."""
    was: str = ""
    """What stood there before."""
    now: str = ""
    """What stands there since."""
    note: str = ""
    """What the person says of it."""
    public: bool = True
    """Whether pages tell it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Something of a person's that fits nowhere in a new version of the text; kept, and left out of the story."""

    was: str
    """Where it stood: `chapters`, `verdicts` …"""
    because: str
    """Why it fits nowhere."""
    item: dict[str, object]
    """The item as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """A whole story file."""

    schema: str = SCHEMA
    """The file's schema."""
    title: str
    """The story's title."""
    edited: tuple[str, ...] = ()
    """Keys of the file itself whose values are a person's."""
    chapters: tuple[ChapterEntry, ...] = ()
    """The steps of the story, in the order in which they are told."""
    routes: tuple[RouteEntry, ...] = ()
    """One for each traveller; the first is the protagonist's."""
    places: tuple[PlaceEntry, ...] = ()
    """The names in the texts with what they mean."""
    verdicts: tuple[VerdictEntry, ...] = ()
    """One for each claim."""
    documents: tuple[DocumentEntry, ...] = ()
    """The texts."""
    unplaced: tuple[Unplaced, ...] = ()
    """What fits nowhere any more."""
    history: tuple[HistoryEntry, ...] = ()
    """What people changed and decided, the oldest first; pages tell it as a log of corrections."""
    drafted: Drafted | None = None
    """What the machine wrote last; a file without it is all a person's."""
