"""Resolved document → moves: every motion that its sentences tell, with who, where, when and how sure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from storymap.journeys.arguments import Argument, Arguments, find_arguments
from storymap.journeys.motion import Sense
from storymap.journeys.people import Cast, find_cast
from storymap.journeys.protagonist import Focus, Traveller, choose_protagonist, hear, identify
from storymap.journeys.subjects import find_movers
from storymap.journeys.times import days_after, find_days_on, find_when, oldest_year_bc
from storymap.journeys.triggers import Tense, Trigger, find_triggers
from storymap.journeys.words import Words, words_of
from storymap.model.places import ResolvedDocument
from storymap.model.stories import When
from storymap.model.texts import Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One motion as a clause tells it: what an event is made of, and what the order of events needs."""

    document: str
    """Id of the document."""
    span: Span
    """From the verb group to the last argument."""
    verb: Span
    """The verb or noun that tells the motion."""
    sentence: Span
    """The sentence it stands in."""
    sense: Sense
    """What the words mean."""
    who: Traveller | None
    """Who moves."""
    arguments: Arguments
    """Where."""
    tense: Tense
    """When, by the verb."""
    reached: bool
    """Whether it took place."""
    when: When | None
    """When, by a time phrase of its sentence or, failing that, of its paragraph."""
    dated: bool
    """Whether its own sentence tells the time."""
    link: str | None = None
    """`before` or `after`: how it is joined to the next move of the sentence it depends on; `earlier`: it lies
    before the move told last."""
    words: Words = ()
    """Its sentence: for names of borders and sides."""

    def places(self, *roles: str) -> tuple[Argument, ...]:
        """Its places in these roles, in order."""
        return tuple(argument for argument in self.arguments.places if argument.role in roles)


def find_moves(resolved: ResolvedDocument) -> tuple[tuple[Move, ...], Cast]:
    """Every motion told in running text, in order of appearance, and the cast of the document."""
    told = [s for s in resolved.document.sentences if s.kind == "prose"]
    sentences = [(sentence, words_of(resolved, sentence)) for sentence in told]
    cast = choose_protagonist(find_cast(words for _, words in sentences), [words for _, words in sentences])
    return tuple(_moves(resolved, sentences, cast)), cast


def _moves(resolved: ResolvedDocument, sentences: list[tuple[Sentence, Words]], cast: Cast) -> Iterator[Move]:
    focus = Focus()
    clock = _Clock(resolved.document.text)
    for sentence, words, around in _with_paragraphs(sentences):
        clock.enter(resolved, sentence)
        focus = hear(*around, cast, focus)
        for draft, trigger, clause in _in_sentence(resolved, sentence, words):
            who = identify(find_movers(words, trigger), words, cast, focus)
            when, dated = clock.time_of(clause)
            if not dated and (draft.tense in {"earlier", "present"} or draft.link == "before"):
                when = None
            clock.tell(draft)
            for traveller in who:
                yield replace(draft, who=traveller, when=when, dated=dated)
        focus = focus.after(words, cast)


def _with_paragraphs(
    sentences: list[tuple[Sentence, Words]],
) -> Iterator[tuple[Sentence, Words, tuple[list[Words], int]]]:
    """Each sentence with the words of its paragraph, and which of them are its own."""
    for _, group in groupby(sentences, key=lambda told: told[0].paragraph):
        paragraph = list(group)
        around = [words for _, words in paragraph]
        for number, (sentence, words) in enumerate(paragraph):
            yield sentence, words, (around, number)


def _in_sentence(resolved: ResolvedDocument, sentence: Sentence, words: Words) -> Iterator[tuple[Move, Trigger, str]]:
    triggers = find_triggers(words)
    for number, trigger in enumerate(triggers):
        stop = triggers[number + 1].start if number + 1 < len(triggers) else len(words)
        begin = triggers[number - 1].end if number else 0
        arguments = find_arguments(words, trigger, stop=stop, begin=begin)
        clause = _clause_text(resolved, words, (begin, trigger.start, trigger.end, stop))
        yield _draft(resolved, sentence, (words, trigger, arguments)), trigger, clause


