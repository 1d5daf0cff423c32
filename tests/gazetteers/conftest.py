"""Fixtures for the tests of gazetteers."""

import pytest

from storymap.gazetteers.compiled import CompiledGazetteer


@pytest.fixture(scope="session")
def gazetteer() -> CompiledGazetteer:
    """The packaged gazetteer."""
    return CompiledGazetteer()
