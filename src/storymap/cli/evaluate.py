"""`storymap evaluate`: gold corpora → scores."""

from collections.abc import Collection, Mapping
from itertools import count
from pathlib import Path

import click

from storymap.cli.terminal import deliver, note, show_table
from storymap.evaluation.corpora import read_corpus
from storymap.evaluation.metrics import calibration_error
from storymap.evaluation.records import evaluation_record, miss_lines, share
from storymap.evaluation.scoring import CorpusScores, score_corpus
from storymap.exporters.encoding import json_bytes
from storymap.pipeline import Pipeline


@click.command("evaluate")
@click.argument("corpora", nargs=-1, required=True, metavar="CORPUS...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--errors", type=click.Path(path_type=Path), help="Write every miss, with context and candidates, here.")
@click.option(
    "--recognizer",
    default=Pipeline.recognizer_name,
    show_default=True,
    metavar="NAME",
    help="Recognizer to score; spacy:MODEL is a spaCy pipeline that you have installed.",
)
def command(*, corpora: tuple[Path, ...], as_json: bool, errors: Path | None, recognizer: str) -> None:
    """Score recognition and resolution on corpora whose toponyms people have marked.

    CORPUS is a file of JSON lines: id, text, toponyms (start, end, lat, lon, geonameid).

    \b
    Examples:
      storymap evaluate news.jsonl
      storymap evaluate news.jsonl travel.jsonl --json --errors misses.txt
    """
    gold = [(path, read_corpus(path)) for path in corpora]
    scores: dict[str, CorpusScores] = {}
    for path, documents in gold:
        scores[_free_name(path.stem, scores)] = score_corpus(documents, Pipeline(recognizer_name=recognizer))
    if errors:
        lines = [line for name, found in scores.items() for line in miss_lines(name, found)]
        deliver(("\n".join(lines) + "\n").encode("utf-8", errors="backslashreplace"), errors)
        note(f"Misses: {errors}")
    if as_json:
        deliver(json_bytes(evaluation_record(scores)), None)
        return
    _show(scores)


def _free_name(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it when another corpus is called the same."""
    names = (f"{name}-{number}" if number > 1 else name for number in count(1))
    return next(free for free in names if free not in taken)


def _show(scores: Mapping[str, CorpusScores]) -> None:
    columns = ("Corpus", "P", "R", "F1", "Overlap F1", "≤161 km", "Median km", "AUC", "End to end", "ECE", "Tokens/s")
    show_table(columns, (_row(name, found) for name, found in scores.items()))


def _row(name: str, scores: CorpusScores) -> tuple[str, ...]:
    strict, overlap = scores.recognition.strict, scores.recognition.overlap
    errors = scores.errors
    return (
        name,
        f"{strict.precision:.3f}",
        f"{strict.recall:.3f}",
        f"{strict.f1:.3f}",
        f"{overlap.f1:.3f}",
        _share(errors.within_161km),
        "–" if errors.median_km is None else f"{errors.median_km:,.0f}",
        _share(errors.auc),
        _share(share(scores.found_and_placed)),
        _share(calibration_error(scores.resolution_bins)),
        f"{scores.tokens_per_s:,.0f}",
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
