"""Resolved document → claims, and the passages that claim something which no check decides."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from storymap.boundaries.atlas import Boundaries
from storymap.claims.adjacency import AdjacencyFound, find_adjacencies
from storymap.claims.anaphora import Discourse
from storymap.claims.area import find_areas
from storymap.claims.between import find_betweens
from storymap.claims.border_length import find_border_lengths
from storymap.claims.border_parts import find_border_parts
from storymap.claims.borders_recalled import BordersRecalled
from storymap.claims.coastline import find_coastlines
from storymap.claims.coasts import find_coasts
from storymap.claims.containment import ContainmentFound, find_containments
from storymap.claims.coordinates import find_positions
from storymap.claims.crossing import find_crossings, find_spans
from storymap.claims.distance import find_distances
from storymap.claims.doubts import doubt
from storymap.claims.enclaves import find_enclaves
from storymap.claims.isolation import find_isolations
from storymap.claims.journey import find_journeys
from storymap.claims.mentions import named_in
from storymap.claims.neighbours import find_counts
from storymap.claims.not_checkable import find_not_checkable
from storymap.claims.part_of import find_parts
from storymap.claims.passages import Passage, read_passage
from storymap.claims.passed_over import find_passed_over
from storymap.claims.proximity import find_proximities
from storymap.claims.rank import find_ranks
from storymap.claims.rank_counted import find_counted_ranks
from storymap.claims.second_verbs import add_second_subjects
from storymap.claims.size_comparison import find_size_comparisons
from storymap.claims.subjects import Subjects
from storymap.claims.sums import find_sums
from storymap.claims.tripoint import find_tripoints
from storymap.claims.unit_consistency import find_unit_pairs
from storymap.model.claims import AnyClaim, ClaimType, NotCheckable
from storymap.model.places import ResolvedDocument
from storymap.model.relations import Count, Measure, Relation, Topology
from storymap.model.texts import Document, Sentence, Span

Key = tuple[object, ...]
"""What makes two claims the same statement."""
_TOUCHING: Final = (Topology(kind="adjacent"), Topology(kind="neighbour"))

Finder = Callable[[Passage], Sequence[AnyClaim]]
"""What one sentence asserts of one kind."""

FINDERS: Final[tuple[Finder, ...]] = (
    find_border_lengths,
    find_border_parts,
    find_distances,
    find_journeys,
    find_areas,
    find_coasts,
    find_coastlines,
    find_counts,
    find_enclaves,
    find_betweens,
    find_size_comparisons,
    find_ranks,
    find_counted_ranks,
    find_isolations,
    find_positions,
    find_proximities,
    find_crossings,
    find_spans,
)
"""The finders whose claims stand beside each other; those that say each other's claims are called by name below."""


@dataclass(slots=True)
class _Sentence:
    """What one sentence claims."""

    sentence: Sentence
    asserted: list[AnyClaim] = field(default_factory=list)
    presupposed: list[AnyClaim] = field(default_factory=list)
    not_checkable: list[NotCheckable] = field(default_factory=list)


def find_claims(
    resolved: ResolvedDocument, *, boundaries: Boundaries
) -> tuple[tuple[AnyClaim, ...], tuple[NotCheckable, ...]]:
    """The claims of a document in order of appearance, and what it claims that no check decides.

    A repeat counts nothing a second time, and a heading only what the body does not say. What a text takes for
    granted ("the Norway–Russia border") is one claim however often it is mentioned, and none where it is asserted.
    """
    read = list(_read(resolved, boundaries))
    claims = sorted([*_asserted(read), *_presupposed(read)], key=lambda claim: (claim.quote, claim.type.value))
    return tuple(claims), tuple(_not_checkable(read, resolved.document.text))


def _read(resolved: ResolvedDocument, boundaries: Boundaries) -> Iterator[_Sentence]:
    discourse, recalled, subjects = Discourse(resolved, boundaries), BordersRecalled(resolved), Subjects(resolved)
    for number, sentence in enumerate(resolved.document.sentences):
        if sentence.kind != "repeat":
            named = discourse.read(sentence, number, named_in(resolved, sentence))
            named = subjects.read(sentence, recalled.read(sentence, named))
            named = add_second_subjects(resolved.document.text, sentence, named)
            yield _claims_of(read_passage(resolved, sentence, named))


