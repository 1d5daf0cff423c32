"""What the claims of a story say against each other, and what that makes of their verdicts."""

from itertools import pairwise

import pytest

from storymap.checks.dispatch import judge
from storymap.checks.loops import LoopsCheck
from storymap.checks.reconciling import reconcile
from storymap.checks.repeats import RepeatsCheck
from storymap.checks.totals import TotalsCheck
from storymap.model.claims import Claim, ClaimType, Conflict, Outcome, Verdict
from storymap.model.relations import Comparison
from storymap.ports import Check, ConsistencyCheck


@pytest.fixture
def repeats(boundaries):
    return RepeatsCheck(boundaries=boundaries)


def pairs(conflicts) -> set[tuple[int, ...]]:
    return {conflict.claims for conflict in conflicts}


def verdict(claim, outcome=Outcome.COMPATIBLE, because="It fits.") -> Verdict:
    return Verdict(claim=claim, outcome=outcome, because=because, check="told@1")


@pytest.mark.parametrize("kind", [RepeatsCheck, TotalsCheck, LoopsCheck])
def test_a_consistency_check_keeps_the_contract_and_judges_no_claim_alone(kind, boundaries):
    check = kind(boundaries=boundaries)
    assert isinstance(check, ConsistencyCheck)
    assert not isinstance(check, Check)


def test_documents_that_disagree_are_told(border, repeats):
    claims = [border("NO", "RU", "196 km"), border("FI", "RU", "1,340 km"), border("RU", "NO", "96 km", document="e")]
    (conflict,) = repeats.find_conflicts(claims)
    assert conflict.claims == (0, 2)
    assert conflict.certain
    assert "196 km" in conflict.because
    assert "96 km" in conflict.because


def test_figures_that_round_to_each_other_do_not_conflict(border, repeats):
    assert repeats.find_conflicts([border("NO", "RU", "196 km"), border("NO", "RU", "122 miles")]) == ()


def test_a_claim_and_its_denial_conflict(border, repeats):
    claims = [border("NO", "RU"), border("NO", "RU", negated=True)]
    assert pairs(repeats.find_conflicts(claims)) == {(0, 1)}


def test_a_conflict_needs_two_claims():
    with pytest.raises(ValueError, match="two claims"):
        Conflict(claims=(1, 1), because="")


def test_what_the_data_leave_open_becomes_inconsistent(border):
    verdicts = [verdict(border("KE", "UG", "700 km")), verdict(border("KE", "UG", "1,000 km"))]
    first, second = reconcile(verdicts, [Conflict(claims=(0, 1), because="They differ.")])
    assert (first.outcome, first.conflicts_with) == (Outcome.INCONSISTENT, ("c2",))
    assert (second.outcome, second.conflicts_with) == (Outcome.INCONSISTENT, ("c1",))
    assert first.because == "They differ. See c2. It fits."


def test_what_fits_stays_where_the_data_refute_the_other(border):
    verdicts = [verdict(border("KE", "UG", "800 km")), verdict(border("KE", "UG", "9 km"), Outcome.CONTRADICTED)]
    first, second = reconcile(verdicts, [Conflict(claims=(0, 1), because="They differ.")])
    assert (first.outcome, second.outcome) == (Outcome.COMPATIBLE, Outcome.CONTRADICTED)
    assert first.because == "It fits. They differ."


def test_an_uncertain_conflict_changes_no_outcome(border):
    verdicts = [verdict(border("KE", "UG", "700 km")), verdict(border("KE", "UG", "1,000 km"))]
    found = reconcile(verdicts, [Conflict(claims=(0, 1), because="They differ.", certain=False)])
    assert {one.outcome for one in found} == {Outcome.COMPATIBLE}
    assert found[0].conflicts_with == ("c2",)


def test_a_place_that_is_not_sure_makes_nothing_inconsistent(border, mention):
    unsure = border("KE", "UG", "700 km", figure=mention("KE", confidence=0.3))
    verdicts = [verdict(unsure), verdict(border("KE", "UG", "1,000 km"))]
    first, _ = reconcile(verdicts, [Conflict(claims=(0, 1), because="They differ.")])
    assert first.outcome is Outcome.COMPATIBLE


def test_a_reason_is_shortened_by_whole_sentences(border):
    long = "One two three four five six seven eight nine ten eleven twelve. " * 6
    verdicts = [verdict(border("KE", "UG", "700 km"), because=long.strip()), verdict(border("KE", "UG", "1,000 km"))]
    first, _ = reconcile(verdicts, [Conflict(claims=(0, 1), because="They differ.")])
    assert len(first.because.split()) <= 60
    assert first.because.endswith("twelve.")


def test_checks_that_compare_are_asked_after_those_that_judge(border, repeats):
    verdicts = judge([border("KE", "UG", "700 km"), border("KE", "UG", "1,000 km")], [repeats])
    assert [one.conflicts_with for one in verdicts] == [("c2",), ("c1",)]


def larger(one: str, other: str, border, *, factor: float = 1.0) -> Claim[Comparison]:
    told = border(one, other)
    return Claim(
        document=told.document,
        type=ClaimType.SIZE_COMPARISON,
        figure=told.figure,
        grounds=told.grounds,
        relation=Comparison(measured="area", sense="larger", factor=factor, low=factor, high=factor),
        signal=told.signal,
        quote=told.quote,
        sentence=told.sentence,
    )


def test_sizes_that_run_in_a_circle_conflict(boundaries, border):
    claims = [larger("NO", "SE", border), larger("SE", "FI", border), larger("FI", "NO", border)]
    (conflict,) = LoopsCheck(boundaries=boundaries).find_conflicts(claims)
    assert conflict.claims == (0, 1, 2)


def test_a_long_row_is_no_circle(boundaries, border):
    codes = list(boundaries.codes(boundaries.worldviews[0]))
    claims = [larger(a, b, border) for a, b in pairwise(codes)] * 5
    assert LoopsCheck(boundaries=boundaries).find_conflicts(claims) == ()
