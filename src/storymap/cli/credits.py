"""Places that a command shows → whose they are: a line under tables, members of JSON."""

from collections.abc import Iterable, Sequence

from storymap.cli.terminal import say
from storymap.exporters.records import Record, credit_records
from storymap.gazetteers.online.credit import CREDIT, LICENCE, credit, is_online
from storymap.model.places import Candidate, ResolvedDocument
from storymap.pipeline import Pipeline


def say_credit(candidates: Iterable[Candidate]) -> None:
    """Under tables of places: whose they are, where a licence asks for it."""
    if any(is_online(candidate.place.id) for candidate in candidates):
        say(f"{CREDIT} ({LICENCE})")


def credit_members(pipeline: Pipeline, documents: Sequence[ResolvedDocument] = ()) -> Record:
    """The attributions of what the pipeline used, and what a geocoder was asked."""
    lookups = pipeline.online.lookups
    return credit_records((*pipeline.attributions, *credit(documents, lookups)), lookups)
