"""A story file and the components of a pipeline → all that answers the page."""

from pathlib import Path

from storymap.pipeline import Pipeline
from storymap.review.answering import Service
from storymap.review.desk import Desk
from storymap.review.judging import Judge
from storymap.review.searching import Searching
from storymap.review.telling import Teller


def open_service(path: Path, pipeline: Pipeline, *, judging: bool = True) -> Service:
    """What answers the page of a story file, without delay from its first answer on.

    Args:
        path: The story file.
        pipeline: The components.
        judging: Whether its claims are judged, in a thread of their own.

    Raises:
        InputError: The file cannot be read, or is no story file.
    """
    searching, teller = Searching(pipeline), Teller(pipeline)
    judge = Judge(teller.judge)
    desk = Desk(path, place=searching.place, ask=judge.ask)
    service = Service(desk, searching, teller)
    service.page({})
    if judging:
        judge.begin(desk.take_judgement)
    return service
