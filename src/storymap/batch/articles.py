"""A file's or a record's bytes → the articles in it, each read when asked; runs in the process that may die of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from storymap.batch.values import item_name
from storymap.errors import InputError
from storymap.model.texts import Document
from storymap.reading.extracts import Extract
from storymap.reading.formats import document_in, read_given, separate_articles
from storymap.reading.given import Given, ReadingOptions, refuse_size
from storymap.reading.json_records import extract_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a corpus."""

    document: Document
    """Its text and source; its id is what the tables call it."""
    own_id: str | None = None
    """What its source calls it."""


def articles_of_file(given: Given, options: ReadingOptions) -> tuple[Callable[[], Article], ...]:
    """The articles of a file: those of a feed or of JSON records each by itself, of anything else one.

    Raises:
        InputError: The file is empty, too large, damaged, or holds no articles.
    """
    refuse_size(given.data, given.name, suffix=given.suffix)
    extracts = separate_articles(given, options)
    if extracts is None:
        return (partial(_whole, given, options),)
    if not extracts:
        raise InputError(f"{given.name} is empty: it holds no articles")
    names = [item_name(given.name, n) for n in range(1, len(extracts) + 1)] if len(extracts) > 1 else [given.name]
    return tuple(partial(_article, given, extract, name) for name, extract in zip(names, extracts, strict=True))


def article_of_record(given: Given, options: ReadingOptions) -> Article:
    """The article of one JSON object.

    Raises:
        InputError: It is none, or has no text.
    """
    text = given.data.decode("utf-8-sig", errors="replace")
    return _article(given, partial(extract_record, text, given.name, options.fields), given.name)


def _whole(given: Given, options: ReadingOptions) -> Article:
    return Article(document=read_given(given, options).documents[0])


def _article(given: Given, extract: Callable[[], Extract], name: str) -> Article:
    taken = extract()
    return Article(document=document_in(given, taken, name), own_id=taken.id)
