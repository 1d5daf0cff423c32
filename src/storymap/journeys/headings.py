"""Heading → the way that it names: `Lyon to Geneva – 3 days`, `Day 2: Calais – Paris`."""

from storymap.journeys.arguments import Argument, Arguments
from storymap.journeys.containment import lies_in
from storymap.journeys.motion import Sense
from storymap.journeys.wordlists import CALENDAR
from storymap.journeys.words import Words

WAY = Sense(lemma="from to", motion="move")
"""The way that a heading names: where its section starts and where it leads."""

_PARTS = frozenset({"day", "days", "etape", "leg", "part", "stage", "week"})
_DASHES = frozenset({"–", "—", "-", "→"})
_PREFIX = 6


def way_of(words: Words, *, prose: bool = False) -> Arguments | None:
    """Source and goals of a heading that is nothing but a way: `Oslo to host talks` is none.

    A sentence of running text is read so only behind a day or a stage (`Day 2: Oslo to Rome, 90 km`).
    """
    start, numbered = _opening(words)
    if prose and not numbered:
        return None
    places: list[Argument] = []
    index: int | None = start + (start < len(words) and words[start].lower == "from")
    while index is not None and _is_place(words, index):
        places.append(Argument(role="goal" if places else "source", word=words[index], index=index))
        behind = _behind_container(words, index)
        index = behind + 1 if _leads_on(words, behind, numbered=numbered) else None
    whole = index is None and len(places) > 1 and _ends(words, _behind_container(words, places[-1].index))
    return Arguments(places=tuple(places)) if whole else None


def _opening(words: Words) -> tuple[int, bool]:
    """Where the way starts behind `Day 3:` or `12 June:`, and whether there is such an opening."""
    for index in range(1, min(_PREFIX, len(words))):
        if words[index].text in {":", ".", "–", "—", "-"}:
            before = words[:index]
            dated = any(word.lower in CALENDAR or word.lower in _PARTS for word in before)
            return (index + 1, True) if dated and not any(word.resolution for word in before) else (0, False)
    return 0, False


def _is_place(words: Words, index: int) -> bool:
    resolution = words[index].resolution if index < len(words) else None
    return resolution is not None and resolution.toponym.use != "demonym"


def _behind_container(words: Words, index: int) -> int:
    """The index behind a place and what it lies in (`Milan, Italy`)."""
    comma = index + 1 < len(words) and words[index + 1].text == ","
    other = index + (2 if comma else 1)
    inner, outer = (words[i].resolution if i < len(words) else None for i in (index, other))
    inside = inner and outer and inner.place and outer.place and lies_in(inner.place, outer.place)
    return other + 1 if inside else index + 1


def _leads_on(words: Words, index: int, *, numbered: bool) -> bool:
    if not _is_place(words, index + 1):
        return False
    return words[index].lower == "to" or (numbered and words[index].text in _DASHES)


def _ends(words: Words, index: int) -> bool:
    """Whether only figures and remarks follow: anything else makes the places somebody's or something's."""
    return (
        index >= len(words) or words[index].text in {*_DASHES, ":", "(", ",", ";", "."} or words[index].lower == "via"
    )
