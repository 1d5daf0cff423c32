"""Events and routes → events with the times that other sentences give: a crossing's, and what befell somebody at it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from storymap.model.places import ResolvedDocument
from storymap.model.stories import Event, Route, When
from storymap.model.texts import Sentence

_AT_THE_BORDER = frozenset({"detention", "request"})
"""What befalls people who have just crossed, where their paragraph goes on to tell it without a time."""


def date_events(
    events: Sequence[Event], routes: Sequence[Route], documents: Sequence[ResolvedDocument]
) -> tuple[Event, ...]:
    """The same events, with times where the story tells them elsewhere.

    A crossing without a time of its own has that of the traveller's only crossing in the route, if the same text tells
    it: words that nothing anchors ("late on Thursday") are never given another article's days. An arrest or a request
    told right after it in the same paragraph, and without a time, was in the same days; its words stay empty.
    """
    return tuple(_followed([_crossing(event, routes) for event in events], documents))


def _crossing(event: Event, routes: Sequence[Route]) -> Event:
    if event.motion != "cross" or not event.reached or event.when is not None:
        return event
    stops = [stop for route in routes if _is_of(event, route) for stop in route.stops if stop.crosses]
    told = len(stops) == 1 and stops[0].when is not None and stops[0].document == event.document
    same = told and _may_be(event, stops[0].crosses)
    return replace(event, when=stops[0].when) if same else event


def _is_of(event: Event, route: Route) -> bool:
    return bool(event.who and route.traveller) and event.who in {route.traveller, *(route.traveller or "").split()[-1:]}


def _may_be(event: Event, crosses: tuple[str, str] | None) -> bool:
    """Whether the country entered, as far as the event names it, is that of the crossing."""
    goal = event.goal.country_code if event.goal else None
    return goal is None or (crosses is not None and goal == crosses[1])


def _followed(events: Sequence[Event], documents: Sequence[ResolvedDocument]) -> Iterator[Event]:
    sentences = {d.document.id: d.document.sentences for d in documents}
    last: dict[str | None, tuple[tuple[str, int], When]] = {}
    for event in events:
        here = event.document, _paragraph(event, sentences[event.document])
        paragraph, days = last.get(event.who, (None, None))
        if event.when is None and event.kind in _AT_THE_BORDER and event.reached and days and paragraph == here:
            yield replace(event, when=days)
            continue
        if event.when and event.motion == "cross" and event.reached:
            last[event.who] = here, replace(event.when, clock=None, words="")
        elif event.when:
            last.pop(event.who, None)
        yield event


def _paragraph(event: Event, sentences: Sequence[Sentence]) -> int:
    number = bisect_right(sentences, event.span.start, key=lambda sentence: sentence.span.start)
    return sentences[number - 1].paragraph if number else -1
