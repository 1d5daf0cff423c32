"""A story file's places and the machine's new ones → the places merged."""

from collections.abc import Callable, Mapping, Sequence

from storymap.model.texts import Span
from storymap.stories.file.fingerprints import fingerprint
from storymap.stories.file.matching import Rest, match
from storymap.stories.file.merging import Merger
from storymap.stories.file.placing import DECIDING
from storymap.stories.file.records import Record
from storymap.stories.file.updating import ListUpdate, Merged

_NAMED = ("document", "name", "use", "lookup")
"""What an entry's name is told apart by."""


class PlacesUpdate(ListUpdate):
    """Merges places: entries rest on all their mentions, and each mention belongs to one entry."""

    def __init__(self, merger: Merger) -> None:
        super().__init__(merger, "mentions")

    def update(self, old: Sequence[Record], new: Sequence[Record], fresh: Callable[[], str]) -> Merged:
        """The places merged; a mention that a person gave to another entry stays there."""
        owned = {span for item in old if self.merger.is_own(item) for span in self._spans(item)}
        free = [self._without(item, owned) for item in new]
        new = [item for item in free if item.get("mentions")]
        rests = {item["id"]: self._rest(item) for item in old if not self.merger.is_own(item)}
        matches = match(rests, {item["id"]: self._new_rest(item) for item in new}, least=0)
        self._match_names(old, new, matches)
        self._match_deleted(old, new, matches)
        new = self._together(old, new, matches)
        known = {item["id"]: item for item in old}
        self.deleted = frozenset(name for name in self.merger.drafted if name not in known)
        given = [self._with_given(item, known.get(matches.get(item["id"], ""))) for item in new]
        return self.joined(old, given, matches, fresh)

    def _without(self, item: Record, owned: set[tuple[str, Span]]) -> Record:
        left = [m for m in item.get("mentions", []) if (item["document"], _span(m)) not in owned]
        return {**item, "mentions": left}

    def _together(self, old: Sequence[Record], new: Sequence[Record], matches: Mapping[str, str]) -> list[Record]:
        """Mentions that a person decided on stay in one entry, also where the machine now takes them for two places."""
        decided = [item for item in old if not self.merger.is_own(item) and DECIDING & set(self.merger.edited(item))]
        owner = {span: item["id"] for item in decided for span in self._spans(item)}
        moved: dict[str, list[Record]] = {}
        left: list[Record] = []
        for item in new:
            mine = matches.get(item["id"])
            kept: list[Record] = []
            for mention in item["mentions"]:
                whose = owner.get((item["document"], _span(mention)), mine)
                (kept if whose == mine else moved.setdefault(str(whose), [])).append(mention)
            left.append({**item, "mentions": kept})
        joined = [{**i, "mentions": _sorted([*i["mentions"], *moved.get(matches.get(i["id"], ""), [])])} for i in left]
        return [item for item in joined if item["mentions"]]

    def _with_given(self, new: Record, old: Record | None) -> Record:
        """Where a person said which mentions an entry has, only those of new passages are added."""
        if old is None or "mentions" not in self.merger.edited(old):
            return new
        versions, document = self.merger.versions, new["document"]
        added = [m for m in new["mentions"] if versions.is_new(document, _span(m))]
        old["mentions"] = [*(old.get("mentions") or []), *added]
        return new

    def _spans(self, item: Record) -> list[tuple[str, Span]]:
        document = item.get("document") or next(iter(self.merger.versions.new), "")
        found = (self.merger.versions.find(document, mention) for mention in item.get("mentions") or ())
        return [(document, span) for span in found if span]

    def _rest(self, item: Record) -> Rest:
        spans = self._spans(item)
        document = item.get("document") or next(iter(self.merger.versions.new), "")
        return Rest(document=document, spans=tuple(sorted({span for _, span in spans})))

    def _new_rest(self, item: Record) -> Rest:
        return Rest(document=item["document"], spans=tuple(sorted(_span(m) for m in item["mentions"])))

    def _match_names(self, old: Sequence[Record], new: Sequence[Record], matches: dict[str, str]) -> None:
        """Entries that share no mention any more but have the same name in the same document."""
        taken = set(matches.values())
        left = [item for item in old if item["id"] not in taken and not self.merger.is_own(item)]
        for item in new:
            same = [other for other in left if all(other.get(key) == item.get(key) for key in _NAMED)]
            if item["id"] not in matches and len(same) == 1:
                matches[item["id"]] = same[0]["id"]
                left.remove(same[0])

    def _match_deleted(self, old: Sequence[Record], new: Sequence[Record], matches: dict[str, str]) -> None:
        """Entries that a person deleted: known by the fingerprints of their name and document."""
        there = {item["id"] for item in old}
        deleted = {name: base for name, base in self.merger.drafted.items() if name not in there}
        for item in new:
            name = next((name for name, base in deleted.items() if _is_named(item, base)), None)
            if item["id"] not in matches and name is not None:
                matches[item["id"]] = name
                del deleted[name]

    def _kept(self, item: Record) -> Record | None:
        """Entries that stops may name stay until it is known whether one does; see `without_unused`."""
        if not self.merger.is_own(item) and not self.merger.is_touched(item) and item.get("mentions"):
            return None
        return self.merger.keep(item)


def _is_named(item: Record, base: Mapping[str, str]) -> bool:
    return all(base.get(key) == (fingerprint(item[key]) if key in item else None) for key in _NAMED)


def _sorted(mentions: list[Record]) -> list[Record]:
    return sorted(mentions, key=lambda mention: int(mention["start"]))


def _span(mention: Record) -> Span:
    return Span(start=mention["start"], end=mention["end"])


def without_unused(places: Merged, used: set[str], merger: Merger, old: Sequence[Record]) -> None:
    """Take out what has neither mentions nor a stop or chapter that names it; a person's work is set aside.

    Args:
        places: The merged places; changed.
        used: Ids that stops and chapters name.
        merger: What merged them.
        old: The file's places, from which those that are named and gone are taken again.
    """
    there = {item["id"] for item in places.items}
    for item in old:
        if item["id"] in used - there:
            kept = merger.keep({**item, "mentions": []})
            places.items.append(kept)
            if item["id"] in merger.drafted:
                places.drafted.setdefault(item["id"], merger.fingerprints(kept))
    found = {*used, *places.ids.values()}
    for item in [item for item in places.items if not item.get("mentions") and item["id"] not in found]:
        places.items.remove(item)
        places.drafted.pop(item["id"], None)
        if merger.is_own(item) or DECIDING & set(merger.edited(item)):
            merger.report.set_aside("places", item, "no document writes its name any more")
