"""What Nominatim and Photon answer becomes candidates; what is broken in an answer is left out, and nothing else."""

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.gazetteers.online.conftest import feature, features, item, places

from storymap.gazetteers.online.answers import read_nominatim, read_photon, sift_nominatim, sift_photon
from storymap.gazetteers.online.candidates import candidates_of, from_record, to_record
from storymap.gazetteers.online.kinds import kind_of
from storymap.gazetteers.online.values import position, record
from storymap.ports import Gazetteer

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def test_a_hamlet_of_nominatims_is_a_candidate(online, server):
    server.says(places(item()))
    gazetteer = online()
    assert isinstance(gazetteer, Gazetteer)
    (candidate,) = gazetteer.candidates("Kvenvatn")
    place = candidate.place
    assert (place.id, place.name, place.feature_class, place.feature_code) == (
        "nominatim:node/77",
        "Kvenvatn",
        "P",
        "PPL",
    )
    assert (place.location.lon, place.location.lat, place.country_code, place.admin1) == (30.2, 69.4, "NO", "Finnmark")
    assert place.population == 0
    assert 2.5 < place.radius_km < 3.5
    assert candidate.score == 0.15
    assert dict(candidate.features) == {"primary": 1.0, "importance": 0.15, "online": 1.0}


def test_a_hamlet_of_photons_is_a_candidate(online, server):
    server.says(features(feature()))
    (candidate,) = online("photon").candidates("Kvenvatn")
    place = candidate.place
    assert (place.id, place.feature_code, place.country_code, place.admin1) == (
        "photon:node/77",
        "PPL",
        "NO",
        "Finnmark",
    )
    assert (place.location.lon, place.location.lat) == (30.2, 69.4)
    assert 2.5 < place.radius_km < 3.5
    assert candidate.score == 0.22


@pytest.mark.parametrize(
    ("key", "value", "level", "code"),
    [
        ("boundary", "administrative", "country", "PCLI"),
        ("boundary", "administrative", "state", "ADM1"),
        ("boundary", "administrative", "town", "PPL"),
        ("boundary", "administrative", "", "ADMD"),
        ("place", "suburb", "", "PPLX"),
        ("natural", "bay", "", "BAY"),
        ("waterway", "river", "", "STM"),
        ("aeroway", "aerodrome", "", "AIRP"),
        ("amenity", "refugee_site", "", "CMPRF"),
    ],
)
def test_things_of_openstreetmap_have_a_geonames_code(key, value, level, code):
    assert kind_of(key, value, level).feature_code == code


@pytest.mark.parametrize(
    ("key", "value"), [("shop", "bakery"), ("highway", "residential"), ("place", "house"), ("", "")]
)
def test_shops_streets_and_houses_are_no_places_that_a_text_names(online, server, key, value):
    server.says(places(item(**{"class": key, "type": value, "addresstype": ...})))
    assert online().candidates("Kvenvatn") == ()


def test_only_answers_that_bear_the_name_count(online, server):
    server.says(features(feature("Kvenvann"), feature("Kvenvatn"), feature("Kvenvatnet Road", osm_id=79)))
    assert [c.place.name for c in online("photon").candidates("KVENVATN's")] == ["Kvenvatn"]


def test_a_name_in_another_language_or_of_another_time_is_an_alternate(online, server):
    names = {"name": "Квенватн", "name:en": "Kvenvatn", "old_name": "Storvik;Lillevik", "wikidata": "Vadsjok"}
    server.says(places(item("Квенватн", namedetails=names)))
    gazetteer = online()
    found = {name: gazetteer.candidates(name) for name in ("Kvenvatn", "Lillevik", "Vadsjok", "Квенватн")}
    assert [dict(found["Kvenvatn"][0].features).get(k) for k in ("primary", "alternate")] == [None, 1.0]
    assert found["Lillevik"][0].score == pytest.approx(0.15 * 0.9)
    assert found["Vadsjok"] == ()
    assert found["Квенватн"][0].score == 0.15


def test_a_word_for_the_kind_may_be_left_out_or_added_where_it_fits(online, server):
    lake = {"class": "natural", "type": "water", "addresstype": ...}
    server.says(places(item("Blueholm", **lake), item("Blueholm", osm_id=78)))
    assert [c.place.id for c in online().candidates("Lake Blueholm")] == ["nominatim:node/77"]


def test_the_best_known_comes_first_and_one_thing_counts_once(online, server):
    server.says(places(item(importance=0.1), item(osm_id=78, importance=0.4), item(osm_id=78, importance=0.9)))
    assert [(c.place.id, c.score) for c in online().candidates("Kvenvatn")] == [
        ("nominatim:node/78", 0.4),
        ("nominatim:node/77", 0.11),
    ]


