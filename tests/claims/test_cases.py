"""The golden cases: what is found in a text, and what the boundaries say to it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

import storymap
from storymap.checks.dispatch import judge
from storymap.claims.finding import find_claims
from storymap.model.claims import Verdict

CASES = Path(__file__).parents[1] / "cases" / "claims"
NEXT_ARTICLE = "\n~~~\n"
"""Between the articles of one story."""


WHOLE = CASES.parent / "claims_whole.md"
"""Cases that take the whole way, with the names as the gazetteer has them."""


def read_cases(paths: Iterable[Path] = tuple(sorted(CASES.glob("*.md")))) -> list[tuple[str, str, str]]:
    cases = []
    for path in paths:
        for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            title, _, rest = section.partition("\n")
            text, expected, _ = (
                (f"\n{rest}").split("\n.\n", 2) if rest.count("\n.\n") > 1 else (*rest.split("\n.\n"), "")
            )
            cases.append((f"{path.stem}: {title}", text.strip(), expected.removesuffix("\n.").strip()))
    return cases


def describe(verdict: Verdict) -> str:
    claim = verdict.claim
    grounds = ", ".join(ground.place.name for ground in claim.grounds) or "-"
    parts = [claim.type.value, claim.figure.place.name if claim.figure else "-", grounds, verdict.outcome.value]
    parts += ["negated"] if claim.negated else []
    parts += [f"said by {claim.attributed_to}"] if claim.attributed_to else []
    if verdict.correction:
        parts.append(f"correction {verdict.correction.value:,g} {verdict.correction.unit}")
    parts += [f"conflicts with {', '.join(verdict.conflicts_with)}"] if verdict.conflicts_with else []
    return " | ".join(parts)


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=name) for name, t, e in read_cases()])
def test_the_text_claims_this_and_no_more_and_the_boundaries_say_that(text, expected, resolve, boundaries, checks):
    claims, not_checkable = [], []
    for number, article in enumerate(text.split(NEXT_ARTICLE)):
        resolved = resolve(article, document_id=f"d{number}")
        found, undecidable = find_claims(resolved, boundaries=boundaries)
        claims += found
        not_checkable += [" ".join(resolved.document.quote(one.quote).split()) for one in undecidable]
    lines = [describe(verdict) for verdict in judge(claims, checks)]
    lines += [f"not checkable | {quote}" for quote in not_checkable]
    assert "\n".join(lines or ["nothing"]) == expected


@pytest.mark.parametrize("text", [pytest.param(t, id=name) for name, t, _ in read_cases()])
def test_a_reason_has_no_more_than_sixty_words(text, resolve, boundaries, checks):
    claims, _ = find_claims(resolve(text), boundaries=boundaries)
    assert max((len(verdict.because.split()) for verdict in judge(claims, checks)), default=0) <= 60


def test_there_are_at_least_eight_cases_of_each_type():
    counts = {path.stem: path.read_text(encoding="utf-8").count("\n## ") for path in CASES.glob("*.md")}
    counts.pop("not-checkable")
    assert min(counts.values()) >= 8


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=name) for name, t, e in read_cases([WHOLE])])
def test_the_whole_way_from_the_text_to_the_verdicts(text, expected):
    report = storymap.check_text(text)
    assert "\n".join([describe(verdict) for verdict in report.verdicts] or ["nothing"]) == expected
