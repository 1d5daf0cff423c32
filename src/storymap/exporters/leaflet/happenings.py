"""Events of a chapter's passage → what befell the traveller there beside the journey, each kind once."""

from collections.abc import Sequence

from storymap.exporters.catalogue.words import Words
from storymap.exporters.times import when_words
from storymap.model.chapters import Chapter
from storymap.model.stories import Event, Route

_SHOWN = ("joining", "desertion", "detention", "release", "request")
"""Kinds that date and explain a journey; what else befalls people is in the text."""


def happenings(events: Sequence[Event], chapter: Chapter, route: Route, words: Words) -> list[str]:
    """What the passage tells of the traveller, with its time where the story knows one, in the order of telling."""
    own = [event for event in events if event.who == route.traveller and event.reached and _is_in(event, chapter)]
    kinds = dict.fromkeys(event.kind for event in own if event.kind in _SHOWN)
    return [_said([event for event in own if event.kind == kind], words) for kind in kinds]


def _is_in(event: Event, chapter: Chapter) -> bool:
    return chapter.passage is not None and event.document == chapter.document and chapter.passage.contains(event.span)


def _said(events: Sequence[Event], words: Words) -> str:
    """The kind, with the first time that is more than the text's own words."""
    said = words.title(f"events.{events[0].kind}")
    times = (when_words(event.when, words) for event in events if event.when and event.when.start)
    when = next((time for time in times if time), None)
    return words.say("events.dated", event=said, when=when) if when else said
