"""Story → PNG and PDF: the story page, looked at and printed by an installed Chromium."""

from dataclasses import replace

from storymap.boundaries.atlas import Boundaries
from storymap.errors import InputError
from storymap.exporters.chromium import find_chromium, print_pdf, take_picture
from storymap.exporters.leaflet.page import LeafletExporter, PageOptions
from storymap.model.stories import Story

SIZE = (1200, 630)
"""Width and height of a picture, in pixels, where none is asked for: what networks show beside a link."""


class PngExporter:
    """One chapter of the story page as a picture."""

    name = "png"
    version = "1"
    suffix = ".png"
    keeps = "one chapter of the page as it looks"
    loses = "everything that is not on that picture; no words to search"
    reads = "every program that shows pictures"

    def __init__(
        self,
        *,
        boundaries: Boundaries,
        options: PageOptions | None = None,
        size: tuple[int, int] = SIZE,
        chapter: int = 1,
    ) -> None:
        """Fails at once where there is no browser.

        Args:
            boundaries: What the map draws.
            options: How the page looks.
            size: Width and height in pixels.
            chapter: The chapter to show, counted from 1.
        """
        find_chromium()
        self._page = LeafletExporter(boundaries=boundaries, options=replace(options or PageOptions(), picture=True))
        self._size, self._chapter = size, chapter

    def export_story(self, story: Story) -> bytes:
        """The picture.

        Raises:
            InputError: The story has no such chapter.
            OutputError: The browser makes none.
        """
        chapters = len(story.chapters) or len(story.documents)
        if not 1 <= self._chapter <= chapters:
            raise InputError(f"there is no chapter {self._chapter}; the story has {chapters}, counted from 1")
        fragment = f"#chapter-{self._chapter}"
        return take_picture(self._page.export_story(story), size=self._size, fragment=fragment)


class PdfExporter:
    """The story page on paper: every chapter, the overview map, all verdicts."""

    name = "pdf"
    version = "1"
    suffix = ".pdf"
    keeps = "the page as it prints: every chapter, the overview map, all verdicts"
    loses = "what can only be clicked"
    reads = "every program that shows PDF"

    def __init__(self, *, boundaries: Boundaries, options: PageOptions | None = None) -> None:
        """Fails at once where there is no browser."""
        find_chromium()
        self._page = LeafletExporter(boundaries=boundaries, options=options)

    def export_story(self, story: Story) -> bytes:
        """The paper.

        Raises:
            OutputError: The browser makes none.
        """
        return print_pdf(self._page.export_story(story))
