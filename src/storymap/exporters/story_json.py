"""Story → `storymap/story/1`: everything, for other programs."""

from storymap.boundaries.atlas import Boundaries
from storymap.exporters import records
from storymap.exporters.encoding import json_bytes
from storymap.exporters.event_records import event_records
from storymap.exporters.provenance import provenance_record
from storymap.exporters.route_records import context_records, disagreement_records, route_record
from storymap.model.stories import Story

SCHEMA = "storymap/story/1"
NO_ROUTE: records.Record = {"traveller": None, "stops": [], "legs": []}
"""What `route` holds when nobody travels."""


class StoryJsonExporter:
    """The whole story as JSON."""

    name = "json"
    version = "1"
    suffix = ".json"
    keeps = "everything: whole texts, toponyms with candidates, routes, claims with verdicts, chapters"
    loses = "geometry of the evidence and of the legs"
    reads = "your own programs; the schema is storymap/story/1"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def export_story(self, story: Story) -> bytes:
        """The story's record, as bytes."""
        return json_bytes(story_record(story))


def story_record(story: Story) -> records.Record:
    """The story in the shape of `storymap/story/1`."""
    routes: list[records.Json] = [route_record(route, story.documents) for route in story.routes]
    return {
        "schema": SCHEMA,
        "title": story.title,
        "documents": [records.document_record(resolved) for resolved in story.documents],
        "claims": records.claim_records(story),
        "not_checkable": records.not_checkable_records(story),
        "route": routes[0] if routes else NO_ROUTE,
        "routes": routes,
        "events": event_records(story.events, story.documents),
        "disagreements": disagreement_records(story),
        "context": context_records(story.context),
        "chapters": [records.chapter_record(chapter) for chapter in story.chapters],
        "changes": [records.change_record(change) for change in story.changes],
        "worldviews": list(story.worldviews),
        **records.credit_records(story.attributions, story.lookups),
        "provenance": provenance_record(story, StoryJsonExporter),
    }
