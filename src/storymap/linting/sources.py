"""Sources of chapters and decisions: whether there are any, and whether they will still be there in ten years."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from storymap.linting.findings import Found, Subject
from storymap.linting.items import links, media

EMPTY_FILE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""SHA-256 of nothing."""
_DAY = len("2023-01-13")


def chapters_without_source(subject: Subject) -> Iterator[Found]:
    """Chapters of a person's own that name no source; the others rest on the document that they quote."""
    for index, chapter in enumerate(subject.file.chapters):
        if not chapter.hidden and not chapter.links and not chapter.passage:
            yield ("chapters", index), "words of your own without a source; add what they rest on under 'links'"


def decisions_without_source(subject: Subject) -> Iterator[Found]:
    """Verdicts that a person decided on without saying on what grounds."""
    for index, verdict in enumerate(subject.file.verdicts):
        if verdict.status != "draft" and not verdict.links:
            yield ("verdicts", index), f"{verdict.status} without a source; add what it rests on under 'links'"


def links_without_archive(subject: Subject) -> Iterator[Found]:
    """Links of which nobody has kept a copy."""
    for path, link, _ in links(subject.file):
        if not link.archive:
            yield path, "no archived copy; add its address as 'archive', with 'captured' and 'sha256'"


def archives_without_time(subject: Subject) -> Iterator[Found]:
    """Archived copies of which nobody says when they were made."""
    for path, link, _ in links(subject.file):
        if link.archive and not link.captured:
            yield path, "an archived copy without the time of capture; add 'captured'"


def archives_without_digest(subject: Subject) -> Iterator[Found]:
    """Archived copies that could be exchanged unseen."""
    for path, link, _ in links(subject.file):
        if link.archive and not link.sha256:
            yield path, "an archived copy without a digest; add 'sha256' of the captured file"


def digests_of_nothing(subject: Subject) -> Iterator[Found]:
    """Digests that no captured page has: that of an empty file, one digit 64 times."""
    for path, link, _ in links(subject.file):
        if link.sha256 and (link.sha256 == EMPTY_FILE or len(set(link.sha256)) == 1):
            yield (*path, "sha256"), "this is the digest of no captured page; write that of the file"


def captured_before_published(subject: Subject) -> Iterator[Found]:
    """Copies of an article of the story that are older than the article."""
    published = {_place(one.url): one.published[:_DAY] for one in subject.file.documents if one.url and one.published}
    for path, link, _ in links(subject.file):
        day = published.get(_place(link.url))
        if day and link.captured and link.captured[: len(day)] < day:
            told = f"captured on {link.captured[:_DAY]}, before the article was published on {day}; correct one of them"
            yield (*path, "captured"), told


def captured_after_decision(subject: Subject) -> Iterator[Found]:
    """Copies that whoever decided cannot have seen."""
    for path, link, owner in links(subject.file):
        if link.captured and owner.on and _is_later(link.captured, owner.on):
            told = f"captured on {link.captured[:_DAY]}, after the decision of {owner.on[:_DAY]}; correct one of them"
            yield (*path, "captured"), told


def addresses_without_encryption(subject: Subject) -> Iterator[Found]:
    """Addresses that anybody on the way can read and change."""
    for path, address in _addresses(subject):
        if urlsplit(address).scheme.lower() == "http":
            yield path, "an http: address; write https: if the site answers there"


def _addresses(subject: Subject) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for path, one in media(subject.file):
        yield (*path, "url"), one.url
    for path, link, _ in links(subject.file):
        yield (*path, "url"), link.url
        yield (*path, "archive"), link.archive or ""
    for index, document in enumerate(subject.file.documents):
        yield ("documents", index, "url"), document.url or ""


def _place(address: str) -> str:
    """An address without what does not change the page.

    >>> _place("HTTPS://www.Example.org/a/") == _place("http://example.org/a")
    True
    """
    parts = urlsplit(address)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _is_later(captured: str, decided: str) -> bool:
    """By as much of both dates as both tell."""
    length = min(len(captured), len(decided), _DAY)
    return captured[:length] > decided[:length]
