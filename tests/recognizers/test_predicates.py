"""What is said of a name next speaks for a place, or against it."""

import pytest

from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.reading.text import read_text
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.weighing import weigh_document

KNOWLEDGE = Knowledge(CompiledGazetteer())


def signals_of(text: str) -> set[str]:
    first = next(iter(weigh_document(read_text(text, id="case"), KNOWLEDGE)))
    return {name for name in first.signals if "said" in name or "predicate" in name}


@pytest.mark.parametrize(
    "said",
    [
        "is a town in Norway",
        "was once a small port on the coast",
        "is the northernmost city in Sweden",
        "lies 15 km north of Tampere",
        "lies some two hundred kilometres from Oslo",
        "is just south of Oslo",
        "is located between Oslo and Hamar",
        "can be found near the Russian border",
        "borders Sweden",
        "borders three countries",
        "does not border Russia",
        "shares a 1,340-km border with Sweden",
        "is surrounded on three sides by Sweden",
        "is landlocked",
        "has 12,000 inhabitants",
        "stretches from Oslo to Hamar",
    ],
)
@pytest.mark.parametrize("join", ["", ", which"])
def test_what_places_do_speaks_for_a_place(said, join):
    assert "predicate of a place" in signals_of(f"Kongsvinger{join} {said}.")


@pytest.mark.parametrize(
    "said",
    [
        ", a town of 50,000, was quiet",
        ", once a small port, was quiet",
        ", on the border, was quiet",
        ", near Sweden's frontier, was quiet",
        "'s deputy mayor was quiet",
        " was shelled again",
    ],
)
def test_asides_and_what_belongs_to_towns_speak_for_one(said):
    assert "predicate of a place" in signals_of(f"Kongsvinger{said}.")


@pytest.mark.parametrize(
    "said", [", the town's baker, was quiet", ", on the edge of tears, left", "'s mother was quiet"]
)
def test_asides_about_people_do_not(said):
    assert "predicate of a place" not in signals_of(f"Kongsvinger{said}.")


@pytest.mark.parametrize(
    "said",
    [
        "borders on madness",
        "lies in wait",
        "lies to everyone",
        "is a state of mind",
        "is miles ahead of the rest",
        "shares a room with two friends",
        "has a border collie",
        "is a city girl at heart",
        "is larger than life",
        "rises early",
        "runs a shop",
    ],
)
def test_figures_of_speech_do_not(said):
    assert not {"predicate of a place", "said of a river", "said to be in"} & signals_of(f"Kongsvinger {said}.")


@pytest.mark.parametrize(
    "said", ["smiled", "is my sister", "is a nurse", "is a retired teacher from Leeds", "shares a flat"]
)
def test_what_people_do_speaks_against_a_place(said):
    assert signals_of(f"Georgia {said}.") == {"predicate of a person"}


@pytest.mark.parametrize(
    "said", ["is a close ally of France", "said it would close the border", "is the host of the games"]
)
def test_what_countries_do_as_well_does_not(said):
    assert not signals_of(f"Georgia {said}.")


@pytest.mark.parametrize("said", ["flows through Hamar", "empties into the Baltic Sea", "forms the border with Sweden"])
def test_water_flows_and_bears_an_article(said):
    assert signals_of(f"The Danube {said}.") == {"said of a river"}
    assert "said of a river" not in signals_of(f"Hamar {said}.")


def test_a_name_that_follows_a_surname_s_given_name_is_a_person_s():
    (first, *_) = weigh_document(read_text("Denzel Washington borders Oregon.", id="case"), KNOWLEDGE)
    assert "predicate of a place" not in first.signals
