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
Algeria DZ 28.00 3.00; Botswana BW -22.00 24.00; Belgium BE 50.75 4.50; Bulgaria BG 42.67 25.25; Croatia HR 45.17 15.50
Denmark DK 56.00 10.00; Eritrea ER 15.00 39.00; Ethiopia ET 9.00 39.50; Luxembourg LU 49.75 6.17; Malta MT 35.92 14.43
Nigeria NG 10.00 8.00; Qatar QA 25.50 51.25; Slovakia SK 48.67 19.50; Thailand TH 15.50 101.00; Zambia ZM -14.33 28.50
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
Aarhus DK 56.16 10.21; Aberdeen GB 57.17 -2.67; Abidjan CI 5.35 -4.00; Abu Hamad SD 19.53 33.32; Aden YE 12.78 45.04
Akureyri IS 65.68 -18.09; Aleppo SY 36.25 37.62; Algiers DZ 36.74 3.01; Ancona IT 43.55 13.17; Ankara TR 39.92 32.85
Antalya TR 36.77 31.90; Antwerp BE 51.17 4.83; Arlon BE 49.68 5.82; Asmara ER 15.34 38.93; Aswan EG 23.30 32.90
Avignon FR 43.95 4.81; Azores PT 37.80 -25.50; Baku AZ 40.38 49.89; Bamako ML 12.61 -7.98; Bangkok TH 13.88 100.72
Barcelona ES 41.67 2.00; Bari IT 40.93 16.67; Basel CH 47.56 7.57; Beirut LB 33.89 35.50; Belfast GB 54.60 -5.93
Bern CH 46.95 7.45; Blantyre MW -15.65 34.94; Bologna IT 44.47 11.43; Bombay IN 19.07 72.88; Brasília BR -15.79 -47.88
Bratislava SK 48.33 17.17; Breda NL 51.59 4.78; Bregenz AT 47.42 9.92; Bremen DE 53.08 8.83
Buenos Aires AR -34.61 -58.38; Cadiz ES 36.50 -5.75; Calabar NG 4.96 8.33; Calcutta IN 22.56 88.36
Canberra AU -35.28 149.13; Casablanca MA 33.59 -7.61; Catania IT 37.47 14.85; Chișinău MD 47.01 28.86
Colmar FR 48.08 7.36; Cologne DE 50.94 6.96; Constantinople TR 41.01 28.95; Copacabana BO -16.17 -69.09
Copenhagen DK 55.68 12.57; Crete GR 35.20 24.90; Croydon GB 51.38 -0.10; Dakar SN 14.69 -17.44
Dar es Salaam TZ -6.82 39.27; Darjeeling IN 26.75 88.25; Dijon FR 47.31 5.01; Dire Dawa ET 9.57 42.01
Doha QA 25.29 51.53; Dongola SD 19.18 30.48; Dresden DE 51.05 13.74; Dundee GB 56.47 -2.97; Durrës AL 41.48 19.62
Edinburgh GB 55.95 -3.20; Enugu NG 6.50 7.50; Erzurum TR 39.91 41.28; Esztergom HU 47.79 18.74
Famagusta CY 35.33 33.87; Ferrara IT 44.80 11.83; Frankfurt DE 50.12 8.68; Gao ML 16.60 1.60; Gaziantep TR 37.06 37.38
Gdańsk PL 54.35 18.65; Gibraltar GI 36.14 -5.35; Glasgow GB 55.87 -4.26; Gliwice PL 50.30 18.68
Gniezno PL 52.55 17.57; Graz AT 47.07 15.44; Gyantse CN 28.92 89.60; Haifa IL 32.82 34.99; Hargeisa SO 10.00 44.50
Helsinki FI 60.17 24.94; Homs SY 34.47 38.30; Ingolstadt DE 48.77 11.42; Innsbruck AT 47.26 11.39
Inverness GB 57.48 -4.22; Ioannina GR 39.66 20.85; Islamabad PK 33.72 73.04; Jerusalem IL 31.78 35.22
Jhansi IN 25.50 78.50; Juba SS 4.85 31.58; Kaliningrad RU 54.75 21.50; Kandahar AF 31.00 65.75; Karachi PK 24.86 67.01
Karakorum MN 47.20 102.83; Kassala SD 15.90 35.65; Kazan RU 55.79 49.12; Khartoum SD 15.80 33.00; Kidal ML 19.40 1.20
Kiev UA 50.45 30.52; Konstanz DE 47.66 9.18; Košice SK 48.67 21.33; Kraków PL 50.06 19.94; Kufra LY 23.77 22.22
La Paz BO -16.50 -68.15; Las Palmas ES 28.42 -14.01; Leeds GB 53.80 -1.55; Leningrad RU 59.94 30.31
Lille FR 50.63 3.06; Lilongwe MW -14.02 33.68; Linz AT 48.31 14.29; Ljubljana SI 46.05 14.51; Lokoja NG 7.80 6.74
Lublin PL 51.23 22.90; Lukla NP 27.69 86.73; Lusaka ZM -15.42 29.00; Mainz DE 49.98 8.28; Malmö SE 55.61 13.00
Manila PH 14.60 120.98; Mantua IT 45.17 10.78; Maputo MZ -25.97 32.58; Marseille FR 43.30 5.38; Mashhad IR 36.25 59.80
Maun BW -19.98 23.42; Melbourne AU -37.81 144.96; Melk AT 48.21 15.24; Metz FR 49.12 6.17; Mexico City MX 19.43 -99.13
Mogadishu SO 2.04 45.34; Montevideo UY -34.83 -56.20; Montreal CA 45.51 -73.59; Munich DE 48.14 11.58
Namche NP 27.80 86.71; Nancy FR 48.68 6.18; Nazca PE -14.83 -74.94; Nice FR 43.70 7.27; Nicosia CY 35.07 33.10
Odessa UA 46.46 30.75; Onitsha NG 6.15 6.79; Passau DE 48.57 13.43; Patna IN 25.42 85.17; Poona IN 18.52 73.86
Port Said EG 31.27 32.30; Porto PT 41.23 -8.33; Puno PE -15.84 -70.02; Quetta PK 30.17 66.76; Rangoon MM 17.00 96.17
Ravenna IT 44.42 11.98; Regensburg DE 49.02 12.10; Reykjavik IS 64.14 -21.90; Rimini IT 44.02 12.52
Rio de Janeiro BR -22.91 -43.17; Rotterdam NL 51.92 4.48; Saint Petersburg RU 59.94 30.31; Santiago CL -33.46 -70.65
Saray RU 47.20 47.40; Seoul KR 37.57 126.98; Shigatse CN 29.25 88.88; Singapore SG 1.29 103.85
Southampton GB 50.90 -1.40; Split HR 43.51 16.44; Stalingrad RU 49.00 44.00; Stavanger NO 58.97 5.73
Stockholm SE 59.50 18.00; Strasbourg FR 48.58 7.75; Sucre BO -19.03 -65.26; Sudak UA 44.85 34.97
Tabriz IR 38.08 46.29; Tamanrasset DZ 23.55 5.18; Tarnów PL 50.05 20.91; Tashkent UZ 41.23 69.80
Tbilisi GE 41.72 44.83; Tibet CN 31.67 88.00; Tirana AL 41.27 19.78; Toronto CA 43.71 -79.40; Tromsø NO 69.65 18.96
Turin IT 45.13 7.37; Ulm DE 48.40 9.99; Valencia ES 39.50 -0.75; Valparaíso CL -33.05 -71.62; Verona IT 45.42 11.03
Victoria Falls ZW -17.93 25.83; Vologda RU 60.00 42.00; Wadi Halfa SD 21.80 31.37; Washington US 38.90 -77.04
Weimar DE 50.98 11.33; Wellington NZ -41.28 174.77; Windhoek NA -22.56 17.08; Winterthur CH 47.51 8.72
Yerevan AM 40.18 44.51; Zagreb HR 45.81 15.98; Zürich CH 47.42 8.67
Agadir MA 30.42 -9.60; Almería ES 37.17 -2.33; Amsterdam NL 52.37 4.89; Augsburg DE 48.37 10.90
Bellinzona CH 46.19 9.00; Białystok PL 53.13 23.16; Bruges BE 51.21 3.22; Cork IE 51.90 -8.47; Durban ZA -29.86 31.03
Florence IT 43.83 11.33; Granada ES 37.25 -3.25; Grodno BY 53.68 23.83; Kharkiv UA 49.50 36.50; Lausanne CH 46.52 6.63
Leipzig DE 51.34 12.37; Liège BE 50.63 5.57; Luanda AO -8.92 13.34; Lucerne CH 47.17 8.17; Lugano CH 46.02 8.94
Lübeck DE 53.87 10.69; Niamey NE 13.51 2.11; Plymouth GB 50.37 -4.14; Poltava UA 49.59 34.54
Roubaix FR 50.69 3.17; Schwyz CH 47.04 8.74; Sofia BG 42.70 23.32; Trondheim NO 63.43 10.40; Uppsala SE 60.00 17.75
Utrecht NL 52.09 5.12; Vught NL 51.65 5.29
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
