"""Code → the generated reference pages: commands from click, extension contract from the ports, schemas.

Run with `--check` it writes nothing and fails when a page is not what the code says.
"""

import ast
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from storymap import ports, registry
from storymap.cli.app import COMMANDS, main
from storymap.exporters.columns import COLUMNS, OF_KIND
from storymap.linting.rules import RULES

sys.path.insert(0, str(Path(__file__).resolve().parent))

from story_file_schema import IN_PACKAGE, schema_bytes, story_file_tables

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"
NOTICE = "<!-- Written by tools/build_reference.py; change the code, then run `make docs`. -->"


def command_page() -> str:
    """The page of all commands."""
    blocks = [
        "# Commands",
        NOTICE,
        _help_block(main, "storymap"),
        *(block for name in COMMANDS for block in _command_blocks(name)),
    ]
    return "\n\n".join(blocks) + "\n"


def _command_blocks(name: str) -> list[str]:
    with click.Context(main, info_name="storymap") as context:
        command = main.get_command(context, name)
    assert command is not None  # noqa: S101 - COMMANDS names it
    blocks = [f"## storymap {name}", _help_block(command, f"storymap {name}")]
    if isinstance(command, click.Group):
        for sub, subcommand in command.commands.items():
            title = f"storymap {name} {sub}"
            blocks += [f"### {title}", _help_block(subcommand, title)]
    return blocks


def _help_block(command: click.Command, path: str) -> str:
    context = click.Context(command, info_name=path, terminal_width=100, max_content_width=100)
    context.help_option_names = ["-h", "--help"]
    return f"```text\n{command.get_help(context)}\n```"


def extension_page() -> str:
    """The page of the extension contract, from the source of `ports.py`."""
    source = Path(ports.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source)
    blocks = ["# Extending storymap", NOTICE, (ast.get_docstring(tree) or "").strip()]
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            blocks.append(f"## {node.name}")
            blocks.append(f"```python\n{ast.unparse(node)}\n```")
    blocks += ["## What is built in", _built_in_table()]
    return "\n\n".join(blocks) + "\n"


def _built_in_table() -> str:
    rows = [f"| `{c.group}` | `{c.name}` | `{c.target}` |" for c in registry.registered() if c.package == "storymap"]
    return "\n".join(["| group | name | code |", "|---|---|---|", *rows])


def story_file_page() -> str:
    """The page of the story file: its introduction stands in `story_file_intro.md`, the keys come from the schema."""
    introduction = (Path(__file__).with_name("story_file_intro.md")).read_text(encoding="utf-8").strip()
    return f"# The story file\n\n{NOTICE}\n\n{introduction}\n\n{story_file_tables()}\n"


def formats_page() -> str:
    """The page of the formats: what each exporter says of itself, and the columns of the tables."""
    introduction = Path(__file__).with_name("formats_intro.md").read_text(encoding="utf-8").strip()
    blocks = ["# Formats", NOTICE, introduction, _formats_table(), "## Columns", _COLUMNS_INTRO, _columns_table()]
    return "\n\n".join(blocks) + "\n"


def lint_page() -> str:
    """The page of the rules of `storymap lint`."""
    introduction = Path(__file__).with_name("lint_intro.md").read_text(encoding="utf-8").strip()
    rows = [f"| `{rule.id}` | {rule.severity} | {rule.about} |" for rule in RULES]
    table = "\n".join(["| rule | severity | finds |", "|---|---|---|", *rows])
    return f"# What storymap lint finds\n\n{NOTICE}\n\n{introduction}\n\n## Rules\n\n{table}\n"


_COLUMNS_INTRO = (
    "CSV, GeoPackage and GeoParquet have the same columns. CSV and GeoParquet are one table with the column `kind`; "
    "in a GeoPackage each kind is a layer with its own columns. CSV leaves out `evidence`, which is nothing without "
    "geometry. Text that a spread-sheet would take for a formula begins with an apostrophe in CSV."
)


def _formats_table() -> str:
    rows = []
    for component in registry.registered():
        if component.group == "storymap.exporters" and component.package == "storymap":
            exporter: Any = registry.load(component.group, component.name)
            name, suffix = f"`{component.name}`", f"`{exporter.suffix}`"
            rows.append(f"| {name} | {suffix} | {exporter.keeps} | {exporter.loses} | {exporter.reads} |")
    return "\n".join(["| format | suffix | keeps | loses | is read by |", "|---|---|---|---|---|", *rows])


def _columns_table() -> str:
    rows = []
    for name, column in COLUMNS.items():
        kinds = ", ".join(kind for kind, names in OF_KIND.items() if name in names) or "all"
        rows.append(f"| `{name}` | {column.type} | {kinds} | {column.about} |")
    return "\n".join(["| column | holds | of | meaning |", "|---|---|---|---|", *rows])


PAGES: dict[Path, Callable[[], str]] = {
    REFERENCE / "cli.md": command_page,
    REFERENCE / "extending.md": extension_page,
    REFERENCE / "formats.md": formats_page,
    REFERENCE / "lint.md": lint_page,
    REFERENCE / "story-file.md": story_file_page,
    REFERENCE / "schemas" / "story-file-1.schema.json": schema_bytes,
    IN_PACKAGE: schema_bytes,
}
"""The generated files and what makes them."""


def build(*, check: bool) -> list[str]:
    """Write the pages, or only name those that differ from the code."""
    stale = []
    for path, page in PAGES.items():
        wanted = page()
        if not path.exists() or path.read_text(encoding="utf-8") != wanted:
            stale.append(path.name)
            if not check:
                path.write_text(wanted, encoding="utf-8")
    return stale


if __name__ == "__main__":
    checking = "--check" in sys.argv[1:]
    changed = build(check=checking)
    print(f"{'stale' if checking else 'written'}: {', '.join(changed) or 'nothing'}")
    sys.exit(1 if checking and changed else 0)
