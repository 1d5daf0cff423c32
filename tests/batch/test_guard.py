"""A document that harms its reader costs that document, with its reason, and nothing else."""

import pytest

from storymap.batch.guard import Guard
from storymap.batch.slices import RawDocument
from storymap.batch.values import Settings
from storymap.errors import StorymapError

SETTINGS = Settings(recognizer="harmful", time_limit_s=0.4, memory_limit_mb=900)


def raw(text):
    return RawDocument(name="one.txt", form="text", data=text.encode())


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
        ("Please HANG here.", "time", "takes longer than 0.4 s"),
        ("Please SLEEP here.", "time", "takes longer than 0.4 s"),
        ("Please fill the MEMORY here.", "memory", "needs more than 900 MB of memory"),
        ("Please DIE here.", "died", "the process that read it was ended by signal 6, twice"),
        ("%PDF-1.7", "unreadable", "is damaged: its PDF cannot be read (PdfStreamError); print it anew"),
        (" \n", "unreadable", "is empty: it holds no words"),
    ],
)
def test_harm_is_told_in_the_errors_table_and_the_next_document_is_read(guard, text, kind, reason):
    assert guard.read(raw(text))["errors"] == [{"document": "one.txt", "kind": kind, "reason": reason}]
    assert guard.read(raw("Ida Moe walked on."))["documents"][0]["status"] == "read"


def test_what_could_not_be_opened_starts_no_process():
    guard = Guard(SETTINGS)
    rows = guard.read(RawDocument(name="a", form="text", error="cannot be read: no permission"))
    assert rows["errors"][0]["reason"] == "cannot be read: no permission"
    assert guard._process is None


def test_process_is_followed_by_a_fresh_one_after_many_documents(guard, monkeypatch):
    monkeypatch.setattr("storymap.batch.guard._MOST_READ", 2)
    guard.close()
    processes = set()
    for _ in range(5):
        assert guard.read(raw("Ida Moe walked on."))["documents"][0]["status"] == "read"
        processes.add(guard._process.pid)
    assert len(processes) == 3


def test_unknown_recognizer_is_refused_before_anything_is_read():
    with pytest.raises(StorymapError, match="no recognizer called 'nobody'; installed: "):
        _ = Guard(Settings(recognizer="nobody")).about
