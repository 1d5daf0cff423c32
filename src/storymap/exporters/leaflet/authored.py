"""What people add to a story → the page's text: captions, pictures, links, and what they say about verdicts."""

import re
from collections.abc import Iterator

from storymap.exporters.catalogue.words import Words
from storymap.exporters.markup import Markup, element, join, link
from storymap.model.chapters import Chapter, Media
from storymap.model.claims import Decision, SourceLink

_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+")
"""The only addresses that a picture may have: the page carries it and asks nobody for it."""
_PARAGRAPHS = re.compile(r"\n\s*\n")


def authored_html(chapter: Chapter, *, lang: str | None) -> Markup:
    """A chapter's caption and media.

    Args:
        chapter: The chapter.
        lang: The author's language where it is another than the page's.
    """
    paragraphs = [" ".join(part.split()) for part in _PARAGRAPHS.split(chapter.caption) if part.strip()]
    captions = (element("p", part, class_="authored", lang=lang, dir="auto") for part in paragraphs)
    return join(*captions, *(_media(one, lang) for one in chapter.media))


def _media(media: Media, lang: str | None) -> Markup:
    """A picture with its credit; what lies elsewhere is a link in the words of its text alternative."""
    if _PICTURE.fullmatch(media.data):
        picture = element("img", src=media.data, alt=media.alt, lang=lang)
        credit = element("figcaption", media.credit, lang=lang, dir="auto") if media.credit else ""
        return element("figure", picture, credit, class_="media")
    credit = element("span", media.credit, class_="quiet") if media.credit else ""
    return element(
        "p", link(media.alt, media.url), " " if credit else "", credit, class_="media", lang=lang, dir="auto"
    )


def decision_html(decision: Decision | None, words: Words) -> Iterator[Markup]:
    """What a person says about a verdict, who said it and when, and what it rests on."""
    if decision is None:
        return
    if decision.note:
        yield element("p", decision.note, class_="decided", dir="auto")
    signed = ", ".join(part for part in (decision.by, decision.on) if part)
    if signed:
        yield element("p", signed, class_="note", dir="auto")
    if decision.links:
        yield element("ul", *(element("li", *_source(one, words)) for one in decision.links), class_="plain")


def _source(source: SourceLink, words: Words) -> Iterator[str]:
    yield link(source.title or source.url, source.url)
    if source.archive:
        yield " · "
        yield link(words.say("card.archived"), source.archive)
