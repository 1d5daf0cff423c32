"""`storymap components`: what is installed."""

from dataclasses import asdict

import click

from storymap import registry
from storymap.cli.terminal import deliver, show_table
from storymap.exporters.encoding import json_bytes


@click.command("components")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(*, as_json: bool) -> None:
    """List the recognizers, gazetteers, checks and exporters that are installed.

    \b
    Example:
      storymap components
    """
    components = registry.registered()
    if as_json:
        deliver(
            json_bytes({"schema": "storymap/components/1", "components": [asdict(c) for c in components]}),
            None,
        )
        return
    rows = ((c.group.removeprefix("storymap."), c.name, c.target, c.package) for c in components)
    show_table(("Kind", "Name", "Code", "Package"), rows)
