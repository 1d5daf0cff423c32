"""A geocoder on this computer that answers as told, well or badly; and no way out of it."""

import json
import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from storymap.gazetteers.online.gazetteer import Clock, NominatimGazetteer, PhotonGazetteer
from storymap.gazetteers.online.settings import Settings

KINDS = {"nominatim": NominatimGazetteer, "photon": PhotonGazetteer}


class Server:
    """A geocoder at 127.0.0.1; `says` sets what it does, for one name or for all."""

    def __init__(self):
        self.asked, self.headers, self.times, self._says = [], [], [], {}
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                server.answer(self)

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        self.host = self.url.removeprefix("http://")
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    def says(self, *behaviours, name=None):
        """What it does with requests for the name, one after the other; the last one from then on."""
        self._says[name] = list(behaviours)

    def answer(self, handler):
        name = parse_qs(urlsplit(handler.path).query)["q"][0]
        self.asked.append(name)
        self.headers.append(dict(handler.headers))
        self.times.append(time.time())
        behaviours = self._says.get(name) or self._says.get(None) or [places()]
        behaviour = behaviours.pop(0) if len(behaviours) > 1 else behaviours[0]
        with suppress(BrokenPipeError, ConnectionResetError):
            behaviour(handler)

    def close(self):
        self.http.shutdown()
        self.http.server_close()


def raw(body, *, status=200, headers=()):
    """Answers with these bytes."""

    def behave(handler):
        handler.send_response(status)
        for name, value in headers:
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def sends(value, **options):
    """Answers with JSON."""
    return raw(json.dumps(value).encode(), **options)


def places(*items):
    """Answers as Nominatim does."""
    return sends(list(items))


def features(*items):
    """Answers as Photon does."""
    return sends({"type": "FeatureCollection", "features": list(items)})


def item(name="Kvenvatn", **changes):
    """A hamlet in Nominatim's form."""
    usual = {
        "osm_type": "node",
        "osm_id": 77,
        "lat": "69.4",
        "lon": "30.2",
        "name": name,
        "display_name": f"{name}, Sør-Varanger, Finnmark, Norway",
        "class": "place",
        "type": "hamlet",
        "addresstype": "hamlet",
        "importance": 0.15,
        "boundingbox": ["69.38", "69.42", "30.15", "30.25"],
        "address": {"country_code": "no", "state": "Finnmark"},
        "namedetails": {"name": name},
    }
    return {key: value for key, value in {**usual, **changes}.items() if value is not ...}


def feature(name="Kvenvatn", **changes):
    """A hamlet in Photon's form."""
    usual = {
        "osm_type": "N",
        "osm_id": 77,
        "osm_key": "place",
        "osm_value": "hamlet",
        "type": "locality",
        "name": name,
        "countrycode": "NO",
        "state": "Finnmark",
        "country": "Norway",
        "extent": [30.15, 69.42, 30.25, 69.38],
    }
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": changes.pop("coordinates", [30.2, 69.4])},
        "properties": {key: value for key, value in {**usual, **changes}.items() if value is not ...},
    }


@pytest.fixture(autouse=True)
def no_way_out(monkeypatch, tmp_path):
    """Connections beyond this computer fail; the cache folder is the test's own; proxies are as on a bare machine."""
    real = socket.socket.connect

    def connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
            raise AssertionError(f"a test wants to connect to {address}")
        return real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server():
    """A geocoder that knows no place until it is told what to say."""
    started = Server()
    yield started
    started.close()


@pytest.fixture
def told():
    """The lines that gazetteers told."""
    return []


@pytest.fixture
def online(server, told, tmp_path):
    """A function that gives a gazetteer that asks the server and loses no time."""

    def make(service="nominatim", *, clock=None, **changes):
        usual = {"url": server.url, "cache": tmp_path / "answers.sqlite", "back_off_s": 0.01, "timeout_s": 2.0}
        settings = Settings(service=service, **{**usual, **changes})
        return KINDS[service](settings, tell=told.append, clock=clock)

    return make


class Time:
    """A clock that only moves when somebody sleeps."""

    def __init__(self):
        self.at, self.slept = 1_000_000.0, []

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.at += seconds

    def clock(self):
        return Clock(now=lambda: self.at, running=lambda: self.at, sleep=self.sleep)


@pytest.fixture
def still():
    """A clock that only moves when somebody sleeps."""
    return Time()
