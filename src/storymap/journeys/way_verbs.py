"""Words → motion told by any verb before a direction and a place: `struggled on to Rome`, `shuffled into Oslo`."""

from storymap.journeys.light_verbs import Match
from storymap.journeys.motion import Sense, verbs
from storymap.journeys.wordlists import DETERMINERS, PLACE_NOUNS
from storymap.journeys.words import Words, looks_past


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GO = Sense(lemma="go", motion="move")
_BEFORE_TO = frozenset({"across", "back", "down", "home", "on", "onward", "onwards", "out", "over", "through", "up"})
_NO_WAYS = _words(
    """
    absorbed accepted added admitted amounted appealed applied asked attached cabled called channelled climbed
    connected contributed converted counted dated delivered divided donated enquired expanded exported extended
    fitted gazed glanced handed harked imported incorporated inquired integrated introduced invested invited
    joined lapsed linked listed listened looked lured married merged moved named nodded opened passed peered
    phoned pointed poured pumped radioed referred rented replied reported returned signalled signed smuggled
    spilled stared stretched talked tapped telegraphed telephoned transferred translated tuned turned waved
    welcomed wired woven
    """
)
"""What is done towards or into a place without going there."""


def way_verb_at(words: Words, index: int) -> Match | None:
    """A verb that is no verb of motion, where what follows at once leads to a place."""
    lower = words[index].text
    if not looks_past(lower) or lower in verbs() or lower in _NO_WAYS or not index:
        return None
    behind = [word.lower for word in words[index + 1 : index + 3]]
    if behind[:1] == ["into"]:
        leads = index + 2
    elif len(behind) > 1 and behind[0] in _BEFORE_TO and behind[1] == "to":
        leads = index + 3
    else:
        return None
    while leads < len(words) and words[leads].lower in DETERMINERS | PLACE_NOUNS | {"of"}:
        leads += 1
    return (_GO, "past", index + 1) if leads < len(words) and words[leads].is_toponym else None
