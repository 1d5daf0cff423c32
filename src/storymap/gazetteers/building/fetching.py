"""URL of a GeoNames file → the file on the disk, downloaded only because the user named the URL."""

import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from storymap.errors import InputError

LARGEST_BYTES = 4 << 30
"""No official file is larger than about half a gigabyte."""
_TIMEOUT_S = 60
_CHUNK = 1 << 20
_AGENT = "storymap (gazetteer build)"


def is_url(text: str) -> bool:
    """Whether an argument is a web address rather than a path."""
    return text.lower().startswith(("http://", "https://"))


def fetch(url: str, folder: Path, *, most_bytes: int = LARGEST_BYTES) -> Path:
    """Download a file into a folder under its own name.

    Args:
        url: An http or https address.
        folder: Where to.
        most_bytes: A larger file is refused.

    Raises:
        InputError: The address does not answer with a file, or the file is too large or cut short.
    """
    path = folder / (Path(unquote(urlsplit(url).path)).name or "download")
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT})  # noqa: S310 - is_url allows http(s) only
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer, path.open("wb") as file:  # noqa: S310
            expected, got = answer.headers.get("Content-Length"), 0
            while chunk := answer.read(_CHUNK):
                got += len(chunk)
                if got > most_bytes:
                    raise InputError(f"{url} is larger than {most_bytes:,} bytes; is it a GeoNames file?")
                file.write(chunk)
    except urllib.error.HTTPError as error:
        error.close()
        raise InputError(f"{url} answers {error.code} {error.reason}; check the address") from None
    except (urllib.error.URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise InputError(f"cannot download {url}: {reason}; download it yourself and give its path") from None
    with suppress(TypeError, ValueError):
        if got != int(expected):
            raise InputError(f"{url} was cut short: {got:,} of {expected} bytes; try again")
    return path
