"""Stories made by hand for tests of the map: two travellers, stops that nearly coincide, one stop, a vast country."""

from dataclasses import replace
from types import ModuleType

from storymap.model.chapters import Chapter
from storymap.model.places import ResolvedDocument
from storymap.model.stories import ContextPlace, Disagreement, Leg, Route, Statement, Stop, Story
from storymap.model.texts import Source


def tell(helpers: ModuleType, text: str, routes: tuple[Route, ...], context: tuple[ContextPlace, ...] = ()) -> Story:
    """A story of one text in one chapter for each stop of the first route."""
    document = helpers.make_document(text)
    whole = document.sentences[0].span
    stops = routes[0].stops if routes else ()
    chapters = tuple(
        Chapter(
            title=stop.name,
            document="survey",
            passage=whole,
            stop=number,
            view=helpers.make_view(0, 50, 20, 70),
        )
        for number, stop in enumerate(stops)
    )
    return Story(
        title="A story for its map",
        documents=(ResolvedDocument(document=document, resolutions=()),),
        routes=routes,
        context=context,
        verdicts=(),
        not_checkable=(),
        chapters=chapters,
        attributions=(),
    )


def make_way(helpers: ModuleType, traveller: str, places: tuple, text: str) -> Route:
    """A traveller's way over places, in straight lines."""
    stops = tuple(
        Stop(name=place.name, place=place, role="stop", document="survey", span=helpers.span_of(place.name, text))
        for place in places
    )
    legs: list[Leg] = []
    for number in range(1, len(places)):
        ends = tuple((p.location.lon, p.location.lat) for p in places[number - 1 : number + 1])
        legs.append(helpers.make_leg(number - 1, number, ends, 250, 90))
    return Route(traveller=traveller, stops=stops, legs=tuple(legs))


def make_two_travellers(helpers: ModuleType) -> Story:
    """Two who set out from different towns and meet in a third."""
    text = "Ida went from Bergen to Oslo. Per went from Kiel to Oslo."
    bergen, kiel, oslo = (
        helpers.make_place(name, lon, lat, radius=2)
        for name, lon, lat in (("Bergen", 5.3, 60.4), ("Kiel", 10.1, 54.3), ("Oslo", 10.75, 59.91))
    )
    return tell(
        helpers, text, (make_way(helpers, "Ida", (bergen, oslo), text), make_way(helpers, "Per", (kiel, oslo), text))
    )


def make_crowd(helpers: ModuleType, count: int = 9) -> Story:
    """Stops within a few hundred metres of each other, and far ones that keep the view wide."""
    names = [f"Door {n}" for n in range(count)]
    text = "They knocked at " + ", ".join(names) + ", and went on to Far End."
    doors = [helpers.make_place(name, 10 + 0.002 * n, 59 + 0.001 * n, radius=1) for n, name in enumerate(names)]
    far = helpers.make_place("Far End", 22.0, 62.0, radius=1)
    return tell(helpers, text, (make_way(helpers, "They", (*doors, far), text),))


def make_single(helpers: ModuleType) -> Story:
    """One stop."""
    text = "She stayed in Oslo."
    return tell(helpers, text, (make_way(helpers, "She", (helpers.PLACES["Oslo"],), text),))


def make_vast(helpers: ModuleType) -> Story:
    """A stop that is a country of eleven time zones, pinned by its gazetteer in Siberia; an ocean and a tiny place."""
    text = "From Kyiv she fled to Russia and from there to Kirkenes; the Pacific was far, and so was Tiny."
    kyiv = helpers.make_place("Kyiv", 30.5, 50.45, radius=15)
    russia = helpers.make_place("Russia", 100.0, 60.0, code="PCLI", radius=2333, country="RU")
    kirkenes = helpers.make_place("Kirkenes", 30.05, 69.73, radius=3)
    ocean = replace(helpers.make_place("Pacific", 25.0, 55.0, code="OCN", radius=6500), feature_class="H")
    tiny = helpers.make_place("Tiny", 22.0, 58.0, radius=1)
    context = tuple(ContextPlace(name=place.name, place=place) for place in (ocean, tiny))
    return tell(helpers, text, (make_way(helpers, "she", (kyiv, russia, kirkenes), text),), context)


def make_two_texts(helpers: ModuleType) -> Story:
    """Two texts of one journey that disagree on a day; which of two stops came first, neither tells."""
    texts = ("Ida left Bergen on 3 May. She came to Kiel.", "Ida left Bergen on 5 May. She came to Oslo.")
    documents = tuple(
        helpers.make_document(text, document_id=f"text-{n}", source=Source(title=f"Report {n}", licence="CC0-1.0"))
        for n, text in enumerate(texts, start=1)
    )
    places = [
        helpers.make_place(name, lon, lat)
        for name, lon, lat in (("Bergen", 5.3, 60.4), ("Kiel", 10.1, 54.3), ("Oslo", 10.75, 59.91))
    ]
    left = tuple(Statement(document=d.id, span=helpers.span_of("left Bergen", d.text)) for d in documents)
    told = ((documents[0], left), (documents[0], left[:1]), (documents[1], left[1:]))
    stops = tuple(
        Stop(
            name=place.name,
            place=place,
            role="stop",
            document=document.id,
            span=helpers.span_of(place.name, document.text),
            ordered=place.name != "Oslo",
            statements=statements,
        )
        for place, (document, statements) in zip(places, told, strict=True)
    )
    route = replace(make_way(helpers, "Ida", tuple(places), " ".join((*texts, "Kiel Oslo"))), stops=stops)
    legs = (replace(route.legs[0], note="Too fast on foot."), replace(route.legs[1], certain=False))
    chapters = tuple(
        Chapter(title=stop.name, document=stop.document, passage=document.sentences[0].span, stop=number)
        for number, (stop, (document, _)) in enumerate(zip(stops, told, strict=True))
    )
    return Story(
        title="Two reports",
        documents=tuple(ResolvedDocument(document=document, resolutions=()) for document in documents),
        routes=(replace(route, legs=legs),),
        context=(ContextPlace(name="HULL", place=helpers.make_place("Hull", -0.3, 53.7), role="dateline"),),
        verdicts=(),
        not_checkable=(),
        chapters=chapters,
        attributions=(),
        disagreements=(
            Disagreement(
                kind="departure",
                traveller="Ida",
                place="Bergen",
                subject="when Ida left Bergen",
                statements=left,
                because="One statement says 3 May, another 5 May, and Bergen was left once.",
            ),
        ),
    )
