"""One list of a story file and the machine's new draft of it → the list merged, with new fingerprints."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from storymap.model.texts import Span
from storymap.stories.file.fingerprints import STOOD, fingerprint
from storymap.stories.file.matching import Rest, match, merge_order, with_added
from storymap.stories.file.merging import Merger, ordered
from storymap.stories.file.records import Record

LEAST_SHARED = 0.3
"""Items that share less of their words are not the same."""


@dataclass(slots=True)
class Merged:
    """A merged list."""

    items: list[Record] = field(default_factory=list)
    """Its items in order."""
    drafted: dict[str, dict[str, str]] = field(default_factory=dict)
    """The fingerprints of the machine's draft, in the order of the draft."""
    ids: dict[str, str] = field(default_factory=dict)
    """What items of the machine's draft are called in the file; those that a person deleted are not there."""


class ListUpdate:
    """Merges one list whose items rest on words of a document: chapters, stops, verdicts."""

    def __init__(self, merger: Merger, quote: str, *, key: str = "") -> None:
        """Prepare.

        Args:
            merger: Merges single items.
            quote: The key of the words that an item rests on.
            key: A key whose value is the same in two versions of one item.
        """
        self.merger = merger
        self._quote = quote
        self._key = key
        self.deleted: frozenset[str] = frozenset()

    def update(self, old: Sequence[Record], new: Sequence[Record], fresh: Callable[[], str]) -> Merged:
        """The list merged.

        Args:
            old: The file's items.
            new: The machine's, under ids of its own.
            fresh: Gives an id that the file has never had.
        """
        matches = match(self._old_rests(old), self._new_rests(new), least=LEAST_SHARED)
        return self.joined(old, new, matches, fresh)

    def joined(
        self, old: Sequence[Record], new: Sequence[Record], matches: Mapping[str, str], fresh: Callable[[], str]
    ) -> Merged:
        """The list merged, when it is known which new item is which old one."""
        merger, result, found = self.merger, Merged(), {}
        known = {item["id"]: item for item in old}
        for item in new:
            name = matches.get(item["id"])
            if name is None:
                name = fresh()
                found[name] = ordered({**item, "id": name}, merger.section)
                merger.report.new.append(f"{merger.section} {name}")
            elif name in known:
                found[name] = merger.merge(known[name], item)
            result.drafted[name] = merger.fingerprints(item)
            if name in found:
                result.ids[item["id"]] = name
        machine = list(result.drafted)
        for item in old:
            kept = self._kept(item) if item["id"] not in found else None
            if kept:
                found[item["id"]] = kept
                result.drafted |= self._rebased(item, kept)
        file = [item["id"] for item in old if item["id"] in found]
        full = with_added([name for name in machine if name in found], file)
        order = merge_order(file, list(merger.drafted), full)
        result.items = [found[name] for name in order]
        result.drafted = self._in_order(result.drafted, machine, order)
        return result

    def _in_order(
        self, drafted: Mapping[str, dict[str, str]], machine: Sequence[str], order: Sequence[str]
    ) -> dict[str, dict[str, str]]:
        """The fingerprints in the machine's order, with those of deleted items behind them."""
        names = with_added(machine, [name for name in order if name in drafted])
        gone = {name: dict(base) for name, base in self.merger.drafted.items() if name in self.deleted}
        return {**{name: drafted[name] for name in names}, **{n: b for n, b in gone.items() if n not in drafted}}

    def _old_rests(self, old: Sequence[Record]) -> dict[str, Rest]:
        """Where the machine's items of the file, and those of it that a person deleted, stand in the new version."""
        known = {item["id"]: item for item in old}
        self.deleted = frozenset(name for name in self.merger.drafted if name not in known)
        rests = {}
        for name, base in self.merger.drafted.items():
            item = known.get(name)
            document = (item or {}).get("document") or self._document_of(base)
            span = self._span_of(item, document, base)
            rests[name] = Rest(
                document=document, spans=(span,) if span else (), key=str((item or {}).get(self._key, ""))
            )
        return rests

    def _span_of(self, item: Record | None, document: str, base: Mapping[str, str]) -> Span | None:
        """Where the words stand that the machine drafted an item of; if a person quotes others, where those stood."""
        quote = (item or {}).get(self._quote)
        drafted = isinstance(quote, dict) and base.get(self._quote) == fingerprint(quote)
        span = self.merger.versions.find(document, quote) if drafted and quote else None
        span = span or self.merger.versions.moved(document, base.get(STOOD))
        return span or (self.merger.versions.find(document, quote) if isinstance(quote, dict) else None)

    def _document_of(self, base: Mapping[str, str]) -> str:
        """The document that a deleted item was from: the first where it named none; nothing where it is gone too."""
        names = list(self.merger.versions.new)
        if "document" not in base:
            return names[0] if names else ""
        return next((name for name in names if fingerprint(name) == base["document"]), "")

    def _new_rests(self, new: Sequence[Record]) -> dict[str, Rest]:
        return {
            item["id"]: Rest(
                document=item["document"], spans=tuple(_span(item.get(self._quote))), key=str(item.get(self._key, ""))
            )
            for item in new
        }

    def _kept(self, item: Record) -> Record | None:
        """What the machine no longer drafts: a person's work stays where its words still stand, or is set aside."""
        merger = self.merger
        if not merger.is_own(item) and not merger.is_touched(item):
            merger.report.gone.append(f"{merger.section} {item['id']}")
            return None
        kept = merger.keep(item)
        if self._quote in item and self._quote not in kept:
            merger.report.set_aside(merger.section, item, "its words stand nowhere in the new version")
            return None
        return kept

    def _rebased(self, item: Record, kept: Record) -> dict[str, dict[str, str]]:
        """The fingerprints of a machine's item that only a person keeps: of what nobody changed, as it is now."""
        if self.merger.is_own(item):
            return {}
        edited, now = set(self.merger.edited(item)), self.merger.fingerprints(kept)
        base = self.merger.drafted[item["id"]]
        changed = {key: now.get(key, mark) for key, mark in base.items() if key not in edited}
        return {item["id"]: {**base, **changed}}


def _span(quote: object) -> Iterable[Span]:
    if isinstance(quote, dict) and "start" in quote and "end" in quote:
        yield Span(start=quote["start"], end=quote["end"])


def free_ids(letter: str, taken: Iterable[str]) -> Callable[[], str]:
    """A function that gives one id after the other that none of those taken is.

    >>> fresh = free_ids("p", ["p1", "p3"])
    >>> fresh(), fresh()
    ('p4', 'p5')
    """
    numbers = [int(name[1:]) for name in taken if name[:1] == letter and name[1:].isdecimal() and len(name) < 10]
    counter = count(max(numbers, default=0) + 1)
    return lambda: f"{letter}{next(counter)}"
