"""Words → whether a verb of motion means something else where it stands: `ran a shop`, `came to power`."""

from storymap.journeys.motion import Sense
from storymap.journeys.motion_words import DIRECTIONS, IDIOMS, NO_PLACES, SIDEWAYS, TURNING
from storymap.journeys.wordlists import DETERMINERS
from storymap.journeys.words import Words, is_adverb


def stands_otherwise(words: Words, index: int, sense: Sense) -> bool:
    """Whether a verb of motion has another meaning: `ran a shop`, `came to power`, `turned left`, `an hour left`."""
    if _is_idiom(words, index, sense):
        return True
    behind = words[index + 1] if index + 1 < len(words) else None
    if sense.directed:
        aside = words[index].lower in SIDEWAYS and behind is not None and behind.lower in {"to", "for", "in"}
        return aside or not _heads_somewhere(words, index + 1)
    if words[index].lower != "left":
        return False
    has = any(word.lower in {"has", "have", "had"} for word in words[max(0, index - 6) : index - 1])
    rests = has and (behind is None or not behind.is_word) and words[index - 1].lower not in {"had", "has", "have"}
    return words[index - 1].lower in TURNING or rests


def _heads_somewhere(words: Words, index: int) -> bool:
    """Whether a direction follows at once, or behind an adverb or a distance (`raced 30 miles to`)."""
    while index < len(words) and (
        words[index].text[0].isdigit()
        or words[index].lower in {"miles", "kilometres", "kilometers", "km"}
        or (words[index].lower.endswith("ly") and is_adverb(words[index]))
    ):
        index += 1
    return index < len(words) and words[index].lower in DIRECTIONS


def _is_idiom(words: Words, index: int, sense: Sense) -> bool:
    behind = [word.lower for word in words[index + 1 : index + 5] if word.lower not in DETERMINERS]
    if behind[:1] == ["to"]:
        return behind[1:2] != [] and behind[1] in NO_PLACES
    return any(word in IDIOMS.get(sense.lemma, ()) for word in behind[:2])
