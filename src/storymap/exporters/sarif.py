"""Story → SARIF 2.1.0: verdicts and doubtful names as findings in the files, for editors and continuous integration."""

from collections.abc import Sequence

from storymap.boundaries.atlas import Boundaries
from storymap.exporters.encoding import json_bytes
from storymap.exporters.provenance import about_record
from storymap.exporters.records import Json, Record
from storymap.exporters.sarif_artifacts import BASES, Artifacts
from storymap.exporters.sarif_results import Results
from storymap.exporters.sarif_rules import RULES, Rule, rule_records
from storymap.exporters.sarif_text import COLUMN_KIND, LINE_ENDS
from storymap.exporters.wording import DRAFT_NOTICE, LIMITS
from storymap.model.stories import Story

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""Address of the schema that the standard publishes."""


class SarifExporter:
    """The findings of a story as a log of one run."""

    name = "sarif"
    version = "1"
    suffix = ".sarif"
    keeps = "claims with verdicts, figures and who decided; doubtful and unknown names; where each stands in the file"
    loses = "routes, chapters, evidence, candidates; of a text or story file all but the findings' words"
    reads = "VS Code's SARIF viewer, GitHub code scanning, Azure DevOps, sarif-tools"
    for_desks = True

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The log, as bytes."""
        artifacts = Artifacts()
        placed = {resolved.document.id: artifacts.place(resolved.document) for resolved in story.documents}
        return sarif_log(
            RULES,
            [*Results(story, placed).all()],
            artifacts=artifacts,
            version=story.provenance.version if story.provenance else None,
            about={"notice": DRAFT_NOTICE, "limits": LIMITS, **about_record(story, self)},
        )


def sarif_log(
    rules: Sequence[Rule], results: list[Json], *, artifacts: Artifacts, version: str | None, about: Record
) -> bytes:
    """A log of one run by storymap.

    Args:
        rules: The rules, in the order that the results' `ruleIndex` counts in.
        results: As SARIF has them.
        artifacts: What the results point into.
        version: Version of storymap, where it is known.
        about: Properties of the run.
    """
    driver: Record = {
        "name": "storymap",
        **({"version": version} if version else {}),
        "rules": rule_records(rules),
    }
    run: Record = {
        "tool": {"driver": driver},
        "columnKind": COLUMN_KIND,
        "newlineSequences": [*LINE_ENDS],
        "originalUriBaseIds": BASES,
        "artifacts": artifacts.records,
        "results": results,
        "properties": about,
    }
    return json_bytes({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
