"""Text of a regular expression → the expression, compiled when it is first used.

Compiling all that the package may need takes a tenth of a second, and an article needs few of them.
"""

import re
from typing import cast


class _Late:
    """Stands for an expression; takes each of its methods over when that is first called."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        method = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, method)
        return method


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, whose errors come when the expression is first used.

    >>> late("[a-z]+").findall("from A to b")
    ['from', 'to', 'b']
    """
    return cast(re.Pattern[str], _Late(text, flags))
