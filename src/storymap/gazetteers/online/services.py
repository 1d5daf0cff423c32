"""A name → what Nominatim or Photon answers, through geopy. The only home of geopy.

geopy builds the questions and reads the answers; the connection is ours, and hands it only what was checked.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter, get_retry_after
from geopy.geocoders.base import Geocoder
from geopy.geocoders.nominatim import Nominatim
from geopy.geocoders.photon import Photon

from storymap.gazetteers.online.answers import Answer, read_nominatim, read_photon, sift_nominatim, sift_photon
from storymap.gazetteers.online.connecting import Refused, fetch
from storymap.gazetteers.online.failures import NotAnswered
from storymap.gazetteers.online.settings import Settings
from storymap.gazetteers.online.values import Json, position, record, text

ASKED_FOR = 10
"""Answers that a server is asked for."""
LANGUAGE = "en"
"""The language of the answers' names, where they have one in it."""
_REDIRECTS = range(300, 400)
_BAD_NAME = frozenset({400, 413, 414, 422})
_FULL = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Service:
    """How one service is asked, and how its answers are read."""

    geocoder: Callable[..., Any]
    """geopy's class."""
    options: Mapping[str, object]
    """What geopy is told with each name."""
    sift: Callable[[object], object]
    """The server's JSON → what geopy may read of it."""
    read: Callable[[Json, Any], Answer | None]
    """One of geopy's results → answer."""


_SERVICES = {
    "nominatim": _Service(
        geocoder=Nominatim,
        options={"limit": ASKED_FOR, "addressdetails": True, "namedetails": True, "language": LANGUAGE},
        sift=sift_nominatim,
        read=read_nominatim,
    ),
    "photon": _Service(
        geocoder=Photon, options={"limit": ASKED_FOR, "language": LANGUAGE}, sift=sift_photon, read=read_photon
    ),
}


def agent(contact: str | None) -> str:
    """How storymap names itself to a server, as the terms of use ask."""
    return f"storymap/{version('storymap')}{f' ({contact})' if contact else ''}"


class OpenService:
    """One server, ready to be asked."""

    def __init__(self, settings: Settings) -> None:
        self._service = _SERVICES[settings.service]
        sift = self._service.sift
        self._geocoder: Geocoder = self._service.geocoder(
            domain=settings.server,
            scheme=settings.scheme,
            user_agent=agent(settings.contact),
            adapter_factory=lambda **_: _Adapter(sift),
        )

    def ask(self, name: str, *, timeout_s: float) -> tuple[Answer, ...]:
        """What the server answers to one request.

        Raises:
            NotAnswered: It gave no answer that can be read.
        """
        try:
            found = self._geocoder.geocode(name, exactly_one=False, timeout=timeout_s, **self._service.options)
        except NotAnswered:
            raise
        except Exception as error:
            raise _failure(error) from error
        read = ((one.raw, position(one.longitude, one.latitude)) for one in found or ())
        answers = (self._service.read(record(raw), location) for raw, location in read if location)
        return tuple(answer for answer in answers if answer)


class _Adapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no types
    """geopy's connection: `connecting.fetch`, and only JSON that was sifted."""

    def __init__(self, sift: Callable[[object], object]) -> None:
        super().__init__(proxies=None, ssl_context=None)
        self._sift = sift

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """The answer as text; bytes that are no UTF-8 make no JSON either."""
        try:
            return fetch(url, headers=headers, timeout_s=timeout).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise NotAnswered("its answer is no JSON") from None
        except Refused as refused:
            raise AdapterHTTPError(
                str(refused), status_code=refused.status, headers=refused.headers, text=None
            ) from refused

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> object:
        """The answer as geopy may read it."""
        written = self.get_text(url, timeout=timeout, headers=headers)
        try:
            answer = json.loads(written)
        except (ValueError, RecursionError):
            raise NotAnswered("its answer is no JSON") from None
        try:
            return self._sift(answer)
        except ValueError as error:
            raise NotAnswered(str(error)) from None


def _failure(error: Exception) -> NotAnswered:
    """What an error of geopy's says of the server."""
    cause = error.__cause__
    if not isinstance(cause, AdapterHTTPError):
        return NotAnswered(f"its answer cannot be read ({type(error).__name__})")
    status = cause.status_code
    if status in _REDIRECTS:
        elsewhere = text(cause.headers.get("location")) or "another address"
        return NotAnswered(f"it sends on to {elsewhere}; give that address if you trust it", over=True)
    if status in _FULL or status >= 500:
        return NotAnswered(f"status {status}", again=True, wait_s=_wait_s(cause.headers))
    if status == HTTPStatus.NOT_FOUND:
        return NotAnswered("status 404, so its address may be wrong", over=True)
    return NotAnswered(f"status {status}", over=status >= 400 and status not in _BAD_NAME)


def _wait_s(headers: Mapping[str, str]) -> float | None:
    try:
        found: float | None = get_retry_after(headers)
    except (ValueError, OverflowError):
        return None
    return found
