"""Words → motion told by a verb that means little and a noun that tells it: `took the train`, `made a trip to`."""

from storymap.journeys.motion import Form, Sense
from storymap.journeys.motion_words import LIFTS, SPANS, TRIPS, WAYS
from storymap.journeys.wordlists import DETERMINERS, POSSESSIVES, PREPOSITIONS, VEHICLES
from storymap.journeys.words import Words

Match = tuple[Sense, Form, int]
"""Sense, form of the verb, and the index after the last word of the trigger."""

_VERBS = """
take takes taking taken took
catch catches catching caught caught
make makes making made made
pay pays paying paid paid
hitch hitches hitching hitched hitched
get gets getting got got
undertake undertakes undertaking undertaken undertook
hop hops hopping hopped hopped
jump jumps jumping jumped jumped
climb climbs climbing climbed climbed
"""
_KINDS: tuple[Form, ...] = ("base", "third", "ing", "participle", "past")
_FORMS: dict[str, tuple[str, Form]] = {
    word: (line.split()[0], kind)
    for line in _VERBS.strip().splitlines()
    for word, kind in zip(line.split(), _KINDS, strict=True)
}

_RIDE = Sense(lemma="ride", motion="move")
_AIM = Sense(lemma="take the road", motion="move", aims=True)
_TRIP = Sense(lemma="trip", motion="move")
_VISIT = Sense(lemma="visit", motion="reach")
_MEANING: dict[str, tuple[tuple[frozenset[str], Sense], ...]] = {
    "take": ((VEHICLES | LIFTS, _RIDE), (WAYS, _AIM), (TRIPS, _TRIP)),
    "catch": ((VEHICLES | LIFTS, _RIDE),),
    "make": ((TRIPS, _TRIP), (frozenset({"stop", "stopover", "halt", "visit"}), _VISIT)),
    "pay": ((frozenset({"visit", "call"}), _VISIT),),
    "hitch": ((LIFTS, _RIDE),),
    "get": ((LIFTS, _RIDE),),
    "undertake": ((TRIPS, _TRIP),),
    "hop": ((VEHICLES, _RIDE),),
    "jump": ((VEHICLES, _RIDE),),
    "climb": ((VEHICLES, _RIDE),),
}
"""What a noun means behind a verb."""


def light_verb_at(words: Words, index: int) -> Match | None:
    """`took the night train`, `made a detour`, `paid a visit`: who does it travels."""
    special = _change_at(words, index) or _make_at(words, index) or _pass_at(words, index) or _run_at(words, index)
    if special:
        return special
    verb, form = _FORMS.get(words[index].lower, ("", "base"))
    if verb in _ABOARD:
        index += 1
    if not verb or index + 2 >= len(words) or words[index + 1].lower not in DETERMINERS | POSSESSIVES:
        return None
    if verb in _ABOARD and words[index].lower not in {"on", "onto", "aboard", "into"}:
        return None
    for end in range(index + 2, min(index + 9, len(words))):
        sense = _sense(words, verb, end)
        if sense:
            return sense, form, end + 1
        if not words[end].is_word and not words[end].text[0].isdigit():
            return None
        if words[end].lower in PREPOSITIONS:
            return None
    return None


_ABOARD = frozenset({"hop", "jump", "climb"})
"""Verbs that need `on` before what carries people: `hopped on a bus to`."""


def _pass_at(words: Words, index: int) -> Match | None:
    """`passed four days in Rome`, `passed the night at Oslo`: spent them there."""
    form = _PASSING.get(words[index].lower)
    for end in range(index + 2, min(index + 4, len(words) - 1)) if form else ():
        if words[end].lower in SPANS and words[end + 1].lower in {"in", "at", "there"}:
            return (_SPEND, form, end + 1) if form else None
    return None


_SPEND = Sense(lemma="spend", motion="stay")
_PASSING: dict[str, Form] = {"pass": "base", "passes": "third", "passing": "ing", "passed": "past"}


def _run_at(words: Words, index: int) -> Match | None:
    """`now run a bakery in Valencia`: being there; at which time somebody `ran a bakery`, nobody knows."""
    now = index > 0 and words[index - 1].lower == "now"
    form = _RUNNING.get(words[index].lower) if now else None
    determined = index + 1 < len(words) and words[index + 1].lower in {"a", "an"} | POSSESSIVES
    for end in range(index + 3, min(index + 6, len(words) - 1)) if form and determined else ():
        if words[end].lower in {"in", "at"}:
            return (_RUN, form, end) if form and words[end + 1].is_toponym else None
        if not words[end].is_word:
            return None
    return None


_RUN = Sense(lemma="run", motion="stay")
_RUNNING: dict[str, Form] = {"run": "base", "runs": "third"}


def _make_at(words: Words, index: int) -> Match | None:
    """`made Vienna before the rain`: reached it; `made Rome their home` is something else."""
    verb, form = _FORMS.get(words[index].lower, ("", "base"))
    at = index + 2 if index + 1 < len(words) and words[index + 1].lower in {"just", "only"} else index + 1
    if verb != "make" or at >= len(words) or not words[at].is_toponym:
        return None
    behind = words[at + 1 : at + 3]
    closed = not behind or not behind[0].is_word or behind[0].lower in _BEHIND_MADE
    timed = len(behind) > 1 and behind[0].lower in {"the", "that"} and behind[1].lower in _DAYS
    return (_REACH, form, index + 1) if closed or timed else None


_REACH = Sense(lemma="make", motion="reach", takes="goal")
_BEHIND_MADE = frozenset({"after", "and", "around", "at", "before", "by", "in", "just", "late", "on", "only", "well"})
_DAYS = frozenset({"afternoon", "day", "evening", "following", "morning", "next", "night", "same", "week"})


def _change_at(words: Words, index: int) -> Match | None:
    """`changed trains in Paris`: on the way, whoever does it."""
    form = _CHANGES.get(words[index].lower)
    plural = words[index + 1].lower if index + 1 < len(words) else ""
    vehicles = plural.removesuffix("s") in VEHICLES or plural.removesuffix("es") in VEHICLES
    return (_RIDE, form, index + 2) if form and plural.endswith("s") and vehicles else None


_CHANGES: dict[str, Form] = {"change": "base", "changes": "third", "changing": "ing", "changed": "past"}


def _sense(words: Words, verb: str, noun: int) -> Sense | None:
    """What a noun means behind the verb, as the last noun of its phrase (`the train`, not `the train station`)."""
    following = words[noun + 1].lower if noun + 1 < len(words) else "."
    known = _MEANING[verb]
    if any(following in nouns for nouns, _ in known):
        return None
    return next((sense for nouns, sense in known if words[noun].lower in nouns), None)
