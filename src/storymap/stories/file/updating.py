"""One list of a story file and the machine's new draft of it → the list merged, with new fingerprints."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from storymap.model.texts import Span
from storymap.stories.file.fingerprints import SINCE, STOOD, fingerprint
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
    machine: list[str] = field(default_factory=list)
    """What the file calls, or called, all items of the machine's draft, in its order."""

    def put_in_order(self, order: Sequence[str]) -> None:
        """Put the fingerprints in the machine's order, those of what only people keep where the file has it."""
        names = with_added(self.machine, [name for name in order if name in self.drafted])
        rest = [name for name in self.drafted if name not in set(names)]
        self.drafted = {name: self.drafted[name] for name in (*names, *rest)}


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
        self._rests: dict[str, Rest] = {}

    def update(self, old: Sequence[Record], new: Sequence[Record], fresh: Callable[[], str]) -> Merged:
        """The list merged.

        Args:
            old: The file's items.
            new: The machine's, under ids of its own.
            fresh: Gives an id that the file has never had.
        """
        self._rests = self._old_rests(old)
        rests = self._new_rests(new)
        same = self._in_same_texts(rests)
        left = {name: rest for name, rest in self._rests.items() if name not in same.values()}
        others = {name: rest for name, rest in rests.items() if name not in same}
        return self.joined(old, new, {**same, **match(left, others, least=LEAST_SHARED)}, fresh)

    def _in_same_texts(self, new: Mapping[str, Rest]) -> dict[str, str]:
        """Items of documents that have not changed: those that rest on the very words of the last draft."""
        stood: dict[tuple[str, str, str], list[str]] = {}
        for name in sorted(self.merger.drafted, key=lambda name: name in self.deleted):
            rest, base = self._rests[name], self.merger.drafted[name]
            if STOOD in base and self.merger.versions.is_same(rest.document):
                stood.setdefault((rest.document, base[STOOD], rest.key), []).append(name)
        found: dict[str, str] = {}
        for name, rest in new.items():
            known = stood.get((rest.document, _written(rest.spans[0]), rest.key)) if rest.spans else None
            if known:
                found[name] = known.pop(0)
        return found

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
            result.drafted[name] = self._based(name, item, known.get(name))
            if name in found:
                result.ids[item["id"]] = name
        result.machine = list(result.drafted)
        for item in old:
            kept = self._kept(item) if item["id"] not in found else None
            if kept:
                found[item["id"]] = kept
                result.drafted |= self._rebased(item, kept)
        file = [item["id"] for item in old if item["id"] in found]
        full = with_added([name for name in result.machine if name in found], file)
        order = merge_order(file, list(merger.drafted), full)
        result.items = [found[name] for name in order]
        gone = {name: self._still_gone(name) for name in merger.drafted if name in self.deleted}
        result.drafted = {**gone, **result.drafted}
        result.put_in_order(order)
        return result

    def _based(self, name: str, new: Record, old: Record | None) -> dict[str, str]:
        """The fingerprints of an item that the machine drafted.

        Where a person worked on it or deleted it, it keeps to the words that they saw, wherever the machine now cuts.
        """
        found = self.merger.fingerprints(new)
        spans = self._rests[name].spans if name in self._rests else ()
        if spans and (old is None or self.merger.is_touched(old)) and _written(spans[0]) != found.get(STOOD):
            found[SINCE] = _written(spans[0])
        return found

    def _still_gone(self, name: str) -> dict[str, str]:
        """The fingerprints of a deleted item: where its words stand in the new version, if they do."""
        base = {key: mark for key, mark in self.merger.drafted[name].items() if key not in {STOOD, SINCE}}
        spans = self._rests[name].spans if name in self._rests else ()
        return {**base, STOOD: _written(spans[0])} if spans else base

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
        versions, quote = self.merger.versions, (item or {}).get(self._quote)
        if versions.is_quote(document, base.get(STOOD), base.get(self._quote)) or item is None:
            found = versions.moved(document, base.get(SINCE, base.get(STOOD)))
            if found or item is None:
                return found
        drafted = isinstance(quote, dict) and base.get(self._quote) == fingerprint(quote)
        span = versions.find(document, quote) if drafted and quote else None
        span = span or versions.moved(document, base.get(STOOD))
        return span or (versions.find(document, quote) if isinstance(quote, dict) else None)

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
        """The fingerprints of a machine's item that only a person keeps: of what nobody changed, as it is now.

        Where it stood is not among them: it is no part of the machine's draft any more.
        """
        if self.merger.is_own(item):
            return {}
        edited, now = set(self.merger.edited(item)), self.merger.fingerprints(kept)
        base = {key: mark for key, mark in self.merger.drafted[item["id"]].items() if key not in {STOOD, SINCE}}
        kept_keys = {key: mark if key in edited else now.get(key) for key, mark in base.items()}
        return {item["id"]: {key: mark for key, mark in kept_keys.items() if mark is not None}}


def _written(span: Span) -> str:
    return f"{span.start}-{span.end}"


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
