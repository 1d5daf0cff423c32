"""An RSS or Atom feed → one article for each of its items."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from storymap.errors import InputError
from storymap.model.texts import Source
from storymap.reading.dates import date_of_stamp
from storymap.reading.extracts import Extract
from storymap.reading.licences import open_licence
from storymap.reading.markup_text import with_title
from storymap.reading.pages import fragment_paragraphs
from storymap.reading.xml_trees import read_loose_tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ITEMS = frozenset({"item", "entry"})
_CONTENTS = ("encoded", "content", "description", "summary")
"""Elements that hold an item's text, the whole ones before the short ones."""
_DATES = ("pubDate", "published", "date", "issued", "updated")
_RIGHTS = frozenset({"license", "licence", "rights", "copyright"})


def extract_feed(text: str, *, name: str) -> Iterator[Callable[[], Extract]]:
    """The items of a feed, in its order, each taken out when it is called.

    Raises:
        InputError: The feed is damaged, or has no items.
    """
    root = read_loose_tree(text, name=name)
    items = [element for element in root.iter() if _tag(element) in _ITEMS]
    if not items:
        raise InputError(f"{name} is a feed without items; give the address of an article")
    channel = next((element for element in root.iter() if _tag(element) == "channel"), root)
    site, rights = _words(channel, "title"), _licence(channel)
    return (partial(_item, item, site=site, rights=rights) for item in items)


def _item(item: "Element", *, site: str | None, rights: str | None) -> Extract:
    title = " ".join(fragment_paragraphs(_words(item, "title") or "")) or None
    html = next((html for tag in _CONTENTS for child in item if _tag(child) == tag and (html := _html(child))), "")
    source = Source(
        title=title,
        url=_link(item),
        published=next((date for tag in _DATES if (date := date_of_stamp(_words(item, tag) or ""))), None),
        licence=_licence(item) or rights,
        author="; ".join(dict.fromkeys(_authors(item))) or None,
        site=site,
    )
    own_id = _words(item, "guid") or _words(item, "id")
    return Extract(paragraphs=with_title(title, fragment_paragraphs(html)), source=source, id=own_id)


def _html(element: "Element") -> str:
    """The HTML that an element holds, as characters or as elements of its own."""
    if not len(element):
        return element.text or ""
    from xml.etree.ElementTree import tostring

    for inner in element.iter():
        inner.tag = _tag(inner)
        inner.attrib.clear()
    return tostring(element, encoding="unicode", method="html")


def _link(item: "Element") -> str | None:
    links = [child for child in item if _tag(child) == "link"]
    links.sort(key=lambda link: link.get("rel", "alternate") != "alternate")
    stated = [*((link.get("href") or link.text or "").strip() for link in links), _words(item, "guid") or ""]
    return next((address for address in stated if address.startswith(("https://", "http://"))), None)


def _authors(item: "Element") -> Iterator[str]:
    for child in item:
        if _tag(child) in ("creator", "author"):
            name = _words(child, "name") or " ".join((child.text or "").split())
            if name and "@" not in name:
                yield name


def _licence(element: "Element") -> str | None:
    for child in element:
        stated = [" ".join((child.text or "").split()), *child.attrib.values()] if _states_rights(child) else []
        for one in stated:
            if licence := open_licence(one):
                return licence
    return None


def _states_rights(element: "Element") -> bool:
    return _tag(element) in _RIGHTS or (_tag(element) == "link" and element.get("rel") == "license")


def _words(element: "Element", tag: str) -> str | None:
    found = next((child for child in element if _tag(child) == tag and child.text), None)
    return " ".join((found.text or "").split()) or None if found is not None else None


def _tag(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]
