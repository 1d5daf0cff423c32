"""Bytes → text: byte order marks, what the document declares, UTF-8, and a guess that is told."""

import codecs

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_WIDE_NULS = 0.3
"""UTF-16 of a Western text has a zero in nearly every second byte, other binary data hardly ever."""
_ONE_BYTE = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp866", "cp874",
    "koi8-r", "koi8-u", "mac-roman", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7",
    "iso8859-8", "iso8859-9", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16",
)  # fmt: skip
_SEVERAL_BYTES = ("gb2312", "gbk", "gb18030", "big5", "euc_jp", "shift_jis", "iso2022_jp", "euc_kr", "cp949", "cp932")
_DECLARABLE = frozenset((*_ONE_BYTE, *_SEVERAL_BYTES, "utf-8"))
"""Codecs that a document may ask for: others, such as `unicode_escape` and `punycode`, are no encodings of texts."""
_WESTERN = frozenset({"ascii", "iso8859-1"})
"""Names under which pages are in truth Windows-1252; browsers read them so."""
_ESCAPED = "iso2022_jp"
"""Written in ASCII's bytes alone, so that it passes for UTF-8."""
_GUESSED = ("cp1251", "koi8-r", "cp1250", "cp1253", "cp1255", "cp1256", "gb18030", "big5", "shift_jis", "euc_kr")
_GUESS_SAMPLE = 20_000
_FOREIGN_SHARE = 0.25
"""Share of bytes beyond ASCII, of all that are no white space, from which a text is hardly Western European."""

_FEWEST_FOREIGN = 8
"""Fewer bytes beyond ASCII tell nothing."""


def decode_bytes(data: bytes, *, declared: tuple[str, ...] = ()) -> tuple[str, str | None]:
    """The text, and what to tell the user when its encoding had to be declared or guessed.

    Args:
        data: All of it.
        declared: Encodings that something said of it, the most trusted first. What is sound UTF-8 is read so all the
            same: servers say Latin-1 of everything. Unknown names are passed over.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), None
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return data.decode(wide, errors="replace"), f"no byte order mark; read as {wide.upper()}"
    try:
        if not any(_codec(name) == _ESCAPED for name in declared):
            return data.decode("utf-8"), None
        first = 0
    except UnicodeDecodeError as error:
        first = error.start
    for name in declared:
        text = _decoded_as(data, name)
        if text is not None:
            return text, f"read as {name.strip()[:40]}, which it declares"
    return _guessed(data, first)


def _decoded_as(data: bytes, name: str) -> str | None:
    codec = _codec(name)
    if codec is None:
        return None
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        # Single stray bytes do not make what a page declares wrong; in UTF-8 they do.
        return None if codec == "utf-8" else data.decode(codec, errors="replace")


def _codec(name: str) -> str | None:
    """Python's name of a declared encoding; `None` where it is none that texts are written in."""
    try:
        codec = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    if codec in _WESTERN:
        return "cp1252"
    return codec if codec in _DECLARABLE else None


def _guessed(data: bytes, first: int) -> tuple[str, str]:
    codec, label = _guess(data[max(0, first - _SAMPLE) :][:_GUESS_SAMPLE])
    note = f"not UTF-8 (byte {first}); read as {label}. If letters look wrong, save the text as UTF-8"
    return data.decode(codec, errors="replace"), note


def _guess(sample: bytes) -> tuple[str, str]:
    western = "cp1252", "Windows-1252 (Western European)"
    inked = len(sample) - sum(sample.count(space) for space in (b" ", b"\n", b"\r", b"\t"))
    foreign = sum(byte > 127 for byte in sample)
    if foreign < max(_FEWEST_FOREIGN, _FOREIGN_SHARE * inked):
        return western
    # Imported here for the start-up budget: nearly all texts are UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=["cp1252", *_GUESSED]).best()
    if best is None or best.encoding == "cp1252":
        return western
    return best.encoding, best.encoding.upper().replace("_", "-")


def _wide_encoding(sample: bytes) -> str | None:
    even, odd = sample[0::2], sample[1::2]
    if odd and odd.count(0) > _WIDE_NULS * len(odd) and not even.count(0):
        return "utf-16-le"
    if odd and even.count(0) > _WIDE_NULS * len(even) and not odd.count(0):
        return "utf-16-be"
    return None
