"""Benchmark of where things are said to be: capitals, towns in countries, parts, rivers and coordinates."""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench_claims_rows import Row, check, read_gold
from storymap.boundaries.atlas import open_boundaries
from storymap.errors import UnknownPlaceError
from storymap.model.claims import ClaimType, Outcome, Verdict

SEED = 20260
CAPITALS = (
    "{town} is the capital of {country}.",
    "They met in {country}'s capital, {town}, on Monday.",
    "{town}, the capital of {country}, was quiet.",
    "The capital of {country} is {town}.",
)
TOWNS = (
    "He was born in {town}, {country}.",
    "{town} is a city in {country}.",
    "{town} lies in {country}.",
    "The talks took place in {town} in {country}.",
)
LEAST_KM2 = 1000.0
"""Smaller countries have capitals that the gazetteer's towns leave out."""
LONGEST_NAME = 30
"""What is longer is a note, not the name of a capital."""
MISPLACED = ("Dodoma", "Brussels")
"""Capitals whose coordinates in the gold are not theirs: those of Dar es Salaam, and a latitude half a degree off."""
RIVERS = {
    "Danube": (("Germany", "Austria", "Hungary", "Serbia", "Romania"), ("Poland", "Spain", "Norway", "Greece")),
    "Rhine": (("Switzerland", "Germany", "Netherlands"), ("Italy", "Poland", "Spain", "Denmark")),
    "Nile": (("Egypt", "Sudan", "South Sudan", "Uganda"), ("Algeria", "Nigeria", "Somalia", "Yemen")),
    "Mekong": (("China", "Laos", "Cambodia", "Vietnam"), ("India", "Japan", "Indonesia", "Philippines")),
    "Zambezi": (("Zambia", "Mozambique", "Zimbabwe"), ("Kenya", "Nigeria", "Ghana")),
    "Tigris": (("Turkey", "Iraq"), ("Egypt", "Yemen", "Oman")),
    "Euphrates": (("Turkey", "Syria", "Iraq"), ("Egypt", "Yemen", "Oman")),
    "Amazon": (("Brazil", "Peru"), ("Argentina", "Chile", "Mexico")),
    "Volga": (("Russia",), ("Poland", "Turkey", "Germany")),
    "Vistula": (("Poland",), ("France", "Hungary", "Italy")),
    "Seine": (("France",), ("Spain", "Germany", "Italy")),
    "Ganges": (("India", "Bangladesh"), ("Sri Lanka", "Thailand", "Iran")),
    "Indus": (("Pakistan", "India"), ("Bangladesh", "Iraq", "Thailand")),
    "Orinoco": (("Venezuela",), ("Chile", "Argentina", "Bolivia")),
}
SIDES = (
    ("Lille", "northern", "southern", "France"),
    ("Marseille", "southern", "northern", "France"),
    ("Strasbourg", "eastern", "western", "France"),
    ("Munich", "southern", "northern", "Germany"),
    ("Hamburg", "northern", "southern", "Germany"),
    ("Seville", "southern", "northern", "Spain"),
    ("Bilbao", "northern", "southern", "Spain"),
    ("Naples", "southern", "northern", "Italy"),
    ("Turin", "northern", "southern", "Italy"),
    ("Gdansk", "northern", "southern", "Poland"),
    ("Krakow", "southern", "northern", "Poland"),
    ("Lviv", "western", "eastern", "Ukraine"),
    ("Kharkiv", "eastern", "western", "Ukraine"),
    ("Kano", "northern", "southern", "Nigeria"),
    ("Mombasa", "southern", "northern", "Kenya"),
    ("Vladivostok", "eastern", "western", "Russia"),
    ("Perth", "western", "eastern", "Australia"),
    ("Chennai", "southern", "northern", "India"),
    ("Kolkata", "eastern", "western", "India"),
    ("Sapporo", "northern", "southern", "Japan"),
    ("Basra", "southern", "northern", "Iraq"),
    ("Mosul", "northern", "southern", "Iraq"),
    ("Aleppo", "northern", "southern", "Syria"),
    ("Malmö", "southern", "northern", "Sweden"),
    ("Kiruna", "northern", "southern", "Sweden"),
    ("Guangzhou", "southern", "northern", "China"),
    ("Shanghai", "eastern", "western", "China"),
    ("Harbin", "northeastern", "southwestern", "China"),
    ("Arequipa", "southern", "northern", "Peru"),
    ("Recife", "northeastern", "southwestern", "Brazil"),
)
"""Town, the side of the country that it lies on, the opposite side, the country: facts of our own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One sentence."""

    text: str
    """The sentence."""
    kind: ClaimType
    """The type of claim that it makes."""


