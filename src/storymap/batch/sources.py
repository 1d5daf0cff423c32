"""Arguments (folders, globs, files, addresses) → the files they name, each once, in an order of their own."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import fsspec

from storymap.batch.values import SourceFile
from storymap.errors import InputError

_LOCAL = frozenset({"file", "local"})


def find_files(arguments: Sequence[str], *, output: str) -> tuple[SourceFile, ...]:
    """Every file that the arguments name, sorted within each argument; hidden files are passed over.

    Args:
        arguments: Paths, globs or addresses that fsspec knows (`s3://…`, `https://…`, `memory://…`).
        output: Where the tables are written; inputs inside it are refused.

    Raises:
        InputError: An argument names nothing, or cannot be listed.
    """
    found: dict[str, SourceFile] = {}
    for argument in arguments:
        for file in _files_of(argument):
            found.setdefault(file.address, file)
    _refuse_own_output(found, output)
    if not found:
        raise InputError(f"no file in {', '.join(arguments)}; name folders, globs or files that hold articles")
    return tuple(found.values())


def address_of(argument: str) -> str:
    """Where every process finds what the argument names: an absolute path, or an address with its protocol.

    Raises:
        InputError: The protocol is unknown, or its package is not installed.
    """
    try:
        filesystem, path = fsspec.core.url_to_fs(argument)
    except (ImportError, ValueError) as error:
        raise InputError(f"cannot open {argument}: {error}") from None
    return str(path if _is_local(filesystem) else filesystem.unstrip_protocol(path))


def _files_of(argument: str) -> list[SourceFile]:
    try:
        filesystem, path = fsspec.core.url_to_fs(argument)
        entries = list(_entries(filesystem, path, argument))
    except InputError:
        raise
    except ImportError as error:
        raise InputError(f"cannot open {argument}: {error}") from None
    except Exception as error:
        # Every file system has errors of its own; all of them mean that the argument cannot be listed.
        raise InputError(f"cannot read {argument}: {error or type(error).__name__}") from None
    return sorted(entries, key=lambda file: file.name)


def _entries(filesystem: Any, path: str, argument: str) -> Iterator[SourceFile]:  # noqa: ANN401 - fsspec has no types
    if any(mark in path for mark in "*?[") and not filesystem.exists(path):
        return _described(filesystem, filesystem.glob(path, detail=True), path, argument)
    if filesystem.isdir(path):
        return _described(filesystem, filesystem.find(path, detail=True), path, argument)
    if not filesystem.exists(path):
        raise InputError(f"no such file or folder: {argument}")
    return _described(filesystem, {path: filesystem.info(path)}, path, argument, hidden=True)


def _described(
    filesystem: Any,  # noqa: ANN401 - fsspec has no types
    entries: Mapping[str, Mapping[str, Any]],
    root: str,
    argument: str,
    *,
    hidden: bool = False,
) -> Iterator[SourceFile]:
    local = _is_local(filesystem)
    for path, info in entries.items():
        below = path.removeprefix(root.rstrip("/"))
        if info.get("type") != "file" or (not hidden and _is_hidden(below.split("/"))):
            continue
        address = path if local else filesystem.unstrip_protocol(path)
        name = _shown(path, argument) if local else address
        yield SourceFile(name=name, address=address, size=int(info.get("size") or 0))


def _is_local(filesystem: Any) -> bool:  # noqa: ANN401 - fsspec has no types
    protocol = filesystem.protocol
    return bool({protocol} & _LOCAL if isinstance(protocol, str) else _LOCAL.intersection(protocol))


def _is_hidden(parts: Iterable[str]) -> bool:
    return any(part.startswith(".") for part in parts)


def _shown(path: str, argument: str) -> str:
    """A local path as the user writes it: relative where the argument is."""
    return path if Path(argument).is_absolute() or "://" in argument else os.path.relpath(path).replace(os.sep, "/")


def _refuse_own_output(files: Mapping[str, SourceFile], output: str) -> None:
    folder = address_of(output).rstrip("/") + "/"
    inside = next((file.name for file in files.values() if file.address.startswith(folder)), None)
    if inside:
        raise InputError(f"{inside} lies in the output folder {output}; write the tables to a folder of their own")
