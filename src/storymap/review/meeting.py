"""What one person changes, and what others changed since that person looked → a clash where both changed the same."""

from collections.abc import Sequence

from storymap.errors import Clash
from storymap.review.patches import SIGNED, Patch
from storymap.stories.file.checking import shown

_NEVER = frozenset({"history", "drafted"})
"""Sections in which nobody writes on purpose."""
_SOFT = frozenset({SIGNED, "edited"})
"""Keys on which two people never disagree."""


def check_meeting(ours: Sequence[Patch], theirs: Sequence[Patch]) -> None:
    """Pass where both changed different things, or the same thing alike.

    Args:
        ours: What is about to be written over what stands there.
        theirs: What others changed since we looked.

    Raises:
        Clash: Both changed the same value, or one of them an item that the other added or took out.
    """
    if not theirs:
        return
    for mine in ours:
        other = next((one for one in theirs if _same(mine, one)), None)
        if other is not None:
            raise Clash(
                f"somebody else changed the {mine.key or 'item'} meanwhile; theirs is {shown(other.now)}, yours "
                f"{shown(mine.now)}: choose one",
                section=mine.section,
                item=mine.item,
                key=mine.key,
                ours=mine.now,
                theirs=other.now,
            )


def _same(mine: Patch, other: Patch) -> bool:
    if mine.section in _NEVER or (mine.section, mine.item) != (other.section, other.item):
        return False
    if mine.key in _SOFT or other.key in _SOFT:
        return False
    return mine.key == other.key or None in (mine.key, other.key)
