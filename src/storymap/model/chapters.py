"""The steps of a story map, with what a person adds to them."""

from dataclasses import dataclass

from storymap.model.claims import SourceLink
from storymap.model.places import LonLat
from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture, a sound or a film that belongs to a chapter."""

    url: str
    """Its address: `https:`, or a picture's path from the story file."""
    alt: str
    """What is to be seen or heard, for readers who cannot."""
    credit: str = ""
    """Whose it is."""
    data: str = ""
    """The picture itself as a `data:` address, which a page carries; empty for what it only links to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What part of the map a chapter shows."""

    south_west: LonLat
    """Lower left corner."""
    north_east: LonLat
    """Upper right corner; its longitude is the smaller one when the view crosses ±180°."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A step of the story map: a passage and what it shows."""

    title: str
    """Its heading: the stop's name, or the document's title for the opening."""
    document: str
    """Id of the document that the passage is from."""
    passage: Span | None
    """The words shown; `None` for a chapter of the author's own, which tells its caption."""
    stop: int | None = None
    """Index of the stop it tells of, in the first route."""
    places: tuple[str, ...] = ()
    """Ids of the places named in the passage."""
    verdicts: tuple[int, ...] = ()
    """Indices of the verdicts whose claims stand in the passage."""
    view: View | None = None
    """What the map shows; `None` where nothing has a position."""
    caption: str = ""
    """What the author adds to the passage; empty where nothing."""
    media: tuple[Media, ...] = ()
    """Pictures, sounds and films, in order."""
    links: tuple[SourceLink, ...] = ()
    """What it rests on besides the document."""
