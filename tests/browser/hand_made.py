"""A story made by hand, in our own words, for tests of the page: nothing of it comes from the other stages."""

from dataclasses import replace
from typing import get_args

from storymap.model.changes import Change, ChangeKind
from storymap.model.chapters import Chapter, View
from storymap.model.claims import (
    Claim,
    ClaimType,
    Correction,
    Decision,
    Evidence,
    Measurement,
    Mention,
    NotCheckable,
    Outcome,
    PublishedFigure,
    SourceLink,
    Verdict,
)
from storymap.model.places import Candidate, LonLat, Place, Resolution, ResolvedDocument, Toponym
from storymap.model.relations import Measure, Quantity, Topology
from storymap.model.stories import Attribution, Clock, ContextPlace, Leg, Route, Stop, Story, When
from storymap.model.texts import Document, Sentence, Source, Span

PARAGRAPHS = (
    (
        "In the autumn the surveyor left Ukraine, where she had spent two summers measuring rivers. "
        "She had earlier worked in Libya and in Finland."
    ),
    "Her train reached Russia in November. She waited there for permission to go further north.",
    (
        "In January she crossed into Norway near Pasvikdalen, in the northernmost part of the country. "
        "Norway shares a 96km (122-mile) land border with Russia. "
        "A cairn at Treriksrøysa marks the point where Norway, Finland and Russia meet."
    ),
    "She finished her report in Oslo, in sight of the fjord. Nobody at Nowhereville ever answered her letters.",
)


def make_place(
    name: str, lon: float, lat: float, *, code: str = "PPL", radius: float = 2, country: str | None = None
) -> Place:
    """A place of a gazetteer that does not exist."""
    kind = "A" if code.startswith("PCL") else "P" if code.startswith("PPL") else "T"
    return Place(
        id=f"test:{name.lower()}",
        name=name,
        feature_class=kind,
        feature_code=code,
        location=LonLat(lon=lon, lat=lat),
        radius_km=radius,
        country_code=country,
    )


PLACES = {
    place.name: place
    for place in (
        make_place("Ukraine", 32.0, 49.0, code="PCLI", radius=600, country="UA"),
        make_place("Libya", 18.0, 28.0, code="PCLI", radius=800, country="LY"),
        make_place("Finland", 26.0, 64.0, code="PCLI", radius=450, country="FI"),
        make_place("Russia", 60.0, 60.0, code="PCLI", radius=3500, country="RU"),
        make_place("Norway", 10.0, 62.0, code="PCLI", radius=800, country="NO"),
        make_place("Pasvikdalen", 29.4, 69.3, code="VAL", radius=40, country="NO"),
        make_place("Treriksrøysa", 28.9293, 69.0506, code="BDRM", radius=1),
        make_place("Oslo", 10.7461, 59.9127, code="PPLC", radius=12, country="NO"),
    )
}
TEXT = "\n\n".join(PARAGRAPHS)


def span_of(words: str, text: str = TEXT) -> Span:
    """Where the words stand first."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def make_document(text: str = TEXT, *, source: Source | None = None, document_id: str = "survey") -> Document:
    """A document whose paragraphs are one sentence each."""
    sentences, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        sentences.append(Sentence(span=Span(start=start, end=start + len(paragraph)), paragraph=number))
        start += len(paragraph) + 2
    return Document(id=document_id, text=text, sentences=tuple(sentences), source=source or _SOURCE)


_SOURCE = Source(
    title="The river surveyor", url="https://example.org/surveyor", published="2024-02-03", licence="CC0-1.0"
)


def make_resolution(name: str, start: int, place: Place | None) -> Resolution:
    """A name at a position, resolved."""
    toponym = Toponym(span=Span(start=start, end=start + len(name)), name=name, recognizer="test@1")
    candidates = (Candidate(place=place, score=0.9),) if place else ()
    return Resolution(toponym=toponym, candidates=candidates, place=place, confidence=0.9 if place else 0.0)


def resolve(document: Document) -> ResolvedDocument:
    """Every mention of the test's places, and one name that is nowhere."""
    found = []
    for name in (*PLACES, "Nowhereville"):
        start = document.text.find(name)
        while start >= 0:
            found.append(make_resolution(name, start, PLACES.get(name)))
            start = document.text.find(name, start + 1)
    return ResolvedDocument(document=document, resolutions=tuple(sorted(found, key=lambda r: r.toponym.span)))


