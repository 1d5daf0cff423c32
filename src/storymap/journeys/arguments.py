"""Words and a trigger → its arguments: the places it starts from, leads to or passes, and the border it crosses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from storymap.journeys.asides import is_at_a_distance, says_whence_somebody_is, tells_where_town_lies
from storymap.journeys.borders import BorderMention, border_at
from storymap.journeys.ellipsis import is_verbless
from storymap.journeys.motion import Sense
from storymap.journeys.noun_phrases import (
    behind_renaming,
    is_object_before,
    is_on_the_way,
    is_plural_noun,
    leads_to_place,
    names_the_place,
    opens_clause,
)
from storymap.journeys.other_senses import opens_event
from storymap.journeys.prepositions import AT, OBJECTS, SINCE, Role, compound_role, role_of
from storymap.journeys.there import meant_by_there
from storymap.journeys.transfers import moves_something_else
from storymap.journeys.triggers import Trigger
from storymap.journeys.unnamed import unnamed_goal
from storymap.journeys.wordlists import (
    CONJUNCTIONS,
    DETERMINERS,
    PLACE_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    VEHICLES,
)
from storymap.journeys.words import Word, Words, is_adverb, is_finite


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A place with its role."""

    role: Role
    """What it is to the motion."""
    word: Word
    """The toponym."""
    index: int
    """Its index in the sentence's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """All that a trigger's clause says of places, in order."""

    places: tuple[Argument, ...] = ()
    """Named places with their roles."""
    border: BorderMention | None = None
    """The border met, if one is named."""
    border_role: Role = "goal"
    """`path` when the border is crossed, `goal` when it is only reached, `near` when it tells where."""


def find_arguments(words: Words, trigger: Trigger, *, stop: int, begin: int, before: Word | None = None) -> Arguments:
    """The places that belong to a trigger.

    Args:
        words: The sentence.
        trigger: Whose arguments are sought.
        stop: Index of the first word that belongs to the next trigger.
        begin: Index after the last word that belongs to the trigger before.
        before: The place that the sentence before named last: what `there` may mean.
    """
    if moves_something_else(words, trigger) or _lies_before(words, trigger):
        return Arguments()
    scan = _Scan(words, trigger.sense)
    if is_verbless(trigger.sense):
        behind = trigger.sense.motion == "reach"
        first = 3 if words[1].lower == "it" else 0
        scan.read(trigger.end + 1 if behind else first, stop, "goal" if behind else None)
    else:
        scan.read(trigger.end, stop, _object_role(trigger))
    fronted = _fronted(words, trigger, begin)
    if fronted is not None:
        scan.read(fronted, trigger.start, None)
    if not any(argument.role == _object_role(trigger) for argument in scan.found):
        scan.found.extend(_relative(words, trigger))
    if not any(argument.role in {"goal", "at"} for argument in scan.found):
        scan.found.extend(_unnamed(words, trigger, stop, before))
    found = [replace(a, role="toward") if trigger.sense.aims and a.role == "goal" else a for a in scan.found]
    return Arguments(
        places=tuple(sorted(found, key=lambda argument: argument.index)),
        border=scan.border,
        border_role=scan.border_role,
    )


def _unnamed(words: Words, trigger: Trigger, stop: int, before: Word | None) -> Iterator[Argument]:
    hidden = unnamed_goal(words, trigger, stop) or meant_by_there(words, trigger, stop, before)
    if hidden:
        index, word = hidden
        yield Argument(role="goal", word=word, index=index)


def _relative(words: Words, trigger: Trigger) -> Iterator[Argument]:
    """The place before `which he reached` or `where they stayed`."""
    relative = trigger.start - 2
    if relative < 1 or words[relative + 1].lower not in PRONOUNS:
        return
    place = relative - 2 if words[relative - 1].text == "," else relative - 1
    role = _object_role(trigger) if words[relative].lower in {"which", "that"} else None
    if words[relative].lower == "where" and trigger.sense.motion == "stay":
        role = "goal"
    if role and place >= 0 and words[place].is_toponym:
        yield Argument(role=role, word=words[place], index=place)


