"""Moves → the words that state them with their time, and the time in words."""

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date

from storymap.journeys.moves import Move
from storymap.language.expressions import late
from storymap.model.places import ResolvedDocument
from storymap.model.stories import Statement, When
from storymap.model.texts import Document, Span

_JOINT = late(r"[,;:—–()]\s*|\s(?=(?:and|but|while|after|before)\s)", re.I)
"""Where a sentence may be cut."""
_OPENING = late(r"\s*(?:(?:and|but|while)\s+)?", re.I)


def statement_of(move: Move, documents: Sequence[ResolvedDocument]) -> Statement:
    """The clause of a move with the words that date it, be it in a sentence before."""
    document = next(r.document for r in documents if r.document.id == move.document)
    span = _clause(move, document)
    if not move.dated:
        span = Span(start=_dated_from(move, document, span.start), end=span.end)
    return Statement(document=move.document, span=span)


def _clause(move: Move, document: Document) -> Span:
    """The shortest stretch of clauses around a move that tells its time, where its sentence does."""
    start, end = move.sentence.start, move.sentence.end
    cuts = [start, *(m.end() for m in _JOINT.finditer(document.text, start, end)), end]
    first = max(n for n, cut in enumerate(cuts) if cut <= move.span.start)
    last = min(n for n, cut in enumerate(cuts) if cut >= move.span.end)
    wide = [Span(start=cuts[a], end=cuts[b]) for a, b in _widening(first, last, len(cuts) - 1)]
    tells = (span for span in wide if not move.dated or _tells(document.quote(span), move))
    return _trimmed(next(tells, move.sentence), document.text)


def _widening(first: int, last: int, end: int) -> Sequence[tuple[int, int]]:
    """Ever wider stretches, growing behind before they grow ahead."""
    return [(a, b) for a in range(first, -1, -1) for b in range(last, end + 1)]


def _trimmed(span: Span, text: str) -> Span:
    """Without the conjunction before it and the signs behind it."""
    opening = _OPENING.match(text, span.start, span.end)
    start = opening.end() if opening else span.start
    words = text[start : span.end].rstrip(" \n\t\u00a0,;:—–(")
    return Span(start=start, end=start + max(1, len(words)))


def _dated_from(move: Move, document: Document, otherwise: int) -> int:
    own = document.sentence_at(move.sentence.start)
    before = [s for s in document.sentences if own and s.paragraph == own.paragraph and s.span.end <= own.span.start]
    telling = (s.span.start for s in reversed(before) if _tells(document.quote(s.span), move))
    return next(telling, otherwise)


def _tells(text: str, move: Move) -> bool:
    """Whether words tell a move's time."""
    when = move.when
    if when is None or when.start is None:
        return False
    return when.words.partition(", ")[0] in re.sub(r"\s", " ", text)


def said(move: Move) -> str:
    """A move's time as a reader would say it; one told by a sentence before is the earliest possible."""
    when = move.when
    if when is None or when.start is None or when.end is None:
        return "an unknown time"
    first, last = _date(when.start, when), _date(when.end, when)
    told = first if first == last else f"{first} to {last}"
    return told if move.dated else f"not before {first}"


def _date(iso: str, when: When) -> str:
    day = date.fromisoformat(iso)
    if when.precision in {"day", "week"}:
        return f"{day.day} {month_name[day.month]} {day.year}"
    return f"{month_name[day.month]} {day.year}" if when.precision in {"month", "season"} else str(day.year)
