"""Noun phrases → travellers: who a name, a pronoun or `the fighter` means, by the document's cast."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from storymap.journeys.movers import find_movers
from storymap.journeys.people import ELIDED, NARRATOR, Cast, NounPhrase, is_person_noun
from storymap.journeys.rulers import ruler_of, with_rulers
from storymap.journeys.speech import find_speaker, speaking_sentence
from storymap.journeys.strangers import (
    find_strangers,
    follows_group,
    has_company,
    is_of_other_kind,
    opens_text,
    pronoun_of_all,
)
from storymap.journeys.subjects import find_subject
from storymap.journeys.triggers import find_triggers
from storymap.journeys.vessels import find_vessels, is_at_sea, speaks_of_her
from storymap.journeys.wordlists import ARMIES, GROUPS, OBJECT_PRONOUNS, POSSESSIVES, PRONOUNS, ROLES, VEHICLES
from storymap.journeys.words import Words, as_written, is_finite

LEAD = 600
"""Code points of a document in which `a fighter` still introduces its protagonist: headline, caption, first lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traveller:
    """Somebody who moves."""

    name: str
    """Full name, `I` for the narrator, or the noun phrase for people without a name."""
    person: bool
    """Whether a route may be told for them: crowds, armies and officials have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """Whom the text was speaking of: what pronouns mean depends on it."""

    name: str | None = None
    """Full name of the person who was named last."""
    group: bool = False
    """Whether a group other than the travellers was the subject last."""
    pair: tuple[str, ...] = ()
    """Full names of the people who moved together last: whom `they` means."""
    speaker: str | None = None
    """Who speaks the quotations of the sentence; empty for somebody the text does not tell a journey of."""

    def after(self, words: Words, cast: Cast) -> "Focus":
        """The focus once a sentence is over."""
        named = [cast.full_name(name) for name in _named_in(words, cast)]
        pair = _moving_together(words, cast) or self.pair
        if cast.protagonist in named:
            return Focus(name=cast.protagonist, pair=pair)
        subject = _opening_name(words, cast, pair)
        if subject:
            return Focus(name=subject, pair=pair)
        return replace(self, group=_group_subject(words), pair=pair)


def _named_in(words: Words, cast: Cast) -> list[str]:
    text = " ".join(word.text for word in words)
    begun = dict.fromkeys(name for word in words for name in cast.by_first_word.get(word.text, ()))
    return [name for _, name in sorted((text.find(name), name) for name in begun if name in text)]


def _opening_name(words: Words, cast: Cast, pair: tuple[str, ...]) -> str | None:
    """The person whom a sentence opens with as its subject; a single name only of somebody who moved in company."""
    verb = next((index for index, word in enumerate(words) if is_finite(word)), 0)
    subject = find_subject(words, verb) if verb else None
    if subject and (ruler := ruler_of(subject, words, cast)):
        return ruler
    if subject is None or subject.kind != "name" or not cast.is_person(subject.head):
        return None
    name = cast.full_name(subject.head)
    return name if cast.is_full(name) or name in pair else None


def _moving_together(words: Words, cast: Cast) -> tuple[str, ...]:
    """The people who are the subject of one motion together."""
    for trigger in find_triggers(words):
        names = [p.head for p in find_movers(words, trigger) if p.kind == "name" and cast.is_person(p.head)]
        if len(names) > 1:
            return tuple(map(cast.full_name, names))
    return ()


def _group_subject(words: Words) -> bool:
    triggers = find_triggers(words)
    return any(phrase.kind == "group" for trigger in triggers for phrase in find_movers(words, trigger))


def hear(paragraph: Sequence[Words], position: int, cast: Cast, focus: Focus) -> Focus:
    """The focus with the speaker of a sentence's quotations, as the sentence or its paragraph names them."""
    if not any(word.quoted for word in paragraph[position]):
        return replace(focus, speaker=None)
    words = speaking_sentence(paragraph, position)
    phrase = find_speaker(words) if words else None
    if words is None or phrase is None:
        return replace(focus, speaker=None)
    who = _traveller(phrase, words, cast, focus)
    return replace(focus, speaker=who.name if who and who.person else "")


def choose_protagonist(cast: Cast, sentences: list[Words]) -> Cast:
    """The cast with the protagonist that the motions of the text speak for, and the strangers beside them."""
    cast = _with_protagonist(with_rulers(cast, sentences), sentences)
    called = [name for name, full in cast.names.items() if full == cast.protagonist]
    known = dict(cast.genders)
    pronoun = pronoun_of_all(sentences)
    if cast.protagonist and pronoun and cast.protagonist not in known:
        cast = replace(cast, genders=(*cast.genders, (cast.protagonist, pronoun)))
    strangers = find_strangers(sentences, called, lead=LEAD)
    return replace(cast, strangers=strangers, has_company=has_company(sentences, called))


