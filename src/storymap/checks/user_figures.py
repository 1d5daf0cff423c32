"""Files of a user's own published figures → a folder of the user's, from which later runs take them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from storymap import resources
from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.estimates import strict_interval_km
from storymap.checks import wording
from storymap.checks.figure_rows import COLUMNS, FigureRow, read_figures
from storymap.errors import InputError
from storymap.language.quantity_units import in_base

KIND, SUFFIX = "references", ".csv"
"""What the kept files are called in the user's data folder, and how their names end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFigures:
    """What a file of figures holds."""

    rows: tuple[FigureRow, ...]
    """The figures."""
    refused: tuple[str, ...]
    """Why rows are no figures, each with its line."""


def kept_figures() -> tuple[Path, ...]:
    """The kept files by name; none when nothing was ever added."""
    return tuple(sorted(resources.user_folder(KIND).glob(f"*{SUFFIX}")))


def check_figures(path: Path) -> ReadFigures:
    """Read a CSV to the end, whatever its rows are like.

    Raises:
        InputError: The file itself cannot be read.
    """
    refused: list[str] = []
    rows = tuple(read_figures(path, refused=refused))
    return ReadFigures(rows=rows, refused=tuple(refused))


def registered_name(path: Path) -> str:
    """The name under which a file is registered."""
    return resources.kept_name(path, otherwise=KIND)


def register(name: str, rows: Sequence[FigureRow]) -> Path:
    """Keep figures under a name, in place of those that were kept under it.

    Raises:
        InputError: There is no figure.
        OutputError: The folder cannot be written.
    """
    if not rows:
        raise InputError("no row is a figure; nothing to register")
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(row) for row in rows)
    return resources.keep_for_user(KIND, f"{name}{SUFFIX}", text.getvalue().encode())


def forget(name: str) -> None:
    """Delete the figures kept under a name.

    Raises:
        InputError: There are none.
    """
    path = next((path for path in kept_figures() if path.stem == name), None)
    if path is None:
        known = ", ".join(path.stem for path in kept_figures()) or "none"
        raise InputError(f"no figures are registered as '{name}'; registered: {known}")
    path.unlink()


def doubts(rows: Sequence[FigureRow], boundaries: Boundaries) -> tuple[str, ...]:
    """Which lengths of borders are far from what the boundary data measure in every worldview: often slips."""
    return tuple(doubt for row in rows if row.what == "border" and (doubt := _doubt(row, boundaries)))


def _doubt(row: FigureRow, boundaries: Boundaries) -> str | None:
    a, b = row.countries
    name = f"{boundaries.name(a)}–{boundaries.name(b)}"
    drawn = [border for view in boundaries.worldviews if (border := boundaries.border(a, b, view))]
    if not drawn:
        return f"{name}: the boundary data have no such land border"
    length = in_base(row.figure.value, row.figure.unit)
    intervals = [strict_interval_km(border) for border in drawn]
    if any(low <= length <= high for low, high in intervals):
        return None
    shown = wording.interval(*intervals[0], row.figure.unit)
    return f"{name}: {wording.figure(row.figure.value, row.figure.unit)} is far from what the lines allow, {shown}"


def _cells(row: FigureRow) -> tuple[object, ...]:
    a, b = (*row.countries, "")[:2]
    figure = row.figure
    value = f"{figure.value:.12g}"
    return row.what, a, b, value, figure.unit, figure.source, "", figure.date or "", row.note
