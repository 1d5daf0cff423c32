"""Alternate names that mean another place in an English text are rare; forms of one name are not."""

import importlib
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture
def kind_of(monkeypatch):
    """A function that says the kind that an alternate name of a place keeps beside a town of that main name."""
    monkeypatch.syspath_prepend(str(TOOLS))
    entries = importlib.import_module("gazetteer_entries")
    yielding = importlib.import_module("gazetteer_yielding")

    def kind(main, other, *, town=0, country="FR", code="PPL", period=None):
        fields = {"source": "geonames", "lon": 1, "lat": 1, "radius_km": 1}
        entry = entries.Entry(key="1", name=main, code=code, country=country, population=90_000, **fields)
        entry.feature_class = "P" if code == "PPL" else "A"
        entry.add(main, entries.PRIMARY)
        entry.add(other, entries.ALTERNATE)
        if period:
            entry.periods[other] = period
        bearer = entries.Entry(key="2", name=other, code="PPL", country="ZA", population=town, **fields)
        bearer.add(other, entries.PRIMARY)
        yielding.yield_names([entry, bearer])
        return "rare" if entry.names[other] == entries.RARE else "alternate"

    return kind


def test_a_name_that_a_large_town_bears_is_rare(kind_of):
    assert kind_of("Aville", "Bexton", town=60_000) == "rare"
    assert kind_of("Aville", "Bexton", town=40_000) == "alternate"


def test_forms_of_one_name_are_kept(kind_of):
    assert kind_of("Aville", "Avilla", town=60_000) == "alternate"
    assert kind_of("Grand Aville", "Aville", town=60_000) == "alternate"


def test_lone_former_names_of_english_speaking_towns_are_rare(kind_of):
    assert kind_of("Aville", "Bexton", country="US") == "rare"
    assert kind_of("Aville", "Avilla", country="US") == "alternate"


def test_names_in_other_scripts_are_kept(kind_of):
    assert kind_of("Aville", "Авиль", country="US") == "alternate"


def test_a_dated_former_name_yields_to_any_known_town_of_another_country(kind_of):
    assert kind_of("Aville", "Bexton", town=6_000, period=(1890, 1982)) == "rare"
    assert kind_of("Aville", "Bexton", town=4_000, period=(1890, 1982)) == "alternate"


def test_a_countrys_foreign_name_yields_to_a_large_town(kind_of):
    assert kind_of("Avilia", "Bexton", town=60_000, code="PCLI") == "rare"
    assert kind_of("Avilia", "Bexton", town=40_000, code="PCLI") == "alternate"
