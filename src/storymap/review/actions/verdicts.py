"""Decisions on verdicts: confirmed, rejected, open again, withdrawn; and what they rest on."""

from typing import Any

from storymap.errors import ActionError
from storymap.model.changes import DECISIONS, ChangeKind
from storymap.model.texts import Span
from storymap.review import fields
from storymap.review.actions.sources import links_of
from storymap.review.chronicle import Told
from storymap.review.editing import Editing
from storymap.review.values import Actor, Judged, Known
from storymap.review.wordings import quote_words
from storymap.stories.file.anchors import anchor_of
from storymap.stories.file.fingerprints import fingerprints
from storymap.stories.file.records import Record, to_record

STATUSES = ("draft", "confirmed", "rejected")
"""What a person can decide."""
_KINDS: dict[str, ChangeKind] = {"draft": "reopened", "confirmed": "confirmed", "rejected": "rejected"}
_WITHDRAWN = "the claim is judged otherwise since the story was changed"


def decide(
    edit: Editing,
    *,
    verdict: Any,
    status: Any,
    outcome: Any,
    note: Any = None,
    links: Any = None,
) -> None:
    """Confirm or reject a verdict, or open it again, as the person saw it."""
    wanted = fields.choice(status, "status", STATUSES)
    if wanted != "draft":
        _ = edit.actor.name
    found, judged = _verdict(edit, fields.name(verdict, "verdict"))
    now = judged.outcome if judged else found["outcome"]
    if outcome != now:
        raise ActionError(
            f"you saw the outcome {fields.quoted(outcome)}, and the claim is judged {now} now; look again, then decide"
        )
    if judged:
        edit.redraft("verdicts", found["id"], {"outcome": judged.outcome, "because": judged.because or None})
    said: Record = {} if note is None else {"note": fields.text(note, "note", most=fields.NOTE) or None}
    if links is not None:
        said["links"] = links_of(links)
    _set_status(edit, found["id"], wanted, said)
    _tell(
        edit,
        found,
        _KINDS[wanted],
        now=f"{now}, {wanted}",
        note=str(edit.item("verdicts", found["id"]).get("note", "")),
    )


def _verdict(edit: Editing, wanted: str) -> tuple[Record, Judged | None]:
    """A verdict by its id, or by the key of its claim: then it is entered into the file."""
    judged = next((one for one in edit.known.judged if wanted in {one.item, one.key}), None)
    if judged is None or judged.item is not None:
        return edit.item("verdicts", judged.item if judged else wanted), judged
    return _entered(edit, judged), judged


def _entered(edit: Editing, judged: Judged) -> Record:
    """The verdict on a claim that the file has none on yet, as the machine would have drafted it."""
    document = edit.item("documents", judged.document)
    found: Record = {
        "id": edit.fresh("verdicts"),
        "document": judged.document,
        "type": judged.type,
        "quote": to_record(anchor_of(document["text"], Span(start=judged.start, end=judged.end))),
        "outcome": judged.outcome,
        **({"because": judged.because} if judged.because else {}),
        "status": "draft",
    }
    edit.add("verdicts", found, before=None)
    if edit.record.get("drafted"):
        edit.draft("verdicts", found["id"], fingerprints(found, "verdicts"))
    return found


def _set_status(edit: Editing, verdict: str, status: str, said: Record) -> None:
    edit.change("verdicts", verdict, {"status": status, **said})
    if status == "draft":
        edit.unmark("verdicts", verdict, ["status", "outcome", "because"])
        edit.unsign("verdicts", verdict)


def withdraw(record: Record, known: Known, *, on: str) -> tuple[Record, tuple[str, ...]]:
    """The record without decisions on claims that are judged otherwise now, and the ids of their verdicts.

    The verdict is a draft again, with the outcome and the reason of now; what the person said stays.

    Args:
        record: The record; it stays as it is.
        known: What the data know, with all claims as they are judged now.
        on: The time in UTC.
    """
    edit = Editing(record, Actor(by=None, on=on), known)
    by_item = {one.item: one for one in known.judged if one.item}
    decided = [one for one in edit.items("verdicts") if one.get("status", "draft") != "draft"]
    gone = [(one, by_item[one["id"]]) for one in decided if one["id"] in by_item]
    gone = [(one, judged) for one, judged in gone if judged.outcome != one["outcome"]]
    for found, judged in gone:
        edit.redraft("verdicts", found["id"], {"outcome": judged.outcome, "because": judged.because or None})
        _set_status(edit, found["id"], "draft", {})
        _tell(edit, found, "withdrawn", now=f"{judged.outcome}, draft", note=_WITHDRAWN)
    return (edit.record if gone else record), tuple(one["id"] for one, _ in gone)


def withdrawn_in(record: Record) -> frozenset[str]:
    """Ids of the verdicts whose last decision was withdrawn."""
    last = {
        one.get("item"): one["kind"]
        for one in record.get("history") or ()
        if one["section"] == "verdicts" and one["kind"] in DECISIONS
    }
    return frozenset(item for item, kind in last.items() if item and kind == "withdrawn")


def _tell(edit: Editing, found: Record, kind: ChangeKind, *, now: str, note: str) -> None:
    edit.tell(
        Told(
            section="verdicts",
            item=found["id"],
            kind=kind,
            subject=quote_words(found["quote"]),
            was=f"{found['outcome']}, {found.get('status', 'draft')}",
            now=now,
            note=note,
        )
    )
