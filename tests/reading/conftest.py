"""Shorthand for what the tests ask of a document."""

import contextlib
import ssl
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

import pytest

from storymap.model.texts import Document
from storymap.reading.text import read_text


def sentences_of(document: Document, *kinds: str) -> list[str]:
    """The words of the document's sentences, all or of some kinds, on one line each."""
    return [
        " ".join(document.quote(sentence.span).split())
        for sentence in document.sentences
        if not kinds or sentence.kind in kinds
    ]


@pytest.fixture(scope="session")
def sentences() -> Callable[..., list[str]]:
    def read(text: str, *kinds: str) -> list[str]:
        return sentences_of(read_text(text, id="a"), *kinds)

    return read


PARAGRAPHS = (
    "Over the fell",
    "Ida Lund left Bergen on a wet morning in May and took the night train to Oslo, where her brother was waiting.",
    "From there the two of them went on to Kiruna by way of Stockholm. Norway borders Sweden, Finland and Russia.",
    "Was it worth the trouble?",
    "She said that it was, for she had seen the harbour of Narvik in the snow and heard nobody speak for a day.",
)
"""A story of ours: two headings and three paragraphs."""


@pytest.fixture(scope="session")
def paragraphs() -> tuple[str, ...]:
    return PARAGRAPHS


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """A function that sets paragraphs as a PDF, in so many columns; short ones are headings."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    def make(words: tuple[str, ...] = PARAGRAPHS, *, columns: int = 1, heads: bool = False, **about) -> bytes:
        styles, file = getSampleStyleSheet(), BytesIO()
        width = 500 / columns
        frames = [Frame(50 + number * width, 60, width - 10, 700) for number in range(columns)]

        def edges(canvas, document) -> None:
            canvas.drawString(60, 800, "The Fell Gazette")
            canvas.drawString(290, 20, str(document.page))

        document = BaseDocTemplate(file, pagesize=A4, invariant=1, **about)
        document.addPageTemplates([PageTemplate(frames=frames, onPage=edges if heads else lambda *_: None)])
        style = {True: styles["Heading1"], False: styles["BodyText"]}
        document.build([Paragraph(text, style[len(text) < 40]) for text in words])
        return file.getvalue()

    return make


@pytest.fixture(scope="session")
def make_zip() -> Callable[..., bytes]:
    """A function that packs parts by name into a zip file."""

    def make(parts: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
        file = BytesIO()
        with zipfile.ZipFile(file, "w", method) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return file.getvalue()

    return make


class Site:
    """A server on this computer; what each path answers is a function of the handler."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                with contextlib.suppress(OSError):
                    site.answers[self.path](self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None
        self.port = self._server.server_address[1]
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def url(self, path: str, *, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def show(self, path: str, body: bytes, media_type: str | None = "text/html", status: int = 200, **headers: str):
        """Answer a path with a body; returns its address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            if media_type:
                handler.send_header("Content-Type", media_type)
            for name, value in {"Content_Length": str(len(body)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer
        return self.url(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        return self.show(path, b"", None, status, Location=target)

    def wrap(self, context: ssl.SSLContext) -> None:
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    yield server
    server.close()
