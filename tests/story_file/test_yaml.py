"""Records → YAML → records: nothing is lost, `NO` is Norway, comments stay, and nothing hostile is read."""

import re
from contextlib import suppress

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from storymap.errors import InputError
from storymap.stories.file.comments import find_comments
from storymap.stories.file.yaml_placing import DEEPEST, placed
from storymap.stories.file.yaml_reading import read_yaml
from storymap.stories.file.yaml_scalars import scalar
from storymap.stories.file.yaml_writing import write_yaml

AWKWARD = st.text() | st.text(alphabet="ab \n\t#:-'\"|>%@`\\,[]{}?!&*\x85\u2028\xa0\ufeff\x0c\r~0")
SCALARS = (
    AWKWARD
    | st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        ["NO", "yes", "off", "12:30", "2023-01-13", "1e3", "0o7", "0x1F", "012", ".5", "~", "null", "=", "<<"]
    )
)
RECORDS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(AWKWARD.filter(bool), inner, max_size=4),
    max_leaves=12,
)


def read(text):
    return read_yaml(text.encode(), name="x.yaml")


@settings(max_examples=400, deadline=None)
@given(RECORDS)
def test_a_record_is_read_back_as_it_was_written(value):
    record = {
        "documents": [{"id": "a", "text": value}],
        "z": value,
        "mentions": [{"k": value}],
        "drafted": {"p": {"q": value}},
    }
    text = write_yaml(record)
    assert read(text).value == record


@settings(max_examples=400, deadline=None)
@given(AWKWARD)
@example("a?")
def test_other_readers_of_yaml_1_1_read_text_as_text(words):
    record = {"text": words, "list": [words], "at": {"x": words}}
    assert yaml.safe_load(write_yaml(record)) == record


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("12:30", "12:30"),
        ("2023-01-13", "2023-01-13"),
        ("1_000", "1_000"),
        ("true", True),
        ("~", None),
        ("", None),
        ("1630", 1630),
        ("-3.5", -3.5),
        ("'5'", "5"),
        ('"null"', "null"),
        ("=", "="),
        (".inf", ".inf"),
    ],
)
def test_plain_words_mean_what_yaml_1_2_says(written, meant):
    assert read(f"key: {written}\n").value == {"key": meant}


def test_the_code_of_norway_is_written_in_quotes_for_readers_of_yaml_1_1():
    assert scalar("NO") == '"NO"'


HOSTILE = {
    "a tag": ("a: !!python/object/apply:os.system ['id']\n", "the tag"),
    "a local tag": ("a: !secret x\n", "the tag"),
    "an alias": ("a: &x 1\nb: *x\n", "'&x'"),
    "a merge": ("a: 1\n<<: *b\n", "'*b'"),
    "a billion laughs": (
        "a: &a [x,x,x]\n"
        + "".join(f"{b}: &{b} [*{a},*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        "'&a'",
    ),
    "the same key twice": ("a: 1\nb: 2\na: 3\n", "'a' a second time (first in line 1)"),
    "two documents": ("a: 1\n---\nb: 2\n", "second document"),
    "deep lists": ("a: " + "[" * 500 + "]" * 500 + "\n", "deeper"),
    "very deep lists": ("a: " + "[" * 300_000, "nest"),
    "very deep mappings": ("{a: " * 100_000, "deeper"),
    "a list as a key": ("? [a, b]\n: 1\n", "expected"),
    "a tab": ("a:\n\t- b\n", "not YAML"),
    "an unclosed quote": ("a: 'b\n", "not YAML"),
    "a control character": ("a: b\x01\n", "not YAML"),
    "no UTF-8": ("a: \udcff\n", "not UTF-8"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_yaml_is_refused_with_its_line(name):
    text, told = HOSTILE[name]
    with pytest.raises(InputError) as error:
        read_yaml(text.encode("utf-8", "surrogateescape"), name="x.yaml")
    assert told in str(error.value)
    assert re.match(r"x\.yaml:\d+", str(error.value))
    assert len(str(error.value)) < 300


def test_nesting_that_a_story_file_needs_is_read():
    text = "a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1) + "\n"
    assert read(text).value["a"] is not None


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="a:- \n\t#[]{}&*!|>'\"%@`,?").map(str.encode))
def test_any_bytes_are_read_or_refused(data):
    with suppress(InputError):
        read_yaml(data, name="x.yaml")


@settings(max_examples=400, deadline=None)
@given(
    RECORDS.map(lambda value: write_yaml({"z": value, "mentions": [{"k": value}]}))
    | st.text(alphabet="ab1:- \n#[]{}&*!|>'\"~?,")
)
@example("a: 1\na: 2\n")
@example("a\n---\nb\n")
def test_values_are_read_as_where_they_stand_is_read(text):
    """They are read by two readers: the quick one must give, and refuse, the very same."""
    assert told_of(lambda: read(text).value) == told_of(lambda: placed(text, "x.yaml").value)


def told_of(task):
    """What is read, or what is told of it."""
    try:
        return repr(task())
    except InputError as error:
        return str(error)


COMMENTED = """\
# About this file
schema: x/1  # the form
title: "A # no comment"

# Before the chapters
chapters:  # all of them
# On the first
- id: c1  # first
  # On its caption
  caption: |  # a block
    # no comment
    text
  passage:
    exact: foo  # words
  shows: [a, b]  # places
- id: c2
  mentions:
  - {start: 1, end: 2}  # here
# The end
"""


def rewritten(text, change=None):
    opened = read(text)
    comments = find_comments(text, opened)
    if change:
        change(opened.value)
    return write_yaml(opened.value, comments)


def test_comments_stay_with_their_values():
    again = rewritten(COMMENTED)
    wanted = {line.strip() for line in COMMENTED.splitlines() if line.strip()}
    assert {line.strip() for line in again.splitlines() if line.strip()} == wanted
    assert rewritten(again) == again


def test_comments_follow_an_item_that_moves():
    again = rewritten(COMMENTED, lambda record: record["chapters"].reverse())
    lines = [line.strip() for line in again.splitlines()]
    assert lines[lines.index("# On the first") + 1] == "- id: c1  # first"
    assert lines.index("- id: c2") < lines.index("# On the first")


def test_comments_of_what_is_gone_are_kept_at_the_end():
    again = rewritten(COMMENTED, lambda record: record["chapters"].pop(0))
    for comment in ("# On the first", "# first", "# On its caption", "# words", "# places", "# a block"):
        assert again.count(comment) == 1