def mention(name: str) -> Mention:
    """A place as an argument of a claim."""
    return Mention(place=PLACES[name], span=span_of(name), confidence=0.9)


BORDER = tuple(
    LonLat(lon=lon, lat=lat)
    for lon, lat in ((28.93, 69.05), (29.3, 69.2), (29.4, 69.5), (30.1, 69.65), (30.9, 69.55), (30.8, 69.8))
)


def border_length() -> Verdict:
    """The text contradicts itself."""
    quote = "Norway shares a 96km (122-mile) land border with Russia"
    figures = (
        Quantity(value=96, low=95.5, high=96.5, unit="km", text="96km", span=span_of("96km")),
        Quantity(value=122, low=121.5, high=122.5, unit="mi", text="122-mile", span=span_of("122-mile")),
    )
    claim = Claim(
        document="survey",
        type=ClaimType.BORDER_LENGTH,
        figure=mention("Norway"),
        grounds=(mention("Russia"),),
        relation=Measure(kind="border", quantities=figures),
        signal=span_of("shares a"),
        quote=span_of(quote),
        sentence=span_of(quote + "."),
        attributed_to="the surveyor",
    )
    return Verdict(
        claim=claim,
        outcome=Outcome.INCONSISTENT,
        because="96 km is 60 miles and 122 miles is 196 km: the two figures contradict each other. The boundary "
        "supports 122 miles; 96 km is shorter than the straight line between the border's ends (114 km).",
        check="border-length@1",
        measured=Measurement(
            value=189,
            unit="km",
            by_scale=(("10m", 165.1), ("50m", 151.2), ("110m", 114.3)),
            interval_90=(164, 243),
            interval_95=(157, 252),
        ),
        published=(
            PublishedFigure(value=195.7, unit="km", source="an earlier survey"),
            PublishedFigure(value=197.7, unit="km", source="joint survey", date="2018"),
        ),
        correction=Correction(value=196, unit="km", repair="96 → 196, a dropped digit"),
        evidence=(Evidence(kind="border", lines=(BORDER,), label="Norway–Russia border"),),
        worldviews=(("de-facto", Outcome.INCONSISTENT), ("un", Outcome.INCONSISTENT)),
        sources=("natural-earth@4.1",),
    )


def tripoint() -> Verdict:
    """True."""
    quote = "Treriksrøysa marks the point where Norway, Finland and Russia meet"
    claim = Claim(
        document="survey",
        type=ClaimType.TRIPOINT,
        figure=mention("Treriksrøysa"),
        grounds=(mention("Norway"), mention("Finland"), mention("Russia")),
        relation=Topology(kind="meets"),
        signal=span_of("marks the point where"),
        quote=span_of(quote),
        sentence=span_of("A cairn at " + quote + "."),
    )
    return Verdict(
        claim=claim,
        outcome=Outcome.SUPPORTED,
        because="The three countries meet 2.8 km from the cairn's published position.",
        check="tripoint@1",
        evidence=(
            Evidence(kind="point", lines=((LonLat(lon=28.9541, lat=69.0273),),), label="Where the three borders meet"),
        ),
        sources=("natural-earth@4.1",),
    )


def make_leg(start: int, end: int, points: tuple[tuple[float, float], ...], km: float, bearing: float) -> Leg:
    """A leg through the points given."""
    line = tuple(LonLat(lon=lon, lat=lat) for lon, lat in points)
    return Leg(start=start, end=end, distance_km=km, bearing_deg=bearing, line=(line,))


def make_route() -> Route:
    """Four stops, one of them inferred."""
    stops = (
        Stop(
            name="Ukraine",
            place=PLACES["Ukraine"],
            role="origin",
            document="survey",
            span=span_of("Ukraine"),
            inferred=True,
        ),
        Stop(
            name="Russia",
            place=PLACES["Russia"],
            role="stop",
            document="survey",
            span=span_of("Russia"),
            when=_when("2023-11-01", "2023-11-30"),
            until=_when("2024-01-01", "2024-01-31"),
        ),
        Stop(
            name="the Norwegian border near Pasvikdalen",
            place=PLACES["Pasvikdalen"],
            role="passed",
            document="survey",
            span=span_of("Pasvikdalen"),
            when=replace(
                _when("2024-01-01", "2024-01-31"),
                clock=Clock(start="01:30", end="02:00", sense="shortly before", utc_offset="+01:00"),
            ),
            crosses=("RU", "NO"),
        ),
        Stop(
            name="Oslo",
            place=PLACES["Oslo"],
            role="destination",
            document="survey",
            span=span_of("Oslo"),
            when=When(start=None, end=None, precision="day", words="days later"),
        ),
    )
    legs = (
        make_leg(0, 1, ((32, 49), (45, 56), (60, 60)), 2100, 48),
        make_leg(1, 2, ((60, 60), (46, 66.5), (29.4, 69.3)), 1750, 318),
        make_leg(2, 3, ((29.4, 69.3), (18, 65), (10.7461, 59.9127)), 1370, 222),
    )
    return Route(traveller="the surveyor", stops=stops, legs=legs)


