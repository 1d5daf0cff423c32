"""Actions of people on one story file → the file on disk at once, and what the page is to show."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import Any

from storymap.errors import ActionError, Clash, StorymapError
from storymap.review.acting import act
from storymap.review.actions.verdicts import withdraw
from storymap.review.judging import Asked, Judgement, matters
from storymap.review.keeping import ChangedError, Keeper
from storymap.review.labels import label_of
from storymap.review.meeting import check_meeting
from storymap.review.patches import Patch, applied, difference, reversed_
from storymap.review.showing import Remembered, Shown
from storymap.review.values import Actor, Known, utc_now
from storymap.review.view import Standing, Viewer
from storymap.review.writing import alone_in
from storymap.stories.file.entries import CandidateEntry
from storymap.stories.file.origin import Origin
from storymap.stories.file.records import Record

MOST_VERSIONS = 200
"""So many versions of the file are remembered, to tell what others changed since a page saw it."""
MOST_STEPS = 1000
"""So many actions can be taken back."""
_ATTEMPTS = 5
"""How often an action is done anew because somebody else wrote the file in between."""

Change = Callable[[Record], Record]


class TroubleError(ActionError):
    """What stands on the disk cannot be read, so nothing is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a page asks for."""

    action: Mapping[str, Any]
    """The action: `do`, and what belongs to it."""
    by: str | None = None
    """Who."""
    version: str | None = None
    """The version of the file that the page shows; `None` for whatever stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An action that was done."""

    label: str
    """What it was, in some words."""
    patches: tuple[Patch, ...]
    """What it changed, what followed from it included."""
    by: str | None
    """Who."""


class Desk:
    """One story file, on which several pages and programs may work; every method may be called from any thread."""

    def __init__(
        self,
        path: Path,
        *,
        place: Callable[[str], CandidateEntry | None],
        ask: Callable[[Asked], None],
        now: Callable[[], str] = utc_now,
    ) -> None:
        """Read the file and have it judged.

        Args:
            path: The story file.
            place: The gazetteer's place of an id.
            ask: Has a file judged; the answer comes to `take_judgement`.
            now: Tells the time.

        Raises:
            InputError: It cannot be read, or is no story file.
        """
        self._lock = RLock()
        self._keeper, self._viewer = Keeper(path), Viewer()
        self._place, self._ask, self._now = place, ask, now
        self._serial = 1
        self._versions: OrderedDict[str, Record] = OrderedDict()
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._judgement = Judgement()
        self._asked = 0
        self._judging = False
        self._matters: Mapping[str, Any] = {}
        self._cause: Step | None = None
        self._shown: Shown | None = None
        self._remembered = Remembered()
        self._follow()

    @property
    def path(self) -> Path:
        """The story file."""
        return self._keeper.path

    @property
    def serial(self) -> int:
        """Grows with everything that changes what pages show."""
        return self._serial

    @property
    def origin(self) -> Origin:
        """Where the file comes from; lines are not told, for they change with every action."""
        return Origin(name=self.path.name, folder=self.path.parent)

    def held(self) -> tuple[Record, Any]:
        """The record as it is now, and its values."""
        with self._lock:
            return self._keeper.held.record, self._keeper.held.file

    def shown(self) -> Shown:
        """What pages show now."""
        with self._lock:
            if self._shown is None:
                self._shown = self._remembered.keep(self._show())
            return self._shown

    def shown_at(self, serial: Any) -> Shown | None:  # noqa: ANN401 - whatever a page sends
        """What pages showed under a serial; `None` where that is not remembered."""
        with self._lock:
            return self._remembered.of(serial)

    def prepare(self) -> None:
        """Make ready what the first action needs."""
        self._keeper.prepare()

    def look(self) -> None:
        """Take in what others wrote."""
        with self._lock:
            if self._keeper.look():
                self._follow()

    def act(self, order: Order) -> tuple[Shown, Shown]:
        """Do an action; it stands in the file when this returns.

        Returns:
            What pages showed before, and what they show now.

        Raises:
            ActionError: It cannot be done; a `Clash` where somebody else changed the same since `version`.
            OutputError: The file cannot be written.
        """
        actor = Actor(by=order.by, on=self._now())
        with self._lock:
            return self._write(
                lambda record: act(record, dict(order.action), actor, self._known()), order=order, actor=actor
            )

    def _write(self, change: Change, *, order: Order, actor: Actor) -> tuple[Shown, Shown]:
        before, asked = self.shown(), self._asked
        label = label_of(self._keeper.held.record, order.action)
        patches = self._change(change, version=order.version)
        if patches:
            self._undone.clear()
            self._done.append(Step(label=label, patches=patches, by=actor.by))
            del self._done[:-MOST_STEPS]
            self._followed_from(self._done[-1], asked)
        return before, self.shown()

    def _followed_from(self, step: Step, asked: int) -> None:
        """Remember which action had the claims judged anew: decisions that fall then are withdrawn as a part of it."""
        self._shown = None
        if self._asked != asked:
            self._cause = step

    def undo(self) -> tuple[Shown, Shown]:
        """Take back the last action; raises as `act` does, and then goes on to the one before it."""
        return self._step(self._done, self._undone, reversed_, "nothing to take back")

    def redo(self) -> tuple[Shown, Shown]:
        """Do again what was taken back last; raises as `act` does."""
        return self._step(self._undone, self._done, tuple, "nothing to do again")

    def _step(
        self,
        source: list[Step],
        target: list[Step],
        way: Callable[[Sequence[Patch]], tuple[Patch, ...]],
        none: str,
    ) -> tuple[Shown, Shown]:
        with self._lock:
            before, asked = self.shown(), self._asked
            if not source:
                raise ActionError(f"{none}; nothing was changed")
            step = source[-1]
            try:
                self._change(lambda record: applied(record, way(step.patches)), version=None)
            except Clash:
                source.pop()
                self._follow()
                raise
            target.append(source.pop())
            self._followed_from(step, asked)
            return before, self.shown()

    def _change(self, change: Change, *, version: str | None) -> tuple[Patch, ...]:
        """Change the record and write it; done anew where somebody else wrote in between."""
        with alone_in(self.path.resolve().parent):
            for _ in range(_ATTEMPTS):
                self.look()
                if self._keeper.trouble:
                    raise TroubleError(f"{self._keeper.trouble}; nothing is written until the file is mended")
                record = self._keeper.held.record
                changed = change(record)
                patches = difference(record, changed)
                check_meeting(patches, self._since(version))
                if not patches:
                    return ()
                with suppress(ChangedError):
                    self._keeper.keep(changed)
                    self._follow()
                    return patches
        raise TroubleError("somebody else writes the file all the time; try again")

    def _since(self, version: str | None) -> tuple[Patch, ...]:
        """What others changed since a version; nothing where none is named.

        Raises:
            ActionError: The version is not remembered.
        """
        held = self._keeper.held
        if version in {None, held.version}:
            return ()
        known = self._versions.get(str(version))
        if known is None:
            told = "the page shows a state that is too old to compare; load it anew"
            raise Clash(told, section="story", item=None, key=None)
        return difference(known, held.record)

    def _follow(self) -> None:
        """What everything that pages show rests on has changed."""
        held = self._keeper.held
        self._versions[held.version] = held.record
        self._versions.move_to_end(held.version)
        while len(self._versions) > MOST_VERSIONS:
            self._versions.popitem(last=False)
        self._serial += 1
        self._shown = None
        now = matters(held.record)
        if now != self._matters:
            self._matters, self._judging = now, True
            self._asked += 1
            self._ask(Asked(file=held.file, origin=self.origin, serial=self._asked))

    def take_judgement(self, judgement: Judgement, serial: int) -> None:
        """Take in how the claims are judged; decisions that do not hold any more are withdrawn in the file.

        Args:
            judgement: What was judged.
            serial: That of what was asked; an older one is passed over.
        """
        with self._lock:
            if serial != self._asked:
                return
            self._judgement, self._judging = judgement, False
            self._serial += 1
            self._shown = None
            cause, self._cause = self._cause, None
            if cause:
                self._withdraw(cause)

    def _withdraw(self, cause: Step) -> None:
        """Withdraw decisions that fell with an action, as a part of it."""
        known, now = self._known(), self._now()
        with suppress(StorymapError):
            patches = self._change(lambda record: withdraw(record, known, on=now)[0], version=None)
            for steps in (self._done, self._undone):
                if patches and cause in steps:
                    steps[steps.index(cause)] = replace(cause, patches=(*cause.patches, *patches))

    def _known(self) -> Known:
        return Known(place=self._place, judged=self._judgement.judged)

    def _show(self) -> Shown:
        held = self._keeper.held
        trouble = (self._keeper.trouble,) if self._keeper.trouble else ()
        standing = Standing(
            file=self.path.name,
            version=held.version,
            serial=self._serial,
            judging=self._judging,
            problems=(*trouble, *self._judgement.problems),
            undo=self._done[-1].label if self._done else None,
            redo=self._undone[-1].label if self._undone else None,
        )
        return Shown(state=self._viewer.state(held.record, self._known(), standing))
