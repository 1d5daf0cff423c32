"""A document → the file that it was read from, where that may be given back."""

from storymap.model.originals import OfficeFile, Original
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Story


def unchanged_original(resolved: ResolvedDocument) -> Original | OfficeFile | None:
    """The file that a document was read from; `None` where there is none, or where the document was changed since.

    A document in which something was hidden, to protect somebody, must not be written with the words that it had, in
    its text or anywhere else in the file.
    """
    document, original = resolved.document, resolved.document.original
    hidden = any(r.place and r.place.is_obscured for r in resolved.resolutions)
    same = original and (original.text, original.title) == (document.text, document.source.title)
    return original if same and not hidden else None


def word_suffix(story: Story) -> str:
    """How the DOCX of a story must be called: like the one that is given back, if one is."""
    files = (unchanged_original(resolved) for resolved in story.documents)
    return next((file.suffix for file in files if isinstance(file, OfficeFile)), ".docx")
