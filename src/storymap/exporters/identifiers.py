"""Places and documents → the addresses and ids by which linked data names them."""

import uuid
from functools import lru_cache

from storymap.exporters.markup import web_address
from storymap.model.places import Place
from storymap.model.texts import Document

_OURS = uuid.UUID("8d6c1c5e-6c2b-5f0e-9a43-3f2f6f0f7a51")
"""Namespace of the ids: the same thing has the same id in every output."""
_GEONAMES = "geonames:"


def place_address(place: Place) -> str | None:
    """The address of a place in linked data; `None` where its gazetteer has none."""
    key = place.id.removeprefix(_GEONAMES)
    return f"https://sws.geonames.org/{key}/" if key != place.id and key.isascii() and key.isdigit() else None


def place_urn(place: Place) -> str:
    """An id for what storymap says of a place: the same for every story."""
    return urn("place", place.id)


def document_address(document: Document) -> str:
    """Where the document is published, else an id that its text alone decides."""
    return web_address(document.source.url) or _text_urn(document.text)


@lru_cache(maxsize=256)
def _text_urn(text: str) -> str:
    """Kept, for a long text is asked for with each of its toponyms."""
    return urn("document", text)


def urn(*parts: str) -> str:
    """An id that the parts alone decide.

    >>> urn("place", "geonames:3143244") == urn("place", "geonames:3143244")
    True
    """
    # What cannot be encoded (lone surrogates) is told apart by its number.
    name = "\x1f".join(parts).encode("utf-8", errors="backslashreplace").decode("utf-8")
    return uuid.uuid5(_OURS, name).urn
