"""Dated stops of the journey → an ordered list of their times, which the page's style and script lay out as a strip."""

from collections.abc import Iterator
from datetime import date

from storymap.exporters.leaflet.body import Telling
from storymap.exporters.markup import Markup, element
from storymap.exporters.times import stay_words
from storymap.model.stories import When


def timeline(telling: Telling) -> Markup:
    """Each chapter at its time, as wide as the text is exact; nothing where fewer than two times differ."""
    entries = list(_dated(telling))
    if len({(when.start, when.end) for _, _, when in entries}) < 2:
        return Markup("")
    title = telling.words.say("page.timeline")
    heading = element("h2", title, id="timeline-title", class_="label")
    items = [_item(telling, chapter, stop, when) for chapter, stop, when in entries]
    listed = element("ol", *items, class_="times")
    return element("nav", heading, listed, class_="timeline", aria_labelledby="timeline-title")


def _dated(telling: Telling) -> Iterator[tuple[int, int, When]]:
    """Chapter, stop and time, for the chapters whose stops have a whole one."""
    for index, chapter in enumerate(telling.chapters):
        stop = telling.stop_of(chapter)
        if stop and chapter.stop is not None and stop.when and stop.when.start and stop.when.end:
            yield index, chapter.stop, stop.when


def _item(telling: Telling, chapter: int, stop: int, when: When) -> Markup:
    told = telling.route.stops[stop] if telling.route else None
    number = element("span", str(stop + 1), class_="number", aria_hidden="true")
    what = element("span", told.name if told else "", class_="what", dir="auto")
    said = element("span", (stay_words(told, telling.words) if told else None) or "", class_="when")
    entry = element("a", number, " ", what, " ", said, href=f"#chapter-{chapter + 1}")
    return element("li", entry, data_chapter=chapter, data_from=_day(when.start), data_to=_day(when.end))


def _day(iso: str | None) -> int | None:
    """Days since the beginning of the calendar; months and years count from their first day."""
    if iso is None:
        return None
    year, month, day = [*iso.split("-"), "01", "01"][:3]
    return date(int(year), int(month), int(day)).toordinal()