def _fronted(words: Words, trigger: Trigger, begin: int) -> int | None:
    """Where a place put in front starts (`From Oslo he sailed …`), if the clause opens with a preposition."""
    via = next((at for at in range(begin, trigger.start) if words[at].lower == "via"), None)
    if via is not None and trigger.sense.takes == "mover":
        return via
    opening = begin
    while opening < trigger.start and (words[opening].text == "," or words[opening].lower in CONJUNCTIONS):
        opening += 1
    if opening >= trigger.start or words[opening].lower not in {"from", "in", "at", "via", "near", "on", "since"}:
        return None
    before = words[opening - 1] if opening else None
    opens = before is None or not before.is_word or before.lower in CONJUNCTIONS | {"that"}
    return opening if opens else None


def _object_role(trigger: Trigger) -> Role | None:
    takes = trigger.sense.takes
    if trigger.form == "noun" or trigger.passive or takes in {"mover", "none"}:
        return None
    return OBJECTS[takes]


def _lies_before(words: Words, trigger: Trigger) -> bool:
    takes_place = trigger.sense.takes in OBJECTS and not trigger.passive
    return takes_place and is_object_before(words, trigger.start, trigger.end)


class _Scan:
    """Reads a stretch of words from left to right, keeping the role that the last preposition gives."""

    def __init__(self, words: Words, sense: Sense) -> None:
        self.words = words
        self.sense = sense
        self.found: list[Argument] = []
        self.border: BorderMention | None = None
        self.border_role: Role = "goal"
        self.aside = False
        self.governing: Role | None = None

    def read(self, start: int, stop: int, role: Role | None) -> None:
        index = start
        while index < stop and not self._ends_clause(index, start):
            if role and (skipped := behind_renaming(self.words, index)):
                index = skipped
                continue
            mention = border_at(self.words, index)
            if mention and mention.start < stop:
                self._take_border(mention, role, index)
                index, role = mention.end, None
                continue
            role = self._step(index, role, start)
            index += 1

    def _step(self, index: int, role: Role | None, start: int) -> Role | None:
        word = self.words[index]
        self.aside = self._stays_aside(index, start)
        if self.aside:
            return role
        if word.lower in PREPOSITIONS:
            self.governing = self._role_of(index, role, start)
            return self.governing
        if word.lower == "and" and index + 1 < len(self.words) and self.words[index + 1].lower in DETERMINERS:
            return role or self.governing
        if word.is_toponym:
            return self._take_place(index, role)
        if word.lower in {",", "and", "then", "or"} or word.lower in DETERMINERS | POSSESSIVES or is_adverb(word):
            return role
        if word.text in {"(", "–", "-", "—"}:
            return None
        kept = word.lower in PLACE_NOUNS or word.is_demonym or word.is_capitalized
        return role if kept or (word.is_word and leads_to_place(self.words, index)) else None

    def _stays_aside(self, index: int, start: int) -> bool:
        """Whether a word stands in an apposition (`Hobart, the capital of …,`), which names no further stop."""
        word = self.words[index]
        if self.aside:
            return word.text != ","
        if word.lower not in {"a", "an", "the", "then", "now", "once"} or index < start + 2:
            return False
        following = self.words[index + 1 : index + 2]
        named = any(
            w.is_toponym or w.is_capitalized or w.lower in {"to", "on", "from", "via", "back", "home"}
            for w in following
        )
        return self.words[index - 1].text == "," and self.words[index - 2].is_toponym and not named

    def _take_place(self, index: int, role: Role | None) -> Role | None:
        if role and names_the_place(self.words, index):
            self.found.append(Argument(role=role, word=self.words[index], index=index))
            self.governing = None
            return role
        return None

    def _take_border(self, mention: BorderMention, role: Role | None, index: int) -> None:
        if self.border is not None:
            return
        if tells_where_town_lies(self.words, index):
            return
        before = self.words[index - 1].lower if index else ""
        determined = before in DETERMINERS | POSSESSIVES
        preposition = self.words[index - 2].lower if determined and index > 1 else before
        if role is None and preposition not in PREPOSITIONS and self.sense.motion != "cross":
            return
        self.border = mention
        if role == "path" or preposition in {"across", "over", "through"} or self.sense.motion == "cross":
            self.border_role = "path"
        elif role == "goal" or preposition in {"to", "at"}:
            self.border_role = "goal"
        else:
            self.border_role = "near"

    def _role_of(self, index: int, role: Role | None, start: int) -> Role | None:
        lower = self.words[index].lower
        previous = self.words[index - 1] if index > start else None
        if lower == "of":
            before = self.words[index - 1].lower if index else ""
            keeps = before == "out" or (previous is not None and before in PLACE_NOUNS)
            return role if keeps else compound_role(self.words, index)
        if lower == "to" and self.sense.lemma == "leave" and previous and not self._left_by(previous):
            return None
        if self._only_aims(index, start):
            return "toward"
        if lower in AT:
            return None if lower in {"in", "on"} and self._follows_place(index) else self._at(lower, role)
        if lower == "for":
            return "goal" if self.sense.motion in {"move", "leave"} and self._place_follows(index) else None
        if previous and self._is_aside(index, start):
            return None
        if lower == "since":
            return "source" if self.sense.motion in SINCE else None
        return role_of(lower) or compound_role(self.words, index)

    def _is_aside(self, index: int, start: int) -> bool:
        """`letters from Rome`, `a chemist from Rome`, `not far from Rome`, `close to Rome`."""
        lower = self.words[index].lower
        letters = index > start + 1 and is_plural_noun(self.words[index - 1])
        whence = lower == "from" and (letters or says_whence_somebody_is(self.words, index))
        return whence or (lower in {"to", "from"} and is_at_a_distance(self.words, index))

    def _only_aims(self, index: int, start: int) -> bool:
        """`towards Rome`, `advanced on Rome`, `on the way to Rome`."""
        lower = self.words[index].lower
        against = lower == "on" and self.sense.lemma in {"advance", "march"} and index == start
        return against or lower in {"toward", "towards"} or is_on_the_way(self.words, index, start)

    def _follows_place(self, index: int) -> bool:
        """Whether a preposition says where a place just named lies (`Suva, in Fiji`)."""
        before = index - 2 if self.words[index - 1].text == "," else index - 1
        return before >= 0 and self.words[before].is_toponym

    def _at(self, lower: str, role: Role | None) -> Role | None:
        motion = self.sense.motion
        if motion == "stay":
            return "goal" if lower != "aboard" else None
        if motion == "cross":
            return "near"
        if motion == "leave":
            return "source" if role == "source" or (self.sense.escape and lower in {"in", "at", "near"}) else None
        if lower == "aboard":
            return None
        return "at" if motion in {"move", "follow"} and role != "goal" else "goal"

    def _left_by(self, before: Word) -> bool:
        """`left by train to Rome`, not `left the decision to Norway`."""
        return before.is_toponym or before.lower in VEHICLES or is_adverb(before)

    def _place_follows(self, index: int) -> bool:
        return any(word.is_toponym for word in self.words[index + 1 : index + 4])

    def _ends_clause(self, index: int, start: int) -> bool:
        word = self.words[index]
        if word.text in {";", ":", "?", "!"}:
            return True
        if word.lower in SUBORDINATORS and word.lower not in {"as", "than"}:
            return word.lower != "since" or not self._place_follows(index)
        if opens_event(self.words, index):
            return True
        if word.lower in CONJUNCTIONS and index > start:
            return opens_clause(self.words, index + 1)
        return is_finite(word) and index > start
