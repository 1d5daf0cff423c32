"""Random texts and files → every reader and stage: none may end in a trace, take 10 seconds or a gigabyte.

`make fuzz` tries 10,000 inputs of each kind; `tools/fuzz.py --examples 500 quantities dumps` fewer, of some.
"""

import argparse
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

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
from storymap.reading.text import read_document
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file
from storymap.story_files import draft, tell_file, update

EXAMPLES, LONGEST_S, LARGEST_KB = 10_000, 10, 1 << 20
WORDS = (
    "Ida Lund", "Norway", "Sweden", "Russia", "Oslo", "Bergen", "Georgia", "Kirkenes", "the Gulf of Bothnia",
    "Norwegian", "left", "travelled to", "fled", "crossed the border into", "returned", "stayed in", "was born in",
    "from", "via", "to", "borders", "shares a", "border with", "is twice the size of", "is larger than",
    "the second largest", "north of", "between", "and", "or", "not", "the", "her", "they", "it", "of",
    "in June 2018", "on Monday", "at 2 a.m.", "the next day", "for three weeks", "until 31 February 2020",
    "in 0000", "198 km", "1,630-kilometre", "(122-mile)", "½", "10^9", "1e999", "9" * 400, "minus 3",
    "40 to 60 per cent", "69° 40′ N, 30° E", "95°N 200°W", "0.0, 0.0", "$5m", "sq km", "“", "”", '"', "’s", "(",
    ")", ",", ".", ";", ":", "—", "-", "\n", "\n\n", "\r\n", "\t", "# ", "> ", "| a | b |", "---", "```", "[x](y)",
    "<b>", "&amp;", "\u202e", "\u200b", "\ufeff", "\ud7ff", "é", "ß", "İ", "ﬁ", "中文", "🙂", "e\u0301",
)  # fmt: skip
CELLS = (
    "name", "longitude", "latitude", "aliases", "Qaggavik", "30.1", "69.5", "200", "nan", "inf", "-0", "1e400", "",
    '"', "|", "NO", "XX", "border", "RU", "km", "value", "unit", "what", "a", "b", "source", "P", "PPL", "9000001",
    "2026-01-01", "Europe/Oslo", "\x00", "é", "9" * 30, "-1",
)  # fmt: skip
KEYS = ("type", "features", "geometry", "coordinates", "properties", "name", "id", "aliases")
DUMP_ROW = ["9000001", "Tverrvik", "Tverrvik", "Old", "69.5", "30.1", "P", "PPL", "NO", "", "05", *[""] * 3]
DUMP_ROW += ["120", "", "1", "Europe/Oslo", "2026-01-01"]
ARTICLE = b"Ida Lund left Bergen in June 2018 and travelled to Oslo. Norway borders Sweden.\n"


class TooLongError(Exception):
    """An input took longer than it may."""


@dataclass(frozen=True)
class Target:
    """What is tried: inputs, and what is done with each."""

    inputs: SearchStrategy[bytes]
    run: Callable[[bytes], object]


def texts() -> SearchStrategy[bytes]:
    """Texts of words that the rules know, in any order, with anything between them."""
    piece = st.sampled_from(WORDS) | st.text(max_size=4)
    return st.lists(piece, max_size=40).map(" ".join).map(lambda text: text.encode("utf-8", "surrogatepass"))


def changed(original: bytes) -> SearchStrategy[bytes]:
    """A good file with pieces taken out, put in and repeated."""
    position = st.integers(0, len(original))
    known = [b"", b"\n", b"- ", b": ", b"null", b"{}", b"[]", b"&a", b"*a", b"!!x", b"'", b"\t", b"9" * 99]
    put = st.sampled_from(known)
    return st.lists(st.tuples(position, st.integers(0, 60), put | st.binary(max_size=4)), min_size=1, max_size=4).map(
        lambda edits: _edited(original, edits)
    )


