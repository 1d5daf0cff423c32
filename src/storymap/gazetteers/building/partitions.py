"""Names of places in any order → each key once with the places it names, in memory that does not grow with them.

The names are spread over files by a hash of their key, so that all names of one key meet in one file, and one file
fits in memory.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_FILES = 64
_HELD = 1 << 19
"""Names held in memory before they are written."""

Group = tuple[str, dict[int, int]]
"""A key, and the kind of name by the row of the place."""


class Partitions:
    """Names on the disk, to be read again key by key."""

    def __init__(self, folder: Path) -> None:
        self._paths = [folder / f"names-{number:02}.part" for number in range(_FILES)]
        self._held: list[list[bytes]] = [[] for _ in self._paths]
        self._count = 0

    def add(self, key: str, row: int, kind: int) -> None:
        """Take the name of the place in a row."""
        written = key.encode()
        self._held[zlib.crc32(written) % _FILES].append(b"%b\t%d\t%d\n" % (written, row, kind))
        self._count += 1
        if self._count >= _HELD:
            self._write()

    def _write(self) -> None:
        for path, lines in zip(self._paths, self._held, strict=True):
            if lines:
                with path.open("ab") as file:
                    file.write(b"".join(lines))
                lines.clear()
        self._count = 0

    def keys(self) -> Iterator[str]:
        """Every key once."""
        for lines in self._files():
            yield from (key.decode() for key in sorted({line.partition(b"\t")[0] for line in lines}))

    def groups(self) -> Iterator[Group]:
        """Every key once with its places."""
        for lines in self._files():
            found: dict[bytes, dict[int, int]] = defaultdict(dict)
            for line in lines:
                key, row, kind = line.split(b"\t")
                rows, number = found[key], int(row)
                rows[number] = min(int(kind), rows.get(number, 9))
            yield from ((key.decode(), found[key]) for key in sorted(found))

    def _files(self) -> Iterator[list[bytes]]:
        self._write()
        for path in self._paths:
            if path.exists():
                yield path.read_bytes().split(b"\n")[:-1]

    def remove(self) -> None:
        """Delete the files."""
        for path in self._paths:
            path.unlink(missing_ok=True)
