"""What a text says of its address → an address that pages, feeds and story files can hold; nothing else."""

import re
from urllib.parse import quote, urlsplit

_SCHEME = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_KEPT = "%/:=&?~#+!$,;@()*[]."
_LONGEST = 2000


def web_address(stated: str | None) -> str | None:
    """The address with everything encoded that would end it early; `None` where it is no web address.

    >>> web_address("https://fell.example.org/a|b'c"), web_address("javascript:alert(1)"), web_address("example.org")
    ('https://fell.example.org/a%7Cb%27c', None, None)
    """
    words = (stated or "").strip()
    if len(words) > _LONGEST or not _SCHEME.match(words):
        return None
    try:
        host = urlsplit(words).hostname
    except ValueError:
        return None
    return quote(words, safe=_KEPT) if host else None
