"""An item of a file, the machine's new draft of it and the fingerprints of the last draft → the item merged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from storymap.stories.file.checking import schema, shown
from storymap.stories.file.fingerprints import (
    HUMAN,
    NESTED,
    UNKNOWN,
    edited_keys,
    fingerprint,
    fingerprints,
    own_values,
)
from storymap.stories.file.records import Record
from storymap.stories.file.versions import Versions

ENTRIES = {
    "documents": "DocumentEntry",
    "places": "PlaceEntry",
    "routes": "RouteEntry",
    "stops": "StopEntry",
    "chapters": "ChapterEntry",
    "verdicts": "VerdictEntry",
}
"""What the schema calls an item of each section."""
_QUOTES = frozenset({"passage", "quote"})
_QUOTE_LISTS = frozenset({"mentions", "statements"})
_QUIET = frozenset({*_QUOTES, *_QUOTE_LISTS, "candidates", "because"})
"""Values of which a new draft always says something else: no conflict worth a person's time."""


@dataclass(slots=True)
class Report:
    """What people should know of an update."""

    conflicts: list[str] = field(default_factory=list)
    """Values that a person changed, and of which the machine now says something else than before."""
    unplaced: list[Record] = field(default_factory=list)
    """What fits nowhere in the new version."""
    kept: list[str] = field(default_factory=list)
    """Items with values of a person's."""
    new: list[str] = field(default_factory=list)
    """Items that the machine found anew."""
    gone: list[str] = field(default_factory=list)
    """Items of the machine's that are no more, and that nobody had touched."""

    def set_aside(self, section: str, item: Record, because: str) -> None:
        """Keep a person's work that fits nowhere."""
        self.unplaced.append({"was": section, "because": because, "item": item})


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges the items of one section."""

    section: str
    """`chapters`, `places` …"""
    drafted: Mapping[str, Mapping[str, str]]
    """The fingerprints of the last draft, by the items' ids."""
    versions: Versions
    """The texts."""
    report: Report
    """Takes what people should know."""

    def edited(self, item: Record) -> tuple[str, ...]:
        """The keys of an item that a person changed."""
        return edited_keys(item, self.section, self.drafted)

    def is_own(self, item: Record) -> bool:
        """Whether a person added it."""
        return item["id"] not in self.drafted

    def is_touched(self, item: Record) -> bool:
        """Whether a person changed it, or said something about it."""
        return bool(self.edited(item)) or any(item.get(key) for key in HUMAN - {"id", "edited"})

    def merge(self, item: Record, new: Record) -> Record:
        """The same item of the file and of the machine: a person's values stay, all others are the machine's."""
        edited = self.edited(item)
        merged: Record = {"id": item["id"]}
        for key in {**own_values(item, self.section), **own_values(new, self.section)}:
            value = self._persons(item, key, new) if key in edited else new.get(key)
            if key in _QUOTES and value is None and item.get(key):
                # Words that are found nowhere can be nobody's choice.
                self.report.set_aside(f"{self.section} {item['id']} {key}", item[key], "these words stand nowhere")
                edited, value = tuple(one for one in edited if one != key), new.get(key)
            if value is not None:
                merged[key] = value
        return self.finished(merged, item, edited)

    def _persons(self, item: Record, key: str, new: Record) -> Any:  # noqa: ANN401 - any value of an item
        self._note_conflict(item, key, new)
        return self.moved(key, item.get(key), item)

    def keep(self, item: Record) -> Record:
        """An item of a person's own, its quotes found again."""
        own = own_values(item, self.section)
        moved = {key: self.moved(key, value, item) for key, value in own.items()}
        listed = self.edited(item) if not self.is_own(item) else ()
        return self.finished({"id": item["id"], **_without_nothing(moved)}, item, listed)

    def finished(self, merged: Record, item: Record, edited: tuple[str, ...]) -> Record:
        """The item with what only people write, its keys in the order of the schema."""
        for key in HUMAN - {"id", "edited"}:
            if item.get(key):
                merged[key] = item[key]
        order = _keys(self.section)
        if edited:
            merged["edited"] = sorted(edited, key=lambda key: order.index(key) if key in order else len(order))
        nested = NESTED.get(self.section)
        if nested and nested in item:
            merged[nested] = item[nested]
        return ordered(merged, self.section)

    def _note_conflict(self, item: Record, key: str, new: Record) -> None:
        base, now = self.drafted[item["id"]].get(key), new.get(key)
        if base == UNKNOWN or key in _QUIET or fingerprint(now) == fingerprint(item.get(key)):
            return
        if (base is None and now is None) or (now is not None and fingerprint(now) == base):
            return
        if self.section == "documents" and key == "text":
            told = "the text was changed here, and in the article too; the file's stays"
        else:
            told = f"yours is {_briefly(item.get(key))}, the machine now says {_briefly(now)}; yours stays"
        self.report.conflicts.append(f"{self.section} {item['id']}: {key}: {told}")

    def moved(self, key: str, value: Any, item: Record) -> Any:  # noqa: ANN401 - any value of an item
        """A value with its quotes found again in the new version; quotes that are not found are set aside."""
        if key in _QUOTES and isinstance(value, dict):
            return self.quote(value, item.get("document"))
        if key in _QUOTE_LISTS and isinstance(value, list):
            found = [(one, self.quote(one, one.get("document") or item.get("document"))) for one in value]
            for one, quoted in found:
                if quoted is None and key == "mentions" and key in self.edited(item):
                    self.report.set_aside(f"{self.section} {item['id']} {key}", one, "these words are gone")
            return [quoted for _, quoted in found if quoted is not None] or None
        return value

    def quote(self, anchor: Record, document: str | None) -> Record | None:
        """A quote found again; `None` where its words are gone."""
        name = document or next(iter(self.versions.new), "")
        span = self.versions.find(name, anchor)
        if span is None:
            return None
        if "start" not in anchor and name in self.versions.new:
            # A person's own quote by its words alone stays as it is.
            return anchor
        others = {key: value for key, value in anchor.items() if key not in _WORDS_OF_QUOTES}
        return {**self.versions.quoted(name, span), **others}

    def fingerprints(self, new: Record) -> dict[str, str]:
        """What is kept of the machine's draft of an item."""
        return fingerprints(new, self.section)


