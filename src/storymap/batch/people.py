"""Resolved document → its words without the names of people."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from storymap.journeys.people import find_cast
from storymap.journeys.words import words_of
from storymap.model.places import ResolvedDocument
from storymap.recognizers.people_words import GIVEN_NAMES, TITLES

HIDDEN = "[name]"
"""What stands in the place of a person's name."""
_CAPITALIZED = r"[A-Z][\w’'-]*\.?"
_TITLED = "|".join(sorted(map(re.escape, TITLES), key=len, reverse=True))
_WITH_TITLE = re.compile(rf"\b((?:{_TITLED})\.?\s+){_CAPITALIZED}(?:\s+{_CAPITALIZED})*")
_OPENING = re.compile(r"(?<!\w).", re.DOTALL)
"""A character at which a name may begin."""
_WORDLIKE = re.compile(r"\w")
_RUN = re.compile(rf"(?<![\w’'-]){_CAPITALIZED}(?:\s+{_CAPITALIZED})+")


def hiding_people(resolved: ResolvedDocument) -> Callable[[str], str]:
    """A function that hides names of people in words of this document.

    Hidden is whom the document names as a person, what follows a title (*Dr Moe*), and names that begin with a common
    given name. Names of places are kept, and a person whom none of these tells may stay.
    """
    places = {resolution.toponym.name for resolution in resolved.resolutions if resolution.place}
    named = _names(resolved, places)

    def hide(words: str) -> str:
        words = _RUN.sub(lambda found: _without_given(found[0], places), _WITH_TITLE.sub(rf"\1{HIDDEN}", words))
        return _without(named, words)

    return hide


def _names(resolved: ResolvedDocument, places: set[str]) -> dict[str, list[str]]:
    """Everybody in the document's cast by the first character, the longest name first."""
    prose = (sentence for sentence in resolved.document.sentences if sentence.kind == "prose")
    cast = find_cast(words_of(resolved, sentence) for sentence in prose).names
    told = {name for pair in cast.items() for name in pair} - places
    parts = {part for name in told if " " in name and not _is_place(name, places) for part in name.split()[-1:]}
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted({*told, *parts} - places, key=len, reverse=True):
        found[name[:1]].append(name)
    return found


def _is_place(name: str, places: Iterable[str]) -> bool:
    return any(part in places for part in name.split())


def _without(names: dict[str, list[str]], words: str) -> str:
    """The words with each name hidden that is no part of a longer word.

    An expression made of the names would do the same, but those of 512 documents would stay in the memory of `re`.
    """
    kept: list[str] = []
    done = 0
    for opening in _OPENING.finditer(words):
        start = opening.start()
        ends = (start + len(name) for name in names.get(opening[0], ()) if words.startswith(name, start))
        end = next((end for end in ends if not _WORDLIKE.match(words, end)), None)
        if end is not None and start >= done:
            kept += [words[done:start], HIDDEN]
            done = end
    return "".join([*kept, words[done:]])


def _without_given(run: str, places: set[str]) -> str:
    """The run of capitalized words with a given name and what follows it hidden."""
    words = run.split()
    first = next((at for at, word in enumerate(words[:-1]) if word in GIVEN_NAMES), None)
    if first is None or run in places or words[first] in places:
        return run
    return " ".join([*words[:first], HIDDEN])
