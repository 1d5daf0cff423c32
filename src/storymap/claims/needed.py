"""A pattern text → what every match of it contains: cheap to look for, and most sentences lack it.

Compiling an expression costs thousands of times what a look for a word does, and so does running many of them.
A mention or a measure of a class is written `{C}` and so forth, as in the pattern text, with a line's end before.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from string import digits
from typing import Final

from storymap.claims.parts import PARTS

Clause = frozenset[str]
"""Strings of which a match contains one at least, in lower case."""

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^]\\])*\]|\(\?P<\w+>|\(\?P=\w+\)|\(\?(?:<?[=!]|[a-z-]*:)|\(|\)|\||[.^$]|\{[A-Za-z]+\}"
    r"|[*+?]\??|\{\d*,?\d*\}\??|[^\\()\[\]{}|.^$*+?]+(?![*+?]|\{\d*,?\d*\})|."
)
"""A character that a quantifier follows is a token of its own."""
_QUANTIFIER = re.compile(r"[*+?]|\{\d*,?\d*\}")
_MAY_BE_ABSENT = re.compile(r"[*?]|\{0?,")
_LOOKS_AHEAD = "(?="
_LOOKS_ELSEWHERE = ("(?!", "(?<")
_DIGIT = r"\d"
_LEAST = 2
"""Shorter strings are in every sentence."""
_COMMON: Final = frozenset(
    ("an", "and", "are", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on", "the", "their", "to", "with")
)
"""Words that most sentences hold."""
_WIDER: Final = {"C": "PN", "L": "P", "D": "N"}
"""The classes that count the characters of another class too."""


@cache
def needed(text: str) -> tuple[Clause, ...]:
    r"""Clauses that hold for every match of a pattern text; none where nothing can be said.

    >>> sorted(map(sorted, needed("(?P<a>{C})'s (?:long )?borders? with (?:its|whose) {L}")))
    [['\n{C}'], ['\n{L}'], ['\n{N}'], ['\n{P}\n{P}'], [' with '], ["'s "], ['border'], ['its', 'whose']]
    """
    clauses = _alternatives(iter(_TOKEN.findall(text)))
    classes = [word[-2] for clause in clauses if _is_class(clause) for word in clause]
    counts = Counter(classes + [wider for name in classes for wider in _WIDER.get(name, "")])
    words = sorted(dict.fromkeys(clause for clause in clauses if not _is_class(clause)), key=_breadth)
    return (*(frozenset({f"\n{{{name}}}" * count}) for name, count in counts.items()), *words)


def holds(clauses: Sequence[Clause], lowered: str) -> bool:
    """Whether a text in lower case has what the clauses ask for."""
    for clause in clauses:
        for word in clause:
            if word in lowered:
                break
        else:
            return False
    return True


def _is_class(clause: Clause) -> bool:
    return len(clause) == 1 and all(word[0] == "\n" for word in clause)


def _breadth(clause: Clause) -> tuple[bool, int, int]:
    """Low for clauses that few texts meet."""
    return any(word[0] == "\n" or word.strip() in _COMMON for word in clause), len(clause), -min(map(len, clause))


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


@cache
def _in_part(name: str) -> tuple[Clause, ...]:
    return tuple(_alternatives(iter(_TOKEN.findall(PARTS.get(name, "")))))


def _clauses(token: str, tokens: Iterator[str]) -> list[Clause]:
    if token.startswith("("):
        inside = [] if token.startswith("(?P=") else _alternatives(tokens)
        if token.startswith(_LOOKS_AHEAD):
            return [clause for clause in inside if not _is_class(clause)]
        return [] if token.startswith(_LOOKS_ELSEWHERE) else inside
    if token.startswith("{"):
        return [frozenset({f"\n{token}"})] if len(token) == len("{C}") else list(_in_part(token[1:-1]))
    if token == _DIGIT:
        return [frozenset(digits)]
    special = token[0] in "\\[.^$"
    return [] if special or len(token.strip()) < _LEAST else [frozenset({token.lower()})]
