"""Story → the page's text: masthead, chapters, lists and notes, all of it readable without scripts."""

from collections.abc import Iterator
from dataclasses import dataclass

from storymap.exporters.catalogue.words import Words, open_words
from storymap.exporters.leaflet.authored import authored_html
from storymap.exporters.leaflet.cards import by_machine, card, counts_line, quote_of, quoted, verdict_badge
from storymap.exporters.leaflet.display import mapped_places
from storymap.exporters.leaflet.excerpts import find_excerpts, rights_declared
from storymap.exporters.leaflet.happenings import happenings
from storymap.exporters.leaflet.passages import Marks, find_marks, passage_html
from storymap.exporters.leaflet.statement_links import told_elsewhere
from storymap.exporters.leaflet.tiles import Tiles
from storymap.exporters.leaflet.words import POLAR_LAT, is_exact, role_words, wind
from storymap.exporters.markup import Markup, element, join
from storymap.exporters.times import quotes_text, stay_words
from storymap.model.chapters import Chapter
from storymap.model.claims import PROBLEMS
from storymap.model.places import ResolvedDocument
from storymap.model.stories import BACKGROUND, Leg, Route, Stop, Story
from storymap.model.texts import Span


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
    words: Words
    """The page's own words."""
    title_lang: str | None
    """Language of the headline where it is another than the page's; `None` also where nobody knows it."""
    tiles: Tiles | None = None
    """The online map over the built-in one, if the page's maker asked for one."""
    worksheet: bool = False
    """Whether the map shows no names, for a class to find them."""

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


def prepare_telling(
    story: Story, *, title: str | None = None, words: Words | None = None, full_text: bool = False
) -> Telling:
    """The story, ready to be told; a story without chapters gets one for each document.

    Args:
        story: The story.
        title: Headline in place of the story's own.
        words: The page's own words; English if `None`.
        full_text: Show texts whole whose licence nobody has declared; else short quotes of them.
    """
    words = words or open_words()
    numbers = {place.id: index for index, place in enumerate(mapped_places(story))}
    shown = {r.document.id: None if full_text else _quoted_briefly(r, story) for r in story.documents}
    return Telling(
        story=story,
        title=title or story.title or words.say("page.untitled"),
        chapters=story.chapters or tuple(_whole_documents(story)),
        marks={
            r.document.id: find_marks(r, story.verdicts, numbers, words, shown=shown[r.document.id])
            for r in story.documents
        },
        words=words,
        title_lang=words.foreign(story.documents[0].document.language) if story.documents and not title else None,
    )


def _quoted_briefly(resolved: ResolvedDocument, story: Story) -> tuple[Span, ...] | None:
    return None if rights_declared(resolved.document.source) else find_excerpts(resolved, story)


def _whole_documents(story: Story) -> Iterator[Chapter]:
    for resolved in story.documents:
        document = resolved.document
        if document.text:
            whole = Span(start=0, end=len(document.text))
            numbers = [n for n, v in enumerate(story.verdicts) if v.claim.document == document.id]
            title = document.source.title or story.title
            yield Chapter(title=title, document=document.id, passage=whole, verdicts=tuple(numbers))


def chapter_list(telling: Telling) -> Markup:
    """All chapters in order: the full text alternative of the map."""
    items = [_chapter(telling, index, chapter) for index, chapter in enumerate(telling.chapters)]
    return element("ol", *items, class_="chapters", aria_label=telling.words.say("page.chapters"))


def _chapter(telling: Telling, index: int, chapter: Chapter) -> Markup:
    words, resolved, verdicts = telling.words, telling.document(chapter.document), telling.story.verdicts
    heading = f"chapter-{index + 1}-title"
    repeated = index == 0 and chapter.stop is None and chapter.title == telling.title
    cards = [card(n, verdicts[n], telling.story.documents, words) for n in _own_verdicts(telling, index)]
    label = element("h3", words.say("chapter.cards"), class_="label")
    return element(
        "li",
        element(
            "h2",
            _stop_number(telling, chapter),
            _chapter_title(telling, chapter),
            id=heading,
            class_="unseen" if repeated else None,
        ),
        _stop_facts(telling, chapter),
        passage_html(resolved, chapter.passage, telling.marks[chapter.document]) if chapter.passage else "",
        authored_html(chapter, words, lang=telling.words.foreign(resolved.document.language)),
        element("div", label, *cards, class_="cards") if cards else "",
        class_="chapter",
        id=f"chapter-{index + 1}",
        tabindex="-1",
        data_chapter=index,
    )


def _chapter_title(telling: Telling, chapter: Chapter) -> Markup:
    if chapter.title == BACKGROUND and chapter.stop is None:
        return element("span", telling.words.say("chapter.background"))
    lang = telling.words.foreign(telling.document(chapter.document).document.language)
    return element("span", chapter.title, lang=lang, dir="auto")


def _own_verdicts(telling: Telling, index: int) -> tuple[int, ...]:
    """The chapter's verdicts that no chapter before it has shown: a card stands on the page once."""
    before = {n for chapter in telling.chapters[:index] for n in chapter.verdicts}
    return tuple(n for n in telling.chapters[index].verdicts if n not in before)


