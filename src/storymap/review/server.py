"""A desk → the small server that the page talks to; starlette and uvicorn live here."""

import json
import os
import socket
from asyncio import sleep
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from types import FrameType
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from storymap.errors import ActionError, OutputError
from storymap.review.answering import Answer, Service, refusal
from storymap.review.security import HOST, Guard

WAIT_S = 20.0
"""How long a page waits for news before it asks again."""
_STEP_S = 0.05
_LOOK_S = 0.5
"""How often the file on disk is looked at while somebody waits for news."""
_HTML = "text/html; charset=utf-8"
_JSON = "application/json; charset=utf-8"

Endpoint = Callable[[Request], Awaitable[Response]]


def bind(port: int) -> socket.socket:
    """A socket on this computer's own address; port 0 takes a free one.

    Raises:
        OutputError: The port is taken or may not be used.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        # A port that was just given back can be taken; elsewhere the option would let two programs have one.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise OutputError(f"cannot serve on port {port}: {error.strerror}; choose another with --port") from None
    return listening


def serve(service: Service, listening: socket.socket, *, token: str) -> None:
    """Answer until a signal asks to end, which is raised again at the end."""
    ending = Event()
    guard = Guard(app=application(service, ending), port=listening.getsockname()[1], token=token)
    config = uvicorn.Config(
        guard,
        http="h11",
        loop="asyncio",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    _Server(config, ending).run(sockets=[listening])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ending: Event) -> None:
        super().__init__(config)
        self._ending = ending

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Let those who wait for news go, then end."""
        self._ending.set()
        super().handle_exit(sig, frame)


def application(service: Service, ending: Event) -> Starlette:
    """What answers the requests that are let in."""
    handlers = _Handlers(service=service, ending=ending)
    routes = [
        Route("/", handlers.plain(service.page, _HTML)),
        Route("/preview", handlers.plain(service.preview, _HTML)),
        Route("/media/{path:path}", handlers.plain(service.picture, _JSON)),
        Route("/api/state", handlers.plain(service.state, _JSON)),
        Route("/api/gazetteer", handlers.plain(service.gazetteer, _JSON)),
        Route("/api/changes", handlers.changes),
        Route("/api/act", handlers.posted(service.act), methods=["POST"]),
        Route("/api/undo", handlers.posted(service.undo), methods=["POST"]),
        Route("/api/redo", handlers.posted(service.redo), methods=["POST"]),
        Route("/api/render", handlers.posted(service.render), methods=["POST"]),
        Route("/api/media", handlers.media, methods=["POST"]),
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: _not_here})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handlers:
    """Requests → calls of the service, each in a thread; what it raises → an answer."""

    service: Service
    ending: Event = field(default_factory=Event)

    def plain(self, task: Callable[[Mapping[str, str]], Answer], kind: str) -> Endpoint:
        """For a question that is asked by its address alone."""

        async def handle(request: Request) -> Response:
            asked = {**dict(request.query_params), **{key: str(one) for key, one in request.path_params.items()}}
            return await _respond(lambda: task(asked), kind)

        return handle

    def posted(self, task: Callable[[Mapping[str, Any]], Answer]) -> Endpoint:
        """For what is sent as JSON."""

        async def handle(request: Request) -> Response:
            body = await request.body()
            return await _respond(lambda: task(read_json(body)), _JSON)

        return handle

    async def media(self, request: Request) -> Response:
        """A picture that is handed in."""
        body, name = await request.body(), request.query_params.get("name", "")
        return await _respond(lambda: self.service.keep_picture(body, name), _JSON)

    async def changes(self, request: Request) -> Response:
        """The state as soon as it is another one than the page has; nothing where none comes."""
        asked = dict(request.query_params)
        begun = looked = monotonic()
        while not self.ending.is_set() and monotonic() - begun < WAIT_S:
            if str(self.service.serial) != asked.get("serial", ""):
                return await _respond(lambda: self.service.news(asked), _JSON)
            await sleep(_STEP_S)
            if monotonic() - looked > _LOOK_S:
                await run_in_threadpool(self.service.look)
                looked = monotonic()
        return await _respond(self.service.no_news, _JSON)


def read_json(body: bytes) -> Mapping[str, Any]:
    """What a page sends.

    Raises:
        ActionError: It is no JSON object, or has values that no file can hold.
    """
    try:
        value = json.loads(body, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise ActionError("what was sent is no JSON that a story file can hold; send an object") from None
    if not isinstance(value, dict):
        raise ActionError("what was sent is no JSON object; send one")
    return value


def _no_number(_: str) -> None:
    raise ValueError


async def _respond(task: Callable[[], Answer], kind: str) -> Response:
    try:
        answer = await run_in_threadpool(task)
    except Exception as error:
        answer = refusal(error)
    content = answer.content
    if not isinstance(content, bytes):
        content, kind = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), _JSON
    headers = {"Content-Type": answer.kind or kind, **answer.headers}
    return Response(content, status_code=answer.status, headers=headers)


async def _not_here(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return await _respond(lambda: Answer(content={"error": "nothing is here"}, status=status), _JSON)
