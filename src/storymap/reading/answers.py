"""A server's response → its bytes, read to a limit, unpacked to a limit, in time."""

import http.client
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from storymap.errors import InputError
from storymap.reading.kinds import expected_kind, is_read_type, limit_bytes

_OK = 200
_CHUNK = 65_536
_PLAIN = frozenset({"", "identity"})
_ZIPPED = frozenset({"gzip", "x-gzip"})
_REASONS = {
    401: "asks for a password",
    402: "asks for money",
    403: "refuses programs",
    404: "has no page there",
    410: "has taken the page away",
    429: "is asked too often; wait",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered."""

    status: int
    """Of HTTP; a body is read for 200 only."""
    location: str | None = None
    """Where a redirect leads."""
    media_type: str | None = None
    """What the server calls it, without parameters, in lower case."""
    charset: str | None = None
    """The encoding that the server names."""
    body: bytes = b""
    """The bytes, unpacked."""


def read_answer(response: http.client.HTTPResponse, *, url: str, until: float) -> Answer:
    """A redirect as it is, and the body of a success.

    Args:
        response: Headers read, body not.
        url: What messages call it.
        until: Time by `time.monotonic` at which to give up.

    Raises:
        InputError: An error page, a type that is not read, too many bytes, or too late.
    """
    status = response.status
    if 300 <= status < 400:
        return Answer(status=status, location=_location(response))
    if status != _OK:
        raise InputError(f"{url} gives no article: its server {_REASONS.get(status, 'answers')} (HTTP {status})")
    media_type = response.headers.get_content_type() if response.headers.get("Content-Type") else None
    if not is_read_type(media_type):
        raise InputError(f"{url} is {media_type}; an article is a web page, text, PDF, DOCX, feed or JSON lines")
    return Answer(
        status=status,
        media_type=media_type,
        charset=response.headers.get_content_charset(),
        body=_body(response, url, _limit(media_type), until),
    )


def _location(response: http.client.HTTPResponse) -> str | None:
    """Where a redirect leads; servers write addresses in UTF-8, which `http.client` takes for Latin-1."""
    stated = response.headers.get("Location")
    return stated.encode("latin-1", errors="replace").decode("utf-8", errors="replace") if stated else None


def _limit(media_type: str | None) -> int:
    """What is of an unknown type may be a large PDF: the true limit is known when its first bytes are."""
    kind = expected_kind(media_type=media_type)
    return limit_bytes("pdf" if kind is None or media_type in ("application/octet-stream", "application/zip") else kind)


def _body(response: http.client.HTTPResponse, url: str, limit: int, until: float) -> bytes:
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length[:20]) > limit:
        raise InputError(_too_large(url, limit))
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    chunks = _chunks(response, url, until)
    if encoding in _ZIPPED:
        chunks = _unzipped(chunks, url)
    elif encoding not in _PLAIN:
        raise InputError(f"{url} is packed as {encoding[:40]}, which nobody asked for; save the page and name the file")
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise InputError(_too_large(url, limit))
    return bytes(body)


def _chunks(response: http.client.HTTPResponse, url: str, until: float) -> Iterator[bytes]:
    while chunk := response.read1(_CHUNK):
        yield chunk
        if time.monotonic() > until:
            raise InputError(f"{url} sends too slowly; try again, or save the page")
    if response.length:
        raise InputError(f"{url} arrived incomplete; try again, or save the page")


def _unzipped(chunks: Iterator[bytes], url: str) -> Iterator[bytes]:
    """The chunks unpacked in pieces of limited size, so that a bomb is noticed before it bursts."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for packed in chunks:
            rest = packed
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
        while packed := unpacker.decompress(b"", _CHUNK):
            yield packed
    except zlib.error:
        raise InputError(f"{url} arrived damaged; try again, or save the page") from None
    if not unpacker.eof:
        raise InputError(f"{url} arrived incomplete; try again, or save the page")


def _too_large(url: str, limit: int) -> str:
    return (
        f"{url} is larger than {limit // 1_000_000} MB, the most that is fetched of its type; save what you need of it"
    )
