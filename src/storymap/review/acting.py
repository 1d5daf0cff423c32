"""A record and what a person does → the record after it, or one line on why that cannot be."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from inspect import Parameter, signature
from typing import Any

from storymap.errors import ActionError
from storymap.review.actions import chapters, media, places, sources, stops, story, verdicts
from storymap.review.editing import Editing
from storymap.review.fields import quoted
from storymap.review.values import Actor, Known
from storymap.stories.file.records import Record

ACTIONS: Mapping[str, Callable[..., None]] = {
    function.__name__.replace("_", "-"): function
    for function in (
        places.choose_place,
        places.set_position,
        places.not_a_place,
        places.obscure,
        stops.set_role,
        stops.move_stop,
        stops.set_when,
        stops.rename_stop,
        stops.set_stop_place,
        stops.add_stop,
        stops.remove_stop,
        chapters.edit_chapter,
        chapters.hide_chapter,
        chapters.move_chapter,
        chapters.add_chapter,
        chapters.remove_chapter,
        media.add_media,
        media.change_media,
        media.remove_media,
        sources.set_links,
        verdicts.decide,
        story.accept,
        story.note,
        story.set_title,
        story.set_document,
        story.set_public,
    )
}
"""What people can do, by the word that an action gives under `do`."""
DO = "do"


def act(record: Record, action: Mapping[str, Any], actor: Actor, known: Known) -> Record:
    """The record after an action.

    Args:
        record: The record of a story file that is valid; it stays as it is.
        action: What to do under `do`, and with what.
        actor: Who acts, and when.
        known: What the data know.

    Raises:
        ActionError: It cannot be done: what it names is not there, or what it brings fits no story file.
    """
    function = _function(action)
    _check_names(action, function)
    edit = Editing(record, actor, known)
    function(edit, **{key: value for key, value in action.items() if key != DO})
    return edit.record


def _function(action: Mapping[str, Any]) -> Callable[..., None]:
    wanted = action.get(DO) if isinstance(action, Mapping) else None
    if not isinstance(wanted, str) or wanted not in ACTIONS:
        near = get_close_matches(str(wanted), ACTIONS, n=1)
        meant = f"did you mean '{near[0]}'?" if near else f"actions: {', '.join(ACTIONS)}"
        raise ActionError(f"no action {quoted(wanted)}; {meant}")
    return ACTIONS[wanted]


def _check_names(action: Mapping[str, Any], function: Callable[..., None]) -> None:
    """Whether an action brings all that it needs, and nothing else."""
    known = {one.name: one for one in list(signature(function).parameters.values())[1:]}
    any_other = any(one.kind is Parameter.VAR_KEYWORD for one in known.values())
    lacking = [name for name, one in known.items() if _is_needed(one) and name not in action]
    if lacking:
        raise ActionError(f"'{action[DO]}' needs '{lacking[0]}'; give it")
    others = [key for key in action if key != DO and key not in known]
    if others and not any_other:
        raise ActionError(f"'{action[DO]}' takes no {quoted(others[0])}; it takes {', '.join(known)}")


def _is_needed(parameter: Parameter) -> bool:
    return parameter.default is Parameter.empty and parameter.kind is Parameter.KEYWORD_ONLY
