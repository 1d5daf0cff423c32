"""Nothing → random inputs: what hypothesis draws, and good files of ours for both engines to begin with."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 2_000
"""Bytes of an input that begins as one of ours."""
WORDS = (
    "Ida Lund", "Norway", "Sweden", "Russia", "Oslo", "Bergen", "Georgia", "Kirkenes", "the Gulf of Bothnia",
    "Norwegian", "left", "travelled to", "fled", "crossed the border into", "returned", "stayed in", "was born in",
    "from", "via", "to", "borders", "shares a", "border with", "is twice the size of", "is larger than",
    "the second largest", "north of", "between", "and", "or", "not", "the", "her", "they", "it", "of",
    "in June 2018", "on Monday", "at 2 a.m.", "the next day", "for three weeks", "until 31 February 2020",
    "in 0000", "198 km", "1,630-kilometre", "(122-mile)", "½", "10^9", "1e999", "9" * 400, "minus 3",
    "40 to 60 per cent", "69° 40′ N, 30° E", "95°N 200°W", "0.0, 0.0", "$5m", "sq km", "“", "”", '"', "’s", "(",
    ")", ",", ".", ";", ":", "—", "-", "\n", "\n\n", "\r\n", "\t", "# ", "> ", "| a | b |", "---", "```", "[x](y)",
    "<b>", "&amp;", "\u202e", "\u200b", "\ufeff", "\ud7ff", "é", "ß", "İ", "ﬁ", "中文", "🙂", "e\u0301",
)  # fmt: skip
CELLS = (
    "name", "longitude", "latitude", "aliases", "Qaggavik", "30.1", "69.5", "200", "nan", "inf", "-0", "1e400", "",
    '"', "|", "NO", "XX", "border", "RU", "km", "value", "unit", "what", "a", "b", "source", "P", "PPL", "9000001",
    "2026-01-01", "Europe/Oslo", "\x00", "é", "9" * 30, "-1",
)  # fmt: skip
KEYS = ("type", "features", "geometry", "coordinates", "properties", "name", "id", "aliases")
YAML = ("\n", "- ", ": ", "null", "{}", "[]", "&a", "*a", "!!x", "'", "\t", "9" * 99)
MARKUP = (
    "<p>", "</p>", "<!--", "-->", "<![CDATA[", "]]>", "<br/>", "<title>", "&#x0;", "&amp;", "<meta charset=", '="',
    "<w:t>", "<w:p>", "<item>", "<pubDate>", "<placeName ref=", "<date when=", "<del>", "<note>", "xmlns=", "<?xml ",
    '{"text":', '"date":', "[[", "}\n{", "obj", "endobj", "stream", "/Contents 4 0 R", "/Kids [3 0 R]", "<<", ">>",
)  # fmt: skip
DUMP_ROW = ["9000001", "Tverrvik", "Tverrvik", "Old", "69.5", "30.1", "P", "PPL", "NO", "", "05", *[""] * 3]
DUMP_ROW += ["120", "", "1", "Europe/Oslo", "2026-01-01"]
ARTICLE = b"Ida Lund left Bergen in June 2018 and travelled to Oslo. Norway borders Sweden.\n"
PAGE = b"""<!DOCTYPE html><html><head><meta charset=utf-8><title>Fell</title><meta name=author content=Ida></head><body>
<nav>x</nav><article><h1>Over the fell</h1><p>She left <b>Bergen</b> on 4 May 2023 &amp; came to Troms\xc3\xb8.</p>
<ul><li>One<li>Two</ul><table><tr><td>196 km</td></tr></table></article><script>1</script></body></html>"""
FEED = b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>F</title><item><title>A</title>
<pubDate>Thu, 04 May 2023 23:30:00 +0200</pubDate><description><![CDATA[<p>She left Oslo.</p>]]></description></item>
<item><link>https://a.example/1</link><description>It &lt;i&gt;snowed&lt;/i&gt;.</description></item></channel></rss>"""
RECORDS = b"""{"text": "She left Oslo.", "date": "2023-05-04"}
{"body": "<p>It snowed.</p>", "authors": ["A", {"name": "B"}]}
"""
TEI = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Way</title></titleStmt>
<publicationStmt><date when="1903-05">May 1903</date></publicationStmt></fileDesc></teiHeader><text><body><p>She
left <placeName ref="https://www.geonames.org/3143244">Oslo</placeName> on <date when="1903-05-04">4 May</date><note>a
</note>, <choice><abbr>Dr</abbr><expan>Doctor</expan></choice> No.</p></body></text></TEI>"""
DOCX = (
    b'<w:document xmlns:w="http://w"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Fell</w:t></w:r>'
    b"</w:p><w:p><w:r><w:t>She left Oslo.</w:t><w:tab/><w:br/></w:r></w:p></w:body></w:document>"
)
_PDF_OBJECTS = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    b"<</Length 73>> stream\nBT /F 12 Tf 9 99 Td (She left Oslo.) Tj 0 -9 Td [(No) 9 (t far.)] TJ ET\nendstream",
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)
PLACES = b"name,longitude,latitude,aliases\nQaggavik,30.1,69.5,Old Bay|Q\n"
FIGURES = b"what,a,b,value,unit,source\nborder,NO,RU,198,km,https://example.org\n"


def texts() -> SearchStrategy[bytes]:
    """Texts of words that the rules know, in any order, with anything between them."""
    piece = st.sampled_from(WORDS) | st.text(max_size=4)
    return st.lists(piece, max_size=40).map(" ".join).map(lambda text: text.encode("utf-8", "surrogatepass"))


def changed(*originals: bytes, put: tuple[str, ...] = YAML) -> SearchStrategy[bytes]:
    """Good files with pieces taken out, put in and repeated."""
    return st.sampled_from(originals).flatmap(lambda original: _changed(original, put))


def _changed(original: bytes, known: tuple[str, ...]) -> SearchStrategy[bytes]:
    position, put = st.integers(0, len(original)), st.sampled_from([b"", *(word.encode() for word in known)])
    edits = st.lists(st.tuples(position, st.integers(0, 60), put | st.binary(max_size=4)), min_size=1, max_size=4)
    return edits.map(lambda drawn: _edited(original, drawn))


def _edited(content: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for start, length, put in edits:
        content = content[:start] + put + content[start + length :]
    return content


def tables(separator: str) -> SearchStrategy[bytes]:
    """Rows of cells that a format knows, and of any."""
    row = st.lists(st.sampled_from(CELLS) | st.text(max_size=5), min_size=1, max_size=20).map(separator.join)
    return st.lists(row, max_size=6).map("\n".join).map(lambda text: text.encode("utf-8", "surrogatepass"))


def dump_rows() -> SearchStrategy[bytes]:
    """Rows of a GeoNames dump, some of their cells replaced."""
    cell = st.tuples(st.integers(0, len(DUMP_ROW) - 1), st.sampled_from(CELLS) | st.text(max_size=5))
    return st.lists(cell, max_size=3).map(_dump_row)


def _dump_row(changes: list[tuple[int, str]]) -> bytes:
    row = list(DUMP_ROW)
    for at, cell in changes:
        row[at] = cell
    return "\t".join(row).encode("utf-8", "surrogatepass")


def feature_collections() -> SearchStrategy[bytes]:
    """What may look like GeoJSON, its numbers too large."""
    leaf = st.sampled_from([None, 0, 1e400, "Feature", "FeatureCollection", "Point", "Polygon", "x"])
    tree = st.recursive(leaf, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner))
    return tree.map(lambda value: json.dumps(value).replace("Infinity", "1e999").encode())


def own_texts() -> Iterator[bytes]:
    """The stories of `seeds/` in pieces, and the texts of `tests/cases/`."""
    for path in sorted((ROOT / "seeds").glob("*.md")):
        content = path.read_bytes()
        yield from (content[start : start + LONGEST] for start in range(0, len(content), LONGEST))
    for path in sorted((ROOT / "tests/cases").rglob("*.md")):
        blocks = re.split(r"^## .*\n|^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        yield from (block.encode()[:LONGEST] for block in blocks[1::2] if block.strip())


def packed_pdf(objects: tuple[bytes, ...] = _PDF_OBJECTS) -> bytes:
    """A PDF of these objects, with the table of where they begin."""
    content, begins = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        begins.append(len(content))
        content += b"%d 0 obj %b endobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % begin for begin in begins)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%btrailer <</Root 1 0 R/Size %d>>\n" % (size, rows, size)
    return content + table + b"startxref\n%d\n%%%%EOF\n" % len(content)


def packed_docx(document: bytes) -> bytes:
    """A DOCX whose document part is these bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), document)
    return file.getvalue()
