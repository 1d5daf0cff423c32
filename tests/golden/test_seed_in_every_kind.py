"""The same story as Markdown, page, PDF and DOCX: the same stops, claims and chapters."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from storymap.model.stories import Story
from storymap.pipeline import Pipeline
from storymap.reading.formats import read_given
from storymap.reading.given import Given

SEED = (Path(__file__).resolve().parents[2] / "seeds" / "defection.md").read_text(encoding="utf-8").split("---", 2)[2]
BLOCKS = tuple(" ".join(block.split()) for block in re.split(r"\n\s*\n", SEED) if block.strip())


def _parts() -> list[tuple[int, str]]:
    """Level and words of each block; 0 for a paragraph."""
    return [(len(block) - len(block.lstrip("#")), block.lstrip("# ")) for block in BLOCKS]


def _markdown() -> bytes:
    return "\n\n".join(BLOCKS).encode()


def _page() -> bytes:
    body = "".join(f"<h{level}>{words}</h{level}>" if level else f"<p>{words}</p>" for level, words in _parts())
    return f"<html><body><nav><a href=/>Paris</a></nav><article>{body}</article></body></html>".encode()


def _pdf() -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles, file = getSampleStyleSheet(), BytesIO()
    parts = [Paragraph(words, styles["Heading1" if level else "BodyText"]) for level, words in _parts()]
    SimpleDocTemplate(file).build(parts)
    return file.getvalue()


def _docx() -> bytes:
    import docx

    document, file = docx.Document(), BytesIO()
    for level, words in _parts():
        document.add_paragraph(words, style=f"Heading {level}" if level else None)
    document.save(file)
    return file.getvalue()


def _facts(story: Story) -> tuple[object, ...]:
    stops = [stop.name for route in story.routes for stop in route.stops]
    claims = [(verdict.claim.type, verdict.outcome) for verdict in story.verdicts]
    return stops, claims, [chapter.title for chapter in story.chapters]


@pytest.fixture(scope="module")
def tell() -> Callable[[bytes, str], Story]:
    pipeline = Pipeline()
    return lambda data, suffix: pipeline.analyze(
        read_given(Given(data=data, id="a", name="a", suffix=suffix)).documents
    )


@pytest.mark.parametrize(("make", "suffix"), [(_page, ".html"), (_pdf, ".pdf"), (_docx, ".docx")])
def test_the_kind_of_file_changes_nothing_of_the_story(tell, make, suffix) -> None:
    assert _facts(tell(make(), suffix)) == _facts(tell(_markdown(), ".md"))
