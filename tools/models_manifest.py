"""Fitted numbers → data/models/MANIFEST.toml: what each file is, what it was fitted to, and its sha256.

Files of weights are named here; calibrations (see `storymap.boundaries.calibrations`) say it themselves, in `fit`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_FILES = {
    "recognizer.json": ("tools/train_recognizer.py", ("LGL", "GeoVirus", "UNER-EWT")),
    "resolver.json": ("tools/train_resolver.py", ("LGL", "GeoVirus", "WikToR")),
}
_ATTRIBUTION = (
    "Weights fitted to LGL (Lieberman, Samet and Sankaranarayanan 2010), GeoVirus (Gritta, Pilehvar and Collier 2018), "
    "WikToR (Gritta et al. 2018) and Universal NER English EWT (Mayhew et al. 2024, CC BY-SA 4.0); they hold no text. "
    "Calibrations fitted to figures of the CIA World Factbook (public domain); they hold no figure of it."
)


def write_calibration(path: Path, record: Mapping[str, Any]) -> None:
    """Write the record of one measure, and the manifest of its folder; the same numbers give the same bytes."""
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_manifest(path.parent)


def write_manifest(folder: Path) -> None:
    """Write the manifest of every file of fitted numbers that the folder has."""
    lines = ["# Written by tools/models_manifest.py.", f'attribution = "{_ATTRIBUTION}"']
    for path, tool, fitted_to in _files(folder):
        named = ", ".join(f'"{data}"' for data in fitted_to)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines += ["", "[[file]]", f'name = "{path.name}"', f'tool = "{tool}"', f"trained_on = [{named}]"]
        lines.append(f'sha256 = "{digest}"')
    folder.joinpath("MANIFEST.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _files(folder: Path) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    for path in sorted(folder.glob("*.json")):
        if path.name in _FILES:
            yield path, *_FILES[path.name]
        else:
            fit = json.loads(path.read_text(encoding="utf-8"))["fit"]
            yield path, fit["tool"], tuple(fit["data"])


if __name__ == "__main__":
    write_manifest(Path(__file__).resolve().parents[1] / "data" / "models")
