"""A picture's bytes → whether they tell where it was taken, in EXIF or XMP."""

import struct

_EXIF = (b"Exif\0\0", b"eXIf", b"EXIF")
"""What stands before EXIF's data in JPEG, PNG and WebP."""
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
"""How the data begin, by the order of their bytes."""
_GPS = 0x8825
"""Tag of the table of positions."""
_LATITUDE = 2
"""Its tag of the latitude."""
_MOST = 200
"""Entries of a table that are looked at: real ones have a few dozen."""
_XMP = (b"GPSLatitude", b"GPSLongitude", b"GPSPosition")
"""Names of XMP under which positions stand."""


def tells_place(content: bytes) -> bool:
    """Whether a picture has a latitude in its EXIF data, or a position in XMP."""
    return any(name in content for name in _XMP) or any(_has_latitude(data) for data in _exif(content))


def _exif(content: bytes) -> list[bytes]:
    """Whatever looks like EXIF's data, from its order of bytes on."""
    found: list[bytes] = []
    for mark in _EXIF:
        at = content.find(mark)
        while at >= 0 and len(found) < 10:
            start = min((s for o in _ORDERS if (s := content.find(o, at, at + 32)) >= 0), default=-1)
            if start >= 0:
                found.append(content[start:])
            at = content.find(mark, at + 1)
    return found


def _has_latitude(data: bytes) -> bool:
    order = _ORDERS[data[:4]]
    tables = _table(data, order, _number(data, order, 4))
    return _LATITUDE in _table(data, order, tables[_GPS]) if _GPS in tables else False


def _table(data: bytes, order: str, at: int) -> dict[int, int]:
    """Tags of a table of EXIF with their values, read as offsets."""
    if not 8 <= at <= len(data) - 2:
        return {}
    (count,) = struct.unpack_from(f"{order}H", data, at)
    starts = range(at + 2, min(at + 2 + 12 * min(count, _MOST), len(data) - 11), 12)
    return {struct.unpack_from(f"{order}H", data, s)[0]: _number(data, order, s + 8) for s in starts}


def _number(data: bytes, order: str, at: int) -> int:
    value: int = struct.unpack_from(f"{order}I", data, at)[0] if at + 4 <= len(data) else 0
    return value
