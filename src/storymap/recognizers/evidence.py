"""Mention → what speaks for and against a place, by name: the ground of its confidence."""

from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.mentions import Mention
from storymap.recognizers.ordinary_words import CALENDAR, ORDINARY
from storymap.recognizers.organization_words import INSTITUTION_HEADS, INSTITUTION_OPENINGS, NOT_PLACES
from storymap.recognizers.people import Bindings
from storymap.recognizers.people_words import FAMOUS_SURNAMES, GIVEN_NAMES, TITLES
from storymap.recognizers.place_words import STATE_ABBREVIATIONS
from storymap.recognizers.predicates import is_beside_water, placed_by, read_predicate
from storymap.recognizers.surroundings import Signals, look_around, stands_like_a_place
from storymap.recognizers.unknown import NEAR

_UNSURE = frozenset({"opening", "heading", "article", "article and name", "attributive"})
_ABSTRACT = INSTITUTION_HEADS | INSTITUTION_OPENINGS | TITLES | {"Heaven", "Hell", "English", "Latin", "Cabinet"}
_NOT_ALONE = frozenset({"person", "alien left", "alien right", "title left", "company", "street", "no place"})
_SPEAKING = 0.75
"""Importance of a place that can speak for a government."""


def weigh(mention: Mention, knowledge: Knowledge, bindings: Bindings, *, person: bool) -> Signals:
    """Everything that the mention and the words around it say.

    Args:
        mention: What was found.
        knowledge: The gazetteer.
        bindings: What the document says about names.
        person: Whether its words are part of a person's name.
    """
    signals: Signals = {"bias": 1.0, "importance": knowledge.importance(mention.sought)}
    signals.update(_of_place(mention, knowledge))
    if mention.words == 1:
        signals.update(_of_word(mention, large="large" in signals))
    else:
        signals["several words"] = 1.0
    signals.update(look_around(mention))
    signals.update(_of_document(mention, bindings, large="large" in signals))
    signals.update(_together(mention, knowledge, signals))
    if person:
        signals["person"] = 1.0
    signals.update(_said_next(mention, knowledge, signals))
    return signals


def _said_next(mention: Mention, knowledge: Knowledge, known: Signals) -> Signals:
    """What is said of the name next; what places do counts only for a name of its own, and flowing for rivers."""
    said = read_predicate(mention)
    water = said.pop("predicate of water", 0.0) or "predicate of a place" in said
    if "large" in known or "natural" in known:
        said.pop("predicate of several", None)
    if _NOT_ALONE & known.keys():
        said.pop("predicate of a place", None)
        return said
    before = is_beside_water(mention.passage, mention.first)
    the = before or mention.passage.lower(mention.first - 1) == "the"
    if the and (water or before) and knowledge.may_be_water(mention.sought):
        return {"said of a river": 1.0}
    if the and "article" in known:
        said.pop("predicate of a place", None)
    if "predicate of a place" in said and {"ordinary", "common"} & known.keys():
        said["ordinary but said of a place"] = 1.0
    if not said and any(knowledge.is_large(name) for name in placed_by(mention.passage, mention.last)):
        said["said to be in"] = 1.0
    return said


def _of_place(mention: Mention, knowledge: Knowledge) -> Signals:
    seen = {
        "large": knowledge.is_large(mention.sought),
        "natural": mention.kind != "common" and knowledge.is_natural(mention.sought),
        "tripoint": knowledge.is_tripoint(mention.sought),
        "area": mention.kind != "common" and knowledge.is_area(mention.sought),
        "river": mention.kind != "common" and knowledge.is_river(mention.sought),
        "common": mention.kind == "common",
        "cued": mention.kind == "cued",
        "cued by near": mention.kind == "cued" and mention.passage.lower(mention.first - 1) in NEAR,
        "no place": mention.name in NOT_PLACES,
        "heading": mention.passage.titled or mention.passage.shouted,
    }
    return _seen(seen)


def _of_word(mention: Mention, *, large: bool) -> Signals:
    """What a single word says: it may be a name of people, a day or an ordinary word."""
    word, passage = mention.passage.word(mention.last - 1), mention.passage
    seen = {
        "given name": not large and word in GIVEN_NAMES,
        "surname": not large and word in FAMOUS_SURNAMES,
        "no place": mention.name in NOT_PLACES or word.title() in CALENDAR,
        "ordinary": word.lower() in ORDINARY and mention.kind != "abbreviation",
        "opening": passage.opens(mention.first) and not (passage.titled or passage.shouted),
    }
    return _seen(seen)


def _of_document(mention: Mention, bindings: Bindings, *, large: bool) -> Signals:
    if mention.words > 1 or large:
        return {}
    name = mention.name
    places = bindings.places[name]
    bound = bindings.surnames[name] + bindings.given[name] > places
    placed = stands_like_a_place(mention)
    seen = {
        "bound person": bound and not placed,
        "doubtful": (bound and placed) or (not bound and bindings.doubtful[name] > places),
        "bound company": bindings.companies[name] > places,
    }
    return _seen(seen)


def _together(mention: Mention, knowledge: Knowledge, known: Signals) -> Signals:
    """What only counts together: a state behind the comma, an ordinary word in a place's, a capital that speaks."""
    behind = mention.passage.word(mention.last + 1)
    alone = mention.run == (mention.first, mention.last) and mention.name not in _ABSTRACT
    odd = bool({"ordinary", "common"} & known.keys()) and not _UNSURE & known.keys()
    contained = knowledge.is_large(behind) or f"{behind}." in STATE_ABBREVIATIONS
    seen = {
        "before container": "before comma" in known and contained,
        "ordinary but placed": "strong preposition" in known and odd and alone,
        "speaks as a capital": "speech" in known and known["importance"] >= _SPEAKING,
    }
    return _seen(seen)


def _seen(seen: dict[str, bool]) -> Signals:
    return {name: 1.0 for name, is_so in seen.items() if is_so}
