"""Documents, routes and verdicts → chapters."""

import pytest

from storymap.model.claims import Claim, ClaimType, Mention, Outcome, Verdict
from storymap.model.places import Candidate, LonLat, Place, Resolution, ResolvedDocument, Toponym
from storymap.model.relations import Topology
from storymap.model.stories import Route, Stop
from storymap.model.texts import Document, Sentence, Source, Span
from storymap.stories.telling import tell_story

TEXT = "Big news\nShe left Oslo early.\nShe came to Rome.\nOslo lies in Norway, they say.\nNothing here."


def place(name: str, lat: float, lon: float) -> Place:
    return Place(
        id=f"t:{name}", name=name, feature_class="P", feature_code="PPL", location=LonLat(lat=lat, lon=lon), radius_km=5
    )


OSLO, ROME, NORWAY = place("Oslo", 59.9, 10.7), place("Rome", 41.9, 12.5), place("Norway", 62, 10)


def span_of(words: str, start: int = 0) -> Span:
    begin = TEXT.index(words, start)
    return Span(start=begin, end=begin + len(words))


LATER = span_of("Oslo", 40)


def passages(document, story):
    return [document.document.quote(chapter.passage) for chapter in story.chapters]


def resolution(span: Span, meant: Place) -> Resolution:
    toponym = Toponym(span=span, name=meant.name, recognizer="t@1")
    return Resolution(toponym=toponym, candidates=(Candidate(place=meant, score=1),), place=meant, confidence=1)


@pytest.fixture
def document() -> ResolvedDocument:
    lines = TEXT.split("\n")
    sentences = tuple(
        Sentence(span=span_of(line), kind="heading" if number == 0 else "prose", paragraph=number)
        for number, line in enumerate(lines)
    )
    named = [(span_of("Oslo"), OSLO), (span_of("Rome"), ROME), (span_of("Oslo", 40), OSLO), (span_of("Norway"), NORWAY)]
    return ResolvedDocument(
        document=Document(id="d", text=TEXT, sentences=sentences, source=Source(title="Big news")),
        resolutions=tuple(resolution(span, meant) for span, meant in named),
    )


def verdict(quote: Span) -> Verdict:
    claim = Claim(
        document="d",
        type=ClaimType.CONTAINMENT,
        figure=Mention(place=OSLO, span=quote, confidence=1),
        grounds=(),
        relation=Topology(kind="inside"),
        signal=quote,
        quote=quote,
        sentence=quote,
    )
    return Verdict(claim=claim, outcome=Outcome.SUPPORTED, because="it does", check="t@1")


def tell(document, *, stops=(), verdicts=(), title=None):
    return tell_story(
        title=title,
        documents=(document,),
        routes=(Route(traveller="Ann", stops=stops, legs=()),) if stops else (),
        context=(),
        verdicts=verdicts,
        not_checkable=(),
        attributions=(),
        worldviews=("de-facto",),
    )


def stop(name: str, where: Place, role) -> Stop:
    return Stop(name=name, place=where, role=role, document="d", span=span_of(name))


def test_stops_told_in_the_order_of_travel_follow_the_text(document):
    story = tell(document, stops=(stop("Oslo", OSLO, "origin"), stop("Rome", ROME, "destination")))
    assert [(chapter.title, chapter.stop) for chapter in story.chapters] == [("Oslo", 0), ("Rome", 1)]
    assert passages(document, story) == [
        "She left Oslo early.",
        "She came to Rome.\nOslo lies in Norway, they say.\nNothing here.",
    ]


def test_stops_told_in_another_order_come_in_the_order_of_travel_and_the_rest_after_them(document):
    story = tell(document, stops=(stop("Rome", ROME, "origin"), stop("Oslo", OSLO, "destination")))
    assert [(chapter.title, chapter.stop) for chapter in story.chapters] == [("Rome", 0), ("Oslo", 1), ("Norway", None)]
    assert passages(document, story) == [
        "She came to Rome.",
        "She left Oslo early.",
        "Oslo lies in Norway, they say.\nNothing here.",
    ]


def test_a_text_without_stops_is_told_whole(document):
    story = tell(document)
    assert passages(document, story) == [TEXT.removeprefix("Big news\n")]
    assert [chapter.title for chapter in story.chapters] == ["Big news"]


def test_a_verdict_belongs_to_the_chapter_whose_passage_holds_its_claim(document):
    stops = (stop("Rome", ROME, "origin"), stop("Oslo", OSLO, "destination"))
    story = tell(document, stops=stops, verdicts=(verdict(span_of("Oslo lies in Norway")),))
    assert [chapter.verdicts for chapter in story.chapters] == [(), (), (0,)]


def test_a_claim_in_a_headline_belongs_to_the_chapter_that_it_heads(document):
    story = tell(document, verdicts=(verdict(span_of("Big news")),))
    assert [chapter.verdicts for chapter in story.chapters] == [(0,)]


def test_the_opening_shows_the_whole_route_and_a_stop_its_surroundings(document):
    stops = (stop("Rome", ROME, "origin"), Stop(name="Oslo", place=OSLO, role="stop", document="d", span=LATER))
    story = tell(document, stops=stops)
    opening, _, oslo = (chapter.view for chapter in story.chapters)
    assert opening.south_west.lat < ROME.location.lat
    assert opening.north_east.lat > OSLO.location.lat
    assert oslo.south_west.lat > 59


def test_the_title_is_the_one_given_else_the_document_s_else_what_the_document_is_called(document):
    bare = ResolvedDocument(
        document=Document(id="d", text=TEXT, sentences=document.document.sentences), resolutions=document.resolutions
    )
    assert [tell(document, title="Mine").title, tell(document).title, tell(bare).title] == [
        "Mine",
        "Big news",
        "d",
    ]


def test_a_text_without_places_still_has_its_opening():
    empty = ResolvedDocument(
        document=Document(id="d", text="Hello.", sentences=(Sentence(span=Span(start=0, end=6)),)), resolutions=()
    )
    (chapter,) = tell(empty).chapters
    assert chapter.view is None
