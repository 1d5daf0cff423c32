"""What people add to a story → the page's text: captions, pictures, links, and what they say about verdicts."""

import re
from collections.abc import Iterator, Sequence

from storymap.exporters.catalogue.words import Words
from storymap.exporters.decisions import moment, signature
from storymap.exporters.markup import Markup, element, join, link
from storymap.model.chapters import Chapter, Media
from storymap.model.claims import SourceLink, Verdict

_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+")
"""The only addresses that a picture may have: the page carries it and asks nobody for it."""
_PARAGRAPHS = re.compile(r"\n\s*\n")


def authored_html(chapter: Chapter, words: Words, *, lang: str | None) -> Markup:
    """A chapter's caption, media and sources.

    Args:
        chapter: The chapter.
        words: The page's own words.
        lang: The author's language where it is another than the page's.
    """
    paragraphs = [" ".join(part.split()) for part in _PARAGRAPHS.split(chapter.caption) if part.strip()]
    captions = (element("p", part, class_="authored", lang=lang, dir="auto") for part in paragraphs)
    return join(*captions, *(_media(one, lang) for one in chapter.media), _chapter_sources(chapter, words))


def _chapter_sources(chapter: Chapter, words: Words) -> Markup:
    if not chapter.links:
        return Markup("")
    title = element("h3", words.say("chapter.sources"), class_="label")
    return element("div", title, sources_list(chapter.links, words), class_="sources")


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


def decision_html(verdict: Verdict, words: Words) -> Iterator[Markup]:
    """What the person says who confirmed a verdict, who that is and when, and what it rests on."""
    decision = verdict.decision
    if decision is None or verdict.status != "confirmed":
        return
    if decision.note:
        yield element("p", decision.note, class_="decided", dir="auto")
    signed = signature(decision, words)
    if signed:
        yield element("p", words.say("card.confirmed_by", signature=signed), class_="note signed")
    if decision.links:
        yield element("p", words.say("chapter.sources"), class_="label")
        yield sources_list(decision.links, words)


def sources_list(links: Sequence[SourceLink], words: Words) -> Markup:
    """Sources with their archived copies: when each was captured, and the digest of what was."""
    return element("ul", *(element("li", *_source(one, words)) for one in links), class_="plain evidence-list")


def _source(source: SourceLink, words: Words) -> Iterator[str]:
    yield element("span", link(source.title or source.url, source.url), dir="auto")
    if source.archive:
        yield " · "
        yield link(words.say("card.archived"), source.archive)
    if source.captured:
        time = element("time", moment(source.captured, words), datetime=source.captured)
        yield " · "
        yield words.markup("card.captured", time=time)
    if source.sha256:
        # Cut by the style alone: a click selects the whole, and so does paper show it.
        yield element("span", " · SHA-256 ", element("code", source.sha256, class_="digest"), class_="sum")
