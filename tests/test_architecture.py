"""The import contracts hold, and the architecture page tells the truth."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "storymap"
MODULES = sorted(SOURCE.rglob("*.py"))


def test_import_contracts_are_kept():
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr


def test_architecture_page_names_every_top_level_module():
    page = (ROOT / "docs/explanation/architecture.md").read_text(encoding="utf-8")
    top_level = {p.stem for p in SOURCE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    missing = {name for name in top_level - {"__init__", "__main__"} if f"`storymap.{name}`" not in page}
    assert not missing


def test_architecture_page_names_no_module_that_is_gone():
    page = (ROOT / "docs/explanation/architecture.md").read_text(encoding="utf-8")
    named = {
        line.split("`")[1].removeprefix("storymap.") for line in page.splitlines() if line.startswith("| `storymap.")
    }
    assert named
    assert all((SOURCE / name).is_dir() or (SOURCE / f"{name}.py").is_file() for name in named)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_module_is_no_longer_than_300_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_functions_are_no_longer_than_40_lines(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name for f in functions if _body_length(f) > 40}
    assert not long


def _body_length(function):
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_median_function_body_is_at_most_six_lines():
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in MODULES)
    lengths = sorted(
        _body_length(node) for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 6


def test_only_commands_print_or_exit():
    for path in MODULES:
        if "cli" in path.relative_to(SOURCE).parts or path.name == "__main__.py":
            continue
        names = {n.id for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Name)}
        assert not names & {"print", "exit", "quit"}, path


def test_importing_storymap_imports_no_component():
    code = "import storymap, sys; print(sorted(m for m in sys.modules if m.startswith('storymap.')))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
