"""Resolved document → moves: every motion that its sentences tell, with who, where, when and how sure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from storymap.journeys.aims import is_thwarted, without_denied
from storymap.journeys.arguments import Argument, Arguments, find_arguments
from storymap.journeys.clauses import dating_clauses, link_of
from storymap.journeys.durations import Duration
from storymap.journeys.headings import WAY, way_of
from storymap.journeys.lengths import lengths_of
from storymap.journeys.motion import Sense
from storymap.journeys.movers import find_movers
from storymap.journeys.people import NARRATOR, Cast, find_cast
from storymap.journeys.protagonist import Focus, Traveller, choose_protagonist, hear, identify
from storymap.journeys.reckoning import Reckoning
from storymap.journeys.triggers import Tense, Trigger, find_triggers
from storymap.journeys.words import Word, Words, words_of
from storymap.model.places import ResolvedDocument
from storymap.model.stories import When
from storymap.model.texts import Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """How long somebody stayed where a motion led."""

    duration: Duration
    """How long."""
    closed: bool
    """Whether the sentence says what ended it (`for two months before crossing`)."""


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
    until: When | None = None
    """When it came to its end, as far as its sentence says."""
    stay: Stay | None = None
    """How long somebody stayed where it led, as far as its clause says."""
    way: Duration | None = None
    """How long it took, as far as its clause says."""
    link: str | None = None
    """`before` or `after`: how it is joined to the next move of the sentence it depends on; `earlier`: it lies
    before the move told last."""
    words: Words = ()
    """Its sentence: for names of borders and sides."""
    heading: bool = False
    """Whether a heading tells it: where the section under it starts, and where it leads."""

    def places(self, *roles: str) -> tuple[Argument, ...]:
        """Its places in these roles, in order."""
        return tuple(argument for argument in self.arguments.places if argument.role in roles)


# Kept for a few documents: routes, events and disagreements are made of the same moves.
@lru_cache(maxsize=16)
def find_moves(resolved: ResolvedDocument) -> tuple[tuple[Move, ...], Cast]:
    """Every motion told in running text, in order of appearance, and the cast of the document."""
    told = [s for s in resolved.document.sentences if s.kind == "prose"]
    sentences = [(sentence, words_of(resolved, sentence)) for sentence in told]
    cast = choose_protagonist(find_cast(words for _, words in sentences), [words for _, words in sentences])
    return tuple(without_denied(tuple(_moves(resolved, sentences, cast)))), cast


def _moves(resolved: ResolvedDocument, sentences: list[tuple[Sentence, Words]], cast: Cast) -> Iterator[Move]:
    focus = Focus()
    reckoning = Reckoning(resolved)
    named: Word | None = None
    headings = [s for s in resolved.document.sentences if s.kind == "heading"]
    for sentence, words, around in _with_paragraphs(sentences):
        while headings and headings[0].span.start < sentence.span.start:
            yield from _in_heading(resolved, headings[0], cast)
            reckoning.enter(headings.pop(0))
        reckoning.enter(sentence)
        yield from _in_heading(resolved, sentence, cast, words=words)
        focus = hear(*around, cast, focus)
        for draft, trigger, clauses in _in_sentence(resolved, sentence, words, named):
            who = identify(find_movers(words, trigger), words, cast, focus)
            timed = _timed(draft, reckoning, clauses)
            for traveller in who:
                yield replace(timed, who=traveller)
        focus = focus.after(words, cast)
        named = next((word for word in reversed(words) if word.is_toponym), None)


def _in_heading(
    resolved: ResolvedDocument, heading: Sentence, cast: Cast, *, words: Words | None = None
) -> Iterator[Move]:
    """The way that a heading of a travel account names, or a sentence written as one (`Day 2: Oslo to Rome`)."""
    prose = words is not None
    words = words or words_of(resolved, heading)
    way = way_of(words, prose=prose) if cast.protagonist == NARRATOR else None
    if way:
        span = Span(start=way.places[0].word.span.start, end=way.places[-1].word.span.end)
        yield Move(
            document=resolved.document.id,
            span=span,
            verb=span,
            sentence=heading.span,
            sense=WAY,
            who=Traveller(name=NARRATOR, person=True),
            arguments=way,
            tense="past",
            reached=True,
            when=None,
            dated=False,
            words=words,
            heading=not prose,
        )


def _with_paragraphs(
    sentences: list[tuple[Sentence, Words]],
) -> Iterator[tuple[Sentence, Words, tuple[list[Words], int]]]:
    """Each sentence with the words of its paragraph, and which of them are its own."""
    for _, group in groupby(sentences, key=lambda told: told[0].paragraph):
        paragraph = list(group)
        around = [words for _, words in paragraph]
        for number, (sentence, words) in enumerate(paragraph):
            yield sentence, words, (around, number)


def _timed(draft: Move, reckoning: Reckoning, clauses: Sequence[Span]) -> Move:
    stays = draft.sense.motion == "stay"
    when, dated = reckoning.time_of(clauses, stays=stays)
    if not dated and (draft.tense in {"earlier", "present"} or draft.link == "before"):
        when = None
    if draft.arguments.places:
        reckoning.use()
    until = reckoning.until_of(clauses) if stays else None
    timed = replace(draft, when=when, dated=dated, until=until)
    return replace(timed, sense=replace(draft.sense, presence=False)) if _lived_there(timed) else timed


_DWELLING = frozenset({"live", "work", "study", "teach", "lecture", "perform", "train", "practise", "practice"})


def _lived_there(move: Move) -> bool:
    """`worked in Rome until 1950`, `lived in Oslo for two years`: with a time, dwelling is a stay of its own."""
    dwelling = move.sense.presence and move.sense.lemma in _DWELLING and move.tense == "past"
    behind = [word.lower for word in move.words if move.verb.end <= word.span.start][:_SOON]
    going_on = any(a == "before" and b.endswith("ing") for a, b in pairwise(behind))
    if move.reached and _went_to_dwell(move):
        return True
    return dwelling and bool(move.dated or move.stay or move.until or "until" in behind or going_on)


def _went_to_dwell(move: Move) -> bool:
    """`went to work in Rome`: who went there was there."""
    before = [word.lower for word in move.words if word.span.end <= move.verb.start][-2:]
    return move.sense.lemma in _DWELLING and before in (["went", "to"], ["came", "to"], ["sent", "to"])


_SOON = 5
"""How many words behind `lived` an `until` may stand that says for how long."""


def _in_sentence(
    resolved: ResolvedDocument, sentence: Sentence, words: Words, before: Word | None
) -> Iterator[tuple[Move, Trigger, tuple[Span, ...]]]:
    triggers = find_triggers(words)
    for number, trigger in enumerate(triggers):
        stop = triggers[number + 1].start if number + 1 < len(triggers) else len(words)
        begin = triggers[number - 1].end if number else 0
        arguments = find_arguments(words, trigger, stop=stop, begin=begin, before=before)
        clauses = dating_clauses(words, trigger, previous=triggers[number - 1] if number else None, stop=stop)
        following = triggers[number + 1] if number + 1 < len(triggers) else None
        closed = following is not None and link_of(words, following) == "before"
        draft = _draft(resolved, sentence, (words, trigger, arguments))
        yield _with_lengths(draft, resolved, clauses[0], closed=closed), trigger, clauses


def _with_lengths(draft: Move, resolved: ResolvedDocument, clause: Span, *, closed: bool) -> Move:
    """The move with what its clause says of how long it took, and how long somebody stayed where it led."""
    goals = [a.word.span.start - clause.start for a in draft.places("goal") if clause.contains(a.word.span)]
    found = lengths_of(resolved.document.quote(clause), draft.sense, min(goals, default=None))
    stay = Stay(duration=found.stay, closed=closed) if found.stay else None
    return replace(draft, stay=stay, way=found.way)


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
        sense=_settled(words, trigger),
        who=None,
        arguments=arguments,
        tense=trigger.tense,
        reached=_took_place(words, trigger, arguments),
        when=None,
        dated=False,
        link=link_of(words, trigger),
        words=words,
    )


def _settled(words: Words, trigger: Trigger) -> Sense:
    """`now lives in Milan`: where somebody is in the end, which living somewhere at some time does not say."""
    near = words[max(0, trigger.start - 2) : trigger.end + 5]
    now = trigger.tense == "present" and any(word.lower in {"now", "today"} for word in near)
    return replace(trigger.sense, presence=False) if now and trigger.sense.lemma == "live" else trigger.sense


def _ahead(words: Words, trigger: Trigger) -> bool:
    """`Tomorrow we leave for Rome`: the present of what is to come."""
    return trigger.tense == "present" and any(word.lower == "tomorrow" for word in words)


def _took_place(words: Words, trigger: Trigger, arguments: Arguments) -> bool:
    unreal = _hypothetical(words, trigger) or _ahead(words, trigger) or _repelled(trigger)
    return trigger.reached and not (unreal or is_thwarted(words, trigger, arguments))


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
