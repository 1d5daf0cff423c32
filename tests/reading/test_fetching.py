"""Addresses: fetched within limits, from a server on this computer; the own network stays closed."""

import gzip
import socket
import ssl
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from io import BytesIO
from ipaddress import IPv4Address, ip_address

import pytest

from storymap.errors import InputError
from storymap.reading import addresses, fetching
from storymap.reading.addresses import is_public, resolve
from storymap.reading.formats import read_given
from storymap.reading.given import Given, ReadingOptions
from storymap.reading.inputs import read_input
from storymap.reading.kinds import LIMIT_BYTES

INSIDE = ReadingOptions(allow_private=True)
PAGE = b"<html><body><p>He left Oslo.</p></body></html>"


def _fetch(url: str, options: ReadingOptions = INSIDE) -> Given:
    return read_input(url, stdin=BytesIO(), options=options)


def test_a_page_is_fetched_with_what_the_server_says_of_it(site) -> None:
    given = _fetch(site.show("/news/over-the-fell.html?a=b", PAGE, "text/html; charset=utf-8") + "#top")
    assert (given.data, given.id, given.suffix) == (PAGE, "over-the-fell", ".html")
    assert (given.media_type, given.charset) == ("text/html", "utf-8")
    assert given.url == site.url("/news/over-the-fell.html?a=b")
    assert read_given(given).documents[0].source.url == given.url


