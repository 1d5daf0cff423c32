"""Areas, comparisons and ranks: definitions, margins, and what a map shows."""

import math

import pytest

from storymap.checks.area import AreaCheck, judge_area
from storymap.checks.extents import Extent, country_extent
from storymap.checks.rank import judge_rank
from storymap.checks.ranked import Order, Ranked
from storymap.checks.size_comparison import SizeComparisonCheck, judge_comparison
from storymap.model.claims import Claim, ClaimType, Mention, Outcome
from storymap.model.places import LonLat, Place
from storymap.model.relations import Comparison, Measure, Quantity, Rank
from storymap.model.texts import Span

VIEW = "de-facto"
WHERE = Span(start=0, end=1)


def quantity(value, *, hedge=None):
    return Quantity(value=value, low=value, high=value, unit="km2", text="", span=WHERE, hedge=hedge)


@pytest.mark.parametrize(("code", "km2"), [("NO", 385_000), ("NO", 324_000), ("DK", 2_200_000), ("EH", 266_000)])
def test_an_area_by_any_usual_definition_is_compatible(boundaries, code, km2):
    assert judge_area(quantity(km2), country_extent(code, boundaries, VIEW)) is Outcome.COMPATIBLE


def test_an_area_between_two_definitions_is_not(boundaries):
    denmark = country_extent("DK", boundaries, VIEW)
    assert judge_area(quantity(400_000), denmark) is Outcome.CONTRADICTED


def test_the_farther_off_an_area_the_worse_its_outcome():
    extent = Extent(name="Drawn", kind="country", readings=(100_000.0,))
    order = [Outcome.COMPATIBLE, Outcome.QUESTIONABLE, Outcome.CONTRADICTED]
    for sign in (1, -1):
        found = [order.index(judge_area(quantity(1e5 * math.exp(sign * step / 20)), extent)) for step in range(30)]
        assert found == sorted(found)
        assert found[-1] == 2


def test_a_bound_holds_for_all_beyond_it():
    extent = Extent(name="Drawn", kind="country", readings=(100_000.0,))
    assert judge_area(quantity(20_000, hedge="at least"), extent) is Outcome.COMPATIBLE
    assert judge_area(quantity(500_000, hedge="at most"), extent) is Outcome.COMPATIBLE
    assert judge_area(quantity(500_000, hedge="at least"), extent) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("ratio", "outcome"),
    [
        (2.0, Outcome.SUPPORTED),
        (1.1, Outcome.COMPATIBLE),
        (0.97, Outcome.COMPATIBLE),
        (0.9, Outcome.QUESTIONABLE),
        (0.5, Outcome.CONTRADICTED),
    ],
)
def test_larger_than_goes_by_the_sign_with_a_guard(ratio, outcome):
    larger = Comparison(measured="area", sense="larger")
    smaller = Comparison(measured="area", sense="smaller")
    assert judge_comparison(larger, (ratio, ratio), small=False) is outcome
    assert judge_comparison(smaller, (1 / ratio, 1 / ratio), small=False) is outcome


def test_a_factor_is_contradicted_beyond_twice_only():
    twice = Comparison(measured="area", sense="equal", factor=2.0, low=2.0, high=2.0)
    outcomes = [judge_comparison(twice, (ratio, ratio), small=False) for ratio in (2.0, 2.4, 3.0, 4.5, 0.9)]
    assert outcomes == [
        Outcome.COMPATIBLE,
        Outcome.COMPATIBLE,
        Outcome.QUESTIONABLE,
        Outcome.CONTRADICTED,
        Outcome.CONTRADICTED,
    ]


def order(figure, *others, firm=True):
    figures = [Ranked(name=str(value), low=value, high=value) for value in (figure, *others)]
    return Order(figure=figures[0], others=tuple(figures[1:]), margin=0.15, firm=firm)


def test_a_place_is_supported_only_beyond_the_margin():
    first, second = Rank(measured="area"), Rank(measured="area", place=2)
    assert judge_rank(first, order(2.0, 1.0, 0.5)) is Outcome.SUPPORTED
    assert judge_rank(second, order(2.0, 3.0, 0.5)) is Outcome.SUPPORTED
    assert judge_rank(first, order(2.0, 2.01, 0.5)) is Outcome.COMPATIBLE
    assert judge_rank(second, order(2.0, 2.01, 0.5)) is Outcome.COMPATIBLE
    assert judge_rank(first, order(2.0, 3.0)) is Outcome.CONTRADICTED
    assert judge_rank(second, order(2.0, 1.0)) is Outcome.CONTRADICTED


def test_a_place_in_a_vague_scope_is_never_contradicted():
    assert judge_rank(Rank(measured="area"), order(2.0, 3.0, firm=False)) is Outcome.QUESTIONABLE
    assert judge_rank(Rank(measured="area", implied=True), order(2.0, 3.0)) is Outcome.QUESTIONABLE


def test_who_may_not_be_a_member_is_never_surely_ahead():
    figure = Ranked(name="here", low=1.0, high=1.0)
    other = Ranked(name="there", low=9.0, high=9.0, optional=True)
    doubtful = Order(figure=figure, others=(other,), margin=0.15, firm=True)
    assert judge_rank(Rank(measured="area"), doubtful) is Outcome.COMPATIBLE


def mention_of(code):
    place = Place(
        id=f"test:{code}",
        name=code,
        feature_class="A",
        feature_code="PCLI",
        location=LonLat(lon=0, lat=0),
        radius_km=500,
        country_code=code,
    )
    return Mention(place=place, span=WHERE, confidence=0.95)


def claim_of(kind, relation, *codes):
    figure, *grounds = (mention_of(code) for code in codes)
    return Claim(
        document="d",
        type=kind,
        figure=figure,
        grounds=tuple(grounds),
        relation=relation,
        signal=WHERE,
        quote=WHERE,
        sentence=WHERE,
    )


def test_a_map_shows_the_outlines_compared(boundaries):
    claim = claim_of(ClaimType.SIZE_COMPARISON, Comparison(measured="area", sense="equal"), "KE", "FR")
    shown = SizeComparisonCheck(boundaries=boundaries).evidence(claim)
    assert [one.label.partition(",")[0] for one in shown] == ["KE", "FR"]
    assert all(ring[0] == ring[-1] for one in shown for ring in one.lines)


def test_a_map_shows_the_outline_of_an_area(boundaries):
    claim = claim_of(ClaimType.AREA, Measure(kind="area", quantities=(quantity(58_000),)), "KE")
    (shown,) = AreaCheck(boundaries=boundaries).evidence(claim)
    assert shown.kind == "area"
