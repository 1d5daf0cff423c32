"""A web page → its article as text, with title, author, date, site and licence; the rest of the page is left out."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from storymap.errors import InputError
from storymap.model.texts import Source
from storymap.reading.dates import date_of_stamp
from storymap.reading.extracts import Extract
from storymap.reading.licences import open_licence
from storymap.reading.markup_text import SKIPPED, paragraphs_of, with_title, without_repeats
from storymap.reading.quiet import quiet

MOST_ELEMENTS = 20_000
"""Elements of a page in which the article is looked for: the time that takes grows with their square."""
_FEWEST_WORDS = 25
"""Shorter articles are guessed at by means that cut words apart."""
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer", "readability")
_RIGHTS = ("dcterms.license", "dc.license", "dcterms.rights", "dc.rights", "license", "licence", "copyright")
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
"""Dates that the page declares, no guesses; the last one is fixed, for what is read must not depend on today."""
_WHOLE = "no article was made out on the page; all its paragraphs were read"


def extract_page(text: str, *, name: str, url: str | None) -> Extract:
    """The article of a page.

    Args:
        text: The page's HTML.
        name: What messages call it.
        url: Where it was fetched; `None` for a file, which may say itself where it comes from.

    Raises:
        InputError: The page holds no words, or cannot be read.
    """
    try:
        with quiet(*_LIBRARIES):
            tree = _tree(text)
            found = _article(tree, url)
            return found or _whole_page(text, url)
    except InputError:
        raise
    except Exception as error:
        reason = type(error).__name__
        raise InputError(f"{name} is damaged: its HTML cannot be read ({reason}); save it as plain text") from None


def fragment_paragraphs(html: str) -> tuple[str, ...]:
    """The paragraphs of a piece of HTML, as feeds carry them."""
    if not html.strip():
        return ()
    with quiet(*_LIBRARIES):
        return tuple(paragraphs_of(_steps(_tree(html), skipped=SKIPPED)))


def _tree(text: str) -> Any:  # noqa: ANN401 - lxml ships no types
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    data = text.replace("\0", "").encode("utf-8", errors="replace")
    tree = etree.fromstring(data, parser)
    return tree if tree is not None else etree.fromstring(b"<html><body></body></html>", parser)


def _article(tree: Any, url: str | None) -> Extract | None:  # noqa: ANN401
    """What trafilatura takes for the article; `None` where it takes nothing for one, or the page is too large."""
    if sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        return None
    from trafilatura import bare_extraction

    licence = _licence(tree)
    found: Any = bare_extraction(
        tree,
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    if found is None or found.body is None:
        return None
    paragraphs = tuple(without_repeats(paragraphs_of(_steps(found.body))))
    if sum(len(paragraph.split()) for paragraph in paragraphs) < _FEWEST_WORDS:
        return None
    return Extract(paragraphs=with_title(found.title, paragraphs), source=_source(found, url, licence))


def _source(found: Any, url: str | None, licence: str | None) -> Source:  # noqa: ANN401
    return Source(
        title=found.title or None,
        url=url or found.url or None,
        published=date_of_stamp(found.date) if found.date else None,
        licence=licence,
        author=found.author or None,
        site=found.sitename or None,
    )


def _whole_page(text: str, url: str | None) -> Extract:
    tree = _tree(text)
    title = " ".join("".join(tree.xpath("string(//title)")).split()) or None
    articles = tree.xpath("//article")
    body = articles[0] if len(articles) == 1 else next(iter([*tree.xpath("//main"), *tree.xpath("//body")]), tree)
    paragraphs = tuple(without_repeats(paragraphs_of(_steps(body, skipped=SKIPPED))))
    source = Source(title=title, url=url, licence=_licence(tree))
    return Extract(paragraphs=with_title(title, paragraphs), source=source, notes=(_WHOLE,))


def _licence(tree: Any) -> str | None:  # noqa: ANN401
    """The one open licence that the page's markup declares; none where it declares several."""
    stated = [e.get("href") for e in tree.iter("a", "link") if "license" in (e.get("rel") or "").lower().split()]
    stated += [e.get("content") for e in tree.iter("meta") if (e.get("name") or "").lower() in _RIGHTS]
    licences = {licence for one in stated if (licence := open_licence(one))}
    return licences.pop() if len(licences) == 1 else None


def _steps(tree: Any, *, skipped: frozenset[str] = frozenset()) -> Iterator[tuple[str, str, str | None]]:  # noqa: ANN401
    """The tree told in order, without calling itself: pages of strangers are as deep as they like."""
    from lxml import etree

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            yield "end", tag, element.tail if element is not tree else None
        elif tag in skipped or element.get("hidden") is not None or element.get("aria-hidden") == "true":
            walk.skip_subtree()
        else:
            yield "start", tag, element.text
