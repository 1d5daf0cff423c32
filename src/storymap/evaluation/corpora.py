"""JSON lines → gold documents."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from storymap.errors import InputError
from storymap.model.places import LonLat
from storymap.model.texts import Span

_SURROGATES = re.compile("[\ud800-\udfff]")
_EXPECTED = "expected an object with id, text and toponyms (each with start and end, and lat and lon where known)"


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
    """Every toponym marked; no two with the same span."""


def read_corpus(path: Path) -> tuple[GoldDocument, ...]:
    """The documents of a corpus, one JSON object a line; empty lines are passed over.

    Raises:
        InputError: The file cannot be read, or a line is not what is expected; the message names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"cannot read the corpus {path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"cannot read the corpus {path}: no UTF-8 at byte {error.start}; give JSON lines") from None
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
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise InputError(f"{path}, line {number}: {_reason(error)}; {_EXPECTED}") from None


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON ({error.msg} at character {error.pos + 1})"
    if isinstance(error, KeyError):
        return f"no '{error.args[0]}'"
    return str(error) if isinstance(error, ValueError) else "a value is of the wrong kind"


def _document(record: Mapping[str, object]) -> GoldDocument:
    identity, text, toponyms = record["id"], record["text"], record["toponyms"]
    if not isinstance(text, str) or not isinstance(toponyms, list):
        raise ValueError("text is not a string, or toponyms is not a list")
    gold = sorted((_toponym(item, text) for item in toponyms), key=lambda t: (t.span.start, t.span.end))
    if len({toponym.span for toponym in gold}) < len(gold):
        raise ValueError("two toponyms have the same start and end")
    return GoldDocument(id=str(identity), text=_readable(text), toponyms=tuple(gold))


def _readable(text: str) -> str:
    """The text with line feeds for line ends and no lone surrogates, every offset as before."""
    return _SURROGATES.sub("\ufffd", text.replace("\r\n", " \n").replace("\r", "\n"))


def _toponym(item: Mapping[str, object], text: str) -> GoldToponym:
    span = Span(start=int(str(item["start"])), end=int(str(item["end"])))
    quoted = text[span.start : span.end]
    if span.end > len(text) or str(item.get("text", quoted)) != quoted:
        raise ValueError(f"the text from {span.start} to {span.end} is {quoted!r}, not {item.get('text')!r}")
    lat, lon, identity, kind = (item.get(key) for key in ("lat", "lon", "geonameid", "type"))
    return GoldToponym(
        span=span,
        name=" ".join(quoted.split()),
        position=LonLat(lon=float(str(lon)), lat=float(str(lat))) if lat is not None and lon is not None else None,
        geonames_id=str(identity) if identity else None,
        kind=str(kind or item.get("kind") or "") or None,
    )
