"""Every expression of the package → those whose time grows faster than their text; printed as lines of JSON.

With `--endless` only those that need more than a second for 1,500 characters. A program of its own: expressions are
noticed as they are made, from the first import on. Each is matched from the start of a text, as a whole, and, where a
module searches with it, anywhere; the texts repeat pieces of the expression itself.
"""

import importlib
import json
import pkgutil
import re
import re._compiler  # type: ignore[import-not-found]
import re._constants as constants  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

Method = Callable[[str], Any]
"""`match`, `fullmatch` or `finditer` of an expression."""

LONG, SHORT = 6_000, 1_500
"""Characters: four times as many."""
FLOOR_S, MOST_TIMES, LONGEST_S = 0.004, 8, 1.0
USUAL = (" ", "a", "A", "1", "a ", "A ", "1,", "1 ", "- ", "\n", "a-", "a.", "A-")
SEARCHING = r"\b{}(?:\(\))?\.(?:search|finditer|findall|sub|subn|split)\("
TEXT = (
    "Ida left Oslo in June 2018 and went 5 km north of Kirkenes. Norway borders Sweden, 196 km long. "
    "“He fled on Monday at 2 a.m.,” she said. Norway is twice the size of Sweden, at 69° 40' N 30° E; "
    "the second largest country is Russia."
)
OWN = ("claims/needed.py", "exporters/xml_tokens.py")
"""Modules whose expressions read the package's own expressions, or XML that a parser has found well formed."""
made: dict[tuple[str, int], re.Pattern[str]] = {}
"""Expressions and flags, each with the file that made it."""


class TooLongError(Exception):
    """A match took longer than `LONGEST_S`."""


def watch() -> None:
    """Note each expression that the package makes from now on."""
    compiled = re._compile

    def remember(pattern: Any, flags: int) -> Any:  # noqa: ANN401 - what `re` itself takes
        expression = compiled(pattern, flags)
        if isinstance(expression.pattern, str):
            frame = sys._getframe(1)
            for _ in range(4):
                if frame and "storymap" in frame.f_code.co_filename:
                    made.setdefault((expression.pattern, expression.flags), expression)
                frame = frame.f_back if frame else None
        return expression

    re._compile = remember


def load() -> list[ModuleType]:
    """Import all, note the expressions that are made late, and run one article."""
    import storymap
    from storymap.language import expressions

    begin = expressions._Late.__init__

    def remember(self: Any, text: str, flags: int) -> None:  # noqa: ANN401 - not our class to name
        begin(self, text, flags)
        expression = re.compile(text, flags)
        made.setdefault((expression.pattern, expression.flags), expression)

    expressions._Late.__init__ = remember
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(storymap.__path__, "storymap.")
        if not found.name.endswith("__main__")
    ]
    from storymap.pipeline import Pipeline
    from storymap.reading.text import read_document

    Pipeline().analyze([read_document(TEXT.encode(), id="a")[0]])
    own = [value for module in modules if module.__file__.endswith(OWN) for value in vars(module).values()]
    texts = {getattr(value, "_text", None) or getattr(value, "pattern", None) for value in own}
    for pattern, flags in [key for key in made if key[0] in texts]:
        del made[pattern, flags]
    return modules


def searched(modules: list[ModuleType]) -> set[str]:
    """Expressions with which a module searches."""
    found: set[str] = set()
    for module in modules:
        source = Path(module.__file__).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            text = getattr(value, "_text", None) if type(value).__name__ == "_Late" else getattr(value, "pattern", None)
            if isinstance(text, str) and re.search(SEARCHING.format(re.escape(name)), source):
                found.add(text)
    return found


def pieces(text: str, flags: int) -> list[str]:
    """What the texts for an expression repeat: pieces of the expression, and usual ones."""
    found: set[str] = set()
    _collect(parser.parse(text, flags & ~re.DEBUG), found)
    longest = sorted(found, key=lambda piece: (-len(piece), piece))[:8]
    marks = {piece for piece in found if len(piece) == 1 and not piece.isalnum()}
    return sorted({*USUAL, *longest, *(f"{piece} " for piece in longest), *marks})


def _collect(nodes: Any, found: set[str]) -> None:  # noqa: ANN401 - the nodes have no public type
    run = ""
    for operation, value in [*nodes, (None, None)]:
        if operation is constants.LITERAL:
            run += chr(value)
            found.add(chr(value))
            continue
        if run:
            found.add(run)
            run = ""
        if operation is constants.IN:
            found.update(chr(v if o is constants.LITERAL else v[0]) for o, v in value if o in _CHARACTERS)
        elif operation in (constants.MAX_REPEAT, constants.MIN_REPEAT):
            _collect(value[2], found)
        elif operation is constants.SUBPATTERN:
            _collect(value[3], found)
        elif operation in (constants.ASSERT, constants.ASSERT_NOT):
            _collect(value[1], found)
        elif operation is constants.BRANCH:
            for branch in value[1][:4]:
                _collect(branch, found)


_CHARACTERS = (constants.LITERAL, constants.RANGE)


def seconds(method: Method, text: str) -> float:
    """Processor time of one match; `LONGEST_S` where it was given up."""
    signal.setitimer(signal.ITIMER_REAL, LONGEST_S)
    started = time.process_time()
    try:
        for _ in method(text) if method.__name__ == "finditer" else [method(text)]:
            pass
        return time.process_time() - started
    except TooLongError:
        return LONGEST_S
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def growth(method: Method, piece: str) -> float:
    """How many times longer four times the text takes; 0 below the floor."""
    long = seconds(method, (piece * LONG)[:LONG] + "\0")
    if long < FLOOR_S * 4:
        return 0
    return long / max(FLOOR_S / 2, min(seconds(method, (piece * SHORT)[:SHORT] + "\0") for _ in range(2)))


def times_longer(method: Method, piece: str) -> int:
    """How many times longer, measured three times if it looks like too much; 0 for growth within the bound."""
    times = growth(method, piece)
    return round(times) if times > MOST_TIMES and min(growth(method, piece) for _ in range(2)) > MOST_TIMES else 0


def endless(method: Method, piece: str) -> int:
    """The seconds after which the short text was given up: far more than the square would take; else 0."""
    return round(LONGEST_S) if seconds(method, (piece * SHORT)[:SHORT] + "\0") >= LONGEST_S else 0


def stop(*_: object) -> None:
    """End a match that takes too long."""
    raise TooLongError


def main(tried: Callable[[Method, str], int]) -> None:
    """Try every expression on every text, and print what is found."""
    signal.signal(signal.SIGALRM, stop)
    watch()
    anywhere = searched(load())
    for (text, flags), expression in sorted(made.items(), key=str):
        methods: list[Method] = [expression.match, expression.fullmatch]
        methods += [expression.finditer] if text in anywhere else []
        for method in methods:
            found = ((piece, tried(method, piece)) for piece in pieces(text, flags))
            piece, times = next((one for one in found if one[1]), ("", 0))
            if times:
                told = {"expression": text, "method": method.__name__, "piece": piece, "times": times}
                sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.write(json.dumps({"expressions": len(made), "searched": len(anywhere)}) + "\n")


if __name__ == "__main__":
    main(endless if "--endless" in sys.argv else times_longer)
