"""A pattern's match in a passage → a claim, with negation, attribution and date read from the words around it."""

from dataclasses import dataclass

from storymap.claims.attribution import attribution_of
from storymap.claims.modality import is_negated, year_of
from storymap.claims.passages import Passage
from storymap.model.claims import Claim, ClaimType, Mention
from storymap.model.relations import R
from storymap.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a pattern found: the arguments and where they stand in the masked text."""

    start: int
    """First character of the match: that of the first argument."""
    end: int
    """The character after the last argument."""
    figure: Mention | None
    """What is located or measured."""
    grounds: tuple[Mention, ...]
    """What it is located by."""
    signal: tuple[int, int] | None = None
    """Start and end of the relating words; the whole match if `None`."""


def build_claim(passage: Passage, found: Found, *, kind: ClaimType, relation: R) -> Claim[R]:
    """The claim that a stretch of the masked sentence makes."""
    start, end = found.start, found.end
    return Claim(
        document=passage.document.id,
        type=kind,
        figure=found.figure,
        grounds=found.grounds,
        relation=relation,
        signal=_signal(passage, found),
        quote=passage.span(start, end),
        sentence=passage.sentence.span,
        negated=is_negated(passage, start, end),
        attributed_to=attribution_of(passage, start, end),
        dated=year_of(passage, start, end),
    )


def _signal(passage: Passage, found: Found) -> Span:
    start, end = found.signal or (found.start, found.end)
    while end - start > 1 and passage.masked[start] in " ,":
        start += 1
    while end - start > 1 and passage.masked[end - 1] in " ,":
        end -= 1
    if passage.masked[start:end].strip(" ,"):
        return passage.span(start, end)
    return passage.span(found.start, found.end)
