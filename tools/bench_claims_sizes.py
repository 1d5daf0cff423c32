"""Areas, comparisons of areas and ranks of `../shared/gold`, true and corrupted, in several wordings."""

import json
import random
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from bench_claims_rows import GOLD, Row, check, read_gold
from storymap.boundaries.atlas import open_boundaries
from storymap.boundaries.provinces import provinces
from storymap.checks.extents import SMALL_KM2, country_extent
from storymap.errors import UnknownPlaceError
from storymap.model.claims import ClaimType, Outcome

SEED = 4
PATTERNS = (
    "{name} covers {area}.",
    "{name} has a total area of {area}.",
    "With an area of {area}, {name} is well worth a visit.",
    "The area of {name} is about {area}.",
    "{name}, which spans {area}, has a long history.",
    "{name} is roughly {area} in size.",
    "{name} ({area}) is described in the next chapter.",
)
COMPARED = (
    "{name} is {phrase}.",
    "{name}, {phrase}, is easily crossed.",
    "{name}, a country {phrase}, is easily crossed.",
    "{name}, which is {phrase}, has two seasons.",
    "Officials say {name} is {phrase}.",
)
CONTINENTS = ("africa", "asia", "europe", "north-america", "south-america", "oceania")
ORDINALS = ("", "second-", "third-", "fourth-", "fifth-")
RANKED = (
    "{name} is the {nth}largest country in {scope} by area.",
    "By area, {scope}'s {nth}largest country is {name}.",
)
TITLES = {"africa": "Africa", "asia": "Asia", "europe": "Europe"} | {
    "north-america": "North America",
    "south-america": "South America",
    "oceania": "Oceania",
}


@cache
def countries() -> list[dict[str, Any]]:
    """The countries of the gold that the boundaries draw, with their code and English name."""
    boundaries, found = open_boundaries(), []
    for row in read_gold("areas.jsonl"):
        try:
            code = boundaries.code(row["iso3"] or row["name"])
            extent = country_extent(code, boundaries, boundaries.worldviews[0])
        except UnknownPlaceError:
            continue
        if row.get("total_km2"):
            found.append({**row, "code": code, "country": boundaries.name(code), "measured": extent})
    return found


def outcome_of(text: str, kind: ClaimType) -> Outcome | None:
    """The outcome of the first claim of a type in a text; `None` where none is found."""
    verdicts, _ = check(text)
    return next((verdict.outcome for verdict in verdicts if verdict.claim.type is kind), None)


def rows() -> Iterable[Row]:
    """The table."""
    yield from _areas()
    yield from _coverage()
    yield from _provinces()
    yield from _comparisons()
    yield from _ranks()


def _share(outcomes: list[Outcome | None], outcome: Outcome) -> float:
    found = [one for one in outcomes if one is not None]
    return sum(one is outcome for one in found) / max(1, len(found))


def _areas() -> Iterator[Row]:
    chance = random.Random(SEED)  # noqa: S311
    large = [row for row in countries() if row["measured"].km2 >= SMALL_KM2]
    factors = {"true": 1.0, "x 2": 2.0, "/ 2": 0.5, "x 10": 10.0, "km2 for sq mi": 2.59, "sq mi for km2": 1 / 2.59}
    for label, factor in factors.items():
        outcomes = []
        for row in large:
            area = f"{row['total_km2'] * factor:,.0f} square kilometres"
            outcomes.append(outcome_of(chance.choice(PATTERNS).format(name=row["country"], area=area), ClaimType.AREA))
        trials = f"{len(outcomes)} areas, {label}"
        if label == "true":
            recall = sum(one is not None for one in outcomes) / len(outcomes)
            yield Row(measure=f"{trials}: found", value=recall, at_least=0.90)
            contradicted = _share(outcomes, Outcome.CONTRADICTED)
            yield Row(measure=f"{trials}: contradicted", value=contradicted, at_most=0.01)
            yield Row(measure=f"{trials}: questionable", value=_share(outcomes, Outcome.QUESTIONABLE), at_most=0.06)
        else:
            yield Row(measure=f"{trials}: contradicted", value=_share(outcomes, Outcome.CONTRADICTED), at_least=0.80)
            yield Row(measure=f"{trials}: compatible", value=_share(outcomes, Outcome.COMPATIBLE), at_most=0.03)


