"""A story file and what the machine makes of new texts → the file with every human correction kept.

The base of the comparison are the fingerprints of the last draft: what nobody changed since is the machine's and is
drafted anew, what a person changed stays, and where the machine has changed its mind about that, the two are told.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from storymap.stories.file.checking import shown
from storymap.stories.file.fingerprints import SECTIONS, STOOD, UNKNOWN, fingerprint, fingerprints, items_of, own_values
from storymap.stories.file.merging import Merger, Report, VerdictMerger, ordered
from storymap.stories.file.records import Record
from storymap.stories.file.updating import ListUpdate, Merged, free_ids
from storymap.stories.file.updating_places import PlacesUpdate, without_unused
from storymap.stories.file.updating_routes import RoutesUpdate
from storymap.stories.file.values import SCHEMA
from storymap.stories.file.versions import Versions, versions_of

_LETTERS = {"places": "p", "stops": "s", "routes": "r", "chapters": "c", "verdicts": "v"}
_TEXT_KEPT = ("title", "url", "published", "licence")
"""What a new version of a text may leave out without taking it back."""


class Update:
    """Merges a file step by step: texts, then places, then all that the machine makes of them."""

    def __init__(self, record: Record) -> None:
        self._old = record
        self._drafted: dict[str, Any] = record.get("drafted") or _adopted(record)
        self._versions = versions_of({}, {})
        self._places = Merged()
        self.report = Report()
        self.documents: list[Record] = []
        self._documents_drafted: dict[str, dict[str, str]] = {}

    def _parts(self, section: str) -> tuple[str, Record, Versions, Report]:
        return section, self._drafted.get(section) or {}, self._versions, self.report

    def _merger(self, section: str) -> Merger:
        return Merger(*self._parts(section))

    def fresh(self, section: str) -> Callable[[], str]:
        """A function that gives ids that the section has never had."""
        merged = self._places.items if section == "places" else []
        taken = [item["id"] for item in items_of(self._old, section)]
        return free_ids(
            _LETTERS[section], [*taken, *(item["id"] for item in merged), *(self._drafted.get(section) or {})]
        )

    def merge_documents(self, new: Sequence[Record]) -> None:
        """Take new versions of texts in; texts of the file that none is given for stay as they are."""
        merger, given = self._merger("documents"), {item["id"]: item for item in new}
        for item in self._old.get("documents") or []:
            fresh = given.pop(item["id"], None)
            known = merger.drafted.get(item["id"])
            if fresh is None or known is None:
                self.documents.append(merger.finished(dict(item), item, _listed(merger, item)))
                if known is not None:
                    self._documents_drafted[item["id"]] = dict(known)
                continue
            fresh = {**{key: item[key] for key in _TEXT_KEPT if key in item and key in known}, **fresh}
            self.documents.append(merger.merge(item, fresh))
            self._documents_drafted[item["id"]] = fingerprints(fresh, "documents")
        for item in given.values():
            self.documents.append(ordered(item, "documents"))
            self._documents_drafted[item["id"]] = fingerprints(item, "documents")
            self.report.new.append(f"documents {item['id']}")
        before = {item["id"]: item["text"] for item in self._old.get("documents") or []}
        self._versions = versions_of(before, {item["id"]: item["text"] for item in self.documents})

    def merge_places(self, new: Sequence[Record]) -> list[Record]:
        """Take the names in that the machine found in the texts; gives the places merged."""
        old = [dict(item) for item in self._old.get("places") or []]
        self._places = PlacesUpdate(self._merger("places")).update(old, new, self.fresh("places"))
        return self._places.items

    def base_of_places(self, recognizer: str) -> Record:
        """As much of `drafted` as tells which places a person decided on."""
        return {"storymap": "", "recognizer": recognizer, "places": self._places.drafted}

    def merge_story(self, new: Record) -> Record:
        """Take in what the machine makes of the texts with these places; gives the whole file.

        Args:
            new: The draft; its places are those merged, with what its stops need besides.
        """
        self._add_places(new.get("places") or [])
        routes, stops = self._merge_routes(new.get("routes") or [])
        chapters = ListUpdate(self._merger("chapters"), "passage").update(
            self._old.get("chapters") or [],
            [_with_stop(item, stops.ids) for item in new.get("chapters") or []],
            self.fresh("chapters"),
        )
        verdicts = ListUpdate(VerdictMerger(*self._parts("verdicts")), "quote", key="type").update(
            self._old.get("verdicts") or [], new.get("verdicts") or [], self.fresh("verdicts")
        )
        self._drop_lost_names(chapters, routes.items)
        used = _named_places(routes.items, chapters.items)
        without_unused(self._places, used, self._merger("places"), self._old.get("places") or [])
        title = self._title(new["title"])
        merged = {
            "chapters": chapters,
            "routes": routes,
            "places": self._places,
            "verdicts": verdicts,
        }
        unplaced = [*(self._old.get("unplaced") or []), *self.report.unplaced]
        self._note_kept(merged)
        return {
            "schema": SCHEMA,
            **title,
            **{name: one.items for name, one in merged.items() if one.items},
            "documents": self.documents,
            **({"unplaced": unplaced} if unplaced else {}),
            **({"history": self._old["history"]} if self._old.get("history") else {}),
            "drafted": self._new_drafted(new, {**merged, "stops": stops}),
        }

    def _add_places(self, places: Sequence[Record]) -> None:
        known = {item["id"] for item in self._places.items}
        for item in places:
            if item["id"] not in known:
                self._places.items.append(item)
                self._places.drafted[item["id"]] = fingerprints(item, "places")

    def _merge_routes(self, new: Sequence[Record]) -> tuple[Merged, Merged]:
        """The routes, and their stops all together: both with fingerprints, and the names of the draft's items."""
        update = RoutesUpdate(self._merger("routes"), self._merger("stops"))
        return update.update(self._old.get("routes") or [], new, (self.fresh("routes"), self.fresh("stops")))

    def _drop_lost_names(self, chapters: Merged, routes: Sequence[Record]) -> None:
        """Names of stops that are gone, which only a person's value can still hold."""
        stops = {stop["id"] for route in routes for stop in route.get("stops") or ()}
        for item in chapters.items:
            if item.get("stop") not in {None, *stops}:
                if "stop" not in item.get("edited", ()):
                    chapters.drafted.get(item["id"], {}).pop("stop", None)
                told = f"chapters {item['id']}: stop: yours is {item['stop']}, which is no more; it has no stop now"
                self.report.conflicts.append(told)
                del item["stop"]

    def _title(self, new: str) -> Record:
        base = (self._drafted.get("story") or {}).get("title")
        listed, own = self._old.get("edited") or [], self._old["title"]
        if "title" not in listed and base == fingerprint(own):
            return {"title": new}
        if base is not None and fingerprint(new) not in {base, fingerprint(own)}:
            self.report.conflicts.append(
                f"title: yours is {shown(own)}, the machine now says {shown(new)}; yours stays"
            )
        return {"title": own, "edited": list(dict.fromkeys([*listed, "title"]))}

    def _note_kept(self, merged: Mapping[str, Merged]) -> None:
        for section, one in merged.items():
            for item in one.items:
                own = item["id"] not in one.drafted
                if own or item.get("edited"):
                    what = "all of it" if own else ", ".join(item["edited"])
                    self.report.kept.append(f"{section} {item['id']}: {what}")

    def _new_drafted(self, new: Record, merged: Mapping[str, Merged]) -> Record:
        header = new["drafted"]
        found = {name: one.drafted for name, one in merged.items()}
        sections = {"documents": self._documents_drafted, **found}
        return {
            **{key: header[key] for key in ("storymap", "recognizer", "data") if header.get(key)},
            "story": {"title": fingerprint(new["title"])},
            **{name: sections[name] for name in SECTIONS if sections.get(name)},
        }