def _edited(content: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for start, length, put in edits:
        content = content[:start] + put + content[start + length :]
    return content


def tables(separator: str) -> SearchStrategy[bytes]:
    """Rows of cells that a format knows, and of any."""
    row = st.lists(st.sampled_from(CELLS) | st.text(max_size=5), min_size=1, max_size=20).map(separator.join)
    return st.lists(row, max_size=6).map("\n".join).map(lambda text: text.encode("utf-8", "surrogatepass"))


@cache
def pipeline() -> Pipeline:
    """The usual components, once."""
    return Pipeline()


def _drafted() -> bytes:
    return write_draft(draft(pipeline(), [read_document(ARTICLE, id="a")[0]]))


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
    """The whole way to the page."""
    pipeline().exporter("leaflet").export_story(pipeline().analyze([read_document(data, id="x")[0]]))


def open_story(data: bytes) -> None:
    """A story file, told and updated."""
    opened = read_story_file(data, name="story.yaml", folder=Path())
    tell_file(pipeline(), opened.file, origin=opened.origin)
    update(pipeline(), opened, [read_document(ARTICLE + b"She went on to Kirkenes.\n", id="a")[0]])


def read_places(data: bytes) -> None:
    """A user's places, in both forms, and figures."""
    with tempfile.TemporaryDirectory() as folder:
        for name, read in (("p.csv", check_places), ("p.geojson", check_places), ("f.csv", check_figures)):
            path = Path(folder, name)
            path.write_bytes(data)
            try:
                read(path)
            except StorymapError:
                continue


def build(data: bytes) -> None:
    """A gazetteer of a dump, with one packaged place."""
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder, name) for name in ("NO.txt", "alternateNamesV2.txt", "admin1CodesASCII.txt")]
        for path in names:
            path.write_bytes("\t".join(DUMP_ROW).encode() + b"\n" + data if path is names[0] else data)
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


@cache
def targets() -> dict[str, Target]:
    """Every kind of input with what reads it."""
    rows = st.lists(st.tuples(st.integers(0, 18), st.sampled_from(CELLS) | st.text(max_size=5)), max_size=3)
    geojson = st.recursive(
        st.sampled_from([None, 0, 1e400, "Feature", "FeatureCollection", "Point", "Polygon", "x"]),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    )
    return {
        "reader": Target(st.binary(max_size=300) | texts(), lambda data: read_document(data, id="x")),
        "quantities": Target(texts(), find_measured),
        "claims": Target(texts(), check_claims),
        "journeys": Target(texts(), tell),
        "story-file": Target(changed(_drafted()), open_story),
        "overlays": Target(tables(",") | geojson.map(repr).map(_as_json), read_places),
        "dumps": Target(tables("\t") | rows.map(_dump_row), build),
    }


def _as_json(text: str) -> bytes:
    return text.replace("'", '"').replace("None", "null").replace("inf", "1e999").encode()


def _dump_row(changes: list[tuple[int, str]]) -> bytes:
    row = list(DUMP_ROW)
    for at, cell in changes:
        row[at] = cell
    return "\t".join(row).encode("utf-8", "surrogatepass")


def try_target(target: Target, *, examples: int, start: int = 0) -> None:
    """Try inputs; the first that fails is made small and raised."""

    @seed(start)
    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=list(Phase)
    )
    @given(target.inputs)
    def one(data: bytes) -> None:
        with in_time():
            try:
                target.run(data)
            except StorymapError:
                return

    one()


@contextmanager
def in_time() -> Iterator[None]:
    """Raises `TooLongError` when what is done takes longer than it may."""
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(*_: object) -> None:
    raise TooLongError(f"longer than {LONGEST_S} s")


def main() -> int:
    """Try what is asked for; 1 when memory was exceeded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="kinds of input [default: all]")
    parser.add_argument("--examples", type=int, default=EXAMPLES)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    for name in asked.names or targets():
        started = time.monotonic()
        try_target(targets()[name], examples=asked.examples, start=asked.seed)
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{name}: {asked.examples} inputs in {time.monotonic() - started:.0f} s, {used // 1024} MB", flush=True)
        if used > LARGEST_KB:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
