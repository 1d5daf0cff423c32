"""Plain values → JSON bytes, the same for the same values."""

import json

from storymap.exporters.records import Json


def json_bytes(value: Json) -> bytes:
    """UTF-8 with two spaces of indent, a final newline, and keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode(
        "utf-8", errors="backslashreplace"
    )
