"""Which of several checks judges a claim, and what its verdict carries."""

import pytest

from storymap import registry
from storymap.checks.dispatch import judge, show_evidence
from storymap.model.claims import AnyClaim, ClaimType, Evidence, Outcome, Verdict
from storymap.model.places import LonLat

LINE = Evidence(kind="border", lines=((LonLat(lon=0, lat=0), LonLat(lon=1, lat=1)),), label="a line")


class Judging:
    """Finds everything supported."""

    version = "1"
    types = frozenset({ClaimType.ADJACENCY})
    rules = {ClaimType.ADJACENCY: "Everything is supported."}  # noqa: RUF012 - a constant of the test

    def __init__(self, name: str) -> None:
        self.name = name

    def check(self, claim: AnyClaim) -> Verdict | None:
        return Verdict(claim=claim, outcome=Outcome.SUPPORTED, because="It is so.", check="told@0")

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        return (LINE,) if claim.mentions else ()


class Passing(Judging):
    """Leaves every claim to the next check."""

    def check(self, claim: AnyClaim) -> Verdict | None:
        return None if claim.mentions else super().check(claim)


def test_the_first_check_that_gives_a_verdict_judges(border):
    (verdict,) = judge([border("NO", "RU")], [Judging("first"), Judging("second")])
    assert verdict.check == "first@1"


def test_a_check_that_gives_none_leaves_the_claim_to_the_next(border):
    (verdict,) = judge([border("NO", "RU")], [Passing("first"), Judging("second")])
    assert verdict.check == "second@1"


def test_a_claim_that_no_check_judges_is_undecided(border):
    (verdict,) = judge([border("NO", "RU")], [Passing("first")])
    assert verdict.outcome is Outcome.UNDECIDED


def test_evidence_comes_from_the_check_that_judged(border):
    checks = [Passing("first"), Judging("second")]
    (verdict,) = show_evidence(judge([border("NO", "RU")], checks), checks)
    assert verdict.evidence == (LINE,)
    (none,) = show_evidence(
        [Verdict(claim=border("NO", "RU"), outcome=Outcome.SUPPORTED, because="", check="x")], checks
    )
    assert none.evidence == ()


def test_a_verdict_carries_its_checks_rule(border):
    (verdict,) = judge([border("NO", "RU")], [Judging("first")])
    assert verdict.rule == "Everything is supported."


BUILT_IN = [
    registry.load("storymap.checks", one.name)
    for one in registry.registered()
    if one.group == "storymap.checks" and one.package == "storymap"
]


@pytest.mark.parametrize("check", [check for check in BUILT_IN if hasattr(check, "types")], ids=lambda c: c.__name__)
def test_every_built_in_check_tells_its_rules(check):
    untold = {claim_type.value for claim_type in check.types} - {t.value for t in getattr(check, "rules", {})}
    assert not untold, "tell the test and its thresholds in `rules`, beside `types`: `--explain` shows them"
