"""Corpora are read line by line; what is wrong with a line is said in one."""

import pytest

from storymap.errors import InputError
from storymap.evaluation.corpora import read_corpus
from storymap.model.places import LonLat

GOOD = '{"id": 1, "text": "Rain in Oslo.", "toponyms": [{"start": 8, "end": 12, "text": "Oslo"}]}'


def test_documents_and_toponyms_are_read_in_order(write_corpus, gold):
    text = "From Bergen the train goes to Oslo."
    path = write_corpus(
        gold(
            text,
            ("Oslo", 59.91, 10.75, {"geonameid": 3143244, "kind": "PPLC"}),
            ("Bergen", None, None, {"geonameid": None}),
            name="walk",
        )
    )
    (document,) = read_corpus(path)
    bergen, oslo = document.toponyms
    assert (document.id, document.text) == ("walk", text)
    assert (bergen.name, bergen.position, bergen.geonames_id, bergen.kind) == ("Bergen", None, None, None)
    assert (oslo.position, oslo.geonames_id, oslo.kind) == (LonLat(lat=59.91, lon=10.75), "3143244", "PPLC")


def test_a_toponym_split_over_lines_has_its_name_on_one(write_corpus, gold):
    (document,) = read_corpus(write_corpus(gold("He left New\nYork.", ("New\nYork", 40.7, -74.0, {}))))
    assert document.toponyms[0].name == "New York"


def test_empty_lines_and_a_byte_order_mark_are_passed_over(write_corpus):
    assert len(read_corpus(write_corpus("\ufeff" + GOOD, "", "  ", GOOD))) == 2


def test_line_ends_within_a_text_become_line_feeds_and_keep_offsets(write_corpus, gold):
    (document,) = read_corpus(write_corpus(gold("Rain.\r\nSnow.\rOslo froze.", ("Oslo", None, None, {}))))
    span = document.toponyms[0].span
    assert "\r" not in document.text
    assert document.text[span.start : span.end] == "Oslo"


def test_lone_surrogates_become_the_replacement_character(write_corpus):
    (document,) = read_corpus(write_corpus('{"id": 1, "text": "a \\ud800 b", "toponyms": []}'))
    assert document.text == "a \ufffd b"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        ("[]", "of the wrong kind"),
        ("3", "of the wrong kind"),
        ('{"id": 1, "text": "a"}', "no 'toponyms'"),
        ('{"text": "a", "toponyms": []}', "no 'id'"),
        ('{"id": 1, "text": 5, "toponyms": []}', "text is not a string"),
        ('{"id": 1, "text": "a", "toponyms": {}}', "toponyms is not a list"),
        ('{"id": 1, "text": "a", "toponyms": ["Oslo"]}', "of the wrong kind"),
        ('{"id": 1, "text": "a", "toponyms": [{"start": 0}]}', "no 'end'"),
        ('{"id": 1, "text": "a", "toponyms": [{"start": 0, "end": 2}]}', "from 0 to 2"),
        ('{"id": 1, "text": "abc", "toponyms": [{"start": 2, "end": 1}]}', "start 2, end 1"),
        ('{"id": 1, "text": "abc", "toponyms": [{"start": "x", "end": 1}]}', "'x'"),
        ('{"id": 1, "text": "abc", "toponyms": [{"start": 0, "end": 1, "text": "b"}]}', "'a', not 'b'"),
        ('{"id": 1, "text": "abc", "toponyms": [{"start": 0, "end": 1, "lat": 95, "lon": 0}]}', "latitude 95"),
        ('{"id": 1, "text": "abc", "toponyms": [{"start": 0, "end": 1, "lat": NaN, "lon": 0}]}', "no position"),
        (
            '{"id": 1, "text": "abc", "toponyms": [{"start": 0, "end": 1}, {"start": 0, "end": 1}]}',
            "same start and end",
        ),
        ("[" * 100_000, "wrong kind"),
    ],
    ids=lambda value: value[:70],
)
def test_a_bad_line_gets_one_error_that_names_it(write_corpus, line, reason):
    path = write_corpus(GOOD, line)
    with pytest.raises(InputError) as caught:
        read_corpus(path)
    message = str(caught.value)
    assert f"{path}, line 2: " in message
    assert reason in message
    assert "expected an object with id, text and toponyms" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b"\n \n", "empty"), (b"\xff\xfe{}", "no UTF-8 at byte 0")]
)
def test_a_file_without_a_document_is_refused(tmp_path, content, reason):
    path = tmp_path / "bad.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=reason):
        read_corpus(path)


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path):
    for path in (tmp_path / "nowhere.jsonl", tmp_path):
        with pytest.raises(InputError, match="cannot read the corpus"):
            read_corpus(path)
