"""Lines → the dates that head the entries of a diary or a log, told apart from the date line of an article."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from storymap.reading.dates import is_day_alone
from storymap.reading.lines import Line


def head_entries(lines: Sequence[Line]) -> list[Line]:
    """Make headings of lines that are a date each, where there are several different ones with text between them."""
    heads = {number: line.text for number, line in enumerate(lines) if line.kind == "text" and is_day_alone(line.text)}
    if len(set(heads.values())) < 2 or not _text_between(lines, list(heads)):
        return list(lines)
    return [replace(line, kind="heading") if number in heads else line for number, line in enumerate(lines)]


def _text_between(lines: Sequence[Line], heads: Sequence[int]) -> bool:
    """Whether every date but the last has text under it: a page that gives two dates at its top has none."""
    return all(any(line.kind == "text" for line in lines[one + 1 : other]) for one, other in pairwise(heads))
