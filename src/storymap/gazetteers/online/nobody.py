"""What a pipeline asks of a geocoder, and the default that asks nobody: the embedded gazetteer answers alone."""

from typing import Protocol

from storymap.model.places import Candidate, Lookup
from storymap.ports import Gazetteer


class Completing(Protocol):
    """Completes what the embedded gazetteer knows."""

    name: str
    """Registered name of the geocoder; empty where nobody is asked."""

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """Which names a server was asked, now or in an earlier run."""
        ...

    def complete(self, name: str, gazetteer: Gazetteer, *, limit: int) -> tuple[Candidate, ...]:
        """The candidates of a name, when the gazetteer is asked first; at most `limit`."""
        ...


class Nobody:
    """Sends nothing anywhere."""

    name = ""
    lookups: tuple[Lookup, ...] = ()

    def complete(self, name: str, gazetteer: Gazetteer, *, limit: int) -> tuple[Candidate, ...]:
        """What the gazetteer knows."""
        return gazetteer.candidates(name, limit=limit)


NOBODY = Nobody()
