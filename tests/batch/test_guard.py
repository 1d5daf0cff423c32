"""A document that harms its reader costs that document, with its reason, and nothing else."""

import json
import signal

import pytest

from storymap.batch.guard import Guard
from storymap.batch.slices import RawDocument
from storymap.batch.values import Settings
from storymap.errors import StorymapError

SETTINGS = Settings(recognizer="harmful", time_limit_s=1.0, memory_limit_mb=900)


def raw(text):
    return RawDocument(name="one.txt", form="file", suffix=".json" if text[:1] in "[{" else "", data=text.encode())


@pytest.fixture(scope="module")
def guard(harmful_site):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(harmful_site))
        guard = Guard(SETTINGS)
        yield guard
        guard.close()


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("Please RAISE here.", "failed", "KeyError: 'no such thing'"),
        ("Please HANG here.", "time", "takes longer than 1 s"),
        ("Please SLEEP here.", "time", "takes longer than 1 s"),
        ("Please fill the MEMORY here.", "memory", "needs more than 900 MB of memory"),
        ("Please DIE here.", "died", "the process that read it was ended by signal 6, twice"),
        ("%PDF-1.7", "unreadable", "is damaged: its PDF cannot be read (PdfStreamError); print it anew"),
        (" \n", "unreadable", "is empty; give an article's text"),
        ('{"items": []}', "unreadable", "is empty: it holds no articles"),
        ('["one"]', "unreadable", "record 1 is no JSON object; give one object with a text for each article"),
    ],
)
def test_harm_is_told_in_the_errors_table_and_the_next_document_is_read(guard, text, kind, reason):
    assert guard.read(raw(text))["errors"] == [{"document": "one.txt", "kind": kind, "reason": reason}]
    assert guard.read(raw("Ida Moe walked on."))["documents"][0]["status"] == "read"


def test_poisoned_items_of_one_file_go_to_the_errors_alone(guard):
    words = ("Ida walked.", "RAISE", "HANG", "Oslo.", "DIE", 7, "MEMORY", "Bergen.")
    items = [{"text": word, "id": n} for n, word in enumerate(words)]
    rows = guard.read(raw(json.dumps(items)))
    kinds = [(row["document"], row["kind"]) for row in rows["errors"]]
    read = [(row["document"], row["id"]) for row in rows["documents"]]
    assert kinds == [
        ("one.txt@2", "failed"),
        ("one.txt@3", "time"),
        ("one.txt@5", "died"),
        ("one.txt@6", "unreadable"),
        ("one.txt@7", "memory"),
    ]
    assert read == [("one.txt@1", "0"), ("one.txt@4", "3"), ("one.txt@8", "7")]
    assert rows["errors"][3]["reason"].startswith("record 6 has no text in text")


def test_each_item_of_a_feed_is_a_document(guard):
    item = "<item><guid>{0}</guid><title>Walk</title><description>Ida walked {0} km.</description></item>"
    feed = f"<rss><channel>{item.format('a')}{item.format('b')}</channel></rss>"
    rows = guard.read(raw(feed))
    assert [(row["document"], row["id"], row["title"]) for row in rows["documents"]] == [
        ("one.txt@1", "a", "Walk"),
        ("one.txt@2", "b", "Walk"),
    ]


def test_file_with_one_record_keeps_its_name(guard):
    assert guard.read(raw('[{"text": "Oslo."}]'))["documents"][0]["document"] == "one.txt"


def test_what_could_not_be_opened_starts_no_process():
    guard = Guard(SETTINGS)
    rows = guard.read(RawDocument(name="a", form="file", error="cannot be read: no permission"))
    assert rows["errors"][0]["reason"] == "cannot be read: no permission"
    assert guard._process is None


def test_process_that_ended_because_nothing_was_asked_is_followed_by_another(guard):
    assert guard.read(raw("Ida Moe walked on."))["errors"] == []
    guard._process.send_signal(signal.SIGALRM)
    assert guard._process.wait(timeout=30) == -signal.SIGALRM
    assert guard.read(raw("Please DIE here."))["errors"][0]["reason"].endswith("signal 6, twice")


def test_items_of_one_file_are_read_on_by_a_fresh_process_after_many_documents(guard, monkeypatch):
    monkeypatch.setattr("storymap.batch.guard._MOST_READ", 3)
    guard.close()
    first = guard.read(raw("Ida walked."))["documents"] and guard._process.pid
    rows = guard.read(raw(json.dumps([{"text": f"Ida walked {n} km."} for n in range(5)])))
    assert [row["document"] for row in rows["documents"]] == [f"one.txt@{n}" for n in range(1, 6)]
    assert guard._process.pid != first


def test_document_that_is_short_of_memory_by_what_was_read_before_is_read_by_a_fresh_process(guard):
    guard.close()
    processes = set()
    for _ in range(6):
        assert guard.read(raw("Ida Moe walked on: LEAK."))["documents"][0]["status"] == "read"
        processes.add(guard._process.pid)
    assert 1 < len(processes) < 6


def test_unknown_recognizer_is_refused_before_anything_is_read():
    with pytest.raises(StorymapError, match="no recognizer called 'nobody'; installed: "):
        _ = Guard(Settings(recognizer="nobody")).about
