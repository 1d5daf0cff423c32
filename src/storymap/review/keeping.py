"""A story file on disk ⇄ its record in memory: read anew when its bytes changed, written whole or not at all."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from storymap.errors import InputError, OutputError
from storymap.review.proving import prove
from storymap.review.writing import write_over
from storymap.stories.file.reading import Opened, read_story_file
from storymap.stories.file.records import Record
from storymap.stories.file.values import StoryFile
from storymap.stories.file.yaml_reading import LIMIT_BYTES
from storymap.stories.file.yaml_rewriting import Rewriter


class ChangedError(InputError):
    """Somebody else wrote the file between reading and writing it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A story file as it stands on disk."""

    record: Record
    """Its record; never changed."""
    file: StoryFile
    """Its values."""
    content: bytes
    """Its bytes."""

    @property
    def version(self) -> str:
        """What tells these bytes from others."""
        return hashlib.sha256(self.content).hexdigest()[:16]


class Writing:
    """What writes the versions of a file; it is made when it is needed, or before that in another thread."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._lock = Lock()
        self._rewriter: Rewriter | None = None

    def prepare(self) -> Rewriter:
        """What writes; the file is written once in vain, and so its parts are ready when somebody acts."""
        with self._lock:
            if self._rewriter is None:
                rewriter = Rewriter(self._opened.comments)
                rewriter.write(self._opened.record)
                self._rewriter = rewriter
            return self._rewriter


class Keeper:
    """Keeps one story file."""

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises:
            InputError: It cannot be read, or is no story file.
        """
        self.path = path
        self.trouble: str | None = None
        """Why what stands on the disk cannot be taken in, in a line; then what was read before is held."""
        self._seen = _read(path)
        self._open(self._seen)

    def look(self) -> bool:
        """Take in what stands on the disk; returns whether anything is otherwise than at the last look."""
        trouble = self.trouble
        try:
            content = _read(self.path)
            if content != self._seen or trouble:
                self._seen = content
                self.trouble = None
                return self._take(content) or trouble is not None
        except InputError as error:
            self.trouble = str(error).splitlines()[0]
        return self.trouble != trouble

    def _take(self, content: bytes) -> bool:
        if content == self.held.content:
            return False
        self._open(content)
        return True

    def _open(self, content: bytes) -> None:
        opened = read_story_file(content, name=str(self.path), folder=self.path.parent)
        self.held = Held(record=opened.record, file=opened.file, content=content)
        self._writing = Writing(opened)

    def prepare(self) -> None:
        """Make ready what writing needs, so that the first action does not wait for it; any thread may."""
        self._writing.prepare()

    def keep(self, record: Record) -> None:
        """Write a record in place of what is held.

        Raises:
            InputError: It is no record of a story file.
            ChangedError: Somebody else wrote the file since it was looked at.
            OutputError: It cannot be written.
        """
        file = prove(record, before=self.held.record, values=self.held.file)
        content = self._writing.prepare().write(record).encode("utf-8")
        if len(content) > LIMIT_BYTES:
            raise OutputError(f"{self.path} would be larger than {LIMIT_BYTES // 1_000_000} MB; write less")
        if not write_over(self.path, content, known=self.held.content):
            raise ChangedError(f"{self.path} was changed by somebody else meanwhile; do it again")
        self.held = Held(record=record, file=file, content=content)
        self._seen = content


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}; put the story file back") from None
