"""`storymap references`: files of published figures → figures that every run cites."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from storymap.cli.terminal import note, say, show_table

if TYPE_CHECKING:
    from storymap.checks.figure_rows import FigureRow

SHOWN = 10
"""How many remarks on rows are shown of one file."""


@click.group("references")
def command() -> None:
    """Keep published figures of your own, which reports cite beside the measurement.

    \b
    Examples:
      storymap references add surveys.csv
      storymap references list
    """


@command.command("add")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--skip-refused", is_flag=True, help="Keep the rows that are figures although others are not.")
@click.option("--check", is_flag=True, help="Only say what was read; keep nothing.")
def add(*, files: tuple[Path, ...], skip_refused: bool, check: bool) -> None:
    """Keep published figures of your own for all later runs, which cite them with their source.

    FILE is a CSV with the columns what, a, b, value, unit, source and, if you like, edition, date and note: `border`
    takes two countries, `coastline` and `area` take one. A copy is kept under the file's name in your data folder,
    until `storymap references remove NAME`. Runs take it unless told --no-user-references.

    \b
    Examples:
      storymap references add surveys.csv
      storymap references add surveys.csv --check
    """
    from storymap.boundaries.atlas import open_boundaries
    from storymap.checks.user_figures import check_figures, doubts, register, registered_name

    read = [(path, check_figures(path)) for path in files]
    for path, found in read:
        say(f"{path.name}: {len(found.rows):,} figures, {len(found.refused):,} rows refused")
        _remark(found.refused)
        _remark(doubts(found.rows, open_boundaries()))
    if any(found.refused for _, found in read) and not skip_refused:
        raise click.ClickException("rows were refused; mend them, or add --skip-refused to keep the others")
    for path, found in read if not check else ():
        say(f"{registered_name(path)}: kept in {register(registered_name(path), found.rows)}")


def _remark(remarks: tuple[str, ...]) -> None:
    for remark in remarks[:SHOWN]:
        note(f"  {remark}")
    if len(remarks) > SHOWN:
        note(f"  and {len(remarks) - SHOWN:,} more")


@command.command("list")
@click.option("--packaged", is_flag=True, help="List the figures that travel with storymap.")
def list_figures(*, packaged: bool) -> None:
    """List the files of your own figures that runs cite, or the figures that travel with storymap.

    \b
    Examples:
      storymap references list
      storymap references list --packaged
    """
    if packaged:
        _show_packaged()
        return
    from storymap.checks.user_figures import KIND, check_figures, kept_figures
    from storymap.resources import user_folder

    kept = kept_figures()
    if not kept:
        say(f"no figures of your own are kept (in {user_folder(KIND)})")
        return
    rows = [(path.stem, f"{len(check_figures(path).rows):,}", str(path)) for path in kept]
    show_table(("Name", "Figures", "File"), rows)


def _show_packaged() -> None:
    from storymap.checks.figures import packaged_rows

    show_table(("What", "Of", "Figure", "Source"), [_cells(row) for row in packaged_rows()])


def _cells(row: "FigureRow") -> tuple[str, ...]:
    from storymap.boundaries.names import country_name

    figure = row.figure
    names = "–".join(country_name(code) for code in row.countries)
    source = f"{figure.source}, {figure.date}" if figure.date else figure.source
    return row.what, names, f"{figure.value:,.10g} {figure.unit}", source


@command.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(*, names: tuple[str, ...]) -> None:
    """Forget figures that `references add` kept.

    \b
    Example:
      storymap references remove surveys
    """
    from storymap.checks.user_figures import forget

    for name in names:
        forget(name)
        say(f"{name}: no longer used")
