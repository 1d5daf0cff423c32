"""Mention → what the words around it say for and against a place, by name."""

from collections.abc import Iterator

from storymap.language.demonyms import place_of_demonym
from storymap.language.wordlists import word_set
from storymap.recognizers.heads import counted_head
from storymap.recognizers.mentions import Mention
from storymap.recognizers.organization_words import (
    COMPANY_HEADS,
    INSTITUTION_HEADS,
    INSTITUTION_OPENINGS,
    STREET_HEADS,
)
from storymap.recognizers.passages import Passage
from storymap.recognizers.people_words import SPEECH_VERBS, TITLE_MODIFIERS, TITLES
from storymap.recognizers.place_words import (
    COMPASS,
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
_ARTICLES = word_set("the a an this his her my our their its")
_BASED = word_set("based born led backed area bound wide raised controlled held occupied style")
_LYING = word_set("lies lay lying")
_CARRIERS = word_set("ferry ferries train trains bus buses coach flight flights boat boats plane road motorway railway")
"""What goes to places and from them: "the ferry to Split" goes to no split."""
_THINGS = word_set(
    "virus fever disease flu syndrome ebolavirus hemorrhagic haemorrhagic strain cheese sauce beans sprouts"
)
_PLACE_SIGNALS = frozenset(
    {"kind of", "strong preposition", "compass", "based", "dateline", "counted", "after comma", "before container"}
)
_LONGEST_AGE = 3


def look_around(mention: Mention) -> Signals:
    """The signals of the words before it, after it, and of the rest of its run."""
    around = {**_before(mention), **_after(mention), **_in_run(mention)}
    if {"institution", "title right"} & around.keys():
        for name in ("article", "article and name", "the several words"):
            around.pop(name, None)
    return around


def stands_like_a_place(mention: Mention) -> bool:
    """Whether the words around a mention are those around places, whatever its name is."""
    around = look_around(mention).keys()
    return bool(_PLACE_SIGNALS & around) and not {"alien left", "alien right", "title left", "title right"} & around


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
        signals[_article(mention, the=the)] = 1.0
    signals.update(_preposition(word, passage.lower(index - 1)))
    if word == "," and index - 1 >= 0 and is_name_like(passage, index - 1):
        signals["after comma"] = 1.0
    if word in {"'s", "’s"}:
        signals["after possessive"] = 1.0
    return signals


def _article(mention: Mention, *, the: bool) -> str:
    """What an article before the name means: a town takes none, a ship or a team does."""
    if _is_attributive(mention):
        return "attributive"
    if the and mention.words > 1:
        return "the several words"
    return "article and name" if mention.run[1] > mention.last else "article"


def _is_attributive(mention: Mention) -> bool:
    """Whether a noun follows that the name belongs to: a *Bergen* shop."""
    word = mention.passage.word(mention.last)
    return word.isalpha() and word.islower() and len(word) > 3 and word not in SPEECH_VERBS


def _takes_the(mention: Mention) -> bool:
    """Whether "the" is no surprise: the Netherlands, the Danube River, the Pasvik Valley."""
    passage = mention.passage
    if mention.kind == "abbreviation" or {mention.name, passage.word(mention.first)} & TAKES_THE:
        return True
    return mention.words > 1 and passage.word(mention.last - 1) in HEADS_AFTER


def _preposition(word: str, before: str) -> Signals:
    if word == "of" and before in KINDS_OF:
        return {"kind of": 1.0}
    if word == "of" and before in SOFT_KINDS_OF:
        return {"soft kind of": 1.0}
    if word in STRONG_PREPOSITIONS or (word in {"to", "from"} and before in _CARRIERS):
        return {"strong preposition": 1.0}
    if word in SOFT_PREPOSITIONS:
        return {"soft preposition": 1.0}
    if word == "of":
        return {"of": 1.0}
    return {}


def _after(mention: Mention) -> Signals:
    passage, last = mention.passage, mention.last
    word = passage.lower(last)
    seen = {
        "kind after": word in KINDS_AFTER and passage.word(last) == word,
        "speech": word in SPEECH_VERBS,
        "based": word == "-" and passage.glued(last) and passage.lower(last + 1) in _BASED,
        "numbered": word == "$" or (word == "-" and passage.word(last + 1)[:1].isdigit()),
        "thing after": word in _THINGS,
        "saint's": word in {"'s", "’s"} and passage.word(mention.first) in {"St", "Saint", "San", "Santa"},
        "dateline": mention.first == 0 and (word in _DATELINE or (word == "," and passage.word(0).isupper())),
        "counted": counted_head(mention) is not None,
        "age": word == "," and _is_age(mention, last + 1),
        "before comma": word == "," and is_name_like(passage, last + 1),
        "located": _is_located(mention),
    }
    return {name: 1.0 for name, is_so in seen.items() if is_so}


def _is_located(mention: Mention) -> bool:
    """Whether the words after it say where it lies: "Bergen, in western Norway", "Nuuk lies in the south"."""
    passage, after = mention.passage, mention.last
    if passage.word(after) != "," and passage.lower(after) not in _LYING:
        return False
    where = after + 3 if passage.lower(after + 2) == "the" else after + 2
    return passage.lower(after + 1) == "in" and (passage.lower(where) in COMPASS or is_name_like(passage, where))


def _is_age(mention: Mention, index: int) -> bool:
    word = mention.passage.word(index)
    return word.isdigit() and len(word) <= _LONGEST_AGE and mention.passage.word(index + 1) == ","


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
    end = next((i for i in range(last - 1, mention.last - 1, -1) if is_name_like(passage, i)), None)
    if end is None:
        return
    following, final = passage.word(mention.last), passage.word(end)
    if following in {"-", "‑"}:
        yield "hyphen right", 1.0
    elif following in {"of", "and", "&", "de", "the"}:
        yield "particle right", 1.0
    elif following in TITLES or (following in TITLE_MODIFIERS and _has_title(passage, mention.last, end)):
        yield "title right", 1.0
    elif final in STREET_HEADS:
        yield "street", 1.0
    elif final in COMPANY_HEADS:
        yield "company", 1.0
    elif following in INSTITUTION_HEADS or final in INSTITUTION_HEADS:
        yield "institution", 1.0
    else:
        yield "alien right", 1.0


def _has_title(passage: Passage, first: int, last: int) -> bool:
    """Whether a title stands among the names from token `first` to `last`."""
    titles = (i for i in range(first, last + 1) if passage.word(i).rstrip(".") in TITLES)
    return any(is_name_like(passage, i) for i in titles)
