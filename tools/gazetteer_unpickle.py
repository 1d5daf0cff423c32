"""Pickle of plain lists on stdin → JSON on stdout; run in a process of its own, refusing all but plain values."""

import json
import pickle
import sys
from typing import NoReturn


class PlainUnpickler(pickle.Unpickler):
    """Reads lists, strings and numbers; a pickle that names any class or function is refused."""

    def find_class(self, module: str, name: str) -> NoReturn:
        """Refuse every global."""
        raise pickle.UnpicklingError(f"the pickle asks for {module}.{name}; only plain values are read")


if __name__ == "__main__":
    json.dump(PlainUnpickler(sys.stdin.buffer).load(), sys.stdout)
