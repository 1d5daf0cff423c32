"""A DOCX and comments on stretches of its text → the same file with the comments."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from storymap.errors import InputError
from storymap.exporters.docx.anchors import DOCUMENT, Anchors, Range
from storymap.exporters.docx.balloons import Lines, balloon, style_ids
from storymap.exporters.docx.markup import Markup, decoded
from storymap.exporters.docx.package import Parts, damaged
from storymap.exporters.docx.parts import ensure_comments, sound_part, with_content
from storymap.exporters.docx.splicing import Mark, marked
from storymap.language.expressions import late
from storymap.model.originals import Stretch

MOST_RANGES = 32_767
"""Word opens no file with more ranges of comments ([MS-OI29500] 2.1.315)."""
_IDS = late(r"""\s(?:[\w.-]+:)?id\s*=\s*["'](-?\d{1,10})["']""")
_NO_COMMENTS = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{}"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What is said about words of the document."""

    words: str
    """The words, on one line."""
    stretches: tuple[Stretch, ...]
    """Where they stand."""
    lines: Lines
    """What is said."""


def add_comments(parts: Parts, comments: Sequence[Comment], about: Callable[[Sequence[Comment]], Lines]) -> None:
    """Put the comments into the parts of a file, and before them one on its first paragraph.

    Args:
        parts: The file; of it only the text and what belongs to comments is changed, by insertions.
        comments: In the order of the text.
        about: What the first comment says; it is given the comments that have no words in the file to stand on.

    Raises:
        InputError: The file is damaged, or no paragraph of it can bear a comment.
    """
    text, encoding = decoded(parts[DOCUMENT])
    body = Markup(text)
    placed, lost = _placed(body, parts, comments)
    name = ensure_comments(parts, body)
    held, held_encoding = _held(parts, name, body)
    numbers = _free_numbers({*_IDS.findall(text), *_IDS.findall(held.text)})
    styles = style_ids(parts)
    said = [(where, next(numbers), lines) for where, lines in (_opening(body, parts, about(lost)), *placed)]
    balloons = "".join(balloon(lines, number, held, styles) for _, number, lines in said)
    marks = [Mark(number, *where) for where, number, _ in said]
    parts[name] = _encoded(with_content(held, balloons), held_encoding)
    parts[DOCUMENT] = _encoded(marked(body, marks, style=styles.reference, numbers=numbers), encoding)


def _placed(body: Markup, parts: Parts, comments: Sequence[Comment]) -> tuple[list[tuple[Range, Lines]], list[Comment]]:
    """The comments with their places, and those that have none."""
    anchors = Anchors(body, parts)
    room = MOST_RANGES - 1 - sum(token.local == "commentRangeStart" for token in body.tokens)
    placed, lost = list[tuple[Range, Lines]](), list[Comment]()
    for comment in comments:
        where = anchors.find(comment.stretches)
        if where is None or len(placed) >= room:
            lost.append(comment)
        else:
            placed.append((where, comment.lines if _is_exact(where) else _with_words(comment)))
    return placed, lost


def _is_exact(where: Range) -> bool:
    return all(place.exact for place in where)


def _with_words(comment: Comment) -> Lines:
    """What is said of words that the comment stands beside, and not on."""
    return (("On the words", f"“{comment.words}”"), *comment.lines)


def _opening(body: Markup, parts: Parts, lines: Lines) -> tuple[Range, Lines]:
    where = Anchors(body, parts).opening()
    if where is None:
        raise InputError(damaged("it has no paragraph that can bear a comment"))
    return where, lines


def _held(parts: Parts, name: str, body: Markup) -> tuple[Markup, str]:
    """The part for comments with those that others made."""
    held, encoding = sound_part(parts, name, default=_NO_COMMENTS.format(body.namespace).encode())
    if held.root.local != "comments":
        raise InputError(damaged(f"{name} holds no comments"))
    return held, encoding


def _free_numbers(taken: Container[str]) -> Iterator[int]:
    """Numbers that no annotation has, from 0: programs read them as 32 bits, and some files have the largest."""
    return (number for number in count() if str(number) not in taken)


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, errors="xmlcharrefreplace")