def _when(start: str, end: str) -> When:
    return When(start=start, end=end, precision="month")


def make_view(west: float, south: float, east: float, north: float) -> View:
    """Part of the map."""
    return View(south_west=LonLat(lon=west, lat=south), north_east=LonLat(lon=east, lat=north))


def make_story() -> Story:
    """The story with everything in it."""
    document = make_document()
    views = ((20, 43, 45, 56), (25, 48, 80, 72), (24, 67.5, 35, 71), (2, 56, 22, 66))
    verdicts = ((), (), (0, 1), ())
    titles = ("Ukraine", "Russia", "The border near Pasvikdalen", "Oslo")
    chapters = tuple(
        Chapter(
            title=title,
            document="survey",
            passage=document.sentences[n].span,
            stop=n,
            places=tuple(p.id for p in PLACES.values() if p.name in PARAGRAPHS[n]),
            verdicts=verdicts[n],
            view=make_view(*views[n]),
        )
        for n, title in enumerate(titles)
    )
    context = ("Libya", "Finland", "Norway", "Treriksrøysa")
    return Story(
        title="The surveyor who walked to Oslo",
        documents=(resolve(document),),
        routes=(make_route(),),
        context=tuple(ContextPlace(name=name, place=PLACES[name]) for name in context),
        verdicts=(border_length(), tripoint()),
        not_checkable=(
            NotCheckable(
                document="survey",
                quote=span_of("in sight of the fjord"),
                reason="what can be seen is not in the map data",
            ),
        ),
        chapters=chapters,
        attributions=(
            Attribution(
                name="GeoNames",
                text="Place names from GeoNames, geonames.org.",
                licence="CC BY 4.0",
                url="https://www.geonames.org/",
            ),
            Attribution(
                name="Natural Earth",
                text="Boundaries: made with Natural Earth.",
                licence="public domain",
                url="https://www.naturalearthdata.com/",
            ),
        ),
        worldviews=("de-facto", "un"),
    )


SURVEY = SourceLink(
    url="https://example.org/survey",
    title="The survey",
    archive="https://archive.example/survey",
    captured="2023-02-01T09:30:12Z",
    sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
)
"""A source with all that is known of its copy."""


def make_reviewed_story() -> Story:
    """The same after a person confirmed the first verdict, left the second open, and changed one thing of each kind."""
    story = make_story()
    decision = Decision(by="Ida Moe", on="2023-02-01", note="Measured again.", links=(SURVEY,))
    signed = replace(story.verdicts[0], status="confirmed", decision=decision)
    told = replace(story.chapters[1], links=(SURVEY,))
    return replace(
        story,
        verdicts=(signed, *story.verdicts[1:]),
        chapters=(story.chapters[0], told, *story.chapters[2:]),
        changes=tuple(make_change(number, kind) for number, kind in enumerate(get_args(ChangeKind), start=1)),
    )


def make_change(number: int, kind: ChangeKind) -> Change:
    """A change on a day of January; of a rejected verdict no words are told."""
    if kind == "rejected":
        return Change(on=f"2023-01-{number:02}", by="Ida Moe", kind=kind, subject="")
    return Change(
        on=f"2023-01-{number:02}T08:00:00Z",
        by="Ida Moe",
        kind=kind,
        subject="Something",
        was="one",
        now="another",
        note="She rang up.",
    )


