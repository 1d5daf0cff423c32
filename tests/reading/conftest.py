"""Shorthand for what the tests ask of a document."""

from collections.abc import Callable

import pytest

from storymap.model.texts import Document
from storymap.reading.text import read_text


def sentences_of(document: Document, *kinds: str) -> list[str]:
    """The words of the document's sentences, all or of some kinds, on one line each."""
    return [
        " ".join(document.quote(sentence.span).split())
        for sentence in document.sentences
        if not kinds or sentence.kind in kinds
    ]


@pytest.fixture(scope="session")
def sentences() -> Callable[..., list[str]]:
    def read(text: str, *kinds: str) -> list[str]:
        return sentences_of(read_text(text, id="a"), *kinds)

    return read
