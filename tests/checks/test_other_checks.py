"""Adjacency, dispatch, conflicts: what the golden cases do not show."""

from dataclasses import replace

from storymap.checks.adjacency import AdjacencyCheck
from storymap.checks.border_length import BorderLengthCheck
from storymap.checks.dispatch import judge, show_evidence
from storymap.checks.unit_consistency import UnitConsistencyCheck
from storymap.model.claims import ClaimType, Outcome
from storymap.ports import Check


def test_checks_keep_the_contract(boundaries):
    for kind in (AdjacencyCheck, BorderLengthCheck, UnitConsistencyCheck):
        assert isinstance(kind(boundaries=boundaries), Check)


def test_each_claim_goes_to_the_check_of_its_type(boundaries, border):
    checks = (AdjacencyCheck(boundaries=boundaries), BorderLengthCheck(boundaries=boundaries))
    verdicts = judge([border("NO", "RU"), border("NO", "RU", "196 km")], checks)
    assert [verdict.check for verdict in verdicts] == ["adjacency@1", "border-length@1"]


def test_a_claim_that_no_check_judges_is_undecided(border):
    (verdict,) = judge([border("NO", "RU")], ())
    assert verdict.outcome is Outcome.UNDECIDED
    assert "adjacency" in verdict.because


def test_an_island_and_a_far_country_do_not_touch(boundaries, border):
    check = AdjacencyCheck(boundaries=boundaries)
    assert check.check(border("MG", "MZ")).outcome is Outcome.CONTRADICTED
    assert check.evidence(border("MG", "MZ")) == ()


def test_evidence_is_added_to_verdicts_only_where_it_is_asked_for(boundaries, border):
    checks = (AdjacencyCheck(boundaries=boundaries), UnitConsistencyCheck(boundaries=boundaries))
    verdicts = judge([border("NO", "SE")], checks)
    assert verdicts[0].evidence == ()
    (shown,) = show_evidence(verdicts, checks)
    assert [evidence.kind for evidence in shown.evidence] == ["border"]
    assert replace(shown, evidence=()) == verdicts[0]


def test_a_check_that_offers_no_evidence_leaves_its_verdicts_as_they_are(boundaries, border):
    class Plain:
        name, version, types = "plain", "1", frozenset({ClaimType.ADJACENCY})

        def check(self, claim):
            return AdjacencyCheck(boundaries=boundaries).check(claim)

    verdicts = judge([border("NO", "SE")], (Plain(),))
    assert show_evidence(verdicts, (Plain(),)) == verdicts


def test_nothing_is_shown_of_a_claim_that_cannot_be_judged(boundaries, border, mention):
    check = AdjacencyCheck(boundaries=boundaries)
    assert check.evidence(border("NO", "SE", figure=mention("NO", confidence=0.3))) == ()
    assert check.evidence(border("NO", "ZZ")) == ()


def test_an_unknown_country_leaves_it_undecided(boundaries, border):
    assert AdjacencyCheck(boundaries=boundaries).check(border("NO", "ZZ")).outcome is Outcome.UNDECIDED


def test_a_former_state_leaves_it_undecided(boundaries, border, mention):
    claim = border("NO", "SE", grounds=(mention("SE", feature_code="PCLH"),))
    assert AdjacencyCheck(boundaries=boundaries).check(claim).outcome is Outcome.UNDECIDED


def test_who_said_it_stands_in_the_reason(boundaries, border):
    claim = border("NO", "DE", attributed_to="the ministry")
    assert "the ministry" in AdjacencyCheck(boundaries=boundaries).check(claim).because