def rows() -> Iterable[Row]:
    """Share found, share right and share wrong of true sentences and of false ones."""
    rng = random.Random(SEED)  # noqa: S311
    facts = _facts()
    yield from _rated("capitals", _capitals(facts, rng), refuted_at_least=0.9)
    yield from _rated("towns in countries", _towns(facts, rng), refuted_at_least=0.9)
    yield from _rated("parts of countries", _sides(), refuted_at_least=0.9)
    yield from _rated("rivers", _rivers(), refuted_at_least=0.7)
    yield from _coordinates(facts)


Pair = tuple[list[Trial], list[Trial]]
"""True sentences and false ones."""


def _facts() -> list[dict[str, Any]]:
    """Countries with their capitals, by the plain names of both: the Factbook adds notes to some."""
    facts = []
    for one in read_gold("capitals.jsonl"):
        capital = re.sub(r"\s*\([^)]*\)", "", one["capital"]).partition(";")[0].strip()
        name = one["name"].removeprefix("The ")
        if _is_large(name) and len(capital) < LONGEST_NAME:
            facts.append({**one, "name": name, "capital": capital})
    return facts


def _rated(name: str, trials: Pair, *, refuted_at_least: float) -> Iterator[Row]:
    true, false = ([_judged(trial) for trial in side] for side in trials)
    found = _share(true, lambda _: True)
    yield Row(measure=f"{name}, true: found (n = {len(true)})", value=found, at_least=0.9)
    confirmed = _share(true, lambda v: v.outcome in (Outcome.SUPPORTED, Outcome.COMPATIBLE))
    yield Row(measure=f"{name}, true: supported or compatible", value=confirmed, at_least=0.85)
    wronged = _share(true, lambda v: v.outcome in (Outcome.CONTRADICTED, Outcome.INCONSISTENT))
    yield Row(measure=f"{name}, true: contradicted", value=wronged, at_most=0.01)
    refuted = _share(false, lambda v: v.outcome is Outcome.CONTRADICTED)
    yield Row(measure=f"{name}, false: contradicted (n = {len(false)})", value=refuted, at_least=refuted_at_least)
    passed = _share(false, lambda v: v.outcome is Outcome.SUPPORTED)
    yield Row(measure=f"{name}, false: supported", value=passed, at_most=0.02)


def _judged(trial: Trial) -> Verdict | None:
    verdicts, _ = check(trial.text)
    return next((verdict for verdict in verdicts if verdict.claim.type is trial.kind), None)


def _share(verdicts: Sequence[Verdict | None], holds: Callable[[Verdict], bool]) -> float:
    return sum(verdict is not None and holds(verdict) for verdict in verdicts) / max(1, len(verdicts))


def _capitals(facts: Sequence[dict[str, Any]], rng: random.Random) -> Pair:
    others = facts[1:] + facts[:1]
    pairs = list(zip(facts, others, strict=True))
    true = [_sentence(rng.choice(CAPITALS), one["capital"], one["name"], capital=True) for one in facts]
    false = [_sentence(rng.choice(CAPITALS), other["capital"], one["name"], capital=True) for one, other in pairs]
    return true, false


