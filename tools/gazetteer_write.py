"""Entries → the files of a compiled gazetteer (see `storymap.gazetteers.layout`)."""

import tempfile
from pathlib import Path

from gazetteer_entries import Entry
from storymap.gazetteers import layout
from storymap.gazetteers.building.places import NewPlace
from storymap.gazetteers.building.writing import GazetteerWriter


def write(entries: list[Entry], folder: Path, *, common: frozenset[str]) -> dict[str, int]:
    """Write all files, replacing those there are at once; returns what was counted."""
    with tempfile.TemporaryDirectory(dir=folder) as work:
        with GazetteerWriter(Path(work), common=common) as writer:
            for entry in entries:
                _add(writer, entry)
            counts = writer.finish()
        for name in layout.FILES:
            Path(work, name).replace(folder / name)
    return {"places": counts.places, "keys": counts.keys, "names": counts.names}


def _add(writer: GazetteerWriter, entry: Entry) -> None:
    row = writer.add_place(_place(entry))
    for name, kind in entry.names.items():
        key = writer.add_name(row, name, kind)
        if key and name in entry.periods:
            writer.add_period(row, key, entry.periods[name])


def _place(entry: Entry) -> NewPlace:
    return NewPlace(
        source=entry.source,
        key=entry.key,
        name=entry.name,
        feature_class=entry.feature_class,
        feature_code=entry.code,
        lon=entry.lon,
        lat=entry.lat,
        radius_km=entry.radius_km,
        countries=entry.countries or ((entry.country,) if entry.country else ()),
        admin1=entry.admin1,
        timezone=entry.timezone,
        population=entry.population,
    )
