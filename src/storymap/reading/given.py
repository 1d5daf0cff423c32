"""What commands hand to the readers: bytes with what is known of them, and what the user allows."""

import re
from dataclasses import dataclass
from pathlib import Path

from storymap.errors import InputError
from storymap.reading.kinds import NAMES, kind_of, limit_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """What the user allows and says about inputs."""

    offline: bool = False
    """Whether every connection is forbidden."""
    allow_private: bool = False
    """Whether addresses inside the own network may be asked."""
    fields: tuple[tuple[str, str], ...] = ()
    """Pairs of what a JSON record's field holds (`text`, `title` …) and the field's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Bytes as they came in, and what is known of them."""

    data: bytes
    """All of them."""
    id: str
    """Id for the document they hold."""
    name: str
    """What messages call them."""
    suffix: str = ""
    """Suffix of the file's name or the address, in lower case."""
    media_type: str | None = None
    """What the server calls it."""
    charset: str | None = None
    """The encoding that the server names."""
    url: str | None = None
    """The address that answered, after all redirects."""
    path: str | None = None
    """The file's path as given; `None` for standard input and addresses."""


def document_id(path: str) -> str:
    """The file's name without suffix, with `-` for what an id should not carry.

    >>> document_id("news/Over the border (2).txt")
    'Over-the-border-2'
    >>> document_id("...")
    'document'
    """
    stem = Path(path).stem
    return re.sub(r"[^\w.]+", "-", stem).strip("-.") or "document"


def refuse_size(data: bytes, name: str, *, suffix: str = "", media_type: str | None = None) -> None:
    """Refuse what is empty, or larger than an input of its kind may be.

    Raises:
        InputError: It is.
    """
    if not data.strip():
        raise InputError(f"{name} is empty; give an article's text")
    kind = kind_of(data, suffix=suffix, media_type=media_type)
    if len(data) > limit_bytes(kind):
        what = "one article" if kind in ("text", "page") else NAMES[kind]
        raise InputError(
            f"{name} is larger than {limit_bytes(kind) // 1_000_000} MB, the most {what} may have; split it"
        )