def _coverage() -> Iterator[Row]:
    for kind in ("country", "small"):
        of_kind = [row for row in countries() if row["measured"].kind == kind]
        inside = 0
        for row in of_kind:
            extent = row["measured"]
            low, high = extent.within("interval_95", reading=extent.nearest(row["total_km2"]))
            inside += low <= row["total_km2"] <= high
        measure = f"published areas inside the 95 % interval, {len(of_kind)} of kind {kind}"
        yield Row(measure=measure, value=inside / len(of_kind), at_least=0.94 if kind == "country" else None)


def _provinces() -> Iterator[Row]:
    names = {row["name"]: row for row in _states()}
    measured = provinces("US")
    ratios = [min(abs(km2 / names[name]["km2"] - 1) for km2 in measured[name].readings) for name in names]
    yield Row(measure=f"{len(ratios)} US states within 10 % of the Census", value=_within(ratios, 0.10), at_least=0.94)
    yield Row(measure=f"{len(ratios)} US states within 5 %", value=_within(ratios, 0.05))


def _within(ratios: list[float], limit: float) -> float:
    return sum(ratio <= limit for ratio in ratios) / len(ratios)


def _states() -> Iterator[dict[str, Any]]:
    areas = json.loads((GOLD / "us_state_areas_km2.json").read_text(encoding="utf-8"))
    yield from ({"name": name, "km2": km2} for name, km2 in areas.items() if name in provinces("US"))


def _comparisons() -> Iterator[Row]:
    chance = random.Random(SEED)  # noqa: S311
    boundaries = open_boundaries()
    outcomes, wrong = [], []
    for row in read_gold("area_comparisons.jsonl"):
        try:
            name = boundaries.name(boundaries.code(row["iso3"]))
        except UnknownPlaceError:
            continue
        phrase = row["text"].replace("the US", "the United States")
        outcomes.append(outcome_of(chance.choice(COMPARED).format(name=name, phrase=phrase), ClaimType.SIZE_COMPARISON))
        if float(row["k"]) != 1.0:
            far = f"{float(row['k']) * 3:.2g} times the size of {row['ref'].replace('US', 'the United States')}"
            wrong.append(outcome_of(chance.choice(COMPARED).format(name=name, phrase=far), ClaimType.SIZE_COMPARISON))
    trials = f"{len(outcomes)} comparisons, true"
    yield Row(measure=f"{trials}: found", value=sum(o is not None for o in outcomes) / len(outcomes), at_least=0.90)
    yield Row(measure=f"{trials}: contradicted", value=_share(outcomes, Outcome.CONTRADICTED), at_most=0.01)
    yield Row(measure=f"{trials}: questionable", value=_share(outcomes, Outcome.QUESTIONABLE), at_most=0.08)
    contradicted = _share(wrong, Outcome.CONTRADICTED)
    yield Row(measure=f"{len(wrong)} comparisons, factor x 3: contradicted", value=contradicted)


def _ranks() -> Iterator[Row]:
    chance = random.Random(SEED)  # noqa: S311
    true: list[Outcome | None] = []
    false: list[Outcome | None] = []
    for continent in CONTINENTS:
        members = open_boundaries().members(continent)
        inside = [row for row in countries() if row["code"] in members]
        ranked = sorted(inside, key=lambda row: -row["total_km2"])
        for place, nth in enumerate(ORDINALS):
            scope = TITLES[continent]
            for outcomes, row in ((true, ranked[place]), (false, chance.choice(ranked[len(ranked) // 2 :]))):
                text = chance.choice(RANKED).format(name=row["country"], nth=nth, scope=scope)
                outcomes.append(outcome_of(text, ClaimType.RANK))
    found = sum(one is not None for one in [*true, *false]) / len([*true, *false])
    yield Row(measure=f"{len(true) + len(false)} ranks: found", value=found, at_least=0.90)
    yield Row(measure=f"{len(true)} ranks, true: contradicted", value=_share(true, Outcome.CONTRADICTED), at_most=0.01)
    yield Row(measure=f"{len(true)} ranks, true: supported", value=_share(true, Outcome.SUPPORTED))
    contradicted = _share(false, Outcome.CONTRADICTED)
    yield Row(measure=f"{len(false)} ranks, false: contradicted", value=contradicted, at_least=0.90)
