"""Distances and directions where the map is awkward, and names that several places bear."""

from dataclasses import replace

import pytest

from storymap.boundaries.atlas import open_boundaries
from storymap.checks.apart import Apart
from storymap.checks.bearing import judge_direction
from storymap.checks.distance import DistanceCheck, judge_distance
from storymap.claims.finding import find_claims
from storymap.model.claims import Mention, Outcome
from storymap.model.places import Candidate, LonLat, Place, Resolution, ResolvedDocument, Toponym
from storymap.model.texts import Document, Sentence, Span


def town(name: str, lon: float, lat: float, *, number: int = 1) -> Place:
    return Place(
        id=f"test:{name}{number}",
        name=name,
        feature_class="P",
        feature_code="PPL",
        location=LonLat(lon=lon, lat=lat),
        radius_km=2,
    )


def direction_outcome(direction: str, figure: Place, ground: Place, centre: float) -> Outcome:
    mentions = tuple(Mention(place=place, span=Span(start=0, end=1), confidence=1) for place in (figure, ground))
    apart = Apart(nearest=centre - 4, centre=centre)
    boundaries = open_boundaries()
    view = boundaries.worldviews[0]
    return judge_direction(direction, mentions, apart, boundaries=boundaries, view=view).outcome


def document(text: str, *named: tuple[Place, ...], confidence: float = 0.8) -> ResolvedDocument:
    resolutions = []
    for places in named:
        at = text.index(places[0].name)
        span = Span(start=at, end=at + len(places[0].name))
        candidates = tuple(Candidate(place=place, score=0.9**rank) for rank, place in enumerate(places))
        toponym = Toponym(span=span, name=places[0].name, recognizer="hand@1")
        resolutions.append(Resolution(toponym=toponym, candidates=candidates, place=places[0], confidence=confidence))
    sentence = Sentence(span=Span(start=0, end=len(text)), kind="prose")
    return ResolvedDocument(document=Document(id="d", text=text, sentences=(sentence,)), resolutions=tuple(resolutions))


def judged(resolved: ResolvedDocument):
    boundaries = open_boundaries()
    claims, _ = find_claims(resolved, boundaries=boundaries)
    return DistanceCheck(boundaries=boundaries).check(claims[0])


def test_east_goes_on_across_the_antimeridian():
    west, east = town("Westby", 179.5, -17), town("Eastby", -179.5, -17)
    assert direction_outcome("east", east, west, 106) is Outcome.SUPPORTED
    assert direction_outcome("west", east, west, 106) is Outcome.CONTRADICTED


def test_near_a_pole_no_direction_is_told():
    assert direction_outcome("north", town("A", 10, 85), town("B", 10, 83), 220) is Outcome.UNDECIDED


def test_places_that_overlap_have_no_direction():
    assert direction_outcome("south", town("A", 10, 50.01), town("B", 10, 50), 1.1) is Outcome.UNDECIDED


@pytest.mark.parametrize(
    ("stated", "course", "outcome"),
    [
        ((100, 100), None, Outcome.SUPPORTED),
        ((138, 138), None, Outcome.COMPATIBLE),
        ((138, 138), "straight", Outcome.QUESTIONABLE),
        ((190, 190), "road", Outcome.COMPATIBLE),
        ((300, 300), None, Outcome.CONTRADICTED),
        ((50, 50), None, Outcome.CONTRADICTED),
        ((40, float("inf")), None, Outcome.COMPATIBLE),
        ((0, 50), None, Outcome.CONTRADICTED),
    ],
)
def test_a_distance_is_judged_by_the_way_that_is_meant(stated, course, outcome):
    assert judge_distance(stated, Apart(nearest=96, centre=100), course) is outcome


def test_a_vague_place_contradicts_no_distance():
    assert judge_distance((10, 10), Apart(nearest=400, centre=500, vague=True)) is Outcome.UNDECIDED
    assert judge_distance((5000, 5000), Apart(nearest=400, centre=500, vague=True)) is Outcome.QUESTIONABLE


def test_a_name_is_read_as_the_place_that_fits():
    near, far, ground = town("Newby", 10, 50.5, number=2), town("Newby", 100, 0), town("Oldby", 10, 50)
    verdict = judged(document("Newby lies 56 km north of Oldby.", (far, near), (ground,)))
    assert verdict.outcome is Outcome.SUPPORTED
    assert verdict.claim.figure.place == near


def test_a_shared_name_that_fits_nowhere_is_not_contradicted():
    far, other, ground = town("Newby", 100, 0), town("Newby", -100, 0, number=2), town("Oldby", 10, 50)
    verdict = judged(document("Newby lies 56 km north of Oldby.", (far, other), (ground,)))
    assert verdict.outcome is Outcome.UNDECIDED


def test_a_name_that_no_other_place_bears_is_contradicted():
    far, ground = town("Newby", 100, 0), town("Oldby", 10, 50)
    verdict = judged(document("Newby lies 56 km north of Oldby.", (far,), (ground,)))
    assert verdict.outcome is Outcome.CONTRADICTED


def test_a_famous_name_is_not_read_as_another_for_a_wrong_figure():
    far, near = replace(town("Newby", 100, 0), population=5_000_000), town("Newby", 10, 50.5, number=2)
    resolved = document("Newby lies 56 km north of Oldby.", (far, near), (town("Oldby", 10, 50),), confidence=0.999)
    assert judged(resolved).outcome is not Outcome.SUPPORTED
