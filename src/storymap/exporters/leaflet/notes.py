"""Story and boundaries → the page's back matter: places, key, whose borders, attributions."""

from collections.abc import Iterator, Sequence

from storymap.exporters.catalogue.words import Words
from storymap.exporters.leaflet.basemap import Atlas
from storymap.exporters.leaflet.body import Telling
from storymap.exporters.leaflet.cards import badge, by_machine
from storymap.exporters.leaflet.display import mapped_places
from storymap.exporters.leaflet.sources import LEAFLET_VERSION
from storymap.exporters.leaflet.tiles import Tiles
from storymap.exporters.leaflet.words import precision_words
from storymap.exporters.markup import Markup, element, join, link
from storymap.model.claims import Outcome
from storymap.model.stories import Attribution, Stop, Story

LEAFLET = Attribution(
    name="Leaflet",
    text=f"Map interface: Leaflet {LEAFLET_VERSION}, © 2010–2022 Vladimir Agafonkin, © 2010–2011 CloudMade.",
    licence="BSD-2-Clause",
    url="https://leafletjs.com/",
)
NATURAL_EARTH = Attribution(
    name="Natural Earth",
    text="Made with Natural Earth.",
    licence="public domain",
    url="https://www.naturalearthdata.com/",
)


def places_section(telling: Telling) -> Markup:
    """Every place on the map in words, then the names that are on no map."""
    story, words = telling.story, telling.words
    roles = {stop.place.id: (n, stop) for n, stop in _numbered(story) if stop.place}
    other = {context.place.id: context.role for context in story.context if context.role != "context"}
    items = []
    for index, place in enumerate(mapped_places(story)):
        n, stop = roles.get(place.id, (None, None))
        marker = element("span", str(n), class_="number") if n else element("span", class_="dot")
        about = precision_words(place, words)
        role = stop.role if stop else other.get(place.id)
        if role:
            about = words.say("places.about", role=words.say(f"places.{role}"), precision=about)
        name, details = element("b", place.name), element("span", about, class_="quiet")
        items.append(element("li", marker, element("span", name, " ", details), id=f"place-{index}", data_place=index))
    listed = element("ul", *items, class_="places") if items else ""
    unmapped = _unmapped(story, words)
    if not items and not unmapped:
        return Markup("")
    title = element("h2", words.say("places.title"), id="places-title")
    save = element("button", words.say("places.download"), type="button", class_="download js-only") if items else ""
    return element("section", title, listed, save, unmapped, class_="back", id="places", aria_labelledby="places-title")


def _numbered(story: Story) -> list[tuple[int, Stop]]:
    """The protagonist's stops with their numbers, last first, so that a dictionary keeps the first visit."""
    return list(enumerate(story.routes[0].stops, start=1))[::-1] if story.routes else []


def unmapped_names(story: Story) -> tuple[str, ...]:
    """Names of places in the texts that are not on the map, each once."""
    found: dict[str, None] = {}
    for resolved in story.documents:
        for resolution in resolved.resolutions:
            if resolution.place is None and resolution.toponym.use == "literal":
                found.setdefault(resolution.toponym.name)
    for route in story.routes:
        for stop in route.stops:
            if stop.place is None:
                found.setdefault(stop.name)
    return tuple(found)


def _unmapped(story: Story, words: Words) -> Markup:
    names = unmapped_names(story)
    if not names:
        return Markup("")
    return join(
        element("h3", words.say("places.unmapped")),
        element("p", words.say("places.unmapped_note"), class_="note"),
        element("ul", *(element("li", name) for name in names), class_="plain"),
    )


def how_to_read(telling: Telling) -> Markup:
    """What the verdicts' words mean."""
    outcomes, words = {verdict.outcome for verdict in telling.story.verdicts}, telling.words
    rows = [
        join(element("dt", badge(outcome, words)), element("dd", words.say(f"meaning.{outcome.value}")))
        for outcome in Outcome
        if outcome in outcomes
    ]
    return element("div", element("h3", words.say("meaning.title")), element("dl", *rows)) if rows else Markup("")


def page_footer(telling: Telling, atlas: Atlas) -> Markup:
    """Whose borders are drawn, and what the page is made of."""
    words = telling.words
    return element(
        "footer",
        how_to_read(telling),
        element("h3", words.say("footer.borders"), id="worldview"),
        element("p", *_borders(telling.story, atlas, words), *_tiles_borders(telling)),
        element("h3", words.say("footer.sources"), id="sources"),
        element("ul", *_attributions(telling), class_="plain"),
        class_="back",
    )


def _borders(story: Story, atlas: Atlas, words: Words) -> Iterator[str]:
    view = atlas.worldviews[0]
    yield words.say("footer.worldview", name=view) + " "
    yield by_machine(atlas.worldview_note(view), words)
    yield f" {words.say('footer.disputed')} "
    others = [v for v in story.worldviews or atlas.worldviews if v != view]
    if others:
        yield words.say("footer.also_checked", names=words.listed(others))


def _tiles_borders(telling: Telling) -> Iterator[str]:
    if telling.tiles:
        yield " " + telling.words.say("tiles.own_borders", name=telling.tiles.name)


def _attributions(telling: Telling) -> Iterator[Markup]:
    words, tiles = telling.words, telling.tiles
    for attribution in all_attributions(telling.story):
        yield _attribution(attribution, words)
    if tiles:
        said = words.markup("footer.attribution", name=element("b", tiles.name), words=f"{tiles.attribution}.")
        yield element("li", said, " ", words.say("tiles.terms"), ".")


def all_attributions(story: Story) -> tuple[Attribution, ...]:
    """What is to be named: the story's own data, and the map's even when the story forgets it."""
    found = {a.name: a for a in story.attributions}
    for own in (NATURAL_EARTH, LEAFLET):
        if not any(name.lower().startswith(own.name.lower()) for name in found):
            found[own.name] = own
    return tuple(found.values())


def _attribution(attribution: Attribution, words: Words) -> Markup:
    """The words that the licence asks for are quoted as it asks for them."""
    name = element("b", link(attribution.name, attribution.url))
    said = by_machine(f"{attribution.text.rstrip('. ')}.", words)
    licence = words.say("footer.licence", licence=attribution.licence)
    return element("li", words.markup("footer.attribution", name=name, words=said), " ", licence)


_CREDITED = ("Natural Earth", "GeoNames", "OpenStreetMap", "Leaflet")
"""Named in the map's corner when they are used; everything else is behind its link."""


def map_credit(attributions: Sequence[Attribution], *, tiles: Tiles | None = None) -> Markup:
    """The short line in the map's corner; the whole of it stands in the footer.

    Providers of online maps want their words to stand on the map itself.
    """
    names = [tiles.attribution] if tiles else []
    names += [name for name in _CREDITED if any(a.name.startswith(name) for a in attributions)]
    return element("p", element("a", " · ".join(names), href="#sources"), class_="credit")
