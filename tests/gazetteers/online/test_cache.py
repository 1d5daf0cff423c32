"""Answers are kept for a while, whatever happens to the file and whoever uses it at the same time."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time

import pytest
from tests.gazetteers.online.conftest import item, places, raw

from storymap.errors import InputError
from storymap.gazetteers.online.cache import APPLICATION_ID
from storymap.gazetteers.online.gazetteer import NominatimGazetteer
from storymap.gazetteers.online.settings import Settings

DAY = 86_400


@pytest.fixture
def path(tmp_path):
    return tmp_path / "answers.sqlite"


def _sound(path):
    with sqlite3.connect(path) as database:
        found = database.execute("PRAGMA integrity_check").fetchone()[0]
    database.close()
    return found == "ok"


def test_an_answer_is_kept_with_all_that_was_said(online, server):
    server.says(places(item(), item(osm_id=78, boundingbox=...)))
    first, second = online(), online()
    assert first.candidates("Kvenvatn") == second.candidates("Kvenvatn") != ()
    assert server.asked == ["Kvenvatn"]
    assert (first.fates, second.fates) == ({"Kvenvatn": "sent"}, {"Kvenvatn": "kept"})
    assert first.lookups == second.lookups


@pytest.mark.parametrize(("days", "asked"), [(29, 1), (31, 2), (-1, 2)])
def test_an_answer_that_is_too_old_or_from_the_future_is_asked_for_again(online, server, still, days, asked):
    server.says(places(item()))
    online(clock=still.clock()).candidates("Kvenvatn")
    still.at += days * DAY
    online(clock=still.clock()).candidates("Kvenvatn")
    assert len(server.asked) == asked


@pytest.mark.parametrize(("days", "asked"), [(7, 1), (8, 2)])
def test_that_a_name_is_unknown_is_believed_for_a_shorter_time(online, server, still, days, asked):
    online(clock=still.clock()).candidates("Blorpton")
    still.at += days * DAY
    online(clock=still.clock()).candidates("Blorpton")
    assert len(server.asked) == asked


def test_a_failure_is_not_kept(online, server):
    server.says(raw(b"", status=400), places(item()))
    assert online().candidates("Kvenvatn") == ()
    assert len(online().candidates("Kvenvatn")) == 1


def test_services_and_servers_do_not_answer_for_each_other(online, server):
    server.says(places(item()))
    online().candidates("Kvenvatn")
    online(url=f"{server.url}/other").candidates("Kvenvatn")
    assert len(server.asked) == 2


def test_old_answers_are_dropped(online, server, still, path):
    online(clock=still.clock()).candidates("Kvenvatn")
    still.at += 40 * DAY
    online(clock=still.clock()).candidates("Storvatn")
    with sqlite3.connect(path) as database:
        assert [row[0] for row in database.execute("SELECT name FROM answers")] == ["Storvatn"]
    database.close()


def test_only_the_owner_may_read_which_names_were_asked(online, server, path):
    online().candidates("Kvenvatn")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_lies_in_the_users_cache_folder_unless_told_otherwise(online, server, tmp_path):
    online(cache=None).candidates("Kvenvatn")
    assert (tmp_path / "cache" / "storymap" / "geocoders.sqlite").is_file()


def _header_only(path, *, application):
    path.write_bytes(b"SQLite format 3\0" + bytes(52) + application.to_bytes(4, "big") + b"nonsense" * 900)


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"x" * 5000, b"\0" * 4096])
def test_a_damaged_cache_is_replaced_and_said_in_one_line(online, server, told, tmp_path, content):
    server.says(places(item()))
    path = tmp_path / "cache" / "storymap" / "geocoders.sqlite"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert len(online(cache=None).candidates("Kvenvatn")) == 1
    assert told == [f"the cache {path} is damaged; a new one is begun"]
    assert len(online(cache=None).candidates("Kvenvatn")) == 1
    assert server.asked == ["Kvenvatn"]
    assert _sound(path)


def test_a_damaged_cache_that_the_user_named_is_replaced_where_it_is_ours(online, server, told, path):
    server.says(places(item()))
    _header_only(path, application=APPLICATION_ID)
    assert len(online().candidates("Kvenvatn")) == 1
    assert told == [f"the cache {path} is damaged; a new one is begun"]


@pytest.mark.parametrize("kind", ["text", "another program's database", "folder"])
def test_a_file_that_is_not_ours_is_never_written_over(online, server, path, kind):
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("An article that took a week.\n", encoding="utf-8")
    else:
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE notes (text)")
        database.close()
    before = None if kind == "folder" else path.read_bytes()
    for use in (NominatimGazetteer.prepare, lambda gazetteer: gazetteer.candidates("Kvenvatn")):
        with pytest.raises(InputError, match=r"no cache of storymap's; name another file with --cache"):
            use(online())
    assert before is None or path.read_bytes() == before
    assert server.asked == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE answers SET candidates = 'nonsense'",
        "UPDATE answers SET candidates = '[7]'",
        'UPDATE answers SET candidates = \'[{"id": "x"}]\'',
        "UPDATE answers SET candidates = '7'",
        "UPDATE answers SET candidates = x'00ff'",
        "UPDATE answers SET asked = 'yesterday'",
        "UPDATE answers SET asked = 1e999",
    ],
)
def test_rows_that_somebody_else_wrote_count_for_nothing(online, server, path, change):
    server.says(places(item()))
    online().candidates("Kvenvatn")
    with sqlite3.connect(path) as database:
        database.execute(change)
    database.close()
    assert len(online().candidates("Kvenvatn")) == 1
    assert len(server.asked) == 2


def test_a_cache_of_another_form_is_begun_anew(online, server, told, path):
    server.says(places(item()))
    online().candidates("Kvenvatn")
    with sqlite3.connect(path) as database:
        database.executescript("DROP TABLE answers; CREATE TABLE answers (x); PRAGMA user_version = 99;")
    database.close()
    assert len(online().candidates("Kvenvatn")) == 1
    assert told == []


def test_where_nothing_can_be_kept_the_run_goes_on(online, server, told, tmp_path):
    server.says(places(item()))
    (tmp_path / "file").write_text("x", encoding="utf-8")
    gazetteer = online(cache=tmp_path / "file" / "answers.sqlite")
    assert len(gazetteer.candidates("Kvenvatn")) == 1
    gazetteer.candidates("Storvatn")
    assert len(told) == 1
    assert "cannot be used" in told[0]
    assert "answers are not kept" in told[0]


def test_without_a_cache_the_turns_are_kept_in_the_process(online, server, still, tmp_path, monkeypatch):
    monkeypatch.setattr(Settings, "is_public", True)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    gazetteer = online(clock=still.clock(), cache=tmp_path / "file" / "answers.sqlite")
    for name in ("Kvenvatn", "Storvatn"):
        gazetteer.candidates(name)
    assert still.slept == [1.1]


def test_a_clock_that_was_set_back_holds_up_nobody(online, server, still, monkeypatch):
    monkeypatch.setattr(Settings, "is_public", True)
    online(clock=still.clock()).candidates("Kvenvatn")
    still.at -= 400 * DAY
    online(clock=still.clock()).candidates("Storvatn")
    assert still.slept == []


def test_many_threads_and_one_file(online, server, told, path):
    server.says(places(item()))

    def ask(number):
        gazetteer = online()
        for name in range(8):
            gazetteer.candidates(f"Vatn {(name + number) % 8}")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == []
    assert _sound(path)


def _stalls(_):
    time.sleep(8)


INTERRUPTED = """
import sys
from storymap.cli.app import main
main(["geocode", "Kvenvatn", "Storvatn", "Lillevatn", "--online", "nominatim", "--no-user-places",
      "--geocoder-url", sys.argv[1], "--cache", sys.argv[2]])
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_leaves_the_cache_sound_and_tells_what_was_sent(server, path, how):
    server.says(places(item()), name="Kvenvatn")
    server.says(_stalls, name="Storvatn")
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, server.url, path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONWARNINGS": "default"},
    )
    while "Storvatn" not in server.asked:
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    process.send_signal(how)
    _, said = process.communicate(timeout=20)
    assert process.returncode != 0
    if how is signal.SIGINT:
        assert f"Sent to Nominatim at {server.host}: Kvenvatn, Storvatn\n" in said.decode()
        assert b"Traceback" not in said
    assert _sound(path)
    gazetteer = NominatimGazetteer(Settings(service="nominatim", url=server.url, cache=path))
    assert len(gazetteer.candidates("Kvenvatn")) == 1
    assert server.asked == ["Kvenvatn", "Storvatn"]
