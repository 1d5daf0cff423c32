"""Texts of any origin → text that XML and tables can hold, and that no reader takes for markup or for a formula."""

import re

from storymap.language.expressions import late

REPLACEMENT = "\ufffd"
"""What stands for a character that a format cannot hold."""
# What XML 1.0 forbids (the controls but for tab, line feed and carriage return; surrogates; U+FFFE and U+FFFF), and the
# controls from U+007F on that it discourages.
_UNHOLDABLE = late("[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = late(r"\s+")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""Beginnings that spread-sheets take for a formula, the full-width forms included; marked ones are marked once more."""
MARK = "'"
"""What spread-sheets take for the sign that a cell is text."""


def holdable(words: str) -> str:
    r"""The words with U+FFFD for each character that XML cannot hold.

    >>> holdable("a\x00b\ud800c\td")
    'a\ufffdb\ufffdc\td'
    """
    return _UNHOLDABLE.sub(REPLACEMENT, words)


def on_one_line(words: str) -> str:
    r"""The words on one line, holdable.

    >>> on_one_line(" a\n\tb ")
    'a b'
    """
    return _SPACES.sub(" ", holdable(words)).strip()


def inert_cell(words: str) -> str:
    """The words as a cell of a table that is text in every spread-sheet.

    >>> inert_cell("=1+1"), inert_cell("Oslo"), inert_cell("-5 °C")
    ("'=1+1", 'Oslo', "'-5 °C")
    """
    shown = holdable(words)
    return MARK + shown if _FORMULA.match(shown) else shown


def words_of_cell(cell: str) -> str:
    """The words that `inert_cell` made a cell of.

    >>> words_of_cell("'=1+1"), words_of_cell("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return cell.removeprefix(MARK) if _FORMULA.match(cell) else cell
