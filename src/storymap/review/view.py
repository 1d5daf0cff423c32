"""A record and what the data say of it → the state that the page shows, and what of it an action changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storymap.model.texts import Span
from storymap.review.actions.verdicts import withdrawn_in
from storymap.review.marks import Mark, Texts, marked, paragraphs_of, passage
from storymap.review.meanings import Meaning, meanings_of
from storymap.review.memo import Memo
from storymap.review.since import Edited, edited_of, since_draft
from storymap.review.values import Judged, Known
from storymap.review.wordings import quote_words, when_words
from storymap.review.worklist import work_of
from storymap.stories.file.records import Record

SCHEMA = "storymap/review/1"
"""The schema of the state."""
LISTS = ("documents", "places", "routes", "chapters", "verdicts")
"""The parts of the state that are lists of items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the desk says of itself: which file it has, and what it is doing."""

    file: str
    """Name of the file."""
    version: str
    """What the file's bytes are known by."""
    serial: int = 0
    """How many states there were."""
    judging: bool = False
    """Whether claims are being judged anew."""
    problems: tuple[str, ...] = ()
    """What is wrong, a line each."""
    undo: str | None = None
    """What can be undone, in words."""
    redo: str | None = None
    """What can be done again, in words."""


class Viewer:
    """Makes states of one file; what an action did not change is not made again."""

    def __init__(self) -> None:
        self._memo = Memo()

    def state(self, record: Record, known: Known, standing: Standing) -> Record:
        """The state of a record.

        Args:
            record: The record; it is never changed in place.
            known: What the data know.
            standing: What the desk says of itself.
        """
        memo = self._memo
        edited = edited_of(record, memo)
        meanings = meanings_of(record, known, edited, memo)
        texts = Texts(record, memo)
        verdicts = _verdicts(record, known, edited, (texts, memo))
        parts = {
            "documents": _documents(record, known, texts, memo),
            "places": [_place(one, meanings[one["id"]], edited, memo) for one in record.get("places") or ()],
            "routes": [_route(one, meanings, edited, memo) for one in record.get("routes") or ()],
            "chapters": [_chapter(one, edited, texts, memo) for one in record.get("chapters") or ()],
            "verdicts": verdicts,
        }
        return {
            "schema": SCHEMA,
            "file": standing.file,
            "version": standing.version,
            "serial": standing.serial,
            "title": record["title"],
            "judging": standing.judging,
            "problems": list(standing.problems),
            **parts,
            "work": work_of(parts, known, memo),
            "history": list(record.get("history") or ()),
            "since_draft": since_draft(record, edited),
            "undo": standing.undo,
            "redo": standing.redo,
            "unplaced": list(record.get("unplaced") or ()),
        }


def patch(before: Mapping[str, Any], after: Mapping[str, Any]) -> Record:
    """What changed from one state of a viewer to another: items that are new or other, those gone, and orders.

    Returns:
        `items` and `removed` by section, and `order` of the sections whose order changed or which gained or lost items.
    """
    items: Record = {}
    removed: Record = {}
    order: Record = {}
    for section in LISTS:
        old, new = ({_name(one): one for one in state[section]} for state in (before, after))
        changed = [one for name, one in new.items() if old.get(name) is not one and old.get(name) != one]
        gone = [name for name in old if name not in new]
        items |= {section: changed} if changed else {}
        removed |= {section: gone} if gone else {}
        order |= {section: list(new)} if list(old) != list(new) else {}
    return {"items": items, "removed": removed, "order": order}


def _name(item: Mapping[str, Any]) -> str:
    """What an item of the state is known by: its id; the key of a claim that the file has no verdict on."""
    return str(item["id"] or item["key"])


def _signed(item: Record, section: str, edited: Edited) -> Record:
    return {
        "note": item.get("note", ""),
        "by": item.get("by"),
        "on": item.get("on"),
        "edited": list(edited[section, item["id"]]),
    }


def _documents(record: Record, known: Known, texts: Texts, memo: Memo) -> list[Record]:
    marks: dict[str, list[Mark]] = {name: [] for name in texts.by_id}
    for entry in record.get("places") or ():
        spans = texts.spans("places", entry, entry.get("mentions") or [])
        marks[texts.document_of(entry)] += [Mark(span=span, kind="place", id=entry["id"]) for span in spans]
    for verdict in record.get("verdicts") or ():
        spans = texts.spans("verdicts", verdict, [verdict["quote"]])
        marks[texts.document_of(verdict)] += [Mark(span=span, kind="claim", id=verdict["id"]) for span in spans]
    for one in known.judged:
        if one.item is None and one.document in marks:
            marks[one.document].append(Mark(span=Span(start=one.start, end=one.end), kind="claim", id=one.key))
    documents = record.get("documents") or ()
    return [_document(one, tuple(marks[one["id"]]), memo) for one in documents]


def _document(document: Record, marks: tuple[Mark, ...], memo: Memo) -> Record:
    return memo.kept(
        ("document", document["id"]),
        (document, marks),
        lambda: {
            **{key: document.get(key) for key in ("id", "title", "url", "published", "licence", "author", "site")},
            "language": document.get("language", "en"),
            "paragraphs": marked(paragraphs_of(document["text"]), marks),
        },
    )


