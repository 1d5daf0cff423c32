"""A story file with its names resolved → the routes and chapters that people decided on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from storymap.model.chapters import Chapter, Media
from storymap.model.claims import ClaimType, Decision, Outcome, SourceLink, Verdict
from storymap.model.places import Place, ResolvedDocument
from storymap.model.stories import Statement, Stop
from storymap.model.texts import Sentence, Span
from storymap.stories.file.entries import LinkEntry
from storymap.stories.file.locating import Located
from storymap.stories.file.placing import Placed
from storymap.stories.file.times import to_when
from storymap.stories.file.values import ChapterEntry, MediaEntry, RouteEntry, StopEntry, StoryFile, VerdictEntry
from storymap.stories.file.yaml_placing import Path
from storymap.stories.findings import Ruling, Step
from storymap.stories.passages import Passage
from storymap.stories.telling import make_chapter
from storymap.stories.views import view_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Travels:
    """The stops of one traveller."""

    traveller: str | None
    """Who."""
    stops: tuple[Stop, ...]
    """In the order of travel."""
    ids: tuple[str, ...]
    """What the file calls each of them."""


def travels(file: StoryFile, placed: Placed, located: Located) -> tuple[Travels, ...]:
    """The stops of all travellers, without those whose name means no place; whoever has none left is left out."""
    found = (_travel(index, route, file, (placed, located)) for index, route in enumerate(file.routes))
    return tuple(travel for travel in found if travel.stops)


def _travel(index: int, route: RouteEntry, file: StoryFile, known: tuple[Placed, Located]) -> Travels:
    placed, _ = known
    kept = [
        (entry, _stop(entry, ("routes", index, "stops", number), file, known))
        for number, entry in enumerate(route.stops)
        if entry.place not in placed.struck
    ]
    return Travels(
        traveller=route.traveller, stops=tuple(stop for _, stop in kept), ids=tuple(entry.id for entry, _ in kept)
    )


def _stop(entry: StopEntry, path: Path, file: StoryFile, known: tuple[Placed, Located]) -> Stop:
    span = known[1].spans.get((*path, "quote"))
    document = entry.document or file.documents[0].id
    return Stop(
        name=entry.name,
        place=known[0].places.get(entry.place) if entry.place else None,
        role=entry.role,
        document=document,
        span=span or _mention_of(entry, document, known[0], file) or Span(start=0, end=1),
        when=to_when(entry.when),
        until=to_when(entry.until),
        ordered=entry.ordered,
        inferred=entry.inferred,
        crosses=(entry.crosses[0], entry.crosses[1]) if len(entry.crosses) == 2 else None,
        statements=tuple(
            Statement(document=said.document or document, span=found)
            for number, said in enumerate(entry.statements)
            if (found := known[1].spans.get((*path, "statements", number)))
        ),
    )


def _mention_of(entry: StopEntry, document: str, placed: Placed, file: StoryFile) -> Span | None:
    """Where the document first names the stop's place; else its first sentence."""
    resolved = next((r for r in placed.documents if r.document.id == document), None)
    place = next((one for one in file.places if one.id == entry.place), None)
    if resolved is None:
        return None
    named = (r.toponym.span for r in resolved.resolutions if place and r.toponym.name == place.name)
    return next(named, None) or next((s.span for s in resolved.document.sentences), None)


def steps(
    file: StoryFile, placed: Placed, located: Located, *, travel: Travels | None, pictures: Mapping[str, str]
) -> tuple[Step, ...]:
    """The chapters that are not hidden, in the order of the file; local pictures with their content."""
    maker = _Steps(file, placed, located, travel)
    return tuple(
        replace(
            maker.step(number, entry),
            caption=entry.caption,
            media=media_of(entry.media, pictures),
            links=links_of(entry.links),
        )
        for number, entry in enumerate(file.chapters)
        if not entry.hidden
    )


def chapters(
    ordered: Sequence[Step], documents: Sequence[ResolvedDocument], verdicts: Sequence[Verdict]
) -> tuple[Chapter, ...]:
    """The chapters, with the places that their passages name and the verdicts on what they claim."""
    known = {resolved.document.id: resolved for resolved in documents}
    return tuple(_chapter(step, known[step.document], verdicts) for step in ordered)


def _chapter(step: Step, resolved: ResolvedDocument, verdicts: Sequence[Verdict]) -> Chapter:
    shown = tuple(place.id for place in step.shows)
    if step.passage is None:
        told = Chapter(
            title=step.title,
            document=step.document,
            passage=None,
            places=shown,
            view=view_of(step.shows),
        )
    else:
        heading = Sentence(span=step.heading, kind="heading") if step.heading else None
        passage = Passage(document=resolved, span=step.passage, heading=heading)
        told = make_chapter(passage, step.title, verdicts, shows=step.shows)
        if step.names_shown:
            told = replace(told, places=tuple(dict.fromkeys((*told.places, *shown))))
    return replace(told, stop=step.stop, caption=step.caption, media=step.media, links=step.links)


