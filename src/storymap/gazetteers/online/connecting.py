"""A geocoder's address → the bytes behind it: no redirects, a limited size, done in time whatever the server does."""

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from ipaddress import ip_address
from time import monotonic
from urllib.parse import urlsplit

from storymap.deadlines import OverdueError, within
from storymap.gazetteers.online.failures import NotAnswered

LARGEST_BYTES = 1 << 20
"""Ten places with all their names are some 100 kB."""
_CHUNK = 1 << 16

_GRACE_S = 0.5
"""The connection's own deadline comes first; this ends what knows none."""


class Refused(Exception):  # noqa: N818 - an answer of the server's, not an error
    """The server answers, but not with what was asked for.

    Args:
        status: The HTTP status.
        headers: The answer's headers.
    """

    def __init__(self, status: int, headers: Iterable[tuple[str, str]]) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.headers = {name.lower(): value for name, value in headers}


def fetch(url: str, *, headers: Mapping[str, str], timeout_s: float) -> bytes:
    """What the address answers.

    Args:
        url: An http or https address.
        headers: Headers of the request.
        timeout_s: Seconds that all of it may take.

    Raises:
        Refused: The server answers with another status than 200.
        NotAnswered: It does not answer, not in time, or with too much.
    """
    until = monotonic() + timeout_s
    try:
        return within(timeout_s + _GRACE_S, lambda: _fetch(url, headers, until))
    except OverdueError:
        raise NotAnswered("no answer in time", again=True) from None


def _fetch(url: str, headers: Mapping[str, str], until: float) -> bytes:
    request = urllib.request.Request(url, headers=dict(headers))  # noqa: S310 - the settings allow http(s) only
    try:
        with _opener(url).open(request, timeout=max(0.1, until - monotonic())) as answer:
            if answer.status != http.HTTPStatus.OK:
                raise Refused(answer.status, answer.headers.items())
            return _body(answer, until)
    except urllib.error.HTTPError as error:
        with error:
            raise Refused(error.code, error.headers.items()) from None
    except urllib.error.URLError as error:
        raise _unreachable(error.reason) from None
    except TimeoutError:
        raise NotAnswered("no answer in time", again=True) from None
    except (http.client.HTTPException, ssl.SSLError, OSError, ValueError) as error:
        raise NotAnswered(f"the connection broke ({type(error).__name__})", again=True) from None


def _opener(url: str) -> urllib.request.OpenerDirector:
    """Opens addresses as the environment's proxies say, but those of this computer directly; never goes elsewhere."""
    direct = [urllib.request.ProxyHandler({})] if _is_this_computer(urlsplit(url).hostname or "") else []
    return urllib.request.build_opener(_Staying(), *direct)


def _is_this_computer(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.rstrip(".").lower() == "localhost"


class _Staying(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the name would go to a server that the user has not chosen."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def _body(answer: http.client.HTTPResponse, until: float) -> bytes:
    parts, size = [], 0
    while chunk := answer.read1(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > LARGEST_BYTES:
            raise NotAnswered(f"its answer is larger than {LARGEST_BYTES >> 20} MB")
        if monotonic() > until:
            raise TimeoutError
    if answer.length:
        raise http.client.IncompleteRead(b"", answer.length)
    return b"".join(parts)


def _unreachable(reason: object) -> NotAnswered:
    if isinstance(reason, TimeoutError):
        return NotAnswered("no answer in time", again=True)
    if isinstance(reason, ssl.SSLCertVerificationError):
        return NotAnswered(f"its certificate does not prove who it is: {reason.verify_message}", over=True)
    if isinstance(reason, ssl.SSLError):
        return NotAnswered(f"no encrypted connection: {reason.reason or 'refused'}", over=True)
    if isinstance(reason, socket.gaierror):
        return NotAnswered("its name is not found (is there a network?)", again=True, over=True)
    said = reason.strerror if isinstance(reason, OSError) and reason.strerror else type(reason).__name__
    return NotAnswered(f"cannot be reached: {said}", again=True, over=True)
