"""Corpora of marked toponyms → `data/models/recognizer.json`.

Run by hand: `python tools/train_recognizer.py --corpora FOLDER`; the folder holds `lgl.jsonl`, `geovirus.jsonl` and
`uner_ewt.jsonl`. Nothing here is random, so two runs on the same corpora and gazetteer write the same bytes. The
figures printed go to the section "Recognizer" of the model card.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from models_manifest import write_manifest
from recognizer_examples import MARKS_DEMONYMS, Example, Text, read_texts, score
from recognizer_fit import fit
from storymap.evaluation.metrics import calibration_bins, calibration_error
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.recognizers.trained import ENOUGH, SCHEMA
from storymap.recognizers.weights import THRESHOLD, WEIGHTS, probability

Judged = list[tuple[Example, float]]
"""The mentions of a text with the probability that each is a toponym."""
ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "data" / "models" / "recognizer.json"
CORPORA = ("lgl", "geovirus", "uner_ewt")
"""Those that weights which ship may be trained on."""
SPREAD = 0.5
CLUE_SPREAD = 0.2
FEWEST = 3
PARTS = 4
SMALLEST = 0.02
"""A weight nearer to 0 changes nothing and is left out."""


def train(texts: Sequence[Text]) -> dict[str, float]:
    """Weights fitted to these texts, rounded."""
    examples = [example for text in texts for example in text.examples if example.weight > 0]
    found = fit(examples, WEIGHTS, spread=SPREAD, clue_spread=CLUE_SPREAD, fewest=FEWEST)
    return {name: round(value, 2) for name, value in found.items() if name in WEIGHTS or abs(value) >= SMALLEST}


def sure(example: Example, weights: Mapping[str, float]) -> float:
    """Probability that the example is a toponym."""
    return probability(sum(weights.get(name, 0.0) * value for name, value in example.features.items()))


def across(texts: Sequence[Text], others: Sequence[Text]) -> list[Judged]:
    """Every text's examples judged by weights that were fitted to the rest: each fourth part in turn is held out."""
    parts = [train([*others, *(t for n, t in enumerate(texts) if n % PARTS != part)]) for part in range(PARTS)]
    return [judge(text, parts[number % PARTS]) for number, text in enumerate(texts)]


def judge(text: Text, weights: Mapping[str, float]) -> Judged:
    """The text's examples with the probability that each is a toponym."""
    return [(example, sure(example, weights)) for example in text.examples]


def show(
    title: str, texts: Sequence[Text], judged: Sequence[Judged], *, demonyms: bool, enough: float = ENOUGH
) -> None:
    """Print strict precision, recall, F1 and the calibration error of what is found."""
    found = [[e.span for e, p in some if p >= enough] for some in judged]
    counts = score(list(texts), found, demonyms=demonyms)
    ece = calibration_error(calibration_bins([(p, e.right) for some in judged for e, p in some if p >= enough])) or 0.0
    print(f"{title:42} P {counts.precision:.3f}  R {counts.recall:.3f}  F1 {counts.f1:.3f}  ECE {ece:.3f}", flush=True)


def compare(name: str, texts: Sequence[Text], others: Sequence[Text]) -> None:
    """Print one corpus's figures with weights that never saw the texts they are measured on."""
    demonyms = name in MARKS_DEMONYMS
    by_hand = [judge(text, WEIGHTS) for text in texts]
    show(f"{name}, weights set by hand", texts, by_hand, demonyms=demonyms, enough=THRESHOLD)
    weights = train(others)
    show(f"{name}, trained on the others", texts, [judge(text, weights) for text in texts], demonyms=demonyms)
    show(f"{name}, trained on the others and 3/4 of it", texts, across(texts, others), demonyms=demonyms)


def write(weights: Mapping[str, float], path: Path) -> None:
    """Write the weights in the order of their names, and print the file's digest."""
    record = {
        "schema": SCHEMA,
        "signals": {name: weights[name] for name in sorted(WEIGHTS)},
        "clues": {name: weights[name] for name in sorted(weights) if name not in WEIGHTS},
    }
    path.write_text(json.dumps(record, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(path.name, f"{path.stat().st_size} bytes, sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")


def main() -> None:
    """Train, with one corpus left out at a time and with all, and write the latter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=TARGET)
    parser.add_argument("--only-final", action="store_true", help="skip leaving corpora out")
    arguments = parser.parse_args()
    missing = [name for name in CORPORA if not (arguments.corpora / f"{name}.jsonl").is_file()]
    if missing:
        sys.exit(
            f"no {', '.join(f'{name}.jsonl' for name in missing)} in {arguments.corpora}; give the corpora's folder"
        )
    gazetteer = CompiledGazetteer()
    texts = {name: read_texts(arguments.corpora / f"{name}.jsonl", gazetteer) for name in CORPORA}
    for name, some in () if arguments.only_final else texts.items():
        compare(name, some, [text for other in CORPORA if other != name for text in texts[other]])
    weights = train([text for some in texts.values() for text in some])
    write(weights, arguments.output)
    if arguments.output == TARGET:
        write_manifest(TARGET.parent)


if __name__ == "__main__":
    main()