def _place(entry: Record, meaning: Meaning, edited: Edited, memo: Memo) -> Record:
    return memo.kept(
        ("place", entry["id"]),
        (entry, meaning, edited["places", entry["id"]]),
        lambda: {
            **{key: entry.get(key) for key in ("id", "document", "name", "lookup", "place", "at", "obscure_km")},
            "use": entry.get("use", "literal"),
            "not_a_place": bool(entry.get("not_a_place")),
            **_signed(entry, "places", edited),
            "candidates": entry.get("candidates") or [],
            "mentions": len(entry.get("mentions") or ()),
            "confidence": meaning.confidence,
            "decided": meaning.decided,
            "resolved": meaning.place,
        },
    )


def _route(route: Record, meanings: Mapping[str, Meaning], edited: Edited, memo: Memo) -> Record:
    stops = tuple(_stop(one, meanings, edited, memo) for one in route.get("stops") or ())
    return memo.kept(
        ("route", route["id"]),
        (route.get("traveller") or "", *stops),
        lambda: {"id": route["id"], "traveller": route.get("traveller"), "stops": list(stops)},
    )


def _stop(stop: Record, meanings: Mapping[str, Meaning], edited: Edited, memo: Memo) -> Record:
    meaning = meanings.get(stop.get("place") or "")
    place = meaning.place if meaning else None
    return memo.kept(
        ("stop", stop["id"]),
        (stop, place, edited["stops", stop["id"]]),
        lambda: {
            "id": stop["id"],
            "name": stop["name"],
            "place": stop.get("place"),
            "role": stop.get("role", "stop"),
            "when": stop.get("when"),
            "until": stop.get("until"),
            "when_words": when_words(stop.get("when")),
            "until_words": when_words(stop.get("until")),
            "ordered": stop.get("ordered", True),
            "inferred": stop.get("inferred", False),
            "crosses": stop.get("crosses") or [],
            **_signed(stop, "stops", edited),
            "lat": place["lat"] if place else None,
            "lon": place["lon"] if place else None,
        },
    )


def _chapter(chapter: Record, edited: Edited, texts: Texts, memo: Memo) -> Record:
    text = texts.by_id.get(texts.document_of(chapter), "")
    return memo.kept(
        ("chapter", chapter["id"]),
        (chapter, text, edited["chapters", chapter["id"]]),
        lambda: {
            "id": chapter["id"],
            "title": chapter["title"],
            "document": chapter.get("document"),
            "passage": _passage(chapter, text, texts),
            "stop": chapter.get("stop"),
            "shows": chapter.get("shows"),
            "caption": chapter.get("caption", ""),
            "media": chapter.get("media") or [],
            "links": chapter.get("links") or [],
            "hidden": bool(chapter.get("hidden")),
            "own": "passage" not in chapter,
            **_signed(chapter, "chapters", edited),
        },
    )


def _passage(chapter: Record, text: str, texts: Texts) -> Record | None:
    quote = chapter.get("passage")
    span = next(iter(texts.spans("chapters", chapter, [quote] if quote else [])), None)
    found = passage(paragraphs_of(text), span) if span else None
    return {**found, "text": text[span.start : span.end]} if found and span else None


def _verdicts(record: Record, known: Known, edited: Edited, made: tuple[Texts, Memo]) -> list[Record]:
    texts, memo = made
    judged = {one.item: one for one in known.judged if one.item}
    gone = withdrawn_in(record)
    listed = [
        _verdict(one, judged.get(one["id"]), one["id"] in gone, edited, memo) for one in record.get("verdicts") or ()
    ]
    return [*listed, *(_claim(one, texts, memo) for one in known.judged if one.item is None)]


def _verdict(verdict: Record, judged: Judged | None, gone: bool, edited: Edited, memo: Memo) -> Record:
    status = verdict.get("status", "draft")
    otherwise = judged is not None and status != "draft" and judged.outcome != verdict["outcome"]
    return memo.kept(
        ("verdict", verdict["id"]),
        (verdict, judged, int(gone), edited["verdicts", verdict["id"]]),
        lambda: {
            "id": verdict["id"],
            "key": judged.key if judged else verdict["id"],
            "document": verdict["document"],
            "type": verdict["type"],
            "quote": quote_words(verdict["quote"]),
            "outcome": judged.outcome if judged else verdict["outcome"],
            "drafted_outcome": verdict["outcome"],
            "because": judged.because if judged else verdict.get("because", ""),
            **_shown(judged),
            "status": status,
            "links": verdict.get("links") or [],
            "withdrawn": otherwise or (gone and status == "draft"),
            **_signed(verdict, "verdicts", edited),
        },
    )


def _claim(judged: Judged, texts: Texts, memo: Memo) -> Record:
    """A claim that the file has no verdict on yet."""
    text = texts.by_id.get(judged.document, "")
    return memo.kept(
        ("claim", judged.key),
        (judged, text),
        lambda: {
            "id": None,
            "key": judged.key,
            "document": judged.document,
            "type": judged.type,
            "quote": " ".join(text[judged.start : judged.end].split()),
            "outcome": judged.outcome,
            "drafted_outcome": judged.outcome,
            "because": judged.because,
            **_shown(judged),
            "status": "draft",
            "links": [],
            "withdrawn": False,
            "note": "",
            "by": None,
            "on": None,
            "edited": [],
        },
    )


def _shown(judged: Judged | None) -> Record:
    shown = judged.shown if judged else {}
    keys = ("correction", "measured", "published", "worldviews", "claimed")
    return {key: shown.get(key) for key in keys}
