"""What one worldview says, for each worldview → one outcome: the rules that all checks share."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from storymap.boundaries.atlas import Boundaries
from storymap.checks.dates import undated_before
from storymap.errors import UnknownPlaceError
from storymap.model.claims import (
    AnyClaim,
    ClaimType,
    Correction,
    Measurement,
    Mention,
    Outcome,
    PublishedFigure,
    Verdict,
)

CONFIDENCE = 0.5
"""A place resolved with less confidence than this decides nothing: more likely than not it is another one."""

_WITH_ARTICLE = re.compile(
    r"(?<![Tt]he )\b(?:United (?:States|Kingdom|Arab Emirates)|Netherlands|Philippines|Maldives|Bahamas|Comoros|Gambia|"
    r"Seychelles|(?:Central African|Dominican|Czech) Republic|(?:Democratic )?Republic of the Congo|West Bank|"
    r"(?:Falkland|Solomon|Marshall|Cook|Faroe|Canary|Cayman|Northern Mariana|British Virgin) Islands)\b"
)
"""Names that take the article in English."""
_OF_POSITIONS = (
    ClaimType.DISTANCE,
    ClaimType.DIRECTION,
    ClaimType.DISTANCE_DIRECTION,
    ClaimType.JOURNEY_LEG,
    ClaimType.COORDINATES,
)
"""Claims that no border matters to where all their places are towns, mountains and the like."""
_NEGATED = {
    Outcome.SUPPORTED: Outcome.CONTRADICTED,
    Outcome.CONTRADICTED: Outcome.SUPPORTED,
    Outcome.COMPATIBLE: Outcome.UNDECIDED,
    Outcome.QUESTIONABLE: Outcome.COMPATIBLE,
}
_WEAKEST_FIRST = (
    Outcome.DISPUTED,
    Outcome.UNDECIDED,
    Outcome.INCONSISTENT,
    Outcome.QUESTIONABLE,
    Outcome.COMPATIBLE,
    Outcome.SUPPORTED,
    Outcome.CONTRADICTED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the boundaries of one worldview say to a claim as if it were not negated."""

    outcome: Outcome
    """The word."""
    because: str
    """The reason in plain sentences."""
    margin: float | None = None
    """How far from the edge of the deciding rule, in km or as a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a verdict shows beside its outcome."""

    measured: Measurement | None = None
    """What was measured."""
    published: tuple[PublishedFigure, ...] = ()
    """What others publish."""
    correction: Correction | None = None
    """What the text probably meant."""
    sources: tuple[str, ...] = field(default=())
    """Data used beside the boundaries."""


def negate(outcome: Outcome) -> Outcome:
    """The outcome of the denial of a claim.

    >>> negate(Outcome.SUPPORTED).value, negate(Outcome.CONTRADICTED).value, negate(Outcome.DISPUTED).value
    ('contradicted', 'supported', 'disputed')
    """
    return _NEGATED.get(outcome, outcome)


def combine(outcomes: Sequence[Outcome]) -> Outcome:
    """One outcome of those in each worldview: disputed where only some contradict, else the weakest.

    Args:
        outcomes: One for each worldview, at least one.
    """
    distinct = set(outcomes)
    if Outcome.CONTRADICTED in distinct and len(distinct) > 1:
        return Outcome.UNDECIDED if distinct == {Outcome.CONTRADICTED, Outcome.UNDECIDED} else Outcome.DISPUTED
    return min(distinct, key=_WEAKEST_FIRST.index)


def judge_in_views(
    claim: AnyClaim,
    read: Callable[[str], Reading],
    *,
    boundaries: Boundaries,
    check: str,
    findings: Findings | None = None,
) -> Verdict:
    """Read a claim in every worldview and combine what they say.

    Args:
        claim: The claim.
        read: Name of a worldview → what its boundaries say to the claim as if it were not negated.
        boundaries: The boundaries.
        check: `name@version` of the check.
        findings: What the verdict shows beside the outcome.
    """
    reason = undecided_reason(claim, boundaries)
    if reason is not None:
        return undecided(claim, reason, boundaries=boundaries, check=check)
    readings = [(view, read(view)) for view in boundaries.worldviews]
    outcomes = [(view, _said(claim, reading.outcome)) for view, reading in readings]
    outcome = combine([outcome for _, outcome in outcomes])
    decisive = next((r for _, r in readings if _said(claim, r.outcome) is outcome), readings[0][1])
    because = decisive.because
    if outcome is Outcome.DISPUTED:
        because = _who_says_what(readings)
    found = findings or Findings()
    return Verdict(
        claim=claim,
        outcome=outcome,
        because=_spoken(claim, because),
        check=check,
        measured=found.measured,
        margin=decisive.margin,
        published=found.published,
        correction=found.correction,
        worldviews=tuple(outcomes),
        readings=tuple((view, readable(reading.because)) for view, reading in readings),
        sources=(boundaries.source, *found.sources),
    )


