"""What is costly to make → the same again without making it, as long as it is among the last ones asked for.

A process that reads for days asks for one country after the other. Decoded at the finest scale all of them take
more than 100 MB, and few are asked for twice in a short time.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """The values asked for last, up to a size of all together; the last one whatever its size."""

    def __init__(self, most: int, size: Callable[[V], int] = lambda _: 1) -> None:
        self.most = most
        """The size that all values together may have."""
        self._size = size
        self._values: OrderedDict[K, V] = OrderedDict()
        self._sizes: dict[K, int] = {}
        self.total = 0
        """The size that they have."""

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made if it is not kept."""
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        value = make()
        self._sizes[key] = self._size(value)
        self._values[key] = value
        self.total += self._sizes[key]
        while self.total > self.most and len(self._values) > 1:
            oldest, _ = self._values.popitem(last=False)
            self.total -= self._sizes.pop(oldest)
        return value
