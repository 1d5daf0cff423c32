"""Random stories for the fuzz test, built from the model's own values and from nothing the other stages promise."""

from itertools import pairwise
from types import ModuleType
from typing import Any

from hypothesis import strategies as st

from storymap.model.chapters import Chapter, View
from storymap.model.claims import Claim, ClaimType, Correction, Evidence, Measurement, Mention, Outcome, Verdict
from storymap.model.places import LonLat, Place, ResolvedDocument
from storymap.model.relations import Measure, Quantity
from storymap.model.stories import Attribution, ContextPlace, Leg, Route, Stop, Story, When
from storymap.model.texts import Document, Sentence, Source, Span

WORDS = st.text(min_size=1, max_size=14)
LON = st.one_of(st.floats(-180, 180), st.sampled_from([-180.0, 180.0, 0.0, 179.99]))
LAT = st.one_of(st.floats(-90, 90), st.sampled_from([-90.0, 90.0, 0.0, 89.9]))
POSITION = st.builds(LonLat, lon=LON, lat=LAT)
VIEW = st.builds(View, south_west=POSITION, north_east=POSITION)
WHEN = st.sampled_from(
    [
        When(start="2023-01-01", end="2023-01-31", precision="month"),
        When(start="1905", end=None, precision="year"),
        When(start=None, end="2024-02-29", precision="day"),
    ]
)
CODES = st.sampled_from([None, "NO", "RU", "UA", "FJ", "AQ", "XK", "??"])


@st.composite
def stories(draw: Any, hand_made: ModuleType) -> Story:
    """A story of up to six places, told in paragraphs of any letters."""
    names = draw(st.lists(WORDS, min_size=1, max_size=6))
    document, spans = _document(draw, names)
    places = [_place(draw, number, name) for number, name in enumerate(names)]
    known = [place if draw(st.integers(0, 4)) else None for place in places]
    resolutions = tuple(
        hand_made.make_resolution(name, span.start, place)
        for name, span, place in zip(names, spans, known, strict=True)
    )
    verdicts = tuple(_verdict(draw, places, spans) for _ in range(draw(st.integers(0, 3))))
    route = _route(draw, names, spans, known)
    return Story(
        title=draw(st.text(max_size=60)),
        documents=(ResolvedDocument(document=document, resolutions=resolutions),),
        routes=(route,) if draw(st.booleans()) else (),
        context=tuple(ContextPlace(name=p.name, place=p) for p in places if draw(st.booleans())),
        verdicts=verdicts,
        not_checkable=(),
        chapters=_chapters(draw, document, route, len(verdicts)),
        attributions=(Attribution(name=draw(WORDS), text=draw(WORDS), licence=draw(WORDS), url=draw(WORDS)),),
        worldviews=("de-facto",),
    )


def _document(draw: Any, names: list[str]) -> tuple[Document, list[Span]]:
    text, spans, sentences = "", [], []
    for number, name in enumerate(names):
        start = len(text)
        text += draw(st.text(max_size=20)) + " "
        spans.append(Span(start=len(text), end=len(text) + len(name)))
        text += name + "."
        sentences.append(Sentence(span=Span(start=start, end=len(text)), paragraph=number))
        text += "\n\n"
    source = Source(title=draw(WORDS), url=draw(WORDS), licence=draw(st.sampled_from([None, "CC0-1.0", "?"])))
    language = draw(st.sampled_from(["und", "en", "ar", "no such language"]))
    return Document(id="d", text=text, sentences=tuple(sentences), source=source, language=language), spans


def _place(draw: Any, number: int, name: str) -> Place:
    code = draw(st.sampled_from(["PPL", "PCLI", "ADM1", "MT", "SEA"]))
    return Place(
        id=f"fuzz:{number}",
        name=name,
        feature_class="A" if code in ("PCLI", "ADM1") else "P",
        feature_code=code,
        location=draw(POSITION),
        radius_km=draw(st.sampled_from([0.0, 0.3, 4.0, 60.0, 900.0, 6000.0])),
        country_code=draw(CODES),
    )


def _route(draw: Any, names: list[str], spans: list[Span], known: list[Place | None]) -> Route:
    roles = st.sampled_from(["origin", "stop", "passed", "destination"])
    stops = tuple(
        Stop(
            name=name,
            place=place,
            role=draw(roles),
            document="d",
            span=span,
            when=draw(st.none() | WHEN),
            inferred=draw(st.booleans()),
        )
        for name, span, place in zip(names, spans, known, strict=True)
    )
    placed = [(n, place.location) for n, place in enumerate(known) if place]
    legs = tuple(
        Leg(start=a, end=b, distance_km=draw(st.floats(0, 20000)), bearing_deg=90.0, line=((start, end),))
        for (a, start), (b, end) in pairwise(placed)
    )
    return Route(traveller=draw(st.none() | WORDS), stops=stops, legs=legs)


def _chapters(draw: Any, document: Document, route: Route, verdicts: int) -> tuple[Chapter, ...]:
    chapters = []
    for number, sentence in enumerate(document.sentences):
        if draw(st.booleans()):
            own = tuple(range(verdicts)) if number == 0 else ()
            stop = number if draw(st.booleans()) else None
            view = draw(st.none() | VIEW)
            title = draw(WORDS)
            chapters.append(
                Chapter(title=title, document="d", passage=sentence.span, stop=stop, verdicts=own, view=view)
            )
    return tuple(chapters)


def _verdict(draw: Any, places: list[Place], spans: list[Span]) -> Verdict:
    n = draw(st.integers(0, len(places) - 1))
    mention, span = Mention(place=places[n], span=spans[n], confidence=0.5), spans[n]
    figure = Quantity(value=5, low=4, high=6, unit=draw(st.sampled_from(["km", "mi"])), text="5 km", span=span)
    claim = Claim(
        document="d",
        type=ClaimType.DISTANCE,
        figure=mention,
        grounds=(mention,),
        relation=Measure(kind="distance", quantities=(figure,)),
        signal=span,
        quote=span,
        sentence=span,
    )
    lines = draw(st.lists(st.lists(POSITION, min_size=1, max_size=4).map(tuple), max_size=3).map(tuple))
    kind = draw(st.sampled_from(["border", "line", "point", "area"]))
    value = draw(st.floats(0, 30000))
    return Verdict(
        claim=claim,
        outcome=draw(st.sampled_from(list(Outcome))),
        because=draw(WORDS),
        check="fuzz@1",
        measured=draw(
            st.none()
            | st.just(Measurement(value=value, unit="km", interval_90=(value / 2, value), interval_95=(0, 2 * value)))
        ),
        correction=draw(st.none() | st.just(Correction(value=value, unit="km", repair="?"))),
        evidence=(Evidence(kind=kind, lines=lines, label=draw(WORDS)),) if draw(st.booleans()) else (),
    )
