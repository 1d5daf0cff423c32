"""The documentation names what the program has, and nothing else."""

import importlib.util
import inspect
import re
from pathlib import Path

import pytest

from storymap import errors, registry
from storymap.cli.app import COMMANDS
from storymap.model.claims import ClaimType, Outcome

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
ERRORS = [n for n, c in vars(errors).items() if inspect.isclass(c) and issubclass(c, errors.StorymapError)]


def _text(*parts):
    return DOCS.joinpath(*parts).read_text(encoding="utf-8")


def test_generated_pages_are_what_the_code_says():
    spec = importlib.util.spec_from_file_location("build_reference", ROOT / "tools" / "build_reference.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.build(check=True) == [], "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_documented(name):
    assert f"## storymap {name}" in _text("reference", "cli.md")


@pytest.mark.parametrize("group", registry.GROUPS)
def test_entry_point_group_is_documented(group):
    assert f"`{group}`" in _text("reference", "extending.md")


@pytest.mark.parametrize("outcome", [outcome.value for outcome in Outcome])
def test_outcome_is_documented(outcome):
    assert f"**{outcome}**" in _text("reference", "claims.md")


@pytest.mark.parametrize("claim_type", [claim_type.value for claim_type in ClaimType])
def test_claim_type_is_documented(claim_type):
    assert f"`{claim_type}`" in _text("reference", "claims.md")


@pytest.mark.parametrize("error", ERRORS)
def test_error_is_documented(error):
    assert f"`{error}`" in _text("reference", "outputs.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_to_files_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_tests_that_the_page_s_promises_rest_on_exist():
    named = set(re.findall(r"`(?:tests/\w+/)?(test_\w+\.py)`", _text("reference", "page.md")))
    assert len(named) > 25
    assert named <= {path.name for path in (ROOT / "tests").rglob("test_*.py")}


def test_the_tests_that_the_threat_model_names_exist():
    text = _text("explanation", "security.md")
    files = list((ROOT / "tests").rglob("test_*.py"))
    functions = {name for path in files for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))}
    named = set(re.findall(r"`(?:tests/)?(?:\w+/)*(test_\w+)`", text))
    assert len(named) > 25
    assert named <= functions
    assert set(re.findall(r"\b(test_\w+\.py)`", text)) <= {path.name for path in files}


def test_readme_names_only_commands_that_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^storymap ([a-z]+) (?:\S+\.txt|[A-Z]|border)", readme, re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)
