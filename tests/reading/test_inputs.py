"""Arguments → bytes: what is refused, and in which words."""

from io import BytesIO
from pathlib import Path

import pytest

from storymap.errors import InputError
from storymap.reading.inputs import LIMIT_BYTES, document_id, read_input

EMPTY = BytesIO()


def test_a_file_gives_its_bytes_and_an_id_from_its_name(tmp_path: Path) -> None:
    path = tmp_path / "Over the border (2).txt"
    path.write_bytes(b"He left Oslo.")
    assert read_input(str(path), stdin=EMPTY) == (b"He left Oslo.", "Over-the-border-2")


def test_a_hyphen_reads_standard_input() -> None:
    assert read_input("-", stdin=BytesIO(b"He left.")) == (b"He left.", "stdin")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no such file: .*gone\.txt"):
        read_input(str(tmp_path / "gone.txt"), stdin=EMPTY)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_input(str(tmp_path), stdin=EMPTY)


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n "])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match="is empty"):
        read_input(str(path), stdin=EMPTY)


def test_empty_standard_input_is_refused() -> None:
    with pytest.raises(InputError, match="standard input is empty"):
        read_input("-", stdin=EMPTY)


def test_ten_megabytes_are_refused_without_being_read_to_the_end() -> None:
    stream = BytesIO(b"word " * 2_000_000)
    with pytest.raises(InputError, match="larger than 5 MB"):
        read_input("-", stdin=stream)
    assert stream.tell() == LIMIT_BYTES + 1


def test_a_name_with_a_null_character_is_one_clear_line() -> None:
    with pytest.raises(InputError, match="cannot read"):
        read_input("a\0b", stdin=EMPTY)


def test_a_file_that_is_a_path_through_a_file_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    with pytest.raises(InputError, match="cannot read"):
        read_input(str(path / "b.txt"), stdin=EMPTY)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a/b.txt", "b"), ("Ærø.md", "Ærø"), ("...", "document"), ("x y/z&z.txt", "z-z"), ("-.txt", "document")],
)
def test_an_id_is_the_stem_without_what_ids_should_not_carry(path: str, expected: str) -> None:
    assert document_id(path) == expected
