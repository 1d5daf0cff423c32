"""JSON lines → gold documents."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from storymap.errors import InputError
from storymap.model.places import LonLat
from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldToponym:
    """A toponym as a person marked it."""

    span: Span
    """Where it stands."""
    name: str
    """The words marked."""
    position: LonLat | None = None
    """Where the person placed it; `None` where the corpus does not say."""
    geonames_id: str | None = None
    """Number of the place in GeoNames, where the corpus gives one."""
    kind: str | None = None
    """The corpus's own type of the place, such as `PCLI` or `COUNTRY`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A text with its toponyms, in order."""

    id: str
    """The corpus's own id."""
    text: str
    """The text; offsets count its code points."""
    toponyms: tuple[GoldToponym, ...]
    """Every toponym marked."""


def read_corpus(path: Path) -> tuple[GoldDocument, ...]:
    """The documents of a corpus, one JSON object a line.

    Raises:
        InputError: The file cannot be read, or a line is not what is expected; the message names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the corpus {path}: {error}; give a file of JSON lines in UTF-8") from None
    documents = tuple(_documents(lines, path))
    if not documents:
        raise InputError(f"the corpus {path} is empty; give one JSON object a line")
    return documents


def _documents(lines: list[str], path: Path) -> Iterator[GoldDocument]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _document(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path}, line {number}: {error!r}; expected an object with id, text and toponyms "
                "(start, end, lat, lon)"
            ) from None


def _document(record: Mapping[str, object]) -> GoldDocument:
    text, toponyms = record["text"], record["toponyms"]
    if not isinstance(text, str) or not isinstance(toponyms, list):
        raise TypeError("text is a string and toponyms a list")
    gold = sorted((_toponym(item, text) for item in toponyms), key=lambda t: (t.span.start, t.span.end))
    return GoldDocument(id=str(record["id"]), text=text, toponyms=tuple(gold))


def _toponym(item: Mapping[str, object], text: str) -> GoldToponym:
    span = Span(start=int(str(item["start"])), end=int(str(item["end"])))
    if span.end > len(text):
        raise ValueError(f"a toponym ends at {span.end}, after the text's {len(text)} characters")
    lat, lon, identity, kind = (item.get(key) for key in ("lat", "lon", "geonameid", "type"))
    return GoldToponym(
        span=span,
        name=" ".join(text[span.start : span.end].split()),
        position=LonLat(lon=float(str(lon)), lat=float(str(lat))) if lat is not None and lon is not None else None,
        geonames_id=str(identity) if identity else None,
        kind=str(kind or item.get("kind") or "") or None,
    )
