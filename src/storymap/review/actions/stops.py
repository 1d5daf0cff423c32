"""Where a traveller stopped: the stops of a route, their part in it, their order and their times."""

from typing import Any, get_args

from storymap.errors import ActionError
from storymap.model.changes import ChangeKind
from storymap.model.stories import StopRole
from storymap.review import fields
from storymap.review.actions.places import hidden_places
from storymap.review.chronicle import Told
from storymap.review.editing import Editing
from storymap.review.wordings import NOWHERE, behind_words, when_words
from storymap.stories.file.checking import check_entry
from storymap.stories.file.origin import key_path
from storymap.stories.file.reading import wrong_time
from storymap.stories.file.records import Record

ROLES: tuple[str, ...] = get_args(StopRole)
"""The parts that a stop can have in a route."""
_USUAL = "stop"
_AS_IT_IS = "as it is"
"""What stands for the time of leaving where an action does not say any."""


def set_role(edit: Editing, *, stop: Any, role: Any) -> None:
    """Say what part a stop has in the route."""
    found = edit.item("stops", stop)
    wanted = fields.choice(role, "role", ROLES)
    edit.change("stops", found["id"], {"role": None if wanted == _USUAL else wanted})
    _tell(edit, found, "role", was=found.get("role", _USUAL), now=wanted)


def move_stop(edit: Editing, *, stop: Any, before: Any) -> None:
    """Say when on the way a stop was reached: before another, or last; a person knows its place in the order."""
    found = edit.item("stops", stop)
    was = edit.route_of(found["id"])["stops"]
    edit.move("stops", found["id"], before)
    now = edit.route_of(found["id"])["stops"]
    if now == was:
        return
    edit.change("stops", found["id"], {"ordered": None})
    _tell(
        edit,
        found,
        "order",
        was=behind_words(was, found["id"], "name"),
        now=behind_words(now, found["id"], "name"),
    )


def set_when(edit: Editing, *, stop: Any, when: Any, until: Any = _AS_IT_IS) -> None:
    """Say when a stop was reached and left, as a file writes it: a year, month or day, other words, or the keys."""
    found = edit.item("stops", stop)
    values = {"when": _when(when, "when")}
    if until != _AS_IT_IS:
        values["until"] = _when(until, "until")
    edit.change("stops", found["id"], values)
    _tell(edit, found, "time", was=_stay(found), now=_stay({**found, **values}))


def _stay(stop: Record) -> str:
    until = when_words(stop.get("until"))
    return f"{when_words(stop.get('when'))} until {until}".strip() if until else when_words(stop.get("when"))


def _when(written: Any, what: str) -> Any:
    if isinstance(written, str):
        return fields.line(written, what) if written.strip() else None
    if isinstance(written, dict):
        written = {key: one for key, one in written.items() if one is not None}
        for key, one in written.items():
            if isinstance(one, str):
                fields.line(one, f"{what}.{key}")
        problems = check_entry(written, "WhenEntry")
        if problems:
            raise ActionError(f"{what}.{key_path(problems[0].path)}: {problems[0].told}")
    elif written is not None and (isinstance(written, bool) or not isinstance(written, int)):
        raise ActionError(f"{what}: met no time; write a year, a month or a day such as 2023-01-13, or other words")
    wrong = wrong_time(written)
    if wrong:
        raise ActionError(f"{what}: {wrong}")
    return written or None


def rename_stop(edit: Editing, *, stop: Any, name: Any) -> None:
    """Say what a stop is called."""
    found = edit.item("stops", stop)
    called = fields.line(name, "name")
    edit.change("stops", found["id"], {"name": called})
    _tell(edit, {**found, "name": called}, "name", was=found["name"], now=called)


def set_stop_place(edit: Editing, *, stop: Any, place: Any) -> None:
    """Say at which of the file's places a stop is, or that nobody knows."""
    found = edit.item("stops", stop)
    entry = None if place is None else edit.item("places", place)
    edit.change("stops", found["id"], {"place": entry["id"] if entry else None})
    was = next((one for one in edit.items("places") if one["id"] == found.get("place")), None)
    hidden = hidden_places(edit.record)
    secret = any(one is not None and one["id"] in hidden for one in (was, entry))
    told = [one["name"] if one else NOWHERE for one in (was, entry)]
    _tell(edit, found, "place", was=told[0], now=told[1], public=not secret)


def add_stop(
    edit: Editing,
    *,
    route: Any,
    name: Any,
    place: Any = None,
    before: Any = None,
) -> None:
    """Add a stop that the texts do not tell, before another or at the end."""
    into = edit.item("routes", route)
    stop: Record = {"id": edit.fresh("stops"), "name": fields.line(name, "name")}
    if place is not None:
        stop["place"] = edit.item("places", place)["id"]
    if before is not None and all(one["id"] != before for one in into.get("stops") or ()):
        raise ActionError(f"no stop {fields.quoted(before)} in route {into['id']} to stand before; name one of it")
    edit.add("stops", stop, before=before, route=into["id"])
    edit.sign("stops", stop["id"])
    _tell(edit, stop, "added")


def remove_stop(edit: Editing, *, stop: Any) -> None:
    """Take a stop out of its route; chapters that told it tell none from then on."""
    found = edit.item("stops", stop)
    edit.remove("stops", found["id"])
    for chapter in edit.items("chapters"):
        if chapter.get("stop") == found["id"]:
            edit.put("chapters", {key: value for key, value in chapter.items() if key != "stop"})
    _tell(edit, found, "removed")


def _tell(edit: Editing, stop: Record, kind: ChangeKind, *, was: str = "", now: str = "", public: bool = True) -> None:
    edit.tell(Told(section="stops", item=stop["id"], kind=kind, subject=stop["name"], was=was, now=now, public=public))
