"""Bytes of any kind that is read → documents, one or several, and notes for the user."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from storymap.errors import InputError
from storymap.model.originals import InputFile
from storymap.model.texts import Document, Source
from storymap.reading.decoding import decode, wide_line_ends
from storymap.reading.encodings import decode_bytes
from storymap.reading.extracts import Extract
from storymap.reading.given import Given, ReadingOptions
from storymap.reading.kinds import LIMIT_BYTES, NAMES, Kind, expected_kind, kind_of
from storymap.reading.text import document_of, read_document

SHOWN = 3
"""Records left out that a note names; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from one input."""

    documents: tuple[Document, ...]
    """In the order of the input; at least one."""
    notes: tuple[str, ...] = ()
    """What the user should know: encodings assumed, records left out, names that promise another format."""


def read_given(given: Given, options: ReadingOptions | None = None) -> Reading:
    """The documents that an input holds.

    Args:
        given: The input.
        options: What the user says of its fields.

    Raises:
        InputError: It cannot be read, or holds no words.
    """
    kind = kind_of(given.data, suffix=given.suffix, media_type=given.media_type)
    reading = _READERS[kind](given, options or ReadingOptions())
    documents = tuple(_in_its_file(document, given, kind) for document in reading.documents)
    return Reading(documents=documents, notes=(*_kind_notes(given, kind), *reading.notes))


def _in_its_file(document: Document, given: Given, kind: Kind) -> Document:
    """The document with the file or address that it came in."""
    name = given.path or given.url
    if name is None:
        return document
    plain = kind == "text" and document.original is None
    ends = wide_line_ends(given.data, charset=given.charset) if plain else ()
    return replace(document, file=InputFile(name=name, is_text=kind == "text", wide_ends=ends))


def separate_articles(given: Given, options: ReadingOptions) -> tuple[Callable[[], Extract], ...] | None:
    """The articles of a feed or of JSON records, each read when it is called; `None` for what is one document.

    Raises:
        InputError: The feed is damaged, or it is no JSON.
    """
    separate = _SEPARATE.get(kind_of(given.data, suffix=given.suffix, media_type=given.media_type))
    return tuple(separate(given, options)[0]) if separate else None


def document_in(given: Given, extract: Extract, id: str) -> Document:  # noqa: A002 (the model's word)
    """The document of what was taken from an input.

    Args:
        given: The input.
        extract: What was taken from it.
        id: The document's id.

    Raises:
        InputError: It holds no words, or more than an article.
    """
    if len(extract.text) > LIMIT_BYTES:
        raise InputError(
            f"{given.name} holds more than {LIMIT_BYTES // 1_000_000} million characters of text; split it"
        )
    if not any(character.isalnum() for character in extract.text):
        raise InputError(f"{given.name} is empty: it holds no words")
    source = extract.source if extract.source.url else replace(extract.source, url=given.url)
    return document_of(replace(extract, source=source), id=id)


def _kind_notes(given: Given, kind: Kind) -> tuple[str, ...]:
    """A note where the name promises what the contents are not."""
    promised = expected_kind(given.suffix)
    if promised is None or promised == kind or given.media_type:
        return ()
    return (f"{given.name} is {NAMES[kind]} in spite of its name; read as such",)


def _read_text(given: Given, _: ReadingOptions) -> Reading:
    document, notes = read_document(
        given.data, id=given.id, name=given.name, charset=given.charset, source=Source(url=given.url)
    )
    return Reading(documents=(document,), notes=notes)


def _read_page(given: Given, _: ReadingOptions) -> Reading:
    # Imported here for the start-up budget, as all readers below: most articles are plain texts.
    from storymap.reading.page_encodings import declared_in_page
    from storymap.reading.pages import extract_page

    declared = (given.charset, *declared_in_page(given.data))
    text, note = decode_bytes(given.data, declared=tuple(name for name in declared if name))
    extract = extract_page(text, name=given.name, url=given.url)
    return _one(given, extract, note)


def _read_pdf(given: Given, _: ReadingOptions) -> Reading:
    from storymap.reading.pdf import extract_pdf

    return _one(given, extract_pdf(given.data, name=given.name))


def _read_docx(given: Given, _: ReadingOptions) -> Reading:
    from storymap.reading.docx import extract_docx

    return _one(given, extract_docx(given.data, name=given.name))


def _feed_articles(given: Given, _: ReadingOptions) -> "_Articles":
    from storymap.reading.feeds import extract_feed
    from storymap.reading.xml_trees import declared_encoding

    declared = (given.charset, declared_encoding(given.data))
    text, note = decode_bytes(given.data, declared=tuple(name for name in declared if name))
    return extract_feed(text, name=given.name), (note,)


def _record_articles(given: Given, options: ReadingOptions) -> "_Articles":
    from storymap.reading.json_records import extract_records

    text, notes = decode(given.data, name=given.name, charset=given.charset)
    return extract_records(text, name=given.name, fields=options.fields), notes


_Articles = tuple[Iterator[Callable[[], Extract]], tuple[str | None, ...]]
_SEPARATE: dict[Kind, Callable[[Given, ReadingOptions], _Articles]] = {
    "feed": _feed_articles,
    "json": _record_articles,
}


def _read_several(given: Given, options: ReadingOptions) -> Reading:
    """The articles that can be read; those that cannot are named in a note, and are an error where none can."""
    kind = kind_of(given.data, suffix=given.suffix, media_type=given.media_type)
    articles, notes = _SEPARATE[kind](given, options)
    documents: list[Document] = []
    failures: list[str] = []
    for number, article in enumerate(articles, start=1):
        try:
            documents.append(document_in(given, article(), f"{given.id}-{number}"))
        except InputError as error:
            failures.append(str(error))
    if not documents:
        raise InputError(failures[0] if failures else f"{given.name} is empty: it holds no articles")
    shown = [f"left out: {failure}" for failure in failures[:SHOWN]]
    if len(failures) > SHOWN:
        shown.append(f"left out: {len(failures) - SHOWN} more that cannot be read either")
    if len(documents) == 1:
        documents = [replace(documents[0], id=given.id)]
    return Reading(documents=tuple(documents), notes=_all_notes(given, *notes, *shown))


_READERS: dict[Kind, Callable[[Given, ReadingOptions], Reading]] = {
    "text": _read_text,
    "page": _read_page,
    "pdf": _read_pdf,
    "docx": _read_docx,
    **dict.fromkeys(_SEPARATE, _read_several),
}


def _one(given: Given, extract: Extract, note: str | None = None) -> Reading:
    return Reading(documents=(document_in(given, extract, given.id),), notes=_all_notes(given, note, *extract.notes))


def _all_notes(given: Given, *notes: str | None) -> tuple[str, ...]:
    return tuple(note if note.startswith(given.name) else f"{given.name}: {note}" for note in notes if note)
