"""Border lengths, neighbours and meeting points of the gold, put into sentences, true and corrupted → figures."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from bench_claims_border_texts import ADJACENT, APART, KINDS, LENGTHS, TRIPOINTS, UNREPAIRABLE, corrupted, printed, the
from bench_claims_rows import Row, check, pipeline, read_gold
from storymap.errors import UnknownPlaceError
from storymap.model.claims import ClaimType, Outcome, Verdict

_WRONG_SHARE = 0.02
"""Share of wrong figures in print at which precision is told."""
_STRONG = ("contradicted", "inconsistent")
_FOUND_IN_NONE = "not found"
_DISTANT_PAIRS = 300


def rows() -> Iterable[Row]:
    """Figures of the three kinds of gold."""
    yield from _lengths()
    yield from _adjacencies()
    yield from _tripoints()


def _lengths() -> Iterator[Row]:
    true, wrong = Counter[str](), {kind: Counter[str]() for kind in KINDS}
    dual_wrong = {kind: Counter[str]() for kind in KINDS}
    repaired: Counter[bool] = Counter()
    shown = list(_borders())
    for dual in (False, True):
        for number, (a, b, km) in enumerate(shown):
            for pattern in LENGTHS:
                unit = "mi" if number % 3 == 0 else "km"
                true[_outcome(pattern, a, b, printed(km, unit, dual=dual))] += 1
                for kind in KINDS:
                    figure = corrupted(km, unit, kind, dual=dual)
                    if figure is None:
                        continue
                    verdict = _verdict(pattern, a, b, figure.text)
                    (dual_wrong if dual else wrong)[kind][_word(verdict)] += 1
                    if dual and kind not in UNREPAIRABLE and verdict and verdict.outcome is Outcome.INCONSISTENT:
                        repair = verdict.correction
                        repaired[repair is not None and (repair.value, repair.unit) == figure.meant] += 1
    yield from _true_rows(true)
    for kind in KINDS:
        yield from _wrong_rows(kind, wrong[kind], dual_wrong[kind])
    yield Row(
        measure=f"right correction first, of {repaired.total()} inconsistent (doubled ones aside)",
        value=_share(repaired, True),
        at_least=0.93,
    )
    yield _precision(true, wrong, dual_wrong)


def _true_rows(true: Counter[str]) -> Iterator[Row]:
    n = true.total()
    yield Row(measure=f"border lengths found, true ({n})", value=1 - _share(true, _FOUND_IN_NONE), at_least=0.98)
    strong = sum(_share(true, word) for word in _STRONG)
    yield Row(measure="  true: contradicted or inconsistent", value=strong, at_most=0.005)
    yield Row(measure="  true: questionable", value=_share(true, "questionable"), at_most=0.06)
    yield Row(measure="  true: undecided or disputed", value=_share(true, "undecided") + _share(true, "disputed"))


def _wrong_rows(kind: str, single: Counter[str], dual: Counter[str]) -> Iterator[Row]:
    passed = [sum(_share(counts, word) for word in ("compatible", "supported")) for counts in (single, dual)]
    strong = [sum(_share(counts, word) for word in _STRONG) for counts in (single, dual)]
    bound = None if kind == "swapped digits" else 0.02
    n = single.total()
    yield Row(measure=f"{kind}, one unit ({n}): compatible or supported", value=passed[0], at_most=bound)
    floor = 0.90 if kind == "dropped first digit" else None
    yield Row(measure=f"{kind}, one unit: contradicted", value=strong[0], at_least=floor)
    yield Row(measure=f"{kind}, two units ({dual.total()}): compatible or supported", value=passed[1], at_most=bound)
    yield Row(measure=f"{kind}, two units: contradicted or inconsistent", value=strong[1], at_least=floor)


def _precision(true: Counter[str], *wrong: dict[str, Counter[str]]) -> Row:
    """Of what is called wrong, the share that is, if one figure in fifty is wrong and every kind as common."""
    false = sum(_share(true, word) for word in _STRONG)
    counts = [by_kind[kind] for by_kind in wrong for kind in KINDS]
    caught = sum(_share(count, word) for count in counts for word in _STRONG) / len(counts)
    right = _WRONG_SHARE * caught
    total = right + (1 - _WRONG_SHARE) * false
    return Row(
        measure=f"precision of contradicted + inconsistent at 2 % wrong, the {len(KINDS)} kinds equally common, "
        "half in two units",
        value=right / total if total else 0.0,
        at_least=0.9,
    )


def _outcome(pattern: str, a: str, b: str, figure: str) -> str:
    return _word(_verdict(pattern, a, b, figure))


def _word(verdict: Verdict | None) -> str:
    return verdict.outcome.value if verdict is not None else _FOUND_IN_NONE


def _verdict(pattern: str, a: str, b: str, figure: str) -> Verdict | None:
    """The verdict on the one border length of a sentence, if it is found with its countries."""
    text = pattern.format(a=the(a), b=the(b), A=_capital(the(a)), B=_capital(the(b)), x=a, y=b, q=figure)
    verdicts, _ = check(text)
    boundaries = pipeline().boundaries
    for verdict in verdicts:
        if verdict.claim.type is ClaimType.BORDER_LENGTH:
            try:
                codes = {_code(mention.place.country_code or mention.place.name) for mention in verdict.claim.mentions}
            except UnknownPlaceError:
                continue
            if codes == {boundaries.code(a), boundaries.code(b)}:
                return verdict
    return None


@cache
def _code(name: str) -> str:
    return pipeline().boundaries.code(name)


def _borders() -> Iterator[tuple[str, str, float]]:
    """Names of the two countries and the length of 2025 in km; the sovereign bases on Cyprus are no countries."""
    for row in read_gold("border_lengths_calibration.jsonl"):
        a, b = _known(row["a"]), _known(row["b"])
        km = row["km_2025"] or row["km_2012"]
        if a and b and km:
            yield a, b, km


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def _adjacencies() -> Iterator[Row]:
    touching, apart = _pairs()
    results: dict[str, Counter[str]] = {"neighbours": Counter(), "others": Counter()}
    for truth, pairs in (("neighbours", touching), ("others", apart)):
        for number, (a, b) in enumerate(pairs):
            for patterns, denied in ((ADJACENT, False), (APART, True)):
                pattern = patterns[number % len(patterns)]
                word = _adjacency(pattern, a, b)
                wanted = "supported" if (truth == "neighbours") != denied else "contradicted"
                decided = word in ("supported", "contradicted")
                results[truth][("right" if word == wanted else "wrong") if decided else word] += 1
    for truth, counts in results.items():
        decided_count = counts["right"] + counts["wrong"]
        right = counts["right"] / decided_count if decided_count else 0.0
        missing = _share(counts, _FOUND_IN_NONE)
        yield Row(measure=f"adjacency, {truth} ({counts.total()}): found", value=1 - missing, at_least=0.99)
        yield Row(measure=f"adjacency, {truth}: right, of {decided_count} decided", value=right, at_least=0.99)
        open_ones = _share(counts, "undecided") + _share(counts, "disputed")
        yield Row(measure=f"adjacency, {truth}: undecided (nearer than drawn) or disputed (two views)", value=open_ones)


def _pairs() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs of neighbours; and as many that are none, drawn at random."""
    neighbours = {row["iso3"]: set(row["factbook"]) for row in read_gold("adjacency.jsonl")}
    known = {code: name for code in neighbours if (name := _known(code))}
    touching = sorted({tuple(sorted((a, b))) for a in known for b in neighbours[a] if b in known})
    draw = random.Random(4)  # noqa: S311 - a benchmark
    states = sorted(code for code in known if neighbours[code])
    apart: set[tuple[str, str]] = set()
    while len(apart) < _DISTANT_PAIRS:
        a, b = sorted(draw.sample(states, 2))
        if b not in neighbours[a]:
            apart.add((a, b))
    return ([(known[a], known[b]) for a, b in touching], [(known[a], known[b]) for a, b in sorted(apart)])


