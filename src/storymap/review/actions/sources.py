"""Sources that chapters and decisions rest on."""

from typing import Any

from storymap.errors import ActionError
from storymap.review import fields
from storymap.review.actions.chapters import tell
from storymap.review.chronicle import Told
from storymap.review.editing import Editing
from storymap.review.wordings import links_words, quote_words
from storymap.stories.file.checking import check_entry
from storymap.stories.file.records import Record


def set_links(edit: Editing, *, section: Any, item: Any, links: Any) -> None:
    """Say which sources a chapter, or the decision on a verdict, rests on."""
    where = fields.choice(section, "section", ("chapters", "verdicts"))
    found = edit.item(where, item)
    wanted = links_of(links)
    was, now = links_words(found.get("links")), links_words(wanted)
    if where == "chapters":
        edit.change(where, found["id"], {"links": wanted})
        tell(edit, found, "sources", was=was, now=now)
        return
    change_verdict(edit, found, {"links": wanted})
    edit.tell(
        Told(
            section="verdicts",
            item=found["id"],
            kind="sources",
            subject=quote_words(found["quote"]),
            was=was,
            now=now,
        )
    )


def change_verdict(edit: Editing, verdict: Record, values: Record) -> None:
    """Set what stands beside a decision: whoever changes it signs the decision; a draft nobody signs."""
    if verdict.get("status", "draft") != "draft":
        _ = edit.actor.name
    edit.change("verdicts", verdict["id"], values)
    if verdict.get("status", "draft") == "draft":
        edit.unsign("verdicts", verdict["id"])


def links_of(links: Any) -> list[Record] | None:
    """The sources as the file writes them; `None` for none.

    Raises:
        ActionError: They are no list of sources, or one has no web address.
    """
    if not isinstance(links, list) or len(links) > fields.MOST:
        raise ActionError(f"links: expected a list of {fields.MOST} sources at most; give a list of {{url, title}}")
    return [_link(one, number) for number, one in enumerate(links)] or None


def _link(link: Any, number: int) -> Record:
    if not isinstance(link, dict):
        raise ActionError(f"links[{number}]: expected a source; give its url, and its title")
    said = {key: _words(value, f"links[{number}].{key}") for key, value in link.items() if value is not None}
    found = {key: value for key, value in said.items() if value or key == "url"}
    problems = check_entry(found, "LinkEntry")
    if problems:
        key = problems[0].path[-1] if problems[0].path else "url"
        raise ActionError(f"links[{number}].{key}: {problems[0].told}")
    return found


def _words(value: Any, what: str) -> str:
    return fields.text(value, what, most=fields.ADDRESS).replace("\n", " ")
