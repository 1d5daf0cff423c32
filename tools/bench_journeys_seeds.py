"""Two real articles on one defection, in `../shared/seeds`: how many facts of the journey storymap tells rightly."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench_claims_rows import SHARED, Row, pipeline
from storymap.model.stories import Event, Stop, Story
from storymap.reading.text import read_document

_FOLDER = SHARED / "seeds"
_STOPS = ("Ukraine", "Russia", "Norwegian border near Pasvikdalen", "Oslo", "safe house")


def rows() -> Iterator[Row]:
    """Facts told rightly for the first article, both in either order, and the second; none where they are not here."""
    paths = sorted(_FOLDER.glob("*.txt"))
    if len(paths) != 2:
        yield Row(measure=f"{_FOLDER.name}/ with its two articles is not here: no facts were checked", value=0)
        return
    first, second = paths
    yield _row("first article", _whole_journey(_tell([first])))
    yield _row("both articles", _whole_journey(_tell([first, second])))
    yield _row("both articles, the second first", _whole_journey(_tell([second, first])))
    yield _row("second article", _second(_tell([second])))


def _tell(paths: Sequence[Path]) -> Story:
    documents = [read_document(path.read_bytes(), id=path.stem)[0] for path in paths]
    return pipeline().analyze(documents)


def _row(measure: str, facts: Iterable[tuple[str, bool]]) -> Row:
    listed = tuple(facts)
    missing = ", ".join(name for name, holds in listed if not holds)
    told = f"{measure}: facts of {len(listed)}" + (f" (not: {missing})" if missing else "")
    return Row(measure=told, value=sum(holds for _, holds in listed), at_least=len(listed))


def _whole_journey(story: Story) -> Iterator[tuple[str, bool]]:
    stops = story.routes[0].stops if story.routes else ()
    yield "one traveller", len(story.routes) == 1
    yield "five stops", [_is(stop, name) for stop, name in zip(stops, _STOPS, strict=False)] == [True] * len(stops)
    yield "no other stop", len(stops) == len(_STOPS)
    if len(stops) == len(_STOPS):
        yield from _times(stops)
    yield from _events(story.events)
    yield "disagreement shown", any("left" in one.subject for one in story.disagreements)


def _is(stop: Stop, name: str) -> bool:
    return stop.name.startswith(name) or stop.name.endswith(name)


def _times(stops: Sequence[Stop]) -> Iterator[tuple[str, bool]]:
    ukraine, russia, border, oslo, house = stops
    yield "origin inferred", ukraine.inferred and ukraine.role == "origin"
    yield "Ukraine until July 2022", _month(ukraine, "2022-07")
    yield "Russia from November 2022", _month(russia, "2022-11")
    yield "the border in January 2023", _month(border, "2023-01")
    clock = border.when.clock if border.when else None
    yield "before two o'clock, +01:00", clock is not None and (clock.end, clock.utc_offset) == ("02:00", "+01:00")
    yield "from Russia into Norway", border.crosses == ("RU", "NO")
    yield "Oslo has a position", oslo.place is not None
    yield "the safe house has none", house.place is None


def _month(stop: Stop, month: str) -> bool:
    return stop.when is not None and (stop.when.start or "").startswith(month)


def _events(events: Sequence[Event]) -> Iterator[tuple[str, bool]]:
    yield "joined in 2022", _told(events, "joining", "2022")
    yield "deserted in July 2022", _told(events, "desertion", "2022-07")
    yield "crossed in January 2023", any(e.motion == "cross" and _at(e, "2023-01") for e in events)
    yield "arrested then", _told(events, "detention", "2023-01")
    yield "asked for asylum then", _told(events, "request", "2023-01")


def _told(events: Sequence[Event], kind: str, start: str) -> bool:
    return any(event.kind == kind and event.reached and _at(event, start) for event in events)


def _at(event: Event, start: str) -> bool:
    return event.when is not None and (event.when.start or "").startswith(start)


def _second(story: Story) -> Iterator[tuple[str, bool]]:
    stops = story.routes[0].stops if story.routes else ()
    yield "from Russia to Norway", [stop.name for stop in stops] == ["Russia", "Norway"]
    yield "no place of crossing", not any(stop.crosses for stop in stops)
    yield "no day without a date of publication", not any(event.when and event.when.start for event in story.events)
