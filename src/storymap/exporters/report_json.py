"""Story → `storymap/report/1`: the validation report for other programs."""

from storymap.boundaries.atlas import Boundaries
from storymap.exporters import records, wording
from storymap.exporters.encoding import json_bytes
from storymap.model.stories import Story

SCHEMA = "storymap/report/1"


class JsonReportExporter:
    """The validation report as JSON."""

    name = "report-json"
    version = "1"
    suffix = ".json"
    keeps = "all claims with verdicts, measures, worldviews and sources"
    loses = "the text, toponyms, routes"
    reads = "your own programs; the schema is storymap/report/1"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """Every claim with its verdict, as bytes."""
        return json_bytes(report_record(story))


def report_record(story: Story) -> records.Record:
    """The report in the shape of `storymap/report/1`."""
    return {
        "schema": SCHEMA,
        "documents": [
            {"id": resolved.document.id, "source": records.source_record(resolved.document.source)}
            for resolved in story.documents
        ],
        "claims": records.claim_records(story),
        "not_checkable": records.not_checkable_records(story),
        "worldviews": list(story.worldviews),
        "only": [claim_type.value for claim_type in story.only],
        "limits": wording.LIMITS,
        **records.credit_records(story.attributions, story.lookups),
    }
