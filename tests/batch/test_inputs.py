"""Every record of the inputs is read once, whatever the blocks; where they end is told by the inputs alone."""

import gzip
import json

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storymap.batch.planning import plan_partitions
from storymap.batch.slices import read_slice
from storymap.batch.sources import find_files
from storymap.batch.values import SourceFile
from storymap.errors import InputError


def planned(folder, block_bytes=50):
    files = find_files([str(folder)], output="elsewhere")
    return tuple(plan_partitions(files, block_bytes=block_bytes, shaped_by={}))


def read(partitions):
    return [raw for partition in partitions for part in partition.slices for raw in read_slice(part)]


def lines(count):
    return "".join(json.dumps({"text": f"Text {n} " + "x" * (n % 40)}) + "\n" for n in range(count)).encode()


@given(
    texts=st.lists(st.text(alphabet="abæ\r", max_size=30), max_size=30),
    block_bytes=st.integers(min_value=1, max_value=200),
    ends=st.booleans(),
)
def test_blocks_of_json_lines_hold_every_line_once(tmp_path_factory, texts, block_bytes, ends):
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    data = "\n".join(texts).encode() + (b"\n" if ends else b"")
    path.write_bytes(data)
    found = [raw.data.rstrip(b"\n") for raw in read(planned(path, block_bytes))]
    assert found == [line for line in data.split(b"\n") if line.strip()]


@pytest.mark.parametrize("block_bytes", [1, 64, 10_000])
def test_packed_lines_are_the_same_lines(tmp_path, block_bytes):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(40)))
    assert b"".join(raw.data for raw in read(planned(tmp_path, block_bytes))) == lines(40)


@pytest.mark.parametrize("block_bytes", [1, 300, 1_000_000])
def test_every_row_of_a_parquet_file_is_read_once(tmp_path, block_bytes):
    table = pa.table({"text": [f"Text {n}" for n in range(100)], "when": pa.array(range(100), type=pa.date32())})
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet", row_group_size=30)
    found = [json.loads(raw.data) for raw in read(planned(tmp_path, block_bytes))]
    assert [record["text"] for record in found] == [f"Text {n}" for n in range(100)]
    assert found[1]["when"] == "1970-01-02"


def test_names_tell_where_a_record_stands(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.jsonl").write_bytes(b'{"text": "one"}\n\n{"text": "two"}\n')
    (tmp_path / "news" / "b.txt").write_bytes(b"three")
    monkeypatch.chdir(tmp_path)
    assert [raw.name for raw in read(planned("news"))] == ["news/a.jsonl@0", "news/a.jsonl@17", "news/b.txt"]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.txt.gz", "a.parquet"])
def test_damaged_file_is_an_error_of_its_own(tmp_path, name):
    whole = gzip.compress(lines(400)) if name.endswith("gz") else b"PAR1" + bytes(100)
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    (tmp_path / "z.txt").write_bytes(b"fine")
    found = read(planned(tmp_path))
    assert any(raw.error.startswith("cannot be read: ") for raw in found)
    assert found[-1].data == b"fine"


def test_line_longer_than_an_article_is_an_error_and_the_next_is_read(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"x" * 6_000_000 + b'"}\n{"text": "next"}\n')
    long, following = read(planned(tmp_path, 1_000_000))
    assert "is larger than 5 MB" in long.error
    assert following.data == b'{"text": "next"}\n'


def test_hidden_files_are_passed_over_and_a_file_named_twice_is_read_once(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_bytes(b"x")
    (tmp_path / "a.txt").write_bytes(b"a")
    files = find_files([str(tmp_path), str(tmp_path / "*.txt")], output="elsewhere")
    assert [file.name for file in files] == [str(tmp_path / "a.txt")]


def test_any_file_system_of_fsspec_will_do():
    import fsspec

    filesystem = fsspec.filesystem("memory")
    filesystem.pipe("/corpus/a.txt", b"from memory")
    assert [raw.data for raw in read(planned("memory://corpus"))] == [b"from memory"]


@pytest.mark.parametrize("argument", ["nothing-here", "nothing-*.txt", "unheard-of://bucket"])
def test_input_that_names_nothing_is_one_clear_line(tmp_path, monkeypatch, argument):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"no such file|no file in|cannot read"):
        find_files([argument], output="elsewhere")


def test_output_inside_the_inputs_is_refused(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "a.parquet").write_bytes(b"")
    with pytest.raises(InputError, match="lies in the output folder"):
        find_files([str(tmp_path)], output=str(tmp_path / "tables"))


def test_file_added_to_a_folder_of_texts_moves_few_partitions():
    files = [SourceFile(name=f"n/{n:04}.txt", address=f"/n/{n:04}.txt", size=10) for n in range(2000)]
    more = sorted([*files, SourceFile(name="n/0500a.txt", address="/n/0500a.txt", size=10)], key=lambda file: file.name)
    before, after = ({p.key for p in plan_partitions(f, block_bytes=10**6, shaped_by={})} for f in (files, more))
    assert len(before - after) <= 2
    assert len(before) > 20
