"""`storymap preview`: two sites on this computer, one file, no listing, no other name."""

import signal
import subprocess
import sys
from http.client import HTTPConnection

import pytest

from storymap.cli.loopback import serving

PAGE = "<!DOCTYPE html>\n<html><head><title>Two &lt;walks&gt;</title></head><body>The page.</body></html>\n"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "my story.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def preview(page):
    """A preview that runs: the process and the address it printed."""
    command = [sys.executable, "-u", "-m", "storymap", "preview", str(page), "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    yield process, process.stdout.readline()
    if process.poll() is None:
        process.kill()
    process.communicate()


def ask(port, path="/", **headers):
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    return response, response.read().decode()


def test_the_site_frames_the_page_from_another_origin_and_ends_with_ctrl_c(preview):
    process, line = preview
    port = int(line.split("127.0.0.1:")[1].split("/")[0])
    _, site = ask(port)
    source = site.split('src="')[1].split('"')[0]
    assert source.startswith("http://127.0.0.1:")
    assert source.endswith("/my%20story.html")
    assert f":{port}/" not in source
    assert 'sandbox="allow-scripts allow-popups"' in site
    assert 'title="Two &lt;walks&gt;"' in site
    _, framed = ask(int(source.split(":")[2].split("/")[0]), "/my%20story.html")
    assert framed == PAGE
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=20)
    assert (process.returncode, output, errors) == (0, "Ended.\n", "")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", ""])
def test_another_name_is_refused(host):
    with serving({"/": lambda: b"secret"}) as port:
        response, body = ask(port, Host=host)
        assert response.status == 403
        assert "secret" not in body


@pytest.mark.parametrize("path", ["/other.html", "/../page.html", "/page.html/", "/%2e%2e/etc/passwd", "/."])
def test_only_the_file_itself_is_served(path):
    with serving({"/page.html": lambda: b"page"}) as port:
        assert ask(port, "/page.html?x=1#y")[1] == "page"
        response, body = ask(port, path)
        assert response.status == 404
        assert "page.html" not in body.replace(path, "")


def test_a_page_rendered_again_shows_anew_and_one_that_is_gone_says_so(page):
    with serving({"/": page.read_bytes}) as port:
        page.write_text("again", encoding="utf-8")
        assert ask(port)[1] == "again"
        page.unlink()
        assert ask(port)[0].status == 410


def test_a_port_that_is_taken_is_one_line(run, error_line, page):
    with serving({}) as port:
        result = run("preview", page, "--port", str(port), "--no-open")
    assert result.exit_code == 1
    assert f"cannot serve on port {port}" in error_line(result)


def test_what_is_no_page_is_refused_in_one_line(run, error_line, article, tmp_path):
    assert "cannot read" in error_line(run("preview", "missing.html"))
    assert "no HTML page" in error_line(run("preview", article))
    assert "cannot read" in error_line(run("preview", tmp_path))
