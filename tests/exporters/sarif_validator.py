"""Microsoft's SARIF Multitool on a folder of logs: what it says of them, without a network."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGES = Path(__file__).resolve().parents[2] / "node_modules" / "@microsoft"
NOWHERE = "http://127.0.0.1:9"
"""A proxy that nobody is: the validator would ask whether addresses answer."""

MOST_RUNS = 20
"""What GitHub takes in one log."""


@dataclass(frozen=True)
class Said:
    """What the validator says of a log."""

    log: str
    level: str
    rule: str
    words: str


def validate(logs, folder):
    """Everything that it says of the logs, by name → bytes, but for notes; its rules include those of GitHub."""
    return [said for part in batched([*logs.items()]) for said in _validate(dict(part), folder)]


def batched(logs):
    return [logs[start : start + MOST_RUNS] for start in range(0, len(logs), MOST_RUNS)]


def _validate(logs, folder):
    tool = PACKAGES / f"sarif-multitool-{sys.platform}" / "Sarif.Multitool"
    if not tool.exists():
        pytest.fail("the SARIF Multitool is missing: run tools/ensure_node_tools.sh", pytrace=False)
    tool.chmod(0o755)
    (folder / "logs.sarif").write_bytes(_as_one([*logs.values()]))
    found = folder / "found.json"
    own = {
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1",
        "DOTNET_BUNDLE_EXTRACT_BASE_DIR": str(folder / "unpacked"),
        "http_proxy": NOWHERE,
        "https_proxy": NOWHERE,
    }
    found.unlink(missing_ok=True)
    subprocess.run(
        [tool, "validate", folder / "logs.sarif", "--output", found, "--rule-kind", "Sarif;Gh"],
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )
    run = json.loads(found.read_text(encoding="utf-8-sig"))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"]
    return [said for result in run.get("results", ()) if (said := _said(run, result, [*logs]))]


def _as_one(logs):
    """Several logs as one with all their runs: the validator takes seconds for each file."""
    first, *others = map(json.loads, logs)
    return json.dumps({**first, "runs": [*first["runs"], *(run for log in others for run in log["runs"])]}).encode()


def _said(run, result, names):
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    level = result.get("level") or rule.get("defaultConfiguration", {}).get("level", "warning")
    words = f"{result['message'].get('id')} {result['message'].get('arguments')}"
    number = re.search(r"runs\[(\d+)\]", words)
    log = names[int(number[1])] if number else ""
    return Said(log, level, result["ruleId"].partition("/")[0], words) if level != "note" else None
