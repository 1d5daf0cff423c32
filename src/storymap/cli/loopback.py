"""Contents by path → a small server that only this computer can ask, and only under its own name."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from storymap.errors import OutputError

HOST = "127.0.0.1"
"""The loopback address: nobody else's computer reaches it."""

Contents = Mapping[str, Callable[[], bytes]]
"""What each path shows, read anew at each request; every other path is not found."""


class _Handler(BaseHTTPRequestHandler):
    server_version = "storymap"
    sys_version = ""

    def __init__(self, contents: Contents, *arguments: object) -> None:
        self._contents = contents
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server hands over

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        if not self._is_asked_by_name():
            self.send_error(HTTPStatus.FORBIDDEN, "this server answers only to 127.0.0.1 and localhost")
            return
        content = self._contents.get(urlsplit(self.path).path)
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        try:
            body = content()
        except OSError:
            self.send_error(HTTPStatus.GONE, "the page cannot be read any more")
            return
        self._send(body if with_body else b"", length=len(body))

    def _is_asked_by_name(self) -> bool:
        """Whether the request names this server: a site whose name points here must not read the page."""
        port = self.server.server_address[1]  # type: ignore[index]  # a pair of host and port
        return self.headers.get("Host", "") in {f"{name}:{port}" for name in (HOST, "localhost")}

    def _send(self, body: bytes, *, length: int) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Requests are nobody's business: nothing is printed."""


@contextmanager
def serving(contents: Contents, *, port: int = 0) -> Iterator[int]:
    """Serve the contents while the block runs; gives the port, a free one where 0 is asked for.

    Raises:
        OutputError: The port is taken or may not be used.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), partial(_Handler, contents))
    except OSError as error:
        raise OutputError(f"cannot serve on port {port}: {error.strerror}; choose another with --port") from None
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
