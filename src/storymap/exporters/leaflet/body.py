"""Story → the page's text: masthead, chapters, lists and notes, all of it readable without scripts."""

from collections.abc import Iterator
from dataclasses import dataclass

from storymap.exporters import wording
from storymap.exporters.leaflet.cards import badge, card, counts_line, quote_of
from storymap.exporters.leaflet.display import mapped_places
from storymap.exporters.leaflet.passages import Marks, find_marks, passage_html
from storymap.exporters.leaflet.words import (
    POLAR_LAT,
    day,
    is_exact,
    plural,
    quantity,
    role_words,
    when_words,
    wind,
)
from storymap.exporters.markup import Markup, element, join, link
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Chapter, Leg, Route, Stop, Story
from storymap.model.texts import Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A story with what its text needs again and again."""

    story: Story
    """The story."""
    title: str
    """Its headline on this page."""
    chapters: tuple[Chapter, ...]
    """The story's chapters, or one for each document when it has none."""
    marks: dict[str, Marks]
    """What is marked in each document, by its id."""

    @property
    def route(self) -> Route | None:
        """The protagonist's route."""
        return self.story.routes[0] if self.story.routes else None

    def document(self, document_id: str) -> ResolvedDocument:
        """A document by its id."""
        return next(r for r in self.story.documents if r.document.id == document_id)

    def stop_of(self, chapter: Chapter) -> Stop | None:
        """The stop that a chapter tells of."""
        return self.route.stops[chapter.stop] if self.route and chapter.stop is not None else None


def prepare_telling(story: Story, *, title: str | None = None) -> Telling:
    """The story, ready to be told; a story without chapters gets one for each document."""
    numbers = {place.id: index for index, place in enumerate(mapped_places(story))}
    return Telling(
        story=story,
        title=title or story.title or "Untitled story",
        chapters=story.chapters or tuple(_whole_documents(story)),
        marks={r.document.id: find_marks(r, story.verdicts, numbers) for r in story.documents},
    )


def _whole_documents(story: Story) -> Iterator[Chapter]:
    for resolved in story.documents:
        document = resolved.document
        if document.text:
            whole = Span(start=0, end=len(document.text))
            numbers = [n for n, v in enumerate(story.verdicts) if v.claim.document == document.id]
            title = document.source.title or story.title
            yield Chapter(title=title, document=document.id, passage=whole, verdicts=tuple(numbers))


_LONG_TITLE = 45
"""Longer headlines are set smaller."""


def masthead(telling: Telling) -> Markup:
    """Headline, what the page holds, and where the texts come from."""
    story = telling.story
    problems = sum(verdict.outcome in wording.PROBLEMS for verdict in story.verdicts)
    facts = [plural(len(telling.route.stops), "stop")] if telling.route else []
    facts += [plural(len(story.verdicts), "claim") + " checked"] if story.verdicts else []
    facts += [f"{problems} to look at again"] if problems else []
    nothing = "" if mapped_places(story) else element("p", NO_PLACES, class_="notice", role="note")
    return element(
        "header",
        element("p", "Story map", class_="kicker"),
        element("h1", telling.title, class_="long" if len(telling.title) > _LONG_TITLE else None),
        element("p", " · ".join(facts), class_="facts") if facts else "",
        byline(story),
        nothing,
        class_="masthead",
    )


NO_PLACES = "No place was found in this text, so there is nothing to draw: here is the text alone."


def byline(story: Story) -> Markup:
    """The documents' titles, linked where they have an address, with their dates."""
    shown = [_source(r.document.source, r.document.id) for r in story.documents]
    return element("p", "From ", join(*_separated(shown)), class_="byline")


def _separated(parts: list[Markup]) -> Iterator[str]:
    for index, part in enumerate(parts):
        yield "; " if index else ""
        yield part


def _source(source: Source, document_id: str) -> Markup:
    title = element("cite", link(source.title or document_id, source.url))
    return join(title, f" ({day(source.published)})" if source.published else "")


def chapter_list(telling: Telling) -> Markup:
    """All chapters in order: the full text alternative of the map."""
    items = [_chapter(telling, index, chapter) for index, chapter in enumerate(telling.chapters)]
    return element("ol", *items, class_="chapters", aria_label="Chapters")


def _chapter(telling: Telling, index: int, chapter: Chapter) -> Markup:
    resolved, verdicts = telling.document(chapter.document), telling.story.verdicts
    heading = f"chapter-{index + 1}-title"
    repeated = index == 0 and chapter.stop is None and chapter.title == telling.title
    cards = [card(n, verdicts[n], telling.story.documents) for n in _own_verdicts(telling, index)]
    return element(
        "li",
        element(
            "h2",
            _stop_number(telling, chapter),
            element("span", chapter.title),
            id=heading,
            class_="unseen" if repeated else None,
        ),
        _stop_facts(telling, chapter),
        passage_html(resolved, chapter.passage, telling.marks[chapter.document], verdicts),
        element("div", element("h3", "What the map says", class_="label"), *cards, class_="cards") if cards else "",
        class_="chapter",
        id=f"chapter-{index + 1}",
        tabindex="-1",
        data_chapter=index,
    )


