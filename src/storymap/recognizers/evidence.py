"""Mention → what speaks for and against a place, by name: the ground of its confidence."""

from collections.abc import Iterator

from storymap.language.demonyms import place_of_demonym
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.mentions import Mention
from storymap.recognizers.ordinary_words import CALENDAR, ORDINARY
from storymap.recognizers.organization_words import (
    COMPANY_HEADS,
    INSTITUTION_HEADS,
    INSTITUTION_OPENINGS,
    NOT_PLACES,
    STREET_HEADS,
)
from storymap.recognizers.people import Bindings
from storymap.recognizers.people_words import FAMOUS_SURNAMES, GIVEN_NAMES, SPEECH_VERBS, TITLE_MODIFIERS, TITLES
from storymap.recognizers.place_words import (
    COMPASS,
    COUNTED_HEADS,
    DIRECTION_NAMES,
    HEADS_AFTER,
    KINDS_AFTER,
    KINDS_OF,
    SOFT_KINDS_OF,
    SOFT_PREPOSITIONS,
    STRONG_PREPOSITIONS,
    TAKES_THE,
)
from storymap.recognizers.runs import is_name_like

Signals = dict[str, float]
"""What was seen, by name; the weights are in `weights`."""
_DATELINE = frozenset("—–-(")
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "his", "her", "my", "our", "their", "its"})


def weigh(mention: Mention, knowledge: Knowledge, bindings: Bindings, *, person: bool) -> Signals:
    """Everything that the mention and the words around it say.

    Args:
        mention: What was found.
        knowledge: The gazetteer.
        bindings: What the document says about names.
        person: Whether its words are part of a person's name.
    """
    signals: Signals = {"bias": 1.0}
    signals.update(_of_name(mention, knowledge))
    signals.update(_of_document(mention, knowledge, bindings))
    signals.update(_before(mention))
    signals.update(_after(mention))
    signals.update(_in_run(mention))
    if person:
        signals["person"] = 1.0
    return signals


def stands_like_a_place(mention: Mention) -> bool:
    """Whether the words around a mention are those around places, whatever its name is."""
    return bool(_PLACE_SIGNALS & {**_before(mention), **_after(mention)}.keys()) and not (
        {"alien left", "alien right", "title left", "title right"} & _in_run(mention).keys()
    )


_PLACE_SIGNALS = frozenset({"kind of", "strong preposition", "compass", "based", "dateline", "counted", "after comma"})


def _of_name(mention: Mention, knowledge: Knowledge) -> Signals:
    signals: Signals = {"importance": knowledge.importance(mention.sought)}
    last = mention.passage.word(mention.last - 1)
    single = mention.words == 1
    if not single:
        signals["several words"] = 1.0
    if knowledge.is_large(mention.sought):
        signals["large"] = 1.0
    if knowledge.is_natural(mention.sought):
        signals["natural"] = 1.0
    if mention.kind in ("common", "cued"):
        signals[mention.kind] = 1.0
    if single and "large" not in signals:
        if last in GIVEN_NAMES:
            signals["given name"] = 1.0
        if last in FAMOUS_SURNAMES:
            signals["surname"] = 1.0
    if mention.name in NOT_PLACES or (single and last.title() in CALENDAR):
        signals["no place"] = 1.0
    if single and last.lower() in ORDINARY and mention.kind != "abbreviation":
        signals["ordinary"] = 1.0
    if mention.passage.titled or mention.passage.shouted:
        signals["heading"] = 1.0
    elif single and mention.passage.opens(mention.first):
        signals["opening"] = 1.0
    return signals


def _of_document(mention: Mention, knowledge: Knowledge, bindings: Bindings) -> Signals:
    if mention.words > 1 or knowledge.is_large(mention.sought):
        return {}
    signals: Signals = {}
    places = bindings.places[mention.name]
    if bindings.surnames[mention.name] + bindings.given[mention.name] > places:
        signals["bound person"] = 1.0
    elif bindings.doubtful[mention.name] > places:
        signals["doubtful"] = 1.0
    if bindings.companies[mention.name] > places:
        signals["bound company"] = 1.0
    return signals


def _before(mention: Mention) -> Signals:
    passage, index = mention.passage, mention.first - 1
    if passage.word(index) in DIRECTION_NAMES and not passage.opens(index):
        index -= 1
    signals: Signals = {}
    if passage.lower(index) in COMPASS:
        signals["compass"] = 1.0
        index -= 1
    the = passage.lower(index) == "the"
    if the:
        index -= 1
    word = passage.lower(index)
    if (the and not _takes_the(mention) and "compass" not in signals) or word in _ARTICLES:
        signals["attributive" if _is_attributive(mention) else "article"] = 1.0
    signals.update(_preposition(mention, word, passage.lower(index - 1)))
    if word == "," and index - 1 >= 0 and is_name_like(passage, index - 1):
        signals["after comma"] = 1.0
    if word in {"'s", "’s"}:
        signals["after possessive"] = 1.0
    return signals


