"""Hostile texts that repeat one piece, and the stages of the whole way that they are taken through."""

import functools
import sys
from collections.abc import Callable
from typing import Any

from storymap.pipeline import Pipeline
from storymap.reading.text import read_document

PIECES = (
    "word ", "the ", ", ", "a", "1", "1,000 ", "5 km, ", "5 km (3 miles) ", "(", "() ", "“It said ", "- ", "word\n",
    "Norway, ", "Norway and ", "Norway borders Sweden and ", "the border with ", "Norway's 5 km border with ",
    "the country ", "it is ", "north of ", "5 km north of Oslo and ", "twice the size of ", "the second largest ",
    "the small town of ", "within the ", "between Norway and ", "Oslo. ", "5° ", "She left Oslo. ",
    "He went to Oslo in May. ", "on Monday ", "published ", "a-", "a\n", "Oslo\n", "1 km\n", "Norway borders\n", "Ida ",
    "ABC ", "Oslo, Bergen, ", "# Oslo\n\n", "Oslo Vice ", "Oslo, Bergen counties, ", "\n\na", "    - Oslo\n",
    "“Oslo,” he said. ", "96km border ", "a b c ", "Norway borders Sweden. ",
)  # fmt: skip


@functools.cache
def pipeline() -> Pipeline:
    """The pipeline, once for all texts."""
    return Pipeline()


def through_the_stages(
    piece: str, characters: int, measured: Callable[[Callable[[], Any]], tuple[float, Any]]
) -> dict[str, float]:
    """What each stage costs for a text of so many characters.

    Args:
        piece: What the text repeats.
        characters: Length of the text, but for its beginning.
        measured: Calls a function without arguments and returns what that cost and its result.
    """
    content = ("It says " + piece * (characters // len(piece))).encode()
    cost: dict[str, float] = {}

    def stage(name: str, do: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the stage makes
        cost[name], result = measured(do)
        return result

    document = stage("read", lambda: read_document(content, id="x")[0])
    resolved = stage("geoparse", lambda: pipeline().geoparse(document))
    stage("claims", lambda: pipeline().check_claims([resolved]))
    story = stage("story", lambda: pipeline().narrate((resolved,)))
    stage("page", lambda: pipeline().exporter("leaflet").export_story(story))
    return cost


def counted(do: Callable[[], Any]) -> tuple[int, Any]:
    """The calls that a function makes, those into C and those that resume a generator among them, and its result."""
    calls = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        result = do()
    finally:
        sys.setprofile(None)
    return calls, result
