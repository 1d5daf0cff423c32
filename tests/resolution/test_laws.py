"""Laws of resolution: shares are probabilities, context only speaks for others, containment is one-sided."""

from hypothesis import given
from hypothesis import strategies as st

from storymap.model.places import Candidate, LonLat, Place
from storymap.resolution.context import Context
from storymap.resolution.features import lies_in
from storymap.resolution.senses import Name
from storymap.resolution.weights import Weights, packaged_weights

SCORES = st.lists(st.floats(min_value=-50, max_value=50), max_size=20)

CONFIDENCES = st.floats(min_value=0, max_value=1)


def _place(lon: float, lat: float, *, key: str = "a", code: str = "PPL") -> Place:
    return Place(
        id=f"made:{key}",
        name=key,
        feature_class="P",
        feature_code=code,
        location=LonLat(lon=lon, lat=lat),
        radius_km=5,
        country_code="XX",
        countries=("XX",),
        admin1="Somewhere",
    )


def _name(key: str, place: Place, share: float = 1.0) -> Name:
    return Name(key, (Candidate(place=place, score=0.5),), [0], 1.0, [share])


POSITIONS = st.builds(_place, st.floats(min_value=-180, max_value=180), st.floats(min_value=-90, max_value=90))


@given(SCORES)
def test_shares_are_probabilities_that_leave_room_for_none(scores: list[float]) -> None:
    found = packaged_weights().shares(scores)
    assert all(0 <= share <= 1 for share in found)
    assert sum(found) <= 1 + 1e-9


@given(SCORES.filter(bool))
def test_the_highest_score_has_the_highest_share(scores: list[float]) -> None:
    found = packaged_weights().shares(scores)
    assert found[scores.index(max(scores))] == max(found)


@given(POSITIONS)
def test_a_name_never_speaks_for_itself(place: Place) -> None:
    name = _name("alone", place)
    support = Context([name]).support(name, place)
    assert (support.country, support.province, support.near) == (0, 0, 0)


@given(POSITIONS, POSITIONS)
def test_support_is_a_share(one: Place, other: Place) -> None:
    names = [_name("one", one), _name("other", other)]
    support = Context(names).support(names[0], one)
    assert all(0 <= share <= 1 for share in (support.country, support.province, support.near))


@given(POSITIONS)
def test_a_place_at_the_same_position_is_near(place: Place) -> None:
    names = [_name("one", place), _name("other", place)]
    assert Context(names).support(names[0], place).near > 0.5


@given(POSITIONS)
def test_no_place_lies_in_itself(place: Place) -> None:
    assert not lies_in(place, place)


def test_a_country_does_not_lie_in_a_country() -> None:
    one, other = _place(1, 1, key="one", code="PCLI"), _place(1, 1, key="other", code="PCLI")
    assert not lies_in(one, other)


@given(CONFIDENCES, CONFIDENCES)
def test_calibration_keeps_the_order_and_the_range(one: float, other: float) -> None:
    low, high = (packaged_weights().calibrate(confidence) for confidence in sorted((one, other)))
    assert 0 <= low <= high <= 1


@given(st.dictionaries(st.text(), st.floats(min_value=-1, max_value=1)))
def test_features_without_a_weight_count_nothing(features: dict[str, float]) -> None:
    assert Weights(features={}, none_score=0, threshold=0.5).score(features) == 0


def test_the_preference_for_a_country_outweighs_the_largest_difference_in_importance() -> None:
    weights = packaged_weights().features
    assert weights["bias"] > weights["prior"] * 0.5
