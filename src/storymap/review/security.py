"""Requests → only those that the page of this session makes itself; all others are refused in a line.

A site that somebody visits meanwhile can send requests to this computer, also under a name of its own that suddenly
points here. So a request must name this server, come from its own page, and know the session's token.
"""

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

HOST = "127.0.0.1"
"""The loopback address: nobody else's computer reaches it."""
TOKEN_HEADER = "x-storymap-token"  # noqa: S105 - the name of the header
"""The header in which the page gives the session's token."""
LIMIT_JSON_BYTES = 1_000_000
"""Of an action."""
LIMIT_PICTURE_BYTES = 10_000_000
"""Of a picture."""
PICTURES = "/api/media"
"""Where pictures are handed in."""
_TOO_LARGE = 413
_MOST_DRAINED_BYTES = 100_000_000
_BY_ADDRESS = ("/", "/preview")
"""What a browser opens by its address, and so with the token in it; pictures are, too."""
_PICTURE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/octet-stream")
_OWN_SITE = ("same-origin", "none")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""On every answer that does not say otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a request is refused."""

    status: int
    """The status of HTTP."""
    told: str
    """One line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """An application that only the page of this session reaches."""

    app: App
    """What answers."""
    port: int
    """Where the server listens."""
    token: str
    """What only the page of this session knows."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on with its whole body, or refuse it."""
        if scope["type"] != "http":
            return
        safe = _with_headers(send)
        refusal = self.refuses(scope)
        if refusal:
            if refusal.status == _TOO_LARGE:
                await _drain(receive)
            await _refuse(refusal, safe)
            return
        body = await _body(receive, _limit(scope))
        if body is None:
            await _drain(receive)
            await _refuse(_too_large(scope), safe)
            return
        await self.app(scope, _once(body, receive), safe)

    def refuses(self, scope: Scope) -> Refusal | None:
        """Why the request is refused, by its head alone; `None` for one that is let in."""
        headers = _headers(scope)
        own = {f"{name}:{self.port}" for name in (HOST, "localhost")}
        host = headers.get("host", [""])
        if len(host) != 1 or host[0] not in own:
            return Refusal(status=403, told=f"this server answers only to {HOST}:{self.port} and localhost:{self.port}")
        if any(origin != f"http://{host[0]}" for origin in headers.get("origin", [])):
            return Refusal(status=403, told="requests of other sites are refused")
        if any(site not in _OWN_SITE for site in headers.get("sec-fetch-site", [])):
            return Refusal(status=403, told="requests of other sites are refused")
        if not self._knows_token(scope, headers):
            told = "the token is missing or wrong; open the address that 'storymap review' printed"
            return Refusal(status=403, told=told)
        return _wrong_body(scope, headers) if scope["method"] == "POST" else None

    def _knows_token(self, scope: Scope, headers: Mapping[str, list[str]]) -> bool:
        given = list(headers.get(TOKEN_HEADER, []))
        if scope["method"] in {"GET", "HEAD"} and _opened_by_address(scope["path"]):
            query = scope.get("query_string", b"").decode("latin-1")
            given += parse_qs(query, max_num_fields=20).get("token", []) if query.count("&") < 20 else []
        return bool(given) and all(hmac.compare_digest(one.encode(), self.token.encode()) for one in given)


def _opened_by_address(path: str) -> bool:
    return path in _BY_ADDRESS or path.startswith("/media/")


def _headers(scope: Scope) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


def _wrong_body(scope: Scope, headers: Mapping[str, list[str]]) -> Refusal | None:
    """A form of another site can send some types only, and none of these without asking first."""
    given = headers.get("content-type", [""])[0].partition(";")[0].strip().lower()
    wanted = _PICTURE_TYPES if scope["path"] == PICTURES else ("application/json",)
    if given not in wanted:
        return Refusal(status=415, told=f"send {' or '.join(wanted)}, not {given[:40] or 'a body without a type'}")
    size = headers.get("content-length", ["0"])[0]
    if size.isdecimal() and int(size) > _limit(scope):
        return _too_large(scope)
    return None


def _too_large(scope: Scope) -> Refusal:
    return Refusal(status=_TOO_LARGE, told=f"more than {_limit(scope) // 1_000_000} MB; send less")


def _limit(scope: Scope) -> int:
    if scope["method"] != "POST":
        return 0
    return LIMIT_PICTURE_BYTES if scope["path"] == PICTURES else LIMIT_JSON_BYTES


async def _body(receive: Receive, limit: int) -> bytes | None:
    """The whole body; `None` where it is larger than allowed."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts)


async def _drain(receive: Receive) -> None:
    """Let a body that is too large go by, so that whoever sends it hears why it is refused; an endless one is cut."""
    size, more = 0, True
    while more and size < _MOST_DRAINED_BYTES:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)


def _once(body: bytes, receive: Receive) -> Receive:
    """The body as one message, then whatever the connection says."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def handed() -> Message:
        return waiting.pop() if waiting else await receive()

    return handed


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            told = {name.lower() for name, _ in message.get("headers", ())}
            more = [
                (name.lower().encode(), value.encode())
                for name, value in _HEADERS.items()
                if name.lower().encode() not in told
            ]
            message = {**message, "headers": [*message.get("headers", ()), *more]}
        await send(message)

    return sent


async def _refuse(refusal: Refusal, send: Send) -> None:
    """The connection ends with the refusal: what else it carries is not read."""
    body = json.dumps({"error": refusal.told}).encode()
    headers = [
        (b"content-type", b"application/json; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
