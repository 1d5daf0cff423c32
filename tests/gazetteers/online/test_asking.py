"""How often, how fast and for how long a server is asked; one name in vain never empties the rest."""

import re
import socket
import ssl
import subprocess
import sys
from email.utils import formatdate
from itertools import pairwise
from time import sleep

import pytest
from tests.gazetteers.online.conftest import feature, features, item, places, raw, sends

from storymap.errors import InputError
from storymap.gazetteers.online.gazetteer import NominatimGazetteer, PhotonGazetteer
from storymap.gazetteers.online.settings import Settings
from storymap.model.places import Lookup


def ids(candidates):
    return [candidate.place.id for candidate in candidates]


def drips(handler):
    """Sends a byte now and then, for ever."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(1000):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        sleep(0.05)


def drips_headers(handler):
    """Never comes to the end of its headers."""
    for _ in range(1000):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n"[:1])
        handler.wfile.flush()
        sleep(0.05)


def stalls(handler):
    """Says nothing for longer than anybody waits."""
    sleep(3)


def breaks_off(handler):
    """Promises more than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"[{")


def hangs_up(handler):
    """Closes without a word."""
    handler.close_connection = True


def is_huge(handler):
    """Sends 10 MB of places, announced or not."""
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"[" + b"0," * 5_000_000)


BAD = {
    "stalls": (stalls, "no answer in time", 2),
    "drips": (drips, "no answer in time", 2),
    "drips in its headers": (drips_headers, "no answer in time", 2),
    "breaks off": (breaks_off, "the connection broke", 2),
    "hangs up": (hangs_up, "the connection broke|cannot be reached", 2),
    "10 MB": (is_huge, "larger than 1 MB", 1),
    "status 500": (raw(b"oops", status=500), "status 500", 2),
    "status 503": (raw(b"", status=503), "status 503", 2),
    "status 429": (raw(b"", status=429), "status 429", 2),
    "status 429 with a strange wait": (raw(b"", status=429, headers=[("Retry-After", "soon")]), "status 429", 2),
    "status 400": (raw(b"[]", status=400), "status 400", 1),
    "status 204": (raw(b"", status=204), "status 204", 1),
    "broken JSON": (raw(b'[{"lat": '), "no JSON", 1),
    "no JSON": (raw(b"<html>please log in</html>"), "no JSON", 1),
    "no UTF-8": (raw(b'["\xff\xfe"]'), "no JSON", 1),
    "very deep JSON": (raw(b"[" * 100_000), "no JSON", 1),
    "endless number": (raw(b"[" + b"9" * 10_000 + b"]"), "no JSON", 1),
    "empty": (raw(b""), "no JSON", 1),
    "wrong type": (sends({"lat": 1}), "no list of places", 1),
    "null": (sends(None), "no list of places", 1),
    "an error in the answer": (sends({"error": {"message": "out of\x1b order"}}), "reports an error: out of order", 1),
}


@pytest.mark.parametrize("behaviour", BAD)
def test_a_server_that_answers_one_name_badly_is_asked_the_others(online, server, told, behaviour):
    behave, reason, attempts = BAD[behaviour]
    server.says(places(item("Kvenvatn")), name="Kvenvatn")
    server.says(behave, name="Storvatn")
    server.says(places(item("Lillevatn", osm_id=79)), name="Lillevatn")
    gazetteer = online(attempts=2, timeout_s=0.4)
    found = [ids(gazetteer.candidates(name)) for name in ("Kvenvatn", "Storvatn", "Lillevatn", "Storvatn")]
    assert found == [["nominatim:node/77"], [], ["nominatim:node/79"], []]
    assert server.asked == ["Kvenvatn", *["Storvatn"] * attempts, "Lillevatn"]
    assert len(told) == 1
    assert re.search(reason, told[0]), told
    assert "'Storvatn'" in told[0]
    assert gazetteer.fates == {"Kvenvatn": "sent", "Storvatn": "failed", "Lillevatn": "sent"}


