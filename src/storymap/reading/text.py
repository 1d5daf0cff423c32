"""Bytes → a document: decoded, its sentences marked, web furniture set aside, nothing cut out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from storymap.model.texts import Document, Sentence, Source, Span
from storymap.reading.dates import date_of_dateline, date_of_line
from storymap.reading.decoding import decode, refuse_wordless
from storymap.reading.entries import head_entries
from storymap.reading.extracts import Extract
from storymap.reading.front_matter import declared_source
from storymap.reading.furniture import set_aside_furniture
from storymap.reading.lines import Line, split_lines
from storymap.reading.markdown import set_aside_marks
from storymap.reading.paragraphs import Paragraph, find_paragraphs
from storymap.reading.repeats import find_repeats
from storymap.reading.sentences import split_sentences
from storymap.reading.web_addresses import web_address

_SAMPLE = 8192
"""So many bytes tell whether a file may be TEI."""


def read_document(
    data: bytes,
    *,
    id: str,  # noqa: A002 (the model's word)
    name: str | None = None,
    charset: str | None = None,
    source: Source | None = None,
) -> tuple[Document, tuple[str, ...]]:
    """The document of a plain text or Markdown, and notes for the user, such as the encoding assumed.

    Args:
        data: The text's bytes.
        id: The document's id.
        name: What messages call the text; its id if `None`.
        charset: The encoding that a server named.
        source: As for `read_text`.

    Raises:
        InputError: The bytes are no text, or hold no words.
    """
    if b"TEI" in data[:_SAMPLE].replace(b"\0", b"").replace(b"teiCorpus", b"TEI"):
        # Imported here for the start-up budget: hardly an article is a TEI file.
        from storymap.reading.tei import is_tei, read_tei

        if is_tei(data):
            return read_tei(data, id=id), ()
    text, notes = decode(data, name=name or id, charset=charset)
    return read_text(text, id=id, source=source), notes


def document_of(extract: Extract, *, id: str) -> Document:  # noqa: A002
    """The document of what a reader took from a page, PDF, DOCX, feed or record.

    Raises:
        InputError: Nothing is to be read in it.
    """
    refuse_wordless(extract.text, id)
    document = read_text(extract.text, id=id, source=extract.source, declares=False, headings=extract.headings)
    if extract.original is None:
        return document
    return replace(document, original=replace(extract.original, title=document.source.title))


def read_text(
    text: str,
    *,
    id: str,  # noqa: A002
    source: Source | None = None,
    declares: bool = True,
    headings: frozenset[int] = frozenset(),
) -> Document:
    """The document of a text whose line ends are line feeds.

    Args:
        text: All of it; it stays as it is.
        id: The document's id.
        source: What is known of where the text comes from; what it leaves open is read from the text.
        declares: Whether front matter of the text may say where it comes from and under which licence.
        headings: Where lines begin that are known to be headings, whatever they read like.
    """
    written = [*split_lines(text)]
    lines = [_headed(line, headings) for line in _without_furniture(written)]
    sentences = _sentences(text, lines) or _sentences(text, written)
    known, declared = source or Source(), declared_source(written) if declares else Source()
    return Document(
        id=id,
        text=text,
        sentences=sentences,
        source=replace(
            known,
            title=known.title or _title(text, sentences) or declared.title,
            url=web_address(known.url) or web_address(declared.url),
            published=known.published or declared.published or _published(lines) or _dateline(text, sentences),
            licence=known.licence or declared.licence,
            author=known.author or declared.author,
            site=known.site or declared.site,
        ),
    )


def read_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text whose line ends are line feeds, without furniture; of nothing but furniture, all."""
    written = [*split_lines(text)]
    return find_paragraphs(_without_furniture(written)) or find_paragraphs(written)


def _without_furniture(written: Sequence[Line]) -> Sequence[Line]:
    return set_aside_furniture(head_entries(set_aside_marks(written)))


def _headed(line: Line, headings: frozenset[int]) -> Line:
    return replace(line, kind="heading") if line.start in headings and line.kind == "text" else line


def _sentences(text: str, lines: Sequence[Line]) -> tuple[Sentence, ...]:
    found = [sentence for paragraph in find_paragraphs(lines) for sentence in _of_paragraph(text, paragraph)]
    if all(sentence.kind == "heading" for sentence in found):
        found = [replace(sentence, kind="prose") for sentence in found]
    return _with_repeats(text, found)


def _of_paragraph(text: str, paragraph: Paragraph) -> Iterable[Sentence]:
    ranges: Iterable[tuple[int, int]] = ((paragraph.start, paragraph.end),)
    if paragraph.kind != "heading":
        ranges = split_sentences(text, paragraph.start, paragraph.end)
    for start, end in ranges:
        yield Sentence(span=Span(start=start, end=end), kind=paragraph.kind, paragraph=paragraph.number)


def _with_repeats(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    repeats = find_repeats([text[s.span.start : s.span.end] for s in sentences])
    return tuple(
        replace(sentence, kind="repeat") if index in repeats else sentence for index, sentence in enumerate(sentences)
    )


def _title(text: str, sentences: Sequence[Sentence]) -> str | None:
    if not sentences or sentences[0].kind != "heading":
        return None
    return " ".join(text[sentences[0].span.start : sentences[0].span.end].split())


def _published(lines: Sequence[Line]) -> str | None:
    dates = (date_of_line(line.text) for line in lines if line.kind == "furniture")
    return next((date for date in dates if date), None)


def _dateline(text: str, sentences: Sequence[Sentence]) -> str | None:
    """The date in the dateline of the first paragraph."""
    first = next((sentence for sentence in sentences if sentence.kind == "prose"), None)
    return date_of_dateline(text[first.span.start : first.span.end]) if first else None