BROKEN = [
    {"lat": "north"},
    {"lat": "91"},
    {"lat": None},
    {"lat": ...},
    {"lat": True},
    {"lon": "nan"},
    {"lon": "-181"},
    {"lon": math.inf},
    {"lon": [30]},
    {"osm_id": "seven"},
    {"osm_id": -7},
    {"osm_id": 7.5},
    {"osm_id": ...},
    {"osm_type": "planet"},
    {"osm_type": ["node"]},
    {"class": 7},
    {"type": {"village": 1}},
    {"name": "", "display_name": ""},
    {"name": 7, "display_name": None},
]


@pytest.mark.parametrize("changes", BROKEN, ids=repr)
def test_a_broken_item_is_left_out_and_spoils_none_of_the_others(online, server, changes):
    server.says(places(item(**changes), item(osm_id=78), None, 7, [], "place"))
    assert [c.place.id for c in online().candidates("Kvenvatn")] == ["nominatim:node/78"]


@pytest.mark.parametrize(
    "changes",
    [
        {"coordinates": ["north", 7]},
        {"coordinates": [30.2]},
        {"coordinates": None},
        {"coordinates": [200, 7]},
        {"coordinates": [[30.2, 69.4]]},
        {"name": None},
        {"name": ["Kvenvatn"]},
        {"osm_type": "X"},
        {"osm_id": None},
        {"osm_key": []},
    ],
    ids=repr,
)
def test_a_broken_feature_is_left_out_and_spoils_none_of_the_others(online, server, changes):
    server.says(features(feature(**changes), feature(osm_id=78, city=7, street=["x"]), None, {"properties": 7}))
    assert [c.place.id for c in online("photon").candidates("Kvenvatn")] == ["photon:node/78"]


@pytest.mark.parametrize(
    "changes",
    [
        {"boundingbox": None},
        {"boundingbox": ["a", "b", "c", "d"]},
        {"boundingbox": ["69.4"]},
        {"boundingbox": ["70", "69", "30", "31"]},
        {"importance": "nan"},
        {"importance": None},
        {"importance": "high"},
        {"importance": -3},
        {"importance": 7},
        {"address": None},
        {"address": {"country_code": "nowhere", "state": 7}},
        {"namedetails": ["Kvenvatn"]},
        {"namedetails": {"name": 7, "name:en": None}},
        {"addresstype": 7},
    ],
    ids=repr,
)
def test_what_is_said_besides_may_be_broken(online, server, changes):
    server.says(places(item(**changes)))
    (candidate,) = online().candidates("Kvenvatn")
    assert 0 < candidate.score <= 1
    assert 0 < candidate.place.radius_km < 100
    assert candidate.place.country_code in {"NO", None}


def test_a_position_at_zero_is_a_position(online, server):
    server.says(features(feature(coordinates=[0, 0], extent=...)))
    (candidate,) = online("photon").candidates("Kvenvatn")
    assert candidate.place.location.latlon == (0, 0)


def test_a_box_around_the_earth_says_nothing_of_the_size(online, server):
    server.says(places(item(boundingbox=["69.3", "69.5", "-180", "180"])))
    (candidate,) = online().candidates("Kvenvatn")
    assert candidate.place.radius_km == pytest.approx(11.2, abs=0.2)


def test_control_characters_of_a_server_reach_nobody(online, server):
    server.says(places(item("Kven\x1b[31mvatn\u202e", namedetails={"alt_name": "Kvenvatn"})))
    (candidate,) = online().candidates("Kvenvatn")
    assert candidate.place.name == "Kven[31mvatn"


@given(JSON)
def test_no_json_makes_sifting_fail_otherwise_than_told(answer):
    with suppress(ValueError):
        assert all(position(one["lon"], one["lat"]) for one in sift_nominatim(answer))
    with suppress(ValueError):
        assert all(one["properties"]["name"] for one in sift_photon(answer)["features"])


@given(
    st.dictionaries(st.sampled_from([*item(), "category"]), JSON),
    st.dictionaries(st.sampled_from(list(feature()["properties"])), JSON),
)
def test_items_with_any_values_make_candidates_or_none(changed_item, changed_feature):
    for one in sift_nominatim([{**item(), **changed_item}]):
        answer = read_nominatim(one, position(one["lon"], one["lat"]))
        _keeps_to_the_model("nominatim", answer)
    for one in sift_photon({"features": [feature(**changed_feature)]})["features"]:
        answer = read_photon(one, position(*record(one["geometry"])["coordinates"]))
        _keeps_to_the_model("photon", answer)


def _keeps_to_the_model(service, answer):
    for candidate in candidates_of(service, "Kvenvatn", [answer] if answer else []):
        assert from_record(to_record(candidate)) == candidate
        assert candidate.place.radius_km > 0


@given(JSON)
def test_no_record_of_a_cache_makes_anything_but_a_candidate_or_a_value_error(kept):
    for one in (kept, {**to_record(_candidate()), **(kept if isinstance(kept, dict) else {"score": kept})}):
        with suppress(ValueError):
            assert from_record(one).place.id


def _candidate():
    one = sift_nominatim([item()])[0]
    return candidates_of("nominatim", "Kvenvatn", [read_nominatim(one, position(30.2, 69.4))])[0]
