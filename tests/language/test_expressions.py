"""Expressions compiled when they are first used."""

import pkgutil
import re
from importlib import import_module

import pytest

import storymap
from storymap.language.expressions import late

OPTIONAL = ("storymap.__main__", "storymap.recognizers.spacy")
MODULES = [name for _, name, _ in pkgutil.walk_packages(storymap.__path__, prefix="storymap.") if name not in OPTIONAL]


def test_an_expression_is_that_of_its_text():
    assert late("ab", re.I).fullmatch("AB")
    assert not late("ab").search("AB")
    assert late("ab").pattern == "ab"


@pytest.mark.parametrize("stage", ["claims", "language", "reading", "resolution"])
def test_every_expression_of_the_package_compiles(stage):
    of_stage = [import_module(name) for name in MODULES if name.startswith(f"storymap.{stage}.")]
    found = [value for module in of_stage for value in vars(module).values() if type(value) is type(late(""))]
    assert found
    for expression in found:
        assert isinstance(expression.groups, int)
