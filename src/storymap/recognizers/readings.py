"""Words of a passage → what they are: a gazetteer's name, a demonym, an abbreviation, or nothing of the kind."""

import re

from storymap.language.demonyms import place_of_demonym
from storymap.language.wordlists import word_set
from storymap.recognizers.knowledge import Knowledge
from storymap.recognizers.mentions import Kind
from storymap.recognizers.passages import Passage
from storymap.recognizers.people_words import GIVEN_NAMES
from storymap.recognizers.place_words import ABBREVIATIONS, STATE_ABBREVIATIONS
from storymap.recognizers.predicates import is_said_of_place
from storymap.recognizers.runs import is_name_like

Reading = tuple[Kind, str | None]
"""The kind of a name, and the name to look up where it differs."""
_KIND_OPENINGS = ("City of ", "Town of ", "Village of ", "Township of ", "Municipality of ", "County of ")
ELISION = re.compile(r"[dl]['’][A-ZÉÎ]")
"""How a word begins that carries its article or preposition: d'Ivoire, l'Aquila."""
_CONTRACTION = re.compile(r"['’](?:ve|m|ll|d|re|t)$")
_SURNAMES = frozenset({"French", "English", "German", "Dutch", "Irish", "Roman", "Norman", "Welsh", "Romany"})
"""Demonyms that people are called by, too."""
_SHORT = 5
"""Letters: capitals alone are an acronym, not a name, up to so many."""


def read_words(passage: Passage, first: int, last: int, knowledge: Knowledge) -> Reading | None:
    """What the tokens from `first` to before `last` are, if they are a name."""
    name = passage.quote(first, last)
    people = None if _is_sea(passage, (first, last), knowledge) else _demonym(passage, first, name)
    return _abbreviation(passage, first, name) or people or _name(passage, (first, last), name, knowledge)


def _is_sea(passage: Passage, tokens: tuple[int, int], knowledge: Knowledge) -> bool:
    """Whether the name is a sea's and the sentence goes on as about one: the *Baltic* lies between."""
    first, last = tokens
    the = last - first == 1 and passage.lower(first - 1) == "the"
    return the and knowledge.is_natural(passage.word(first)) and is_said_of_place(passage, last)


def _abbreviation(passage: Passage, first: int, name: str) -> Reading | None:
    lookup = ABBREVIATIONS.get(name) or _state(passage, first, name)
    return ("abbreviation", lookup) if lookup else None


def _demonym(passage: Passage, first: int, name: str) -> Reading | None:
    if name in _SURNAMES and passage.word(first - 1) in GIVEN_NAMES:
        return None
    lookup = place_of_demonym(name.title() if passage.shouted else name)
    return ("demonym", lookup) if lookup else None


def _name(passage: Passage, tokens: tuple[int, int], name: str, knowledge: Knowledge) -> Reading | None:
    first, last = tokens
    if not _may_be_name(passage, first, last, name) or not _is_one_name(name, knowledge):
        return None
    if knowledge.knows(name):
        return "name", None
    single = last - first == 1 and (is_name_like(passage, first) or is_said_of_place(passage, last))
    return ("common", None) if single and knowledge.importance(name) > 0 else None


def _may_be_name(passage: Passage, first: int, last: int, name: str) -> bool:
    end = passage.word(last - 1)
    if not (end[0].isupper() or ELISION.match(end)) or (last - first == 1 and _is_acronym(passage, first)):
        return False
    return not (_CONTRACTION.search(name) or name.startswith(_KIND_OPENINGS))


def _is_one_name(name: str, knowledge: Knowledge) -> bool:
    """Whether an article or a direction belongs to the name, and "A and B" is not two places."""
    if _is_part_of_large(name, knowledge):
        return False
    if name.startswith(("The ", "A ", "An ")):
        best = knowledge.best(name) if knowledge.knows(name) else None
        return bool(best and best.place.name.startswith("The ") and name.startswith("The "))
    before, conjunction, after = name.partition(" and ")
    if not conjunction or not (knowledge.knows(before) and knowledge.knows(after)):
        return True
    best = knowledge.best(name)
    return bool(best and best.place.feature_class == "A")


def _is_part_of_large(name: str, knowledge: Knowledge) -> bool:
    """Whether it is a direction and a state or country, and no name of its own: *western* Pennsylvania."""
    direction, _, whole = name.partition(" ")
    if direction.title() not in _PARTS or name in _NAMES_WITH_PARTS or not (whole and knowledge.is_large(whole)):
        return False
    best, around = knowledge.best(name), knowledge.best(whole)
    large = around is not None and around.place.name == whole and around.place.feature_code in _LARGE
    return best is not None and best.place.feature_code == "RGN" and large


_PARTS = word_set(
    "North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast Southwest "
    "Northeastern Northwestern Southeastern Southwestern"
)
_NAMES_WITH_PARTS = frozenset({"South Tyrol", "West Papua", "East Prussia", "West Prussia"})
_LARGE = frozenset({"PCLI", "ADM1"})


def _state(passage: Passage, first: int, name: str) -> str | None:
    """The state an abbreviation stands for: after a town and a comma, or with full stops of its own."""
    lookup = STATE_ABBREVIATIONS.get(name) or STATE_ABBREVIATIONS.get(f"{name}.")
    if not lookup:
        lookup = STATE_ABBREVIATIONS.get(name.replace(" ", ""))
    if not lookup:
        return None
    after_town = passage.word(first - 1) == "," and passage.word(first - 2)[:1].isupper()
    dotted = name.count(".") > 1
    return lookup if dotted or after_town else None


def dotted_state(passage: Passage, index: int) -> Reading | None:
    """The state that a word and its full stop stand for, after a town or alone: Monroeville, *Ala*., *Calif*. men."""
    if passage.word(index + 1) != "." or not passage.glued(index + 1):
        return None
    if passage.word(index - 1) != "," and not (passage.word(index) in _PLAIN_STATES and _goes_on(passage, index + 2)):
        return None
    lookup = STATE_ABBREVIATIONS.get(f"{passage.word(index)}.")
    return ("abbreviation", lookup) if lookup else None


_PLAIN_STATES = word_set("Ala Ariz Calif Colo Conn Fla Ind Kan Mass Mich Minn Neb Nev Okla Penn Tenn Va Wis Wyo")
"""Abbreviations that are no word or name of their own."""


def _goes_on(passage: Passage, index: int) -> bool:
    """Whether the sentence goes on at the token, so that the full stop before it is the abbreviation's."""
    return passage.word(index)[:1].islower() or passage.word(index) in {",", ")", ";"}


def _is_acronym(passage: Passage, index: int) -> bool:
    """Whether a word is short and all in capitals where other words are not, and no dateline."""
    word = passage.word(index)
    dateline = index == 0 and len(word) > _SHORTEST_TOWN
    return word.isupper() and len(word) <= _SHORT and not passage.shouted and not dateline


_SHORTEST_TOWN = 3
