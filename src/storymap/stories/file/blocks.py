"""Documents of a story file → the same, which know on which of its lines they stand."""

from collections.abc import Iterable
from dataclasses import replace

from storymap.model.originals import InputFile
from storymap.model.texts import Document
from storymap.stories.file.origin import Origin
from storymap.stories.file.yaml_placing import Path


def in_file(documents: Iterable[Document], origin: Origin) -> tuple[Document, ...]:
    """The documents with their lines in the story file; without, where one is not written as a block of lines."""
    return tuple(_in_file(document, ("documents", number, "text"), origin) for number, document in enumerate(documents))


def _in_file(document: Document, path: Path, origin: Origin) -> Document:
    read = origin.read
    if read is None or path not in read.places.indents:
        return document
    first = read.places.at[path].line + 1
    # A text with line ends that only YAML takes for such stands on other lines than it says.
    if read.places.ends[path] - first + 1 < document.text.rstrip("\n").count("\n") + 1:
        return document
    return replace(
        document, file=InputFile(name=origin.name, is_text=True, first_line=first, indent=read.places.indents[path])
    )