def undecided(claim: AnyClaim, reason: str, *, boundaries: Boundaries, check: str) -> Verdict:
    """The verdict that says why there is none."""
    return Verdict(
        claim=claim,
        outcome=Outcome.UNDECIDED,
        because=_spoken(claim, reason),
        check=check,
        worldviews=tuple((view, Outcome.UNDECIDED) for view in boundaries.worldviews),
        sources=(boundaries.source,),
    )


def undecided_reason(claim: AnyClaim, boundaries: Boundaries) -> str | None:
    """Why the claim cannot be judged whatever the boundaries say; `None` where it can."""
    for mention in claim.mentions:
        if mention.confidence < CONFIDENCE:
            share = f"{mention.confidence:.0%}"
            return f"It is not sure enough ({share}) that the text means {mention.place.name} here."
        if mention.place.feature_code == "PCLH":
            return f"{mention.place.name} is named as a former state; the boundaries are those of about 2018."
    if claim.dated is not None:
        return _past(claim, claim.dated, boundaries)
    return None


def _past(claim: AnyClaim, dated: str, boundaries: Boundaries) -> str | None:
    if claim.type in _OF_POSITIONS and not any(mention.place.is_country for mention in claim.mentions):
        return None
    codes = {code: mention for mention in claim.mentions if (code := mention.place.country_code)}
    for code, mention in codes.items():
        since = undated_before(code)
        if dated.isdigit() and int(dated) < since:
            name = name_of(mention, boundaries) if mention.place.is_country else mention.place.name
            return f"The text speaks of {dated}; the boundaries of {name} that we have hold from about {since} on."
    return None


V = TypeVar("V", Verdict, Verdict | None)


def undecided_where_unknown(check: Callable[[Any, AnyClaim], V]) -> Callable[[Any, AnyClaim], V | Verdict]:
    """A check's method, made to leave a claim undecided where the boundary data do not know one of its countries.

    Args:
        check: The method `check` of a class with `name`, `version` and `_boundaries`.
    """

    @wraps(check)
    def checked(self: Any, claim: AnyClaim) -> V | Verdict:  # noqa: ANN401 - any check's own class
        try:
            return check(self, claim)
        except UnknownPlaceError as error:
            reason = undecided_reason(claim, self._boundaries) or f"{error}."
            identity = f"{self.name}@{self.version}"
            return undecided(claim, reason, boundaries=self._boundaries, check=identity)

    return checked


def code_of(mention: Mention, boundaries: Boundaries) -> str:
    """The boundary data's code of a country.

    Raises:
        UnknownPlaceError: The boundary data do not know the country.
    """
    if mention.place.country_code:
        try:
            return boundaries.code(mention.place.country_code)
        except UnknownPlaceError:
            pass
    return boundaries.code(mention.place.name)


def name_of(mention: Mention, boundaries: Boundaries) -> str:
    """The English short name of a country."""
    return boundaries.name(code_of(mention, boundaries))


def join(names: Sequence[str]) -> str:
    """Names as prose.

    >>> join(["Norway", "Finland", "Russia"])
    'Norway, Finland and Russia'
    """
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _said(claim: AnyClaim, outcome: Outcome) -> Outcome:
    return negate(outcome) if claim.negated else outcome


def _who_says_what(readings: Sequence[tuple[str, Reading]]) -> str:
    said = [f"Borders of the {view} view: {_shortened(reading.because)}" for view, reading in readings]
    return " ".join(["It depends on whose borders are used.", *said])


def _shortened(because: str) -> str:
    """The first sentence of a reason."""
    return because.partition(". ")[0].removesuffix(".") + "."


def _spoken(claim: AnyClaim, because: str) -> str:
    denial = " The claim judged is a denial." if claim.negated else ""
    speaker = f" The words judged are those of “{claim.attributed_to}”." if claim.attributed_to else ""
    return readable(because) + denial + speaker


def readable(because: str) -> str:
    """A reason with the articles and possessives that English asks for.

    >>> readable("Netherlands holds 9 % of United States's coast.")
    "The Netherlands holds 9 % of the United States' coast."
    """
    return because if _WITH_ARTICLE.search(because) is None else _with_articles(because)


def _with_articles(because: str) -> str:
    def named(match: re.Match[str]) -> str:
        opens = match.start() == 0 or because[: match.start()].endswith((". ", ": "))
        return f"{'The' if opens else 'the'} {match[0]}"

    return _WITH_ARTICLE.sub(named, because).replace("s's ", "s' ")