def _towns(facts: Sequence[dict[str, Any]], rng: random.Random) -> Pair:
    """Capitals as towns: in their own countries, and in others far away."""
    far = [(one, rng.choice(facts)) for one in facts]
    far = [(one, other) for one, other in far if _apart(one["name"], other["name"])]
    true = [_sentence(rng.choice(TOWNS), one["capital"], one["name"]) for one in facts]
    return true, [_sentence(rng.choice(TOWNS), one["capital"], other["name"]) for one, other in far]


def _sentence(pattern: str, town: str, country: str, *, capital: bool = False) -> Trial:
    named = f"the {country}" if country.endswith(("s", "Republic", "Kingdom")) and not capital else country
    text = pattern.format(town=town, country=named)
    return Trial(text=text[0].upper() + text[1:], kind=ClaimType.CONTAINMENT)


def _sides() -> Pair:
    pattern = "{town} is a city in {side} {country}."
    true = [pattern.format(town=t, side=right, country=c) for t, right, _, c in SIDES]
    false = [pattern.format(town=t, side=wrong, country=c) for t, _, wrong, c in SIDES]
    return _trials(true, ClaimType.PART_OF), _trials(false, ClaimType.PART_OF)


def _rivers() -> Pair:
    pattern = "The {river} flows through {country}."
    true = [pattern.format(river=river, country=c) for river, (own, _) in RIVERS.items() for c in own]
    false = [pattern.format(river=river, country=c) for river, (_, far) in RIVERS.items() for c in far]
    return _trials(true, ClaimType.CROSSING), _trials(false, ClaimType.CROSSING)


def _trials(texts: Iterable[str], kind: ClaimType) -> list[Trial]:
    return [Trial(text=text, kind=kind) for text in texts]


def _coordinates(facts: Sequence[dict[str, Any]]) -> Iterator[Row]:
    pattern = "{town} lies at {lat:.2f}°{ns} {lon:.2f}°{ew}."
    true, swapped = [], []
    for one in (one for one in facts if one["capital"] not in MISPLACED):
        ns, ew = "NS"[one["lat"] < 0], "EW"[one["lon"] < 0]
        lat, lon = abs(one["lat"]), abs(one["lon"])
        true.append(pattern.format(town=one["capital"], lat=lat, lon=lon, ns=ns, ew=ew))
        if lat > 5 and lon > 5:
            swapped.append(pattern.format(town=one["capital"], lat=lat, lon=lon, ns=ns, ew="EW"[one["lon"] > 0]))
    right = [_judged(trial) for trial in _trials(true, ClaimType.COORDINATES)]
    value = _share(right, lambda v: v.outcome in (Outcome.SUPPORTED, Outcome.COMPATIBLE))
    yield Row(measure=f"coordinates of capitals, true: supported (n = {len(true)})", value=value, at_least=0.85)
    value = _share(right, lambda v: v.outcome in (Outcome.CONTRADICTED, Outcome.INCONSISTENT))
    yield Row(measure="coordinates of capitals, true: contradicted or inconsistent", value=value, at_most=0.01)
    wrong = [_judged(trial) for trial in _trials(swapped, ClaimType.COORDINATES)]
    value = _share(wrong, lambda v: v.outcome is Outcome.INCONSISTENT and v.correction is not None)
    yield Row(measure=f"east for west: inconsistent, with its correction (n = {len(wrong)})", value=value, at_least=0.9)


def _is_large(name: str) -> bool:
    boundaries = open_boundaries()
    try:
        return boundaries.area_km2(boundaries.code(name), boundaries.worldviews[0]).all_parts >= LEAST_KM2
    except UnknownPlaceError:
        return False


def _apart(one: str, other: str) -> bool:
    boundaries = open_boundaries()
    a, b = boundaries.code(one), boundaries.code(other)
    return a != b and boundaries.gap_km(a, b, boundaries.worldviews[0]) > 500
