"""A story file and what was told of it → what a person should decide before it is published, a line each."""

from collections.abc import Iterator, Sequence

from storymap.model.claims import PROBLEMS, Verdict
from storymap.model.places import FAIRLY_SURE
from storymap.model.stories import Story
from storymap.stories.file.changes import last_decisions
from storymap.stories.file.entries import PlaceEntry
from storymap.stories.file.placing import Placed
from storymap.stories.file.values import StopEntry, StoryFile
from storymap.stories.findings import Ruling

_LONGEST = 80


def undecided_verdicts(file: StoryFile, story: Story, rulings: Sequence[Ruling | None]) -> Iterator[str]:
    """Verdicts against a text that nobody has decided on, and those whose sign-off is withdrawn.

    Args:
        file: The file.
        story: What was told of it.
        rulings: For each of its verdicts what the file has on it.
    """
    decisions = last_decisions(file)
    for verdict, ruling in zip(story.verdicts, rulings, strict=True):
        if verdict.status == "draft":
            item = ruling.id if ruling else ""
            why = _why(verdict, ruling, withdrawn=decisions.get(item) == "withdrawn")
            if why:
                yield f"verdicts {item}: {why}: “{_shortened(_quote(story, verdict))}”"


def _why(verdict: Verdict, ruling: Ruling | None, *, withdrawn: bool) -> str:
    """Why somebody should decide on a draft; empty where nobody need."""
    outcome = verdict.outcome.value
    if withdrawn or (ruling and ruling.status != "draft"):
        return f"its sign-off is withdrawn, for it is judged otherwise now ({outcome})"
    return f"{outcome}, and nobody has decided on it" if verdict.outcome in PROBLEMS else ""


def undecided_places(file: StoryFile, placed: Placed) -> Iterator[str]:
    """Stops whose place is unknown or in doubt, and that nobody has signed."""
    entries = {entry.id: entry for entry in file.places}
    for stop in (stop for route in file.routes for stop in route.stops):
        entry = entries.get(stop.place or "")
        if stop.place in placed.struck or stop.by or (entry and entry.by):
            continue
        why = _open_question(stop, entry, placed)
        if why:
            yield f"stops {stop.id}: {why}, and nobody has signed it: “{_shortened(stop.name)}”"


def _open_question(stop: StopEntry, entry: PlaceEntry | None, placed: Placed) -> str:
    place = placed.places.get(stop.place or "")
    if place is None:
        return "its place is unknown"
    sure = min((one.place_confidence for one in entry.mentions), default=1.0) if entry else 1.0
    decided = stop.place in placed.decided
    return "" if decided or sure >= FAIRLY_SURE else f"it is not sure that {place.name} is meant ({sure:.2f})"


def _quote(story: Story, verdict: Verdict) -> str:
    document = next(r.document for r in story.documents if r.document.id == verdict.claim.document)
    return document.quote(verdict.claim.quote)


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
