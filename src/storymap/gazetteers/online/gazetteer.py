"""Names → candidates of an online geocoder: from its cache, or asked one after the other within the limits."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from storymap.gazetteers.online.answers import Answer
from storymap.gazetteers.online.cache import AnswerCache
from storymap.gazetteers.online.candidates import candidates_of
from storymap.gazetteers.online.failures import NotAnswered
from storymap.gazetteers.online.provinces import in_known_provinces
from storymap.gazetteers.online.settings import Settings
from storymap.language.names import normalise
from storymap.model.places import Candidate, Lookup
from storymap.ports import Gazetteer
from storymap.resources import user_cache

Fate = Literal["sent", "kept", "failed", "left"]
"""What became of a name: sent and answered, answered from the cache, sent in vain, not sent."""

FILE = "geocoders.sqlite"
"""The cache in the user's cache folder."""
_LONGEST_NAME = 100
_MOST_FAILURES = 3
"""Names in a row without an answer, after which a server is left alone."""
_LONGEST_BACK_OFF_S = 8.0


class Service(Protocol):
    """A server that can be asked."""

    def ask(self, name: str, *, timeout_s: float) -> tuple[Answer, ...]:
        """What it answers to one request; raises `NotAnswered`."""
        ...


@dataclass(frozen=True, slots=True)
class Clock:
    """Where time comes from, and how it passes."""

    now: Callable[[], float] = time.time
    """Seconds since 1970."""
    running: Callable[[], float] = time.monotonic
    """Seconds since some moment; never set back."""
    sleep: Callable[[float], None] = time.sleep
    """Waits so many seconds."""


