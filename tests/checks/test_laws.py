"""Laws that hold for every claim."""

import math
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.boundaries.atlas import open_boundaries
from storymap.boundaries.border_fit import shortest_km
from storymap.boundaries.estimates import border_estimate, strict_interval_km
from storymap.checks.adjacency import AdjacencyCheck
from storymap.checks.corrections import rank_repairs
from storymap.checks.judging import combine, negate
from storymap.language.quantities import find_measures
from storymap.language.quantity_units import agree
from storymap.model.claims import Claim, ClaimType, Mention, Outcome
from storymap.model.places import LonLat, Place
from storymap.model.relations import Topology
from storymap.model.texts import Span

OUTCOMES = st.sampled_from(list(Outcome))
CODES = ("NO", "SE", "FI", "RU", "UA", "DE", "FR", "BR", "KE", "ET", "MG", "IL", "MA", "RS", "XK", "KP", "DK", "CA")


def adjacency(a: str, b: str, *, negated: bool) -> Claim[Topology]:
    span = Span(start=0, end=1)
    mentions = [
        Mention(
            place=Place(
                id=code,
                name=code,
                feature_class="A",
                feature_code="PCLI",
                location=LonLat(lon=0, lat=0),
                radius_km=1,
                country_code=code,
            ),
            span=span,
            confidence=1,
        )
        for code in (a, b)
    ]
    return Claim(
        document="d",
        type=ClaimType.ADJACENCY,
        figure=mentions[0],
        grounds=(mentions[1],),
        relation=Topology(kind="adjacent"),
        signal=span,
        quote=span,
        sentence=span,
        negated=negated,
    )


@settings(deadline=None)
@given(st.sampled_from(CODES), st.sampled_from(CODES))
def test_negating_a_claim_flips_supported_and_contradicted(a, b):
    check = AdjacencyCheck(boundaries=open_boundaries())
    said, denied = (check.check(adjacency(a, b, negated=negated)).outcome for negated in (False, True))
    if said in (Outcome.SUPPORTED, Outcome.CONTRADICTED):
        assert {said, denied} == {Outcome.SUPPORTED, Outcome.CONTRADICTED}
    if said is Outcome.DISPUTED:
        assert denied is Outcome.DISPUTED


@given(OUTCOMES)
def test_denying_twice_what_is_supported_or_contradicted_gives_it_back(outcome):
    if outcome in (Outcome.SUPPORTED, Outcome.CONTRADICTED, Outcome.DISPUTED, Outcome.INCONSISTENT):
        assert negate(negate(outcome)) is outcome


@given(st.lists(OUTCOMES, min_size=1, max_size=4))
def test_combining_ignores_order_and_keeps_what_all_say(outcomes):
    assert combine(outcomes) is combine(list(reversed(outcomes)))
    assert combine([outcomes[0]] * len(outcomes)) is outcomes[0]


@given(st.lists(OUTCOMES, min_size=2, max_size=4))
def test_contradicted_in_some_worldviews_only_is_never_contradicted(outcomes):
    if set(outcomes) != {Outcome.CONTRADICTED}:
        assert combine(outcomes) is not Outcome.CONTRADICTED


@settings(deadline=None)
@given(st.integers(min_value=12, max_value=9999), st.integers(min_value=0, max_value=3))
def test_repairs_make_the_pair_agree_and_come_in_order(km, at):
    digits = str(km)
    changed = digits[: at % len(digits)] + digits[at % len(digits) + 1 :]
    measures = find_measures(f"{changed} km ({round(km / 1.609344)} miles)")
    if len(measures[0]) < 2 or changed.startswith("0"):
        return
    first, second = measures[0]
    repairs = rank_repairs((first, second), estimate=float(km))
    scores = [repair.score for repair in repairs]
    assert scores == sorted(scores, reverse=True)
    for repair in repairs:
        other = second if repair.index == 0 else first
        if repair.kind == "the units exchanged":
            other = replace(second, unit=first.unit)
        assert agree(repair.quantity, other)


@settings(deadline=None)
@given(st.sampled_from([("NO", "RU"), ("FI", "RU"), ("KE", "UG"), ("AR", "CL"), ("DE", "PL")]))
def test_an_estimate_lies_in_its_intervals_and_above_its_bound(pair):
    boundaries = open_boundaries()
    border = boundaries.border(*pair, boundaries.worldviews[0])
    estimate, (lowest, highest) = border_estimate(border), strict_interval_km(border)
    (low_90, high_90), (low_95, high_95) = estimate.interval_90, estimate.interval_95
    assert lowest < low_95 < low_90 < estimate.value < high_90 < high_95 < highest
    assert shortest_km(border) < border.chord_km < high_95
    assert math.isfinite(estimate.value)
