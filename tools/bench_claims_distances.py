"""Distances and directions: the Factbook's own sentences, put into others, true and false."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from bench_claims_rows import Row, check, pipeline, read_gold
from storymap.boundaries.atlas import DIRECTIONS_DEG
from storymap.geo import course_deg, distance_km
from storymap.model.claims import ClaimType, Outcome, Verdict
from storymap.model.places import LonLat

TYPES = frozenset({ClaimType.DIRECTION, ClaimType.DISTANCE, ClaimType.DISTANCE_DIRECTION})
SEED = 4
PAIRS = 80
"""Pairs of capitals that are drawn."""
NEAR_KM, FAR_KM = 150, 2500
DIRECTED = (
    "{figure} lies {direction} of {ground}.",
    "{figure} is situated to the {direction} of {ground}.",
    "{figure}, {direction} of {ground}, was mentioned twice.",
    "{figure}, which lies {direction} of {ground}, was mentioned twice.",
)
MEASURED = (
    "{figure} lies {km:,} km {direction} of {ground}.",
    "{figure}, about {km:,} kilometres {direction} of {ground}, was mentioned twice.",
    "{figure} is located {km:,} km ({miles:,} miles) to the {direction} of {ground}.",
    "{figure} is {km:,} km away from {ground}.",
    "{figure}, which is some {miles:,} miles from {ground}, was mentioned twice.",
    "The distance between {figure} and {ground} is {km:,} km.",
)
ORIGINAL = ("{figure}: {sentence}.", "{figure}, {sentence}.", "{figure} is located in {sentence}.")
"""The file's own sentences, with the subject's name put before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """That one place lies so far, and in such a direction, from another."""

    figure: str
    ground: str
    direction: str
    km: float = 0.0
    sentence: str = ""


def rows() -> Iterable[Row]:
    """Shares of sentences found and contradicted, true and false."""
    facts, capitals = _facts(), _capitals()
    measured = [fact for fact in facts if fact.km]
    yield from _true("directions of the file", facts, DIRECTED)
    yield from _true("distances of the file", measured, MEASURED)
    yield from _true("distances between capitals", capitals, MEASURED)
    yield from _true("the file's own sentences", facts, ORIGINAL, recall=0.9)
    yield _caught("opposite directions", facts, DIRECTED, lambda fact: _turned(fact, 180))
    yield _caught("directions a right angle off", facts, DIRECTED, lambda fact: _turned(fact, 90))
    for name, group in (("of the file", measured), ("between capitals", capitals)):
        yield _caught(f"distances {name} x 3", group, MEASURED, lambda fact: replace(fact, km=fact.km * 3))
        yield _caught(f"distances {name} / 3", group, MEASURED, lambda fact: replace(fact, km=fact.km / 3))


def _facts() -> list[Fact]:
    """The directions of the file between two countries that the gazetteer knows (it lacks Clipperton Island)."""
    names = {row["iso3"]: row["name"] for row in read_gold("areas.jsonl")}
    names |= {
        row["object"]: row["object_name"] for row in read_gold("location_relations.jsonl") if "object_name" in row
    }
    return [
        Fact(
            figure=names[row["subject"]],
            ground=row["object_name"],
            direction=row["direction"].replace("-", "") if row["direction"].count("-") == 0 else row["direction"],
            km=(row["distance"] or [0.0])[0],
            sentence=row["sentence"],
        )
        for row in read_gold("location_relations.jsonl")
        if row["relation"] == "direction" and row["subject"] != row["object"] and row["subject"] in names
        if pipeline().gazetteer.knows(names[row["subject"]])
    ]


def _capitals() -> list[Fact]:
    """Pairs of capitals by the Factbook's positions, with great circles as the distances that a text would print."""
    known = {
        row["capital"]: LonLat(lon=row["lon"], lat=row["lat"]) for row in read_gold("capitals.jsonl") if row["k"] == 0
    }
    chosen = random.Random(SEED)  # noqa: S311 (no secret)
    names = sorted(name for name in known if name.isalpha())
    drawn: list[Fact] = []
    while len(drawn) < PAIRS:
        one, other = chosen.sample(names, 2)
        km = distance_km(known[one], known[other])
        if NEAR_KM <= km <= FAR_KM:
            bearing = course_deg(known[other], known[one])
            direction = min(_EIGHT, key=lambda name: abs((bearing - DIRECTIONS_DEG[name] + 180) % 360 - 180))
            drawn.append(Fact(figure=one, ground=other, direction=direction, km=km))
    return drawn


_EIGHT = tuple(name for name, bearing in DIRECTIONS_DEG.items() if bearing % 45 == 0)


def _turned(fact: Fact, degrees: int) -> Fact:
    bearing = (DIRECTIONS_DEG[fact.direction] + degrees) % 360
    return replace(fact, direction=next(name for name, at in DIRECTIONS_DEG.items() if at == bearing))


def _true(name: str, facts: list[Fact], texts: tuple[str, ...], recall: float = 0.9) -> Iterator[Row]:
    verdicts = [_verdict(text, fact) for fact in facts for text in texts]
    found = [verdict for verdict in verdicts if verdict is not None]
    trials = f"{name} ({len(verdicts)} sentences)"
    yield Row(measure=f"{trials}: found", value=len(found) / len(verdicts), at_least=recall)
    contradicted = sum(verdict.outcome in (Outcome.CONTRADICTED, Outcome.INCONSISTENT) for verdict in found)
    yield Row(measure=f"{trials}: contradicted", value=contradicted / len(verdicts), at_most=0.01)
    fine = sum(verdict.outcome in (Outcome.SUPPORTED, Outcome.COMPATIBLE) for verdict in found)
    yield Row(measure=f"{trials}: supported or compatible", value=fine / max(1, len(found)))


def _caught(name: str, facts: list[Fact], texts: tuple[str, ...], spoil: Callable[[Fact], Fact]) -> Row:
    verdicts = [_verdict(text, spoil(fact)) for fact in facts for text in texts]
    found = [verdict for verdict in verdicts if verdict is not None]
    caught = sum(verdict.outcome in (Outcome.CONTRADICTED, Outcome.INCONSISTENT) for verdict in found)
    return Row(measure=f"{name} ({len(found)} found): contradicted", value=caught / max(1, len(found)))


@cache
def _verdict(text: str, fact: Fact) -> Verdict | None:
    """The verdict on the claim that a sentence makes of these two; `None` if it is not found."""
    words = text.format(
        figure=fact.figure,
        ground=_in_prose(fact.ground),
        direction=fact.direction,
        km=_rounded(fact.km),
        miles=_rounded(fact.km / 1.609344),
        sentence=fact.sentence,
    )
    verdicts, _ = check(words)
    told = [verdict for verdict in verdicts if verdict.claim.type in TYPES and verdict.claim.figure is not None]
    return next((verdict for verdict in told if _is_about(verdict, words, fact)), None)


def _is_about(verdict: Verdict, words: str, fact: Fact) -> bool:
    mentions = [words[mention.span.start : mention.span.end] for mention in verdict.claim.mentions]
    return mentions[0] in fact.figure and any(ground in fact.ground for ground in mentions[1:])


def _in_prose(name: str) -> str:
    """`The Bahamas` inside a sentence; islands and unions with their article."""
    plain = name.removeprefix("The ")
    return (
        f"the {plain}" if plain != name or plain.endswith("Islands") or plain.startswith(("United", "Dem")) else plain
    )


def _rounded(km: float) -> int:
    """As a text prints it: two digits that count, three above a thousand."""
    if km < 100:
        return round(km)
    return int(round(km, -1))