def _with_protagonist(cast: Cast, sentences: list[Words]) -> Cast:
    """Names count, movers count more."""
    cast = replace(cast, vessels=find_vessels(sentences))
    scores: Counter[str] = Counter()
    ruler, pronouns = None, 0
    others: dict[str, Counter[str]] = {"companions": Counter(), "group": Counter(), "person": Counter()}
    for words in sentences:
        scores.update(dict.fromkeys(map(cast.full_name, _named_in(words, cast)), 1))
        for trigger in find_triggers(words):
            for phrase in find_movers(words, trigger):
                scores[_mover(phrase, words, cast)] += _MOVES if _is_told(phrase, words) else _MOVES - 1
                if phrase.kind in others and _may_lead(phrase, words):
                    others[phrase.kind][words[phrase.end - 1].text] += 1
                if phrase.kind == "pronoun" and phrase.head in {"he", "she"}:
                    pronouns += 1
                    scores[ruler or ""] += _MOVES
                else:
                    ruler = ruler_of(phrase, words, cast)
    if cast.protagonist == NARRATOR:
        return cast
    del scores[""]
    alone = Counter({head: moves + pronouns for head, moves in others["person"].items() if not cast.names})
    name = _best(scores, others["companions"], others["group"] + alone)
    at_sea = any(is_at_sea(words) or (not cast.names and speaks_of_her(words)) for words in sentences)
    if name and name[4:5].isupper() and name.startswith("the "):
        return replace(cast, protagonist=name if at_sea else None, vessels=cast.vessels | {name[4:]})
    return replace(cast, protagonist=name)


_MOVES = 3
"""What moving counts against being named."""


def _is_told(phrase: NounPhrase, words: Words) -> bool:
    """Whether the words for the mover are there: a diary may leave them out."""
    return phrase.kind != "pronoun" or words[phrase.start].lower in PRONOUNS | POSSESSIVES | OBJECT_PRONOUNS


def _mover(phrase: NounPhrase, words: Words, cast: Cast) -> str:
    """The name that a mover's score goes to; empty for movers that are nobody by name."""
    if phrase.kind == "name" and cast.is_person(phrase.head):
        return cast.full_name(phrase.head)
    if ruler := ruler_of(phrase, words, cast):
        return ruler
    first = phrase.kind == "pronoun" and phrase.head in {"i", "we"} and not words[phrase.start].quoted
    return NARRATOR if first else ""


def _may_lead(phrase: NounPhrase, words: Words) -> bool:
    """Whether a text may be about companions, a ship, an army or somebody: `the army`, not `an army` or `troops`."""
    head = words[phrase.end - 1]
    definite = words[phrase.start].lower == "the" and (head.lower in ARMIES or phrase.kind == "person")
    return phrase.kind == "companions" or definite


def _best(scores: Counter[str], companions: Counter[str], armies: Counter[str]) -> str | None:
    name, score = max(scores.items(), key=lambda item: item[1], default=(None, 0))
    if score > _MOVES or (score == _MOVES and name == NARRATOR):
        return name
    label, _ = max(companions.items(), key=lambda item: item[1], default=(None, 0))
    army, marches = max(armies.items(), key=lambda item: item[1], default=(None, 0))
    if label or marches > 1:
        return f"the {label or army}"
    return name if name != NARRATOR else None


def identify(phrases: tuple[NounPhrase, ...], words: Words, cast: Cast, focus: Focus) -> tuple[Traveller, ...]:
    """Who the phrases mean; things that do not travel of themselves (roads, talks, letters) are nobody."""
    together = [phrase for phrase in phrases if phrase.head == "they" and _means_pair(phrase, words, cast, focus)]
    found = (_traveller(phrase, words, cast, focus) for phrase in phrases if phrase not in together)
    pair = (Traveller(name=name, person=True) for name in focus.pair if together)
    return tuple(dict.fromkeys(traveller for traveller in (*pair, *found) if traveller))


def _means_pair(phrase: NounPhrase, words: Words, cast: Cast, focus: Focus) -> bool:
    """Whether `they` are the people who moved together last: nobody else has been named before it."""
    return not (focus.group or words[phrase.start].quoted or _named_in(words[: phrase.start], cast)) and bool(
        focus.pair
    )


def _traveller(phrase: NounPhrase, words: Words, cast: Cast, focus: Focus) -> Traveller | None:
    text = as_written(words[phrase.start : phrase.end])
    if phrase.kind == "name" and not cast.is_person(phrase.head) and phrase.end == 1:
        return Traveller(name=text, person=False) if text.lower() in GROUPS else None
    if phrase.kind == "name":
        return Traveller(name=cast.full_name(phrase.head), person=cast.is_person(phrase.head))
    if phrase.kind == "group" and cast.protagonist == f"the {words[phrase.end - 1].text}":
        return Traveller(name=cast.protagonist, person=True)
    if phrase.kind == "group":
        return Traveller(name=text, person=False)
    if phrase.kind == "thing":
        return Traveller(name=NARRATOR, person=True) if _carries_narrator(phrase, words, cast) else None
    name = _by_reference(phrase, words, cast, focus)
    if name is None and phrase.head == "it":
        return None
    return Traveller(name=name, person=True) if name else Traveller(name=text, person=False)


