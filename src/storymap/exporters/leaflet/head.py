"""Telling → the tags of the page's head that say what it is: title, description, Open Graph, JSON-LD."""

from typing import Any

from storymap.exporters.leaflet.body import Telling
from storymap.exporters.leaflet.display import mapped_places
from storymap.exporters.leaflet.island import island_json
from storymap.exporters.markup import Markup, element, join, web_address
from storymap.model.places import Place

_GENERATOR = "storymap"
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Ccircle cx='8' cy='8' r='5' fill='%23fff' stroke='%23a8321d' stroke-width='3'/%3E%3C/svg%3E"
)
"""A page without an icon of its own makes browsers ask the server for one."""


def head_tags(telling: Telling, *, theme: str) -> Markup:
    """Title and descriptions, for browsers, search engines and those who share a link."""
    about = description(telling)
    scheme = {"auto": "light dark"}.get(theme, theme)
    return join(
        element("title", telling.title),
        "\n",
        element("meta", name="color-scheme", content=scheme),
        element("meta", name="description", content=about),
        element("meta", name="generator", content=_GENERATOR),
        element("meta", name="referrer", content="no-referrer"),
        element("link", rel="icon", href=_ICON),
        element("meta", property="og:type", content="article"),
        element("meta", property="og:title", content=telling.title),
        element("meta", property="og:description", content=about),
        Markup(f'<script type="application/ld+json">{island_json(linked_data(telling))}</script>'),
    )


def description(telling: Telling) -> str:
    """What the page holds, in one sentence that quotes nothing."""
    words, verdicts = telling.words, telling.story.verdicts
    counts = [words.say("masthead.chapters", count=len(telling.chapters))]
    counts += [words.say("masthead.places", count=len(mapped_places(telling.story)))]
    counts += [words.say("masthead.claims_checked", count=len(verdicts))] if verdicts else []
    return words.say("masthead.about", counts=words.listed(counts))


def linked_data(telling: Telling) -> dict[str, Any]:
    """The page as schema.org describes it."""
    sources = [r.document.source for r in telling.story.documents]
    based_on = [address for source in sources if (address := web_address(source.url))]
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "headline": telling.title,
        "isBasedOn": based_on,
        "contentLocation": [_linked_place(place) for place in mapped_places(telling.story)],
    }


def _linked_place(place: Place) -> dict[str, Any]:
    return {"@type": "Place", "name": place.name}
