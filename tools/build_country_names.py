"""Unicode's CLDR, read through Babel → data/country-names/: what countries are called in the page's languages.

Run `python tools/build_country_names.py` with the `data` extra installed. Same Babel, same bytes. English names are
those of the boundaries; names of disputed areas are the catalogue's own.
"""

import json
from hashlib import sha256
from pathlib import Path

import babel
from babel import Locale

from storymap.exporters.catalogue.words import DEFAULT, languages
from storymap.exporters.leaflet.topology import read_world

TARGET = Path(__file__).resolve().parents[1] / "data" / "country-names"

MANIFEST = """# Written by tools/build_country_names.py; a test compares it with the files.

[[source]]
name = "Unicode CLDR territory names"
version = "babel {version}"
licence = "Unicode-3.0"
attribution = "Names of countries in many languages: Unicode CLDR"
url = "https://cldr.unicode.org/"
files = [{files}]
note = "read through babel at build time"

[sha256]
{digests}
"""


def main() -> None:
    """Write one file for each language."""
    codes = sorted({shape.id for shape in read_world().shapes if not shape.disputed})
    TARGET.mkdir(parents=True, exist_ok=True)
    digests = {}
    for lang in (lang for lang in languages() if lang != DEFAULT):
        names = Locale.parse(lang).territories
        content = {code: names[code] for code in codes if code in names}
        path = TARGET / f"{lang}.json"
        path.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        digests[path.name] = sha256(path.read_bytes()).hexdigest()
    files = ", ".join(f'"{name}"' for name in digests)
    lines = "\n".join(f'"{name}" = "{digest}"' for name, digest in digests.items())
    manifest = MANIFEST.format(version=babel.__version__, files=files, digests=lines)
    (TARGET / "MANIFEST.toml").write_text(manifest, encoding="utf-8")
    print(f"{len(digests)} languages, {len(codes)} countries")


if __name__ == "__main__":
    main()
