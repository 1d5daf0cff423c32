"""Documents: whether their text may be shown, where they come from, whether it can be read."""

from collections.abc import Iterator

from storymap.exporters.leaflet.excerpts import rights_declared
from storymap.linting.findings import Found, Subject
from storymap.model.texts import Source

READ = frozenset({"en"})
"""Languages that the recognizer and the claims' patterns are made for, by their primary subtag."""


def unclear_rights(subject: Subject) -> Iterator[Found]:
    """Texts of which nobody says that they may be shown."""
    for index, document in enumerate(subject.file.documents):
        if not rights_declared(Source(licence=document.licence)):
            met = f"the licence {subject.quoted(document.licence)} allows nothing" if document.licence else "no licence"
            key = ("licence",) if document.licence else ()
            yield (
                ("documents", index, *key),
                f"{met}: pages quote the text briefly, --full-text shows all of it; write the licence if you have one",
            )


def documents_without_date(subject: Subject) -> Iterator[Found]:
    """Texts in which “on Monday” means nothing."""
    for index, document in enumerate(subject.file.documents):
        if not document.published:
            yield ("documents", index), "no date of publication, so that “last month” means nothing; add 'published'"


def documents_without_address(subject: Subject) -> Iterator[Found]:
    """Texts that readers cannot look up, though chapters have no other source."""
    first = subject.file.documents[0].id if subject.file.documents else ""
    resting = {one.document or first for one in subject.file.chapters if one.passage and not one.links}
    for index, document in enumerate(subject.file.documents):
        if not document.url and document.id in resting:
            told = "no address, and chapters have no other source that readers can look up"
            yield ("documents", index), f"{told}; add 'url', or 'links' to the chapters"


def documents_without_title(subject: Subject) -> Iterator[Found]:
    """Texts that have no name."""
    for index, document in enumerate(subject.file.documents):
        if not (document.title or "").strip():
            yield ("documents", index), "no title; add 'title'"


def languages_not_read(subject: Subject) -> Iterator[Found]:
    """Texts in which few places and no claims are found."""
    for index, document in enumerate(subject.file.documents):
        if document.language.split("-")[0].lower() not in READ:
            told = f"a text in '{document.language}': places and claims are found in English only; mark them by hand"
            yield ("documents", index, "language"), told
