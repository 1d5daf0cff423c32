"""What was found in the texts → the same with the places of people at risk hidden, before anything is judged or told.

Nothing after this stage knows the hidden places: verdicts, legs, chapters and views are made from what it returns, and
exporters get a story in which the truth has never been.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from storymap.model.changes import LOCATING
from storymap.model.chapters import Media
from storymap.model.claims import NotCheckable, SourceLink
from storymap.model.places import Candidate, Place, Resolution, ResolvedDocument
from storymap.model.stories import Leg, Route, Stop
from storymap.model.texts import Document, Span
from storymap.stories.blurs import Blur
from storymap.stories.findings import Findings, Ruling, Step
from storymap.stories.hiding import SILENT, Guard, Hidden, choose_hidden, is_finer, lies_in, tell_neighbours
from storymap.stories.leftovers import MOST, leftover_words, unrecognized_names
from storymap.stories.locating_words import locating_figures, locating_words, withheld
from storymap.stories.name_hunting import betrays, find_names, key_of
from storymap.stories.redaction import Redacted, Replacement, apart, holds, redact, united
from storymap.stories.rewriting import Rewriter

WITHHELD = "Withheld: it speaks of a place that is obscured to protect people."
"""Why a claim about a hidden place is not judged."""
_LINE = re.compile(r"\S(?:.*\S)?")
_WIND_DEG = 45
"""What bearings of hidden places are rounded to: one of eight winds."""


def obscure(findings: Findings, blurs: Sequence[Blur], guard: Guard) -> Findings:
    """The findings with places hidden and named no more; a function of its arguments alone.

    Raises:
        UnknownPlaceError: A blur names a place that the texts do not name.
        InputError: A place is larger than its blur.
    """
    known = (*findings.documents, *findings.written)
    hidden_ones = choose_hidden(known, blurs, guard)
    tell_neighbours(known, hidden_ones, guard)
    obscurer = _Obscurer(findings, hidden_ones, blurs)
    for told, words in (
        ("stand beside obscured places and stay", obscurer.leftovers()),
        ("are names that a gazetteer knows, were taken for no places and stay", obscurer.unrecognized(guard)),
    ):
        if words:
            guard.tell(f"Note: these words {told}: {', '.join(words[:MOST])}{' …' if len(words) > MOST else ''}")
    return obscurer.obscured()


def rounded_leg(leg: Leg, stops: Sequence[Stop]) -> Leg:
    """The leg with a length and a bearing no finer than the hidden places at its ends are known."""
    ends = (stops[leg.start].place, stops[leg.end].place)
    blur_km = max((place.radius_km for place in ends if place and place.is_obscured), default=0.0)
    if not blur_km:
        return leg
    distance_km = max(round(leg.distance_km / blur_km), 1) * blur_km
    return replace(leg, distance_km=distance_km, bearing_deg=round(leg.bearing_deg / _WIND_DEG) * _WIND_DEG % 360.0)


class _Obscurer:
    """Redacts the texts of a story, then rewrites all that was found in them."""

    def __init__(self, findings: Findings, hidden_ones: Sequence[Hidden], blurs: Sequence[Blur]) -> None:
        self._findings = findings
        self._hidden = hidden_ones
        self._keys = {hidden.key for hidden in hidden_ones}
        self._names = {name: hidden for hidden in reversed(hidden_ones) for name in hidden.names}
        self._general_km = max((blur.rung_km for blur in blurs if blur.name is None), default=0)
        documents = [resolved.document for resolved in findings.documents]
        named = {r.document.id: self._naming(r) for r in findings.documents}
        spans = {key: tuple(r.span for r in united(found)) for key, found in named.items()}
        self._named, claims = spans, findings.claims
        self._held = {number for number, claim in enumerate(claims) if withheld(claim, spans, self._keys)}
        self._kept_names = {key_of(r.toponym.name) for r in self._resolutions() if self._keeps(r)}
        located = {d.id: locating_words(d, claims, self._held, hidden_ones, spans[d.id]) for d in documents}
        self._rewriter = Rewriter(
            texts={d.id: redact(d.text, (*named[d.id], *located[d.id])) for d in documents},
            ids=dict(self._document_ids(documents)),
            stand_ins={h.place.id: h.stand_in for h in hidden_ones if h.place and h.stand_in},
            words=self._words,
        )

    def obscured(self) -> Findings:
        """The findings, rewritten."""
        findings = self._findings
        kept = [claim for number, claim in enumerate(findings.claims) if number not in self._held]
        return Findings(
            title=self._words(findings.title) if findings.title else None,
            documents=tuple(map(self._document, findings.documents)),
            claims=tuple(self._rewriter.about(claim.document, claim) for claim in kept),
            not_checkable=self._not_checkable(),
            routes=tuple(map(self._route, findings.routes)),
            events=tuple(self._rewriter.about(event.document, event) for event in findings.events),
            disagreements=tuple(self._rewriter.about("", one) for one in findings.disagreements),
            steps=tuple(map(self._step, findings.steps)),
            rulings=tuple(map(self._ruling, findings.rulings)),
            changes=tuple(self._rewriter.about("", one) for one in findings.changes if one.kind not in LOCATING),
        )

    def leftovers(self) -> tuple[str, ...]:
        """Words that stay beside hidden places and may tell where they are, each once; for the user's eyes only."""
        return self._words_of(lambda r, text: leftover_words(r, text, self._named[r.document.id]))

    def unrecognized(self, guard: Guard) -> tuple[str, ...]:
        """Where all small places are to be hidden: words that may be such and were not taken for them."""
        if not self._general_km:
            return ()
        beside = set(self.leftovers())
        names = self._words_of(lambda r, text: unrecognized_names(r, text, guard.knows))
        return tuple(name for name in names if name not in beside)

    def _words_of(self, find: Callable[[ResolvedDocument, Redacted], tuple[str, ...]]) -> tuple[str, ...]:
        found = (find(r, self._rewriter.texts[r.document.id]) for r in self._findings.documents)
        return tuple(dict.fromkeys(word for words in found for word in words))

    def _resolutions(self) -> Iterator[Resolution]:
        return (resolution for resolved in self._findings.documents for resolution in resolved.resolutions)

    def _naming(self, resolved: ResolvedDocument) -> tuple[Replacement, ...]:
        """Every naming of what is hidden: the toponyms that mean it, and its names wherever else they stand."""
        text, kept = resolved.document.text, [r.toponym.span for r in resolved.resolutions if self._keeps(r)]
        meant = {r.toponym.span: self._meant(r) for r in resolved.resolutions}
        found = [Replacement(span=span, words=hidden.wording) for span, hidden in meant.items() if hidden]
        free = (s for s in find_names(text, self._names) if not holds(kept, s))
        found += [Replacement(span=span, words=SILENT) for span in _unread(resolved.document)]
        return (*found, *(Replacement(span=s, words=self._wording(text[s.start : s.end])) for s in free))

    def _meant(self, resolution: Resolution) -> Hidden | None:
        key = resolution.place.id if resolution.place else key_of(resolution.toponym.name)
        return next((hidden for hidden in self._hidden if hidden.key == key), None)

    def _keeps(self, resolution: Resolution) -> bool:
        """Whether a toponym keeps its words though they hold a hidden name: a namesake, or a place of another size."""
        return resolution.place is not None and resolution.place.id not in self._keys

    def _wording(self, written: str) -> str:
        """What stands for words that hold a hidden name."""
        holding = (hidden for name, hidden in self._names.items() if betrays(written, [name]))
        return next(holding, self._hidden[0]).wording

    def _words(self, written: str) -> str:
        """Words from outside the texts, such as a traveller's name or a caption, cleaned as the texts are."""
        spans = find_names(written, self._names)
        changes = [Replacement(span=s, words=self._wording(written[s.start : s.end])) for s in spans]
        changes += locating_figures(written, self._hidden, named=bool(spans))
        return redact(written, changes).text if changes else written

    def _document_ids(self, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
        """The documents' ids with those that betray nothing: files are often called after what they tell."""
        taken = {document.id for document in documents}
        free = (name for number in count(1) if (name := f"document-{number}") not in taken)
        for document in documents:
            yield document.id, next(free) if betrays(document.id, self._names) else document.id

    def _document(self, resolved: ResolvedDocument) -> ResolvedDocument:
        """The text without hidden places, and without its author and site: nothing has read these for names."""
        document = resolved.document
        text = self._rewriter.texts[document.id]
        moved = apart((text.moved(r.toponym.span), r) for r in resolved.resolutions)
        sentences = apart((text.moved(s.span), s) for s in document.sentences)
        rewritten = replace(
            document,
            id=self._rewriter.ids[document.id],
            text=text.text,
            sentences=tuple(replace(sentence, span=span) for span, sentence in sentences),
            source=replace(
                self._rewriter.about(document.id, document.source),
                title=self._title(document, text),
                url=self._address(document.source.url),
                author=None,
                site=None,
            ),
            original=None,
            file=None,
        )
        resolutions = tuple(self._resolution(r, span, text.text) for span, r in moved)
        return ResolvedDocument(document=rewritten, resolutions=resolutions)

    def _title(self, document: Document, text: Redacted) -> str | None:
        """The title as its heading is written now; one that is no heading without hidden names."""
        title = document.source.title
        for sentence in document.sentences:
            if title and _on_one_line(document.quote(sentence.span)) == title:
                moved = text.moved(sentence.span)
                return _on_one_line(text.text[moved.start : moved.end])
        return self._words(title) if title else None

    def _resolution(self, resolution: Resolution, span: Span, text: str) -> Resolution:
        toponym, place = resolution.toponym, resolution.place
        name = _on_one_line(text[span.start : span.end])
        renamed = name != _on_one_line(toponym.name)
        lookup = None if renamed else toponym.lookup
        stand_in = self._rewriter.stand_ins.get(place.id) if place else None
        return replace(
            resolution,
            toponym=replace(toponym, span=span, name=name if renamed else toponym.name, lookup=lookup),
            place=stand_in or (self._rewriter.about("", place) if place else None),
            candidates=(Candidate(place=stand_in, score=1.0),)
            if stand_in
            else tuple(self._candidates(resolution, renamed=renamed)),
        )

    def _candidates(self, resolution: Resolution, *, renamed: bool) -> list[Candidate]:
        """The candidates that are not hidden; none of a name that is told no more."""
        if renamed:
            return []
        meant = resolution.place.id if resolution.place else None
        told = (c for c in resolution.candidates if c.place.id == meant or not self._is_hidden(c.place))
        return [self._rewriter.about("", candidate) for candidate in told]

    def _is_hidden(self, place: Place) -> bool:
        if place.id in self._keys or is_finer(place, self._general_km) or find_names(place.name, self._names):
            return True
        return any(lies_in(place, hidden) for hidden in self._hidden)

    def _not_checkable(self) -> tuple[NotCheckable, ...]:
        held = (self._findings.claims[number] for number in sorted(self._held))
        withheld_ones = [NotCheckable(document=c.document, quote=c.quote, reason=WITHHELD) for c in held]
        items = sorted((*self._findings.not_checkable, *withheld_ones), key=self._place_in_story)
        moved = [self._rewriter.about(item.document, item) for item in items]
        return tuple(dict.fromkeys(moved))

    def _place_in_story(self, item: NotCheckable) -> tuple[int, Span]:
        return list(self._rewriter.ids).index(item.document), item.quote

    def _step(self, step: Step) -> Step:
        # Pictures are long, and no words: they are not searched.
        rewritten = self._rewriter.about(step.document, replace(step, media=(), links=()))
        media = tuple(m for one in step.media if (m := self._media(one)))
        return replace(rewritten, media=media, links=self._links(step.links))

    def _media(self, media: Media) -> Media | None:
        """A picture that is carried, under a name that tells nothing; no link whose address betrays a hidden place."""
        url = self._address(media.url) or ("picture" if media.data else None)
        return replace(media, url=url, alt=self._words(media.alt), credit=self._words(media.credit)) if url else None

    def _ruling(self, ruling: Ruling) -> Ruling:
        decision = ruling.decision
        links = self._links(decision.links) if decision else ()
        rewritten = self._rewriter.about(ruling.document, replace(ruling, decision=None))
        told = self._rewriter.about("", replace(decision, links=())) if decision else None
        return replace(rewritten, decision=replace(told, links=links) if told else None)

    def _links(self, links: Sequence[SourceLink]) -> tuple[SourceLink, ...]:
        return tuple(one for link in links if (one := self._link(link)))

    def _link(self, link: SourceLink) -> SourceLink | None:
        url = self._address(link.url)
        return (
            replace(link, url=url, title=self._words(link.title), archive=self._address(link.archive)) if url else None
        )

    def _address(self, url: str | None) -> str | None:
        """An address that betrays nothing."""
        return None if not url or betrays(url, self._names) or self._words(url) != url else url

    def _route(self, route: Route) -> Route:
        traveller = self._words(route.traveller) if route.traveller else None
        return Route(traveller=traveller, stops=tuple(map(self._stop, route.stops)), legs=())

    def _stop(self, stop: Stop) -> Stop:
        """The stop; its name is kept where it is that of a place that is not hidden, even of a namesake."""
        rewritten = self._rewriter.about(stop.document, stop)
        kept = stop.place is not None and stop.place.id not in self._keys and key_of(stop.name) in self._kept_names
        told = rewritten.place is None or not rewritten.place.is_obscured or rewritten.place.country_code
        return replace(rewritten, name=stop.name if kept else rewritten.name, crosses=stop.crosses if told else None)


def _unread(document: Document) -> Iterator[Span]:
    """What no stage has read, such as front matter and captions of pictures: nobody knows which places it names."""
    at = 0
    for end, after in (*((s.span.start, s.span.end) for s in document.sentences), (len(document.text), None)):
        for line in _LINE.finditer(document.text, at, end):
            if any(character.isalnum() for character in line[0]):
                yield Span(start=line.start(), end=line.end())
        at = after if after is not None else end


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
