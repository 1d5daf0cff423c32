"""A story file's history → what readers are told of it: nothing comes back through it that the page leaves out."""

from collections.abc import Iterator
from dataclasses import replace

from storymap.model.changes import DECISIONS, Change
from storymap.stories.file.values import HistoryEntry, StoryFile


def changes_of(file: StoryFile) -> tuple[Change, ...]:
    """What people changed and decided, the oldest first.

    A verdict that a person rejected is told without its words, and only if readers have seen it confirmed; of one that
    is open again, to those who have seen it, not what the machine says since. Of a chapter or stop that is shown no
    more they are told that it was taken away, not what stood there.
    """
    standing = _Standing(file)
    return tuple(told for entry in file.history if entry.public and (told := standing.told(entry)))


def last_decisions(file: StoryFile) -> dict[str, str]:
    """The last decision on each verdict, as far as the history tells, by the verdict's id."""
    return {entry.item: entry.kind for entry in _decisions(file) if entry.item}


def _decisions(file: StoryFile) -> Iterator[HistoryEntry]:
    return (entry for entry in file.history if entry.section == "verdicts" and entry.kind in DECISIONS)


class _Standing:
    """What of a file is shown."""

    def __init__(self, file: StoryFile) -> None:
        self._last = last_decisions(file)
        self._status = {entry.id: entry.status for entry in file.verdicts}
        self._seen = {entry.item for entry in _decisions(file) if entry.kind == "confirmed"}
        self._there = {
            "chapters": {entry.id for entry in file.chapters if not entry.hidden},
            "stops": {stop.id for route in file.routes for stop in route.stops},
        }

    def told(self, entry: HistoryEntry) -> Change | None:
        """The entry as readers are told of it; `None` for nothing."""
        if entry.section == "verdicts":
            return self._decision(entry)
        there = self._there.get(entry.section)
        if there is None or entry.item is None or entry.item in there:
            return _change(entry)
        return _change(entry, bare=True) if entry.kind in {"removed", "shown"} else None

    def _decision(self, entry: HistoryEntry) -> Change | None:
        if self._is_rejected(entry.item):
            seen = entry.kind == "rejected" and entry.item in self._seen
            return Change(on=entry.on, by=entry.by, kind="rejected", subject="") if seen else None
        if entry.kind == "rejected":
            return None
        if entry.kind not in DECISIONS:
            return _change(entry) if self._status.get(entry.item or "") == "confirmed" else None
        told = entry.kind == "confirmed" or entry.item in self._seen
        change = _change(entry, bare=entry.kind != "confirmed")
        return replace(change, was="") if told else None

    def _is_rejected(self, item: str | None) -> bool:
        return (self._status.get(item or "") or self._last.get(item or "")) == "rejected"


def _change(entry: HistoryEntry, *, bare: bool = False) -> Change:
    """The entry; bare of what stood there before and since."""
    return Change(
        on=entry.on,
        by=entry.by,
        kind=entry.kind,
        subject=entry.subject,
        was="" if bare else entry.was,
        now="" if bare else entry.now,
        note=entry.note,
    )
