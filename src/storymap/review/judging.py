"""A story file → its claims as they are judged now, in a thread of its own; the newest file wins."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Condition, Thread
from typing import Any

from storymap.errors import StorymapError
from storymap.exporters.records import verdict_record
from storymap.model.claims import Verdict
from storymap.pipeline import Pipeline
from storymap.review.values import Judged, key_of
from storymap.stories.file.origin import Origin
from storymap.stories.file.records import Record
from storymap.stories.file.values import StoryFile
from storymap.story_files import Told, tell_file

PAUSE_S = 0.15
"""So long a file must be the newest before it is judged: people do one thing after another."""
Judging = Callable[[StoryFile, Origin], "Judgement"]
"""Judges a file."""
_SHOWN = ("correction", "measured", "published", "worldviews", "claimed")
_CHAPTER = ("passage", "document", "stop", "shows", "media", "hidden")
"""What of a chapter can make a story that cannot be told."""
_STOP = ("id", "place", "document", "quote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the data say to a file."""

    judged: tuple[Judged, ...] = ()
    """Its claims, in the order of the texts."""
    problems: tuple[str, ...] = ()
    """Why its story cannot be told, or what the person who keeps it should know; a line each."""


def matters(record: Record) -> Mapping[str, Any]:
    """The part of a record on which judging rests: without captions, titles and signatures."""
    routes = [[_part(stop, _STOP) for stop in route.get("stops", ())] for route in record.get("routes", ())]
    return {
        "places": record.get("places"),
        "documents": record.get("documents"),
        "chapters": [_part(chapter, _CHAPTER) for chapter in record.get("chapters", ())],
        "stops": routes,
        "verdicts": [_part(verdict, ("id", "quote", "type", "document")) for verdict in record.get("verdicts", ())],
    }


def _part(item: Record, keys: tuple[str, ...]) -> list[Any]:
    return [item.get(key) for key in keys]


def judge(pipeline: Pipeline, file: StoryFile, origin: Origin) -> Judgement:
    """What the data say to a file; a story that cannot be told is a problem, and no error."""
    try:
        told = tell_file(pipeline, file, origin=origin)
    except StorymapError as error:
        return Judgement(judged=_judged_openly(pipeline, file, {}), problems=tuple(str(error).splitlines()))
    if not any(place.obscure_km for place in file.places):
        return Judgement(judged=_judged(told, {}), problems=told.notes)
    # Readers are shown what is judged without the hidden places: that is what people sign.
    public = {name: one for name, one in zip(told.entries, told.story.verdicts, strict=True) if name}
    return Judgement(judged=_judged_openly(pipeline, file, public), problems=told.notes)


def _judged_openly(pipeline: Pipeline, file: StoryFile, public: Mapping[str, Verdict]) -> tuple[Judged, ...]:
    """The claims of the texts as they stand, nothing hidden and no picture needed; none where that fails too."""
    chapters = tuple(replace(chapter, media=()) for chapter in file.chapters if chapter.passage)
    places = tuple(replace(place, obscure_km=None) for place in file.places)
    try:
        told = tell_file(pipeline, replace(file, places=places, chapters=chapters))
    except StorymapError:
        return ()
    return _judged(told, public)


def _judged(told: Told, public: Mapping[str, Verdict]) -> tuple[Judged, ...]:
    texts = {resolved.document.id: resolved.document for resolved in told.story.documents}
    seen: Counter[str] = Counter()
    found = []
    for number, (verdict, item) in enumerate(zip(told.story.verdicts, told.entries, strict=True)):
        claim = verdict.claim
        key = key_of(claim.document, claim.quote.start, claim.quote.end, claim.type.value)
        record = verdict_record(public.get(item or "", verdict), texts[claim.document], number=number)
        found.append(
            Judged(
                key=key_of(claim.document, claim.quote.start, claim.quote.end, claim.type.value, again=seen[key]),
                item=item,
                document=claim.document,
                type=claim.type.value,
                start=claim.quote.start,
                end=claim.quote.end,
                outcome=str(record["outcome"]),
                because=str(record["because"]),
                places=tuple(mention.place.id for mention in claim.mentions),
                shown={key: record[key] for key in _SHOWN},
            )
        )
        seen[key] += 1
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A file to be judged."""

    file: StoryFile
    """Its values."""
    origin: Origin
    """Where it comes from."""
    serial: int
    """The count of what was asked before it."""


class Judge:
    """Judges the newest file that it is asked for, one after the other."""

    def __init__(self, judging: Judging) -> None:
        """Nothing is judged before it begins.

        Args:
            judging: Judges a file.
        """
        self._judging = judging
        self._news = Condition()
        self._asked: Asked | None = None

    def begin(self, tell: Callable[[Judgement, int], None]) -> None:
        """Judge from now on, in a thread of its own.

        Args:
            tell: Is told each judgement with the serial of what was asked.
        """
        Thread(target=self._work, args=(tell,), daemon=True, name="judging").start()

    def ask(self, asked: Asked) -> None:
        """Have a file judged; an older one that waits is not judged any more."""
        with self._news:
            self._asked = asked
            self._news.notify()

    def _work(self, tell: Callable[[Judgement, int], None]) -> None:
        while True:
            asked = self._next()
            tell(self._judge(asked), asked.serial)

    def _next(self) -> Asked:
        with self._news:
            while self._asked is None:
                self._news.wait()
            while self._news.wait(PAUSE_S):
                pass
            asked, self._asked = self._asked, None
            return asked

    def _judge(self, asked: Asked) -> Judgement:
        """The judgement; whatever goes wrong is a problem of the story, for people must be able to go on."""
        try:
            return self._judging(asked.file, asked.origin)
        except Exception as error:
            told = " ".join(str(error).split())[:200]
            return Judgement(problems=(f"the claims cannot be judged: {type(error).__name__}: {told}",))
