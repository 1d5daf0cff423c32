"""JSON lines: each record is a document; fields are guessed or named."""

import json

import pytest

from storymap.errors import InputError
from storymap.reading.formats import read_given
from storymap.reading.given import Given, ReadingOptions

RECORD = {"headline": "Over the fell", "body": "She left Bergen.\r\nIt snowed.", "date": "2023-05-04T10:00:00Z",
          "authors": ["Ida Lund", {"name": "Per Berg"}], "link": "https://fell.example.org/1",
          "source": {"name": "Fell Gazette"}, "license": "CC-BY-4.0"}  # fmt: skip


def _read(*values: object, text: str | None = None, suffix: str = ".jsonl", fields=()):
    data = (text if text is not None else "\n".join(json.dumps(value) for value in values)).encode()
    return read_given(Given(data=data, id="a", name="a.jsonl", suffix=suffix), ReadingOptions(fields=fields))


def test_fields_are_guessed() -> None:
    (document,) = _read(RECORD).documents
    assert document.text == "Over the fell\n\nShe left Bergen.\nIt snowed."
    source = document.source
    assert (source.title, source.author, source.site) == ("Over the fell", "Ida Lund; Per Berg", "Fell Gazette")
    assert (source.url, source.published, source.licence) == ("https://fell.example.org/1", "2023-05-04", "CC-BY-4.0")


def test_fields_are_those_that_the_user_names() -> None:
    record = {"text": "Rome", "lead": "She left Oslo.", "h": "A walk", "when": "Thu, 04 May 2023 10:00:00 GMT"}
    (document,) = _read(record, fields=(("text", "lead"), ("title", "h"), ("date", "when"))).documents
    assert document.text == "A walk\n\nShe left Oslo."
    assert document.source.published == "2023-05-04"


def test_each_line_is_a_document_with_an_id_of_its_own() -> None:
    documents = _read({"text": "Oslo."}, {"text": "Bergen."}, {"text": "Narvik."}).documents
    assert [(d.id, d.text) for d in documents] == [("a-1", "Oslo."), ("a-2", "Bergen."), ("a-3", "Narvik.")]


@pytest.mark.parametrize("suffix", ["", ".txt", ".json", ".jsonl"])
def test_records_are_recognized_by_themselves(suffix) -> None:
    assert _read({"text": "Oslo."}, {"text": "Bergen."}, suffix=suffix).documents[1].text == "Bergen."


def test_one_list_and_a_json_feed_are_read_too() -> None:
    items = [{"content_html": "<p>She left <b>Oslo</b>.</p><p>On foot.</p>"}, {"content_text": "Bergen."}]
    for text in (json.dumps(items, indent=2), json.dumps({"items": items}), json.dumps({"items": items}, indent=1)):
        documents = _read(text=text, suffix=".json").documents
        assert [d.text for d in documents] == ["She left Oslo.\n\nOn foot.", "Bergen."]


def test_records_that_cannot_be_read_are_left_out_and_said() -> None:
    lines = (
        '{"text": "Oslo."}',
        '{"text": ',
        '{"no": "words"}',
        "",
        "[1]",
        '{"text": "... ..."}',
        '{"text": "Narvik."}',
    )
    reading = _read(text="\n".join(lines))
    assert [d.id for d in reading.documents] == ["a-1", "a-6"]
    assert len(reading.notes) == 4
    assert reading.notes[0].startswith("a.jsonl: left out: a.jsonl, line 2 is no JSON")
    assert "line 3 has no text in text, body, content" in reading.notes[1]
    assert "line 5 is no JSON object" in reading.notes[2]
    assert reading.notes[3] == "a.jsonl: left out: 1 more that cannot be read either"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"title": "x"}', "has no text in"),
        ("[" * 200_000 + "1", r"nested too deeply|no JSON"),
        ('{"text": "a' + "[" * 10, "no JSON"),
        ("[[]]", "no words"),
        ("[1]", "no JSON object"),
        ('[{"text": null}]', "has no text"),
        ("[" + "9" * 6000 + "]", "no JSON"),
    ],
)
def test_json_without_an_article_is_one_clear_line(text, words) -> None:
    with pytest.raises(InputError, match=words):
        _read(text=text, suffix=".json")


def test_a_lone_surrogate_is_replaced() -> None:
    assert _read(text='{"text": "Oslo \\ud800 Bergen"}').documents[0].text == "Oslo ? Bergen"


def test_a_text_in_braces_is_a_text() -> None:
    assert _read(text="{He left Oslo.}", suffix=".txt").documents[0].text == "{He left Oslo.}"
