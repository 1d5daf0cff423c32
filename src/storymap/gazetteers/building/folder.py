"""GeoNames files → a folder with a compiled gazetteer and its manifest, all or nothing."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from storymap.errors import OutputError
from storymap.gazetteers import layout
from storymap.gazetteers.building.exchanging import exchange
from storymap.gazetteers.building.merging import DumpFiles, Merger, Progress
from storymap.gazetteers.building.writing import Counts, GazetteerWriter
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.resources import data_path

_CHUNK = 1 << 20
_ATTRIBUTION = "Place names and positions: GeoNames (geonames.org), CC BY 4.0"


def build_folder(
    files: DumpFiles, target: Path, *, progress: Progress, packaged: CompiledGazetteer | None = None
) -> Counts:
    """Build a gazetteer from the files and the packaged one, and put it in place of what the folder held.

    Args:
        files: The official files.
        target: The folder; it may hold an older gazetteer, which is replaced at once when the new one is complete.
        progress: Told what is being done.
        packaged: Taken for the packaged gazetteer.

    Raises:
        InputError: A file is not in its format.
        OutputError: The folder holds something else, or cannot be written.
    """
    _refuse_others(target)
    with _work_folder(target) as work:
        with GazetteerWriter(work, common=common_words()) as writer:
            counts = Merger(writer, packaged or CompiledGazetteer(), progress).merge(files)
        progress("checking what was written")
        (work / "MANIFEST.toml").write_text(_manifest(files, counts, work), encoding="utf-8")
        CompiledGazetteer(work)
        _replace(target, work)
    return counts


def common_words() -> frozenset[str]:
    """Words that are flagged where they are names."""
    lines = data_path("gazetteer", "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _refuse_others(target: Path) -> None:
    if target.is_file():
        raise OutputError(f"cannot write {target}: it is a file; name a folder")
    if target.is_dir() and any(target.iterdir()) and not (target / "tables.json").exists():
        raise OutputError(f"cannot write {target}: it holds something that is no gazetteer; name another folder")


@contextmanager
def _work_folder(target: Path) -> Iterator[Path]:
    # Named before it is made: whenever the process is asked to end, the folder is known and removed.
    work = target.resolve().parent / f".{target.name[:100]}.{token_hex(4)}"
    try:
        _make(work, target)
        yield work
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _make(work: Path, target: Path) -> None:
    try:
        work.mkdir(mode=0o755)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}; choose another place") from None


def _replace(target: Path, work: Path) -> None:
    """Put the folder in place; where the system can exchange two, one is there under the name at every moment."""
    if not target.exists():
        work.rename(target)
        return
    if exchange(work, target):
        return
    old = work.with_name(f"{work.name}.old")
    target.rename(old)
    work.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _manifest(files: DumpFiles, counts: Counts, folder: Path) -> str:
    digests = ", ".join(f'{{ name = {json.dumps(p.name)}, sha256 = "{_sha256(p)}" }}' for p in files.all)
    lines = [
        "# Written by `storymap gazetteer build`.",
        f"version = {layout.VERSION}",
        f"places = {counts.places}",
        f"keys = {counts.keys}",
        f"names = {counts.names}",
        f"min_population = {files.min_population}",
        "",
        "[[source]]",
        'name = "GeoNames dump"',
        'version = "as downloaded; see files"',
        'licence = "CC-BY-4.0"',
        f'attribution = "{_ATTRIBUTION}"',
        'note = "official files, given by the user"',
        'url = "https://www.geonames.org/"',
        f"files = [{digests}]",
        "",
    ]
    for name in layout.FILES:
        lines += ["[[file]]", f'name = "{name}"', f'sha256 = "{_sha256(folder / name)}"', ""]
    packaged = data_path("gazetteer", "MANIFEST.toml").read_text(encoding="utf-8")
    sources = packaged[packaged.index("[[source]]") : packaged.index("[[file]]")]
    return "\n".join([*lines, "# What the packaged gazetteer adds.", sources.rstrip(), ""])


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
