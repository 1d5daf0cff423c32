"""A small world for journeys: places by name, demonyms, neighbours; text in, resolved document out."""

import re
from collections.abc import Callable

import pytest

from storymap.journeys.planning import plan_routes
from storymap.model.places import Candidate, LonLat, Place, Resolution, ResolvedDocument, Toponym
from storymap.model.stories import Route
from storymap.model.texts import Document, Sentence, Span

_COUNTRIES = """
Norway NO 62 10; Russia RU 60 100; Ukraine UA 49 32; Finland FI 64 26; Sweden SE 62 15; Italy IT 42.8 12.8
China CN 35 105; Libya LY 28 17; Syria SY 35 38.5; Turkey TR 39 35; Iraq IQ 33 44; France FR 46 2; Spain ES 40 -4
Portugal PT 39.5 -8; Morocco MA 32 -5; Egypt EG 27 30; India IN 22 79; Mali ML 17 -4; Poland PL 52 20
Belarus BY 53 28; Germany DE 51 9; Switzerland CH 47 8; Panama PA 8.5 -80; Colombia CO 4 -73; Fiji FJ -18 178
Samoa WS -13.8 -172; Australia AU -25 135; Afghanistan AF 33 66; Pakistan PK 30 70; Austria AT 47.3 13.3
Mexico MX 23 -102; Canada CA 60 -96; Central African Republic CF 7 21; United States US 39.8 -98.5; Chile CL -30 -71
Iran IR 32 53; Hungary HU 47 20; Kenya KE 1 38; Japan JP 36 138; Greece GR 39 22
"""
_TOWNS = """
Oslo NO 59.91 10.75; Bergen NO 60.39 5.32; Kirkenes NO 69.73 30.04; Tromso NO 69.65 18.96; Pasvikdalen NO 69.05 28.93
Madeira PT 32.7 -17; Lisbon PT 38.72 -9.13; Venice IT 45.44 12.33; Rome IT 41.9 12.5; Milan IT 45.46 9.19
Genoa IT 44.41 8.93; Acre IL 32.93 35.08; Kashgar CN 39.47 75.99; Beijing CN 39.9 116.4; Hormuz IR 27.1 56.5
Tangier MA 35.77 -5.8; Fez MA 34.03 -5; Cairo EG 30.04 31.24; Mecca SA 21.43 39.83; Damascus SY 33.51 36.29
Delhi IN 28.65 77.23; Timbuktu ML 16.77 -3.0; Geneva CH 46.2 6.15; Paris FR 48.85 2.35; Lyon FR 45.75 4.85
London GB 51.5 -0.12; Dover GB 51.13 1.31; Calais FR 50.95 1.86; Soledar UA 48.68 38.09; Kyiv UA 50.45 30.52
Moscow RU 55.75 37.62; Nikel RU 69.41 30.22; Mosul IQ 36.34 43.13; Erbil IQ 36.19 44.01; Izmir TR 38.41 27.14
Athens GR 37.98 23.73; Suva FJ -18.14 178.44; Apia WS -13.83 -171.77; Sydney AU -33.87 151.21; Perth AU -31.95 115.86
Kabul AF 34.53 69.17; Herat AF 34.35 62.2; Peshawar PK 34.01 71.54; Warsaw PL 52.23 21.01; Brest BY 52.1 23.7
Agadez NE 16.97 7.99; Tripoli LY 32.89 13.19; Lampedusa IT 35.5 12.6; Palermo IT 38.12 13.36; Kano NG 12 8.52
Ghat LY 24.96 10.17; Vilnius LT 54.69 25.28; Smolensk RU 54.78 32.04; Framheim AQ -78.5 -164; South Pole AQ -90 0
Canterbury GB 51.28 1.08; Nairobi KE -1.29 36.82; Mombasa KE -4.05 39.67; Accra GH 5.6 -0.19; Lagos NG 6.45 3.39
Berlin DE 52.52 13.4; Hamburg DE 53.55 10; Prague CZ 50.09 14.42; Brussels BE 50.85 4.35; Tunis TN 36.81 10.18
San Francisco US 37.77 -122.42; Honolulu US 21.31 -157.86; Auckland NZ -36.85 174.76; New York US 40.71 -74.01
Boston US 42.36 -71.06; Chicago US 41.88 -87.63; Houston US 29.76 -95.37; Havana CU 23.14 -82.36; Madrid ES 40.42 -3.7
Veracruz MX 19.19 -96.15; Lima PE -12.05 -77.04; Callao PE -12.06 -77.14; Cusco PE -13.53 -71.97
Darwin AU -12.46 130.84
Guayaquil EC -2.19 -79.89; Lviv UA 49.84 24.03; Medyka PL 49.8 22.93; Rzeszow PL 50.04 22; Odesa UA 46.48 30.73
Liverpool GB 53.41 -2.98; Manchester GB 53.48 -2.24; Dublin IE 53.35 -6.26; Tokyo JP 35.68 139.69; Riga LV 56.95 24.11
Taybad IR 34.74 60.78; Tehran IR 35.69 51.39; Istanbul TR 41.01 28.95; Budapest HU 47.5 19.04; Belgrade RS 44.8 20.47
Thessaloniki GR 40.64 22.94; Lesbos GR 39.2 26.3; Pamplona ES 42.82 -1.64; Burgos ES 42.34 -3.7
Santiago de Compostela ES 42.88 -8.54; Baghdad IQ 33.31 44.36; Bukhara UZ 39.77 64.42; Samarkand UZ 39.65 66.96
Kathmandu NP 27.72 85.32; Lhasa CN 29.65 91.1; Cape Town ZA -33.92 18.42; Zanzibar TZ -6.16 39.2
Chisinau MD 47.01 28.86
Bucharest RO 44.43 26.1; Vladivostok RU 43.12 131.89; Naples IT 40.85 14.27
Kuznica PL 53.51 23.65; Vienna AT 48.2 16.37; Bay of Whales AQ -78.5 -164.3; Hobart AU -42.88 147.33
"""
_DEMONYMS = {"Norwegian": "Norway", "Russian": "Russia", "Polish": "Poland", "Italian": "Italy"}
_DEMONYMS |= {"Swiss": "Switzerland", "Iranian": "Iran"}
_NEIGHBOURS = """
NO:RU,SE,FI RU:NO,FI,UA,PL,BY,CN UA:RU,PL,BY PL:UA,BY,DE,RU BY:PL,UA,RU IT:FR,CH,AT CH:IT,FR,DE,AT FR:ES,IT,CH,DE
SY:TR,IQ TR:SY,IQ,GR IQ:TR,SY AF:PK,CN,IR IR:AF,TR,IQ HU:UA,AT
PK:AF,IN CN:RU,AF,IN IN:PK,CN PA:CO CO:PA MA: EG:LY LY:EG SE:NO,FI FI:NO,SE,RU
"""


