"""Finding and checking claims → articles a second on one core, and how the time grows with hostile texts."""

import time
from collections.abc import Iterable

from bench_claims_rows import SHARED, Row, pipeline
from storymap.evaluation.corpora import read_corpus
from storymap.reading.text import read_document

CHARACTERS, LONGER = 5_000, 4
FLOOR_S = 0.05
"""Below this, clocks and caches say more than the text does."""
PIECES = (
    "word ",
    "the ",
    ", ",
    "long, ",
    "a",
    "1",
    "1,000 ",
    "5 km, ",
    "5 km (3 miles) ",
    "(",
    "() ",
    "“It said ",
    "- ",
    "word\n",
    "Norway, ",
    "Norway and ",
    "Norway borders Sweden and ",
    "the border with ",
    "Norway's 5 km border with ",
    "the country ",
    "it is ",
    "north of ",
    "5 km north of Oslo and ",
    "twice the size of ",
    "the second largest ",
    "the small town of ",
    "within the ",
    "between Norway and ",
    "Oslo. ",
    "5° ",
)
"""What hostile texts repeat."""


def rows() -> Iterable[Row]:
    """Both figures; the first needs `../shared/corpora`."""
    for name in ("lgl", "geovirus"):
        path = SHARED / "corpora" / f"{name}.jsonl"
        if path.is_file():
            rate = _articles_a_second([entry.text for entry in read_corpus(path)])
            yield Row(measure=f"{name}: articles a second of one core, once loaded", value=rate, at_least=200)
    growth = {piece: _growth(piece) for piece in PIECES}
    worst = max(growth, key=lambda piece: growth[piece])
    yield Row(
        measure=f"time for {LONGER} times as much of {worst!r}, the worst of {len(PIECES)} hostile texts",
        value=growth[worst],
        at_most=2.5 * LONGER,
    )


def _articles_a_second(texts: list[str]) -> float:
    resolved = [pipeline().geoparse(_document(text)) for text in texts]
    for one in resolved:
        pipeline().check_claims([one])
    started = time.process_time()
    for one in resolved:
        pipeline().check_claims([one])
    return len(resolved) / (time.process_time() - started)


def _growth(piece: str) -> float:
    return _seconds(piece, CHARACTERS * LONGER) / max(_seconds(piece, CHARACTERS), FLOOR_S)


def _seconds(piece: str, characters: int) -> float:
    """The shorter of two times for finding and checking what the text claims."""
    resolved = pipeline().geoparse(_document("It says " + piece * (characters // len(piece))))
    taken = []
    for _ in range(2):
        started = time.process_time()
        pipeline().check_claims([resolved])
        taken.append(time.process_time() - started)
    return min(taken)


def _document(text: str):  # noqa: ANN202 - the reader's own type
    return read_document(text.encode(), id="bench")[0]
