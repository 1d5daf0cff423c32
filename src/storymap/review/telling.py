"""A story file → its story as readers get it; one at a time, for the parts of a pipeline are built once and kept."""

from threading import Lock

from storymap.pipeline import Pipeline
from storymap.review.judging import Judgement, judge
from storymap.stories.file.origin import Origin
from storymap.stories.file.values import StoryFile
from storymap.stories.publishing import for_readers
from storymap.story_files import Told, tell_file


class Teller:
    """Tells stories, whoever asks."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._lock = Lock()

    def tell(self, file: StoryFile, origin: Origin) -> Told:
        """The story.

        Raises:
            InputError: It cannot be told.
        """
        with self._lock:
            return tell_file(self._pipeline, file, origin=origin)

    def judge(self, file: StoryFile, origin: Origin) -> Judgement:
        """The claims as they are judged."""
        with self._lock:
            return judge(self._pipeline, file, origin)

    def page(self, told: Told, *, drafts: bool) -> bytes:
        """The page of a story.

        Args:
            told: The story.
            drafts: Whether it shows verdicts that nobody has decided on, marked as a machine's drafts.
        """
        with self._lock:
            return self._pipeline.exporter("leaflet").export_story(for_readers(told.story, drafts=drafts))
