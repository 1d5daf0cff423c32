"""An online map over the built-in one: asked for, credited, allowed by the policy, and no loss when it is away."""

import threading
import zlib
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from struct import pack

import pytest

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.leaflet import LeafletExporter, PageOptions
from storymap.exporters.leaflet.tiles import Tiles

pytestmark = pytest.mark.browser

LAYERS = """
['tile', 'tiles', 'overlay'].map((name) => document.querySelector(`.leaflet-${name}-pane`))
  .map((pane) => Number(getComputedStyle(pane).zIndex))
"""
LOAD = """
(source) => new Promise((done) => { const image = new Image(); image.onerror = done; image.src = source; })
"""


def png(red, green, blue):
    """A tile of one colour."""
    rows = zlib.compress((b"\0" + bytes((red, green, blue)) * 256) * 256)
    parts = ((b"IHDR", pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    chunks = [pack(">I", len(d)) + k + d + pack(">I", zlib.crc32(k + d)) for k, d in parts]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


class TileHandler(BaseHTTPRequestHandler):
    def __init__(self, asked, *arguments):
        self._asked = asked
        super().__init__(*arguments)

    def do_GET(self):
        self._asked.append(self.path)
        found = self.path.startswith("/tiles/")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        if found:
            self.wfile.write(png(20, 200, 40))

    def log_message(self, *_):
        """Nothing is printed."""


@pytest.fixture
def tile_server():
    asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(TileHandler, asked))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1], asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def open_online(browser, hand_made, tmp_path):
    contexts = []

    def _open(url):
        tiles = Tiles(name="Own", url=url, attribution="© Own tiles")
        exporter = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(tiles=tiles))
        path = tmp_path / "online.html"
        path.write_bytes(exporter.export_story(hand_made.make_story()))
        context = browser.new_context(reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(
            "window.violations = [];"
            "document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.blockedURI));"
        )
        page.goto(path.as_uri())
        return page

    yield _open
    for context in contexts:
        context.close()


def test_tiles_lie_over_the_built_in_map_with_their_credit_and_no_violation(open_online, tile_server):
    port, asked = tile_server
    page = open_online(f"http://127.0.0.1:{port}/tiles/{{z}}/{{x}}/{{y}}.png")
    page.wait_for_selector(".leaflet-tile-loaded")
    assert asked
    assert page.evaluate("window.violations") == []
    assert page.locator("canvas.basemap").count() == 1
    assert page.locator(".credit").inner_text().startswith("© Own tiles · Natural Earth")
    assert page.locator(".tiles-note").is_hidden()
    layers = page.evaluate(LAYERS)
    assert layers == sorted(layers)


def test_where_no_tile_arrives_the_built_in_map_stays_and_a_note_says_so(open_online, tile_server):
    port, _ = tile_server
    page = open_online(f"http://127.0.0.1:{port}/gone/{{z}}/{{x}}/{{y}}.png")
    page.wait_for_selector(".tiles-note:not([hidden])")
    assert page.locator(".tiles-note").inner_text() == "The online map does not load here; this is the built-in map."
    assert page.locator(".leaflet-tile").count() == 0
    assert page.locator("canvas.basemap").is_visible()


def test_the_policy_lets_no_other_host_in(open_online, tile_server):
    port, asked = tile_server
    page = open_online("https://tiles.example.org/{z}/{x}/{y}.png")
    page.evaluate(LOAD, f"http://127.0.0.1:{port}/tiles/0/0/0.png")
    assert asked == []
    assert any(str(port) in uri for uri in page.evaluate("window.violations"))
