"""Disagreements of a story → a section with the words on either side and links to where they stand."""

from collections.abc import Iterator
from textwrap import shorten

from storymap.exporters.leaflet.body import Telling
from storymap.exporters.leaflet.cards import by_machine
from storymap.exporters.leaflet.excerpts import QUOTE_LENGTH
from storymap.exporters.leaflet.statement_links import text_link
from storymap.exporters.markup import Markup, element
from storymap.model.stories import Disagreement


def disagreements_section(telling: Telling) -> Markup:
    """Every disagreement of the story; nothing where there is none, nor on a sheet that is to show no names."""
    found, words = telling.story.disagreements, telling.words
    if not found or telling.worksheet:
        return Markup("")
    title = element("h2", words.say("disagreements.title"), id="disagreements-title")
    note = element("p", words.say("disagreements.note"), class_="note")
    parts = (_disagreement(telling, one) for one in found)
    return element("section", title, note, *parts, class_="back", aria_labelledby="disagreements-title")


def _disagreement(telling: Telling, found: Disagreement) -> Markup:
    values = {"who": found.traveller, "place": found.place}
    heading = element("h3", telling.words.say(f"disagreements.{found.kind}", **values))
    quotes = element("ul", *_quotes(telling, found), class_="plain")
    return element("div", heading, quotes, element("p", by_machine(found.because, telling.words)))


def _quotes(telling: Telling, found: Disagreement) -> Iterator[Markup]:
    story, words = telling.story, telling.words
    for statement in found.statements:
        document = telling.document(statement.document).document
        quote = shorten(document.quote(statement.span), QUOTE_LENGTH, placeholder="…")
        source = text_link(statement, story.documents, telling.chapters, words)
        yield element("li", element("q", quote, lang=words.foreign(document.language), dir="auto"), " – ", source)
