"""Words such as `in Africa`, `EU member`, `in the world` → the group of countries among which something is ranked."""

import re
from functools import cache

from storymap.boundaries.groups import group_aliases, group_names
from storymap.language.expressions import late

_WORLD = late(r"\A(?:the )?(?:world|globe|planet|earth|planet earth)\Z", re.I)
_ADJECTIVES = {
    "african": "africa",
    "asian": "asia",
    "european": "europe",
    "south american": "south-america",
    "north american": "north-america",
    "central american": "central-america",
    "latin american": "latin-america",
    "nordic": "nordic",
    "scandinavian": "scandinavian",
    "baltic": "baltic",
    "balkan": "balkan",
    "arab gulf": "gulf",
    "caribbean": "caribbean",
    "west african": "west-africa",
    "east african": "east-africa",
    "north african": "north-africa",
    "southern african": "southern-africa",
    "central african": "central-africa",
    "central asian": "central-asia",
    "south asian": "south-asia",
    "southeast asian": "southeast-asia",
    "middle eastern": "middle-east",
    "eu": "eu",
    "nato": "nato",
}
ADJECTIVE = "(?:" + "|".join(sorted(_ADJECTIVES, key=len, reverse=True)) + ")"
"""Pattern of an adjective for a group."""


@cache
def _names() -> dict[str, str]:
    found = {alias.casefold(): name for name in group_names() for alias in group_aliases(name)}
    return found | {name.replace("-", " "): name for name in group_names()} | _ADJECTIVES


@cache
def group_pattern() -> str:
    """Pattern of the name of a group, or of the world."""
    names = sorted((re.escape(name) for name in _names()), key=len, reverse=True)
    return rf"(?:world|globe|planet|earth|{'|'.join(names)})"


def read_scope(words: str) -> str | None:
    """The group that words name: `world`, or a name of `data/boundaries/groups.toml`; `None` for none.

    >>> read_scope("the world"), read_scope("Africa"), read_scope("European Union"), read_scope("Norway")
    ('world', 'africa', 'eu', None)
    """
    plain = " ".join(words.split())
    if _WORLD.match(plain):
        return "world"
    return _names().get(plain.casefold().removeprefix("the "))
