"""Trained weights → data/models/MANIFEST.toml: what each file is, what it was trained on, and its sha256."""

import hashlib
from pathlib import Path

_FILES = {
    "recognizer.json": ("tools/train_recognizer.py", ("LGL", "GeoVirus", "UNER-EWT")),
    "resolver.json": ("tools/train_resolver.py", ("LGL", "GeoVirus", "WikToR")),
}
_ATTRIBUTION = (
    "Weights fitted to LGL (Lieberman, Samet and Sankaranarayanan 2010), GeoVirus (Gritta, Pilehvar and Collier 2018), "
    "WikToR (Gritta et al. 2018) and Universal NER English EWT (Mayhew et al. 2024, CC BY-SA 4.0); they hold no text."
)


def write_manifest(folder: Path) -> None:
    """Write the manifest of every file of weights that the folder has."""
    lines = ["# Written by tools/models_manifest.py.", f'attribution = "{_ATTRIBUTION}"']
    for name, (tool, corpora) in _FILES.items():
        path = folder / name
        if path.exists():
            named = ", ".join(f'"{corpus}"' for corpus in corpora)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            lines += ["", "[[file]]", f'name = "{name}"', f'tool = "{tool}"', f"trained_on = [{named}]"]
            lines.append(f'sha256 = "{digest}"')
    folder.joinpath("MANIFEST.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_manifest(Path(__file__).resolve().parents[1] / "data" / "models")
