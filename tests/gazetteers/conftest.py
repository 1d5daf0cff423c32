"""Fixtures for the tests of gazetteers."""

import zipfile

import pytest

from storymap.gazetteers.compiled import CompiledGazetteer


@pytest.fixture(scope="session")
def gazetteer() -> CompiledGazetteer:
    """The packaged gazetteer."""
    return CompiledGazetteer()


@pytest.fixture
def zipped(tmp_path):
    """A function that writes lines into an official-looking archive `NAME.zip` and returns its path."""

    def write(name, lines):
        path = tmp_path / f"{name}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("readme.txt", "not data")
            archive.writestr(f"{name}.txt", "".join(f"{line}\n" for line in lines))
        return path

    return write
