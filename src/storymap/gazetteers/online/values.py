"""Whatever JSON holds → checked text, numbers and positions; `None` for what is not what it should be."""

import math
from collections.abc import Mapping, Sequence
from unicodedata import category

from storymap.model.places import LonLat

Json = Mapping[str, object]
"""An object as JSON has it: any value may be of any type."""
LONGEST = 200
"""Characters of a name; longer ones are cut."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def record(value: object) -> Json:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def items(value: object) -> Sequence[object]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else ()


def text(value: object) -> str:
    r"""Text on one line without characters that steer a terminal or a page; empty for everything else.

    >>> text(" Lower\n Tverr\u202evik "), text(7), text(None)
    ('Lower Tverrvik', '', '')
    """
    if not isinstance(value, str):
        return ""
    shown = "".join(c for c in value[: 4 * LONGEST] if c.isspace() or category(c) not in _HIDDEN)
    return " ".join(shown.split())[:LONGEST].rstrip()


def number(value: object) -> float | None:
    """A finite number, also one written as text; never a truth value.

    >>> number("69.5"), number(7), number("nan"), number(True), number("7 m"), number([7])
    (69.5, 7.0, None, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def position(lon: object, lat: object) -> LonLat | None:
    """A position in decimal degrees.

    >>> position("30.1", "69.5"), position(200, 10), position("", 10)
    (LonLat(lon=30.1, lat=69.5), None, None)
    """
    east, north = number(lon), number(lat)
    if east is None or north is None or not (-180 <= east <= 180 and -90 <= north <= 90):
        return None
    return LonLat(lon=east, lat=north)
