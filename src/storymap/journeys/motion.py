"""Words → senses of motion: verbs and nouns with their ISO-Space class and what their object means."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from storymap.model.stories import MotionClass

Form = Literal["base", "third", "past", "participle", "ing", "noun"]
"""Grammatical form of a trigger; `past` also covers words that are past tense and participle alike."""

ObjectRole = Literal["goal", "source", "path", "mover", "none"]
"""What a direct object is: a place reached, left or passed, the one who moves, or nothing of interest."""


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
    failed: bool = False
    """Whether the word itself says that the goal was not reached."""


_VERBS = """
move : go/went/gone travel journey walk ride/rode/ridden drive/drove/driven fly/flew/flown sail march trek hike
move : row ski cycle swim/swam/swum head proceed continue wander voyage cruise steam migrate emigrate relocate
move : advance retreat withdraw/withdrew/withdrawn hurry climb descend ascend drift paddle come/came/come move
move : portage push stumble slip sneak venture embark trudge rush limp commute
move back : return
leave source : leave/left/left depart vacate
leave source escape : flee/fled/fled escape abandon quit/quit/quit
leave escape : desert defect
reach goal : reach enter visit attain regain
reach : arrive land disembark dock anchor berth emerge
cross path : cross traverse ford
follow path : follow pass skirt round
stay : stay remain winter wait camp hide/hid/hidden shelter spend/spent/spent lodge rest halt stop pause linger
stay : overwinter settle encamp moor
stay : board
stay mover : rescue arrest detain hold/held/held imprison jail intern capture apprehend
move mover : take/took/taken bring/brought/brought deport exile send/sent/sent transfer transport ferry escort
move mover : smuggle banish evacuate expel carry lead/led/led extradite
stay presence : serve fight/fought/fought live work study witness command
"""

_PHRASES: tuple[tuple[str, MotionClass, str], ...] = (
    ("take off", "leave", ""),
    ("set out", "move", ""),
    ("set off", "move", ""),
    ("set forth", "move", ""),
    ("set sail", "move", ""),
    ("make * way", "move", ""),
    ("made for", "move", ""),
    ("make it", "reach", ""),
    ("make * escape", "leave", "source escape"),
    ("make * crossing", "cross", ""),
    ("push on", "move", ""),
    ("come back", "move", "back"),
    ("go back", "move", "back"),
    ("turn back", "stay", ""),
    ("call at", "stay", ""),
    ("touch at", "stay", ""),
    ("put in at", "stay", ""),
    ("seek asylum", "stay", ""),
    ("seek refuge", "stay", ""),
    ("seek protection", "stay", ""),
    ("take refuge", "stay", ""),
    ("take shelter", "stay", ""),
    ("request asylum", "stay", ""),
    ("apply for asylum", "stay", ""),
    ("ask for asylum", "stay", ""),
    ("get to", "reach", ""),
    ("run away", "leave", "escape"),
    ("go on", "move", ""),
    ("take part", "stay", "presence"),
    ("time in", "stay", "presence"),
    ("start from", "leave", "source"),
)

_NOUNS: dict[str, tuple[MotionClass, str]] = {
    "crossing": ("cross", ""),
    "escape": ("leave", "source escape"),
    "journey": ("move", ""),
    "voyage": ("move", ""),
    "march": ("move", ""),
    "trek": ("move", ""),
    "arrival": ("reach", ""),
    "departure": ("leave", ""),
    "return": ("move", "back"),
    "retreat": ("move", ""),
    "desertion": ("leave", "escape"),
    "time": ("stay", "presence"),
    "visit": ("reach", ""),
}

_IRREGULAR = {
    "set": ("set", "set", "set"),
    "make": ("made", "made", "made"),
    "made": ("made", "made", "made"),
    "call": ("called", "called", "calls"),
    "turn": ("turned", "turned", "turns"),
    "touch": ("touched", "touched", "touches"),
    "put": ("put", "put", "puts"),
    "seek": ("sought", "sought", "seeks"),
    "take": ("took", "taken", "takes"),
    "request": ("requested", "requested", "requests"),
    "apply": ("applied", "applied", "applies"),
    "ask": ("asked", "asked", "asks"),
    "get": ("got", "got", "gets"),
    "run": ("ran", "run", "runs"),
    "go": ("went", "gone", "goes"),
    "come": ("came", "come", "comes"),
    "push": ("pushed", "pushed", "pushes"),
    "start": ("started", "started", "starts"),
}

_DOUBLED = {"travel": "ll", "stop": "pp", "ship": "pp", "slip": "pp", "transfer": "rr", "expel": "ll"}


def _ing(lemma: str) -> str:
    if lemma in _DOUBLED:
        return lemma + _DOUBLED[lemma][0] + "ing"
    if lemma in {"run", "set", "get", "put", "swim", "quit"}:
        return lemma + lemma[-1] + "ing"
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"


def _past(lemma: str) -> str:
    if lemma in _DOUBLED:
        return lemma + _DOUBLED[lemma][0] + "ed"
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
    if lemma == "travel":
        forms |= {"traveled": "past", "traveling": "ing"}
    return forms


def _sense(lemma: str, motion: MotionClass, words: str) -> Sense:
    flags = words.split()
    takes: tuple[ObjectRole, ...] = ("goal", "source", "path", "mover")
    return Sense(
        lemma=lemma,
        motion=motion,
        takes=next((role for role in takes if role in flags), "none"),
        escape="escape" in flags,
        presence="presence" in flags,
        back="back" in flags,
    )


@cache
def verbs() -> dict[str, tuple[Sense, Form]]:
    """Every inflected form of a verb of motion, in lower case."""
    found: dict[str, tuple[Sense, Form]] = {}
    for line in _VERBS.strip().splitlines():
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
def phrases() -> tuple[tuple[tuple[tuple[str, Form], ...], tuple[str, ...], Sense], ...]:
    """Phrases of motion: forms of the first word, the words after it (`*` any one word), and the sense."""
    return tuple(
        (_phrase_forms(text.split()[0]), tuple(text.split()[1:]), _sense(text, motion, flags))
        for text, motion, flags in _PHRASES
    )


def _phrase_forms(head: str) -> tuple[tuple[str, Form], ...]:
    if head == "time":
        return (("time", "noun"),)
    past, participle, third = _IRREGULAR[head]
    forms: dict[str, Form] = {head: "base", third: "third", _ing(head): "ing", participle: "participle"}
    forms[past] = "past"
    return tuple(forms.items())


@cache
def nouns() -> dict[str, Sense]:
    """Nouns of motion, in lower case."""
    return {lemma: _sense(lemma, motion, flags) for lemma, (motion, flags) in _NOUNS.items()}
