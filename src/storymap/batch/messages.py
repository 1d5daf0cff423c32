"""Messages between a worker and the process that reads documents for it: JSON with a length before it, never pickle."""

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

_LENGTHS = struct.Struct("<QQ")


def send(stream: BinaryIO, message: Mapping[str, Any], data: bytes = b"") -> None:
    """Write a message and the bytes that go with it."""
    words = json.dumps(message, ensure_ascii=True).encode()
    stream.write(_LENGTHS.pack(len(words), len(data)) + words + data)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message and its bytes; `None` where the other side has ended."""
    head = stream.read(_LENGTHS.size)
    if len(head) < _LENGTHS.size:
        return None
    words, data = _LENGTHS.unpack(head)
    message, given = stream.read(words), stream.read(data)
    if len(message) < words or len(given) < data:
        return None
    return json.loads(message), given
