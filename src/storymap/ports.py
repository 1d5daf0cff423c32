"""What a component must offer to take part: the extension contract.

A component is a class; the pipeline calls it with the keyword arguments its kind is given (named in each
docstring below) and uses the instance. `name` and `version` appear in results. Register a class under the
entry-point group of its kind and it is found by its entry's name.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from storymap.model.claims import AnyClaim, ClaimType, Conflict, Evidence, Verdict
from storymap.model.places import Candidate, Resolution, Toponym
from storymap.model.stories import Story
from storymap.model.texts import Document


@runtime_checkable
class Component(Protocol):
    """What every component carries."""

    name: str
    """The name it registers under."""
    version: str
    """Its own version, raised when its results change."""


@runtime_checkable
class Gazetteer(Component, Protocol):
    """Names → candidate places. Group `storymap.gazetteers`; built without arguments, or from a file."""

    def candidates(self, name: str, *, limit: int = 20) -> tuple[Candidate, ...]:
        """Places of that name, most important first; empty when the name is unknown.

        Args:
            name: The name as written; normalising (case, accents, punctuation) is the gazetteer's work.
            limit: At most so many.
        """
        ...

    def knows(self, name: str) -> bool:
        """Whether any place has that name: much cheaper than asking for the places."""
        ...


@runtime_checkable
class Recognizer(Component, Protocol):
    """Document → toponyms. Group `storymap.recognizers`; built with `gazetteer=`.

    Asked for as `NAME:MODEL`, it is built with `model=` as well.
    """

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """The names of places in the document's sentences, in order, never overlapping."""
        ...


@runtime_checkable
class Resolver(Component, Protocol):
    """Toponyms with their candidates → resolutions."""

    def resolve(
        self, document: Document, named: Sequence[tuple[Toponym, tuple[Candidate, ...]]]
    ) -> tuple[Resolution, ...]:
        """One resolution for each toponym, in the order given."""
        ...


@runtime_checkable
class Check(Component, Protocol):
    """A claim → a verdict. Group `storymap.checks`; built with `boundaries=`.

    A check that cites published figures takes `figures=` as well, a `storymap.checks.figures.PublishedFigures`.

    A claim goes to the checks of its type one after the other, those of other packages before the built-in ones, each
    group by name; the first that gives a verdict has judged it. A check registered under the name of a built-in one
    takes its place.
    """

    types: frozenset[ClaimType]
    """The claim types it judges."""

    def check(self, claim: AnyClaim) -> Verdict | None:
        """What the boundaries say to it, in every worldview; `None` leaves the claim to the next check."""
        ...


@runtime_checkable
class ConsistencyCheck(Component, Protocol):
    """All claims of a story → which of them cannot be true together. Group `storymap.checks`; built with `boundaries=`.

    Asked once for each story, after its claims have been judged one by one. A claim in a certain conflict becomes
    *inconsistent*, unless the data have decided it or tell which of the others is wrong; every claim in a conflict
    names the others.
    """

    def find_conflicts(self, claims: Sequence[AnyClaim]) -> tuple[Conflict, ...]:
        """The conflicts among the claims of all documents, in order of appearance."""
        ...


AnyCheck = Check | ConsistencyCheck
"""What the group `storymap.checks` holds."""


@runtime_checkable
class EvidenceSource(Protocol):
    """What a check may offer besides: geometry for the map. A check without it is complete."""

    def evidence(self, claim: AnyClaim) -> tuple[Evidence, ...]:
        """What a map shows beside the verdict; asked only where a map is drawn, since geometry takes time to read."""
        ...


@runtime_checkable
class Explained(Protocol):
    """What a check may offer besides: the rules it judges by, for people who want to follow a verdict."""

    rules: Mapping[ClaimType, str]
    """Claim type → the test with its thresholds, in one or two plain sentences."""


@runtime_checkable
class Exporter(Component, Protocol):
    """A story → bytes of one file. Group `storymap.exporters`; built with `boundaries=`."""

    suffix: str
    """Usual file suffix, with its dot."""

    def export_story(self, story: Story) -> bytes:
        """The story in this format; a function of the story and the data alone."""
        ...


@runtime_checkable
class Accompanied(Protocol):
    """What an exporter may offer besides: a second file, where the format has no room for attribution."""

    def sidecar(self, story: Story, *, name: str) -> tuple[str, bytes]:
        """The name and the content of the file that lies beside the one called `name`."""
        ...


@runtime_checkable
class Described(Protocol):
    """What an exporter may offer besides: words for the table of formats in the documentation."""

    keeps: str
    """What of a story is in the file."""
    loses: str
    """What is not."""
    reads: str
    """What reads the format."""


@runtime_checkable
class ForDesks(Protocol):
    """What an exporter may say besides: its files are for those who write and check, not for readers.

    Then it is given every verdict with its status and who decided, those that people rejected too.
    """

    for_desks: bool
    """Whether it is so; an exporter that does not say so is given what readers are shown."""


def is_for_desks(exporter: Exporter) -> bool:
    """Whether an exporter is given what people have not decided on, and what they rejected."""
    return isinstance(exporter, ForDesks) and exporter.for_desks
