"""The project's own list of features → entries; the parts it was written in → one sorted list."""

import csv
from pathlib import Path

from gazetteer_entries import ABBREVIATION, ALTERNATE, PRIMARY, Entry

COLUMNS = (
    "id", "name", "aliases", "feature_class", "feature_code", "longitude", "latitude", "radius_km", "countries",
    "note",
)  # fmt: skip

_SHORT = 5
"""An alias of at most so many letters, all capitals, is an abbreviation."""


def read_rows(path: Path) -> list[dict[str, str]]:
    """Rows of one list.

    Raises:
        SystemExit: The columns are other ones.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise SystemExit(f"{path.name} has columns {reader.fieldnames}, not {list(COLUMNS)}")
        return [{k: (v or "").strip() for k, v in row.items()} for row in reader]


def merge(folder: Path) -> list[str]:
    """Write the parts `supplement_*.csv` and the list there is into `supplement.csv`; the parts remain.

    Returns:
        Ids that two rows have which are not the same: the first row is kept.
    """
    whole = folder / "supplement.csv"
    parts = ([whole] if whole.exists() else []) + sorted(folder.glob("supplement_*.csv"))
    kept: dict[str, dict[str, str]] = {}
    rows = [row for part in parts for row in read_rows(part)]
    clashes = [row["id"] for row in rows if kept.setdefault(row["id"], row) != row]
    with whole.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept[key] for key in sorted(kept))
    return clashes


def read_supplement(path: Path) -> list[Entry]:
    """Entries of `supplement.csv`; none when there is no such file."""
    return [_entry(row) for row in read_rows(path)] if path.exists() else []


def _entry(row: dict[str, str]) -> Entry:
    countries = tuple(sorted(c.strip() for c in row["countries"].split("|") if c.strip()))
    entry = Entry(
        source="supplement",
        key=row["id"].removeprefix("supplement:"),
        name=row["name"],
        code=row["feature_code"],
        feature_class=row["feature_class"],
        lon=float(row["longitude"]),
        lat=float(row["latitude"]),
        radius_km=float(row["radius_km"]),
        country=countries[0] if len(countries) == 1 else None,
        countries=countries,
    )
    entry.add(entry.name, PRIMARY)
    for alias in row["aliases"].split("|"):
        entry.add(alias, ABBREVIATION if alias.isupper() and alias.isascii() and len(alias) <= _SHORT else ALTERNATE)
    return entry
