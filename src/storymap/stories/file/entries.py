"""What a story file holds of texts and places: quotes, documents, names with what they mean.

A field that holds its default is not written. Fields have the names of the file's keys.
"""

from dataclasses import dataclass

from storymap.model.places import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of a document: by themselves, by what stands around them, and by their position.

    The first three are those of W3C's TextQuoteSelector. A long passage is told by how it begins and ends instead of
    its exact words. The position only decides between several places that have the same words.
    """

    exact: str | None = None
    """The words."""
    begins: str | None = None
    """How a long passage begins."""
    ends: str | None = None
    """How it ends."""
    prefix: str = ""
    """What stands before."""
    suffix: str = ""
    """What stands behind."""
    start: int | None = None
    """First code point, counted from 0."""
    end: int | None = None
    """The code point after the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEntry(Anchor):
    """Words by which a document tells a stop."""

    document: str | None = None
    """The document; that of the stop where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionEntry(Anchor):
    """A place in the text where a name stands."""

    confidence: float = 1.0
    """Probability that the words name a place."""
    place_confidence: float = 1.0
    """Probability that the place is the right one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A text, whole, with where it comes from."""

    id: str
    """Its id, which everything else in the file names."""
    title: str | None = None
    """Its own title."""
    url: str | None = None
    """Its address."""
    published: str | None = None
    """Date of publication, ISO 8601."""
    licence: str | None = None
    """Its licence; unknown where there is none, and then pages quote briefly."""
    author: str | None = None
    """Who wrote it."""
    site: str | None = None
    """Newspaper, site or feed that published it."""
    language: str = "en"
    """BCP 47 tag of its language."""
    text: str
    """The text."""
    edited: tuple[str, ...] = ()
    """Keys whose values are a person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPosition:
    """A position that a person gives."""

    lat: float
    """Latitude in degrees."""
    lon: float
    """Longitude in degrees."""
    radius_km: float = 1.0
    """How large or vague the place is: half its extent."""
    name: str | None = None
    """What the map calls it; the name in the text where there is none."""
    country: str | None = None
    """ISO 3166-1 alpha-2; what the boundaries say of the position where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateEntry:
    """A place of the gazetteer that a name may mean."""

    id: str
    """Its id, to be written as `place`."""
    name: str
    """Its main name."""
    kind: str
    """GeoNames class and code: `P.PPLC`."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    """First-level administrative unit."""
    lat: float
    """Latitude in degrees."""
    lon: float
    """Longitude in degrees."""
    radius_km: float
    """How large or vague it is."""
    score: float
    """Share in [0, 1]; compares the candidates of one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """A name that one document writes, and the place it means there."""

    id: str
    """Its id, which stops and chapters name."""
    document: str | None = None
    """The document that writes it; the first where there is none."""
    name: str
    """The name as written."""
    use: Use = "literal"
    """For the place itself, something associated with it, or its people and things."""
    lookup: str | None = None
    """Name looked up where it differs: `Norway` for `Norwegian`."""
    place: str | None = None
    """Id of the place meant; unknown where there is none."""
    at: OwnPosition | None = None
    """A position that a person gives; goes before `place`."""
    not_a_place: bool = False
    """Whether the name means no place; goes before `at` and `place`."""
    obscure_km: float | None = None
    """Hide it in a circle of so many kilometres, as `--obscure` does: homes, shelters, sources."""
    note: str = ""
    """What a person has to say about the decision."""
    by: str | None = None
    """Who decided."""
    on: str | None = None
    """When, ISO 8601."""
    edited: tuple[str, ...] = ()
    """Keys whose values are a person's."""
    candidates: tuple[CandidateEntry, ...] = ()
    """What else it may mean, best first."""
    mentions: tuple[MentionEntry, ...] = ()
    """Where the document writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEntry:
    """A source that a decision rests on."""

    url: str
    """Its address."""
    title: str = ""
    """What to call it."""
    archive: str | None = None
    """Address of an archived copy."""
    captured: str | None = None
    """When the copy was made, ISO 8601."""
    sha256: str | None = None
    """Digest of the captured file."""
