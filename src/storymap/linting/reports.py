"""Findings in story files → text as compilers write it, `storymap/lint/1`, or SARIF."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from storymap.exporters import sarif_rules
from storymap.exporters.encoding import json_bytes
from storymap.exporters.records import Json, Record
from storymap.exporters.sarif import sarif_log
from storymap.exporters.sarif_artifacts import Artifacts
from storymap.exporters.sarif_text import message
from storymap.linting.findings import SEVERITIES, Finding, Rule
from storymap.stories.file.origin import key_path

SCHEMA = "storymap/lint/1"
"""Schema of the JSON."""
FINGERPRINT = "storymapLint/v1"
"""Name of SARIF's fingerprint: the same while rule, file and item are, on whatever line the item stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """A story file with what was found in it."""

    name: str
    """Its path as given."""
    ids: tuple[str, ...]
    """For each finding the id of its item, such as `v3`; empty for the file itself."""
    findings: tuple[Finding, ...]
    """In the order of the file."""


def lines(linted: Linted) -> Iterator[str]:
    """A line for each finding: file, line, column, severity, rule, keys, words."""
    for found in linted.findings:
        at = f"{linted.name}:{found.line}:{found.column}"
        yield f"{at}: {found.rule.severity} {found.rule.id}: {key_path(found.path)}: {found.told}"


def summary(files: Sequence[Linted]) -> str:
    """How many findings there are of each severity.

    >>> summary(())
    'nothing found'
    """
    counts = _counts(files)
    told = [f"{counts[one]} {one}{'s' if counts[one] > 1 else ''}" for one in SEVERITIES if counts[one]]
    return ", ".join(told) or "nothing found"


def _counts(files: Sequence[Linted]) -> dict[str, int]:
    found = [one.rule.severity for linted in files for one in linted.findings]
    return {severity: found.count(severity) for severity in SEVERITIES}


def json_report(files: Sequence[Linted], *, rules: Collection[str], strict: bool, failed: bool) -> bytes:
    """The findings in the shape of `storymap/lint/1`."""
    return json_bytes(
        {
            "schema": SCHEMA,
            "files": [*(linted.name for linted in files)],
            "rules": [*sorted(rules)],
            "strict": strict,
            "failed": failed,
            "counts": {**_counts(files)},
            "findings": [_record(linted, number) for linted in files for number in range(len(linted.findings))],
        }
    )


def _record(linted: Linted, number: int) -> Record:
    found = linted.findings[number]
    return {
        "file": linted.name,
        "line": found.line,
        "column": found.column,
        "path": key_path(found.path),
        "item": linted.ids[number] or None,
        "rule": found.rule.id,
        "severity": found.rule.severity,
        "told": found.told,
    }


def sarif_report(files: Sequence[Linted], *, rules: Sequence[Rule], version: str) -> bytes:
    """The findings as a SARIF log."""
    artifacts = Artifacts()
    index = {rule.id: number for number, rule in enumerate(rules)}
    results: list[Json] = []
    for linted in files:
        address = artifacts.add_file(linted.name)
        met: dict[str, int] = {}
        for number, found in enumerate(linted.findings):
            key = f"{found.rule.id}\0{linted.ids[number]}\0{found.path[-1] if found.path else ''}"
            met[key] = met.get(key, 0) + 1
            results.append(_result(found, index, address, f"{linted.name}\0{key}\0{met[key]}"))
    known = [sarif_rules.Rule(id=rule.id, short=rule.about, help=rule.about, level=rule.severity) for rule in rules]
    return sarif_log(known, results, artifacts=artifacts, version=version, about={"checked": "story files"})


def _result(found: Finding, index: dict[str, int], address: Record, fingerprint: str) -> Record:
    region: Record = {"startLine": found.line, "startColumn": found.column}
    return {
        "ruleId": found.rule.id,
        "ruleIndex": index[found.rule.id],
        "level": found.rule.severity,
        "message": message(f"{key_path(found.path)}: {found.told}"),
        "locations": [{"physicalLocation": {"artifactLocation": address, "region": region}}],
        "partialFingerprints": {FINGERPRINT: hashlib.sha256(fingerprint.encode("utf-8", "replace")).hexdigest()[:32]},
    }
