"""Geoparsers from PyPI and storymap on the same texts in one run → quality and speed, side by side.

With `../shared/corpora` absent, our own readable cases and the places expected of `seeds/` stand in, and the first line
says so. Usage: bench_places.py PYTHON, the interpreter of the environment that has the other geoparsers.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from storymap.evaluation.corpora import GoldDocument, GoldToponym, read_corpus
from storymap.evaluation.metrics import NEAR_KM, Counts, count_strict
from storymap.evaluation.scoring import NOTHING, TAGGED_SHARE
from storymap.geo import distance_km
from storymap.model.places import LonLat
from storymap.model.texts import Span

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ("lgl", "geovirus", "tudloc")
PEERS = ("geotext", "flashgeotext", "local-geocode")
Corpus = Sequence[GoldDocument]


def load_corpora() -> dict[str, Corpus]:
    """The shared corpora, or what stands in for them."""
    folder = ROOT.parent / "shared" / "corpora"
    found = {name: read_corpus(folder / f"{name}.jsonl") for name in CORPORA if (folder / f"{name}.jsonl").exists()}
    if found:
        return found
    print("../shared/corpora is absent: scoring on tests/cases and seeds/ instead, far too few to compare well")
    return {"cases": tuple(readable_cases()), "seeds": tuple(seed_places())}


def readable_cases() -> Iterator[GoldDocument]:
    """The cases of recognition: every toponym is marked, none has a position."""
    for path in sorted((ROOT / "tests" / "cases").glob("recognition*.md")):
        for block in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            lines = block.split("\n")
            dot = lines.index(".")
            expected = lines[dot + 1 : lines.index(".", dot + 1)]
            text = "\n".join(lines[1:dot])
            yield GoldDocument(id=lines[0], text=text, toponyms=tuple(_marked(text, expected)))


def _marked(text: str, expected: Sequence[str]) -> Iterator[GoldToponym]:
    flat, behind = text.replace("\n", " "), 0
    for line in expected:
        name = line.split(" | ")[0]
        start = flat.index(name, behind)
        behind = start + len(name)
        yield GoldToponym(span=Span(start=start, end=behind), name=name)


def seed_places() -> Iterator[GoldDocument]:
    """Our own stories: the first mention of each place that is expected of them, with its position; no others."""
    for path in sorted((ROOT / "seeds").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        places = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))["places"]
        body = text.index("---\n", 4)
        spans = {text.find(p["name"], body): p for p in places if text.find(p["name"], body) >= 0}
        gold = (
            GoldToponym(
                span=Span(start=at, end=at + len(place["name"])),
                name=place["name"],
                position=LonLat(lon=place["lon"], lat=place["lat"]),
            )
            for at, place in sorted(spans.items())
        )
        yield GoldDocument(id=path.stem, text=text, toponyms=tuple(gold))


def run_tool(name: str, python: str, corpus: Corpus) -> dict:
    """What a geoparser finds in a corpus, in a process of its own."""
    lines = "\n".join(json.dumps({"text": document.text}) for document in corpus)
    tool = Path(__file__).with_name("bench_places_tools.py")
    result = subprocess.run([python, tool, name], input=lines, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(f"{name} failed: {result.stderr.strip().splitlines()[-1]}")
    return json.loads(result.stdout)


def marks_demonyms(corpus: Corpus, found: Sequence[Sequence]) -> bool:
    """Whether the corpus tags demonyms, judged by those that storymap finds."""
    marked = [
        any(toponym.span.start < b and a < toponym.span.end for toponym in document.toponyms)
        for document, spans in zip(corpus, found, strict=True)
        for a, b, use, *_ in spans
        if use == "demonym"
    ]
    return bool(marked) and sum(marked) / len(marked) >= TAGGED_SHARE


def strict_counts(corpus: Corpus, found: Sequence[Sequence], *, demonyms: bool) -> Counts:
    """Counts of recognition with both ends right, with or without demonyms."""
    total = NOTHING
    for document, spans in zip(corpus, found, strict=True):
        out = {(a, b) for a, b, use, *_ in spans if use == "demonym" and not demonyms}
        predicted = sorted({(a, b) for a, b, *_ in spans} - out)
        gold = [(t.span.start, t.span.end) for t in document.toponyms]
        total += count_strict(predicted, [range_ for range_ in gold if range_ not in out])
    return total


def placed_share(corpus: Corpus, found: Sequence[Sequence]) -> float | None:
    """Share of gold with a position that is found with both ends right and placed within 161 km; None without any."""
    positioned, placed = 0, 0
    for document, spans in zip(corpus, found, strict=True):
        positions = {(a, b): (lat, lon) for a, b, _, lat, lon in spans if lat is not None}
        for toponym in document.toponyms:
            if toponym.position:
                positioned += 1
                at = positions.get((toponym.span.start, toponym.span.end))
                placed += bool(at) and distance_km(toponym.position, LonLat(lat=at[0], lon=at[1])) <= NEAR_KM
    gives_positions = any(lat is not None for spans in found for *_, lat, _ in spans)
    return placed / positioned if positioned and gives_positions else None


def rows(name: str, corpus: Corpus, records: dict[str, dict]) -> Iterator[str]:
    """The table's lines for one corpus, our own last."""
    demonyms = marks_demonyms(corpus, records["storymap"]["found"])
    for tool, record in records.items():
        counts = strict_counts(corpus, record["found"], demonyms=demonyms)
        placed = placed_share(corpus, record["found"])
        memory = record["peak_mb"]
        yield (
            f"| {name} | {tool} {record['version']} | {counts.precision:.3f} | {counts.recall:.3f} | {counts.f1:.3f} "
            f"| {'–' if placed is None else f'{placed:.3f}'} | {record['tokens_per_s']:,.0f} "
            f"| {record['load_s']:.1f} | {'–' if memory is None else f'{memory:.0f}'} |"
        )


def main() -> None:
    """Print the table as Markdown."""
    corpora = load_corpora()
    print("| corpus | geoparser | precision | recall | strict F1 | found and placed | tokens/s | load s | peak MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, corpus in corpora.items():
        records = {peer: run_tool(peer, sys.argv[1], corpus) for peer in PEERS}
        records["storymap"] = run_tool("storymap", sys.executable, corpus)
        print("\n".join(rows(name, corpus, records)), flush=True)


if __name__ == "__main__":
    main()
