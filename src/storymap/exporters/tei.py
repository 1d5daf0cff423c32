"""Story → TEI P5: its texts with `placeName` around the toponyms; a text that was read from TEI, in its own file."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.language_tags import language_tag
from storymap.exporters.markup import web_address
from storymap.exporters.originals import unchanged_original
from storymap.exporters.plain_text import on_one_line
from storymap.exporters.tei_marks import WRITER, Marks, application, marks_for, place_list
from storymap.exporters.tei_splicing import marked_original
from storymap.exporters.text_blocks import TextBlock, text_blocks
from storymap.exporters.xml_text import Xml, block, tag, xml_bytes, xml_text
from storymap.exporters.xml_tokens import xml_tokens
from storymap.model.originals import Original
from storymap.model.places import Resolution, ResolvedDocument
from storymap.model.stories import Story
from storymap.model.texts import Document, Span

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_ELEMENTS = {"heading": "head", "prose": "p", "furniture": "ab"}


class TeiExporter:
    """The texts of a story as TEI; several become one corpus."""

    name = WRITER.name
    version = WRITER.version
    suffix = ".xml"
    keeps = "the whole texts, toponyms with the places they mean and how sure, positions; of a TEI input all its markup"
    loses = "routes, claims, candidates, chapters"
    reads = "TEI Publisher, oXygen, Recogito, everything that reads XML"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The file: in the encoding of the one that was read, where it is the only one; else in UTF-8."""
        if len(story.documents) == 1:
            resolved = story.documents[0]
            original = unchanged_original(resolved)
            if isinstance(original, Original):
                marked = marked_original(story, resolved, original, stem=_free_stem(original.markup))
                return marked.encode(original.encoding, errors="xmlcharrefreplace")
        texts = [_text(story, resolved, number) for number, resolved in enumerate(story.documents, start=1)]
        return xml_bytes(texts[0] if len(texts) == 1 else _corpus(story, texts))


def _free_stem(markup: str) -> str:
    """What the ids of places begin with: nothing that the file has already."""
    number, stem = 1, "storymap-place"
    while f'"{stem}-' in markup or f"'{stem}-" in markup:
        number += 1
        stem = f"storymap-place{number}"
    return stem


def _corpus(story: Story, texts: Sequence[Xml]) -> Xml:
    header = _header(story, Marks(prefix="", ids={}), story.title, tag("p", "The texts below"))
    return block("teiCorpus", [header, *texts], attributes={"xmlns": NAMESPACE})


def _text(story: Story, resolved: ResolvedDocument, number: int) -> Xml:
    original = unchanged_original(resolved)
    stem = "storymap-place" if len(story.documents) == 1 else f"storymap-place-{number}"
    if isinstance(original, Original):
        marked = marked_original(story, resolved, original, stem=stem)
        return Xml(_root_of(marked))
    return _written(story, resolved, marks_for(resolved, stem=stem))


def _root_of(markup: str) -> str:
    """The file without what may stand before the first element of a file only."""
    first = next(token for token in xml_tokens(markup) if token.kind in ("start", "empty"))
    return markup[first.start :].strip()


def _written(story: Story, resolved: ResolvedDocument, marks: Marks) -> Xml:
    document = resolved.document
    body = block("body", list(_divisions(resolved, marks)) or [tag("p")])
    children = [
        _header(story, marks, document.source.title or document.id, _source(document)),
        block("text", [body]),
        place_list(resolved, marks),
    ]
    attributes = {"xmlns": NAMESPACE, "xml:lang": language_tag(document.language)}
    return block("TEI", children, attributes=attributes)


def _header(story: Story, marks: Marks, title: str, source: Xml) -> Xml:
    published = tag("publicationStmt", tag("p", "Marked up by storymap; a machine's draft until a person has read it."))
    parts = [tag("titleStmt", tag("title", on_one_line(title))), published, tag("sourceDesc", source)]
    encoding = block("encodingDesc", [block("appInfo", [application(story, marks)])])
    return block("teiHeader", [block("fileDesc", parts), encoding])


def _source(document: Document) -> Xml:
    source = document.source
    address = web_address(source.url)
    return tag(
        "bibl",
        tag("title", on_one_line(source.title or document.id)),
        tag("ref", address, attributes={"target": address}) if address else None,
        tag("date", on_one_line(source.published)) if source.published else None,
        tag("note", on_one_line(source.licence), attributes={"type": "licence"}) if source.licence else None,
    )


def _divisions(resolved: ResolvedDocument, marks: Marks) -> Iterator[Xml]:
    """The text in divisions, each of which a heading begins."""
    number = 0
    numbered = []
    for found in text_blocks(resolved.document):
        number += found.kind == "heading"
        numbered.append((number, found))
    for _, group in groupby(numbered, key=lambda item: item[0]):
        yield block("div", [_block(found, resolved, marks) for _, found in group])


def _block(found: TextBlock, resolved: ResolvedDocument, marks: Marks) -> Xml:
    attributes = {"type": "furniture"} if found.kind == "furniture" else None
    return tag(_ELEMENTS[found.kind], *_marked(found.span, resolved, marks), attributes=attributes)


def _marked(span: Span, resolved: ResolvedDocument, marks: Marks) -> Iterator[Xml]:
    text, at = resolved.document.text, span.start
    for resolution in resolved.within(span):
        name = resolution.toponym.span
        yield _lines(text[at : name.start])
        yield _toponym(resolution, text[name.start : name.end], marks)
        at = name.end
    yield _lines(text[at : span.end])


def _toponym(resolution: Resolution, words: str, marks: Marks) -> Xml:
    name, attributes = marks.element(resolution)
    return tag(name, _lines(words), attributes=attributes)


def _lines(words: str) -> Xml:
    return Xml("<lb/>\n".join(xml_text(line) for line in words.split("\n")))