def _known(code: str) -> str | None:
    boundaries = pipeline().boundaries
    try:
        return boundaries.name(boundaries.code(code))
    except UnknownPlaceError:
        return None


def _adjacency(pattern: str, a: str, b: str) -> str:
    text = pattern.format(a=the(a), b=the(b), A=_capital(the(a)), B=_capital(the(b)))
    verdicts, _ = check(text)
    found = [v for v in verdicts if v.claim.type is ClaimType.ADJACENCY and len(v.claim.mentions) == 2]
    return found[0].outcome.value if found else _FOUND_IN_NONE


def _tripoints() -> Iterator[Row]:
    meeting = {frozenset(row["triple"]) for row in read_gold("tripoints_ne10m.jsonl")}
    neighbours = {row["iso3"]: set(row["factbook"]) for row in read_gold("adjacency.jsonl")}
    not_meeting = {
        frozenset((a, b, c))
        for a, of_a in neighbours.items()
        for b in of_a
        for c in of_a & neighbours.get(b, set())
        if frozenset((a, b, c)) not in meeting
    }
    for truth, triples in (("meeting", meeting), ("mutual neighbours that do not meet", not_meeting)):
        counts: Counter[str] = Counter()
        for number, triple in enumerate(sorted(map(sorted, triples))):
            names = [name for code in triple if (name := _known(code))]
            if len(names) == 3:
                counts[_tripoint(TRIPOINTS[number % len(TRIPOINTS)], names)] += 1
        right = "supported" if truth == "meeting" else "contradicted"
        yield Row(measure=f"tripoints, {truth} ({counts.total()}): {right}", value=_share(counts, right))
        yield Row(measure=f"tripoints, {truth}: not found", value=_share(counts, _FOUND_IN_NONE))


def _tripoint(pattern: str, names: list[str]) -> str:
    a, b, c = map(the, names)
    verdicts, _ = check(pattern.format(a=a, b=b, c=c, A=_capital(a)))
    found = [v for v in verdicts if v.claim.type is ClaimType.TRIPOINT]
    return found[0].outcome.value if found else _FOUND_IN_NONE


def _share(counts: Counter[str] | Counter[bool], key: str | bool) -> float:
    return counts[key] / counts.total() if counts.total() else 0.0  # type: ignore[index]
