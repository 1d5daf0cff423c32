"""A story file and the components of a pipeline → all that answers the page."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep

from storymap.pipeline import Pipeline
from storymap.review.answering import Service
from storymap.review.desk import Desk
from storymap.review.judging import Judge
from storymap.review.searching import Searching
from storymap.review.telling import Teller

PATIENCE_S = 3.0
"""So long the work that no page waits for is put off, while nobody has asked for the page."""
_PAINTING_S = 0.3
"""So long it is put off after that: the page is on its way."""


def open_service(path: Path, pipeline: Pipeline, *, judging: bool = True) -> Service:
    """What answers the page of a story file, without delay from its first answer on.

    Args:
        path: The story file.
        pipeline: The components.
        judging: Whether its claims are judged, in a thread of their own, when the first page is sent.

    Raises:
        InputError: The file cannot be read, or is no story file.
    """
    searching, teller = Searching(pipeline), Teller(pipeline)
    judge = Judge(teller.judge)
    with _nothing_collected():
        desk = Desk(path, place=searching.place, ask=judge.ask)
        service = Service(desk, searching, teller)
        service.prepare()
    if judging:
        Thread(target=_behind, args=(service, desk, judge), daemon=True, name="preparing").start()
    return service


def _behind(service: Service, desk: Desk, judge: Judge) -> None:
    """Do what the first page needs not: make the first action ready, then judge."""
    if service.begun.wait(PATIENCE_S):
        sleep(_PAINTING_S)
    try:
        desk.prepare()
    finally:
        judge.begin(desk.take_judgement)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Build much that stays, without looking for garbage among it over and over; later looks pass it over, too."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()