def _claims_of(passage: Passage) -> _Sentence:
    found = _Sentence(sentence=passage.sentence, not_checkable=find_not_checkable(passage))
    if not passage.mentions and not passage.measures:
        return found
    meetings, parts = find_tripoints(passage), find_parts(passage)
    adjacencies = [one for one in find_adjacencies(passage) if not _told(one, meetings)]
    containments = [one for one in find_containments(passage) if not _located(one, parts)]
    found.asserted += [*meetings, *parts, *_one_measure([claim for find in FINDERS for claim in find(passage)])]
    implied: list[AdjacencyFound | ContainmentFound] = [*adjacencies, *containments]
    for one in implied:
        (found.asserted if one.asserted else found.presupposed).append(one.claim)
    found.asserted += find_sums(passage)
    found.asserted += find_unit_pairs(passage, found.asserted)
    found.not_checkable += find_passed_over(passage, [*found.asserted, *found.presupposed])
    return _without_doubtful(found, passage.document)


def _one_measure(claims: Sequence[AnyClaim]) -> list[AnyClaim]:
    """The same without distances that are a border's length: "the 198 km that separate Norway from Russia"."""
    borders = {
        quantity.span for claim in claims if claim.type is ClaimType.BORDER_LENGTH for quantity in claim.quantities
    }
    distances = (ClaimType.DISTANCE, ClaimType.DISTANCE_DIRECTION)
    return [c for c in claims if c.type not in distances or not borders.intersection(q.span for q in c.quantities)]


def _without_doubtful(found: _Sentence, document: Document) -> _Sentence:
    """The same with the claims that had better not be judged among the not checkable; each passage once."""
    doubts: dict[Span, NotCheckable] = {}
    for claims in (found.asserted, found.presupposed):
        for claim in list(claims):
            reason = doubt(document.text, claim)
            if reason:
                claims.remove(claim)
                doubts.setdefault(claim.quote, NotCheckable(document=document.id, quote=claim.quote, reason=reason))
    found.not_checkable += doubts.values()
    return found


def _told(one: AdjacencyFound, meetings: Iterable[AnyClaim]) -> bool:
    """Whether a tripoint claim says it: its borders are not claimed once more each."""
    return any(meeting.quote.contains(one.claim.quote) for meeting in meetings)


def _located(one: ContainmentFound, parts: Iterable[AnyClaim]) -> bool:
    """Whether a part-of claim says it: "in eastern Ukraine" is one claim, not two."""
    figure = one.claim.figure
    return any(part.figure is not None and figure is not None and part.figure.span == figure.span for part in parts)


def _asserted(read: Iterable[_Sentence]) -> list[AnyClaim]:
    read = list(read)
    body = {_key(claim) for one in read if one.sentence.kind != "heading" for claim in one.asserted}
    kept: list[AnyClaim] = []
    for one in read:
        for claim in one.asserted:
            if one.sentence.kind != "heading" or _key(claim) not in body:
                kept.append(claim)
                body.add(_key(claim))
    return kept


def _presupposed(read: Iterable[_Sentence]) -> list[AnyClaim]:
    read = list(read)
    known = {key for one in read for claim in one.asserted for key in _implied(claim)}
    kept: dict[Key, AnyClaim] = {}
    for one in sorted(read, key=lambda one: one.sentence.kind == "heading"):
        for claim in one.presupposed:
            if _key(claim) not in known:
                kept.setdefault(_key(claim), claim)
    return list(kept.values())


def _implied(claim: AnyClaim) -> Iterator[Key]:
    """The statements that a claim makes: a stated length takes the border for granted."""
    yield _key(claim)
    if claim.type is ClaimType.BORDER_LENGTH:
        places = frozenset(mention.place.id for mention in claim.mentions)
        yield (ClaimType.ADJACENCY, places, claim.negated, ())


def _key(claim: AnyClaim) -> Key:
    """The statement without its wording; both directions of a border are one."""
    places = [mention.place.id for mention in claim.mentions]
    symmetric = claim.type in (ClaimType.ADJACENCY, ClaimType.BORDER_LENGTH, ClaimType.TRIPOINT)
    return (claim.type, frozenset(places) if symmetric else tuple(places), claim.negated, _said(claim.relation))


def _said(relation: Relation) -> tuple[object, ...]:
    """What is said of the places, without its wording."""
    if isinstance(relation, Measure):
        return tuple((quantity.value, quantity.unit) for quantity in relation.quantities)
    if isinstance(relation, Count):
        return (relation.low, relation.high)
    return () if relation in _TOUCHING else (relation,)


def _not_checkable(read: Iterable[_Sentence], text: str) -> list[NotCheckable]:
    """Each wording once: a text says "NATO member" many times."""
    kept: dict[str, NotCheckable] = {}
    for one in read:
        for passage in one.not_checkable:
            kept.setdefault(_words(text, passage.quote), passage)
    return list(kept.values())


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].lower().split())
