"""The packaged gazetteer finds what news names, and puts first what news means."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.errors import DataError
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.ports import Gazetteer


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Kirkenes", "geonames:779303"),
        ("Soledar", "geonames:706757"),
        ("Соледар", "geonames:706757"),
        ("Oslo", "geonames:3143244"),
        ("OSLO", "geonames:3143244"),
        ("Oslo's", "geonames:3143244"),
        ("St Petersburg", "geonames:498817"),
        ("St. Petersburg", "geonames:498817"),
        ("Saint Petersburg", "geonames:498817"),
        ("Sankt-Peterburg", "geonames:498817"),
        ("Leningrad", "geonames:498817"),
        ("Kyiv", "geonames:703448"),
        ("Kiev", "geonames:703448"),
        ("Киев", "geonames:703448"),
        ("Київ", "geonames:703448"),
        ("The Hague", "geonames:2747373"),
        ("London", "geonames:2643743"),
        ("Paris", "geonames:2988507"),
        ("Moscow", "geonames:524901"),
        ("New York", "geonames:5128581"),
        ("Murmansk", "geonames:524305"),
        ("Norway", "geonames:3144096"),
        ("Norge", "geonames:3144096"),
        ("Kingdom of Norway", "geonames:3144096"),
        ("Norvegia", "geonames:3144096"),
        ("the Netherlands", "geonames:2750405"),
        ("Russia", "geonames:2017370"),
        ("Russian Federation", "geonames:2017370"),
        ("Россия", "geonames:2017370"),
        ("Georgia", "geonames:614540"),
        ("Burma", "geonames:1327865"),
        ("Ivory Coast", "geonames:2287781"),
        ("Côte d’Ivoire", "geonames:2287781"),
        ("Czech Republic", "geonames:3077311"),
        ("US", "geonames:6252001"),
        ("U.S.", "geonames:6252001"),
        ("USA", "geonames:6252001"),
        ("United States", "geonames:6252001"),
        ("UK", "geonames:2635167"),
        ("U.K.", "geonames:2635167"),
        ("Great Britain", "geonames:2635167"),
        ("UAE", "geonames:290557"),
        ("DRC", "geonames:203312"),
        ("Calif.", "geonames:5332921"),
        ("N.Y.", "geonames:5128638"),
        ("Pa.", "geonames:6254927"),
        ("D.C.", "geonames:4140963"),
        ("B.C.", "geonames:5909050"),
        ("England", "geonames:6269131"),
        ("Scotland", "geonames:2638360"),
        ("Finnmark", "geonames:780166"),
        ("Donetsk region", "geonames:709716"),
        ("Volga River", "supplement:volga"),
        ("Europe", "geonames:6255148"),
    ],
)
def test_the_first_candidate_is_the_place_that_news_means(gazetteer: CompiledGazetteer, name: str, identifier: str):
    assert gazetteer.candidates(name)[0].place.id == identifier


@pytest.mark.parametrize(
    "name", ["Norway", "Russia", "Georgia", "Mexico", "Luxembourg", "Singapore", "Chad", "Lebanon"]
)
def test_a_country_comes_before_towns_and_states_of_its_name(gazetteer: CompiledGazetteer, name: str):
    first = gazetteer.candidates(name)[0].place
    assert first.is_country
    assert first.feature_code.startswith("PCL")


@pytest.mark.parametrize(
    "name", ["us", "Us", "Pa", "in", "IN the", "ca", "of", "Of", "the", "and", "march", "Monday", "x", ""]
)
def test_words_that_only_look_like_names_are_not_known(gazetteer: CompiledGazetteer, name: str):
    assert not gazetteer.knows(name)


def test_a_common_word_that_is_a_town_is_found_only_when_asked_and_says_so(gazetteer: CompiledGazetteer):
    assert not gazetteer.knows("March")
    assert gazetteer.is_common_word("March")
    assert ("common_word", 1.0) in gazetteer.candidates("March")[0].features


@pytest.mark.parametrize("code", ["OSL", "LED", "KKN", "IEV", "https://en.wikipedia.org/wiki/Oslo", "12", "nwrwy"])
def test_airport_codes_links_and_transliterations_are_no_names(gazetteer: CompiledGazetteer, code: str):
    assert all(c.features[0][0] in {"stripped", "swapped", "expanded"} for c in gazetteer.candidates(code))


def test_an_unknown_name_has_no_candidates(gazetteer: CompiledGazetteer):
    assert gazetteer.candidates("Qwxzybrough") == ()
    assert gazetteer.get("geonames:999999999") is None
    assert gazetteer.get("nowhere:1") is None
    assert gazetteer.get("geonames:²") is None


def test_limit_is_kept(gazetteer: CompiledGazetteer):
    assert len(gazetteer.candidates("San José", limit=3)) == 3
    assert len(gazetteer.candidates("San José", limit=50)) > 20


def test_features_tell_how_a_name_was_matched(gazetteer: CompiledGazetteer):
    kinds = {name: gazetteer.candidates(name)[0].features[0][0] for name in ("Kyiv", "Kiev", "US", "Donetsk region")}
    assert kinds == {"Kyiv": "primary", "Kiev": "alternate", "US": "abbreviation", "Donetsk region": "stripped"}


def test_a_place_carries_all_that_is_known_of_it(gazetteer: CompiledGazetteer):
    place = gazetteer.get("geonames:779303")
    assert place is not None
    assert (place.name, place.feature_class, place.feature_code) == ("Kirkenes", "P", "PPL")
    assert place.location.lat == pytest.approx(69.727, abs=0.001)
    assert place.location.lon == pytest.approx(30.046, abs=0.001)
    assert (place.country_code, place.countries, place.timezone) == ("NO", ("NO",), "Europe/Oslo")
    assert place.admin1 is not None
    assert place.admin1.startswith("Finnmark")
    assert 1 <= place.radius_km <= 5
    assert place.population > 3000


def test_capitals_are_marked(gazetteer: CompiledGazetteer):
    found = [
        gazetteer.candidates(name)[0].place.feature_code
        for name in ("Oslo", "Kyiv", "Washington", "Ottawa", "Canberra")
    ]
    assert found == ["PPLC"] * 5


def test_a_river_lists_the_countries_it_crosses(gazetteer: CompiledGazetteer):
    danube = gazetteer.candidates("Danube")[0].place
    assert danube.feature_code == "STM"
    assert {"RO", "HU", "RS", "UA"} <= set(danube.countries)
    assert danube.country_code is None
    assert danube.radius_km > 300


def test_every_place_has_an_id_of_its_own_and_a_position_that_is_not_null_island(gazetteer: CompiledGazetteer):
    seen = set()
    for place in gazetteer.places():
        seen.add(place.id)
        assert (place.location.lon, place.location.lat) != (0, 0), place
        assert place.radius_km > 0, place
        assert place.name, place
    assert len(seen) == len(gazetteer)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_every_place_is_found_by_its_main_name_and_its_id(gazetteer: CompiledGazetteer, data: st.DataObject):
    number = data.draw(st.integers(0, len(gazetteer) - 1))
    place = gazetteer.place_at(number)
    assert gazetteer.get(place.id) == place
    assert place in {c.place for c in gazetteer.candidates(place.name, limit=2000)}


@settings(max_examples=200, deadline=None)
@given(data=st.data(), word=st.sampled_from(["", "Lake ", "Mount ", "the ", "Saint "]))
def test_candidates_come_sorted_by_score(gazetteer: CompiledGazetteer, data: st.DataObject, word: str):
    name = word + gazetteer.place_at(data.draw(st.integers(0, len(gazetteer) - 1))).name
    scores = [c.score for c in gazetteer.candidates(name)]
    assert scores == sorted(scores, reverse=True)


@settings(max_examples=200, deadline=None)
@given(name=st.text(max_size=30))
def test_any_text_can_be_asked_for(gazetteer: CompiledGazetteer, name: str):
    assert gazetteer.knows(name) <= bool(gazetteer.candidates(name))
    assert gazetteer.longest_match(name.split()) <= 8


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("New York City is large", 3),
        ("Saint Petersburg and Moscow", 2),
        ("St. Petersburg , Russia", 2),
        ("the United Arab Emirates said", 4),
        ("Washington , D.C. , said", 3),
        ("whereupon nothing", 0),
        ("Kirkenes", 1),
    ],
)
def test_the_longest_name_at_a_word_is_found(gazetteer: CompiledGazetteer, words: str, length: int):
    assert gazetteer.longest_match(words.split()) == length


def test_names_go_on_only_at_the_ends_of_words(gazetteer: CompiledGazetteer):
    assert gazetteer.continues("New")
    assert gazetteer.continues("Saint")
    assert gazetteer.continues("Kirkenes")  # Kirkenes Airport
    assert not gazetteer.continues("Soledar")
    assert not gazetteer.continues("New Yor")
    assert not gazetteer.continues("")


def test_it_is_a_gazetteer_of_the_port(gazetteer: CompiledGazetteer):
    assert isinstance(gazetteer, Gazetteer)
    assert gazetteer.name == "compiled"


def test_a_folder_without_data_is_an_error_for_people(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        CompiledGazetteer(tmp_path)


def test_opening_loads_neither_numpy_nor_pandas():
    code = (
        "import sys; from storymap.gazetteers.compiled import CompiledGazetteer\n"
        "CompiledGazetteer().candidates('Oslo')\n"
        "print(sorted({'numpy', 'pandas', 'geopandas', 'shapely', 'pyproj'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("name", "main", "years"),
    [
        ("Leningrad", "Saint Petersburg", (1924, 1991)),
        ("Kiev", "Kyiv", (None, 2019)),
        ("Bombay", "Mumbai", (None, 1995)),
        ("Zaire", "Democratic Republic of the Congo", (1971, 1997)),
    ],
)
def test_a_former_name_says_when_it_was_used(
    gazetteer: CompiledGazetteer, name: str, main: str, years: tuple[int, int]
):
    first = gazetteer.candidates(name)[0]
    features = dict(first.features)
    assert first.place.name == main
    assert (features.get("name_from"), features.get("name_to")) == years


@pytest.mark.parametrize(
    ("name", "country"),
    [("Salisbury", "GB"), ("Canton", "US"), ("Gold Coast", "AU"), ("Alexandria", "EG"), ("Bethlehem", "ZA")],
)
def test_a_former_name_steps_back_behind_a_known_town(gazetteer: CompiledGazetteer, name: str, country: str):
    assert gazetteer.candidates(name)[0].place.country_code == country


@pytest.mark.parametrize(
    ("name", "code", "countries"),
    [
        ("North Island", "ISL", ("NZ",)),
        ("Edgar County", "ADM2", ("US",)),
        ("Fort Hood", "MILB", ("US",)),
        ("Sea-Tac Airport", "AIRP", ("US",)),
        ("Zion National Park", "PRK", ("US",)),
        ("Latin America", "RGN", ()),
        ("Korean Peninsula", "PEN", ("KP", "KR")),
        ("Neches River", "STM", ("US",)),
        ("South West England", "RGN", ("GB",)),
        ("Kibera", "AREA", ("KE",)),
    ],
)
def test_what_news_names_beside_towns_is_known(
    gazetteer: CompiledGazetteer, name: str, code: str, countries: tuple[str, ...]
):
    place = gazetteer.candidates(name)[0].place
    assert place.feature_code == code
    assert not countries or place.countries == countries