class VerdictMerger(Merger):
    """Merges verdicts: a decision holds for the outcome that its author saw, and for no other."""

    __slots__ = ()

    def merge(self, item: Record, new: Record) -> Record:
        """As for other items; the outcome stays that which was decided on."""
        if item.get("status", "draft") == "draft" or new.get("outcome") == item.get("outcome"):
            return super().merge(item, new)
        merged = super().merge(item, new)
        told = f"decided on as {item['outcome']}, the machine now says {new['outcome']}; look again"
        self.report.conflicts.append(f"verdicts {item['id']}: {told}")
        seen: Record = {key: item[key] for key in ("outcome", "because") if key in item}
        edited = (*merged.get("edited", ()), "outcome", "because")
        return self.finished({**merged, **seen}, item, tuple(dict.fromkeys(edited)))


_WORDS_OF_QUOTES = frozenset({"exact", "begins", "ends", "prefix", "suffix", "start", "end"})


def ordered(item: Record, section: str) -> Record:
    """An item with its keys in the order of the schema."""
    return {key: item[key] for key in _keys(section) if key in item}


def _keys(section: str) -> list[str]:
    return list(schema()["$defs"][ENTRIES[section]]["properties"])


def _without_nothing(record: Record) -> Record:
    return {key: value for key, value in record.items() if value is not None}


def _briefly(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, dict):
        return ", ".join(f"{key} {one}" for key, one in value.items() if not isinstance(one, dict | list))
    return shown(value)
