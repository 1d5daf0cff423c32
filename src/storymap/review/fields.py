"""What an action brings → words, numbers and addresses that a story file can hold, or one line on what is wrong."""

import math
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from storymap.errors import ActionError
from storymap.stories.file.checking import shown

LINE, TEXT, NOTE = 500, 20_000, 5_000
"""Characters of a line, a caption and a note at most."""
ADDRESS = 2_000
"""Characters of an address at most."""
_QUOTED = 60
MOST = 200
"""Media, or sources, of one item at most."""


def line(value: Any, what: str, *, most: int = LINE) -> str:  # noqa: ANN401 - whatever an action brings
    """Words on one line, not empty.

    Raises:
        ActionError: They are no text, too long, or hold control characters.
    """
    words = text(value, what, most=most)
    if not words:
        raise ActionError(f"{what}: no words here; write some")
    if "\n" in words:
        raise ActionError(f"{what}: met several lines, expected one; take out the line breaks")
    return words


def text(value: Any, what: str, *, most: int = TEXT) -> str:  # noqa: ANN401
    """Words on any number of lines, without white space around them; may be empty.

    Raises:
        ActionError: They are no text, too long, or hold control characters.
    """
    if not isinstance(value, str):
        raise ActionError(f"{what}: met {shown(value)}, expected text; write some")
    if len(value) > most:
        raise ActionError(f"{what}: met {len(value)} characters, expected at most {most}; shorten it")
    words = "\n".join(part.rstrip() for part in value.replace("\r\n", "\n").split("\n")).strip()
    wrong = next((one for one in words if one != "\n" and unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"}), None)
    if wrong is not None:
        raise ActionError(f"{what}: met the control character U+{ord(wrong):04X}, expected words; take it out")
    return words


def quoted(value: Any) -> str:  # noqa: ANN401
    r"""Whatever was brought, briefly and on one line, as errors quote it.

    >>> quoted("a\n\x1bb"), quoted(None)
    ("'a b'", "'None'")
    """
    words = " ".join("".join(one if one.isprintable() else " " for one in str(value)[:_QUOTED]).split())
    return f"'{words}'"


def name(value: Any, what: str) -> str:  # noqa: ANN401
    """An id.

    Raises:
        ActionError: It is no text.
    """
    if not isinstance(value, str) or not value:
        raise ActionError(f"{what}: met {shown(value)}, expected an id; name one")
    return value


def choice(value: Any, what: str, known: Iterable[str]) -> str:  # noqa: ANN401
    """One of several words.

    Raises:
        ActionError: It is none of them.
    """
    listed = list(known)
    if not isinstance(value, str) or value not in listed:
        near = get_close_matches(str(value), listed, n=1)
        meant = f"; did you mean '{near[0]}'?" if near else "; choose one"
        raise ActionError(f"{what}: met {shown(value)}, expected one of {', '.join(listed)}{meant}")
    return value


def truth(value: Any, what: str) -> bool:  # noqa: ANN401
    """True or false.

    Raises:
        ActionError: It is neither.
    """
    if not isinstance(value, bool):
        raise ActionError(f"{what}: met {shown(value)}, expected true or false; choose one")
    return value


def number(value: Any, what: str, *, low: float, high: float) -> float:  # noqa: ANN401
    """A number in a range.

    Raises:
        ActionError: It is no number, or lies outside.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ActionError(f"{what}: met {shown(value)}, expected a number; write one")
    if not low <= value <= high:
        raise ActionError(f"{what}: met {value:g}, expected {low:g} to {high:g}; change it")
    return float(value)


def index(value: Any, what: str, *, count: int) -> int:  # noqa: ANN401
    """The number of one of several things, from 0.

    Raises:
        ActionError: It is no whole number, or there are not so many.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < count:
        raise ActionError(f"{what}: met {shown(value)}, and there are {count}; choose one, counted from 0")
    return value
