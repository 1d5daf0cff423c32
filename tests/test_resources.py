"""Files are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storymap.errors import OutputError
from storymap.resources import write_atomically, write_together


@given(content=st.binary(max_size=2000))
def test_what_is_written_is_read_back(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("out") / "file"
    write_atomically(path, content)
    assert path.read_bytes() == content


def test_nothing_is_replaced_when_one_of_several_cannot_be_written(tmp_path):
    first = tmp_path / "first"
    first.write_bytes(b"old")
    with pytest.raises(OutputError, match="does not exist"):
        write_together([(first, b"new"), (tmp_path / "missing" / "second", b"new")])
    assert first.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [first]


def test_an_interrupted_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_one_clear_error(tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_atomically(tmp_path / "file", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_permissions_of_the_old_file_are_kept(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_device_is_not_replaced():
    with pytest.raises(OutputError, match="no ordinary file"):
        write_atomically(Path(os.devnull), b"x")
