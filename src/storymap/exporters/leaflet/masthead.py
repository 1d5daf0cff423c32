"""Telling → the page's masthead: headline, what the page holds, where its texts come from, why they are shortened."""

import re
from collections.abc import Iterator

from storymap.exporters.catalogue.words import Words
from storymap.exporters.leaflet.body import Telling
from storymap.exporters.leaflet.corrections import corrections_link
from storymap.exporters.leaflet.display import mapped_places
from storymap.exporters.leaflet.excerpts import rights_declared
from storymap.exporters.markup import Markup, element, join, link
from storymap.model.claims import PROBLEMS
from storymap.model.stories import Story
from storymap.model.texts import Document

_LONG_TITLE = 45
"""Longer headlines are set smaller."""
_CREATIVE_COMMONS = re.compile(r"CC[- ](?P<kind>BY(?:-NC)?(?:-ND|-SA)?)[- ](?P<version>\d\.\d)", re.IGNORECASE)


def masthead(telling: Telling) -> Markup:
    """Headline, what the page holds, and where the texts come from."""
    story = telling.story
    problems = sum(verdict.outcome in PROBLEMS for verdict in story.verdicts)
    words = telling.words
    facts = [words.say("masthead.stops", count=len(telling.route.stops))] if telling.route else []
    facts += [words.say("masthead.claims_checked", count=len(story.verdicts))] if story.verdicts else []
    facts += [words.say("masthead.problems", count=problems)] if problems else []
    long = "long" if len(telling.title) > _LONG_TITLE else None
    return element(
        "header",
        element("p", words.say("masthead.kicker"), class_="kicker"),
        element("h1", telling.title, class_=long, lang=telling.title_lang, dir="auto"),
        element("p", " · ".join(facts), class_="facts") if facts else "",
        byline(story, words),
        corrections_link(telling),
        _rights(telling),
        _obscured(telling),
        "" if mapped_places(story) else element("p", _nothing_mapped(telling), class_="notice", role="note"),
        class_="masthead",
    )


def _briefly(telling: Telling) -> bool:
    """Whether the page shows only short quotes of a document."""
    return any(marks.shown is not None for marks in telling.marks.values())


def _nothing_mapped(telling: Telling) -> str:
    return telling.words.say("rights.no_places" if _briefly(telling) else "masthead.no_places")


def _rights(telling: Telling) -> str:
    """Why a text is not shown whole, and where it is."""
    return element("p", telling.words.say("rights.brief"), class_="note rights") if _briefly(telling) else ""


def _obscured(telling: Telling) -> str:
    """That places are displaced, and by how much at most; a page without hidden places says nothing."""
    widest = max((place.radius_km for place in mapped_places(telling.story) if place.is_obscured), default=0.0)
    said = telling.words.say("rights.obscured", distance=telling.words.quantity(widest, "km"))
    return element("p", said, class_="note obscured-note") if widest else ""


def byline(story: Story, words: Words) -> Markup:
    """The documents' titles, linked where they have an address, with their dates."""
    shown = [_source(r.document, words) for r in story.documents]
    return element("p", words.markup("masthead.from", sources=join(*_separated(shown, words))), class_="byline")


def _separated(parts: list[Markup], words: Words) -> Iterator[str]:
    for index, part in enumerate(parts):
        yield words.say("lists.strong_separator") if index else ""
        yield part


def _source(document: Document, words: Words) -> Markup:
    """The title, who wrote and published it and when, and the licence that lets the page show it."""
    source = document.source
    lang = words.foreign(document.language) if source.title else None
    title = element("cite", link(source.title or document.id, source.url), lang=lang, dir="auto")
    names = (element("span", name, dir="auto") for name in (source.author, source.site) if name)
    named = join(title, *(part for name in names for part in (words.say("lists.separator"), name)))
    published = words.day(source.published)
    dated = words.markup("masthead.dated", title=named, date=published) if published else named
    return join(dated, " · ", _licence(source.licence or "", words)) if rights_declared(source) else dated


def _licence(licence: str, words: Words) -> Markup:
    """The licence, linked where it is one of Creative Commons: they ask for it."""
    found = _CREATIVE_COMMONS.fullmatch(licence)
    address = f"https://creativecommons.org/licenses/{found['kind'].lower()}/{found['version']}/" if found else None
    said = words.markup("footer.licence", licence=link(licence, address))
    return element("span", Markup(said.removesuffix(".")), class_="licence")
