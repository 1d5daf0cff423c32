"""Name before "is near", "lies on" → the place that the words speak of: in "Derry, in Northern Ireland, is …" Derry."""

import re
from typing import Final

from storymap.claims.kinds import DESCRIPTION
from storymap.claims.passages import Passage
from storymap.claims.readings import lies_in
from storymap.model.claims import Mention

_HEAD: Final = re.compile(
    rf"(?P<head>[\ue400-\ue7ff])(?:,? (?:which is |is )?(?:a|an|the) {DESCRIPTION})?,? "
    r"(?:in |in the (?:[a-z-]+ )?(?:of|part of) )?(?:the )?\Z",
    re.I,
)
_OFFSET: Final = re.compile(
    r"(?:[\uec00-\uefff][^,.;:]{0,30}|\b(?:north|south|east|west)[a-z-]*|\boff(?: the coast)?)"
    r"(?: of| from)? (?:the )?(?:[a-z]+ ){0,3}\Z",
    re.I,
)


def head_of(passage: Passage, at: int) -> Mention | None:
    """The mention that words behind the name at a position of the masked sentence speak of.

    `None` where it is a place without a name: what is said of "45 km north-east of Kathmandu" is not said of Kathmandu.
    """
    mention = passage.mentions[passage.masked[at]]
    window = max(0, at - 60)
    if _OFFSET.search(passage.masked, window, at):
        return None
    before = _HEAD.search(passage.masked, window, at)
    if before is None:
        return mention
    head = passage.mentions[before["head"]]
    return head if lies_in(head.place, mention.place) and head.place.id != mention.place.id else mention
