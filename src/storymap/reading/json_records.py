"""JSON lines → one article for each record; fields are named by the user, or guessed from what they are called."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from storymap.errors import InputError
from storymap.model.texts import Source
from storymap.reading.dates import date_of_stamp
from storymap.reading.extracts import Extract
from storymap.reading.markup_text import with_title
from storymap.reading.pages import fragment_paragraphs

GUESSED: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "article_body", "articleBody",
             "content_text", "content_html"),
    "title": ("title", "headline", "heading"),
    "url": ("url", "link", "source_url", "canonical_url"),
    "date": ("date", "published", "published_at", "date_published", "date_publish", "datePublished", "publication_date",
             "pubDate", "timestamp", "created_at"),
    "author": ("author", "authors", "byline", "creator"),
    "site": ("site", "source", "publisher", "site_name", "sitename", "source_name", "domain", "outlet", "newspaper"),
    "licence": ("licence", "license"),
    "id": ("id", "uuid", "guid"),
}  # fmt: skip
"""What a record tells, and the names under which it is looked for, in this order."""
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|a|strong|em|b|i)\b[^<>]{0,500}>", re.IGNORECASE)
_SNIFFED = 5000
Record = Mapping[str, object]


def extract_records(
    text: str, *, name: str, fields: tuple[tuple[str, str], ...] = ()
) -> Iterator[Callable[[], Extract]]:
    """The records of a text of JSON lines, or of one JSON list or object, each read when it is called.

    Args:
        text: All of it.
        name: What messages call it.
        fields: Pairs of what is told (`text`, `title` …) and the field that tells it.

    Raises:
        InputError: It is no JSON at all.
    """
    whole = _whole(text, name)
    if whole is not None:
        return (partial(_of_value, value, f"{name}, record {n}", fields) for n, value in enumerate(whole, start=1))
    lines = ((n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip())
    return (partial(extract_record, line, f"{name}, line {n}", fields) for n, line in lines)


def _whole(text: str, name: str) -> list[object] | None:
    """The records of a text that is one JSON value; `None` where each line is one."""
    if text.lstrip()[:1] != "[" and _is_object(text.lstrip().partition("\n")[0]):
        return None
    value = _value(text, name)
    if isinstance(value, dict):
        items = value.get("items")
        return items if isinstance(items, list) else [value]
    return value if isinstance(value, list) else [value]


def _is_object(line: str) -> bool:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    # A JSON Feed in one line is one value with items, no line of records.
    return isinstance(value, dict) and not isinstance(value.get("items"), list)


def _value(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except RecursionError:
        raise InputError(f"{name} is no article: its JSON is nested too deeply") from None
    except ValueError as error:
        reason = getattr(error, "msg", "a number is too long")
        raise InputError(f"{name} is no JSON: {reason}; give one JSON object a line") from None


def extract_record(line: str, name: str, fields: tuple[tuple[str, str], ...] = ()) -> Extract:
    """The article of one line of JSON lines, for those who read a large file line by line.

    Args:
        line: One JSON object.
        name: What messages call it.
        fields: As for `extract_records`.

    Raises:
        InputError: It is no JSON object, or has no text.
    """
    return _of_value(_value(line, name), name, fields)


def _of_value(value: object, name: str, fields: tuple[tuple[str, str], ...]) -> Extract:
    if not isinstance(value, dict):
        raise InputError(f"{name} is no JSON object; give one object with a text for each article")
    told = dict(fields)
    words = _told(value, "text", told)
    if words is None:
        names = told.get("text") or ", ".join(GUESSED["text"][:4])
        raise InputError(f"{name} has no text in {names}; name its field with --field text=NAME")
    title = _told(value, "title", told)
    stamp = _told(value, "date", told)
    source = Source(
        title=" ".join(title.split()) if title else None,
        url=_told(value, "url", told),
        published=date_of_stamp(stamp) if stamp else None,
        licence=_told(value, "licence", told),
        author=_told(value, "author", told),
        site=_told(value, "site", told),
    )
    return Extract(paragraphs=with_title(title, _paragraphs(words)), source=source, id=_own_id(value, told))


def _own_id(record: Record, fields: Mapping[str, str]) -> str | None:
    """What the record calls itself; most number themselves."""
    return _told({name: str(value) if type(value) is int else value for name, value in record.items()}, "id", fields)


def _paragraphs(words: str) -> tuple[str, ...]:
    if _MARKUP.search(words[:_SNIFFED]):
        return fragment_paragraphs(words)
    return (words.replace("\r\n", "\n").replace("\r", "\n").strip(),)


def _told(record: Record, what: str, fields: Mapping[str, str]) -> str | None:
    """What the record says of one thing; of several names in a list, all."""
    named = fields.get(what)
    for field in (named,) if named else GUESSED[what]:
        words = _words(record.get(field))
        if words:
            return words
    return None


def _words(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return "; ".join(words for one in value if isinstance(one, str | dict) and (words := _words(one))) or None
    words = value.encode("utf-8", errors="replace").decode("utf-8").strip() if isinstance(value, str) else ""
    return words or None
