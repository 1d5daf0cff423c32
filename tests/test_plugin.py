"""A check of another package, really built and installed: found by its entry point, asked before the built-in ones."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = ROOT / "tests" / "plugin"
HOW_TO = ROOT / "docs" / "how-to" / "write-a-check.md"
TEXT = "Denmark borders Sweden. Norway borders Sweden. France does not border the United Kingdom.\n"

pytestmark = pytest.mark.packaging


def install(source, target):
    """Build a package and install it in a folder, with nothing from the network."""
    copy = shutil.copytree(source, target.with_name(f"{target.name}-source"))
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--target", str(target), str(copy)], check=True, capture_output=True, text=True)
    return target


def run(folder, *arguments, text=""):
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "storymap", *arguments]
    return subprocess.run(
        command, input=text, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    return install(PLUGIN, tmp_path_factory.mktemp("plugin") / "site")


@pytest.fixture(scope="module")
def replacing(tmp_path_factory):
    """The same package, registering its check under the name of a built-in one."""
    source = tmp_path_factory.mktemp("replacing") / "package"
    shutil.copytree(PLUGIN, source)
    project = source / "pyproject.toml"
    project.write_text(project.read_text(encoding="utf-8").replace("fixed-links = ", "adjacency = "), encoding="utf-8")
    return install(source, source.with_name("site"))


def claims(result):
    assert result.returncode == 0, result.stderr
    return [(c["check"], c["outcome"]) for c in json.loads(result.stdout)["claims"]]


def test_components_lists_it_with_its_package(installed):
    listed = json.loads(run(installed, "components", "--json").stdout)["components"]
    (found,) = [c for c in listed if c["name"] == "fixed-links"]
    assert found["package"] == "storymap-fixed-links"


def test_it_judges_first_and_leaves_the_rest_to_the_built_in_checks(installed):
    result = run(installed, "validate", "-", "--json", text=TEXT)
    first, second, third = claims(result)
    assert first == ("fixed-links@1", "compatible")
    assert second[0].startswith("adjacency@")
    assert third[0].startswith("adjacency@")


def test_its_rule_is_told_by_explain(installed):
    output = run(installed, "validate", "-", "--explain", text=TEXT).stdout
    assert "Rule: Compatible where a bridge or tunnel joins" in " ".join(output.split())


def test_under_the_name_of_a_built_in_check_it_takes_its_place(replacing):
    found = claims(run(replacing, "validate", "-", "--json", text=TEXT))
    assert found[0] == ("fixed-links@1", "compatible")
    assert found[1] == ("none", "undecided")


def test_without_it_the_built_in_check_judges(tmp_path):
    assert claims(run(tmp_path, "validate", "-", "--json", text=TEXT))[0][0].startswith("adjacency@")


def test_a_check_that_does_not_load_is_named_in_one_line(tmp_path):
    source = tmp_path / "package"
    shutil.copytree(PLUGIN, source)
    module = source / "src" / "storymap_fixed_links" / "__init__.py"
    module.write_text("import nothing_of_that_name\n", encoding="utf-8")
    result = run(install(source, tmp_path / "site"), "validate", "-", text=TEXT)
    assert result.returncode == 1
    (line,) = result.stderr.strip().splitlines()
    assert "fixed-links" in line


def test_the_how_to_shows_the_plugins_own_code():
    page = HOW_TO.read_text(encoding="utf-8")
    for path in (PLUGIN / "pyproject.toml", PLUGIN / "src" / "storymap_fixed_links" / "__init__.py"):
        assert path.read_text(encoding="utf-8").strip() in page, path.name
