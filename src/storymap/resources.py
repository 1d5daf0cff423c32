"""Names of packaged data → paths; bytes → files, all or nothing."""

import errno
import os
import re
import stat
import sys
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from storymap.errors import DataError, OutputError
from storymap.model.stories import Attribution

_PACKAGE = Path(__file__).resolve().parent
_STAGED = re.compile(r"\.(.+)\.[a-z0-9_]{8}", re.DOTALL)
"""What `tempfile` makes of a name: it stays where the process is killed before the file takes its place."""


@cache
def data_root() -> Path:
    """The folder of packaged data: inside the package once installed, beside `src/` in a checkout.

    Raises:
        DataError: The installation carries no data.
    """
    inside, beside = _PACKAGE / "data", _PACKAGE.parents[1] / "data"
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


def user_folder(kind: str) -> Path:
    """Where files of the user's own are kept: below `XDG_DATA_HOME` if that is set, else where the system keeps data.

    Args:
        kind: What is kept: `places`, `references`.
    """
    home = os.environ.get("XDG_DATA_HOME")
    if home:
        return Path(home) / "storymap" / kind
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "storymap" / kind
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "storymap" / kind
    return Path.home() / ".local" / "share" / "storymap" / kind


def user_cache(name: str) -> Path:
    """Where a file is kept that can be had again: below `XDG_CACHE_HOME` if that is set, else the system's place."""
    home = os.environ.get("XDG_CACHE_HOME")
    if home:
        return Path(home) / "storymap" / name
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "storymap" / name
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "storymap" / "cache" / name
    return Path.home() / ".cache" / "storymap" / name


def keep_for_user(kind: str, name: str, content: bytes) -> Path:
    """Keep a file in the user's folder, in place of the one that was kept under its name; returns its path.

    Raises:
        OutputError: The folder cannot be written.
    """
    path = user_folder(kind) / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"cannot write {path.parent}: {error.strerror}; set XDG_DATA_HOME to another folder"
        ) from None
    write_atomically(path, content)
    return path


def keep_secret(kind: str, name: str, content: bytes) -> Path:
    """Keep a file that only the user may read, unless there is one already; returns its path.

    Raises:
        OutputError: The folder cannot be written.
    """
    path = user_folder(kind) / name
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _make_once(path, content)
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror}; set XDG_DATA_HOME to another folder") from None
    return path


def _make_once(path: Path, content: bytes) -> None:
    """Write a file whole, with mode 0600, or leave the one that another run has just made."""
    # Imported here for the start-up budget: most commands keep no secret.
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(name)
    finally:
        Path(name).unlink(missing_ok=True)


def kept_name(path: Path, *, otherwise: str) -> str:
    """The name under which a user's file is kept: its own, in lower case, without what file systems dislike."""
    return re.sub(r"[^\w.-]+", "-", path.stem.lower()).strip("-.") or otherwise


@cache
def manifest(folder: str | Path) -> dict[str, Any]:
    """The `MANIFEST.toml` of a packaged data folder such as `boundaries`, or of a folder of the user's.

    Raises:
        DataError: There is none, or it is damaged.
    """
    if isinstance(folder, str):
        return tomllib.loads(data_path(folder, "MANIFEST.toml").read_text(encoding="utf-8"))
    try:
        return tomllib.loads((folder / "MANIFEST.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"the manifest in {folder} cannot be read: {error}; build the folder again") from None


def attributions(*folders: str | Path) -> tuple[Attribution, ...]:
    """What the licences of the data in these folders ask to be said, once for each project that gives data."""
    found: dict[str, Attribution] = {}
    for folder in folders:
        for source in manifest(folder).get("source", []):
            found.setdefault(str(source.get("url", source["name"])).rstrip("/"), _attribution(source))
    return tuple(found.values())


def data_versions(*folders: str | Path) -> tuple[str, ...]:
    """The sources in these folders with their versions, each once (`Natural Earth 4.1`); else their files, by hash."""
    found: dict[str, None] = {}
    for folder in folders:
        contents = manifest(folder)
        for source in contents.get("source", []):
            found[f"{source['name']} {source.get('version', '')}".rstrip()] = None
        for file in [] if "source" in contents else contents.get("file", []):
            found[f"{file['name']} sha256:{file['sha256'][:12]}"] = None
    return tuple(found)


def _attribution(source: Mapping[str, str]) -> Attribution:
    return Attribution(
        name=source["name"], text=source["attribution"], licence=source["licence"], url=source.get("url")
    )


_PAGE_MARK = b'name="generator" content="storymap"'
_PAGE_HEAD_BYTES = 65_536


def keep_strangers_page(path: Path) -> None:
    """Let a page take its usual name only where no file is, or a page of ours: nobody has asked to replace another.

    Raises:
        OutputError: Another file has the name.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_PAGE_HEAD_BYTES)
    except OSError:
        return  # What stands in the way is told when the page is written.
    if head and _PAGE_MARK not in head:
        raise OutputError(f"{path} is there already and storymap did not make it; give the page a name of its own (-o)")


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    Raises:
        OutputError: The folder does not exist, or nothing can be written there.
    """
    write_together([(path, content)])


def write_together(files_to_write: Sequence[tuple[Path, bytes]]) -> None:
    """Write several files, all or none: each is written beside its place before the first is replaced.

    Raises:
        OutputError: One of them cannot be written; all are as they were.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in files_to_write:
            staged.append(stage(path, content))
        while staged:
            temporary, target = staged[0]
            temporary.replace(target)
            staged.pop(0)
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def stage(path: Path, content: bytes) -> tuple[Path, Path]:
    """Write the content to a temporary file in the folder of `path`; returns it and the file to replace.

    Raises:
        OutputError: The folder does not exist, or nothing can be written there.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"cannot write {path}: it is a folder; give the name of a file")
    try:
        return _write_beside(target, content), target
    except FileNotFoundError:
        raise OutputError(f"cannot write {path}: the folder {path.parent} does not exist; create it first") from None
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; choose another place") from None


def _write_beside(target: Path, content: bytes) -> Path:
    if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, "it is write-protected or no ordinary file")
    # Imported here for the start-up budget: most commands write no file.
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode_of(target))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def staged_for(name: str) -> str | None:
    """The name of the file that a temporary file of ours was to become (its first 100 characters); `None` for others.

    >>> staged_for(".manifest.json.k3_9xa0b"), staged_for(".gitignore")
    ('manifest.json', None)
    """
    found = _STAGED.fullmatch(name)
    return found[1] if found else None


def _mode_of(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def package_text(path: str) -> str:
    """A text file that travels in the package, such as `exporters/report.css`."""
    return _PACKAGE.joinpath(path).read_text(encoding="utf-8")
