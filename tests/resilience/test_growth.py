"""Time grows with the text and not with its square: for each regular expression, and for whole stages."""

import functools
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storymap.pipeline import Pipeline
from storymap.reading.dates import is_date_line
from storymap.reading.text import read_document

HERE = Path(__file__).parent
SHORT, TIMES = 5_000, 4
FLOOR_S, MOST_TIMES = 0.15, 9
"""The square would be 16 times; below the floor, clocks and other programs say more than the text does."""


def test_a_pattern_takes_time_in_proportion_to_its_text():
    run = subprocess.run([sys.executable, HERE / "growing_patterns.py"], capture_output=True, text=True, check=True)
    *growing, counted = [json.loads(line) for line in run.stdout.splitlines()]
    assert counted["expressions"] > 300
    assert counted["searched"] > 30
    assert growing == []


@pytest.mark.parametrize("line", ["published " * 40, "published on " * 40, "updated: " * 40, "on | " * 40, " " * 5000])
def test_a_line_of_labels_without_a_date_is_read_in_time(line):
    # Each blank could once be taken in two ways: 24 labels took minutes.
    started = time.process_time()
    assert not is_date_line(f"{line}x")
    assert time.process_time() - started < 1


@functools.cache
def pipeline():
    return Pipeline()


PIECES = (
    "word ", "the ", ", ", "a", "1", "1,000 ", "5 km, ", "5 km (3 miles) ", "(", "() ", "“It said ", "- ", "word\n",
    "Norway, ", "Norway and ", "Norway borders Sweden and ", "the border with ", "Norway's 5 km border with ",
    "the country ", "it is ", "north of ", "5 km north of Oslo and ", "twice the size of ", "the second largest ",
    "the small town of ", "within the ", "between Norway and ", "Oslo. ", "5° ", "She left Oslo. ",
    "He went to Oslo in May. ", "on Monday ", "published ", "a-", "a\n", "Oslo\n", "1 km\n", "Norway borders\n", "Ida ",
    "ABC ", "Oslo, Bergen, ", "# Oslo\n\n", "Oslo Vice ", "Oslo, Bergen counties, ", "\n\na", "    - Oslo\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_stage_takes_time_in_proportion_to_its_text(piece):
    pipeline()
    # What grew is measured once more: other programs run too.
    growing = _growing(piece)
    assert not growing or not growing & _growing(piece)


def _growing(piece):
    short, long = _seconds(piece, SHORT), _seconds(piece, SHORT * TIMES)
    return {stage for stage in long if long[stage] > MOST_TIMES * max(short[stage], FLOOR_S / TIMES)}


def _seconds(piece, characters):
    content = ("It says " + piece * (characters // len(piece))).encode()
    taken = {}

    def timed(stage, do):
        started = time.process_time()
        result = do()
        taken[stage] = time.process_time() - started
        return result

    document = timed("read", lambda: read_document(content, id="x")[0])
    resolved = timed("geoparse", lambda: pipeline().geoparse(document))
    timed("claims", lambda: pipeline().check_claims([resolved]))
    story = timed("story", lambda: pipeline().narrate((resolved,)))
    timed("page", lambda: pipeline().exporter("leaflet").export_story(story))
    return taken
