"""A story file's story and the DOCX that its text is from → the story with what is needed to give the DOCX back."""

from dataclasses import replace

from storymap.cli.articles import read_articles
from storymap.errors import InputError
from storymap.model.originals import OfficeFile
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Story


def with_original(story: Story, name: str) -> Story:
    """The story, whose text of the same words is now known to be from the file or address of that name.

    Raises:
        InputError: The file is no DOCX, or has another text.
    """
    original = read_articles((name,))[0].original
    if not isinstance(original, OfficeFile):
        raise InputError(f"'{name}' is no DOCX, and only a DOCX is given back with comments; leave --into out")
    if all(resolved.document.text != original.text for resolved in story.documents):
        raise InputError(
            f"the story file has another text than '{name}', or hides places of it; take the new text over with "
            "'storymap draft --update', or leave --into out"
        )
    return replace(story, documents=tuple(_from(resolved, original) for resolved in story.documents))


def _from(resolved: ResolvedDocument, original: OfficeFile) -> ResolvedDocument:
    document = resolved.document
    if document.text != original.text:
        return resolved
    found = replace(original, title=document.source.title)
    return replace(resolved, document=replace(document, original=found))
