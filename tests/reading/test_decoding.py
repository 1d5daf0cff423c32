"""Bytes → text: encodings met and assumed, binaries refused by what they are."""

import pytest

from storymap.errors import InputError
from storymap.reading.decoding import decode

WORDS = "Fra Tromsø til Ærø – 10 km"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_plain_unicode_needs_no_note(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), name="a") == (WORDS, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unmarked_utf_16_is_recognized_and_noted(encoding: str) -> None:
    text, (note,) = decode(("He left Oslo. " * 20).encode(encoding), name="a")
    assert text.startswith("He left Oslo.")
    assert encoding.upper() in note


def test_windows_1252_is_assumed_and_the_note_says_so() -> None:
    text, (note,) = decode(WORDS.encode("cp1252"), name="tromso")
    assert text == WORDS
    assert note.startswith("tromso: not UTF-8")
    assert "Windows-1252" in note


def test_bytes_that_windows_1252_lacks_are_replaced() -> None:
    text, _ = decode(b"caf\xe9 \x81 bar", name="a")
    assert text == "café � bar"


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"a\r\nb\rc\nd", name="a")[0] == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 \xff\x00", "PDF"),
        (b"PK\x03\x04\x14\x00", "DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"RIFF\x00\x00\x00\x00WEBP", "image"),
        (b"<!DOCTYPE html><p>He left.</p>", "HTML"),
        (b"  <html><body>He left.", "HTML"),
    ],
)
def test_known_binaries_are_named_with_what_to_do(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=kind):
        decode(data, name="a")


def test_control_characters_mean_a_binary_file() -> None:
    with pytest.raises(InputError, match="binary"):
        decode(bytes(range(256)) * 4, name="a")


def test_a_text_that_mentions_html_is_a_text() -> None:
    assert decode(b"The <html> tag opens a page.", name="a")[0].startswith("The <html>")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"... --- ...", "\ufeff".encode()])
def test_a_text_without_words_is_empty(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        decode(data, name="a")