class OnlineGazetteer:
    """A geocoder on the network. Built without arguments it asks the public server.

    Nothing is sent before `candidates` is asked for a name that the cache does not have; `knows` never sends anything.

    Args:
        settings: Server and limits.
        tell: Takes what the user should know, a line each.
        clock: The time.
    """

    name = ""
    version = "1"

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        tell: Callable[[str], None] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.settings = settings or Settings(service=self.name)
        """Server and limits."""
        self.fates: dict[str, Fate] = {}
        """What became of each name, in the order in which they came up."""
        self._tell = tell or logging.getLogger(__name__).warning
        self._clock = clock or Clock()
        self._cache = AnswerCache(
            self.settings.cache or user_cache(FILE), own=self.settings.cache is None, tell=self._tell
        )
        self._server = f"{self.name} {self.settings.address}"
        self._service: Service | None = None
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._until: float | None = None
        self._failures = 0
        self._over = False

    def prepare(self) -> None:
        """Look at the cache before any work is done.

        Raises:
            InputError: The file named for it holds something else.
        """
        self._cache.refuse_foreign()

    def candidates(self, name: str, *, limit: int = 20) -> tuple[Candidate, ...]:
        """Places of that name, the best known first; empty when it is unknown, or the server does not answer."""
        sought = " ".join(name.split())
        key = normalise(sought)
        if key not in self._found:
            self._found[key] = self._look_up(sought) if _is_askable(sought) else ()
        return self._found[key][:limit]

    def knows(self, name: str) -> bool:
        """Whether an answer that is at hand has a place of that name; the server is not asked."""
        sought = " ".join(name.split())
        return bool(self._found.get(normalise(sought)) or (_is_askable(sought) and self._kept(sought)))

    def complete(self, name: str, gazetteer: Gazetteer, *, limit: int) -> tuple[Candidate, ...]:
        """The candidates of a name when the embedded gazetteer is asked first.

        Args:
            name: The name.
            gazetteer: The embedded gazetteer with the user's own places; these are never asked for elsewhere.
            limit: At most so many.
        """
        own = gazetteer.candidates(name, limit=limit)
        if own and not (self.settings.everything and not _has_users_own(own)):
            return own
        return in_known_provinces(self.candidates(name, limit=limit), gazetteer) or own

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """Which names the server was asked, now or in an earlier run; empty when none was."""
        names = tuple(name for name, fate in self.fates.items() if fate != "left")
        return (Lookup(service=self.name, server=self.settings.server, names=names),) if names else ()

    def named(self, *fates: Fate) -> tuple[str, ...]:
        """The names that met one of these fates."""
        return tuple(name for name, fate in self.fates.items() if fate in fates)

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        kept = self._kept(name)
        if kept is not None:
            self.fates[name] = "kept"
            return kept
        self.fates[name] = "left"
        if not self._may_ask():
            return ()
        try:
            found = candidates_of(self.name, name, self._ask(name))
        except NotAnswered as failure:
            self._note_failure(name, failure)
            return ()
        self.fates[name] = "sent"
        self._failures = 0
        self._cache.keep(self._server, name, found, now=self._clock.now())
        return found

    def _kept(self, name: str) -> tuple[Candidate, ...] | None:
        return self._cache.answers(self._server, name, now=self._clock.now(), keep_days=self.settings.keep_days)

    def _may_ask(self) -> bool:
        if self._over:
            return False
        if self.settings.is_public and len(self.named("sent", "failed")) >= self.settings.most_names:
            self._stop(f"{self.settings.most_names} names were asked, as many as a run may ask of a public server")
        elif self._left_s() <= 0:
            self._stop(f"the {self.settings.budget_s:g} s of this run are used up")
        return not self._over

    def _left_s(self) -> float:
        if self._until is None:
            self._until = self._clock.running() + self.settings.budget_s
            self._cache.forget_old(now=self._clock.now(), keep_days=self.settings.keep_days)
        return self._until - self._clock.running()

    def _ask(self, name: str) -> tuple[Answer, ...]:
        """The answer, with as many attempts as are allowed.

        Raises:
            NotAnswered: None of them brought one.
        """
        back_off = self.settings.back_off_s
        for attempt in range(1, self.settings.attempts + 1):
            try:
                return self._ask_once(name)
            except NotAnswered as failure:
                if not failure.again or attempt == self.settings.attempts:
                    raise
                wait = max(back_off, failure.wait_s or 0.0)
                if wait > self.settings.longest_wait_s:
                    raise NotAnswered(f"{failure.reason}, asks to wait {wait:.0f} s", over=True) from None
                self._wait(wait)
                back_off = min(2 * back_off, _LONGEST_BACK_OFF_S)
        raise NotAnswered("it was not asked")

    def _ask_once(self, name: str) -> tuple[Answer, ...]:
        service = self._open()  # before the turn, which would be over while it loads
        if self.settings.is_public:
            now = self._clock.now()
            self._wait(self._cache.turn(self._server, pause_s=self.settings.pause_s, now=now) - now)
        self.fates[name] = "failed"  # noted before it is sent, so that an interrupted run tells of it too
        return service.ask(name, timeout_s=min(self.settings.timeout_s, self._left_s()))

    def _wait(self, seconds: float) -> None:
        """Wait, unless the run's time would be over by then.

        Raises:
            NotAnswered: It would.
        """
        if seconds >= self._left_s():
            raise NotAnswered(f"the {self.settings.budget_s:g} s of this run are used up", over=True)
        if seconds > 0:
            self._clock.sleep(seconds)

    def _open(self) -> Service:
        if self._service is None:
            # Imported here for the start-up budget: geopy takes some 0.3 s, and most runs ask nothing.
            from storymap.gazetteers.online.services import OpenService

            self._service = OpenService(self.settings)
        return self._service

    def _note_failure(self, name: str, failure: NotAnswered) -> None:
        self._failures += 1
        if failure.over:
            self._stop(failure.reason)
        elif self._failures >= _MOST_FAILURES:
            self._stop(f"{self._failures} names in a row without an answer, the last: {failure.reason}")
        else:
            self._tell(f"{self.settings.title} gave no answer for '{name}': {failure.reason}")

    def _stop(self, reason: str) -> None:
        """Ask nothing more in this run, and say so once."""
        self._over = True
        self._tell(f"{self.settings.title} is not asked any further: {reason}; going on without it")


def _is_askable(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and name.isprintable() and any(c.isalpha() for c in name)


def _has_users_own(candidates: Sequence[Candidate]) -> bool:
    return any(told == "overlay" for candidate in candidates for told, _ in candidate.features)


class NominatimGazetteer(OnlineGazetteer):
    """Nominatim, which searches OpenStreetMap by whole names in every language that it has."""

    name = "nominatim"


class PhotonGazetteer(OnlineGazetteer):
    """Photon, which searches OpenStreetMap and forgives misspellings; only answers that bear the name count."""

    name = "photon"
