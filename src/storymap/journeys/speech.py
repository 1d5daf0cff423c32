"""Words → the speaker of a quotation, as far as the text names one: whose the first person in it is."""

from collections.abc import Sequence

from storymap.journeys.people import NounPhrase
from storymap.journeys.subjects import find_subject, phrase_at
from storymap.journeys.words import Words

_SPEAKING = {
    *("added", "adds", "admitted", "admits", "answered", "asked", "claimed", "claims", "declared", "declares"),
    *("explained", "explains", "recalled", "recalls", "remembered", "remembers", "replied", "reported", "reports"),
    *("said", "saying", "says", "stated", "states", "told", "tells", "testified", "wrote", "writes"),
}


def find_speaker(words: Words) -> NounPhrase | None:
    """Who speaks a sentence's quotation: the subject of a verb of speaking outside it, before or behind it."""
    for index, word in enumerate(words):
        if word.quoted or word.lower not in _SPEAKING:
            continue
        inverted = index > 0 and not words[index - 1].is_word
        speaker = phrase_at(words, index + 1) if inverted else find_subject(words, index)
        if speaker:
            return speaker
    return None


def speaking_sentence(paragraph: Sequence[Words], position: int) -> Words | None:
    """The sentence that names who speaks at a position of a paragraph: itself, one after it, or one before it."""
    order = [position, *range(position + 1, len(paragraph)), *range(position - 1, -1, -1)]
    return next((paragraph[number] for number in order if find_speaker(paragraph[number])), None)