def test_no_request_takes_longer_than_it_may(online, server):
    sent = []

    def counted(handler):
        handler.send_response(200)
        handler.end_headers()
        for number in range(400):
            handler.wfile.write(b" ")
            sent.append(number)
            sleep(0.05)

    server.says(counted)
    assert online(attempts=1, timeout_s=0.5).candidates("Kvenvatn") == ()
    assert len(sent) < 200


@pytest.mark.parametrize("behaviour", [raw(b"", status=500), hangs_up, raw(b"", status=429)])
def test_a_server_that_recovers_is_asked_again(online, server, told, behaviour):
    server.says(behaviour, places(item()))
    assert ids(online().candidates("Kvenvatn")) == ["nominatim:node/77"]
    assert told == []


def test_the_waits_grow_and_have_a_cap(online, server, still):
    server.says(raw(b"", status=500))
    online(clock=still.clock(), attempts=7, back_off_s=1).candidates("Kvenvatn")
    assert still.slept == [1, 2, 4, 8, 8, 8]


def test_a_server_that_says_how_long_to_wait_is_heard(online, server, still):
    server.says(raw(b"", status=429, headers=[("Retry-After", "7")]), places(item()))
    assert online(clock=still.clock()).candidates("Kvenvatn")
    assert still.slept == [7]


@pytest.mark.parametrize("wait", ["3600", formatdate(4_000_000_000, usegmt=True)])
def test_a_server_that_wants_to_be_left_alone_is(online, server, told, still, wait):
    server.says(raw(b"", status=429, headers=[("Retry-After", wait)]))
    gazetteer = online(clock=still.clock())
    assert [gazetteer.candidates(name) for name in ("Kvenvatn", "Storvatn")] == [(), ()]
    assert server.asked == ["Kvenvatn"]
    assert still.slept == []
    assert len(told) == 1
    assert "not asked any further" in told[0]


@pytest.mark.parametrize("status", [401, 403, 405, 451])
def test_a_server_that_refuses_is_asked_once(online, server, told, status):
    server.says(raw(b"", status=status))
    gazetteer = online()
    assert [gazetteer.candidates(name) for name in ("Kvenvatn", "Storvatn")] == [(), ()]
    assert server.asked == ["Kvenvatn"]
    assert told == [f"Nominatim at {server.host} is not asked any further: status {status}; going on without it"]
    assert gazetteer.fates == {"Kvenvatn": "failed", "Storvatn": "left"}


