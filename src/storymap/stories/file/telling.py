"""A story file with its names resolved → the routes and chapters that people decided on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from storymap.model.claims import Decision, SourceLink, Verdict
from storymap.model.places import Place, ResolvedDocument
from storymap.model.stories import Chapter, Media, Statement, Stop
from storymap.model.texts import Sentence, Span
from storymap.stories.file.locating import Located
from storymap.stories.file.placing import Placed
from storymap.stories.file.times import to_when
from storymap.stories.file.values import ChapterEntry, MediaEntry, RouteEntry, StopEntry, StoryFile, VerdictEntry
from storymap.stories.file.yaml_reading import Path
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


def chapters(
    file: StoryFile, placed: Placed, located: Located, *, travel: Travels | None, verdicts: Sequence[Verdict]
) -> tuple[Chapter, ...]:
    """The chapters that are not hidden, in the order of the file."""
    maker = _Chapters(file, placed, located, travel)
    return tuple(
        replace(maker.chapter(number, entry, verdicts), caption=entry.caption)
        for number, entry in enumerate(file.chapters)
        if not entry.hidden
    )


class _Chapters:
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

    def chapter(self, number: int, entry: ChapterEntry, verdicts: Sequence[Verdict]) -> Chapter:
        resolved = self._documents[entry.document or self._first]
        stop = self._travel.ids.index(entry.stop) if self._travel and entry.stop in self._travel.ids else None
        shows = self._shown(entry, stop)
        span = self._spans.get(number)
        if span is None:
            ids = tuple(place.id for place in shows)
            return Chapter(
                title=entry.title,
                document=resolved.document.id,
                passage=None,
                stop=stop,
                places=ids,
                view=view_of(shows),
            )
        passage = Passage(document=resolved, span=span, heading=self._heading(resolved, span))
        made = replace(make_chapter(passage, entry.title, verdicts, shows=shows), stop=stop)
        if isinstance(entry.shows, tuple):
            return replace(made, places=tuple(dict.fromkeys((*made.places, *(place.id for place in shows)))))
        return made

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


def decided(
    verdicts: Sequence[Verdict], file: StoryFile, located: Located
) -> tuple[tuple[Verdict, ...], tuple[str, ...]]:
    """The verdicts with what people decided on them, and the ids of decisions that are withdrawn.

    A decision holds for the outcome that its author saw: where the claim is judged otherwise now, because a place was
    corrected or the data changed, the verdict is a draft again.
    """
    waiting = _decisions(file, located)
    told: list[Verdict] = []
    withdrawn: list[str] = []
    for verdict in verdicts:
        claim = verdict.claim
        known = waiting.get((claim.document, claim.type.value, claim.quote))
        entry = known.pop(0) if known else None
        holds = entry is not None and entry.outcome == verdict.outcome.value
        if entry and not holds and entry.status != "draft":
            withdrawn.append(entry.id)
        told.append(_with_decision(verdict, entry) if entry and holds else verdict)
    return tuple(told), tuple(withdrawn)


def _decisions(file: StoryFile, located: Located) -> dict[tuple[str, str, Span], list[VerdictEntry]]:
    found: dict[tuple[str, str, Span], list[VerdictEntry]] = {}
    for number, entry in enumerate(file.verdicts):
        span = located.spans.get(("verdicts", number, "quote"))
        if span:
            found.setdefault((entry.document, entry.type, span), []).append(entry)
    return found


def _with_decision(verdict: Verdict, entry: VerdictEntry) -> Verdict:
    said = entry.note or entry.by or entry.on or entry.links
    decision = Decision(by=entry.by, on=entry.on, note=entry.note, links=tuple(_links(entry))) if said else None
    return replace(verdict, status=entry.status, decision=decision)


def _links(entry: VerdictEntry) -> Iterator[SourceLink]:
    for link in entry.links:
        yield SourceLink(
            url=link.url, title=link.title, archive=link.archive, captured=link.captured, sha256=link.sha256
        )
