"""Feeds: each item is a document with a source of its own."""

import pytest

from storymap.errors import InputError
from storymap.reading.formats import read_given
from storymap.reading.given import Given

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:cc="http://web.resource.org/cc/">
<channel><title>Fell Gazette</title><link>https://fell.example.org</link>
<item><title>Over the &amp;amp; fell</title><link>https://fell.example.org/1</link><dc:creator>Ida Lund</dc:creator>
<pubDate>Thu, 04 May 2023 23:30:00 +0200</pubDate><description>Short</description>
<content:encoded><![CDATA[<p>She left <b>Bergen</b>.</p>
<p>She came to Oslo.</p><script>Rome</script>]]></content:encoded>
</item>
<item><title>Second</title><guid>https://fell.example.org/2</guid><description>It snowed in Kiruna.</description>
<cc:license>https://creativecommons.org/licenses/by/4.0/</cc:license></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Fell</title>
<entry><title type="html">A &lt;i&gt;walk&lt;/i&gt;</title><link rel="self" href="https://fell.example.org/self"/>
<link href="https://fell.example.org/3"/><updated>2023-05-04T10:00:00Z</updated><author><name>Per Berg</name></author>
<link rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>He left <em>Narvik</em> &amp; <a href="x">Bodø</a>.</p>
<p>Then on.</p></div></content></entry></feed>"""


def _read(feed: str | bytes):
    data = feed.encode() if isinstance(feed, str) else feed
    return read_given(Given(data=data, id="feed", name="feed.xml", suffix=".xml"))


def test_each_item_of_rss_is_a_document() -> None:
    first, second = _read(RSS).documents
    assert (first.id, second.id) == ("feed-1", "feed-2")
    assert first.text == "Over the & fell\n\nShe left Bergen.\n\nShe came to Oslo."
    assert second.text == "Second\n\nIt snowed in Kiruna."


def test_the_source_of_an_item_is_its_own() -> None:
    first, second = (document.source for document in _read(RSS).documents)
    assert (first.title, first.author, first.site) == ("Over the & fell", "Ida Lund", "Fell Gazette")
    assert (first.published, first.url, first.licence) == ("2023-05-04", "https://fell.example.org/1", None)
    assert (second.url, second.licence) == ("https://fell.example.org/2", "CC-BY-4.0")


def test_an_entry_of_atom_with_elements_inside() -> None:
    (document,) = _read(ATOM).documents
    assert document.text == "A walk\n\nHe left Narvik & Bodø.\n\nThen on."
    assert (document.id, document.source.author) == ("feed", "Per Berg")
    assert (document.source.url, document.source.licence) == ("https://fell.example.org/3", "CC0-1.0")
    assert document.source.published == "2023-05-04"


def test_entities_of_html_and_bare_ampersands_are_put_up_with() -> None:
    feed = RSS.replace("It snowed in Kiruna.", "It snowed &nbsp; in Bod&oslash; & Kiruna; &unknown; \x07 said")
    assert _read(feed).documents[1].text == "Second\n\nIt snowed in Bodø & Kiruna; &unknown; said"


def test_an_old_encoding_that_the_feed_declares() -> None:
    feed = ATOM.replace("Narvik", "Tromsø")
    data = f'<?xml version="1.0" encoding="iso-8859-1"?>{feed}'.encode("iso-8859-1")
    reading = _read(data)
    assert "Tromsø" in reading.documents[0].text
    assert reading.notes == ("feed.xml: read as iso-8859-1, which it declares",)


def test_items_without_words_are_left_out_and_said() -> None:
    reading = _read(RSS.replace("<title>Second</title>", "").replace("It snowed in Kiruna.", " "))
    assert len(reading.documents) == 1
    assert reading.notes == ("feed.xml: left out: feed.xml is empty: it holds no words",)


@pytest.mark.parametrize(
    ("feed", "words"),
    [
        ('<rss version="2.0"><channel><title>x</title></channel></rss>', "feed without items"),
        ("<rss><channel><item>", "is damaged"),
        ('<!DOCTYPE rss [<!ENTITY a "x">]><rss><item><title>&a;</title></item></rss>', "declares XML entities"),
        (
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hosts">]><rss><item><title>&a;</title></item></rss>',
            "entities",
        ),
        ("<rss>" + "<item>" * 2000 + "</item>" * 2000 + "</rss>", "built deeper"),
    ],
)
def test_a_feed_that_cannot_be_read_is_one_clear_line(feed, words) -> None:
    with pytest.raises(InputError, match=words):
        _read(feed)
