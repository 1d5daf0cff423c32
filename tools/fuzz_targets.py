"""One table of what is tried: kinds of input, with what is done with each. Both engines of `fuzz.py` read it."""

import tempfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import fuzz_inputs as inputs
from storymap.checks.user_figures import check_figures
from storymap.errors import StorymapError
from storymap.gazetteers.building.folder import build_folder
from storymap.gazetteers.building.merging import DumpFiles
from storymap.gazetteers.building.names import PRIMARY
from storymap.gazetteers.building.places import NewPlace
from storymap.gazetteers.building.writing import GazetteerWriter
from storymap.gazetteers.compiled import CompiledGazetteer
from storymap.gazetteers.user_places import check_places
from storymap.journeys.times import find_when
from storymap.language.coordinates import find_coordinates
from storymap.language.quantities import find_measures, find_pairs, find_quantities
from storymap.pipeline import Pipeline
from storymap.reading.formats import read_given
from storymap.reading.given import Given
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file
from storymap.story_files import draft, tell_file, update

PAGES = 10
"""Of so many stories one becomes a page: drawing the world takes a hundred times as long as reading them."""
SUFFIXES = ("", ".txt", ".html", ".pdf", ".docx", ".xml", ".json", ".jsonl")


@dataclass(frozen=True)
class Target:
    """What is tried: inputs, and what is done with each."""

    drawn: SearchStrategy[bytes]
    """For hypothesis."""
    run: Callable[[bytes], object]
    """What is done; errors of `StorymapError` are answers."""
    begun: Callable[[], Iterable[bytes]]
    """Good inputs of ours, with which atheris begins."""
    words: tuple[str, ...] = inputs.WORDS
    """What atheris puts in."""


@cache
def pipeline() -> Pipeline:
    """The usual components, once."""
    return Pipeline()


@cache
def drafted() -> bytes:
    """A story file."""
    return write_draft(draft(pipeline(), [read_document(inputs.ARTICLE, id="a")[0]]))


def read(suffix: str, data: bytes) -> None:
    """A file of that name."""
    read_given(Given(data=data, id="a", name="a", suffix=suffix))


def read_any(data: bytes) -> None:
    """A file whose first byte chooses its name."""
    read(SUFFIXES[data[0] % len(SUFFIXES)] if data else "", data[1:])


def read_docx(data: bytes) -> None:
    """A DOCX with that document part."""
    read(".docx", inputs.packed_docx(data))


def find_measured(data: bytes) -> None:
    """Quantities, coordinates and times."""
    text = data.decode("utf-8", "replace")
    for find in (find_quantities, find_measures, find_pairs, find_coordinates):
        find(text)
    find_when(text, published="2020-02-29")


def check_claims(data: bytes) -> None:
    """Recognition, resolution, claims, checks."""
    pipeline().validate([read_document(data, id="x")[0]])


def tell(data: bytes) -> None:
    """The whole way to the story, as data and, of each tenth, as a page."""
    story = pipeline().analyze([read_document(data, id="x")[0]])
    pipeline().exporter("json").export_story(story)
    if zlib.crc32(data) % PAGES == 0:
        pipeline().exporter("leaflet").export_story(story)


def open_story(data: bytes) -> None:
    """A story file, told and updated."""
    opened = read_story_file(data, name="story.yaml", folder=Path())
    tell_file(pipeline(), opened.file, origin=opened.origin)
    update(pipeline(), opened, [read_document(inputs.ARTICLE + b"She went on to Kirkenes.\n", id="a")[0]])


def read_places(data: bytes) -> None:
    """A user's places, in both forms, and figures."""
    with tempfile.TemporaryDirectory() as folder:
        for name, check in (("p.csv", check_places), ("p.geojson", check_places), ("f.csv", check_figures)):
            path = Path(folder, name)
            path.write_bytes(data)
            try:
                check(path)
            except StorymapError:
                continue


def build(data: bytes) -> None:
    """A gazetteer of a dump, with one packaged place."""
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder, name) for name in ("NO.txt", "alternateNamesV2.txt", "admin1CodesASCII.txt")]
        for path in names:
            path.write_bytes("\t".join(inputs.DUMP_ROW).encode() + b"\n" + data if path is names[0] else data)
        for files in ({}, {"alternate_names": names[1]}, {"admin1": names[2]}):
            _build(DumpFiles(geonames=(names[0],), **files), Path(folder))


def _build(files: DumpFiles, folder: Path) -> None:
    try:
        build_folder(files, folder / "out", progress=str, packaged=_stead())
    except StorymapError:
        return


@cache
def _stead() -> CompiledGazetteer:
    stead = Path(tempfile.mkdtemp(prefix="storymap-fuzz-"))
    with GazetteerWriter(stead, common=frozenset()) as writer:
        place = NewPlace(
            source="supplement", key="x", name="Xa", feature_class="L", feature_code="RGN", lon=1, lat=1, radius_km=1
        )
        writer.add_name(writer.add_place(place), "Xa", PRIMARY)
        writer.finish()
    return CompiledGazetteer(stead)


def _file(suffix: str, *samples: bytes) -> Target:
    """The reader of one kind of file."""
    run = read_docx if suffix == ".docx" else partial(read, suffix)
    return Target(inputs.changed(*samples, put=inputs.MARKUP), run, lambda: samples, inputs.MARKUP)


def _text(run: Callable[[bytes], object]) -> Target:
    return Target(inputs.texts(), run, inputs.own_texts)


def _any_begun() -> list[bytes]:
    samples = (
        inputs.ARTICLE,
        inputs.PAGE,
        inputs.packed_pdf(),
        inputs.packed_docx(inputs.DOCX),
        inputs.FEED,
        inputs.RECORDS,
    )
    return [bytes([number]) + sample for number, sample in enumerate(samples, start=1)]


@cache
def targets() -> dict[str, Target]:
    """Every kind of input with what reads it."""
    overlays = inputs.tables(",") | inputs.feature_collections() | inputs.changed(inputs.PLACES, inputs.FIGURES)
    collection = b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Q"}, '
    collection += b'"geometry": {"type": "Point", "coordinates": [30.1, 69.5]}}]}'
    cells = (*inputs.CELLS, *inputs.KEYS)
    return {
        "any-file": Target(st.binary(max_size=300) | inputs.changed(*_any_begun()), read_any, _any_begun),
        "texts": _text(partial(read, ".txt")),
        "html": _file(".html", inputs.PAGE),
        "pdf": _file(".pdf", inputs.packed_pdf()),
        "docx": _file(".docx", inputs.DOCX),
        "feeds": _file(".xml", inputs.FEED),
        "records": _file(".jsonl", inputs.RECORDS),
        "tei": _file(".xml", inputs.TEI),
        "quantities": _text(find_measured),
        "claims": _text(check_claims),
        "journeys": _text(tell),
        "story-file": Target(inputs.changed(drafted()), open_story, lambda: [drafted()], inputs.YAML),
        "overlays": Target(overlays, read_places, lambda: [inputs.PLACES, inputs.FIGURES, collection], cells),
        "dumps": Target(
            inputs.tables("\t") | inputs.dump_rows(), build, lambda: ["\t".join(inputs.DUMP_ROW).encode()], cells
        ),
    }
