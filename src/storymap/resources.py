"""Names of packaged data → paths; bytes → files, all or nothing."""

import os
import stat
import tempfile
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from storymap.errors import DataError, OutputError
from storymap.model.stories import Attribution


@cache
def data_root() -> Path:
    """The folder of packaged data: inside the package once installed, beside `src/` in a checkout.

    Raises:
        DataError: The installation carries no data.
    """
    inside = Path(str(files("storymap"))) / "data"
    beside = Path(__file__).resolve().parents[2] / "data"
    for root in (inside, beside):
        if (root / "boundaries").is_dir():
            return root
    raise DataError(f"storymap's data folder is missing (looked in {inside}); reinstall storymap")


def data_path(*parts: str) -> Path:
    """Path of one packaged data file.

    Raises:
        DataError: There is no such file.
    """
    path = data_root().joinpath(*parts)
    if not path.exists():
        raise DataError(f"the data file {'/'.join(parts)} is missing; reinstall storymap, or run 'make data'")
    return path


@cache
def manifest(folder: str) -> dict[str, object]:
    """The `MANIFEST.toml` of a data folder such as `boundaries`."""
    return tomllib.loads(data_path(folder, "MANIFEST.toml").read_text(encoding="utf-8"))


def attributions(*folders: str) -> tuple[Attribution, ...]:
    """What the licences of the data in these folders ask to be said, each once, in the manifests' order."""
    found: dict[str, Attribution] = {}
    for folder in folders:
        entries = manifest(folder).get("source", [])
        for entry in entries if isinstance(entries, list) else []:
            name = str(entry["name"])
            found.setdefault(
                name,
                Attribution(
                    name=name,
                    text=str(entry["attribution"]),
                    licence=str(entry["licence"]),
                    url=entry.get("url"),
                ),
            )
    return tuple(found.values())


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    Raises:
        OutputError: The folder does not exist, or nothing can be written there.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"cannot write {path}: it is a folder; give the name of a file")
    try:
        _replace(target, content)
    except FileNotFoundError:
        raise OutputError(
            f"cannot write {path}: the folder {path.parent} does not exist; create it first"
        ) from None
    except OSError as error:
        raise OutputError(
            f"cannot write {path}: {error.strerror or error}; choose another place with -o"
        ) from None


def _replace(target: Path, content: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is write-protected")
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        target.write_bytes(content)
        return
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode_of(target))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mode_of(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def package_text(path: str) -> str:
    """A text file that travels in the package, such as `exporters/report.css`."""
    return files("storymap").joinpath(path).read_text(encoding="utf-8")
