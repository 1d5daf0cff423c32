"""Sources and derived files → MANIFEST.toml."""

import json
from pathlib import Path

from gazetteer_sources import SOURCES, sha256
from storymap.gazetteers import layout


def write_manifest(folder: Path, counts: dict[str, int]) -> None:
    """Write what the data is made of, whom to name, and the digests of the derived files."""
    lines = [
        "# Written by tools/build_gazetteer.py.",
        f"version = {layout.VERSION}",
        *(f"{name} = {count}" for name, count in counts.items()),
    ]
    for source in SOURCES:
        lines += ["", "[[source]]"]
        fields = {
            "name": source.name,
            "version": source.version,
            "licence": source.licence,
            "attribution": source.attribution,
            "note": source.note,
            **({"url": source.url} if source.url else {}),
        }
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
        digests = ", ".join(f'{{ name = "{inner}", sha256 = "{digest}" }}' for inner, digest in source.files)
        lines.append(f"files = [{digests}]")
    for name in (*layout.FILES, "supplement.csv", "common_words.txt"):
        if (folder / name).exists():
            lines += ["", "[[file]]", f'name = "{name}"', f'sha256 = "{sha256(folder / name)}"']
    folder.joinpath("MANIFEST.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
