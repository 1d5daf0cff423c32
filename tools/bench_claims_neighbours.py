"""How well counts of neighbours, coasts, their lengths and places between are found and judged, on the Factbook."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random
from typing import Any

from bench_claims_rows import Row, check, pipeline, read_gold
from storymap.errors import UnknownPlaceError
from storymap.model.claims import ClaimType, Outcome

WRONG = frozenset({Outcome.CONTRADICTED, Outcome.INCONSISTENT})
WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()  # noqa: SIM905
COUNTS = (
    "{c} borders {n} countries.",
    "{c} has {n} neighbours.",
    "{c} shares land borders with {n} other countries.",
    "{n} countries border {c}.",
    "{c}, which is bordered by {n} countries, is on the list.",
    "{c} is bordered by {n} countries: {list}.",
)
ONLY = ("{c} has only one neighbour.", "{c} borders only one country.", "{c}'s only neighbour is {list}.")
INLAND = (
    "{c} is landlocked.",
    "{c} is a landlocked country.",
    "{c} has no access to the sea.",
    "{c}, a landlocked country, trades by road.",
    "Landlocked {c} trades by road.",
    "{c} has no coast.",
)
COASTLINES = (
    "{c} has {n} km of coastline.",
    "{c} has a coastline of {n} km.",
    "{c}'s coastline is {n} km long.",
    "The coastline of {c} stretches for {n} km.",
    "{c} has a {n}-km coastline.",
)
BETWEEN = (
    "{c} lies between {a} and {b}.",
    "{c} is located between {a} and {b}.",
    "{c}, situated between {a} and {b}, is on the list.",
    "{c} is a country between {a} and {b}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trials:
    """What came of the sentences of one kind."""

    outcomes: Sequence[Outcome | None]
    """The outcome of each; `None` where no claim of the type was found."""

    def rows(self, name: str) -> Iterator[Row]:
        """Recall, and the shares of what was found."""
        found = [outcome for outcome in self.outcomes if outcome is not None]
        total = len(self.outcomes)
        wrong = sum(outcome in WRONG for outcome in found) / max(1, len(found))
        yield Row(measure=f"{name}: found (of {total})", value=len(found) / max(1, total), at_least=0.9)
        if name.startswith("true"):
            yield Row(measure=f"{name}: contradicted or inconsistent", value=wrong, at_most=0.01)
        else:
            yield Row(measure=f"{name}: contradicted or inconsistent", value=wrong)


def rows() -> Iterable[Row]:
    """The figures of each type."""
    yield from _counts()
    yield from _landlocked()
    yield from _coastlines()
    yield from _between()


def _run(sentences: Iterable[str], kind: ClaimType) -> _Trials:
    outcomes: list[Outcome | None] = []
    for sentence in sentences:
        verdicts, _ = check(sentence)
        outcomes.append(next((v.outcome for v in verdicts if v.claim.type is kind), None))
    return _Trials(outcomes=outcomes)


def _named(iso3: str) -> str | None:
    """The country as prose has it; `None` for one whose name the gazetteer does not read as the country."""
    boundaries = pipeline().boundaries
    try:
        name = boundaries.name(boundaries.code(iso3))
    except UnknownPlaceError:
        return None
    resolved = pipeline().gazetteer.candidates(name, limit=1)
    return name if resolved and resolved[0].place.is_country else None


def _counts() -> Iterator[Row]:
    random, forms = Random(4), cycle(COUNTS)  # noqa: S311 - a seeded choice of forms
    true, false = [], []
    for entry in read_gold("adjacency.jsonl"):
        name, neighbours = _named(entry["iso3"]), entry["factbook"]
        if name is None or not 0 < len(neighbours) < len(WORDS) - 1:
            continue
        listed = [other for code in neighbours if (other := _named(code))]
        words = ", ".join(listed[:-1]) + f" and {listed[-1]}" if len(listed) > 1 else "".join(listed)
        form = random.choice(ONLY) if len(neighbours) == 1 else next(forms)
        if "{list}" in form and len(listed) != len(neighbours):
            form = COUNTS[0]
        true.append(form.format(c=name, n=WORDS[len(neighbours)], list=words))
        wrong = len(neighbours) + random.choice([n for n in (-3, -2, 2, 3) if 0 < len(neighbours) + n < len(WORDS)])
        false.append(COUNTS[len(false) % 5].format(c=name, n=WORDS[wrong]))
    yield from _run(true, ClaimType.COUNT).rows("true counts of neighbours")
    yield from _run(false, ClaimType.COUNT).rows("counts off by 2 or 3")


def _landlocked() -> Iterator[Row]:
    inland = {entry["iso3"] for entry in read_gold("landlocked.jsonl")}
    others = {
        entry["iso3"] for entry in read_gold("coastline.jsonl") if entry["coastline_km"] and entry["iso3"]
    } - inland
    named = [name for code in sorted(inland) if (name := _named(code))]
    coastal = [name for code in sorted(others) if (name := _named(code))]
    yield from _run(_told(INLAND, named), ClaimType.LANDLOCKED).rows("true: landlocked")
    yield from _run(_told(INLAND, coastal), ClaimType.LANDLOCKED).rows("false: landlocked")


def _told(forms: Sequence[str], names: Iterable[str]) -> list[str]:
    return [form.format(c=name) for form, name in zip(cycle(forms), names, strict=False)]


def _coastlines() -> Iterator[Row]:
    true, tenfold = [], []
    for entry in read_gold("coastline.jsonl"):
        name = _named(entry["iso3"]) if entry["iso3"] else None
        if name and entry["coastline_km"]:
            form = COASTLINES[len(true) % len(COASTLINES)]
            true.append(form.format(c=name, n=f"{entry['coastline_km']:,.0f}"))
            tenfold.append(form.format(c=name, n=f"{entry['coastline_km'] * 10:,.0f}"))
    yield from _run(true, ClaimType.COASTLINE).rows("true lengths of coasts")
    yield from _run(tenfold, ClaimType.COASTLINE).rows("lengths of coasts × 10")


def _between() -> Iterator[Row]:
    random = Random(4)  # noqa: S311 - a seeded choice of countries
    relations: list[dict[str, Any]] = [r for r in read_gold("location_relations.jsonl") if r["relation"] == "between"]
    true, false = [], []
    countries = sorted({code for relation in relations for code in (relation["subject"], *relation["object"]) if code})
    for relation in relations:
        names = [_named(code) if code else None for code in (relation["subject"], *relation["object"])]
        if len(names) == 3 and all(names):
            form = BETWEEN[len(true) % len(BETWEEN)]
            true.append(form.format(c=names[0], a=names[1], b=names[2]))
            others = [_named(code) for code in random.sample(countries, 6)]
            a, b = [other for other in others if other and other not in names][:2]
            false.append(form.format(c=names[0], a=a, b=b))
    yield from _run(true, ClaimType.BETWEEN).rows("true: between")
    yield from _run(false, ClaimType.BETWEEN).rows("two other countries at random: between")