def _stop_number(telling: Telling, chapter: Chapter) -> Markup:
    stop = telling.stop_of(chapter)
    if stop is None or chapter.stop is None:
        return Markup("")
    style = "number inferred" if stop.inferred else "number"
    label = telling.words.say("chapter.stop_number", number=chapter.stop + 1)
    return element("span", str(chapter.stop + 1), class_=style, aria_label=label, role="img")


def _stop_facts(telling: Telling, chapter: Chapter) -> Markup:
    if telling.route is None:
        return Markup("")
    facts = [*_facts_of_stop(telling, chapter, telling.route)]
    facts += happenings(telling.story.events, chapter, telling.route, telling.words)
    return element("ul", *(element("li", fact) for fact in facts), class_="stop-facts") if facts else Markup("")


def _facts_of_stop(telling: Telling, chapter: Chapter, route: Route) -> Iterator[str]:
    """Its part in the route, its time, the way there, and who else tells it."""
    stop = telling.stop_of(chapter)
    if stop is None:
        return
    leg = next((leg for leg in route.legs if leg.end == chapter.stop), None)
    facts = [role_words(stop, telling.words)]
    facts += [_time_facts(telling, chapter, stop)]
    if leg and leg.distance_km >= 1 and is_exact(route, leg):
        facts.append(_leg_words(route, leg, telling.words))
    facts += [by_machine(leg.note, telling.words)] if leg else []
    facts.append(told_elsewhere(stop, telling.story.documents, telling.chapters, telling.words))
    yield from filter(None, facts)


def _time_facts(telling: Telling, chapter: Chapter, stop: Stop) -> str:
    """When the traveller was there; the article's own words are marked as in its language."""
    said = stay_words(stop, telling.words) or ""
    if not said or not quotes_text(stop.when):
        return said
    lang = telling.words.foreign(telling.document(chapter.document).document.language)
    return element("span", said, lang=lang, dir="auto")


def _leg_words(route: Route, leg: Leg, words: Words) -> str:
    """How far and where the stop lies from the one before; near a pole no compass direction means anything."""
    start = route.stops[leg.start]
    polar = any(p and abs(p.location.lat) > POLAR_LAT for p in (start.place, route.stops[leg.end].place))
    direction = "from" if polar else wind(leg.bearing_deg)
    return words.say(f"legs.{direction}", distance=words.quantity(leg.distance_km, "km"), name=start.name)


def leftover_cards(telling: Telling) -> Markup:
    """Cards of verdicts that no chapter shows."""
    shown = {n for chapter in telling.chapters for n in chapter.verdicts}
    verdicts, words = telling.story.verdicts, telling.words
    cards = [card(n, v, telling.story.documents, words) for n, v in enumerate(verdicts) if n not in shown]
    if not cards:
        return Markup("")
    title = words.say("claims.more")
    return element("section", element("h2", title), *cards, class_="cards back", aria_label=title)


def claims_section(telling: Telling) -> Markup:
    """All verdicts in one table, and what could not be checked."""
    story, words = telling.story, telling.words
    parts: list[str] = []
    if story.verdicts:
        parts += [counts_line(story.verdicts, words), _filter(telling), _verdict_table(telling)]
    parts += [_not_checkable(telling)]
    if not any(parts):
        return Markup("")
    title = element("h2", words.say("claims.title"), id="claims-title")
    note = element("p", words.say(f"claims.{_standing(story)}"), class_="note")
    return element("section", title, note, *parts, class_="back", id="claims", aria_labelledby="claims-title")


def _standing(story: Story) -> str:
    """Which note the verdicts need: whether they are a machine's drafts, a person's findings, or both."""
    drafts = {verdict.status == "draft" for verdict in story.verdicts}
    return "mixed" if len(drafts) > 1 else "drafts" if True in drafts or not drafts else "findings"


def _verdict_table(telling: Telling) -> Markup:
    words = telling.words
    rows = [
        element(
            "tr",
            element("td", *verdict_badge(v, words)),
            element("td", element("a", quote_of(v, telling.story.documents, words), href=f"#claim-{n + 1}")),
            data_problem="true" if v.outcome in PROBLEMS else "false",
        )
        for n, v in enumerate(telling.story.verdicts)
    ]
    titles = (words.say("claims.verdict"), words.say("claims.claim"))
    head = element("thead", element("tr", *(element("th", title, scope="col") for title in titles)))
    return element("div", element("table", head, element("tbody", *rows)), class_="scroller")


def _filter(telling: Telling) -> Markup:
    outcomes = {verdict.outcome in PROBLEMS for verdict in telling.story.verdicts}
    if len(outcomes) < 2:
        return Markup("")
    label = telling.words.say("claims.problems_only")
    return element("button", label, type="button", class_="filter js-only", aria_pressed="false")


def _not_checkable(telling: Telling) -> Markup:
    words = telling.words
    items = [
        element(
            "li",
            quoted(telling.document(n.document).document, n.quote, words),
            " ",
            by_machine(n.reason, words),
        )
        for n in telling.story.not_checkable
    ]
    if not items:
        return Markup("")
    return join(element("h3", words.say("claims.not_checkable")), element("ul", *items, class_="plain"))


def route_line(route: Route, words: Words) -> str:
    """A route in a few words, for the overview's caption."""
    total = sum(leg.distance_km for leg in route.legs) if all(is_exact(route, leg) for leg in route.legs) else 0
    stops = " → ".join(stop.name for stop in route.stops)
    return words.say("overview.route", stops=stops, distance=words.quantity(total, "km")) if total else stops
