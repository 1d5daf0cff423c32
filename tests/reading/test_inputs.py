"""Arguments → bytes: what is refused, and in which words."""

import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest

from storymap.errors import InputError
from storymap.reading.given import Given, document_id
from storymap.reading.inputs import read_input
from storymap.reading.kinds import LARGE_LIMIT_BYTES, LIMIT_BYTES

EMPTY = BytesIO()


def test_a_file_gives_its_bytes_and_an_id_from_its_name(tmp_path: Path) -> None:
    path = tmp_path / "Over the border (2).txt"
    path.write_bytes(b"He left Oslo.")
    given = read_input(str(path), stdin=EMPTY)
    name = str(path)
    assert given == Given(data=b"He left Oslo.", id="Over-the-border-2", name=name, suffix=".txt", path=name)


def test_a_hyphen_reads_standard_input() -> None:
    given = read_input("-", stdin=BytesIO(b"He left."))
    assert given == Given(data=b"He left.", id="stdin", name="standard input")


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


def test_half_a_gigabyte_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500_000_000)
    tracemalloc.start()
    with pytest.raises(InputError, match="larger than 50 MB"):
        read_input(str(path), stdin=EMPTY)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_an_endless_pdf_on_standard_input_is_read_to_the_limit_only() -> None:
    stream = BytesIO(b"%PDF-1.7\n" + bytes(LARGE_LIMIT_BYTES + 1000))
    with pytest.raises(InputError, match="larger than 50 MB"):
        read_input("-", stdin=stream)
    assert stream.tell() == LARGE_LIMIT_BYTES + 1


@pytest.mark.parametrize("address", ["ftp://example.org/a", "file:///etc/passwd", "gopher://example.org", "ssh://a"])
def test_only_http_and_https_addresses_are_fetched(address: str) -> None:
    with pytest.raises(InputError, match="only http and https"):
        read_input(address, stdin=EMPTY)


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
