"""Whatever the bytes: a reading, or one line of `InputError`, without a word of the libraries."""

import random

import pytest

from storymap.errors import InputError
from storymap.reading.formats import read_given
from storymap.reading.given import Given, ReadingOptions

SEED, ROUNDS = 7, 60
PAGE = b"""<!DOCTYPE html><html><head><meta charset=utf-8><title>Fell</title><meta name=author content=Ida></head><body>
<nav>x</nav><article><h1>Over the fell</h1><p>She left <b>Bergen</b> on 4 May 2023 &amp; came to Troms\xc3\xb8.</p>
<ul><li>One<li>Two</ul><table><tr><td>196 km</td></tr></table></article><script>1</script></body></html>"""
FEED = b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>F</title><item><title>A</title>
<pubDate>Thu, 04 May 2023 23:30:00 +0200</pubDate><description><![CDATA[<p>She left Oslo.</p>]]></description></item>
<item><title>B</title><link>https://a.example/1</link><description>It &lt;i&gt;snowed&lt;/i&gt;.</description></item>
</channel></rss>"""
LINES = b"""{"text": "She left Oslo.", "date": "2023-05-04"}
{"body": "<p>It snowed.</p>", "authors": ["A", {"name": "B"}]}
"""
TEXT = "---\ntitle: Fell\nlicence: CC0-1.0\n---\n\n# Over the fell\n\nShe left Tromsø – “alone”.\n".encode()
DOCX = (
    b'<w:document xmlns:w="http://w"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Fell</w:t></w:r>'
    b"</w:p><w:p><w:r><w:t>She left Oslo.</w:t><w:tab/><w:br/></w:r></w:p></w:body></w:document>"
)


@pytest.fixture(scope="module")
def samples(make_pdf, make_zip) -> dict[str, bytes]:
    """A sound file of each kind, by suffix."""
    docx = make_zip({"word/document.xml": DOCX, "docProps/core.xml": b"<c><title>Fell</title></c>"})
    return {".pdf": make_pdf(), ".docx": docx, ".html": PAGE, ".xml": FEED, ".jsonl": LINES, ".md": TEXT}


def test_the_samples_are_sound(samples) -> None:
    for suffix, data in samples.items():
        assert _read(data, suffix) == (
            ("a: no article was made out on the page; all its paragraphs were read",) if suffix == ".html" else ()
        )


def _mutated(data: bytes, dice: random.Random) -> bytes:
    """The bytes with some changed, cut, doubled, moved or put in from elsewhere."""
    mutant = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        at, length = dice.randrange(len(mutant) + 1), dice.choice((1, 1, 2, 8, 100))
        kind = dice.randrange(5)
        if kind == 0:
            mutant[at : at + length] = dice.randbytes(length)
        elif kind == 1:
            del mutant[at : at + length]
        elif kind == 2:
            mutant[at:at] = mutant[at : at + length] * dice.choice((1, 3, 50))
        elif kind == 3:
            mutant[at:at] = dice.choice((b"<", b">", b"&", b"\0", b"(", b"<<", b"[", b"{", b'"', b"\xff\xfe", b"]]>"))
        else:
            mutant = mutant[: max(1, at)]
    return bytes(mutant)


def _read(data: bytes, suffix: str) -> tuple[str, ...]:
    """All that the user is told."""
    try:
        reading = read_given(Given(data=data, id="a", name="a", suffix=suffix), ReadingOptions())
        assert all(document.text for document in reading.documents)
        told = reading.notes
    except InputError as error:
        told = (str(error),)
    return told


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html", ".xml", ".jsonl", ".md"])
def test_mutated_files_are_read_or_refused_in_one_line(samples, suffix, capfd) -> None:
    dice = random.Random(f"{SEED}{suffix}")  # noqa: S311 - tests draw, nothing is kept secret
    for _ in range(ROUNDS):
        mutant = _mutated(samples[suffix], dice)
        assert all("\n" not in line for line in _read(mutant, suffix))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("start", [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"<rss>", b'{"text": "', b"\xff\xfe"])
def test_random_bytes_are_read_or_refused_in_one_line(start) -> None:
    dice = random.Random(f"{SEED}{start!r}")  # noqa: S311 - as above
    for _ in range(ROUNDS):
        data = start + dice.randbytes(dice.randrange(600))
        assert all("\n" not in line for line in _read(data, dice.choice(("", ".html", ".pdf", ".docx", ".json"))))


def test_every_file_is_read_or_refused_under_every_suffix(samples) -> None:
    for data in samples.values():
        for suffix in (*samples, ".txt", ".htm", ".json", ""):
            assert all("\n" not in line for line in _read(data, suffix))


@pytest.mark.parametrize(
    "piece",
    [
        b"<![CDATA[", b"<!--", b"<p", b"<p>", b"&amp;", b"&", b"<a href='", b"<br>", b"<meta charset=", b"<title>",
        b"%PDF-", b'{"a":', b"[[", b"---\n", b"a: b\n", b"> ", b"#", b"((", b"<?xml ", b"<!DOCTYPE ", b"\xe2\x80",
        b"12 May ", b"-\n", b"12 May 2021\n\nx\n\n", b"13 May 2021\n",
    ],
    ids=repr,
)  # fmt: skip
@pytest.mark.parametrize("suffix", [".html", ".xml", ".json", ".txt"])
def test_the_same_piece_a_hundred_thousand_times_is_no_trap(piece, suffix) -> None:
    start = {".html": b"<html><p>a", ".xml": b"<rss>", ".json": b"[", ".txt": b"a "}[suffix]
    assert all("\n" not in line for line in _read(start + piece * 100_000, suffix))
