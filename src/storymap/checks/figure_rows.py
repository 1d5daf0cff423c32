"""CSV of published figures → rows, each one checked: ours in `data/references/figures.csv`, and a user's own."""

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storymap.boundaries.names import country_code
from storymap.errors import InputError, UnknownPlaceError
from storymap.language.quantity_units import UNIT, Dimension, dimension, unit_of
from storymap.model.claims import PublishedFigure
from storymap.model.relations import Unit

KINDS: dict[str, tuple[int, Dimension]] = {"border": (2, "length"), "coastline": (1, "length"), "area": (1, "area")}
"""What figures can be of → how many countries that takes, and what is measured."""
COLUMNS = ("what", "a", "b", "value", "unit", "source", "edition", "date", "note")
"""The columns; `b` is left empty for a figure of one country, and the last three may be."""
_NEEDED = ("what", "a", "value", "unit", "source")
_LONGEST = 300
"""Letters in a cell; sources and notes are read by people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One published figure."""

    what: str
    """One of `KINDS`."""
    countries: tuple[str, ...]
    """Alpha-2 codes of the countries, sorted."""
    figure: PublishedFigure
    """The figure with its source."""
    note: str
    """A remark for people, often empty."""


def read_figures(path: Path, *, refused: list[str] | None = None) -> Iterator[FigureRow]:
    """The figures of a file.

    Args:
        path: A CSV file in UTF-8, its columns named in the first line; commas, semicolons or tabs between them.
        refused: Takes why rows are no figures; the first such row is an error if `None`.

    Raises:
        InputError: The file cannot be read, or a row is no figure.
    """
    for where, row in _lines(path):
        try:
            yield _figure(where, _cells(where, row))
        except InputError as error:
            if refused is None:
                raise
            refused.append(str(error))


def _lines(path: Path) -> Iterator[tuple[str, Mapping[str | Any, str | Any]]]:
    text = _text(path)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, restval="")
    try:
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
        _require_columns(path, reader.fieldnames)
        for row in reader:
            yield f"{path.name}, line {reader.line_num}", row
    except csv.Error as error:
        raise InputError(f"{path.name}, line {reader.line_num}: {error}; save it as plain CSV") from None


def _require_columns(path: Path, named: Sequence[str]) -> None:
    missing = [name for name in _NEEDED if name not in named]
    if missing:
        expected = f"its first line must name {', '.join(COLUMNS)}"
        raise InputError(f"{path.name} has no column {' and no column '.join(missing)}; {expected}")


def _text(path: Path) -> str:
    if path.suffix.lower() != ".csv":
        raise InputError(f"cannot read figures from {path.name}: its name should end in .csv")
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"there is no file {path}; give the path of a .csv file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path.name}: {error}; save it as UTF-8 text") from None


def _cells(where: str, row: Mapping[str | Any, str | Any]) -> Mapping[str, str]:
    if None in row:
        raise InputError(f"{where}: there are more cells than columns; quote a cell that holds a comma")
    cells = {str(name): " ".join(str(cell).split()) for name, cell in row.items()}
    for name, cell in cells.items():
        if len(cell) > _LONGEST:
            raise InputError(f"{where}: the {name} has {len(cell)} letters, at most {_LONGEST} are read")
    return cells


def _figure(where: str, row: Mapping[str, str]) -> FigureRow:
    what = row["what"].lower()
    if what not in KINDS:
        raise InputError(f"{where}: '{row['what']}' is no kind of figure; expected {', '.join(KINDS)}")
    if not row["source"]:
        raise InputError(f"{where}: there is no source; a figure without one is not used")
    source = ", ".join(part for part in (row["source"], row.get("edition", "")) if part)
    return FigureRow(
        what=what,
        countries=_countries(where, row, count=KINDS[what][0]),
        figure=PublishedFigure(
            value=_value(where, row["value"]),
            unit=_unit(where, row["unit"], KINDS[what][1]),
            source=source,
            date=row.get("date") or None,
        ),
        note=row.get("note", ""),
    )


def _countries(where: str, row: Mapping[str, str], *, count: int) -> tuple[str, ...]:
    named = [row["a"], row.get("b", "")]
    if bool(named[1]) is not (count == 2):
        expected = "two different countries, in the columns a and b" if count == 2 else "one country, in the column a"
        raise InputError(f"{where}: {row['what']} takes {expected}")
    try:
        codes = {country_code(name) for name in named[:count]}
    except UnknownPlaceError as error:
        raise InputError(f"{where}: {error}") from None
    if len(codes) < count:
        raise InputError(f"{where}: {row['what']} takes two different countries, in the columns a and b")
    return tuple(sorted(codes))


def _value(where: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        raise InputError(f"{where}: the value '{text}' is no number above 0; write it in digits, such as 1340 or 195.7")
    return value


def _unit(where: str, text: str, expected: Dimension) -> Unit:
    match = re.fullmatch(UNIT, text, re.IGNORECASE)
    if match is None or dimension(unit_of(match)) != expected:
        shown = "km or mi" if expected == "length" else "km2, mi2, ha or acre"
        raise InputError(f"{where}: '{text}' is no unit of {expected}; expected {shown}")
    return unit_of(match)
