"""A web address → the bytes behind it: few redirects, a short wait, a limited size, and no way into the own network."""

import http.client
import socket
import ssl
import time
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from storymap.deadlines import OverdueError, within
from storymap.errors import InputError
from storymap.reading.addresses import resolve
from storymap.reading.answers import Answer, read_answer
from storymap.reading.given import Given, ReadingOptions, document_id, refuse_size

DEADLINE_S = 30.0
"""Seconds that all of it may take: names, redirects and the last byte."""
STEP_S = 10.0
"""Seconds that a server may be silent."""
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "User-Agent": "storymap (reads one page because a person asked for it)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, application/rss+xml, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_PRINTABLE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class _Request:
    """One address that is asked, and until when."""

    url: str
    options: ReadingOptions
    until: float


def fetch_input(url: str, options: ReadingOptions) -> Given:
    """What an address holds.

    Args:
        url: An `http` or `https` address.
        options: Whether connections are allowed, and into the own network too.

    Raises:
        InputError: Connections are forbidden, the address leads where it must not, nothing came in time, or what came
            is too large, of no type that is read, or an error page.
    """
    if options.offline:
        raise InputError(f"{url} is not fetched: --offline forbids every connection; save the page and name the file")
    _parts(url)
    try:
        return within(DEADLINE_S, lambda: _fetch(url, options))
    except OverdueError:
        raise InputError(f"{url} took longer than {DEADLINE_S:.0f} s; try again, or save the page") from None


def _fetch(url: str, options: ReadingOptions) -> Given:
    until, asked = time.monotonic() + DEADLINE_S, url
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(_Request(url, options, until))
        if answer.status not in _REDIRECTS:
            return _given(answer, url)
        if not answer.location:
            raise InputError(f"{url} redirects without saying where; open it in a browser and save the page")
        url = _joined(url, answer.location)
    raise InputError(f"{asked} redirects more than {MOST_REDIRECTS} times; open it in a browser and save the page")


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise InputError(f"{url} redirects to what is no address; open it in a browser and save the page") from None


def _given(answer: Answer, url: str) -> Given:
    parts = _parts(url)
    bare = urlunsplit(parts._replace(fragment=""))
    last = parts.path.rstrip("/").rpartition("/")[2]
    suffix = f".{last.rpartition('.')[2].lower()}" if "." in last else ""
    refuse_size(answer.body, url, suffix=suffix, media_type=answer.media_type)
    return Given(
        data=answer.body,
        id=document_id(last or parts.hostname or "page"),
        name=url,
        suffix=suffix,
        media_type=answer.media_type,
        charset=answer.charset,
        url=bare,
    )


def _parts(url: str) -> SplitResult:
    """The parts of an address that may be fetched.

    Raises:
        InputError: It is of another scheme, has no host, or carries a password.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(f"{url} is no address: {error}") from None
    if parts.scheme not in ("http", "https"):
        raise InputError(f"{url} is not fetched: only http and https addresses are; save the page and name the file")
    if not host:
        raise InputError(f"{url} is no address: it names no host")
    if parts.username is not None or parts.password is not None:
        raise InputError(
            f"{parts.scheme}://…@{host} carries a name or password, which would stand in the story; save the page"
        )
    return parts


def _ask(request: _Request) -> Answer:
    """What the server at the address answers; the connection goes to an address that was checked."""
    parts = _parts(request.url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = resolve(parts.hostname or "", port, allow_private=request.options.allow_private)
    try:
        connection = _connection(parts, port, addresses, request)
        try:
            connection.request("GET", _target(parts), headers=_HEADERS)
            with closing(connection.getresponse()) as response:
                return read_answer(response, url=request.url, until=request.until)
        finally:
            connection.close()
    except ssl.SSLCertVerificationError as error:
        reason = error.verify_message
        raise InputError(f"{request.url} is not fetched: its certificate does not prove who it is ({reason})") from None
    except TimeoutError:
        raise InputError(f"{request.url} was silent for {STEP_S:.0f} s; try again, or save the page") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InputError(f"cannot fetch {request.url}: {reason}; check the address and the network") from None


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_PRINTABLE)
    return f"{path}?{quote(parts.query, safe=_PRINTABLE)}" if parts.query else path


def _connection(
    parts: SplitResult, port: int, addresses: tuple[str, ...], request: _Request
) -> http.client.HTTPConnection:
    """A connection to the first address that takes one; the name serves the certificate and the Host header only."""
    host = (parts.hostname or "").encode("idna").decode("ascii") if not _is_literal(parts) else parts.hostname or ""
    wire = _connect(addresses, port, request.until)
    connection = http.client.HTTPConnection(host, port, timeout=STEP_S)
    if parts.scheme == "https":
        wire = ssl.create_default_context().wrap_socket(wire, server_hostname=host)
        connection.default_port = 443
    connection.sock = wire
    return connection


def _is_literal(parts: SplitResult) -> bool:
    return ":" in (parts.hostname or "")


def _connect(addresses: tuple[str, ...], port: int, until: float) -> socket.socket:
    failure: OSError = OSError("no address")
    for address in addresses:
        left = until - time.monotonic()
        try:
            return socket.create_connection((address, port), timeout=max(0.1, min(STEP_S, left)))
        except OSError as error:
            failure = error
    raise failure
