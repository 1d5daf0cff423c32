"""Documents → story: the stages in order. Decides nothing itself."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from storymap import registry, resources
from storymap.boundaries.atlas import Boundaries, open_boundaries
from storymap.checks.dispatch import judge, show_evidence
from storymap.checks.figures import PublishedFigures
from storymap.claims.finding import find_claims
from storymap.errors import InputError
from storymap.gazetteers.online.credit import credit
from storymap.gazetteers.online.nobody import NOBODY, Completing
from storymap.language.names import normalise
from storymap.model.claims import AnyClaim, ClaimType, NotCheckable, Verdict
from storymap.model.places import Candidate, Resolution, ResolvedDocument, Toponym
from storymap.model.provenance import Provenance
from storymap.model.stories import Attribution, ContextPlace, Event, Route, Story
from storymap.model.texts import Document
from storymap.ports import AnyCheck, Exporter, Gazetteer, Recognizer
from storymap.provenance import provenance_of
from storymap.resolution.ranking import RankingResolver
from storymap.stories.blurs import Blur
from storymap.stories.findings import Findings
from storymap.stories.telling import tell_story

if TYPE_CHECKING:
    from storymap.journeys.journey import Journey

    Routing = Callable[[Sequence[Journey]], tuple[Route, ...]]

_log = logging.getLogger(__name__)

CANDIDATES = 20
"""How many candidates of a name the resolver is shown."""


@dataclass(frozen=True)
class Pipeline:
    """The stages with the components chosen for them; each is loaded when first used."""

    recognizer_name: str = "trained"
    """Registered name of the recognizer; `NAME:MODEL` hands it a model, such as `spacy:en_core_web_sm`."""
    overlays: tuple[Path, ...] = ()
    """Files of the user's own places, which win over the packaged gazetteer; the first wins over the next."""
    gazetteer_folder: Path | None = None
    """A compiled gazetteer in the packaged one's stead, such as `storymap gazetteer build` writes."""
    online: Completing = NOBODY
    """A geocoder that is asked for names which the gazetteer lacks; by default nothing is ever sent anywhere."""
    bias: tuple[str, ...] = ()
    """Countries to prefer where a name is ambiguous: English names or ISO 3166-1 codes."""
    never: tuple[str, ...] = ()
    """Names that are never places, however often the gazetteer has them."""
    references: tuple[Path, ...] = ()
    """Files of published figures of the user's own, cited beside the packaged ones."""
    worldviews: tuple[str, ...] = ()
    """The worldviews to judge in; all that the boundaries know where none is named."""
    only: frozenset[ClaimType] = frozenset()
    """The types of claims to look for; all where none is named."""
    obscure: tuple[Blur, ...] = ()
    """Places to hide, to protect people, before anything is judged or told; none where none is named."""
    obscure_key: Path | None = None
    """A file with the key that they are displaced with; the user's own key where none is named."""
    tell: Callable[[str], None] = field(default=_log.info, repr=False, compare=False)
    """Takes notes for the user's eyes only, such as which places near a hidden one stay named."""

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The user's overlays before the compiled gazetteer."""
        compiled = cast(Gazetteer, registry.load("storymap.gazetteers", "compiled")(self.gazetteer_folder))
        if not self.overlays:
            return compiled
        # Imported here for the start-up budget: most people have no places of their own.
        from storymap.gazetteers.layered import LayeredGazetteer
        from storymap.gazetteers.overlay import OverlayGazetteer

        return LayeredGazetteer(layers=(*(OverlayGazetteer(path) for path in self.overlays), compiled))

    @cached_property
    def recognizer(self) -> Recognizer:
        """The recognizer of that name, with its model when one is named."""
        name, _, model = self.recognizer_name.partition(":")
        recognizer = registry.load("storymap.recognizers", name)
        if not model:
            return cast(Recognizer, recognizer(gazetteer=self.gazetteer))
        registry.require_option("storymap.recognizers", name, "model")
        return cast(Recognizer, recognizer(gazetteer=self.gazetteer, model=model))

    @cached_property
    def boundaries(self) -> Boundaries:
        """The packaged boundaries, in the worldviews asked for.

        Raises:
            UnknownPlaceError: There is no worldview of that name.
        """
        return open_boundaries().in_views(self.worldviews)

    @cached_property
    def checks(self) -> tuple[AnyCheck, ...]:
        """Every check installed; those that cite published figures are given them."""
        figures = PublishedFigures(self.references)
        made = registry.build_all("storymap.checks", boundaries=self.boundaries, figures=figures)
        return tuple(cast(AnyCheck, check) for check in made)

    @cached_property
    def resolver(self) -> RankingResolver:
        """The resolver, with the user's preferred countries.

        Raises:
            UnknownPlaceError: One of them is no country.
        """
        return RankingResolver(bias=tuple(self.boundaries.code(country) for country in self.bias))

    def geoparse(self, document: Document) -> ResolvedDocument:
        """Recognize the document's toponyms, but for names that are never places, and resolve them."""
        never = {normalise(name) for name in self.never}
        toponyms = [t for t in self.recognizer.recognize(document) if normalise(t.name) not in never]
        return ResolvedDocument(document=document, resolutions=self.resolve(document, toponyms))

    def resolve(self, document: Document, toponyms: Sequence[Toponym]) -> tuple[Resolution, ...]:
        """Decide which places the toponyms of one document mean, in the order given."""
        return self.resolver.resolve(document, [(t, self.candidates(t.sought)) for t in toponyms])

    def candidates(self, name: str, *, limit: int = CANDIDATES) -> tuple[Candidate, ...]:
        """What a name may mean: what the gazetteer has, completed by the online geocoder where there is one."""
        if self.obscure and self.online.name:
            raise InputError(f"places are hidden, and {self.online.name} would be told their names; leave one out")
        return self.online.complete(name, self.gazetteer, limit=limit)

    def events(self, resolved: ResolvedDocument) -> tuple[Event, ...]:
        """What moved in the document, in order of appearance."""
        # Imported here for the start-up budget: most commands tell no journey.
        from storymap.journeys.events import find_events

        return find_events(resolved, boundaries=self.boundaries)

    def find_claims(
        self, documents: Sequence[ResolvedDocument]
    ) -> tuple[tuple[AnyClaim, ...], tuple[NotCheckable, ...]]:
        """Find the geographic claims of all documents, in order of appearance, and those that no check decides."""
        claims: list[AnyClaim] = []
        not_checkable: list[NotCheckable] = []
        for resolved in documents:
            found, undecidable = find_claims(resolved, boundaries=self.boundaries)
            claims += (claim for claim in found if not self.only or claim.type in self.only)
            not_checkable += undecidable
        return tuple(claims), tuple(not_checkable)

    def check_claims(
        self, documents: Sequence[ResolvedDocument]
    ) -> tuple[tuple[Verdict, ...], tuple[NotCheckable, ...]]:
        """Find and judge the geographic claims of all documents, in order of appearance."""
        claims, not_checkable = self.find_claims(documents)
        return judge(claims, checks=self.checks), not_checkable

    def hide(self, findings: Findings, *, more: Sequence[Blur] = (), journeys: Sequence["Journey"] = ()) -> Findings:
        """The findings without the places that are to be hidden: all that follows is made from what this returns.

        Args:
            findings: What was found.
            more: What is to be hidden besides, such as a story file says.
            journeys: What the texts tell of how stops were reached, for the legs that are planned again.

        Raises:
            UnknownPlaceError: The texts do not name what is to be hidden.
            InputError: A place is larger than its blur, or the key cannot be read.
        """
        blurs = (*self.obscure, *more)
        if not blurs:
            return findings
        # Imported here for the start-up budget: most stories hide nothing.
        from storymap.gazetteers.countries import country_of
        from storymap.journeys.approaches import approaches_to
        from storymap.journeys.legs import plan_legs
        from storymap.stories.hiding import Guard
        from storymap.stories.obscuring import obscure, rounded_leg
        from storymap.stories.secrets import open_key

        country = partial(country_of, gazetteer=self.gazetteer, boundaries=self.boundaries)
        guard = Guard(key=open_key(self.obscure_key), country=country, knows=self.gazetteer.knows, tell=self.tell)
        hidden = obscure(findings, blurs, guard)
        routes = []
        for route, was in zip(hidden.routes, findings.routes, strict=True):
            approaches = approaches_to(was.stops, journeys)
            legs = plan_legs(route.stops, boundaries=self.boundaries, approaches=approaches)
            routes.append(replace(route, legs=tuple(rounded_leg(leg, route.stops) for leg in legs)))
        return replace(hidden, routes=tuple(routes))

    def validate(self, documents: Sequence[Document], *, title: str | None = None) -> Story:
        """Check the claims of all documents: as `analyze`, without the routes and without the map's evidence."""
        resolved = tuple(self.geoparse(document) for document in documents)
        claims, not_checkable = self.find_claims(resolved)
        found = self.hide(Findings(title=title, documents=resolved, claims=claims, not_checkable=not_checkable))
        story = self._told(found, judge(found.claims, checks=self.checks))
        return replace(story, only=tuple(one for one in ClaimType if one in self.only))

    def _told(self, found: Findings, verdicts: tuple[Verdict, ...], context: tuple[ContextPlace, ...] = ()) -> Story:
        story = tell_story(
            title=found.title,
            documents=found.documents,
            routes=found.routes,
            context=context,
            verdicts=verdicts,
            not_checkable=found.not_checkable,
            attributions=(*self.attributions, *credit(found.documents, self.online.lookups)),
            worldviews=self.boundaries.worldviews,
        )
        story = replace(story, events=found.events, disagreements=found.disagreements)
        return replace(story, lookups=self.online.lookups, provenance=self.provenance)

    def show_evidence(self, story: Story) -> Story:
        """The same story with the geometry behind its verdicts, for reports that draw it; reading it takes time."""
        return replace(story, verdicts=self.with_evidence(story.verdicts))

    def with_evidence(self, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
        """The verdicts with the geometry behind them."""
        return show_evidence(verdicts, self.checks)

    def analyze(self, documents: Sequence[Document], *, title: str | None = None) -> Story:
        """Tell one story of all documents.

        Args:
            documents: The texts in the order in which they tell it; their ids differ.
            title: The story's title; that of the first document that has one if `None`.
        """
        return self.narrate(tuple(self.geoparse(document) for document in documents), title=title)

    def narrate(self, resolved: tuple[ResolvedDocument, ...], *, title: str | None = None) -> Story:
        """Tell one story of documents whose names are resolved; see `analyze`."""
        found, journeys = self.find(resolved, title=title)
        return self.finish(self.hide(found, journeys=journeys))

    def find(
        self, resolved: tuple[ResolvedDocument, ...], *, title: str | None = None, routing: "Routing | None" = None
    ) -> tuple[Findings, tuple["Journey", ...]]:
        """What documents whose names are resolved tell, before anything is hidden or judged; and their journeys.

        Args:
            resolved: The documents.
            title: As for `analyze`.
            routing: Gives the routes, from the journeys that the texts tell; those of the journeys if `None`.
        """
        # Imported here for the start-up budget: most commands tell no journey.
        from storymap.journeys.disagreements import find_disagreements
        from storymap.journeys.event_times import date_events
        from storymap.journeys.planning import plan_journeys

        claims, not_checkable = self.find_claims(resolved)
        journeys = plan_journeys(resolved, boundaries=self.boundaries)
        routes = routing(journeys) if routing else tuple(journey.route for journey in journeys)
        events = tuple(event for document in resolved for event in self.events(document))
        found = Findings(
            title=title,
            documents=resolved,
            claims=claims,
            not_checkable=not_checkable,
            routes=routes,
            events=date_events(events, routes, resolved),
            disagreements=find_disagreements(journeys, resolved),
        )
        return found, journeys

    def finish(self, found: Findings) -> Story:
        """The story of what was found, or of what is left when places are hidden; its claims judged."""
        from storymap.journeys.context import find_context

        verdicts = self.with_evidence(judge(found.claims, checks=self.checks))
        return self._told(found, verdicts, find_context(found.documents, found.routes))

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """What the data's licences ask to be said."""
        return resources.attributions("boundaries", self.gazetteer_folder or "gazetteer")

    @property
    def provenance(self) -> Provenance:
        """What outputs tell of how they were made; no option where places were hidden, for it might name them."""
        chosen = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) != one.default}
        return provenance_of(chosen, gazetteer=self.gazetteer_folder or "gazetteer", hidden=bool(self.obscure))

    def exporter(self, name: str, **options: object) -> Exporter:
        """The exporter of that name, built with the options that it takes.

        Raises:
            ComponentError: There is none of that name, or it takes no such option.
        """
        for option in options:
            registry.require_option("storymap.exporters", name, option)
        exporter = registry.load("storymap.exporters", name)
        return cast(Exporter, exporter(boundaries=self.boundaries, **options))


def analyze(documents: Sequence[Document], *, title: str | None = None) -> Story:
    """Tell one story of all documents with the default components; see `Pipeline.analyze`."""
    return Pipeline().analyze(documents, title=title)
