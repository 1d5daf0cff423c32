"""Changes of a story → the log at the end of the page: what people corrected and decided, who and when."""

from collections.abc import Iterator, Sequence

from storymap.exporters.catalogue.words import Words
from storymap.exporters.decisions import kind_key, newest_first
from storymap.exporters.leaflet.body import Telling
from storymap.exporters.markup import Markup, element
from storymap.model.changes import Change

UNFOLDED = 10
"""So many entries are open; those before them are folded."""


def corrections_section(telling: Telling) -> Markup:
    """The log, the newest first; nothing where nobody changed anything, nor on a sheet that is to show no names."""
    found, words = newest_first(telling.story.changes), telling.words
    if not found or telling.worksheet:
        return Markup("")
    return element(
        "section",
        element("h2", words.say("corrections.title"), id="corrections-title"),
        element("p", words.say("corrections.note"), class_="note"),
        _log(found[:UNFOLDED], words),
        _earlier(found[UNFOLDED:], words),
        class_="back corrections",
        id="corrections",
        tabindex="-1",
        aria_labelledby="corrections-title",
    )


def corrections_link(telling: Telling) -> Markup:
    """The way from the head of the page to the log, where there is one."""
    if not telling.story.changes or telling.worksheet:
        return Markup("")
    link = element("a", telling.words.say("corrections.title"), href="#corrections")
    return element("p", link, class_="note corrections-link")


def _earlier(changes: Sequence[Change], words: Words) -> Markup:
    if not changes:
        return Markup("")
    summary = element("summary", words.say("corrections.earlier"), f"\u00a0({words.number(len(changes))})")
    return element("details", summary, _log(changes, words), class_="earlier")


def _log(changes: Sequence[Change], words: Words) -> Markup:
    return element("ol", *(element("li", *_entry(change, words)) for change in changes), class_="log")


def _entry(change: Change, words: Words) -> Iterator[str]:
    day = element("time", words.day(change.on), datetime=change.on)
    who = element("span", change.by, dir="auto") if change.by else ""
    yield element("p", day, words.say("lists.separator") if who else "", who, class_="quiet")
    kind = element("b", words.say(kind_key(change)))
    subject = element("span", change.subject, dir="auto")
    yield element("p", words.markup("corrections.entry", kind=kind, subject=subject) if change.subject else kind)
    for key, name, said in (("was", "del", change.was), ("now", "ins", change.now)):
        if said:
            yield element("p", words.markup(f"corrections.{key}", words=element(name, said, dir="auto")), class_=key)
    if change.note:
        yield element("p", change.note, class_="decided", dir="auto")