def _is_attributive(mention: Mention) -> bool:
    """Whether a noun follows that the name belongs to: a *Bergen* shop."""
    word = mention.passage.word(mention.last)
    return word.isalpha() and word.islower() and len(word) > 3 and word not in SPEECH_VERBS


def _takes_the(mention: Mention) -> bool:
    """Whether "the" is no surprise: the Netherlands, the Danube River, the Pasvik Valley."""
    passage = mention.passage
    known = {mention.name, passage.word(mention.first)} & TAKES_THE
    return bool(known) or (mention.words > 1 and passage.word(mention.last - 1) in HEADS_AFTER)


def _preposition(mention: Mention, word: str, before: str) -> Signals:
    if word == "of" and before in KINDS_OF:
        return {"kind of": 1.0}
    if word == "of" and before in SOFT_KINDS_OF:
        return {"soft kind of": 1.0}
    if word in STRONG_PREPOSITIONS:
        return {"strong preposition": 1.0}
    if word in SOFT_PREPOSITIONS:
        return {"soft preposition": 1.0}
    if word == "of":
        return {"of": 1.0}
    return {}


def _after(mention: Mention) -> Signals:
    passage, last = mention.passage, mention.last
    word = passage.lower(last)
    signals: Signals = {}
    if word in KINDS_AFTER and passage.word(last) == word:
        signals["kind after"] = 1.0
    if word in SPEECH_VERBS:
        signals["speech"] = 1.0
    if word == ",":
        signals.update(_after_comma(mention))
    if passage.lower(last) == "-" and passage.glued(last) and passage.lower(last + 1) in _BASED:
        signals["based"] = 1.0
    if word == "-" and passage.word(last + 1)[:1].isdigit():
        signals["numbered"] = 1.0
    if mention.first == 0 and (word in _DATELINE or (word == "," and passage.word(0).isupper())):
        signals["dateline"] = 1.0
    if _counted(mention):
        signals["counted"] = 1.0
    return signals


_BASED = frozenset(["based", "born", "led", "backed", "area", "bound", "wide", "raised", "controlled", "held", "occupied", "style"])


def _after_comma(mention: Mention) -> Signals:
    passage, at = mention.passage, mention.last + 1
    if passage.word(at).isdigit() and passage.word(at + 1) == "," and len(passage.word(at)) <= 3:
        return {"age": 1.0}
    if is_name_like(passage, at):
        return {"before comma": 1.0}
    return {}


def _counted(mention: Mention) -> bool:
    """Whether a plural kind of place closes the list that the name stands in."""
    passage, index = mention.passage, mention.last
    while passage.lower(index) in {"and", ",", "or"} or is_name_like(passage, index):
        index += 1
    return passage.lower(index) in COUNTED_HEADS and passage.word(index).islower()


def _in_run(mention: Mention) -> Signals:
    """What the other words of the run around the mention say."""
    if mention.passage.titled or mention.passage.shouted:
        return {}
    return {**dict(_left_of(mention)), **dict(_right_of(mention))}


def _left_of(mention: Mention) -> Iterator[tuple[str, float]]:
    passage, first = mention.passage, mention.first
    index = first - 1
    if index < mention.run[0] or passage.word(index) in DIRECTION_NAMES:
        return
    word = passage.word(index)
    if word in {"of", "the"}:
        opening = passage.word(mention.run[0])
        if opening in INSTITUTION_OPENINGS or opening in INSTITUTION_HEADS or opening in TITLES:
            yield "institution of", 1.0
        elif mention.run[0] < index:
            yield "other of", 1.0
    elif word in {"-", "‑", "–"}:
        yield ("party" if passage.word(index - 1) in {"D", "R", "I"} else "hyphen left"), 1.0
    elif word.rstrip(".") in TITLES or word == ".":
        yield "title left", 1.0
    elif place_of_demonym(word) is None and is_name_like(passage, index):
        yield "alien left", 1.0


def _right_of(mention: Mention) -> Iterator[tuple[str, float]]:
    passage, last = mention.passage, mention.run[1]
    if mention.last >= last:
        return
    words = [passage.word(i) for i in range(mention.last, last) if is_name_like(passage, i)]
    following = passage.word(mention.last)
    if following in {"-", "‑"}:
        yield "hyphen right", 1.0
    elif following in {"of", "and", "&", "de", "the"}:
        yield "particle right", 1.0
    elif following in TITLES or (following in TITLE_MODIFIERS and any(w.rstrip(".") in TITLES for w in words)):
        yield "title right", 1.0
    elif words[-1] in STREET_HEADS:
        yield "street", 1.0
    elif words[-1] in COMPANY_HEADS:
        yield "company", 1.0
    elif following in INSTITUTION_HEADS or words[-1] in INSTITUTION_HEADS:
        yield "institution", 1.0
    else:
        yield "alien right", 1.0
