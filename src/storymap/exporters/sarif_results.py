"""Verdicts, doubtful and unknown names → the results of a SARIF log."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from storymap.exporters.doubts import is_doubtful
from storymap.exporters.identifiers import urn
from storymap.exporters.records import Json, Record, verdict_record
from storymap.exporters.sarif_artifacts import Placed
from storymap.exporters.sarif_rules import DOUBTFUL, NOT_CHECKABLE, RULES, UNRESOLVED
from storymap.exporters.sarif_text import message
from storymap.exporters.wording import correction_words, measurement_words, published_words, unit_of
from storymap.model.claims import Decision, NotCheckable, Outcome, Verdict, claim_id
from storymap.model.places import Resolution, ResolvedDocument
from storymap.model.stories import Story
from storymap.model.texts import Span

LEVELS: dict[Outcome, str] = {
    Outcome.CONTRADICTED: "error",
    Outcome.INCONSISTENT: "error",
    Outcome.QUESTIONABLE: "warning",
    Outcome.DISPUTED: "warning",
    Outcome.UNDECIDED: "note",
}
"""How grave an outcome is; the others pass."""
FINGERPRINT = "storymapFinding/v1"
"""Name of the fingerprint: the same while rule, document, words and their number among equals are."""
_INDEX = {rule.id: number for number, rule in enumerate(RULES)}
_TOLD = (
    "outcome", "status", "decision", "negated", "attributed_to", "places", "place_names", "claimed", "measured",
    "published", "correction", "margin", "worldviews", "rule", "check", "sources", "conflicts_with",
)  # fmt: skip
"""What a result tells of a claim under the names of the report."""


class Results:
    """The results of a story.

    Args:
        story: The story.
        placed: Its documents as artifacts, by id.
    """

    def __init__(self, story: Story, placed: Mapping[str, Placed]) -> None:
        self._story = story
        self._placed = placed
        self._documents = {resolved.document.id: resolved.document for resolved in story.documents}
        self._met: dict[tuple[str, ...], int] = {}

    def all(self) -> Iterator[Json]:
        """Verdicts first, then what stands in the way of judging, all in the order of the texts."""
        for number, verdict in enumerate(self._story.verdicts):
            yield self._of_verdict(number, verdict)
        for item in self._story.not_checkable:
            yield self._of_not_checkable(item)
        for resolved in self._story.documents:
            yield from self._of_names(resolved)

    def _of_verdict(self, number: int, verdict: Verdict) -> Record:
        claim = verdict.claim
        told = verdict_record(verdict, self._documents[claim.document], number=number)
        level = LEVELS.get(verdict.outcome, "none")
        related = [self._conflict(other, key) for key, other in enumerate(verdict.conflicts_with, start=1)]
        result = self._result(claim.type.value, claim.document, claim.quote, words=_words(verdict))
        return {
            **result,
            "kind": "pass" if level == "none" else "fail",
            "level": level,
            **({"relatedLocations": [one for one in related if one]} if any(related) else {}),
            "suppressions": _suppressions(verdict),
            "properties": {"claim": claim_id(number), **{key: told[key] for key in _TOLD}},
        }

    def _of_not_checkable(self, item: NotCheckable) -> Record:
        result = self._result(NOT_CHECKABLE.id, item.document, item.quote, words=item.reason)
        return {**result, "kind": "notApplicable", "level": "none", "suppressions": []}

    def _of_names(self, resolved: ResolvedDocument) -> Iterator[Record]:
        """One result for each name that asks for a look, at its first mention."""
        asking = [(_name_rule(r), r.toponym.name, r) for r in resolved.resolutions if _name_rule(r)]
        first = {(rule, name): r for rule, name, r in reversed(asking)}
        counted = {key: len([*same]) for key, same in groupby(sorted(pair[:2] for pair in asking))}
        for (rule, name), resolution in sorted(first.items(), key=lambda one: one[1].toponym.span):
            result = self._result(rule, resolved.document.id, resolution.toponym.span, words=_about_name(resolution))
            yield {
                **result,
                "level": "note",
                "suppressions": [],
                "properties": {"name": name, "mentions": counted[rule, name], **_confidence(resolution)},
            }

    def _result(self, rule: str, document: str, span: Span, *, words: str) -> Record:
        return {
            "ruleId": rule,
            "ruleIndex": _INDEX[rule],
            "message": message(words),
            "locations": [self._placed[document].location(span)],
            "partialFingerprints": {FINGERPRINT: self._fingerprint(rule, document, span)},
        }

    def _fingerprint(self, rule: str, document: str, span: Span) -> str:
        said = (rule, document, " ".join(self._documents[document].quote(span).split()))
        self._met[said] = self._met.get(said, 0) + 1
        return urn("finding", *said, str(self._met[said])).removeprefix("urn:uuid:")

    def _conflict(self, claim: str, key: int) -> Record | None:
        """Where a claim stands that says otherwise; `None` for one that was withheld."""
        number = next((n for n in range(len(self._story.verdicts)) if claim_id(n) == claim), None)
        if number is None:
            return None
        other = self._story.verdicts[number]
        where = self._placed[other.claim.document].location(other.claim.quote)
        return {"id": key, **where, "message": message(f"{claim} says otherwise: {other.because}")}


def _words(verdict: Verdict) -> str:
    """The outcome with its reason, the figures behind it, and who stands for it."""
    measured = verdict.measured
    published = published_words(verdict)
    parts = (
        f"{verdict.outcome.value.capitalize()}: {verdict.because}",
        f"{correction_words(verdict.correction)}." if verdict.correction else "",
        f"Measured: {measurement_words(measured, unit_of(verdict))}." if measured else "",
        f"Published: {published}." if published else "",
        _status(verdict),
    )
    return " ".join(part[0].upper() + part[1:] for part in parts if part)


def _status(verdict: Verdict) -> str:
    if verdict.status == "draft":
        return "A machine's draft."
    decision = verdict.decision or Decision()
    by, on = (f" by {decision.by}" if decision.by else ""), (f" on {decision.on}" if decision.on else "")
    return f"{verdict.status.capitalize()}{by}{on}."


def _suppressions(verdict: Verdict) -> list[Json]:
    """Why a verdict does not count: a person rejected it."""
    if verdict.status != "rejected":
        return []
    decision = verdict.decision or Decision()
    who: Record = {key: value for key, value in (("by", decision.by), ("on", decision.on)) if value}
    said: Record = {"justification": decision.note} if decision.note else {}
    return [{"kind": "external", "status": "accepted", **said, **({"properties": who} if who else {})}]


def _name_rule(resolution: Resolution) -> str:
    """The rule that a name asks for a look by; empty where it does not."""
    if resolution.place is None:
        return UNRESOLVED.id
    return DOUBTFUL.id if is_doubtful(resolution) else ""


def _about_name(resolution: Resolution) -> str:
    name = " ".join(resolution.toponym.name.split())
    if resolution.place is None:
        return f"“{name}” stands for no known place; it is on no map."
    others = [c.place.name for c in resolution.candidates if c.place.id != resolution.place.id]
    taken = f"“{name}” is taken for {_described(resolution)}, which is not sure"
    return f"{taken}; {len(others)} other places are called so." if others else f"{taken}."


def _described(resolution: Resolution) -> str:
    place = resolution.place
    parts = (place.name, place.admin1, place.country_code) if place else ()
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _confidence(resolution: Resolution) -> Record:
    place = resolution.place
    return {"place": place.id, "place_confidence": round(resolution.confidence, 4)} if place else {}