class _Steps:
    def __init__(self, file: StoryFile, placed: Placed, located: Located, travel: Travels | None) -> None:
        self._places = placed.places
        self._documents = {resolved.document.id: resolved for resolved in placed.documents}
        self._first = file.documents[0].id
        self._spans = {path[1]: span for path, span in located.spans.items() if path[0] == "chapters"}
        self._told = {
            number: (entry.document or self._first, self._spans[number])
            for number, entry in enumerate(file.chapters)
            if number in self._spans
        }
        self._travel = travel

    def step(self, number: int, entry: ChapterEntry) -> Step:
        resolved = self._documents[entry.document or self._first]
        stop = self._travel.ids.index(entry.stop) if self._travel and entry.stop in self._travel.ids else None
        span = self._spans.get(number)
        heading = self._heading(resolved, span) if span else None
        return Step(
            title=entry.title,
            document=resolved.document.id,
            passage=span,
            heading=heading.span if heading else None,
            stop=stop,
            shows=tuple(self._shown(entry, stop)),
            names_shown=isinstance(entry.shows, tuple),
        )

    def _shown(self, entry: ChapterEntry, stop: int | None) -> list[Place]:
        """What the map is to show; nothing for what the passage names."""
        stops = self._travel.stops if self._travel else ()
        if entry.shows == "journey":
            return [one.place for one in stops if one.place]
        if entry.shows:
            return [place for name in entry.shows if (place := self._places.get(name))]
        place = stops[stop].place if stop is not None else None
        return [place] if place else []

    def _heading(self, resolved: ResolvedDocument, span: Span) -> Sentence | None:
        """The heading right above a passage, unless another chapter shows it."""
        above = [sentence for sentence in resolved.document.sentences if sentence.span.end <= span.start]
        if not above or above[-1].kind != "heading":
            return None
        shown = (told for document, told in self._told.values() if document == resolved.document.id)
        return None if any(told.overlaps(above[-1].span) for told in shown) else above[-1]


def media_of(entries: Sequence[MediaEntry], pictures: Mapping[str, str]) -> tuple[Media, ...]:
    """A chapter's media, local pictures with their content."""
    return tuple(
        Media(url=entry.url, alt=entry.alt, credit=entry.credit, data=pictures.get(entry.url, "")) for entry in entries
    )


def rulings(file: StoryFile, located: Located) -> tuple[Ruling, ...]:
    """What people decided on verdicts whose words stand in the texts."""
    spans = ((entry, located.spans.get(("verdicts", number, "quote"))) for number, entry in enumerate(file.verdicts))
    return tuple(_ruling(entry, span) for entry, span in spans if span)


def _ruling(entry: VerdictEntry, span: Span) -> Ruling:
    said = entry.note or entry.by or entry.on or entry.links
    return Ruling(
        id=entry.id,
        document=entry.document,
        type=ClaimType(entry.type),
        quote=span,
        outcome=Outcome(entry.outcome),
        status=entry.status,
        decision=Decision(by=entry.by, on=entry.on, note=entry.note, links=links_of(entry.links)) if said else None,
    )


def ruled(verdicts: Sequence[Verdict], decisions: Sequence[Ruling]) -> tuple[Ruling | None, ...]:
    """For each verdict what the file has on it; several on the same words in their order."""
    waiting: dict[tuple[str, ClaimType, Span], list[Ruling]] = {}
    for one in decisions:
        waiting.setdefault((one.document, one.type, one.quote), []).append(one)
    known = (waiting.get((v.claim.document, v.claim.type, v.claim.quote)) for v in verdicts)
    return tuple(rulings.pop(0) if rulings else None for rulings in known)


def decided(verdicts: Sequence[Verdict], decisions: Sequence[Ruling]) -> tuple[tuple[Verdict, ...], tuple[str, ...]]:
    """The verdicts with what people decided on them, and the ids of decisions that are withdrawn.

    A decision holds for the outcome that its author saw: where the claim is judged otherwise now, because a place was
    corrected or the data changed, the verdict is a draft again.
    """
    pairs = list(zip(verdicts, ruled(verdicts, decisions), strict=True))
    told = tuple(
        replace(verdict, status=ruling.status, decision=ruling.decision)
        if ruling and ruling.outcome == verdict.outcome
        else verdict
        for verdict, ruling in pairs
    )
    return told, tuple(r.id for v, r in pairs if r and r.outcome != v.outcome and r.status != "draft")


def links_of(entries: Sequence[LinkEntry]) -> tuple[SourceLink, ...]:
    """The sources that a chapter or a decision rests on."""
    return tuple(
        SourceLink(url=one.url, title=one.title, archive=one.archive, captured=one.captured, sha256=one.sha256)
        for one in entries
    )
