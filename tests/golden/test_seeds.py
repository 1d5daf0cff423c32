"""Every story of `seeds/` gives the places, stops and verdicts that are written beside it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from storymap import geo
from storymap.model.claims import Verdict
from storymap.model.places import LonLat, Place
from storymap.model.stories import Story, When
from storymap.pipeline import analyze
from storymap.reading.text import read_document

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NAMES = sorted(path.stem for path in SEEDS.glob("*.md"))


@cache
def tell(name: str) -> Story:
    document, _ = read_document((SEEDS / f"{name}.md").read_bytes(), id=name)
    return analyze([document])


@cache
def expect(name: str) -> dict[str, Any]:
    return json.loads((SEEDS / f"{name}.expected.json").read_text(encoding="utf-8"))


def cases(key: str) -> list[tuple[str, Any]]:
    return [pytest.param(name, value, id=f"{name}: {value}"[:80]) for name in NAMES for value in expect(name)[key]]


def quote(story: Story, verdict: Verdict) -> str:
    return " ".join(story.documents[0].document.quote(verdict.claim.quote).split())


def days(when: When | None) -> str | None:
    if when is None:
        return None
    if when.start is None:
        return f"“{when.words}”"
    return when.start if when.start == when.end else f"{when.start}..{when.end}"


def places_named(story: Story, name: str) -> list[Place]:
    resolutions = story.documents[0].resolutions
    return [r.place for r in resolutions if r.place and r.toponym.name == name and r.toponym.use == "literal"]


def test_there_are_at_least_five_stories_with_their_expectations():
    assert len(NAMES) >= 5
    assert all((SEEDS / f"{name}.expected.json").exists() for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_names_its_sources_and_is_of_article_length(name):
    front, body = (SEEDS / f"{name}.md").read_text(encoding="utf-8").split("---\n")[1:]
    assert "sources:\n- " in front
    assert 400 <= len(body.split()) <= 750


def test_at_least_two_stories_quote_a_wrong_claim_on_purpose():
    wrong = {name for name in NAMES if any(v.get("wrong_on_purpose") for v in expect(name)["verdicts"])}
    assert len(wrong) >= 2


@pytest.mark.parametrize(("name", "place"), cases("places"))
def test_a_place_is_found_where_it_is(name, place):
    found = places_named(tell(name), place["name"])
    assert found, f"{place['name']} is not resolved"
    meant = LonLat(lat=place["lat"], lon=place["lon"])
    assert max(geo.distance_km(meant, p.location) for p in found) <= place["within_km"]
    if place["country"]:
        assert {p.country_code for p in found} == {place["country"]}


@pytest.mark.parametrize("name", NAMES)
def test_the_route_has_the_stops_in_order(name):
    story, expected = tell(name), expect(name)
    stops = [stop.name for stop in story.routes[0].stops] if story.routes else []
    assert stops == expected["stops"]
    assert (story.routes[0].traveller if story.routes else None) == expected["traveller"]


@pytest.mark.parametrize("name", NAMES)
def test_inferred_stops_and_crossings_are_marked(name):
    story, expected = tell(name), expect(name)
    stops = story.routes[0].stops if story.routes else ()
    assert [stop.name for stop in stops if stop.inferred] == expected["inferred"]
    assert {stop.name: list(stop.crosses) for stop in stops if stop.crosses} == expected["crosses"]


@pytest.mark.parametrize("name", NAMES)
def test_stops_have_the_times_at_which_they_were_reached_and_left(name):
    story = tell(name)
    stops = story.routes[0].stops if story.routes else ()
    assert [[days(stop.when), days(stop.until)] for stop in stops] == expect(name)["times"]


@pytest.mark.parametrize(("name", "claim"), cases("verdicts"))
def test_a_claim_is_judged_as_it_should_be(name, claim):
    story = tell(name)
    outcomes = [
        v.outcome.value
        for v in story.verdicts
        if v.claim.type.value == claim["type"] and claim["quote"] in quote(story, v)
    ]
    allowed = claim["outcome"] if isinstance(claim["outcome"], list) else [claim["outcome"]]
    assert outcomes, [(v.claim.type.value, quote(story, v)) for v in story.verdicts]
    assert set(outcomes) <= set(allowed)


@pytest.mark.parametrize("name", NAMES)
def test_only_claims_wrong_on_purpose_are_called_wrong(name):
    story = tell(name)
    wrong = [claim["quote"] for claim in expect(name)["verdicts"] if claim.get("wrong_on_purpose")]
    for verdict in story.verdicts:
        if verdict.outcome.value in {"contradicted", "inconsistent"}:
            assert any(fragment in quote(story, verdict) for fragment in wrong), quote(story, verdict)


@pytest.mark.parametrize(("name", "fragment"), cases("corrections"))
def test_a_probable_correction_is_offered(name, fragment):
    story = tell(name)
    value, unit = expect(name)["corrections"][fragment]
    found = [v.correction for v in story.verdicts if fragment in quote(story, v) and v.correction]
    assert [(round(c.value), c.unit) for c in found] == [(value, unit)]


@pytest.mark.parametrize(("name", "word"), cases("must_not_be_places"))
def test_names_of_people_and_organizations_are_no_places(name, word):
    story = tell(name)
    assert word not in {context.name for context in story.context}
    assert not any(word in stop.name.split() for route in story.routes for stop in route.stops)


@pytest.mark.parametrize("name", NAMES)
def test_every_verdict_is_reached_from_a_chapter(name):
    story = tell(name)
    assert {index for chapter in story.chapters for index in chapter.verdicts} == set(range(len(story.verdicts)))


@pytest.mark.parametrize("name", NAMES)
def test_every_stop_has_a_chapter_that_tells_it(name):
    story = tell(name)
    stops = story.routes[0].stops if story.routes else ()
    told = {chapter.stop: chapter for chapter in story.chapters if chapter.stop is not None}
    assert sorted(told) == list(range(len(stops)))
    assert all(told[number].passage.overlaps(stop.span) for number, stop in enumerate(stops))


def test_a_leg_over_the_date_line_is_cut_there():
    route = tell("pacific").routes[0]
    leg = next(leg for leg in route.legs if route.stops[leg.start].name == "Kauai")
    assert len(leg.line) == 2
    assert leg.line[0][-1].lon == -180
    assert leg.line[1][0].lon == 180
