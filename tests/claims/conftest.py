"""Documents resolved by hand: known names are looked up in a table, nothing is guessed."""

import re
from collections.abc import Callable

import pytest

from storymap import registry
from storymap.boundaries.atlas import Boundaries, open_boundaries
from storymap.model.places import Candidate, LonLat, Place, Resolution, ResolvedDocument, Toponym
from storymap.model.texts import Document, Sentence, Source, Span
from storymap.ports import Check

COUNTRIES = {
    "Algeria": "DZ",
    "Armenia": "AM",
    "Bulgaria": "BG",
    "Romania": "RO",
    "Austria": "AT",
    "Belgium": "BE",
    "Brazil": "BR",
    "Canada": "CA",
    "Central African Republic": "CF",
    "China": "CN",
    "Finland": "FI",
    "France": "FR",
    "Germany": "DE",
    "Hungary": "HU",
    "India": "IN",
    "Afghanistan": "AF",
    "Cameroon": "CM",
    "Cyprus": "CY",
    "Gabon": "GA",
    "Kyrgyzstan": "KG",
    "Malawi": "MW",
    "Monaco": "MC",
    "Tajikistan": "TJ",
    "Turkmenistan": "TM",
    "Vatican City": "VA",
    "Iran": "IR",
    "Italy": "IT",
    "Japan": "JP",
    "Kenya": "KE",
    "Malta": "MT",
    "Georgia": "GE",
    "Ethiopia": "ET",
    "Laos": "LA",
    "Libya": "LY",
    "Madagascar": "MG",
    "Mexico": "MX",
    "Mongolia": "MN",
    "Mozambique": "MZ",
    "Norway": "NO",
    "Paraguay": "PY",
    "Argentina": "AR",
    "Poland": "PL",
    "Portugal": "PT",
    "Russia": "RU",
    "Slovakia": "SK",
    "South Sudan": "SS",
    "Spain": "ES",
    "Sudan": "SD",
    "Sweden": "SE",
    "Syria": "SY",
    "Tanzania": "TZ",
    "Turkey": "TR",
    "Uganda": "UG",
    "Ukraine": "UA",
    "United States": "US",
    "Denmark": "DK",
    "Australia": "AU",
    "Belarus": "BY",
    "Fiji": "FJ",
    "Indonesia": "ID",
    "Kosovo": "XK",
    "Lithuania": "LT",
    "Morocco": "MA",
    "Papua New Guinea": "PG",
    "Serbia": "RS",
    "South Africa": "ZA",
    "Western Sahara": "EH",
    "Andorra": "AD",
    "Angola": "AO",
    "Azerbaijan": "AZ",
    "Benin": "BJ",
    "Bolivia": "BO",
    "Bosnia": "BA",
    "Cambodia": "KH",
    "Chad": "TD",
    "Chile": "CL",
    "Czech Republic": "CZ",
    "Egypt": "EG",
    "Estonia": "EE",
    "Eswatini": "SZ",
    "Gambia": "GM",
    "Ghana": "GH",
    "Haiti": "HT",
    "Iceland": "IS",
    "Iraq": "IQ",
    "Ireland": "IE",
    "Israel": "IL",
    "Kazakhstan": "KZ",
    "Latvia": "LV",
    "Lesotho": "LS",
    "Liechtenstein": "LI",
    "Luxembourg": "LU",
    "Mali": "ML",
    "Moldova": "MD",
    "Myanmar": "MM",
    "Nepal": "NP",
    "Niger": "NE",
    "Nigeria": "NG",
    "Peru": "PE",
    "Qatar": "QA",
    "Samoa": "WS",
    "San Marino": "SM",
    "Senegal": "SN",
    "Slovenia": "SI",
    "Switzerland": "CH",
    "Thailand": "TH",
    "Togo": "TG",
    "Tonga": "TO",
    "United Kingdom": "GB",
    "Uzbekistan": "UZ",
    "Vietnam": "VN",
    "Zambia": "ZM",
}
# Latitude and longitude of the middle, for those whose direction or distance a case needs.
MIDDLES = {
    "Belarus": (53, 28),
    "China": (35, 105),
    "Kosovo": (42.6, 20.9),
    "Ethiopia": (9, 40),
    "Kenya": (1, 38),
    "Madagascar": (-20, 47),
    "Mongolia": (46, 105),
    "Mozambique": (-18.25, 35),
    "Norway": (62, 10),
    "Poland": (52, 20),
    "Russia": (60, 100),
    "Tanzania": (-6, 35),
    "Uganda": (1, 32),
    "Ukraine": (49, 32),
    "Western Sahara": (24.5, -13.5),
}
FORMER = {"Czechoslovakia", "Yugoslavia"}
DEMONYMS = {
    "Norwegian": "Norway",
    "Russian": "Russia",
    "Finnish": "Finland",
    "Ukrainian": "Ukraine",
    "Swedish": "Sweden",
    "Kenyan": "Kenya",
    "German": "Germany",
    "Mexican": "Mexico",
}
# name: (country, feature class, feature code, latitude, longitude, radius in km)
PLACES = {
    "Oslo": ("NO", "P", "PPLC", 59.913, 10.746, 10),
    "Bergen": ("NO", "P", "PPLA", 60.393, 5.324, 8),
    "Kirkenes": ("NO", "P", "PPL", 69.727, 30.045, 3),
    "Pasvikdalen": ("NO", "T", "VAL", 69.3, 29.2, 40),
    "Treriksrøysa": ("NO", "L", "BDRY", 69.0506, 28.9293, 1),
    "Treriksröset": ("SE", "L", "BDRY", 69.06, 20.5486, 1),
    "Stockholm": ("SE", "P", "PPLC", 59.329, 18.069, 15),
    "Malmö": ("SE", "P", "PPL", 55.606, 13.0, 8),
    "Kiruna": ("SE", "P", "PPL", 67.856, 20.225, 4),
    "Moscow": ("RU", "P", "PPLC", 55.752, 37.616, 30),
    "Murmansk": ("RU", "P", "PPLA", 68.979, 33.093, 8),
    "Soledar": ("UA", "P", "PPL", 48.679, 38.09, 4),
    "Lviv": ("UA", "P", "PPLA", 49.838, 24.023, 10),
    "Sevastopol": ("UA", "P", "PPLA", 44.588, 33.522, 12),
    "Kyiv": ("UA", "P", "PPLC", 50.454, 30.524, 20),
    "Berlin": ("DE", "P", "PPLC", 52.524, 13.411, 20),
    "Paris": ("FR", "P", "PPLC", 48.853, 2.349, 15),
    "Vienna": ("AT", "P", "PPLC", 48.208, 16.372, 15),
    "Nairobi": ("KE", "P", "PPLC", -1.283, 36.817, 15),
    "Lodwar": ("KE", "P", "PPLA", 3.119, 35.597, 4),
    "Moyale": ("KE", "P", "PPL", 3.527, 39.056, 3),
    "Lake Victoria": (None, "H", "LK", -1.0, 33.0, 150),
    "Foz do Iguaçu": ("BR", "P", "PPL", -25.548, -54.588, 8),
    "Canberra": ("AU", "P", "PPLC", -35.283, 149.128, 10),
    "Sydney": ("AU", "P", "PPLA", -33.868, 151.207, 25),
    "Hobart": ("AU", "P", "PPLA", -42.879, 147.329, 10),
    "Tasmania": ("AU", "A", "ADM1", -42.0, 147.0, 147),
    "Johannesburg": ("ZA", "P", "PPLA", -26.202, 28.044, 25),
    "Vilnius": ("LT", "P", "PPLC", 54.689, 25.28, 10),
    "Jeju": ("KR", "A", "ADM1", 33.4, 126.53, 35),
    "Kaliningrad": ("RU", "A", "ADM1", 54.75, 21.5, 65),
    "Texas": ("US", "A", "ADM1", 31.25, -99.25, 500),
    "California": ("US", "A", "ADM1", 37.25, -119.75, 550),
    "Alaska": ("US", "A", "ADM1", 64.0, -150.0, 1000),
    "Africa": (None, "L", "CONT", 7.0, 21.0, 3000),
    "South America": (None, "L", "CONT", -14.6, -57.7, 3000),
    "Helsinki": ("FI", "P", "PPLC", 60.17, 24.935, 15),
    "Crimea": ("UA", "A", "ADM1", 45.0, 34.0, 90),
    "Hamar": ("NO", "P", "PPLA", 60.794, 11.068, 5),
    "Trondheim": ("NO", "P", "PPLA", 63.43, 10.395, 10),
    "Warsaw": ("PL", "P", "PPLC", 52.23, 21.012, 15),
    "Cabinda": ("AO", "A", "ADM1", -5.0, 12.4, 50),
    "Kazan": ("RU", "P", "PPLA", 55.79, 49.12, 15),
    "Europe": (None, "L", "CONT", 50.0, 15.0, 2500),
    "Asia": (None, "L", "CONT", 45.0, 90.0, 4000),
    "Black Sea": (None, "H", "SEA", 43.3, 34.0, 550),
    "Baltic Sea": (None, "H", "SEA", 58.0, 19.5, 650),
    "Caspian Sea": (None, "H", "SEA", 41.8, 50.7, 550),
    "Adriatic Sea": (None, "H", "SEA", 43.0, 15.5, 380),
    "Atlantic Ocean": (None, "H", "OCN", 5.0, -30.0, 5000),
    "Sea of Azov": (None, "H", "SEA", 46.0, 36.5, 150),
    "Danube": (None, "H", "STM", 46.5, 19.0, 850),
    "Rhine": (None, "H", "STM", 50.3, 7.6, 420),
    "Seine": ("FR", "H", "STM", 48.9, 2.5, 250),
    "Zambezi": (None, "H", "STM", -16.0, 30.0, 900),
    "Jakobselva": (None, "H", "STM", 69.75, 30.8, 25),
    "Pyrenees": (None, "T", "MTS", 42.7, 0.7, 220),
    "Budapest": ("HU", "P", "PPLC", 47.498, 19.04, 15),
    "Beijing": ("CN", "P", "PPLC", 39.907, 116.397, 30),
}
# First-level units as the gazetteer names them, for places whose province a case needs.
ADMIN1 = {
    "Tasmania": "State of Tasmania",
    "Hobart": "State of Tasmania",
    "Texas": "Texas",
    "California": "California",
    "Alaska": "Alaska",
}
_KNOWN = sorted(map(re.escape, [*COUNTRIES, *FORMER, *DEMONYMS, *PLACES]), key=len, reverse=True)
_NAME = re.compile(r"\b(?:" + "|".join(_KNOWN) + r")\b")
_SENTENCE = re.compile(r"[^\n.?!]+(?:[.?!](?!\s|$|[\"”])[^\n.?!]*)*[.?!]?[\"”]?")