def test_the_request_names_the_host_and_tells_nothing_of_the_user(site) -> None:
    _fetch(site.show("/", PAGE))
    (headers,) = site.headers
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_offline_forbids_every_connection(site, monkeypatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was asked"))
    with pytest.raises(InputError, match="--offline forbids every connection"):
        _fetch(site.show("/", PAGE), ReadingOptions(offline=True, allow_private=True))
    assert site.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0", "127.1"])
def test_this_computer_is_not_asked_whatever_its_name(site, host) -> None:
    site.show("/", PAGE)
    with pytest.raises(InputError, match="not on the public network; if that is meant, add --allow-private"):
        _fetch(site.url("/", host=host), ReadingOptions())
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.1", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.0.0.192", "192.168.0.1",
        "192.88.99.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16", "100.100.100.200",
        "::", "::1", "fe80::1", "fe80::1%1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:db8::1", "2001:0:0:0:0:0:80ff:fffe",
    ],
)  # fmt: skip
def test_closed_addresses(address) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["9.9.9.9", "193.156.11.1", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909"])
def test_public_addresses(address) -> None:
    assert is_public(ip_address(address))


def test_one_closed_address_of_a_name_closes_it(monkeypatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("9.9.9.9", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(InputError, match=r"fell\.example \(10\.0\.0\.1\) is not on the public network"):
        resolve("fell.example", 80, allow_private=False)


def _names(monkeypatch, answers: dict[str, list[str]]) -> None:
    """Answer names from a table, each time with the next address in their list; addresses answer for themselves."""
    true = socket.getaddrinfo

    def ask(host, port, *arguments, **options):
        if host in answers:
            host = answers[host].pop(0)
        return true(host, port, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", ask)


def test_the_connection_goes_to_the_address_that_was_checked(site, monkeypatch) -> None:
    site.show("/", PAGE)
    names = {"fell.example": ["127.0.0.1", "127.0.0.2", "10.0.0.1"]}
    _names(monkeypatch, names)
    assert _fetch(site.url("/", host="fell.example")).data == PAGE
    assert names["fell.example"] == ["127.0.0.2", "10.0.0.1"], "the name was asked once"
    assert site.headers[0]["Host"] == f"fell.example:{site.port}"


def test_each_redirect_is_checked_anew(site, monkeypatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: address == IPv4Address("127.0.0.1"))
    start = site.redirect("/a", site.url("/secret", host="127.0.0.2"))
    site.show("/secret", PAGE)
    with pytest.raises(InputError, match=r"127\.0\.0\.2 is not on the public network"):
        _fetch(start, ReadingOptions())
    assert site.asked == ["/a"]


def test_a_name_that_turns_inside_on_the_second_hop_is_refused(site, monkeypatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: address == IPv4Address("127.0.0.1"))
    _names(monkeypatch, {"fell.example": ["127.0.0.1", "127.0.0.2"]})
    site.redirect("/a", "/b")
    site.show("/b", PAGE)
    with pytest.raises(InputError, match=r"fell\.example \(127\.0\.0\.2\) is not on the public network"):
        _fetch(site.url("/a", host="fell.example"), ReadingOptions())
    assert site.asked == ["/a"]


@pytest.mark.parametrize("target", ["file:///etc/hosts", "ftp://127.0.0.1/", "javascript:alert(1)", "http://["])
def test_redirects_lead_to_web_addresses_only(site, target) -> None:
    with pytest.raises(InputError, match=r"only http and https|no address"):
        _fetch(site.redirect("/a", target))


def test_a_few_redirects_are_followed_and_the_last_address_is_the_source(site) -> None:
    for number in range(5):
        site.redirect(f"/{number}", f"/{number + 1}", 301 + number % 2)
    site.show("/5", PAGE)
    assert _fetch(site.url("/0")).url == site.url("/5")


def test_a_redirect_to_an_address_in_another_script_is_followed(site) -> None:
    site.redirect("/a", "/Tromsø".encode().decode("latin-1"))
    site.show("/Troms%C3%B8", PAGE)
    given = _fetch(site.url("/a"))
    assert (given.data, given.id) == (PAGE, "Tromsø")


def test_latin_1_that_no_server_and_no_page_declares_is_read_and_said(site) -> None:
    body = "<html><body><p>Fra Tromsø til Ærø</p></body></html>".encode("latin-1")
    reading = read_given(_fetch(site.show("/", body, "text/html")))
    assert reading.documents[0].text == "Fra Tromsø til Ærø"
    assert "read as Windows-1252" in reading.notes[0]


def test_the_encoding_that_the_server_names_is_read_and_said(site) -> None:
    body = "<html><body><p>Он уехал в Тромсё</p></body></html>".encode("koi8-r")
    reading = read_given(_fetch(site.show("/", body, "text/html; charset=KOI8-R")))
    assert reading.documents[0].text == "Он уехал в Тромсё"
    assert "read as koi8-r, which it declares" in reading.notes[0]


def test_a_loop_of_redirects_ends(site) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    with pytest.raises(InputError, match="redirects more than 5 times"):
        _fetch(site.url("/a"))
    assert len(site.asked) == 6


def test_a_redirect_without_a_target_is_one_clear_line(site) -> None:
    with pytest.raises(InputError, match="redirects without saying where"):
        _fetch(site.show("/a", b"", None, 302))


@pytest.mark.parametrize("address", ["http://ida:secret@127.0.0.1/", "http://ida@127.0.0.1/"])
def test_passwords_in_addresses_are_refused_and_not_repeated(address) -> None:
    with pytest.raises(InputError, match="carries a name or password") as caught:
        _fetch(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("address", ["http://", "http://:80/", "http://[::1", "http://a:99999/", "http://a\ud800/"])
def test_what_is_no_address_is_one_clear_line(address) -> None:
    with pytest.raises(InputError) as caught:
        _fetch(address)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/javascript", "font/woff2", "audio/mpeg"])
def test_other_types_are_refused_before_they_are_read(site, media_type) -> None:
    with pytest.raises(InputError, match=f"is {media_type}; an article is"):
        _fetch(site.show("/", PAGE, media_type))


@pytest.mark.parametrize("media_type", [None, "application/octet-stream", "text/plain"])
def test_where_the_type_says_little_the_contents_tell(site, media_type, make_pdf, paragraphs) -> None:
    given = _fetch(site.show("/story", make_pdf(), media_type))
    assert read_given(given).documents[0].text == "\n\n".join(paragraphs)


@pytest.mark.parametrize(("status", "words"), [(404, "no page"), (401, "password"), (429, "too often"), (500, "500")])
def test_error_pages_are_no_articles(site, status, words) -> None:
    with pytest.raises(InputError, match=words):
        _fetch(site.show("/", PAGE, "text/html", status))


def test_ten_megabytes_are_refused_by_their_announcement(site) -> None:
    with pytest.raises(InputError, match="larger than 5 MB"):
        _fetch(site.show("/", b"x", Content_Length="10000000"))


def test_a_hundred_megabytes_without_announcement_are_refused_when_they_come(site) -> None:
    sent = []

    def answer(handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(1000):
            handler.wfile.write(b"x" * 100_000)
            sent.append(100_000)

    site.answers["/"] = answer
    with pytest.raises(InputError, match="larger than 5 MB"):
        _fetch(site.url("/"))
    assert sum(sent) < 50_000_000, "what the system buffers beyond the limit, and no more"


def test_gzip_is_unpacked(site) -> None:
    assert _fetch(site.show("/", gzip.compress(PAGE, mtime=0), Content_Encoding="gzip")).data == PAGE


def test_a_gzip_bomb_is_refused_before_it_bursts(site) -> None:
    bomb = gzip.compress(bytes(200_000_000), 9)
    assert len(bomb) < LIMIT_BYTES
    address = site.show("/", bomb, Content_Encoding="gzip")
    tracemalloc.start()
    with pytest.raises(InputError, match="larger than 5 MB"):
        _fetch(address)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (gzip.compress(PAGE, mtime=0)[:-12], {"Content_Encoding": "gzip"}, "incomplete"),
        (b"no gzip", {"Content_Encoding": "gzip"}, "damaged"),
        (PAGE, {"Content_Encoding": "br"}, "packed as br"),
        (PAGE, {"Content_Length": "400"}, "incomplete|silent"),
        (b"", {}, "is empty"),
    ],
)
def test_what_arrives_broken_is_one_clear_line(site, body, headers, words, monkeypatch) -> None:
    monkeypatch.setattr(fetching, "STEP_S", 1.0)
    with pytest.raises(InputError, match=words):
        _fetch(site.show("/", body, **headers))


PIECES = 400


def _drip(site, piece: bytes, sent: list[bytes], *, headers: bool) -> str:
    """A server that sends a piece every twentieth of a second, for as long as anybody waits."""

    def answer(handler) -> None:
        if headers:
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
        for _ in range(PIECES):
            handler.wfile.write(piece)
            sent.append(piece)
            time.sleep(0.05)

    site.answers["/"] = answer
    return site.url("/")


@pytest.mark.parametrize("headers", [True, False])
def test_a_slow_drip_is_given_up(site, monkeypatch, headers) -> None:
    monkeypatch.setattr(fetching, "DEADLINE_S", 0.5)
    sent: list[bytes] = []
    with pytest.raises(InputError, match=r"too slowly|took longer"):
        _fetch(_drip(site, b"<p>" if headers else b"H", sent, headers=headers))
    assert len(sent) < PIECES / 2


def test_a_silent_server_is_given_up(site, monkeypatch) -> None:
    monkeypatch.setattr(fetching, "STEP_S", 0.3)
    site.answers["/"] = lambda _: time.sleep(3)
    with pytest.raises(InputError, match="was silent"):
        _fetch(site.url("/"))


def test_a_server_that_speaks_no_http_is_one_clear_line(site) -> None:
    site.answers["/"] = lambda handler: handler.wfile.write(b"220 mail.example ESMTP\r\n" * 10)
    with pytest.raises(InputError, match="cannot fetch"):
        _fetch(site.url("/"))


def test_a_closed_port_and_an_unknown_name_are_one_clear_line() -> None:
    with pytest.raises(InputError, match="Connection refused"):
        _fetch("http://127.0.0.1:9/")
    with pytest.raises(InputError, match=r"cannot find no-such-name\.invalid"):
        _fetch("http://no-such-name.invalid/")


def test_a_certificate_that_nobody_vouches_for_is_refused(site, tmp_path) -> None:
    site.wrap(_own_certificate(tmp_path))
    site.show("/", PAGE)
    with pytest.raises(InputError, match="certificate does not prove who it is"):
        _fetch(site.url("/", scheme="https"))


def test_https_is_fetched_from_the_checked_address_under_its_name(site, tmp_path, monkeypatch) -> None:
    site.wrap(_own_certificate(tmp_path))
    site.show("/", PAGE)
    trusting = ssl.create_default_context(cafile=str(tmp_path / "own.pem"))
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusting)
    _names(monkeypatch, {"fell.example": ["127.0.0.1"]})
    assert _fetch(site.url("/", host="fell.example", scheme="https")).data == PAGE


def _own_certificate(folder) -> ssl.SSLContext:
    """A server's context with a certificate for fell.example that it signed itself, kept in own.pem."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "fell.example")])
    today = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, today, today + timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("fell.example")]), critical=False)
    certificate = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True).sign(
        key, hashes.SHA256()
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "own.pem"
    path.write_bytes(private + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
