"""Packaged TopoJSON of provinces or rivers → their properties and lines, arcs decoded only where asked for."""

import gzip
import json
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

import numpy as np

from storymap.boundaries.shapes import Line
from storymap.errors import DataError
from storymap.resources import data_path

_ARCS = b',"arcs":[[['


class Layer:
    """The geometries of one file of our own build: compact, with the topology's arcs as its last member."""

    def __init__(self, content: bytes) -> None:
        head, found, tail = content.rpartition(_ARCS)
        if not found:
            raise DataError("a boundary file is damaged: it has no arcs; reinstall storymap")
        self._topology: dict[str, Any] = json.loads(head + b"}")
        self._encoded = tail.removesuffix(b"]]]}").split(b"]],[[")
        self._scale = float(self._topology["transform"]["scale"][0])

    @cached_property
    def geometries(self) -> list[dict[str, Any]]:
        """The geometries with their `properties` and `arcs`, as TopoJSON writes them."""
        return [geometry for part in self._topology["objects"].values() for geometry in part["geometries"]]

    def arc(self, number: int) -> Line:
        """An arc's positions; `~n` is arc n backwards."""
        steps = json.loads(b"[[" + self._encoded[number if number >= 0 else ~number] + b"]]")
        line = np.asarray(np.cumsum(np.array(steps, dtype=np.int64), axis=0) * self._scale, dtype=np.float64)
        return line if number >= 0 else line[::-1]

    def line(self, numbers: Sequence[int]) -> Line:
        """A line or ring made of arcs joined end to end."""
        parts = [self.arc(number) for number in numbers]
        return np.vstack([parts[0], *(part[1:] for part in parts[1:])])


@cache
def read_layer(name: str) -> Layer:
    """A layer of `data/boundaries` by the name of its file, without suffixes; read once.

    Raises:
        DataError: There is no such file, or it is damaged.
    """
    path = data_path("boundaries", f"{name}.topojson.gz")
    try:
        return Layer(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, ValueError) as error:
        raise DataError(f"the boundary file {path.name} cannot be read ({error}); reinstall storymap") from error