def place_of(name: str) -> Place:
    """The place of that name in the tables above."""
    if name in PLACES:
        country, feature_class, feature_code, lat, lon, radius = PLACES[name]
        return Place(
            id=f"test:{name}",
            name=name,
            feature_class=feature_class,
            feature_code=feature_code,
            location=LonLat(lon=lon, lat=lat),
            radius_km=radius,
            country_code=country,
            admin1=ADMIN1.get(name),
        )
    lat, lon = MIDDLES.get(name, (0, 0))
    return Place(
        id=f"test:{name}",
        name=name,
        feature_class="A",
        feature_code="PCLH" if name in FORMER else "PCLI",
        location=LonLat(lon=lon, lat=lat),
        radius_km=500,
        country_code=COUNTRIES.get(name),
    )


def resolve_by_hand(
    text: str, *, published: str | None = None, confidence: float = 0.95, document_id: str = "d"
) -> ResolvedDocument:
    """The text with its sentences split at full stops and every known name resolved."""
    sentences = []
    for match in _SENTENCE.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if start < match.end():
            kind = "heading" if match[0].lstrip().startswith("# ") else "prose"
            sentences.append(Sentence(span=Span(start=start, end=match.end()), kind=kind))
    return ResolvedDocument(
        document=Document(id=document_id, text=text, sentences=tuple(sentences), source=Source(published=published)),
        resolutions=tuple(_resolution(match, confidence) for match in _NAME.finditer(text)),
    )


def _resolution(match: re.Match[str], confidence: float) -> Resolution:
    name = match[0]
    place = place_of(DEMONYMS.get(name, name))
    return Resolution(
        toponym=Toponym(
            span=Span(start=match.start(), end=match.end()),
            name=name,
            recognizer="hand@1",
            use="demonym" if name in DEMONYMS else "literal",
        ),
        candidates=(Candidate(place=place, score=1.0),),
        place=place,
        confidence=confidence,
    )


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    return open_boundaries()


@pytest.fixture(scope="session")
def checks(boundaries: Boundaries) -> tuple[Check, ...]:
    """Every check installed, as the pipeline has them."""
    group = "storymap.checks"
    return tuple(registry.load(group, name)(boundaries=boundaries) for name in registry.names(group))


@pytest.fixture(scope="session")
def resolve() -> Callable[..., ResolvedDocument]:
    return resolve_by_hand
