"""Demonyms lead to the name of a place that the gazetteer knows."""

from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.language.demonyms import demonyms, place_of_demonym


def test_demonyms_of_countries_regions_and_towns_are_known() -> None:
    assert place_of_demonym("Norwegians") == "Norway"
    assert place_of_demonym("Texan") == "Texas"
    assert place_of_demonym("Muscovites") == "Moscow"


def test_a_place_is_no_demonym() -> None:
    assert place_of_demonym("Norway") is None


def test_nearly_every_demonym_leads_to_a_place() -> None:
    gazetteer = CompiledGazetteer()
    lost = {place for place in demonyms().values() if not gazetteer.candidates(place, limit=1)}
    assert lost <= {"Soviet Union"}
