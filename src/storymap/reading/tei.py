"""A TEI file → a document: the text that a reader of the edition sees, and where each word of it stands in the file.

Nothing is fetched: a DTD is passed over, and a file that declares entities of its own is refused, for such a file can
grow without bound. The file is kept, so that `storymap export --to tei` writes it back with the places marked and
nothing lost.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.parsers import expat

from storymap.errors import InputError
from storymap.language.expressions import late
from storymap.model.originals import Original
from storymap.model.texts import Document, Source
from storymap.reading.tei_events import TeiEvents
from storymap.reading.text import read_text

_SAMPLE = 8192
_ROOT = late(r"<(?:[\w.-]+:)?(?:TEI|TEI\.2|teiCorpus|teiCorpus\.2)[\s/>]")
_PROLOGUE = late(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.DOTALL)
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z][\w.-]*)[\"']")
_LANGUAGE = late(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def is_tei(data: bytes) -> bool:
    """Whether the bytes begin like a TEI file: its root element behind nothing but the prologue of an XML file."""
    sample = data[:_SAMPLE].decode(_encoding(data), errors="replace").removeprefix("\ufeff")
    at = 0
    while found := _PROLOGUE.match(sample, at):
        at = found.end()
    return bool(_ROOT.match(sample, at))


def read_tei(data: bytes, *, id: str) -> Document:  # noqa: A002 (the model's word)
    """The document of a TEI file: the words of its `text`, a blank line between blocks.

    Of alternatives (`choice`, `app`) the corrected, regularised and expanded one is read, and the lemma; what is
    deleted is not; notes follow the paragraph that they belong to. Title, date, address and licence are the header's.

    Args:
        data: What the file holds.
        id: The document's id, which messages call it by.

    Raises:
        InputError: It is not well formed, not in the encoding that it declares, declares entities, or holds no words.
    """
    markup, encoding = _decode(data, id)
    events = _events(markup, id)
    text, passages = events.text()
    if not any(character.isalnum() for character in text):
        raise InputError(f"{id} is empty: its TEI holds no words inside <text>")
    document = read_text(text, id=id, source=_source(events))
    language = events.language if _LANGUAGE.fullmatch(events.language) else document.language
    title = document.source.title
    original = Original(markup=markup, encoding=encoding, text=text, title=title, passages=passages)
    return replace(document, language=language, original=original)


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    declared = _DECLARED.match(data[:_SAMPLE].lstrip())
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        codecs.lookup(name)
        b"<".decode(name)
    except (LookupError, ValueError):
        return "utf-8"
    return name


def _decode(data: bytes, name: str) -> tuple[str, str]:
    encoding = _encoding(data)
    try:
        return data.decode(encoding), encoding
    except UnicodeError as error:
        where = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(f"{name} is not in {encoding}, which it should be{where}; save it as UTF-8") from None


def _events(markup: str, name: str) -> TeiEvents:
    """Everything that the parser tells, heard."""
    events = TeiEvents(markup.encode("utf-8", errors="surrogatepass"))
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = False
    parser.StartElementHandler = events.start
    parser.EndElementHandler = events.end
    parser.CharacterDataHandler = events.words
    parser.SkippedEntityHandler = events.entity
    parser.StartCdataSectionHandler = events.seal
    parser.EndCdataSectionHandler = events.unseal
    parser.EntityDeclHandler = _refuse_entities
    events.at = lambda: parser.CurrentByteIndex
    try:
        parser.Parse(events.data, True)
    except expat.ExpatError as error:
        raise InputError(f"{name} is no well-formed XML: {error}; mend it there") from None
    except _EntityDeclaredError as error:
        raise InputError(f"{name} declares the entity '{error}' of its own; save it with entities resolved") from None
    return events


class _EntityDeclaredError(Exception):
    """The file declares an entity: its name."""


def _refuse_entities(name: str, *_: object) -> None:
    raise _EntityDeclaredError(name)


def _source(events: TeiEvents) -> Source:
    """What the header says of where the text comes from."""
    found = {what: next(_spoken(events.header.get(what, ())), None) for what in ("title", "date", "url", "licence")}
    return Source(title=found["title"], published=found["date"], url=found["url"], licence=found["licence"])


def _spoken(told: "list[str] | tuple[str, ...]") -> Iterator[str]:
    return (words for part in told if (words := " ".join(part.split())))
