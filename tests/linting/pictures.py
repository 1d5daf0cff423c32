"""Small pictures with and without metadata, made here byte by byte."""

import base64
import struct
import zlib

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
)


def table(order, entries, following=0):
    """A table of EXIF: its entries as tag, type, count and value."""
    packed = b"".join(struct.pack(f"{order}HHII", *entry) for entry in entries)
    return struct.pack(f"{order}H", len(entries)) + packed + struct.pack(f"{order}I", following)


def exif(order="<", *, gps=True, latitude=True):
    """EXIF data with a camera's make, and a table of positions."""
    entries = [(0x010F, 2, 4, 0x00414243)]
    if gps:
        entries.append((0x8825, 4, 1, 8 + 2 + 12 * 2 + 4))
    first = table(order, entries)
    second = table(order, [(2, 5, 3, 200)] if latitude else [(0, 1, 4, 2)]) if gps else b""
    return {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(f"{order}I", 8) + first + second + b"\0" * 64


def jpeg(metadata=b""):
    segment = b"Exif\0\0" + metadata
    app1 = b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment if metadata else b""
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0" + app1 + b"\xff\xd9"


def png(kind, content):
    chunk = struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return PIXEL[:33] + chunk + PIXEL[33:]


PICTURES = {
    "plain.jpg": jpeg(),
    "gps.jpg": jpeg(exif()),
    "camera.jpg": jpeg(exif(gps=False)),
    "nowhere-gps.jpg": jpeg(exif(latitude=False)),
    "gps.png": png(b"eXIf", exif(">")),
    "xmp.png": png(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x exif:GPSLatitude='70,3.6N'/>"),
    "text.jpg": b"This is a text.",
}
