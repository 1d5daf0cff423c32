"""What made a story: the program, the data, the options. So that a reader of any output can make it again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The versions and options that a story rests on; no time and no machine, so that the same input stays the same."""

    version: str
    """Version of storymap."""
    data: tuple[str, ...] = ()
    """The data used with their versions, from their manifests: `Natural Earth 4.1`."""
    options: tuple[tuple[str, str], ...] = ()
    """The options that differ from their defaults, by name; files by their names, without folders."""
