"""The bytes of one article, or of a record that holds one → document; runs in the process that may die of it."""

import json
from collections.abc import Iterable, Mapping, Sequence

from storymap.errors import InputError
from storymap.model.texts import Document, Source
from storymap.reading.formats import read_given
from storymap.reading.given import Given
from storymap.reading.text import read_text

_FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "full_text"),
    "id": ("id", "uuid", "guid"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "published": ("published", "date", "published_at", "date_published", "publication_date", "timestamp"),
    "licence": ("licence", "license"),
}
"""What a record tells, and the names under which it is looked for, in this order."""
_DATE = len("2023-01-16")


def read_article(data: bytes, *, form: str, name: str) -> tuple[Document, str | None]:
    """The document that the bytes hold, and the id that its source gives it.

    Args:
        data: All of them.
        form: `text`, or `record` for one JSON object.
        name: The document's id, and what messages call it.

    Raises:
        InputError: They are no article.
    """
    if form == "text":
        return _only(read_given(Given(data=data, id=name, name=name)).documents, name), None
    record = _record(data, name)
    words = _told(record, "text")
    if words is None or not any(character.isalnum() for character in words):
        raise InputError(f"{name} has no text in {', '.join(_FIELDS['text'][:3])}")
    source = Source(
        title=_told(record, "title"),
        url=_told(record, "url"),
        published=_date(_told(record, "published")),
        licence=_told(record, "licence"),
    )
    return read_text(_with_line_feeds(words), id=name, source=source), _told(record, "id")


def _only(documents: Sequence[Document], name: str) -> Document:
    if len(documents) != 1:
        raise InputError(f"{name} holds {len(documents)} articles; give one article a file, or a line of JSON for each")
    return documents[0]


def _record(data: bytes, name: str) -> Mapping[str, object]:
    try:
        value = json.loads(data.decode("utf-8-sig", errors="replace"))
    except RecursionError:
        raise InputError(f"{name} is no article: its JSON is nested too deeply") from None
    except ValueError as error:
        raise InputError(f"{name} is no JSON: {getattr(error, 'msg', 'a number is too long')}") from None
    if not isinstance(value, dict):
        raise InputError(f"{name} is no JSON object; give one object with a text for each article")
    return value


def _told(record: Mapping[str, object], what: str) -> str | None:
    return next((words for words in _words(record.get(field) for field in _FIELDS[what])), None)


def _words(values: Iterable[object]) -> Iterable[str]:
    for value in values:
        if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            # A lone surrogate is no text that a file could hold.
            words = str(value).encode("utf-8", errors="replace").decode("utf-8").strip()
            if words:
                yield words


def _date(stamp: str | None) -> str | None:
    """The day of a time stamp in ISO 8601; anything else says no day."""
    day = (stamp or "")[:_DATE]
    parts = day.split("-")
    return day if [len(part) for part in parts] == [4, 2, 2] and day.replace("-", "").isdigit() else None


def _with_line_feeds(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")
