"""Corpora of marked toponyms → `data/models/resolver.json`.

Run by hand: `python tools/train_resolver.py --corpora FOLDER`; the folder holds `lgl.jsonl`, `geovirus.jsonl` and
`wiktor.jsonl`. Nothing here is random, so two runs on the same corpora and gazetteer write the same numbers. The
figures printed go to the section "Resolver" of the model card.
"""

import argparse
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from models_manifest import write_manifest
from resolver_examples import NEAR_KM, Example, Gold, Text, examples, read_texts, right_ones
from resolver_fit import NONE, Expected, Problem, as_array, calibrate, fit
from storymap.evaluation.metrics import calibration_bins, calibration_error
from storymap.geo import distance_km
from storymap.model.places import Resolution
from storymap.pipeline import Pipeline
from storymap.resolution.ranking import RankingResolver
from storymap.resolution.weights import VERSION, Weights

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "data" / "models" / "resolver.json"
SCALES = {"lgl": 1.0, "geovirus": 1.0, "wiktor": 0.15}
"""How much an example of a corpus counts: WikToR has each sense of a name equally often, which texts do not."""
JUDGED = ("lgl", "geovirus")
"""Corpora left out in turn."""
CALIBRATING = {"lgl": 1.0, "geovirus": 1.0, "wiktor": 0.2}
"""How much a corpus counts for the calibration: without WikToR's hard names, easy ones would make it too sure."""
PENALTY = 2.0
"""Strength with which a weight is held to 0."""
EXPECTED = {
    "not the country": (-2.0, 40.0),
    "within the country": (-7.0, 60.0),
    "is province beside its town": (-2.0, 40.0),
    "is capital": (1.0, 30.0),
    "country": (2.0, 30.0),
    "country named": (1.5, 30.0),
    "listed with its like": (1.5, 30.0),
    "alternate of a city": (1.0, 20.0),
}
"""Weights that these corpora say little or odd things about (Georgia is a state to LGL): what a reader of news expects
anywhere, and how strongly it is held to."""
THRESHOLD = 0.12
"""Calibrated confidence from which on a place is given."""
BIAS = 4.0
"""Not fitted: what the user's preference for a country adds."""
PASSES = 2
"""How often features are drawn anew with the weights of the pass before."""
START = Weights(features={"prior": 6.0, "province": 3.0, "near": 3.0}, none_score=3.0, threshold=THRESHOLD)


def train(texts: Mapping[str, Sequence[Text]]) -> Weights:
    """Weights fitted to these corpora, confidence calibrated on them."""
    weights = START
    for _ in range(PASSES):
        found = {name: examples(some, weights) for name, some in texts.items()}
        weights = _fit(found, weights)
    judged = [
        (confidence, right, weight * CALIBRATING[name])
        for name, some in texts.items()
        for confidence, right, weight in _judged(some, weights)
    ]
    slope, offset = calibrate(judged)
    return replace(weights, slope=round(slope, 3), offset=round(offset, 3))


def _fit(found: Mapping[str, Sequence[Example]], before: Weights) -> Weights:
    everyone = [example for some in found.values() for example in some]
    scale = [SCALES[name] for name, some in found.items() for _ in some]
    names = [*sorted({name for example in everyone for row in example.rows for name in row}), NONE]
    start = as_array({**before.features, NONE: before.none_score}, names)
    means, strengths = zip(*(EXPECTED.get(name, (0.0, PENALTY)) for name in names), strict=True)
    expected = Expected(np.array(means), np.array(strengths))
    fitted = dict(zip(names, np.round(fit(Problem(everyone, names, scale=scale), start, expected), 2), strict=True))
    none_score = float(fitted.pop(NONE))
    return replace(before, features={name: float(value) for name, value in fitted.items()}, none_score=none_score)


def _judged(texts: Sequence[Text], weights: Weights) -> list[tuple[float, bool, float]]:
    """Confidence, whether the place is right (by extent where points are a convention), weight of each answer."""
    found = []
    for text in texts:
        resolutions = RankingResolver(weights=replace(weights, threshold=0.0)).resolve(text.document, text.named)
        for resolution, gold in zip(resolutions, text.gold, strict=True):
            if gold and gold.position and resolution.place:
                right = right_ones(resolution.candidates, gold)[0] or _off(gold, resolution) <= NEAR_KM
                found.append((resolution.confidence, right))
    return [(confidence, right, 1 / len(found)) for confidence, right in found]


def _off(gold: Gold, resolution: Resolution) -> float:
    """Distance in km; more than any where either has no position."""
    if gold.position is None or resolution.place is None:
        return math.inf
    return distance_km(gold.position, resolution.place.location)


def measure(texts: Sequence[Text], weights: Weights) -> dict[str, float]:
    """Share within 161 km over all gold, expected calibration error, and both without countries."""
    resolver = RankingResolver(weights=weights)
    answers = [
        (resolution.confidence, _off(gold, resolution) <= NEAR_KM, resolution)
        for text in texts
        for gold, resolution in zip(text.gold, resolver.resolve(text.document, text.named), strict=True)
        if gold and gold.position
    ]
    local = [a for a in answers if not (a[2].place and a[2].place.is_country)]
    return {
        "n": len(answers),
        "within 161 km": sum(right for _, right, _ in answers) / len(answers),
        "ece": _ece(answers),
        "ece without countries": _ece(local),
        "nil": sum(r.place is None for _, _, r in answers) / len(answers),
    }


def _ece(answers: Sequence[tuple[float, bool, Resolution]]) -> float:
    return calibration_error(calibration_bins([(c, right) for c, right, r in answers if r.place])) or 0.0


def _show(title: str, figures: Mapping[str, float]) -> None:
    print(f"{title:44} " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True)


def _write(weights: Weights, path: Path) -> None:
    record = {
        "version": VERSION,
        "weights": dict(sorted({**weights.features, "bias": BIAS}.items())),
        "none_score": weights.none_score,
        "threshold": weights.threshold,
        "slope": weights.slope,
        "offset": weights.offset,
    }
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    if path == TARGET:
        write_manifest(path.parent)
    print(path, hashlib.sha256(path.read_bytes()).hexdigest())


def main() -> None:
    """Train, with one corpus left out at a time and with all, and write the latter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=TARGET)
    parser.add_argument("--only-final", action="store_true", help="skip leaving corpora out")
    arguments = parser.parse_args()
    pipeline = Pipeline()
    texts = {
        "lgl": read_texts(arguments.corpora / "lgl.jsonl", pipeline),
        "geovirus": read_texts(arguments.corpora / "geovirus.jsonl", pipeline),
        "wiktor": read_texts(arguments.corpora / "wiktor.jsonl", pipeline, every=3, others=True),
    }
    for left_out in () if arguments.only_final else JUDGED:
        weights = train({name: some for name, some in texts.items() if name != left_out})
        _show(f"{left_out}, trained on the others", measure(texts[left_out], weights))
    weights = train(texts)
    for name, some in texts.items():
        _show(f"{name}, trained on all", measure(some, weights))
    _write(weights, arguments.output)


if __name__ == "__main__":
    main()
