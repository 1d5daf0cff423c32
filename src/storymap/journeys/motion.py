"""Words → senses of motion: verbs and nouns with their ISO-Space class and what their object means."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from storymap.journeys.motion_phrases import IRREGULAR, PHRASES
from storymap.journeys.motion_words import AMBIGUOUS, DOUBLED, KINDS, NOUNS, VERBS
from storymap.model.stories import EventKind, MotionClass

Form = Literal["base", "third", "past", "participle", "ing", "noun"]
"""Grammatical form of a trigger; `past` also covers words that are past tense and participle alike."""

ObjectRole = Literal["goal", "source", "path", "at", "toward", "mover", "none"]
"""What a direct object is: a place reached, left, passed, moved within or neared, the one who moves, or nothing of
interest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One sense of motion."""

    lemma: str
    """Its verb or noun."""
    motion: MotionClass
    """Its class."""
    takes: ObjectRole = "none"
    """What its direct object is."""
    escape: bool = False
    """Whether it presupposes having been somewhere (flee, desert)."""
    presence: bool = False
    """Whether it only implies that somebody was somewhere (serve, witness)."""
    back: bool = False
    """Whether it leads to a place visited before."""
    directed: bool = False
    """Whether it tells of motion only before a direction (`ran to`, `turned north`)."""
    aims: bool = False
    """Whether it tells only where to, not that the goal was reached (`took the road to`)."""
    kind: EventKind = "motion"
    """What happened, where it is more or other than motion."""
    told: bool = True
    """Whether it takes somebody somewhere or keeps them there: birth and release do not."""


def _ing(lemma: str) -> str:
    if lemma in DOUBLED:
        return lemma + DOUBLED[lemma][0] + "ing"
    if lemma in {"run", "set", "get", "put", "swim", "quit"}:
        return lemma + lemma[-1] + "ing"
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"


def _past(lemma: str) -> str:
    if lemma in DOUBLED:
        return lemma + DOUBLED[lemma][0] + "ed"
    if lemma.endswith("y") and lemma[-2] not in "aeo":
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeo":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "o")) else "s")


def _forms(lemma: str, past: str | None, participle: str | None) -> dict[str, Form]:
    forms: dict[str, Form] = {lemma: "base", _third(lemma): "third", _ing(lemma): "ing"}
    if participle and participle != past:
        forms[participle] = "participle"
    forms[past or _past(lemma)] = "past"
    if lemma in {"travel", "pedal", "refuel"}:
        forms |= {lemma + "ed": "past", lemma + "ing": "ing"}
    return {form: kind for form, kind in forms.items() if form not in AMBIGUOUS}


def _sense(lemma: str, motion: MotionClass, words: str) -> Sense:
    flags = words.split()
    takes: tuple[ObjectRole, ...] = ("goal", "source", "path", "at", "toward", "mover")
    return Sense(
        lemma=lemma,
        motion=motion,
        takes=next((role for role in takes if role in flags), "none"),
        escape="escape" in flags,
        presence="presence" in flags,
        back="back" in flags,
        directed="directed" in flags,
        aims="aims" in flags,
        kind=next((kind for kind in KINDS if kind in flags), "motion"),
        told="untold" not in flags,
    )


@cache
def verbs() -> dict[str, tuple[Sense, Form]]:
    """Every inflected form of a verb of motion, in lower case."""
    found: dict[str, tuple[Sense, Form]] = {}
    for line in VERBS.strip().splitlines():
        head, _, lemmas = line.partition(" : ")
        motion, *flags = head.split()
        for entry in lemmas.split():
            lemma, *rest = entry.split("/")
            past, participle = rest or (None, None)
            sense = _sense(lemma, _motion_class(motion), " ".join(flags))
            for form, kind in _forms(lemma, past, participle).items():
                found.setdefault(form, (sense, kind))
    return found


def _motion_class(word: str) -> MotionClass:
    classes: tuple[MotionClass, ...] = ("move", "leave", "reach", "cross", "follow", "stay", "detach")
    return next(motion for motion in classes if motion == word)


@cache
def phrases_by_head() -> dict[str, tuple[tuple[Form, tuple[str, ...], Sense], ...]]:
    """Phrases of motion by a form of their first word: the form, the words after it (`*` any one word), the sense."""
    found: dict[str, list[tuple[Form, tuple[str, ...], Sense]]] = {}
    for text, motion, flags in PHRASES:
        head, *rest = text.split()
        for word, form in _phrase_forms(head):
            found.setdefault(word, []).append((form, tuple(rest), _sense(text, motion, flags)))
    return {word: tuple(several) for word, several in found.items()}


def _phrase_forms(head: str) -> tuple[tuple[str, Form], ...]:
    if head == "time":
        return (("time", "noun"),)
    past, participle, third = IRREGULAR[head]
    forms: dict[str, Form] = {head: "base", third: "third", _ing(head): "ing", participle: "participle"}
    forms[past] = "past"
    return tuple(forms.items())


@cache
def nouns() -> dict[str, Sense]:
    """Nouns of motion, in lower case."""
    return {lemma: _sense(lemma, motion, flags) for lemma, (motion, flags) in NOUNS.items()}
