"""Telling → what a class works with: a map without names to write on, and the key on a sheet of its own."""

from collections.abc import Iterator
from dataclasses import replace
from math import dist
from string import ascii_uppercase

from storymap.exporters.leaflet.body import Telling, prepare_telling
from storymap.exporters.leaflet.framing import draw_story, story_bounds
from storymap.exporters.leaflet.overview import WIDTH, Frame
from storymap.exporters.markup import Markup, element
from storymap.model.stories import ContextPlace, Route, Stop, Story

NAMELESS = "?"
"""What a stop on the map is called, for readers who hear it."""

CLEAR_PX = 20.0
"""How far apart two places must lie on the printed map for both to be asked for."""


def letter(number: int) -> str:
    """What a place is called that is only mentioned: A to Z, then AA, AB and so on.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    round_, place = divmod(number, len(ascii_uppercase))
    return (letter(round_ - 1) if round_ else "") + ascii_uppercase[place]


def for_worksheet(story: Story) -> Story:
    """The story with only those of the mentioned places that the printed map has room for."""
    drawing = draw_story(story, prepare_telling(story).chapters)
    frame = Frame(story_bounds(drawing))
    stops = [stop.place for route in story.routes[:1] for stop in route.stops if stop.place]
    taken, kept = [frame.point(drawing.position(place)) for place in stops], []
    for entry in story.context:
        x, y = spot = frame.point(drawing.position(entry.place))
        inside = 0 <= x <= WIDTH and 0 <= y <= frame.height
        if inside and all(dist(spot, other) >= CLEAR_PX for other in taken):
            taken.append(spot)
            kept.append(entry)
    return replace(story, context=tuple(kept))


def without_names(telling: Telling) -> Telling:
    """The same telling for the map to draw: the stops keep their numbers, other places get letters, none a name."""
    story = telling.story
    context = tuple(
        replace(entry, name=letter(number), place=replace(entry.place, name=letter(number)))
        for number, entry in enumerate(story.context)
    )
    return replace(telling, story=replace(story, routes=tuple(map(_unnamed, story.routes)), context=context))


def _unnamed(route: Route) -> Route:
    stops = (
        replace(stop, name=NAMELESS, place=replace(stop.place, name=NAMELESS) if stop.place else None)
        for stop in route.stops
    )
    return replace(route, stops=tuple(stops), traveller=None)


def worksheet_note(telling: Telling) -> Markup:
    """What to do with the page, for whoever opened it."""
    return element("p", telling.words.say("worksheet.note"), class_="notice", role="note")


def worksheet_sheets(telling: Telling) -> tuple[Markup, Markup]:
    """The lines to fill in, and the key; both are there on paper only."""
    words, places = telling.words, list(_places(telling.story))
    blank = [element("li", element("b", sign), element("span", class_="line")) for sign, _ in places]
    key = [element("li", element("b", sign), element("span", name, dir="auto")) for sign, name in places]
    return (
        element("section", element("h2", words.say("worksheet.task")), element("ol", *blank), class_="sheet task"),
        element("section", element("h2", words.say("worksheet.key")), element("ol", *key), class_="sheet answers"),
    )


def _places(story: Story) -> Iterator[tuple[str, str]]:
    """Each place on the map: its number or letter, and its name."""
    for number, stop in enumerate(story.routes[0].stops if story.routes else (), start=1):
        if stop.place is not None:
            yield str(number), _named(stop)
    for number, entry in enumerate(story.context):
        yield letter(number), _called(entry)


def _named(stop: Stop) -> str:
    place = stop.place.name if stop.place else stop.name
    return stop.name if place.casefold() in stop.name.casefold() else f"{stop.name} ({place})"


def _called(entry: ContextPlace) -> str:
    return entry.name if entry.place.name.casefold() == entry.name.casefold() else f"{entry.name} ({entry.place.name})"
