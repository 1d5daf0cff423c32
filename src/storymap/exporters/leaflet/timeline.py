"""Dated stops of the journey → an ordered list of their times, which the page's style and script lay out as a strip."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from storymap.exporters.leaflet.body import Telling
from storymap.exporters.markup import Markup, element
from storymap.exporters.times import quotes_text, stay_words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A chapter with its place in time."""

    chapter: int
    stop: int
    first: int
    last: int
    dated: bool = True


def timeline(telling: Telling) -> Markup:
    """Each chapter at its time, as wide as the text is exact; nothing where fewer than two times differ.

    A chapter whose time nothing anchors stands between the two around it, with the text's own words.
    """
    entries = _with_open_ends(list(_entries(telling)))
    if len({(entry.first, entry.last) for entry in entries if entry.dated}) < 2:
        return Markup("")
    title = telling.words.say("page.timeline")
    heading = element("h2", title, id="timeline-title", class_="label")
    listed = element("ol", *(_item(telling, entry) for entry in entries), class_="times")
    return element("nav", heading, listed, class_="timeline", aria_labelledby="timeline-title")


def _entries(telling: Telling) -> Iterator[_Entry]:
    """The chapters whose stops have a whole time, and behind the first of them those with an open one."""
    reached: int | None = None
    for index, chapter in enumerate(telling.chapters):
        stop = telling.stop_of(chapter)
        told = (stop.when or stop.until) if stop else None
        if told is None or chapter.stop is None:
            continue
        if told.start and told.end:
            reached = _day(told.end)
            yield _Entry(chapter=index, stop=chapter.stop, first=_day(told.start), last=reached)
        elif quotes_text(told) and told.words and reached is not None:
            yield _Entry(chapter=index, stop=chapter.stop, first=reached, last=reached, dated=False)


def _with_open_ends(entries: list[_Entry]) -> list[_Entry]:
    """Open times reach to the next dated one."""
    nearest: int | None = None
    found: list[_Entry] = []
    for entry in reversed(entries):
        if entry.dated:
            nearest = entry.first
        elif nearest is not None:
            entry = replace(entry, last=max(entry.first, nearest))  # noqa: PLW2901 - one entry for the other
        found.append(entry)
    return found[::-1]


def _item(telling: Telling, entry: _Entry) -> Markup:
    told = telling.route.stops[entry.stop] if telling.route else None
    number = element("span", str(entry.stop + 1), class_="number", aria_hidden="true")
    what = element("span", told.name if told else "", class_="what", dir="auto")
    words = (stay_words(told, telling.words) if told else None) or ""
    said = element("span", words, class_="when", lang=_own_language(telling, entry))
    link = element("a", number, " ", what, " ", said, href=f"#chapter-{entry.chapter + 1}")
    style = None if entry.dated else "open"
    return element("li", link, class_=style, data_chapter=entry.chapter, data_from=entry.first, data_to=entry.last)


def _own_language(telling: Telling, entry: _Entry) -> str | None:
    """The language of a time in the article's own words, where it is not the page's."""
    if entry.dated:
        return None
    document = telling.document(telling.chapters[entry.chapter].document).document
    return telling.words.foreign(document.language)


def _day(iso: str) -> int:
    """Days since the beginning of the calendar; months and years count from their first day."""
    year, month, day = [*iso.split("-"), "01", "01"][:3]
    return date(int(year), int(month), int(day)).toordinal()
