"""A story file → the bytes of a new one, with words for those who open it."""

from storymap.stories.file.comments import Comments
from storymap.stories.file.records import to_record
from storymap.stories.file.values import StoryFile
from storymap.stories.file.yaml_writing import write_yaml

GREETING = Comments(
    before={
        ("schema",): (
            "# A story file: correct it in any editor, then tell the story with: storymap render FILE",
            "# What you change stays yours. What each key means: docs/reference/story-file.md of storymap",
        ),
        ("chapters",): ("# Order, titles, caption, media [{url, alt, credit}], hidden: true; chapters of your own.",),
        ("routes",): ("# Stops in the order of travel: their place, role and when.",),
        ("places",): (
            "# place: the id of a candidate. Or at: {lat: 69.7, lon: 30.0, radius_km: 2}. Or not_a_place: true.",
        ),
        ("verdicts",): ("# status: draft, confirmed or rejected; note, by, on, links [{url}] are yours.",),
        ("documents",): ("# The texts. Everything above quotes them.",),
        ("drafted",): ("# What the machine wrote, to know later what you changed. Leave this part as it is.",),
    }
)
"""What a new file says to those who open it."""


def write_draft(file: StoryFile) -> bytes:
    """A new story file, with words for those who open it."""
    return write_yaml(to_record(file), GREETING).encode("utf-8")
