"""Only the page of this session reaches the server; the program runs, and is asked over real sockets."""

import json
import re
import socket
from urllib.parse import quote

import pytest

from storymap.review.security import LIMIT_JSON_BYTES, LIMIT_PICTURE_BYTES

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
PATHS = ("/", "/api/state", "/api/changes?serial=0", "/api/gazetteer?q=Oslo", "/media/x.png", "/preview", "/nothing")
POSTS = ("/api/act", "/api/undo", "/api/redo", "/api/render", "/api/media?name=x.png")


@pytest.fixture(scope="module")
def server(tmp_path_factory, drafted, lasting_review):
    """One program for all tests here; none of them may change the story file."""
    path = tmp_path_factory.mktemp("secure") / "story.yaml"
    path.write_bytes(drafted)
    yield lasting_review(path)
    assert path.read_bytes() == drafted


def refused(answer, status=403):
    got, headers, body = answer
    assert got == status, body
    told = json.loads(body)["error"]
    assert told
    assert "\n" not in told
    assert "Access-Control-Allow-Origin" not in headers
    return told


def raw(port, request):
    """What the server sends back to bytes that no library would send."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def test_the_address_is_printed_once_and_has_a_long_token(server):
    assert re.fullmatch(r"Review: http://127\.0\.0\.1:\d+/\?token=[\w-]{32} \(Ctrl-C ends it\)\n", server.line)


def test_it_listens_on_this_computers_own_address_only(server):
    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)} - {"127.0.0.1", "::1"}
    for address in own:
        with pytest.raises(OSError, match=r"refused|unreachable|timed out|Cannot assign"):
            socket.create_connection((address, server.port), timeout=2).close()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:{port}", ""]
)
@pytest.mark.parametrize("path", ["/api/state", "/?token={token}"])
def test_a_name_that_was_made_to_point_here_is_refused(server, host, path):
    told = refused(server.ask("GET", path.format(token=server.token), Host=host.format(port=server.port)))
    assert "only to 127.0.0.1" in told


def test_a_foreign_host_in_raw_http_is_refused(server):
    for head in (
        f"GET /?token={server.token} HTTP/1.1\r\nHost: evil.example:{server.port}\r\n",
        f"GET /?token={server.token} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nHost: evil.example\r\n",
        f"GET http://evil.example/?token={server.token} HTTP/1.1\r\nHost: evil.example\r\n",
        f"GET /?token={server.token} HTTP/1.0\r\n",
    ):
        answer = raw(server.port, f"{head}Connection: close\r\n\r\n".encode())
        assert re.match(rb"HTTP/1\.1 40[03] ", answer), answer
        assert b"<html" not in answer


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("token", [None, "", "wrong", "é"])
def test_nothing_is_answered_without_the_token(server, path, token):
    token = token and token.encode().decode("latin-1")
    assert "token" in refused(server.ask("GET", path, X_Storymap_Token=token))


@pytest.mark.parametrize("path", POSTS)
def test_nothing_is_done_without_the_token(server, path):
    assert "token" in refused(server.ask("POST", path, {}, X_Storymap_Token="wrong"))  # noqa: S106


@pytest.mark.parametrize("path", POSTS)
def test_a_token_in_the_address_does_nothing(server, path):
    joined = f"{path}{'&' if '?' in path else '?'}token={server.token}"
    assert "token" in refused(server.ask("POST", joined, {}, X_Storymap_Token=None))


@pytest.mark.parametrize("path", ["/api/state", "/api/gazetteer"])
def test_a_token_in_the_address_opens_pages_and_no_data(server, path):
    assert "token" in refused(server.ask("GET", f"{path}?token={server.token}", X_Storymap_Token=None))


def test_two_tokens_of_which_one_is_wrong_are_refused(server):
    refused(server.ask("GET", "/?token=wrong"))
    refused(server.ask("GET", f"/?token={server.token}&token=wrong", X_Storymap_Token=None))


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}", "http://localhost:{port}"],
)
def test_a_request_of_another_origin_is_refused(server, origin):
    told = refused(server.ask("POST", "/api/undo", {}, Origin=origin.format(port=server.port)))
    assert "other sites" in told


@pytest.mark.parametrize("site", ["cross-site", "same-site", "unknown"])
@pytest.mark.parametrize("path", ["/api/state", "/?token={token}"])
def test_a_request_that_the_browser_marks_as_foreign_is_refused(server, site, path):
    assert "other sites" in refused(server.ask("GET", path.format(token=server.token), Sec_Fetch_Site=site))


def test_its_own_page_is_let_in_under_both_names(server):
    for name in ("127.0.0.1", "localhost"):
        host = f"{name}:{server.port}"
        status, headers, _ = server.ask(
            "GET", "/api/state", Host=host, Origin=f"http://{host}", Sec_Fetch_Site="same-origin"
        )
        assert status == 200
        assert "Access-Control-Allow-Origin" not in headers
    assert server.ask("GET", f"/?token={server.token}", X_Storymap_Token=None, Sec_Fetch_Site="none")[0] == 200


def test_another_site_is_not_told_that_it_may_ask(server):
    asked = {"Origin": "https://evil.example", "Access_Control_Request_Method": "POST"}
    _, headers, _ = server.ask("OPTIONS", "/api/act", **asked)
    assert not [name for name in headers if name.lower().startswith("access-control")]
    status, headers, _ = server.ask("OPTIONS", "/api/act")
    assert status == 405
    assert not [name for name in headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("path", [*PATHS, "/?token=wrong"])
def test_every_answer_forbids_frames_guessing_keeping_and_telling(server, path):
    _, headers, _ = server.ask("GET", path)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] in {"DENY", "SAMEORIGIN"}
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "frame-ancestors" in headers["Content-Security-Policy"]
    assert "server" not in {name.lower() for name in headers}


def test_the_page_runs_its_own_scripts_only(server):
    _, headers, body = server.ask("GET", "/")
    found = re.search(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', body)
    policy = found[1].decode() if found else headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert server.token.encode() not in body


def test_the_preview_of_the_readers_page_cannot_act(server):
    status, headers, body = server.ask("GET", f"/preview?token={server.token}", X_Storymap_Token=None)
    assert status == 200
    assert b"Over the border" in body
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("sandbox ")
    assert "allow-same-origin" not in policy


@pytest.mark.parametrize(
    "kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx"]
)
@pytest.mark.parametrize("path", ["/api/act", "/api/undo", "/api/render"])
def test_what_a_form_can_send_is_refused(server, kind, path):
    refused(server.ask("POST", path, b"{}", Content_Type=kind), status=415)


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "image/svg+xml"])
def test_a_picture_comes_as_a_picture(server, kind):
    refused(server.ask("POST", "/api/media?name=x.png", PNG, Content_Type=kind), status=415)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"\xff",
        b'{"action": NaN}',
        b"[" * 100_000,
        b'{"action": {"do": "\\ud800"}}',
        b'{"action": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_json_that_a_file_can_hold_is_one_line(server, body):
    refused(server.ask("POST", "/api/act", body, Content_Type="application/json"), status=422)


def test_a_body_larger_than_allowed_is_refused_announced_or_not(server):
    large = b" " * (LIMIT_JSON_BYTES + 1)
    refused(server.ask("POST", "/api/act", large, Content_Type="application/json"), status=413)
    head = (
        f"POST /api/act HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nX-Storymap-Token: {server.token}\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    answer = raw(server.port, head.encode() + b"100000\r\n" + b" " * 0x100000 + b"\r\n0\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_picture_larger_than_allowed_is_refused(server):
    head = (
        f"POST /api/media?name=x.png HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nX-Storymap-Token: {server.token}\r\n"
        f"Content-Type: image/png\r\nContent-Length: {LIMIT_PICTURE_BYTES + 1}\r\n\r\n"
    )
    assert raw(server.port, head.encode() + b" " * (LIMIT_PICTURE_BYTES + 1)).startswith(b"HTTP/1.1 413 ")
    assert not (server.path.parent / "media").exists()


@pytest.mark.parametrize(
    "path",
    [
        "/media/../story.yaml",
        "/media/..%2fstory.yaml",
        "/media/%2e%2e/story.yaml",
        "/media//etc/passwd",
        "/media/%2fetc%2fpasswd",
        "/media/story.yaml",
        "/media/",
        "/media/x.png%00",
        "/media/..\\story.yaml",
    ],
)
def test_a_path_out_of_the_folder_or_to_a_file_that_the_story_does_not_name_is_not_found(server, path):
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nX-Storymap-Token: {server.token}\r\n"
    answer = raw(server.port, f"{head}Connection: close\r\n\r\n".encode())
    assert re.match(rb"HTTP/1\.1 40[04] ", answer), answer
    assert b"schema: " not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_do_nothing(server, method):
    assert server.ask(method, "/api/act", b"")[0] == 405


def test_pictures_that_the_story_names_are_served_and_links_out_of_the_folder_are_not(review, story):
    (story.parent / "media").mkdir()
    (story.parent / "media" / "own.png").write_bytes(PNG)
    secret = story.parent.parent / "secret.png"
    secret.write_bytes(PNG)
    (story.parent / "media" / "linked.png").symlink_to(secret)
    text = story.read_text(encoding="utf-8")
    media = "".join(f"\n  - url: media/{name}.png\n    alt: A picture" for name in ("own", "linked"))
    chapter = f"chapters:\n- id: mine\n  title: Mine\n  media:{media}\n\n"
    story.write_text(text.replace("chapters:\n", chapter, 1), encoding="utf-8")
    running = review(story)
    status, headers, body = running.ask("GET", "/media/own.png")
    assert (status, body, headers["Content-Type"]) == (200, PNG, "image/png")
    assert running.ask("GET", f"/media/own.png?token={running.token}", X_Storymap_Token=None)[0] == 200
    assert running.ask("GET", "/media/media/own.png")[0] == 200
    assert running.ask("GET", "/media/linked.png")[0] == 404
    assert running.ask("GET", "/media/other.png")[0] == 404


@pytest.mark.parametrize(
    "name",
    ["../../up.png", "/etc/x.png", "..\\..\\x.png", ".hidden.png", "a b/ü.PNG", "x.svg", "", "con.png\0", "-rf.png"],
)
def test_a_picture_is_put_beside_the_story_under_a_clean_name(review, story, name):
    running = review(story)
    status, _, body = running.ask("POST", f"/api/media?name={quote(name)}", PNG, Content_Type="image/png")
    assert status == 200, body
    url = json.loads(body)["url"]
    assert re.fullmatch(r"media/[a-z0-9][a-z0-9_-]*\.png", url)
    assert (story.parent / url).read_bytes() == PNG
    assert {path.name for path in story.parent.iterdir()} == {"story.yaml", "media"}
    other = json.loads(running.ask("POST", f"/api/media?name={quote(name)}", PNG + b"1", Content_Type="image/png")[2])[
        "url"
    ]
    assert other != url
    assert (
        json.loads(running.ask("POST", f"/api/media?name={quote(name)}", PNG, Content_Type="image/png")[2])["url"]
        == url
    )
    assert (story.parent / url).read_bytes() == PNG


def test_what_is_no_picture_is_not_kept(review, story):
    running = review(story)
    for content in (b"", b"<svg onload=alert(1)>", b"%PDF-1.7"):
        status, _, body = running.ask("POST", "/api/media?name=x.png", content, Content_Type="image/png")
        assert status == 422
        assert "no JPEG" in json.loads(body)["error"]
    assert not (story.parent / "media").exists()


def test_a_folder_of_pictures_that_leads_elsewhere_is_not_used(review, story, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (story.parent / "media").symlink_to(elsewhere, target_is_directory=True)
    status, _, body = review(story).ask("POST", "/api/media?name=x.png", PNG, Content_Type="image/png")
    assert status == 422
    assert "leads elsewhere" in json.loads(body)["error"]
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize(
    "name",
    [
        "../x.html",
        "/etc/x.html",
        "a/b.html",
        "x.yaml",
        "story.yaml",
        ".x.html",
        "x.html\0",
        "..\\x.html",
        "",
        3,
        "c:x.html",
    ],
)
def test_a_page_is_written_beside_the_story_only(server, name):
    before = sorted(server.path.parent.iterdir())
    status, body = server.post("/api/render", output=name)
    assert status == 422
    assert "without a folder" in body["error"]
    assert sorted(server.path.parent.iterdir()) == before
