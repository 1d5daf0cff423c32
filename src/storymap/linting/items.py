"""The items of a story file with their paths, in the order of the file."""

from collections.abc import Iterator

from storymap.stories.file.entries import LinkEntry
from storymap.stories.file.values import ChapterEntry, MediaEntry, StopEntry, StoryFile, VerdictEntry
from storymap.stories.file.yaml_placing import Path

Owner = ChapterEntry | VerdictEntry
"""What has links."""


def links(file: StoryFile) -> Iterator[tuple[Path, LinkEntry, Owner]]:
    """Every link with what it belongs to."""
    sections: tuple[tuple[str, tuple[Owner, ...]], ...] = (("chapters", file.chapters), ("verdicts", file.verdicts))
    for section, owners in sections:
        for index, owner in enumerate(owners):
            for number, link in enumerate(owner.links):
                yield (section, index, "links", number), link, owner


def media(file: StoryFile) -> Iterator[tuple[Path, MediaEntry]]:
    """Every picture, sound and film."""
    for index, chapter in enumerate(file.chapters):
        for number, one in enumerate(chapter.media):
            yield ("chapters", index, "media", number), one


def stops(file: StoryFile) -> Iterator[tuple[Path, StopEntry]]:
    """Every stop of every traveller."""
    for index, route in enumerate(file.routes):
        for number, stop in enumerate(route.stops):
            yield ("routes", index, "stops", number), stop
