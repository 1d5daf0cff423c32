"""A page's first bytes → the encodings that it declares of itself."""

import re
from collections.abc import Iterator

_HEAD = 4096
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")


def declared_in_page(data: bytes) -> Iterator[str]:
    """Names of encodings, the most trusted first; they may be wrong, or none at all.

    >>> list(declared_in_page(b'<html><head><meta charset="koi8-r">'))
    ['koi8-r']
    """
    head = data[:_HEAD]
    for found in (_META.search(head), _XML.match(head)):
        if found:
            yield found[1].decode("ascii", errors="ignore")
