"""A pattern text → what every match of it contains: cheap to look for, and most sentences lack it.

Compiling an expression costs thousands of times what a look for a word does, and so does running many of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

Clause = frozenset[str]
"""Strings of which a match contains one at least, in lower case."""

PARTS: Final[Mapping[str, tuple[Clause, ...]]] = {
    "border": (frozenset({"border", "frontier", "boundary"}),),
}
"""What the named parts of pattern texts need; those that may be empty need nothing."""

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^]\\])*\]|\(\?P<\w+>|\(\?P=\w+\)|\(\?<?[:=!]|\(|\)|\||[.^$]|\{[A-Za-z]+\}"
    r"|[*+?]\??|\{\d*,?\d*\}\??|[^\\()\[\]{}|.^$*+?]+(?![*+?]|\{\d*,?\d*\})|."
)
"""A character that a quantifier follows is a token of its own."""
_QUANTIFIER = re.compile(r"[*+?]|\{\d*,?\d*\}")
_MAY_BE_ABSENT = re.compile(r"[*?]|\{0?,")
_LOOKS_ROUND = ("(?=", "(?!", "(?<")
_LEAST = 2
"""Shorter strings are in every sentence."""


@cache
def needed(text: str) -> tuple[Clause, ...]:
    """Clauses that hold for every match of a pattern text; none where nothing can be said.

    >>> sorted(map(sorted, needed("(?P<a>{C})'s (?:long )?borders? with (?:its|whose) {L}")))
    [[' with '], ["'s "], ['border'], ['its', 'whose']]
    """
    clauses = _alternatives(iter(_TOKEN.findall(text)))
    return tuple(sorted(set(clauses), key=_breadth))


def holds(clauses: Sequence[Clause], lowered: str) -> bool:
    """Whether a text in lower case has what the clauses ask for."""
    return all(any(word in lowered for word in clause) for clause in clauses)


def _breadth(clause: Clause) -> tuple[int, int, list[str]]:
    """Low for clauses that few texts meet."""
    return len(clause), -min(map(len, clause)), sorted(clause)


def _alternatives(tokens: Iterator[str]) -> list[Clause]:
    """What is needed up to the end of the group: of several branches, one string of each."""
    branches: list[list[Clause]] = [[]]
    last: list[Clause] = []
    for token in tokens:
        if token.startswith(")"):
            break
        if token.startswith("|"):
            branches.append([])
            last = []
        elif _QUANTIFIER.match(token):
            if _MAY_BE_ABSENT.match(token):
                del branches[-1][len(branches[-1]) - len(last) :]
            last = []
        else:
            last = _clauses(token, tokens)
            branches[-1] += last
    if len(branches) == 1:
        return branches[0]
    return [frozenset().union(*(min(branch, key=_breadth) for branch in branches))] if all(branches) else []


def _clauses(token: str, tokens: Iterator[str]) -> list[Clause]:
    if token.startswith("("):
        inside = [] if token.startswith("(?P=") else _alternatives(tokens)
        return [] if token.startswith(_LOOKS_ROUND) else inside
    if token.startswith("{"):
        return list(PARTS.get(token[1:-1], ()))
    special = token[0] in "\\[.^$"
    return [] if special or len(token.strip()) < _LEAST else [frozenset({token.lower()})]
