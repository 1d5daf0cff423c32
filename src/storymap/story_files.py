"""Articles → a story file → the story that people decided on, with the components of a pipeline."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from storymap import resources
from storymap.errors import InputError
from storymap.journeys.approaches import approaches_to
from storymap.journeys.journey import Journey
from storymap.journeys.legs import plan_legs
from storymap.model.places import LonLat, Place, ResolvedDocument
from storymap.model.stories import Route, Story
from storymap.model.texts import Document, Source
from storymap.pipeline import CANDIDATES, Pipeline
from storymap.reading.text import read_text
from storymap.stories.file.blocks import in_file
from storymap.stories.file.changes import changes_of
from storymap.stories.file.drafting import document_entry, draft_story, recognizer_of
from storymap.stories.file.drafting_places import DraftPlaces, draft_places
from storymap.stories.file.entries import DocumentEntry
from storymap.stories.file.hiding import WRITTEN, blurs_of, own_places, own_words
from storymap.stories.file.locating import locate
from storymap.stories.file.media import check_metadata, read_pictures
from storymap.stories.file.merging import Report
from storymap.stories.file.origin import Origin
from storymap.stories.file.placing import Lookups, Placed, place_names
from storymap.stories.file.reading import Opened
from storymap.stories.file.records import from_record, to_record
from storymap.stories.file.telling import Travels, chapters, decided, ruled, rulings, steps, travels
from storymap.stories.file.undecided import undecided_places, undecided_verdicts
from storymap.stories.file.update import Update
from storymap.stories.file.values import SCHEMA, StoryFile
from storymap.stories.file.yaml_writing import write_yaml
from storymap.stories.findings import Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The story of a story file."""

    story: Story
    """The story."""
    notes: tuple[str, ...]
    """What the person who keeps the file should know, a line each."""
    entries: tuple[str | None, ...] = ()
    """For each verdict of the story the id of the file's entry on it; `None` where it has none."""
    undecided: tuple[str, ...] = ()
    """What somebody should decide before the story is published, a line each, for the eyes of those who keep it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """A story file drafted anew."""

    content: bytes
    """The file."""
    report: Report
    """What the person who keeps it should know."""


def draft(pipeline: Pipeline, documents: Sequence[Document], *, title: str | None = None) -> StoryFile:
    """Draft the story file of one or more articles; a title that is given counts as a person's.

    Raises:
        InputError: The pipeline is to hide places: a story file holds the truth.
    """
    _refuse_hiding(pipeline)
    file = draft_file(pipeline, pipeline.analyze(documents))
    return replace(file, title=title) if title else file


def draft_file(pipeline: Pipeline, story: Story) -> StoryFile:
    """The story file of a story that the pipeline told."""
    return draft_story(story, version=version("storymap"), data=data_versions(pipeline))


def update(pipeline: Pipeline, opened: Opened, documents: Sequence[Document]) -> Updated:
    """Draft a story file anew, of new versions of its texts or by a new version of storymap, and keep what people did.

    Args:
        pipeline: The components.
        opened: The file.
        documents: New versions of texts, under the ids that the file knows them by, and further texts.

    Raises:
        InputError: The file names a place that is not there, or hides one that a geocoder would be told; or the
            pipeline is to hide places.
    """
    _refuse_hiding(pipeline)
    if pipeline.online.name and any(entry.obscure_km for entry in opened.file.places):
        raise InputError(
            f"{opened.origin.name} hides places, and {pipeline.online.name} would be told their names; update it "
            "without a geocoder"
        )
    work = Update(opened.record)
    work.merge_documents([to_record(document_entry(document)) for document in documents])
    texts = {"schema": SCHEMA, "title": opened.file.title, "documents": work.documents}
    read = documents_of(from_record(StoryFile, texts))
    named = [pipeline.geoparse(document) for document in read]
    found = draft_places(named)
    places = work.merge_places([to_record(entry) for entry in found.entries])
    file = from_record(StoryFile, {**texts, "places": places, "drafted": work.base_of_places(recognizer_of(named))})
    located = locate(file)
    placed = place_names(file, read, located, lookups(pipeline))
    if placed.problems:
        raise opened.origin.error(*placed.problems)
    given = DraftPlaces.given(file, located, work.fresh("places"))
    story = pipeline.narrate(placed.documents)
    drafted = draft_story(story, version=version("storymap"), data=data_versions(pipeline), places=given)
    record = work.merge_story(to_record(drafted))
    return Updated(content=write_yaml(record, opened.comments).encode("utf-8"), report=work.report)


def data_versions(pipeline: Pipeline) -> dict[str, str]:
    """Names and versions of the data that a pipeline uses."""
    folders = ("boundaries", pipeline.gazetteer_folder or "gazetteer")
    sources = (source for folder in folders for source in resources.manifest(folder).get("source", []))
    return {str(source["name"]): str(source.get("version", "")) for source in sources}


def tell_file(pipeline: Pipeline, file: StoryFile, *, origin: Origin | None = None) -> Told:
    """Tell the story of a story file.

    The places are the file's; claims are found and judged with them, and legs, stops and chapters follow.

    Args:
        pipeline: Components; its recognizer is asked for what people wrote only, where all small places are hidden.
        file: The file.
        origin: Where it comes from: errors name the line, and pictures lie beside it.

    Raises:
        InputError: The file names a place, a passage or a picture that is not there; a place is larger than its blur.
    """
    origin = origin or Origin()
    if not file.documents:
        raise InputError(f"{origin.name}: no documents; 'storymap draft ARTICLE' writes a story file that has them")
    located = locate(file)
    placed = place_names(file, in_file(documents_of(file), origin), located, lookups(pipeline))
    problems = (*located.must(), *placed.problems)
    if problems:
        raise origin.error(*problems)
    blurs, rounded = blurs_of(file, placed, origin)
    pictures = read_pictures(file, origin)
    hides = bool((*pipeline.obscure, *blurs))
    if hides:
        check_metadata(file, pictures, origin)
    travellers = travels(file, placed, located)
    found, journeys = pipeline.find(
        placed.documents,
        title=file.title,
        routing=lambda journeys: tuple(_route(one, journeys, pipeline) for one in travellers),
    )
    found = replace(
        found,
        steps=steps(file, placed, located, travel=next(iter(travellers), None), pictures=pictures),
        rulings=rulings(file, located),
        changes=changes_of(file),
        written=_written(file, placed, pipeline) if hides else (),
    )
    # What follows is made from what this returns: it knows no place that is hidden.
    left = pipeline.hide(found, more=blurs, journeys=journeys)
    told = _told(file, placed, left, pipeline.finish(left))
    lost = (origin.words(problem) for problem in located.lost)
    return replace(told, notes=(*lost, *rounded, *(f"{origin.name}: {note}" for note in told.notes)))


def _told(file: StoryFile, placed: Placed, left: Findings, story: Story) -> Told:
    """The story with what people decided on its verdicts, in the chapters that they ordered."""
    verdicts, withdrawn = decided(story.verdicts, left.rulings)
    known = ruled(verdicts, left.rulings)
    ordered = chapters(left.steps, left.documents, verdicts)
    story = replace(story, verdicts=verdicts, chapters=ordered, changes=left.changes)
    return Told(
        story=story,
        notes=tuple(f"{name}: {_WITHDRAWN}" for name in withdrawn),
        entries=tuple(ruling.id if ruling else None for ruling in known),
        undecided=(*undecided_verdicts(file, story, known), *undecided_places(file, placed)),
    )


def _written(file: StoryFile, placed: Placed, pipeline: Pipeline) -> tuple[ResolvedDocument, ...]:
    """What people wrote into the file, its names found where every small place is to be hidden; their own places."""
    own = read_text(own_words(file), id=WRITTEN)
    everywhere = any(blur.name is None for blur in pipeline.obscure)
    named = pipeline.geoparse(own) if everywhere else ResolvedDocument(document=own, resolutions=())
    return (named, own_places(file, placed))


def _refuse_hiding(pipeline: Pipeline) -> None:
    if pipeline.obscure:
        raise InputError("a story file holds the whole text and every place; hide places when you render it")


_WITHDRAWN = "the claim is judged otherwise now than when it was decided on; the decision is withdrawn, look again"


def _route(travel: Travels, journeys: Sequence[Journey], pipeline: Pipeline) -> Route:
    """The stops as the file has them; how each was reached is what the texts say of the words it rests on."""
    approaches = approaches_to(travel.stops, journeys)
    legs = plan_legs(travel.stops, boundaries=pipeline.boundaries, approaches=approaches)
    return Route(traveller=travel.traveller, stops=travel.stops, legs=legs)


def documents_of(file: StoryFile) -> tuple[Document, ...]:
    """The documents of a story file, read anew."""
    return tuple(_document(entry) for entry in file.documents)


def _document(entry: DocumentEntry) -> Document:
    source = Source(
        title=entry.title,
        url=entry.url,
        published=entry.published,
        licence=entry.licence,
        author=entry.author,
        site=entry.site,
    )
    # The file says all that is known: what stands in the text of a page must not declare its licence anew.
    return replace(read_text(entry.text, id=entry.id, source=source, declares=False), language=entry.language)


def lookups(pipeline: Pipeline) -> Lookups:
    """What the pipeline's data know of places."""

    def get(identifier: str) -> Place | None:
        find = getattr(pipeline.gazetteer, "get", None)
        place: Place | None = find(identifier) if find else None
        return place

    def country_at(position: LonLat) -> str | None:
        return pipeline.boundaries.country_at(position, pipeline.boundaries.worldviews[0])

    return Lookups(
        get=get,
        candidates=lambda name: pipeline.gazetteer.candidates(name, limit=CANDIDATES),
        country_at=country_at,
    )
