"""Documents → story: the stages in order. Decides nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import cast

from storymap import registry, resources
from storymap.boundaries.atlas import Boundaries, open_boundaries
from storymap.checks.dispatch import judge, show_evidence
from storymap.checks.figures import PublishedFigures
from storymap.claims.finding import find_claims
from storymap.language.names import normalise
from storymap.model.claims import AnyClaim, ClaimType, NotCheckable, Verdict
from storymap.model.places import Resolution, ResolvedDocument, Toponym
from storymap.model.provenance import Provenance
from storymap.model.stories import Attribution, Event, Story
from storymap.model.texts import Document
from storymap.ports import AnyCheck, Exporter, Gazetteer, Recognizer
from storymap.resolution.ranking import RankingResolver
from storymap.stories.telling import tell_story

CANDIDATES = 20
"""How many candidates of a name the resolver is shown."""

TOLD = frozenset(
    {"recognizer_name", "overlays", "gazetteer_folder", "bias", "never", "references", "worldviews", "only"}
)
"""Options that outputs name. Whoever adds one to the pipeline decides whether its value may be published."""


@dataclass(frozen=True)
class Pipeline:
    """The stages with the components chosen for them; each is loaded when first used."""

    recognizer_name: str = "trained"
    """Registered name of the recognizer; `NAME:MODEL` hands it a model, such as `spacy:en_core_web_sm`."""
    overlays: tuple[Path, ...] = ()
    """Files of the user's own places, which win over the packaged gazetteer; the first wins over the next."""
    gazetteer_folder: Path | None = None
    """A compiled gazetteer in the packaged one's stead, such as `storymap gazetteer build` writes."""
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
        loaded = []
        for name in registry.names_in_turn("storymap.checks"):
            takes = registry.takes_option("storymap.checks", name, "figures")
            options = {"figures": figures} if takes else {}
            loaded.append(registry.load("storymap.checks", name)(boundaries=self.boundaries, **options))
        return tuple(cast(AnyCheck, check) for check in loaded)

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
        named = [(t, self.gazetteer.candidates(t.sought, limit=CANDIDATES)) for t in toponyms]
        return self.resolver.resolve(document, named)

    def events(self, resolved: ResolvedDocument) -> tuple[Event, ...]:
        """What moved in the document, in order of appearance."""
        # Imported here for the start-up budget: most commands tell no journey.
        from storymap.journeys.events import find_events

        return find_events(resolved, boundaries=self.boundaries)

    def check_claims(
        self, documents: Sequence[ResolvedDocument]
    ) -> tuple[tuple[Verdict, ...], tuple[NotCheckable, ...]]:
        """Find and judge the geographic claims of all documents, in order of appearance."""
        claims: list[AnyClaim] = []
        not_checkable: list[NotCheckable] = []
        for resolved in documents:
            found, undecidable = find_claims(resolved, boundaries=self.boundaries)
            claims += (claim for claim in found if not self.only or claim.type in self.only)
            not_checkable += undecidable
        return judge(claims, checks=self.checks), tuple(not_checkable)

    def validate(self, documents: Sequence[Document], *, title: str | None = None) -> Story:
        """Check the claims of all documents: as `analyze`, without the routes and without the map's evidence."""
        resolved = tuple(self.geoparse(document) for document in documents)
        verdicts, not_checkable = self.check_claims(resolved)
        story = tell_story(
            title=title,
            documents=resolved,
            routes=(),
            context=(),
            verdicts=verdicts,
            not_checkable=not_checkable,
            attributions=self.attributions,
            worldviews=self.boundaries.worldviews,
        )
        only = tuple(one for one in ClaimType if one in self.only)
        return replace(story, only=only, provenance=self.provenance)

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
        return self.tell(tuple(self.geoparse(document) for document in documents), title=title)

    def tell(self, resolved: tuple[ResolvedDocument, ...], *, title: str | None = None) -> Story:
        """Tell one story of documents whose names are resolved; see `analyze`."""
        # Imported here for the start-up budget: most commands tell no journey.
        from storymap.journeys.context import find_context
        from storymap.journeys.disagreements import find_disagreements
        from storymap.journeys.event_times import date_events
        from storymap.journeys.planning import plan_journeys

        verdicts, not_checkable = self.check_claims(resolved)
        journeys = plan_journeys(resolved, boundaries=self.boundaries)
        routes = tuple(journey.route for journey in journeys)
        events = tuple(event for document in resolved for event in self.events(document))
        story = tell_story(
            title=title,
            documents=resolved,
            routes=routes,
            context=find_context(resolved, routes),
            verdicts=self.with_evidence(verdicts),
            not_checkable=not_checkable,
            attributions=self.attributions,
            worldviews=self.boundaries.worldviews,
        )
        return replace(
            story,
            events=date_events(events, routes, resolved),
            disagreements=find_disagreements(journeys, resolved),
            provenance=self.provenance,
        )

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """What the data's licences ask to be said."""
        return resources.attributions("boundaries", self.gazetteer_folder or "gazetteer")

    @property
    def provenance(self) -> Provenance:
        """The versions of the program and the data, and the options that differ from their defaults.

        Files stand by their names alone: an output that is passed on tells nothing of the machine it was made on.
        """
        return Provenance(
            version=version("storymap"),
            data=resources.data_versions("boundaries", self.gazetteer_folder or "gazetteer", "models"),
            options=tuple(
                (field.name, _told(getattr(self, field.name)))
                for field in fields(self)
                if field.name in TOLD and getattr(self, field.name) != field.default
            ),
        )

    def exporter(self, name: str, **options: object) -> Exporter:
        """The exporter of that name, built with the options that it takes.

        Raises:
            ComponentError: There is none of that name, or it takes no such option.
        """
        for option in options:
            registry.require_option("storymap.exporters", name, option)
        exporter = registry.load("storymap.exporters", name)
        return cast(Exporter, exporter(boundaries=self.boundaries, **options))


def _told(value: object) -> str:
    if isinstance(value, tuple | frozenset):
        parts = [_told(part) for part in value]
        return ", ".join(sorted(parts) if isinstance(value, frozenset) else parts)
    return value.name if isinstance(value, Path) else str(value)


def analyze(documents: Sequence[Document], *, title: str | None = None) -> Story:
    """Tell one story of all documents with the default components; see `Pipeline.analyze`."""
    return Pipeline().analyze(documents, title=title)
