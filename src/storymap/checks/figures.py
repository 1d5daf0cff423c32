"""Countries → the lengths and areas that others publish of them: our table, then the user's own."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

from storymap.checks.figure_rows import FigureRow, read_figures
from storymap.errors import DataError, InputError
from storymap.language.quantity_units import in_base
from storymap.model.claims import PublishedFigure
from storymap.resources import data_path

SOURCE = "storymap-references@2"
"""Our table, as verdicts name it."""
AGREEMENT = 0.02
"""A figure within this share of a published one says the same: published lengths are rounded to 1–2 km."""
DISAGREEMENT = 0.35
"""A figure further than this from every published one speaks against the claim.

Editions of one source differ by a median 7.8 % per border, in one of ten by more than 35 %.
"""

Subject = tuple[str, tuple[str, ...]]
"""What a figure is of: the kind, and the codes of the countries."""
Table = dict[Subject, tuple[PublishedFigure, ...]]
"""What is published of each subject."""


class PublishedFigures:
    """The figures that checks cite: the packaged ones, then those of the user's files, by the order of the files."""

    def __init__(self, files: Sequence[Path] = ()) -> None:
        self._files = tuple(files)

    @cached_property
    def _own(self) -> tuple[tuple[str, Table], ...]:
        return tuple((f"user-references@{path.stem}", _by_subject(tuple(read_figures(path)))) for path in self._files)

    def of(self, what: str, *countries: str) -> tuple[PublishedFigure, ...]:
        """What is published of one or two countries (alpha-2, in any order); empty where we have nothing.

        Args:
            what: `border`, `coastline` or `area`.
            countries: One country, or the two of a border.

        Raises:
            InputError: A file of the user's cannot be read.
        """
        subject = what, tuple(sorted(countries))
        own = [figure for _, table in self._own for figure in table.get(subject, ())]
        return (*_packaged().get(subject, ()), *own)

    def sources(self, what: str, *countries: str) -> tuple[str, ...]:
        """Where the figures come from, as verdicts name their sources; empty where there are none."""
        subject = what, tuple(sorted(countries))
        tables = ((SOURCE, _packaged()), *self._own)
        return tuple(name for name, table in tables if subject in table)


@cache
def _packaged() -> Table:
    return _by_subject(packaged_rows())


def packaged_rows() -> tuple[FigureRow, ...]:
    """The rows of `data/references/figures.csv`.

    Raises:
        DataError: The file is missing or damaged.
    """
    try:
        return tuple(read_figures(data_path("references", "figures.csv")))
    except InputError as error:
        raise DataError(f"{error}; reinstall storymap") from None


def _by_subject(rows: Sequence[FigureRow]) -> Table:
    found: defaultdict[Subject, list[PublishedFigure]] = defaultdict(list)
    for row in rows:
        found[row.what, row.countries].append(row.figure)
    return {subject: tuple(figures) for subject, figures in found.items()}


def border_figures(a: str, b: str) -> tuple[PublishedFigure, ...]:
    """Published lengths of the border of two countries (alpha-2), in our table's order; empty where we have none."""
    return PublishedFigures().of("border", a, b)


def confirms(figures: tuple[PublishedFigure, ...], low: float, high: float) -> bool:
    """Whether a claimed interval, in km or km², meets a published figure, or lies among several."""
    values = [in_base(figure.value, figure.unit) for figure in figures]
    if not values:
        return False
    return low <= max(values) * (1 + AGREEMENT) and high >= min(values) * (1 - AGREEMENT)


def refutes(figures: tuple[PublishedFigure, ...], low: float, high: float) -> bool:
    """Whether a claimed interval, in km or km², is far from every published figure."""
    values = [in_base(figure.value, figure.unit) for figure in figures]
    if not values:
        return False
    return high < min(values) * (1 - DISAGREEMENT) or low > max(values) * (1 + DISAGREEMENT)