def test_a_wrong_address_is_said_to_be_one(online, server, told):
    server.says(raw(b"", status=404))
    online().candidates("Kvenvatn")
    assert "its address may be wrong" in told[0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_name_never_follows_a_redirect_to_another_server(online, server, told, status):
    elsewhere = ("Location", "http://collector.example.org/search?q=Kvenvatn")
    server.says(raw(b"", status=status, headers=[elsewhere]))
    assert online().candidates("Kvenvatn") == ()
    assert len(told) == 1
    assert "sends on to http://collector.example.org/" in told[0]


def test_three_names_in_a_row_without_an_answer_are_enough(online, server, told):
    server.says(raw(b"", status=500))
    gazetteer = online(attempts=1)
    for number in range(6):
        gazetteer.candidates(f"Vatn {number}")
    assert server.asked == ["Vatn 0", "Vatn 1", "Vatn 2"]
    assert len(told) == 3
    assert "3 names in a row" in told[2]


def test_without_a_network_it_is_said_once(online, server, told):
    server.close()
    gazetteer = online()
    assert [gazetteer.candidates(f"Vatn {number}") for number in range(4)] == [()] * 4
    assert len(told) == 1
    assert "cannot be reached: Connection refused" in told[0]


def test_a_host_that_is_not_found_is_said_once(monkeypatch, told, tmp_path):
    def no_network(*_, **__):
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    settings = Settings(service="photon", cache=tmp_path / "a", back_off_s=0.01, pause_s=0.01)
    gazetteer = PhotonGazetteer(settings, tell=told.append)
    assert [gazetteer.candidates(f"Vatn {number}") for number in range(3)] == [()] * 3
    reason = "its name is not found (is there a network?)"
    assert told == [f"Photon at photon.komoot.io is not asked any further: {reason}; going on without it"]


def test_a_server_without_a_good_certificate_is_told_no_name(server, told, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "own.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate]
    subprocess.run([*command, *subject], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.http.socket = context.wrap_socket(server.http.socket, server_side=True)
    settings = Settings(service="nominatim", url=f"https://{server.host}", cache=tmp_path / "a")
    assert NominatimGazetteer(settings, tell=told.append).candidates("Kvenvatn") == ()
    assert server.asked == []
    assert len(told) == 1
    assert "certificate does not prove who it is" in told[0]


def test_a_public_server_is_asked_once_a_second(online, server, still, monkeypatch):
    monkeypatch.setattr(Settings, "is_public", True)
    gazetteer = online(clock=still.clock())
    for name in ("Kvenvatn", "Storvatn", "Lillevatn"):
        gazetteer.candidates(name)
    assert still.slept == [1.1, 1.1]


def test_attempts_at_a_public_server_take_turns_too(online, server, still, monkeypatch):
    monkeypatch.setattr(Settings, "is_public", True)
    server.says(raw(b"", status=500))
    online(clock=still.clock(), back_off_s=0.25).candidates("Kvenvatn")
    assert still.slept == [0.25, 0.85, 0.5, 0.6]


def test_a_server_of_ones_own_has_no_such_limit(online, server, still):
    gazetteer = online(clock=still.clock(), most_names=2)
    for number in range(5):
        gazetteer.candidates(f"Vatn {number}")
    assert still.slept == []
    assert len(server.asked) == 5


def test_a_public_server_is_asked_for_so_many_names_a_run(online, server, told, still, monkeypatch):
    monkeypatch.setattr(Settings, "is_public", True)
    gazetteer = online(clock=still.clock(), most_names=2)
    for name in ("Kvenvatn", "Storvatn", "Lillevatn", "Nordvatn"):
        gazetteer.candidates(name)
    assert server.asked == ["Kvenvatn", "Storvatn"]
    assert gazetteer.named("left") == ("Lillevatn", "Nordvatn")
    assert len(told) == 1
    assert "2 names were asked" in told[0]


def test_a_run_has_a_budget_of_time(online, server, told, still):
    server.says(raw(b"", status=500))
    gazetteer = online(clock=still.clock(), attempts=9, back_off_s=8, budget_s=20)
    gazetteer.candidates("Kvenvatn")
    gazetteer.candidates("Storvatn")
    assert still.slept == [8, 8]
    assert told == [
        f"Nominatim at {server.host} is not asked any further: the 20 s of this run are used up; going on without it"
    ]
    assert gazetteer.fates == {"Kvenvatn": "failed", "Storvatn": "left"}


PROCESS = """
import sys
from pathlib import Path
from storymap.gazetteers.online.gazetteer import NominatimGazetteer
from storymap.gazetteers.online.settings import Settings
Settings.is_public = True
cache, url, prefix = sys.argv[1:]
gazetteer = NominatimGazetteer(Settings(service="nominatim", url=url, cache=Path(cache), pause_s=0.3))
for number in range(4):
    assert gazetteer.candidates(f"{prefix} {number}")
"""


def test_two_processes_together_ask_no_faster_and_share_their_answers(online, server, tmp_path):
    for number in range(4):
        for prefix in ("Nord", "Sor"):
            server.says(places(item(f"{prefix} {number}")), name=f"{prefix} {number}")
    cache = tmp_path / "shared" / "answers.sqlite"
    started = [
        subprocess.Popen([sys.executable, "-c", PROCESS, cache, server.url, prefix], stderr=subprocess.PIPE)
        for prefix in ("Nord", "Sor")
    ]
    for process in started:
        assert process.communicate(timeout=60)[1] == b""
        assert process.returncode == 0
    times = sorted(server.times)
    assert len(times) == 8
    assert min(after - before for before, after in pairwise(times)) > 0.1
    assert times[-1] - times[0] > 7 * 0.3 - 0.2
    gazetteer = online(cache=cache)
    assert all(gazetteer.candidates(f"{prefix} {n}") for prefix in ("Nord", "Sor") for n in range(4))
    assert len(server.asked) == 8


@pytest.mark.parametrize("name", ["", " ", "7", "x" * 101, "Kven\x00vatn", "Kven\ud800vatn", "…"])
def test_what_is_no_name_is_never_sent(online, server, name):
    assert online().candidates(name) == ()
    assert server.asked == []


@pytest.mark.parametrize("name", ["Kvenvatn & Sons?q=x#y", "a/b\\c", "Å%20", "'; DROP TABLE answers; --", "Київ"])
def test_names_are_sent_as_names_and_nothing_else(online, server, name):
    server.says(places(item(name)))
    gazetteer = online()
    assert len(gazetteer.candidates(name)) == 1
    assert server.asked == [name]
    assert len(online().candidates(name)) == 1
    assert server.asked == [name]


def test_the_server_learns_who_asks_and_how_to_reach_them(online, server):
    online().candidates("Kvenvatn")
    online("photon", contact="desk@example.org").candidates("Storvatn")
    assert [headers["User-Agent"] for headers in server.headers] == [
        "storymap/0.1.0",
        "storymap/0.1.0 (desk@example.org)",
    ]
    assert not {"Cookie", "Referer", "From"} & set(server.headers[0])


def test_knowing_a_name_asks_nobody(online, server):
    server.says(places(item()))
    gazetteer = online()
    assert not gazetteer.knows("Kvenvatn")
    assert gazetteer.fates == {}
    gazetteer.candidates("Kvenvatn")
    assert gazetteer.knows("Kvenvatn")
    assert server.asked == ["Kvenvatn"]


def test_a_name_is_asked_for_once_a_run(online, server):
    gazetteer = online()
    for _ in range(3):
        assert gazetteer.candidates("Blorpton") == gazetteer.candidates("  BLORPTON\n") == ()
    assert server.asked == ["Blorpton"]


def test_what_was_asked_is_on_record(online, server):
    server.says(raw(b"", status=400), name="Storvatn")
    gazetteer = online()
    assert gazetteer.lookups == ()
    for name in ("Kvenvatn", "Storvatn"):
        gazetteer.candidates(name)
    assert gazetteer.lookups == (Lookup(service="nominatim", server=server.host, names=("Kvenvatn", "Storvatn")),)


def test_a_path_before_the_service_is_kept(online, server):
    server.says(features(feature()))
    assert online("photon", url=f"{server.url}/maps/photon/").candidates("Kvenvatn")


def test_proxies_of_the_environment_do_not_carry_names_to_this_computer(online, server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.says(places(item()))
    assert online().candidates("Kvenvatn")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org", "no address of a geocoder"),
        ("example.org", "no address of a geocoder"),
        ("file:///etc/passwd", "no address of a geocoder"),
        ("http://", "no address of a geocoder"),
        ("http://[", "no address of a geocoder"),
        ("http://example.org:port", "no address of a geocoder"),
        ("https://me:secret@example.org", "carries a name or password"),
        ("https://example.org/search?q=", "holds a question"),
        ("https://exämple.org", "xn--"),
        ("https://example.org/a\r\nX-Evil: 1", "holds characters"),
        ("http://nominatim.openstreetmap.org", "unencrypted"),
        ("http://PHOTON.komoot.io./", "unencrypted"),
    ],
)
def test_an_address_that_cannot_be_asked_is_one_clear_error(url, message):
    with pytest.raises(InputError, match=message) as caught:
        Settings(service="nominatim", url=url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("contact", ["a\r\nX-Evil: 1", "pål@example.org", "x" * 101])
def test_a_contact_that_fits_no_header_is_refused(contact):
    with pytest.raises(InputError, match="contact"):
        Settings(service="nominatim", contact=contact)


@pytest.mark.parametrize("url", ["https://NOMINATIM.openstreetmap.org", "https://nominatim.openstreetmap.org./"])
def test_a_public_server_is_one_however_it_is_written(url):
    assert Settings(service="nominatim", url=url).is_public
    assert Settings(service="photon").is_public
    assert not Settings(service="nominatim", url="http://localhost:8080").is_public
