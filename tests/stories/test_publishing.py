"""What readers are shown of a story: signed verdicts, drafts on demand, rejected ones never; all numbers agree."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.model.chapters import Chapter
from storymap.model.claims import Claim, ClaimType, Decision, NotCheckable, Outcome, Verdict, claim_id
from storymap.model.relations import Topology
from storymap.model.stories import Disagreement, Leg, Route, Story
from storymap.model.texts import Span
from storymap.stories.publishing import for_readers, hidden_words

STATUSES = ("draft", "confirmed", "rejected")
HERE = Span(start=0, end=1)


def verdict(status, *, conflicts=(), because="because"):
    claim = Claim(
        document="d",
        type=ClaimType.ADJACENCY,
        figure=None,
        grounds=(),
        relation=Topology(kind="adjacent"),
        signal=HERE,
        quote=HERE,
        sentence=HERE,
    )
    return Verdict(
        claim=claim,
        outcome=Outcome.INCONSISTENT,
        because=because,
        check="x@1",
        conflicts_with=conflicts,
        status=status,
        decision=Decision(by="Ida Moe"),
    )


def story(*verdicts, chapters=(), **others):
    return Story(
        title="",
        documents=(),
        routes=others.pop("routes", ()),
        context=(),
        verdicts=verdicts,
        not_checkable=others.pop("not_checkable", ()),
        chapters=chapters,
        attributions=(),
        **others,
    )


def chapter(*verdicts):
    return Chapter(title="", document="d", passage=HERE, verdicts=verdicts)


@pytest.mark.parametrize(("drafts", "shown"), [(False, ["confirmed"]), (True, ["draft", "confirmed"])])
def test_only_what_somebody_confirmed_is_shown_and_drafts_on_demand(drafts, shown):
    told = for_readers(story(*map(verdict, STATUSES)), drafts=drafts)
    assert [v.status for v in told.verdicts] == shown


def test_chapters_and_references_name_the_verdicts_that_are_left():
    first = verdict("rejected", conflicts=("c2", "c3"), because="A is not B. See c2, c3. Moreover, so.")
    second = verdict("confirmed", conflicts=("c1", "c3"), because="A is not B. See c1, c3. Moreover, so.")
    third = verdict("confirmed", conflicts=("c1",), because="A is not B. See c1. Moreover, so.")
    told = for_readers(story(first, second, third, chapters=(chapter(0, 1), chapter(2))), drafts=False)
    assert [one.verdicts for one in told.chapters] == [(0,), (1,)]
    assert [one.conflicts_with for one in told.verdicts] == [("c2",), ()]
    assert [one.because for one in told.verdicts] == ["A is not B. See c2. Moreover, so.", "A is not B. Moreover, so."]


def test_a_draft_bears_nobodys_name():
    told = for_readers(story(verdict("draft"), verdict("confirmed")), drafts=True)
    assert [one.decision and one.decision.by for one in told.verdicts] == [None, "Ida Moe"]


def test_what_the_machine_remarks_is_shown_with_drafts_only():
    leg = Leg(start=0, end=1, distance_km=1, bearing_deg=0, line=(), note="too fast")
    told = story(
        verdict("draft"),
        not_checkable=(NotCheckable(document="d", quote=HERE, reason="no"),),
        disagreements=(Disagreement(kind="arrival", traveller="", place="", subject="", statements=(), because="no"),),
        routes=(Route(traveller=None, stops=(), legs=(leg,)),),
    )
    signed = for_readers(told, drafts=False)
    assert (signed.not_checkable, signed.disagreements, signed.routes[0].legs[0].note) == ((), (), "")
    assert signed.signed_only
    assert for_readers(told, drafts=True) == replace(told, verdicts=(replace(told.verdicts[0], decision=None),))
    assert hidden_words(told) == "1 verdict and 3 remarks"


@settings(derandomize=True, deadline=None)
@given(
    statuses=st.lists(st.sampled_from(STATUSES), max_size=8),
    links=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12),
    drafts=st.booleans(),
)
def test_every_number_leads_to_the_verdict_it_led_to_before(statuses, links, drafts):
    count = len(statuses)
    pairs = [(a, b) for a, b in links if a < count and b < count and a != b]
    verdicts = [
        verdict(status, conflicts=tuple(claim_id(b) for a, b in pairs if a == number), because=f"number {number}")
        for number, status in enumerate(statuses)
    ]
    whole = story(*verdicts, chapters=tuple(chapter(a, b) for a, b in pairs))
    told = for_readers(whole, drafts=drafts)
    reasons = [one.because for one in told.verdicts]
    assert [reasons[n] for one in told.chapters for n in one.verdicts] == [
        f"number {n}" for one in whole.chapters for n in one.verdicts if f"number {n}" in reasons
    ]
    for one in told.verdicts:
        before = verdicts[int(one.because.split()[1])]
        led = [verdicts[int(name[1:]) - 1].because for name in before.conflicts_with]
        assert [reasons[int(name[1:]) - 1] for name in one.conflicts_with] == [why for why in led if why in reasons]
    assert for_readers(told, drafts=drafts) == told