def _clause_text(resolved: ResolvedDocument, words: Words, bounds: tuple[int, int, int, int]) -> str:
    """The text that may date a trigger: from its clause's opening to where the next clause opens."""
    begin, start, end, stop = bounds
    first = start if begin else 0
    for index in range(begin, start):
        if words[index].lower in {"and", "but", ";"}:
            first = index + 1
    last = end
    while last < stop and not (words[last].lower in {"and", "but"} and words[last - 1].text == ","):
        last += 1
    return resolved.document.text[words[first].span.start : words[last - 1].span.end]


def _draft(resolved: ResolvedDocument, sentence: Sentence, found: tuple[Words, Trigger, Arguments]) -> Move:
    words, trigger, arguments = found
    spans = [words[trigger.start].span, words[trigger.end - 1].span, *(a.word.span for a in arguments.places)]
    if arguments.border:
        spans.append(arguments.border.span)
    return Move(
        document=resolved.document.id,
        span=Span(start=min(s.start for s in spans), end=max(s.end for s in spans)),
        verb=Span(start=words[trigger.verb].span.start, end=words[trigger.end - 1].span.end),
        sentence=sentence.span,
        sense=trigger.sense,
        who=None,
        arguments=arguments,
        tense=trigger.tense,
        reached=trigger.reached and not _hypothetical(words, trigger) and not _repelled(trigger),
        when=None,
        dated=False,
        link=_link(words, trigger),
        words=words,
    )


def _hypothetical(words: Words, trigger: Trigger) -> bool:
    if words[trigger.start].quoted and any(w.lower in {"if", "unless", "will"} for w in words[: trigger.start]):
        return True
    for word in reversed(words[: trigger.start]):
        if word.text in {",", ";"} or word.lower in {"that", "when", "after", "who"}:
            return False
        if word.lower in {"if", "unless", "whether", "hoping", "hopes"}:
            return True
    return False


def _repelled(trigger: Trigger) -> bool:
    """`was turned back at the border`: who turns back was there, who is turned back does not get there."""
    return trigger.sense.lemma == "turn back" and trigger.passive


def _link(words: Words, trigger: Trigger) -> str | None:
    """`before` and `after` when they govern the trigger's clause; `earlier` behind `before that`."""
    before = words[max(0, trigger.start - 5) : trigger.start]
    for word, following in reversed([*zip_longest(before, before[1:])]):
        if word.lower in {"before", "after"}:
            referring = following is not None and following.lower in {"that", "this", "then"}
            return ("earlier" if word.lower == "before" else None) if referring else word.lower
        if word.text in {",", ";"} or word.lower in {"and", "but", "when", "where"}:
            return None
    return None


class _Clock:
    """Knows the time that the text has told last, within a paragraph, and the year, within a document."""

    def __init__(self, text: str) -> None:
        self._ancient = oldest_year_bc(text)
        self._day: When | None = None
        self._next_day: When | None = None
        self._paragraph: int | None = None
        self._sentence: When | None = None
        self._last: When | None = None
        self._newest: str | None = None
        self._told = False

    def enter(self, resolved: ResolvedDocument, sentence: Sentence) -> None:
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._last = sentence.paragraph, None
        elif self._sentence or self._told:
            self._last = None if self._told else self._sentence
        self._told = False
        text = resolved.document.quote(sentence.span)
        self._day = self._next_day
        self._sentence = self._read(text)
        self._next_day = self._sentence or (None if find_days_on(text) == -1 else self._day)
        if self._sentence and self._sentence.start:
            self._newest = self._sentence.start

    def tell(self, move: Move) -> None:
        """A time is over once a move with a place has used it: what follows may be later."""
        self._told = self._told or bool(move.arguments.places)

    def _read(self, text: str) -> When | None:
        """A time phrase; one without a year is in the year told last, unless it would lie before what was told."""
        whole = find_when(text)
        if whole and whole.start and int(whole.start[:4]) <= self._ancient:
            return None
        if whole or self._newest is None:
            return whole
        guess = find_when(text, year=int(self._newest[:4]))
        if guess:
            return guess if (guess.end or "") >= self._newest else None
        return self._read_days_on(text)

    def _read_days_on(self, text: str) -> When | None:
        """`the next day`, reckoned from the day told last."""
        days = find_days_on(text)
        if self._day is None or days is None or days < 0:
            return None
        return days_after(self._day, days)

    def time_of(self, clause: str) -> tuple[When | None, bool]:
        own = self._read(clause)
        return (own, True) if own else (self._last, False)
