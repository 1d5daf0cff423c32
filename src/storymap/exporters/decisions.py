"""Decisions, their sources and people's changes → what pages and reports say of them."""

import re
from collections.abc import Iterator, Sequence

from storymap.exporters import wording
from storymap.exporters.catalogue.words import Numeral, Words, open_words
from storymap.model.changes import Change
from storymap.model.claims import Decision, SourceLink, Verdict

_MOMENT = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})T(?P<time>\d{2}:\d{2})[\d:.,]*(?P<zone>Z|[+-]\d{2}:?\d{2})?")


def signature(decision: Decision | None, words: Words) -> str:
    """Who decided and when; empty where nobody signed.

    >>> from storymap.exporters.catalogue.words import open_words
    >>> signature(Decision(by="Ida Moe", on="2023-02-01"), open_words())
    'Ida Moe, 1 February 2023'
    """
    parts = (decision.by, words.day(decision.on)) if decision else ()
    return words.listed([words.isolated(part) for part in parts if part])


def moment(iso: str, words: Words) -> str:
    """A day, or a time of a day with its zone, as people write it; what is neither comes back as it is.

    >>> from storymap.exporters.catalogue.words import open_words
    >>> moment("2023-02-01T09:30:12Z", open_words())
    '1 February 2023, 09:30 (UTC)'
    """
    found = _MOMENT.fullmatch(iso.strip())
    if found is None:
        return words.day(iso)
    zone = "UTC" if found["zone"] == "Z" else found["zone"]
    time = Numeral(found["time"])
    said = words.say("dates.offset", time=time, offset=Numeral(zone)) if zone else time
    return words.say("dates.day_and_time", day=words.day(found["day"]), time=said)


def details(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """Everything behind a verdict, as labelled lines in English: what it rests on, and who stands for it."""
    return (*wording.details(verdict), *(line for line in _decided(verdict, open_words()) if line[1]))


def _decided(verdict: Verdict, words: Words) -> Iterator[tuple[str, str]]:
    """Who confirmed a verdict, what they say, and on what sources; nothing of a draft, which its heading marks."""
    if verdict.status == "rejected":
        yield "Status", wording.STATUS_WORDS["rejected"]
    if verdict.status != "confirmed":
        return
    yield "Status", f"confirmed by {signature(verdict.decision, words) or 'a person'}"
    if verdict.decision:
        yield "Note", " ".join(verdict.decision.note.split())
        yield "Sources", "; ".join(source_words(source, words) for source in verdict.decision.links)


def source_words(source: SourceLink, words: Words) -> str:
    """A source in one line: title, address, archived copy, time of capture, digest."""
    parts = (
        source.title,
        source.url,
        f"{words.say('card.archived')}: {source.archive}" if source.archive else "",
        words.say("card.captured", time=moment(source.captured, words)) if source.captured else "",
        f"SHA-256 {source.sha256}" if source.sha256 else "",
    )
    return words.listed([part for part in parts if part])


def newest_first(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes by their time, the newest first; of the same time, the one written last."""
    return tuple(sorted(changes, key=lambda change: change.on))[::-1]


def kind_key(change: Change) -> str:
    """The phrase that tells what was changed."""
    return f"change.{change.kind.replace('-', '_')}"


def change_words(change: Change, words: Words) -> str:
    """A change in one line."""
    kind = words.say(kind_key(change))
    what = words.say("corrections.entry", kind=kind, subject=f"“{change.subject}”") if change.subject else kind
    parts = (
        words.listed([part for part in (words.day(change.on), change.by or "", what) if part]),
        words.say("corrections.was", words=change.was) if change.was else "",
        words.say("corrections.now", words=change.now) if change.now else "",
        change.note,
    )
    return ". ".join(part.rstrip(". ") for part in parts if part) + "."
