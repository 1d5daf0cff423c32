"""Component names → component classes, from entry points; nothing is imported before it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from inspect import signature
from typing import cast

from storymap.errors import ComponentError

GROUPS = ("storymap.recognizers", "storymap.gazetteers", "storymap.checks", "storymap.exporters")
"""The entry-point groups, in the order of the flow."""
_OWN_PACKAGE = "storymap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A component as its package registers it."""

    group: str
    """Entry-point group."""
    name: str
    """Name to ask for."""
    target: str
    """`module:attribute`."""
    package: str
    """Distribution that brings it."""


@cache
def _installed() -> EntryPoints:
    """Those of every package: reading them takes some milliseconds, so all groups share one reading."""
    return cast(EntryPoints, entry_points())  # Python 3.11 calls the type otherwise


@cache
def _entries(group: str) -> dict[str, EntryPoint]:
    found = _installed().select(group=group)
    return {entry.name: entry for entry in sorted(found, key=lambda e: (e.name, not _built_in(e), e.value))}


def _built_in(entry: EntryPoint) -> bool:
    return entry.dist is None or entry.dist.name == _OWN_PACKAGE


def names(group: str) -> tuple[str, ...]:
    """Names registered in a group, sorted; where two packages register one name, it is the other package's."""
    return tuple(_entries(group))


def names_in_turn(group: str) -> tuple[str, ...]:
    """The names in the order in which components of one kind are asked: those of other packages first."""
    return tuple(name for name, entry in sorted(_entries(group).items(), key=lambda e: (_built_in(e[1]), e[0])))


def registered() -> tuple[Registered, ...]:
    """Every component installed, by group and name, without importing any."""
    return tuple(
        Registered(group=group, name=name, target=entry.value, package=entry.dist.name if entry.dist else "?")
        for group in GROUPS
        for name, entry in _entries(group).items()
    )


def load(group: str, name: str) -> Callable[..., object]:
    """The component class of that name.

    Raises:
        ComponentError: The name is unknown, or the component cannot be imported.
    """
    entry = _entries(group).get(name)
    kind = group.removeprefix("storymap.").removesuffix("s")
    if entry is None:
        raise ComponentError(f"no {kind} called '{name}'; installed: {', '.join(names(group)) or 'none'}")
    try:
        component: Callable[..., object] = entry.load()
    except Exception as error:
        raise ComponentError(f"the {kind} '{name}' ({entry.value}) does not load: {error}") from error
    return component


def takes_option(group: str, name: str, option: str) -> bool:
    """Whether the component of that name can be built with an option.

    Raises:
        ComponentError: The name is unknown, or the component cannot be imported.
    """
    return option in signature(load(group, name)).parameters


def require_option(group: str, name: str, option: str) -> None:
    """Make sure that the component of that name can be built with an option.

    Raises:
        ComponentError: It does not take the option.
    """
    if not takes_option(group, name, option):
        kind = group.removeprefix("storymap.").removesuffix("s")
        raise ComponentError(f"the {kind} '{name}' takes no {option}; ask for it as '{name}'")


def build_all(group: str, **options: object) -> tuple[object, ...]:
    """Every component of a group in turn, each built with those of the options that it takes."""
    made = []
    for name in names_in_turn(group):
        taken = {option: value for option, value in options.items() if takes_option(group, name, option)}
        made.append(load(group, name)(**taken))
    return tuple(made)