def _carries_narrator(phrase: NounPhrase, words: Words, cast: Cast) -> bool:
    """`The bus climbed to Cusco`: in an account in the first person whoever tells it is in it."""
    first = words[phrase.start]
    carried = phrase.head in VEHICLES and first.lower in {"the", "our", "my"} and not first.quoted
    return carried and cast.protagonist == NARRATOR


def _by_reference(phrase: NounPhrase, words: Words, cast: Cast, focus: Focus) -> str | None:
    if phrase.kind == "person":
        ruler = ruler_of(phrase, words, cast)
        return ruler or cast.protagonist if ruler or _may_be_protagonist(phrase, words, cast) else None
    if phrase.kind == "companions" and is_of_other_kind(phrase, words, cast):
        return None
    if phrase.kind == "companions":
        return _by_owner(phrase, words, cast, focus)
    if phrase.head == ELIDED:
        return cast.protagonist if cast.protagonist == NARRATOR else focus.name or cast.protagonist
    if phrase.head in {"i", "we"}:
        return _first_person(phrase, words, cast, focus)
    if phrase.head in {"you", "one", "it", "who"}:
        return cast.protagonist if phrase.head == "it" and _is_vessel(cast) else None
    return _third_person(phrase, words, cast, focus)


def _by_owner(phrase: NounPhrase, words: Words, cast: Cast, focus: Focus) -> str | None:
    """`the ship` is the protagonist's; `his ship` is his who was named last."""
    pronoun = {"his": "he", "her": "she"}.get(words[phrase.start].lower)
    if pronoun is None:
        head = words[phrase.end - 1]
        return cast.protagonist if head.text.islower() or head.text in cast.vessels else None
    named = [name for name in _named_in(words[: phrase.start], cast) if cast.is_full(cast.full_name(name))]
    return cast.full_name(named[-1]) if named else _third_person(replace(phrase, head=pronoun), words, cast, focus)


def _is_vessel(cast: Cast) -> bool:
    return bool(cast.protagonist and cast.protagonist.startswith("the "))


def _may_be_protagonist(phrase: NounPhrase, words: Words, cast: Cast) -> bool:
    """`the fighter` is, `a fighter` only where a document opens with it: later indefinites are somebody new."""
    article = words[phrase.start].lower
    if phrase.head in ROLES:
        return article == "the" and cast.protagonist == f"the {phrase.head}"
    if phrase.head in cast.strangers or is_of_other_kind(phrase, words, cast):
        return False
    if article in {"the", "this", "that"}:
        return words[phrase.start + 1].lower not in {"other", "second", "latter"}
    return opens_text(words, phrase.start) and article in {"a", "an"} and words[0].span.start < LEAD


def _first_person(phrase: NounPhrase, words: Words, cast: Cast, focus: Focus) -> str | None:
    """Outside quotations the narrator, inside them who speaks; the protagonist when the text knows nobody else."""
    if not words[phrase.start].quoted:
        return cast.protagonist if cast.protagonist == NARRATOR else None
    alone = len({full for full in cast.names.values() if cast.is_full(full)}) <= 1
    if focus.speaker is None:
        return cast.protagonist if alone and cast.protagonist != NARRATOR else None
    return focus.speaker or None


def _opened_by_person(words: Words) -> bool:
    """Whether a sentence opens with somebody without a name (`A retired sailor who claims that he …`)."""
    opening = bool(words) and words[0].lower in {"a", "an", "the"}
    return opening and any(is_person_noun(word.lower) for word in words[1:6])


def _third_person(phrase: NounPhrase, words: Words, cast: Cast, focus: Focus) -> str | None:
    if _opened_by_person(words[: phrase.start]):
        return cast.protagonist if words[0].span.start < LEAD or words[0].lower == "the" else None
    before = _named_in(words[: phrase.start], cast)
    here = [cast.full_name(name) for name in before]
    if phrase.head == "they" and not here and (focus.group or follows_group(words[: phrase.start])):
        return None
    if cast.protagonist in here:
        return cast.protagonist
    genders = dict(cast.genders)
    opening = _opening_name(words[: phrase.start], cast, focus.pair) if here else None
    for name in (opening, *filter(cast.is_full, here), focus.name):
        if name and genders.get(name, phrase.head) == phrase.head and phrase.head != "they":
            return name
    return cast.protagonist if cast.protagonist != NARRATOR else None
