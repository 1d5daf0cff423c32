"""GeoNames files and the packaged gazetteer → one compiled gazetteer that knows what either knows."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from storymap.gazetteers.building.dumps import (
    AlternateName,
    DumpRow,
    read_admin_codes,
    read_alternates,
    read_country_info,
    read_dump,
)
from storymap.gazetteers.building.extents import usual_radius_km
from storymap.gazetteers.building.names import ABBREVIATION, ALTERNATE, PRIMARY, RARE, usable
from storymap.gazetteers.building.places import NUMBERED, NewPlace
from storymap.gazetteers.building.writing import Counts, GazetteerWriter
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.model.places import Place

Progress = Callable[[str], None]
"""Takes a line that says what is being done."""

_STEP = 500_000
_SETTLED = frozenset("AP")
"""Classes whose places are named for themselves; of the rest (streams, hills, hotels) the files say neither how
large they are nor whether anybody names them, so that their names count as rare unless the place is packaged."""
_CODE_MARK = "\x1f"
"""Before a unit's code that stands where its name will."""


@dataclass(frozen=True, kw_only=True)
class DumpFiles:
    """The official files to build from; all but the first kind may be missing."""

    geonames: tuple[Path, ...]
    """allCountries.zip, or some countries' XX.zip."""
    alternate_names: Path | None = None
    """alternateNamesV2.zip; without it the names inside the first files are taken, whose language is unknown."""
    admin1: Path | None = None
    """admin1CodesASCII.txt."""
    admin2: Path | None = None
    """admin2Codes.txt."""
    country_info: Path | None = None
    """countryInfo.txt."""
    min_population: int = 0
    """Settlements of fewer inhabitants are left out."""

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file named."""
        further = (self.alternate_names, self.admin1, self.admin2, self.country_info)
        return (*self.geonames, *(path for path in further if path))


class Merger:
    """Adds files to a writer, then what the packaged gazetteer knows beside them.

    Countries, continents and administrative units that are packaged keep their packaged record: their extents are
    measured and their names chosen, so that a country comes before a town of its name. Of other places the files'
    own record is taken. Packaged places that the files lack stay, with all names.
    """

    def __init__(self, writer: GazetteerWriter, packaged: CompiledGazetteer, progress: Progress) -> None:
        self._writer = writer
        self._packaged = packaged
        self._progress = progress
        self._number_of = dict(packaged.numbered())
        self._rows = array("q", [-1]) * len(packaged)
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        self._curated: set[int] = set()
        self._is_minor = bytearray()

    def merge(self, files: DumpFiles) -> Counts:
        """Read everything and write the result.

        Raises:
            InputError: A line of a file is not in its format.
            DataError: Two files hold the same place, or none holds any.
        """
        areas = {row.id: row for row in read_country_info(files.country_info)} if files.country_info else {}
        for path in files.geonames:
            self._add_dump(path, files, {i: (row.area_km2 / 3.1416) ** 0.5 for i, row in areas.items()})
        self._add_packaged()
        named: dict[int, tuple[str, ...]] = {row.id: (row.name,) for row in areas.values()}
        names = {code.code: code for path in (files.admin1, files.admin2) if path for code in read_admin_codes(path)}
        named |= {code.id: code.names for code in names.values()}
        self._add_alternates(files.alternate_names, named)
        self._progress("writing the places and names")
        units = {code: found.names[0] for code, found in names.items()}
        return self._writer.finish(admin1_names=self._unit_names(units))

    def _add_dump(self, path: Path, files: DumpFiles, radii: dict[int, float]) -> None:
        taken = 0
        for count, row in enumerate(read_dump(path), start=1):
            if count % _STEP == 0:
                self._progress(f"{path.name}: {count:,} lines read, {taken:,} places taken")
            if row.feature_class == "P" and row.population < files.min_population:
                continue
            taken += 1
            self._add_row(row, radii.get(row.id), with_alternates=files.alternate_names is None)
        self._progress(f"{path.name}: {taken:,} places taken")

    def _add_row(self, row: DumpRow, radius_km: float | None, *, with_alternates: bool) -> None:
        number = self._number_of.get(row.id)
        known = None if number is None else self._packaged.place_at(number)
        if known and known.admin1 and row.admin1 and row.feature_class == "P":
            self._votes[row.admin1][known.admin1] += 1
        place = _packaged_place(known) if known and _is_curated(known) else _new_place(row, radius_km)
        is_minor = known is None and row.feature_class not in _SETTLED
        at = self._take(place, is_minor=is_minor)
        if number is not None:
            self._rows[number] = at
        if known and known.is_country:
            self._curated.add(row.id)
            return
        self._writer.add_name(at, row.name, RARE if is_minor else PRIMARY)
        others = [row.ascii_name] if row.ascii_name != row.name else []
        others += row.alternates.split(",") if with_alternates and row.alternates else []
        for name in filter(usable, others):
            self._writer.add_name(at, name, RARE if is_minor else ALTERNATE)

    def _take(self, place: NewPlace, *, is_minor: bool) -> int:
        self._is_minor.append(is_minor)
        return self._writer.add_place(place)

    def _add_packaged(self) -> None:
        self._progress("adding what the packaged gazetteer knows")
        for number in range(len(self._packaged)):
            if self._rows[number] < 0:
                self._rows[number] = self._take(_packaged_place(self._packaged.place_at(number)), is_minor=False)
        for key, found in self._packaged.names():
            for number, kind in found:
                self._writer.add_key(self._rows[number], key, kind)
        for key, number, period in self._packaged.periods():
            self._writer.add_period(self._rows[number], key, period)

    def _add_alternates(self, path: Path | None, named: dict[int, tuple[str, ...]]) -> None:
        ids, rows = self._writer.rows_by_id()
        for identifier, names in named.items():
            at = _row_of(ids, rows, identifier)
            if at is not None and identifier not in self._curated:
                for name in filter(usable, names):
                    self._writer.add_name(at, name, ALTERNATE)
        for count, other in enumerate(read_alternates(path) if path else (), start=1):
            if path and count % _STEP == 0:
                self._progress(f"{path.name}: {count:,} names read")
            at = _row_of(ids, rows, other.id)
            if at is not None and other.id not in self._curated:
                self._add_alternate(at, other)

    def _add_alternate(self, at: int, other: AlternateName) -> None:
        if other.is_abbreviation:
            self._writer.add_name(at, other.name, ABBREVIATION)
            return
        if not usable(other.name):
            return
        kind = RARE if self._is_minor[at] else PRIMARY if other.is_preferred_english else ALTERNATE
        key = self._writer.add_name(at, other.name, kind)
        if key and other.period:
            self._writer.add_period(at, key, other.period)

    def _unit_names(self, listed: dict[str, str]) -> dict[str, str]:
        """What takes the place of each unit's code: the packaged name, then the file's, else nothing."""
        voted = {code: votes.most_common(1)[0][0] for code, votes in self._votes.items()}
        marked = (name for name in self._writer.admin1_names() if name.startswith(_CODE_MARK))
        return {mark: voted.get(mark[1:]) or listed.get(mark[1:], "") for mark in marked}


def _is_curated(place: Place) -> bool:
    return place.feature_class == "A" or place.feature_code in {"CONT", "RGN"}


def _row_of(ids: "array[int]", rows: "array[int]", identifier: int) -> int | None:
    at = bisect_left(ids, identifier)
    return rows[at] if at < len(ids) and ids[at] == identifier else None


def _new_place(row: DumpRow, radius_km: float | None) -> NewPlace:
    usual = usual_radius_km(row.feature_class, row.feature_code, row.population)
    return NewPlace(
        source=NUMBERED,
        key=str(row.id),
        name=row.name,
        feature_class=row.feature_class,
        feature_code=row.feature_code,
        lon=row.lon,
        lat=row.lat,
        radius_km=radius_km or usual,
        countries=row.countries if row.feature_class not in "AP" else row.countries[:1],
        admin1=_CODE_MARK + row.admin1 if row.admin1 else None,
        timezone=row.timezone or None,
        population=row.population,
    )


def _packaged_place(place: Place) -> NewPlace:
    source, _, key = place.id.partition(":")
    return NewPlace(
        source=source,
        key=key,
        name=place.name,
        feature_class=place.feature_class,
        feature_code=place.feature_code,
        lon=place.location.lon,
        lat=place.location.lat,
        radius_km=place.radius_km,
        countries=place.countries,
        admin1=place.admin1,
        timezone=place.timezone,
        population=place.population,
    )
