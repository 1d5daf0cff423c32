"""The output folder: local, or wherever fsspec writes; files appear whole or not at all."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import fsspec

from storymap.batch.sources import address_of
from storymap.errors import InputError, OutputError
from storymap.resources import staged_for, write_atomically

MANIFEST = "manifest.json"
"""The file that says what a folder of tables holds."""


class Folder:
    """A folder of tables, named by a path or an address."""

    def __init__(self, address: str) -> None:
        """Name a folder; it need not exist.

        Raises:
            InputError: The address has an unknown protocol.
        """
        self.address = address_of(address)
        self._local = "://" not in self.address

    def read(self, name: str) -> bytes:
        """A file's contents.

        Raises:
            FileNotFoundError: There is none of that name.
        """
        if self._local:
            return (Path(self.address) / name).read_bytes()
        filesystem, path = self._remote(name)
        return bytes(filesystem.cat_file(path))

    def read_record(self, name: str) -> dict[str, Any] | None:
        """A JSON object; `None` where there is no such file, or none that is whole."""
        try:
            value = json.loads(self.read(name))
        except (OSError, ValueError):
            return None
        return value if isinstance(value, dict) else None

    def size(self, name: str) -> int | None:
        """A file's bytes; `None` where there is none."""
        try:
            if self._local:
                return (Path(self.address) / name).stat().st_size
            filesystem, path = self._remote(name)
            return int(filesystem.size(path))
        except OSError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Write a file: under a temporary name first, or in the one step that object stores have.

        Raises:
            OutputError: It cannot be written.
        """
        try:
            if self._local:
                target = Path(self.address) / name
                target.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(target, content)
            else:
                filesystem, path = self._remote(name)
                filesystem.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
                filesystem.pipe_file(path, content)
        except OSError as error:
            raise OutputError(f"cannot write {self.address}: {error.strerror or error}; choose another place") from None

    def names(self) -> tuple[str, ...]:
        """Every file in the folder, by its path in it, sorted; hidden ones are left out."""
        return tuple(name for name in self._paths() if not _last(name).startswith("."))

    def unfinished(self) -> Mapping[str, str]:
        """Temporary files that a process left which was killed as it wrote, each with the file it was to become."""
        found = ((name, staged_for(_last(name))) for name in self._paths())
        return {name: name.removesuffix(_last(name)) + target for name, target in found if target}

    def _paths(self) -> list[str]:
        if self._local:
            root = Path(self.address)
            found = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
        else:
            filesystem, path = self._remote("")
            root_path = path.rstrip("/") + "/"
            found = [one.removeprefix(root_path) for one in filesystem.find(path)] if filesystem.exists(path) else []
        return sorted(found)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        if self._local:
            (Path(self.address) / name).unlink(missing_ok=True)
            return
        filesystem, path = self._remote(name)
        filesystem.rm_file(path)

    def _remote(self, name: str) -> tuple[Any, str]:
        filesystem, root = fsspec.core.url_to_fs(self.address)
        return filesystem, f"{root.rstrip('/')}/{name}"


def _last(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def read_manifest(folder: Folder) -> dict[str, Any]:
    """The manifest of a folder of tables.

    Raises:
        InputError: The folder has none.
    """
    record = folder.read_record(MANIFEST)
    if record is None or not str(record.get("schema", "")).startswith("storymap/batch/"):
        raise InputError(f"{folder.address} holds no tables; name the folder that 'storymap batch' wrote")
    return record
