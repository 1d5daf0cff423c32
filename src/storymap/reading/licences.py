"""What a page or feed says of its licence → an SPDX identifier, where it is a licence that lets everybody share."""

import re

_ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/"
    r"(?:licenses/(?P<kind>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>\d\.\d)|publicdomain/(?P<public>zero|mark)/\d\.\d)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"CC[- ](?P<kind>BY(?:-NC)?(?:-ND|-SA)?)[- ](?P<version>\d\.\d)|(?P<zero>CC0)(?:[- ]1\.0)?", re.IGNORECASE
)


def open_licence(stated: str | None) -> str | None:
    """The licence's SPDX identifier; `None` for everything that is no Creative Commons licence.

    Pages say much under the name of rights, most of it that they reserve them: only what is surely open counts.

    >>> open_licence("https://creativecommons.org/licenses/by-sa/4.0/"), open_licence("CC BY 4.0"), open_licence("©")
    ('CC-BY-SA-4.0', 'CC-BY-4.0', None)
    """
    words = (stated or "").strip()
    found = _ADDRESS.match(words) or _WORDS.fullmatch(words)
    if not found:
        return None
    parts = found.groupdict()
    if parts.get("kind"):
        return f"CC-{parts['kind'].upper()}-{parts['version']}"
    return "Public Domain Mark 1.0" if (parts.get("public") or "").lower() == "mark" else "CC0-1.0"