def make_long_story(count: int) -> Story:
    """So many stops on a way east, close together, with a chapter for each."""
    places = [make_place(f"Halt {n}", 5 + 0.12 * n, 46 + (n % 7) * 0.6, radius=3) for n in range(count)]
    text = "\n\n".join(f"On day {n} they rested at {place.name} and went on." for n, place in enumerate(places))
    document = make_document(text)
    resolutions = tuple(make_resolution(p.name, text.index(p.name + " and"), p) for p in places)
    stops = tuple(
        Stop(name=p.name, place=p, role="stop", document="survey", span=span_of(p.name, text)) for p in places
    )
    legs = tuple(
        make_leg(n, n + 1, tuple((p.location.lon, p.location.lat) for p in places[n : n + 2]), 40, 80)
        for n in range(count - 1)
    )
    chapters = tuple(
        Chapter(
            title=place.name,
            document="survey",
            passage=document.sentences[n].span,
            stop=n,
            places=(place.id,),
            view=make_view(
                place.location.lon - 4, place.location.lat - 2, place.location.lon + 4, place.location.lat + 2
            ),
        )
        for n, place in enumerate(places)
    )
    return Story(
        title="A long way east",
        documents=(ResolvedDocument(document=document, resolutions=resolutions),),
        routes=(Route(traveller=None, stops=stops, legs=legs),),
        context=(),
        verdicts=(),
        not_checkable=(),
        chapters=chapters,
        attributions=(),
    )


def make_crowded_story(count: int) -> Story:
    """So many stops within a few hundred metres, told in one chapter whose view is wide."""
    story = make_long_story(count)
    places = [make_place(f"Door {n}", 10.7 + n * 0.001, 59.9 + (n % 3) * 0.001, radius=0.1) for n in range(count)]
    stops = tuple(replace(stop, place=place) for stop, place in zip(story.routes[0].stops, places, strict=True))
    chapters = tuple(replace(chapter, view=make_view(5, 57, 16, 62), places=()) for chapter in story.chapters)
    return replace(story, routes=(Route(traveller=None, stops=stops, legs=()),), chapters=chapters)


def make_pacific_story() -> Story:
    """A leg over ±180°, cut there as routes are."""
    text = "The ship left Suva for Apia."
    document = make_document(text)
    start, end = make_place("Suva", 178.4, -18.1), make_place("Apia", -171.8, -13.8)
    line = (
        (LonLat(lon=178.4, lat=-18.1), LonLat(lon=180, lat=-17.4)),
        (LonLat(lon=-180, lat=-17.4), LonLat(lon=-171.8, lat=-13.8)),
    )
    stops = tuple(
        Stop(name=p.name, place=p, role=role, document="survey", span=span_of(p.name, text))
        for p, role in ((start, "origin"), (end, "destination"))
    )
    chapter = Chapter(
        title="Over the date line",
        document="survey",
        passage=span_of(text, text),
        stop=1,
        view=make_view(175, -22, -168, -10),
    )
    return Story(
        title="Over the date line",
        documents=(ResolvedDocument(document=document, resolutions=()),),
        routes=(
            Route(
                traveller=None, stops=stops, legs=(Leg(start=0, end=1, distance_km=1150, bearing_deg=65, line=line),)
            ),
        ),
        context=(),
        verdicts=(),
        not_checkable=(),
        chapters=(chapter,),
        attributions=(),
    )


def make_polar_story() -> Story:
    """To the South Pole and back, where meridians mean nothing."""
    text = "From Framheim to the South Pole and back to Framheim."
    document = make_document(text)
    base, pole = make_place("Framheim", -163.0, -78.5), make_place("South Pole", 0.0, -90.0)
    stops = tuple(
        Stop(name=p.name, place=p, role="stop", document="survey", span=span_of(p.name, text))
        for p in (base, pole, base)
    )
    legs = (
        make_leg(0, 1, ((-163, -78.5), (-163, -85), (0, -90)), 1280, 180),
        make_leg(1, 2, ((0, -90), (-163, -85), (-163, -78.5)), 1280, 0),
    )
    return Story(
        title="To the pole",
        documents=(ResolvedDocument(document=document, resolutions=()),),
        routes=(Route(traveller=None, stops=stops, legs=legs),),
        context=(),
        verdicts=(),
        not_checkable=(),
        chapters=(),
        attributions=(),
    )


def make_placeless_story() -> Story:
    """A text that names no place."""
    document = make_document("Nothing here has a name that any map knows.")
    return Story(
        title="Nowhere in particular",
        documents=(ResolvedDocument(document=document, resolutions=()),),
        routes=(),
        context=(),
        verdicts=(),
        not_checkable=(),
        chapters=(),
        attributions=(),
    )
