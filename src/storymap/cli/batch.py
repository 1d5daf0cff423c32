"""`storymap batch`: folders of articles → tables in partitions."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from storymap.batch.extras import require_extra
from storymap.batch.values import Settings
from storymap.cli.articles import divided
from storymap.cli.gazetteer_options import local_gazetteer_options, with_user_places
from storymap.cli.reading_options import TOLD, field_option
from storymap.cli.terminal import note, say
from storymap.errors import StorymapError

if TYPE_CHECKING:
    from storymap.batch.running import Progress

_KIB = 1024
_DEFAULTS = Settings()


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, metavar="OUT", help="Folder of the tables, a path or an address.")
@click.option("--scheduler", metavar="ADDRESS", help="Address of your Dask scheduler, such as tcp://head:8786.")
@click.option(
    "--workers", type=click.IntRange(1, 1024), help="Processes on this machine [default: one for each processor]."
)
@local_gazetteer_options
@click.option(
    "--recognizer", default=_DEFAULTS.recognizer, show_default=True, metavar="NAME", help="As for 'storymap geoparse'."
)
@click.option("--bias", multiple=True, metavar="COUNTRY", help="As for 'storymap geoparse'.")
@click.option("--not", "never", multiple=True, metavar="NAME", help="As for 'storymap geoparse'.")
@field_option((*TOLD, "id"))
@click.option("--with-people", is_flag=True, help="Keep the names of people, which the tables leave out.")
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1),
    default=_DEFAULTS.time_limit_s,
    show_default=True,
    metavar="SECONDS",
    help="Processor time that one document may take.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(200),
    default=_DEFAULTS.memory_limit_mb,
    show_default=True,
    metavar="MB",
    help="Memory that reading a document may take.",
)
@click.option(
    "--block",
    type=click.IntRange(1),
    default=_DEFAULTS.block_bytes // _KIB,
    show_default=True,
    metavar="KIB",
    help="About how much of the inputs makes a partition.",
)
def command(
    *,
    inputs: tuple[str, ...],
    output: str,
    scheduler: str | None,
    workers: int | None,
    overlays: tuple[Path, ...],
    gazetteer_folder: Path | None,
    no_user_places: bool,
    recognizer: str,
    bias: tuple[str, ...],
    never: tuple[str, ...],
    fields: tuple[tuple[str, str], ...],
    with_people: bool,
    time_limit: float,
    memory_limit: int,
    block: int,
) -> None:
    """Read whole folders of articles into tables: documents, toponyms, claims, legs, errors.

    INPUT is a folder, a file, a pattern in quotes, or an address that fsspec knows (s3://…): text, web pages, PDF,
    DOCX, feeds, JSON and JSON lines, also packed as .gz, and Parquet. OUT gets GeoParquet in partitions and a
    manifest. A run that was cut short is finished by the same command. What cannot be read goes to the errors
    table and stops nothing; articles in a language that is not read are counted and set aside. Needs the extra
    storymap[batch].

    \b
    Examples:
      storymap batch news/ -o tables
      storymap batch 'archive/*.jsonl.gz' -o tables --workers 8
      storymap batch s3://bucket/news -o s3://bucket/tables --scheduler tcp://head:8786
    """
    require_extra("batch")
    if scheduler and workers:
        raise click.UsageError("--workers starts a cluster here, --scheduler uses another; give one of them")
    settings = Settings(
        recognizer=recognizer,
        gazetteer_folder=str(gazetteer_folder.absolute()) if gazetteer_folder else None,
        overlays=tuple(str(one.absolute()) for one in with_user_places(overlays, no_user_places=no_user_places)),
        bias=divided(bias),
        never=never,
        fields=fields,
        with_people=with_people,
        time_limit_s=time_limit,
        memory_limit_mb=memory_limit,
        block_bytes=block * _KIB,
    )
    # Imported here for the start-up budget, and because the extra may be absent.
    from storymap.batch.running import Job, run_batch

    job = Job(inputs=inputs, output=output, settings=settings, scheduler=scheduler, workers=workers or _processors())
    with _progress() as progress:
        manifest = run_batch(job, progress=progress)
    _tell(manifest, output)


def _processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _progress() -> "Iterator[Progress | None]":
    """A bar on standard error; none where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as shown:
        task = shown.add_task("partitions", total=None)

        def tell(done: int, total: int, counts: dict[str, int]) -> None:
            words = f"partitions, {counts['documents']:,} documents, {counts['errors']:,} errors"
            shown.update(task, completed=done, total=total, description=words)

        yield tell


def _tell(manifest: dict[str, Any], output: str) -> None:
    """Sum up on standard output.

    Raises:
        StorymapError: Some partitions failed.
    """
    parts = len(manifest["partitions"])
    say(f"{manifest['documents']:,} documents in {parts:,} partitions, {manifest['kept']:,} of them there already")
    if manifest["set_aside"]:
        note(f"{manifest['set_aside']:,} documents set aside: in a language that storymap does not read")
    if manifest["errors"]:
        note(f"{manifest['errors']:,} documents could not be read: storymap query {output} errors")
    failed = manifest["failed"]
    if failed:
        raise StorymapError(
            f"{len(failed)} of {parts + len(failed)} partitions failed ({failed[0]['reason']}); run the command again"
        )