class SmallBoundaries:
    """As much of the boundaries as journeys ask for."""

    worldviews = ("de-facto",)

    def __init__(self) -> None:
        pairs = (entry.split(":") for entry in _NEIGHBOURS.split())
        self._neighbours = {code: tuple(filter(None, others.split(","))) for code, others in pairs}

    def neighbours(self, code: str, view: str) -> tuple[str, ...]:  # noqa: ARG002 - the real one needs it
        return self._neighbours.get(code, ())

    def border_lines(self, a: str, b: str, view: str, *, scale: str) -> tuple[()]:  # noqa: ARG002 - as above
        """None: in the small world countries have names and neighbours, but no shapes."""
        return ()


def _entries(table: str, *, countries: frozenset[str]) -> dict[str, Place]:
    places = {}
    for entry in re.split(r"[;\n]", table):
        if entry.strip():
            *name, code, lat, lon = entry.split()
            places[" ".join(name)] = _place(" ".join(name), code, (float(lat), float(lon)), countries)
    return places


def _place(name: str, code: str, latlon: tuple[float, float], countries: frozenset[str]) -> Place:
    country = name in countries
    return Place(
        id=f"test:{name.lower()}",
        name=name,
        feature_class="A" if country else "P",
        feature_code="PCLI" if country else "PPL",
        location=LonLat(lat=latlon[0], lon=latlon[1]),
        radius_km=500 if country else 5,
        country_code=code,
    )


_NAMES = frozenset(" ".join(e.split()[:-3]) for e in re.split(r"[;\n]", _COUNTRIES) if e.strip())
WORLD = _entries(_COUNTRIES, countries=_NAMES) | _entries(_TOWNS, countries=frozenset())


def resolve(text: str, *, key: str = "story") -> ResolvedDocument:
    """The document of a text whose paragraphs are lines; every name of the small world in it is a toponym."""
    names = sorted([*WORLD, *_DEMONYMS], key=len, reverse=True)
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")\b")
    document = Document(id=key, text=text, sentences=tuple(_sentences(text)))
    return ResolvedDocument(document=document, resolutions=tuple(_resolution(m) for m in pattern.finditer(text)))


def _resolution(match: re.Match[str]) -> Resolution:
    name = match.group()
    place = WORLD[_DEMONYMS.get(name, name)]
    toponym = Toponym(
        span=Span(start=match.start(), end=match.end()),
        name=name,
        recognizer="test@1",
        use="demonym" if name in _DEMONYMS else "literal",
    )
    return Resolution(toponym=toponym, candidates=(Candidate(place=place, score=1),), place=place, confidence=1)


def _sentences(text: str):
    start = 0
    for paragraph, line in enumerate(text.split("\n")):
        kind = "heading" if line.startswith("# ") else "prose"
        marks = len("# ") if kind == "heading" else 0
        for match in re.finditer(r"\S.*?(?:[.!?][”\"]?(?=\s|$)|$)", line[marks:]):
            span = Span(start=start + marks + match.start(), end=start + marks + match.end())
            yield Sentence(span=span, kind=kind, paragraph=paragraph)
        start += len(line) + 1


@pytest.fixture(scope="session")
def small_boundaries() -> SmallBoundaries:
    return SmallBoundaries()


@pytest.fixture(scope="session")
def read() -> Callable[..., ResolvedDocument]:
    """Text → resolved document."""
    return resolve


@pytest.fixture(scope="session")
def plan(small_boundaries: SmallBoundaries) -> Callable[..., tuple[Route, ...]]:
    """Texts → routes."""

    def planned(*texts: str) -> tuple[Route, ...]:
        documents = [resolve(text, key=f"story-{number}") for number, text in enumerate(texts)]
        return plan_routes(documents, boundaries=small_boundaries)  # type: ignore[arg-type]

    return planned
