"""No data is ever run: the package imports nothing and calls nothing that makes code of bytes."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "storymap"
MODULES = sorted(SOURCE.rglob("*.py"))
FORBIDDEN_MODULES = {
    "cloudpickle", "code", "codeop", "dill", "imp", "joblib", "jsonpickle", "marshal", "pickle", "runpy", "shelve",
}  # fmt: skip
FORBIDDEN_NAMES = {"__import__", "compile", "eval", "exec", "execfile"}
FORBIDDEN_METHODS = {
    "yaml": {"FullLoader", "Loader", "UnsafeLoader", "full_load", "load", "load_all", "unsafe_load"},
    "pandas": {"eval", "read_pickle"},
    "pd": {"eval", "read_pickle"},
    "os": {"popen", "system"},
}
FORBIDDEN_OPTIONS = {"allow_pickle", "shell"}
"""Forbidden unless they are false; numpy's `load` refuses pickles by default."""


def test_the_package_is_found():
    assert len(MODULES) > 200


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_makes_no_code_of_data(path):
    assert found_in(path.read_text(encoding="utf-8")) == []


def found_in(text):
    return [told for node in ast.walk(ast.parse(text)) if (told := _told(node))]


def _told(node):
    names = _imported(node) & FORBIDDEN_MODULES
    if names:
        return f"line {node.lineno}: imports {', '.join(sorted(names))}"
    if isinstance(node, ast.ImportFrom):
        names = {alias.name for alias in node.names} & FORBIDDEN_METHODS.get(_first(node.module or ""), set())
        return f"line {node.lineno}: imports {', '.join(sorted(names))}" if names else None
    if isinstance(node, ast.Name) and node.id in FORBIDDEN_NAMES:
        return f"line {node.lineno}: {node.id}"
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"line {node.lineno}: {ast.unparse(node)}" if _is_forbidden(node) else None
    if isinstance(node, ast.keyword) and node.arg in FORBIDDEN_OPTIONS:
        return f"line {node.value.lineno}: {node.arg}" if getattr(node.value, "value", True) is not False else None
    return None


def _imported(node):
    if isinstance(node, ast.Import):
        return {_first(alias.name) for alias in node.names}
    return {_first(node.module or "")} if isinstance(node, ast.ImportFrom) else set()


def _first(name):
    return name.split(".")[0]


def _is_forbidden(node):
    return node.attr in FORBIDDEN_METHODS.get(node.value.id, set()) or node.value.id == "builtins"


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "import marshal as m",
        "from pickle import loads",
        "def f():\n    from shelve import open",
        "eval('1')",
        "run = exec",
        "__import__('os')",
        "import yaml\nyaml.load('x')",
        "from yaml import load",
        "yaml.parse(x, Loader=yaml.UnsafeLoader)",
        "numpy.load(path, allow_pickle=True)",
        "os.system(x)",
        "subprocess.run(x, shell=True)",
        "builtins.eval(x)",
    ],
)
def test_what_makes_code_of_data_is_noticed(line):
    assert found_in(line)


@pytest.mark.parametrize(
    "line", ["re.compile(x)", "yaml.parse(x, Loader=yaml.SafeLoader)", "json.loads(x)", "import re"]
)
def test_what_reads_data_only_is_let_through(line):
    assert found_in(line) == []