def _listed(merger: Merger, item: Record) -> tuple[str, ...]:
    """The keys to mark as a person's: none of what is all theirs."""
    return () if merger.is_own(item) else merger.edited(item)


def _adopted(record: Record) -> dict[str, Any]:
    """The base of a file that has none: every value is a person's but the texts, which new versions may replace."""
    texts = {item["id"]: fingerprints(item, "documents") for item in items_of(record, "documents")}
    return {
        section: {
            item["id"]: {**dict.fromkeys(own_values(item, section), UNKNOWN), **_stood(item, section)}
            for item in items_of(record, section)
        }
        for section in SECTIONS
    } | {"documents": texts}


def _stood(item: Record, section: str) -> dict[str, str]:
    return {key: mark for key, mark in fingerprints(item, section).items() if key == STOOD}


def _with_stop(item: Record, names: Mapping[str, str]) -> Record:
    """A chapter of the draft with the file's name for its stop; without it where a person deleted the stop."""
    named = {**item, "stop": names.get(item.get("stop", ""))}
    return {key: value for key, value in named.items() if value is not None}


def _named_places(routes: Sequence[Record], chapters: Sequence[Record]) -> set[str]:
    found = {stop["place"] for route in routes for stop in route.get("stops") or () if stop.get("place")}
    shown_lists = (item.get("shows") for item in chapters)
    return found | {name for shows in shown_lists if isinstance(shows, list) for name in shows}
