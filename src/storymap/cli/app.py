"""Arguments → one command; errors → one line and an exit code.

Exit codes: 0 done, 1 a `StorymapError`, 2 wrong usage, 3 `--fail-on` or `--strict` met, or `lint` found an error, 130
interrupted; 129 and 143 after SIGHUP and SIGTERM.
"""

import errno
import gc
from importlib import import_module
from typing import Any

import click

from storymap.cli.surroundings import INTERRUPTED, prepare
from storymap.errors import StorymapError

_COLLECT_AFTER = 100_000
"""Objects made before Python looks for cycles to drop: what a command makes at its start it keeps to its end."""
COMMANDS = {
    "render": "Write the story map of one or more articles as one offline HTML file.",
    "draft": "Write what the machine makes of articles as a story file that people correct.",
    "review": "Check, correct and sign a story in the browser; its story file is written at once.",
    "export": "Write a story as a picture, on paper, as GeoJSON or in another format.",
    "preview": "Show a page inside another site, as a newsroom that embeds it would.",
    "validate": "Check what articles claim about geography against real boundaries.",
    "lint": "Find what is to be mended in story files before they are published.",
    "geoparse": "Find the places named in articles and decide which places they are.",
    "geocode": "List the places that a name may mean.",
    "measure": "Measure borders, coasts, areas, distances, directions and neighbours, with their intervals.",
    "explain": "Show every stage's table for an article, for bug reports.",
    "batch": "Read whole folders of articles into tables, on all processors or a Dask cluster.",
    "query": "Ask the tables that batch wrote: what to check first, which places, which claims.",
    "evaluate": "Score recognition and resolution on corpora marked by people.",
    "gazetteer": "Build a larger gazetteer, see what one holds, keep places of your own.",
    "references": "Keep published figures of your own, which reports cite beside the measurement.",
    "components": "List the components that are installed.",
}
"""Every command with its summary, in the order of the help; each lives in the module of its name."""


class _Application(click.Group):
    """A group that imports a command only when it is called, and turns errors into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"storymap.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - what click's own signature says
        prepare()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - what click's own signature says
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except StorymapError as error:
            if ctx.params.get("debug"):
                raise
            # Imported here for the start-up budget. What files and servers call things must not steer the terminal.
            from storymap.cli.terminal import plain

            raise click.ClickException(plain(str(error))) from None
        except OSError as error:
            if error.errno == errno.EPIPE or ctx.params.get("debug"):
                raise
            raise click.ClickException(_told(error)) from None


def _told(error: OSError) -> str:
    """What the system refused, in a line: reading and writing files say more themselves."""
    if error.errno == errno.ENOSPC:
        return "cannot write the output: no space left; choose another place"
    where = f" ({error.filename})" if error.filename else ""
    return f"the system refused what was asked of it: {error.strerror or error}{where}; storymap --debug shows where"


@click.group(cls=_Application, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show the trace of an error instead of one line.")
@click.version_option(package_name="storymap")
def main(*, debug: bool) -> None:  # noqa: ARG001 - read from the context when an error arrives
    """Turn an article into a map that can be trusted.

    Finds the places that a text names, decides which places they are, checks what the text claims about
    geography, and tells the journey as one interactive HTML file that works offline.

    \b
    Examples:
      storymap render article.txt -o story.html
      storymap validate article.txt --fail-on contradicted,inconsistent
      cat article.txt | storymap geoparse - --json
    """
    gc.set_threshold(_COLLECT_AFTER, *gc.get_threshold()[1:])
