"""The folder of tables → rows, one partition after the other, with the columns and rows that a question needs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from storymap.batch.storage import Folder, read_manifest
from storymap.batch.values import Row
from storymap.batch.work import table_name
from storymap.errors import DataError, InputError


class Tables:
    """What a run wrote."""

    def __init__(self, address: str) -> None:
        """Open a folder.

        Raises:
            InputError: It holds no tables, or those of a run that was cut short before it finished anything.
        """
        self._folder = Folder(address)
        self.manifest = read_manifest(self._folder)
        if not self.manifest["partitions"] and not self.manifest["complete"]:
            raise InputError(f"the run that writes {address} is not finished; run the same 'storymap batch' again")

    def rows(
        self, table: str, columns: Sequence[str], *, among: Mapping[str, Sequence[Any]] | None = None
    ) -> Iterator[Row]:
        """The rows of a table in the order of the corpus.

        Args:
            table: Its name.
            columns: Those wanted.
            among: Values that columns must have one of.

        Raises:
            DataError: A part of the table is missing or damaged.
        """
        for record in self.manifest["partitions"]:
            yield from self._part(table, str(record["key"]), columns, among or {}).to_pylist()

    def _part(self, table: str, key: str, columns: Sequence[str], among: Mapping[str, Sequence[Any]]) -> pa.Table:
        name = table_name(table, key)
        try:
            content = pa.BufferReader(self._folder.read(name))
            wanted = list(dict.fromkeys([*columns, *among]))
            part = pyarrow.parquet.read_table(content, columns=wanted, use_threads=False)
        except (OSError, pa.ArrowInvalid) as error:
            reason = str(error).split("\n")[0]
            raise DataError(f"{name} cannot be read: {reason}; remove it and run 'storymap batch' again") from None
        for column, values in among.items():
            part = part.filter(pc.is_in(part[column], value_set=pa.array(values, type=part[column].type)))
        return part
