"""Items of the state → what needs a decision, the most unsure and consequential first, each with its reason."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from storymap.review.doubts import Doubt, doubt_of
from storymap.review.memo import Memo
from storymap.review.values import Known
from storymap.review.wordings import candidate_words
from storymap.stories.file.records import Record

WITHDRAWN = 1.0
"""How urgent a decision is that was withdrawn."""
OUTCOMES: Mapping[str, float] = {
    "contradicted": 0.9,
    "inconsistent": 0.9,
    "disputed": 0.8,
    "questionable": 0.8,
    "undecided": 0.3,
    "compatible": 0.15,
    "supported": 0.1,
}
"""How urgent a draft of each outcome is."""
DECIDES_CLAIM = 0.95
"""How urgent a place is that is very unsure, and on which such a verdict rests: it is decided before the verdict."""
VERY_UNSURE = 0.3
"""Least doubt of such a place."""
USED, PLACE = 0.5, 0.25
"""How urgent a place is that is unsure and that a stop or such a verdict uses, and how much its doubt adds to that."""
UNSURE = 0.15
"""Least doubt of such a place."""
STOP_LOST, STOP_OPEN, STOP = 0.7, 0.35, 0.12
"""How urgent a stop without a position is; one with gaps; any other."""
_DEMONYM = 0.5
"""Part of the urgency of names of peoples and things: their countries are hardly ever in doubt."""
_UNUSED = 0.3
"""Part of the urgency of places that neither a stop nor a consequential claim uses."""


def work_of(parts: Mapping[str, Sequence[Record]], known: Known, memo: Memo) -> list[Record]:
    """What needs a decision, and behind it what has one.

    Args:
        parts: The lists of the state: `places`, `routes`, `verdicts`.
        known: What the data know.
        memo: Keeps the entries of what stays as it was.
    """
    uses = _uses(parts, known)
    found = [*_verdicts(parts["verdicts"], memo), *_places(parts["places"], uses, memo), *_stops(parts, memo)]
    return sorted(found, key=lambda one: (one["done"], -one["score"]))


def _item(section: str, item: Record, *, what: str, why: str, score: float) -> Record:
    name = item["id"] or item["key"]
    done = bool(item["by"] or item["on"] or item.get("decided")) and not item.get("withdrawn")
    if section == "verdicts":
        done = item["status"] != "draft" and not item["withdrawn"]
    return {
        "id": f"{section} {name}",
        "section": section,
        "item": name,
        "what": what,
        "why": why,
        "score": round(score, 3),
        "done": done,
    }


def _verdicts(verdicts: Sequence[Record], memo: Memo) -> Iterator[Record]:
    for one in verdicts:
        yield memo.kept(("work", "verdicts", one["id"] or one["key"]), (one,), partial(_verdict, one))


def _verdict(one: Record) -> Record:
    because = one["because"] or "the data say so"
    score, why = OUTCOMES[one["outcome"]], because
    if one["withdrawn"]:
        score, why = WITHDRAWN, f"the decision is withdrawn, the claim is judged {one['outcome']} now: {because}"
    elif one["status"] != "draft":
        why = f"{one['status']} by {one['by'] or 'nobody named'}"
    return _item("verdicts", one, what=f"{one['outcome']}: “{one['quote']}”", why=why, score=score)


def _uses(parts: Mapping[str, Sequence[Record]], known: Known) -> dict[str, float]:
    """How consequential each place is, in [0, 1], by ids of entries and of places."""
    found: dict[str, float] = {}
    for judged in known.judged:
        for place in judged.places:
            found[place] = max(found.get(place, 0.0), OUTCOMES[judged.outcome])
    stops = (stop for route in parts["routes"] for stop in route["stops"])
    return found | {stop["place"]: 1.0 for stop in stops if stop["place"]}


def _places(places: Sequence[Record], uses: Mapping[str, float], memo: Memo) -> Iterator[Record]:
    for one in places:
        means = one["resolved"]
        used = uses.get(one["id"], 0.0), uses.get(means["id"], 0.0) if means else 0.0
        yield memo.kept(("work", "places", one["id"]), (one, *used), partial(_place, one, *used))


def _place(one: Record, at_stop: float, in_claim: float) -> Record:
    doubt = doubt_of(one)
    use = max(at_stop, in_claim if in_claim >= OUTCOMES["questionable"] else 0.0, _UNUSED)
    score = PLACE * doubt.degree * use * (1.0 if one["use"] == "literal" else _DEMONYM)
    if use > _UNUSED and doubt.degree >= UNSURE:
        score = USED + PLACE * doubt.degree
    if in_claim >= OUTCOMES["questionable"] and doubt.degree >= VERY_UNSURE:
        score = DECIDES_CLAIM
    why = "; ".join(part for part in (doubt.why, _use_words(at_stop, in_claim)) if part)
    return _item("places", one, what=_what(one, doubt), why=why, score=score)


def _what(place: Record, doubt: Doubt) -> str:
    if place["not_a_place"]:
        return f"{place['name']}: no place"
    means = place["resolved"]
    if means is None:
        return f"{place['name']}: place unknown"
    return f"{place['name']}: {candidate_words(doubt.meant or means)}"


def _use_words(at_stop: float, in_claim: float) -> str:
    if at_stop:
        return "a stop lies there"
    return "a verdict rests on it" if in_claim >= OUTCOMES["questionable"] else ""


def _stops(parts: Mapping[str, Sequence[Record]], memo: Memo) -> Iterator[Record]:
    struck = {one["id"] for one in parts["places"] if one["not_a_place"]}
    for stop in (stop for route in parts["routes"] for stop in route["stops"]):
        out = stop["place"] in struck
        yield memo.kept(("work", "stops", stop["id"]), (stop, int(out)), partial(_stop, stop, struck=out))


def _stop(stop: Record, *, struck: bool) -> Record:
    gaps = list(_gaps(stop))
    lost = stop["lat"] is None
    if struck:
        lost, gaps = True, ["its name is no place: the route leaves it out", *gaps]
    elif lost:
        gaps = ["nobody knows where it is: the map leaves it out", *gaps]
    score = STOP_LOST if lost else STOP_OPEN + 0.05 * len(gaps) if gaps else STOP
    return _item("stops", stop, what=_stop_words(stop), why="; ".join(gaps) or _drafted(stop), score=score)


def _gaps(stop: Record) -> Iterator[str]:
    if not stop["when_words"]:
        yield "it has no time"
    elif _is_undated(stop["when"]):
        yield f"no day is known for “{stop['when_words']}”"
    if stop["inferred"]:
        yield "the text implies it without saying so"
    if not stop["ordered"]:
        yield "the text does not tell its place in the order"


def _is_undated(when: Any) -> bool:  # noqa: ANN401 - a time is text, a year or a mapping
    return isinstance(when, Mapping) and not (when.get("start") or when.get("end"))


def _stop_words(stop: Record) -> str:
    when = f", {stop['when_words']}" if stop["when_words"] else ""
    return f"{stop['name']}: {stop['role']}{when}"


def _drafted(stop: Record) -> str:
    signed = stop["by"] or stop["on"]
    return f"decided by {stop['by'] or 'nobody named'}" if signed else "role and time are the machine's"
