"""Code → the generated reference pages: commands from click, extension contract from the ports, schemas.

Run with `--check` it writes nothing and fails when a page is not what the code says.
"""

import ast
import sys
from collections.abc import Callable
from pathlib import Path

import click

from storymap import ports, registry
from storymap.cli.app import COMMANDS, main

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


PAGES: dict[Path, Callable[[], str]] = {
    REFERENCE / "cli.md": command_page,
    REFERENCE / "extending.md": extension_page,
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
