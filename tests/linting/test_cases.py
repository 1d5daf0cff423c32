"""Golden cases: one thing wrong in a story file gives its finding and no other; what only looks wrong gives none."""

from pathlib import Path

import pytest

from storymap.linting.rules import RULES
from storymap.stories.file.fingerprints import fingerprint
from storymap.stories.file.origin import key_path

CASES = Path(__file__).resolve().parents[1] / "cases" / "lint.md"
UNTESTED_HERE = {"document-untitled"}
"""A story file whose document has no title takes that of its text's heading."""


def cases():
    for block in CASES.read_text(encoding="utf-8").split("\n---\n\n")[1:]:
        title, edit, wanted = block.strip("\n").split("\n.\n")
        yield pytest.param(edit, wanted.splitlines(), id=title)


def edited(text, edit):
    """The text after a patch whose lines each stand once; additions that follow on nothing go to the end."""
    lines = text.splitlines()
    at = len(lines)
    for line in edit.splitlines():
        sign, words = line[:1], line[1:].replace("PRINT", fingerprint("geonames:3143244"))
        if sign == "-":
            at = _place(lines, words, at)
            del lines[at]
        else:
            at = len(lines) if words[:1] not in " -" and words[-1:] != "," and ":" in words else at
            lines.insert(at, words)
            at += 1
    return "\n".join(lines) + "\n"


def _place(lines, words, at):
    """Where a line stands: right here, where it is one of several that are the same, else where it stands first."""
    return at if at < len(lines) and lines[at] == words else lines.index(words)


@pytest.mark.parametrize(("edit", "wanted"), [*cases()])
def test_a_story_file_gives_the_findings_that_are_told(edit, wanted, base, linted):
    found = linted(edited(base, edit) if edit else base).findings
    told = [f"{one.rule.severity} {one.rule.id}: {key_path(one.path)}" for one in found]
    assert sorted(told) == sorted([] if wanted == ["nothing"] else wanted), [one.told for one in found]


def test_every_rule_has_a_case():
    told = CASES.read_text(encoding="utf-8")
    assert {rule.id for rule in RULES if f"{rule.severity} {rule.id}: " not in told} <= UNTESTED_HERE


def test_there_are_many_cases_and_many_traps():
    titles = [case.id for case in cases()]
    assert len(titles) == len({*titles}) >= 80
    assert sum(title.startswith("trap: ") for title in titles) >= 20
