"""Resolved documents, and what geocoders were asked → the attribution that OpenStreetMap's licence asks for."""

from collections.abc import Iterable, Sequence

from storymap.gazetteers.online.settings import SERVICES
from storymap.model.places import Lookup, ResolvedDocument
from storymap.model.stories import Attribution

NAME = "OpenStreetMap"
CREDIT = "Places © OpenStreetMap contributors"
"""The words that the licence asks for."""
LICENCE = "ODbL-1.0"
URL = "https://www.openstreetmap.org/copyright"
_MOST_TOLD = 20
"""Names told one by one; the JSON of a story has them all."""


def credit(documents: Iterable[ResolvedDocument], lookups: Sequence[Lookup]) -> tuple[Attribution, ...]:
    """The attribution where a place or a candidate is OpenStreetMap's, and which names were asked of which server.

    It tells by the ids: a story file that was drafted with a geocoder owes it too, whoever tells it.
    """
    if not lookups and not any(is_online(identifier) for identifier in _ids(documents)):
        return ()
    text = "; ".join((CREDIT, *map(_told, lookups)))
    return (Attribution(name=NAME, text=text, licence=LICENCE, url=URL),)


def is_online(identifier: str) -> bool:
    """Whether the id is that of a place which an online geocoder gave.

    >>> is_online("nominatim:node/7"), is_online("geonames:3143244")
    (True, False)
    """
    return identifier.partition(":")[0] in SERVICES


def _ids(documents: Iterable[ResolvedDocument]) -> Iterable[str]:
    for resolution in (resolution for document in documents for resolution in document.resolutions):
        yield from (candidate.place.id for candidate in resolution.candidates)
        if resolution.place:
            yield resolution.place.id


def _told(lookup: Lookup) -> str:
    further = len(lookup.names) - _MOST_TOLD
    names = ", ".join(lookup.names[:_MOST_TOLD]) + (f" and {further} more" if further > 0 else "")
    return f"asked of {SERVICES.get(lookup.service, lookup.service)} at {lookup.server}: {names}"