def _own_verdicts(telling: Telling, index: int) -> tuple[int, ...]:
    """The chapter's verdicts that no chapter before it has shown: a card stands on the page once."""
    before = {n for chapter in telling.chapters[:index] for n in chapter.verdicts}
    return tuple(n for n in telling.chapters[index].verdicts if n not in before)


def _stop_number(telling: Telling, chapter: Chapter) -> Markup:
    stop = telling.stop_of(chapter)
    if stop is None or chapter.stop is None:
        return Markup("")
    style = "number inferred" if stop.inferred else "number"
    return element("span", str(chapter.stop + 1), class_=style, aria_label=f"Stop {chapter.stop + 1}", role="img")


def _stop_facts(telling: Telling, chapter: Chapter) -> Markup:
    stop = telling.stop_of(chapter)
    if stop is None or telling.route is None:
        return Markup("")
    leg = next((leg for leg in telling.route.legs if leg.end == chapter.stop), None)
    facts = [role_words(stop)]
    facts += [when_words(stop.when) or ""]
    if leg and leg.distance_km >= 1 and is_exact(telling.route, leg):
        facts.append(_leg_words(telling.route, leg))
    return element("ul", *(element("li", fact) for fact in facts if fact), class_="stop-facts")


def _leg_words(route: Route, leg: Leg) -> str:
    """How far and where the stop lies from the one before; near a pole no compass direction means anything."""
    start = route.stops[leg.start]
    distance = quantity(leg.distance_km, "km")
    if any(p and abs(p.location.lat) > POLAR_LAT for p in (start.place, route.stops[leg.end].place)):
        return f"{distance} from {start.name} in a straight line"
    return f"{distance} {wind(leg.bearing_deg)} of {start.name} in a straight line"


def leftover_cards(telling: Telling) -> Markup:
    """Cards of verdicts that no chapter shows."""
    shown = {n for chapter in telling.chapters for n in chapter.verdicts}
    verdicts = telling.story.verdicts
    cards = [card(n, v, telling.story.documents) for n, v in enumerate(verdicts) if n not in shown]
    if not cards:
        return Markup("")
    return element("section", element("h2", "More claims"), *cards, class_="cards back", aria_label="More claims")


def claims_section(telling: Telling) -> Markup:
    """All verdicts in one table, and what could not be checked."""
    story = telling.story
    parts: list[str] = []
    if story.verdicts:
        rows = [
            element(
                "tr",
                element("td", badge(v.outcome)),
                element("td", element("a", element("q", quote_of(v, story.documents)), href=f"#claim-{n + 1}")),
                data_problem="true" if v.outcome in wording.PROBLEMS else "false",
            )
            for n, v in enumerate(story.verdicts)
        ]
        head = element("thead", element("tr", *(element("th", t, scope="col") for t in ("Verdict", "Claim"))))
        parts += [counts_line(story.verdicts), _filter(telling)]
        parts += [element("div", element("table", head, element("tbody", *rows)), class_="scroller")]
    parts += [_not_checkable(telling)]
    if not any(parts):
        return Markup("")
    title = element("h2", "Claims, checked against the map", id="claims-title")
    return element("section", title, DRAFTS, *parts, class_="back", id="claims", aria_labelledby="claims-title")


DRAFTS = element(
    "p",
    "Verdicts are drafts by a machine. It measures Natural Earth's map data, which are coarse: they find gross "
    "errors, not disputes over a few per cent. A person should confirm a verdict before it is published.",
    class_="note",
)


def _filter(telling: Telling) -> Markup:
    outcomes = {verdict.outcome in wording.PROBLEMS for verdict in telling.story.verdicts}
    if len(outcomes) < 2:
        return Markup("")
    return element("button", "Problems only", type="button", class_="filter js-only", aria_pressed="false")


def _not_checkable(telling: Telling) -> Markup:
    items = [
        element("li", element("q", telling.document(n.document).document.quote(n.quote)), f" {n.reason}")
        for n in telling.story.not_checkable
    ]
    if not items:
        return Markup("")
    return join(element("h3", "Not checkable by geometry"), element("ul", *items, class_="plain"))


def route_line(route: Route) -> str:
    """A route in a few words, for the overview's caption."""
    total = sum(leg.distance_km for leg in route.legs) if all(is_exact(route, leg) for leg in route.legs) else 0
    stops = " → ".join(stop.name for stop in route.stops)
    return f"{stops} ({wording.number(total)} km in straight lines)" if total else stops
