"""Mention → what the text says of it next: that it lies, borders or flows as places do, or is a person or a thing.

Short texts have little else to go by: "Nice lies on the French coast" is nothing but a name and its predicate.
"""

import re
from functools import cache

from storymap.language.wordlists import word_set
from storymap.recognizers.mentions import Mention
from storymap.recognizers.passages import Passage
from storymap.recognizers.people_words import AMBIGUOUS_GIVEN_NAMES, GIVEN_NAMES, ROLES

_LONGEST = 120
"""Characters after the name in which its predicate stands."""
_OPENINGS = re.compile(
    r"(?:[’']s\s+[a-z]|,\s+(?:which|a|an|the|once|now|on|at|near)\b|\s+(?:is|are|was|were|lies?|lay|lying|sits?|stands|borders?|bordered|adjoins|abuts|"
    r"neighbou?rs|touches|surrounds|encloses|does|do|did|shares?|shared|has|had|have|stretch(?:es)?|extends?|covers?|"
    r"spans?|straddles?|flow(?:s|ed)?|rises?|rose|empt(?:y|ies)|drains?|discharges|meanders|winds|joins|meets|crosses|"
    r"runs|passes|forms?|formed|marks?|separates?|divides?|and|said|says|told|for|belongs?|became|becomes|remains|"
    r"smiles?|smiled|laughs|laughed|giggled|grinned|frowned|nodded|shrugged|sighed|wept|sobbed|yawned|blushed|"
    r"sneezed|coughed|winked|sang|sings|sat|scored|lied|means|live|run|can|reaches|reach)\b|,\s+(?:in|about|some|just|\d))"
)
"""How a predicate begins: without it nothing else is asked."""
_NAME = r"[A-ZÀ-ÖØ-ÞĀŁŚŠŽČŌİ][\w’'-]+"
_LEAD = r"(?:,\s+which)?\s+"
_BE = r"(?:is|are|was|were|remains|became)"
_ADVERB = (
    r"(?:(?:just|only|some|about|roughly|around|approximately|nearly|almost|over|also|now|still|once|completely|"
    r"entirely|doubly|halfway|midway|directly|immediately|partly|largely|mostly|not|itself|right|more than|less than|"
    r"close to)\s+){0,2}"
)
_SMALL = r"(?:(?!(?:of|in|on|at|for|to|from|with|by|who|that|which|and|or|than)\s)[\w’'-]+,?\s+)"
"""A word that may stand between an article and its noun."""
_DIRECTION = r"(?:(?:north|south)(?:[-\s]?(?:north|south)?[-]?(?:east|west))?|east|west)"
_LENGTH = r"(?:km|kilomet(?:er|re)s?|mi|miles?|met(?:er|re)s|nautical\s+miles)"
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|no|only|many)"
_KIND = (
    r"(?:towns?|cit(?:y|ies)|capitals?|villages?|hamlet|settlement|suburb|municipality|commune|port|seaport|resort|"
    r"countr(?:y|ies)|states?|provinces?|regions?|district|county|department|canton|islands?|isle|peninsula|"
    r"archipelago|territory|dependency|republic|kingdom|sultanate|emirate|microstate|exclave|enclave|oblast|prefecture|"
    r"governorate|parish|borough|neighbou?rhood|volcano|mountains?|desert|rivers?|tributary|lakes?|sea|strait|gulf)"
)
_SHORE = r"(?:coast|border|frontier|equator|shores?|banks?|river|sea|continent|foot|mouth|slopes|peninsula|edge)"
_END_OF_NOUN = (
    r"(?=\s*(?:[.,;:!?)]|\Z)|\s+(?:in|of|on|at|with|that|which|who|whose|from|for|by|and|near|but|as|here|there)\b)"
)
_PLACE = (
    (
        rf"{_LEAD}{_BE}\s+{_ADVERB}(?:an?|the|one\s+of\s+the|{_NAME})\s+{_SMALL}{{0,4}}?{_KIND}\b"
        rf"(?!\s+of\s+(?:mind|emergency|war|affairs|play|shock|the\s+art))"
        r"(?=\s*(?:[.,;:!?)]|\Z)|\s+(?:in|of|on|at|near|with|between|by|off|along|that|which|where|from|to|and|about|"
        rf"some|\d+|{_DIRECTION})\b)"
    ),
    rf",\s+(?:an?|the)\s+{_SMALL}{{0,4}}?{_KIND}\s+(?:in|of|on|near|at|off|between)\s+(?:the\s+)?(?:\w+\s+)?{_NAME}",
    (
        rf",\s+(?:now\s+|once\s+)?(?:an?|the)\s+{_SMALL}{{0,4}}?(?:towns?|city|village|hamlet|municipality|suburb|seaport|"
        r"port|resort|island|province|region|settlement)(?:\s+of\s+(?:some\s+|about\s+|only\s+|nearly\s+|over\s+)?\d|"
        r"\s+(?:that|which|where|with|\d)|\s*[,.;)]|\s*\Z)"
    ),
    rf",\s+(?:on|at|near)\s+(?:the\s+|{_NAME}[’']s\s+)(?:[\w-]+\s+){{0,2}}?(?:coast|border|frontier|shores?|banks?|river|lake)\b",
    (
        r"[’']s\s+(?:deputy\s+|former\s+|new\s+|acting\s+|first\s+)?(?:mayor|city\s+council|town\s+hall|city\s+hall|"
        r"suburbs|outskirts|airport|harbou?r|main\s+square|old\s+town|inhabitants|city\s+cent(?:re|er)|railway\s+station)\b"
    ),
    (
        rf"{_LEAD}(?:is|are|was|were)\s+(?:again\s+|also\s+|being\s+|heavily\s+|repeatedly\s+|partly\s+){{0,2}}"
        r"(?:shelled|besieged|flooded|bombarded|blockaded|razed|overrun)\b"
    ),
    rf"{_LEAD}{_BE}\s+{_ADVERB}landlocked\b",
    rf"{_LEAD}{_BE}\s+{_ADVERB}(?:closer|nearer)\s+to\s+(?:the\s+)?{_NAME}(?:\s{_NAME}){{0,2}}\s+than\b",
    rf",\s+in\s+the\s+(?:far\s+|extreme\s+)?{_DIRECTION}\s+of\s+(?:the\s+)?{_NAME}",
    rf",\s+{_ADVERB}\d[\d.,]*[-\s]?{_LENGTH}\s+(?:away\s+)?(?:from|{_DIRECTION}\s+of)\s+(?:the\s+)?{_NAME}",
    (
        rf"{_LEAD}(?:lies?|lay|sits?|stands|{_BE}(?:\s+(?:located|situated))?)\s+{_ADVERB}(?:[\w.,-]+\s+){{0,4}}?"
        rf"(?:\d[\d.,]*[-\s]?)?{_LENGTH}\s+(?:away\s+)?(?:to\s+the\s+)?(?:from|inland|off|due|{_DIRECTION})\b"
    ),
    (
        rf"{_LEAD}(?:lies?|lay|lying|sits?|{_BE}(?:\s+(?:located|situated))?)\s+{_ADVERB}(?:to\s+the\s+)?(?:far\s+|due\s+)?"
        rf"{_DIRECTION}\s+of\s+(?:the\s+)?{_NAME}"
    ),
    (
        rf"{_LEAD}(?:lies?|lay|lying|sits?|can\s+be\s+found|{_BE}\s+(?:located|situated|found))\s+{_ADVERB}(?:in|on|at|near|off|along|between|within|"
        rf"opposite|beside|close\s+to|next\s+to|across|amid|astride|deep\s+in|upon)\s+(?:both\s+)?(?:the\s+|an?\s+)?"
        rf"(?:(?:[a-z-]+\s+){{0,3}}?{_NAME}|(?:[\w-]+\s+){{0,2}}?{_SHORE}\b)"
    ),
    rf"{_LEAD}{_BE}\s+{_ADVERB}(?:near|close\s+to|next\s+to|opposite|on|at)\s+(?:the\s+)(?:[\w-]+\s+){{0,2}}?{_SHORE}\b",
    (
        rf"{_LEAD}(?:do(?:es)?\s+not\s+border|did\s+not\s+border|borders?|bordered|adjoins|abuts|surrounds|encloses)\s+"
        rf"{_ADVERB}(?:the\s+|both\s+)?(?:{_NAME}|{_NUMBER}\s+(?:[a-z]+\s+)?{_KIND})"
    ),
    rf"{_LEAD}touches\s+{_ADVERB}{_NUMBER}\s+(?:[a-z]+\s+)?{_KIND}",
    (
        rf"{_LEAD}(?:shares?|shared|has|have|had)\s+(?:an?|the|its|no|most\s+of\s+its)\s+(?:[\w.,-]+\s+){{0,4}}?"
        r"(?:borders?|frontiers?|coast|coastline|shoreline|boundary|population|surface\s+area)\b"
        r"(?=\s*(?:[.,]|\Z)|\s+(?:with|of|on|to|that|and|along)\b)"
    ),
    (
        rf"{_LEAD}{_BE}\s+{_ADVERB}(?:surrounded|bounded|bordered|encircled|enclosed|separated)\s+"
        rf"(?:on\s+[\w\s]{{2,20}}?)?(?:by|from)\s+(?:the\s+)?{_NAME}"
    ),
    (
        rf"{_LEAD}(?:stretch(?:es)?|extends?|spans?|straddles?|runs?)\s+(?:(?:from|along|across|over|into|through|to|as\s+far"
        rf"\s+as)\s+)?(?:the\s+)?(?:border\b|{_NAME})"
    ),
    rf"{_LEAD}(?:has|had|have)\s+{_ADVERB}[\d.,]+\s+(?:million\s+)?(?:inhabitants|residents|people)\b",
    rf"{_LEAD}covers?\s+{_ADVERB}(?:an\s+area\b|[\d.,]+\s+)",
)
_WATER = (
    (
        rf"{_LEAD}(?:flow(?:s|ed)?|empt(?:y|ies)|drains?|discharges|meanders|winds|joins|meets|rises?|rose|runs?|"
        rf"passes|reaches)\s+(?:[a-z]+\s+){{0,4}}?{_NAME}"
    ),
    rf"{_LEAD}(?:crosses|separates?|divides?)\s+(?:the\s+)?{_NAME}",
    rf"{_LEAD}(?:forms?|formed|marks?)\s+(?:[a-z]+\s+){{0,3}}?(?:border|frontier|boundary)\b",
    rf"{_LEAD}{_BE}\s+(?:[\w’'-]+\s+){{0,5}}?(?:river|tributary|stream|waterway)s?\b",
    rf"{_LEAD}{_BE}\s+(?:[a-z]+\s+)?(?:longer|shorter|wider|deeper)\s+than\s+(?:the\s+)?{_NAME}",
)
_PLACED = (
    (
        rf"{_LEAD}(?:{_BE}\s+{_ADVERB}(?:in|part\s+of|(?:[a-z]+\s+){{0,2}}?(?:larger|bigger|smaller)\s+than)|belongs?\s+to|belonged\s+to)\s+"
        rf"(?:the\s+)?(?:far\s+|[a-z]*(?:north|south|east|west)[a-z]*\s+(?:of\s+)?|central\s+)?(?P<name>{_NAME}(?:\s{_NAME}){{0,2}})"
    ),
)
_STATES_ARE = word_set(
    """
    ally candidate champion chief critic defender founder friend host hunter leader model named called neighbor
    neighbour owner partner player producer queen king rebel specialist victim veteran witness winner general
    principal expert resident suspect prince president minister executive governor
    """
)
"""Roles in which places are as well: a country is a host, a leader, a friend."""
_KIN = word_set(
    "girl boy woman man lady guy child kid toddler teenager grandmother grandfather widow widower twin stepson dancer "
    "chef waiter electrician plumber clerk pupil baker tailor carpenter vet dentist accountant hero heroine "
    "influencer youtuber"
)
_THING = (
    r"(?:languages?|colou?r|bank|compan(?:y|ies)|firm|brand|musical|album|novel|song|film|movie|band|dog|cat|horse|meat|"
    r"bird|fruit|vegetable|dish|drink|metal|battleship|cruiser|warship|ship|software|property|skill|pleasure|virtue|"
    r"verb|noun|word|name|font|game|magazine|newspaper|material|planet|drug|disease|gem|plant|flower|sports?|university|school|club|answer|answers)"
)
_SEVERAL = re.compile(r"\s+(?:are|were|live|have|do|lie|run)\b")
"""What is said of several things at once: worms *are*, the town of Worms *is*."""
_SHARED = (
    r"(?:flat|room|house|home|bed|apartment|office|secret|joke|laugh|meal|drink|cabin|tent|car|desk|kitchen|birthday)"
)
_CALLED_LIKE_PEOPLE = GIVEN_NAMES | AMBIGUOUS_GIVEN_NAMES | {"Chad", "India", "Virginia", "Victoria", "Dakota"}


def read_predicate(mention: Mention) -> dict[str, float]:
    """The signals of the predicate, each 1: of a place and of water, or one against both."""
    after = _predicate(mention.passage, mention.last)
    return {name: 1.0 for name, is_so in _read(mention, after) if is_so} if after else {}


def placed_by(passage: Passage, last: int) -> tuple[str, ...]:
    """What the name that ends before token `last` is put into or compared with, longest reading first."""
    after = _predicate(passage, last)
    found = _patterns()["placed"][0].match(after) if after else None
    if not found:
        return ()
    words = found["name"].split()
    return tuple(" ".join(words[:count]) for count in range(len(words), 0, -1))


def is_said_of_place(passage: Passage, last: int) -> bool:
    """Whether what follows the name that ends before token `last` is said of places alone."""
    after = _predicate(passage, last)
    return bool(after) and _matches("place", after) and not (_matches("person", after) or _matches("thing", after))


def _predicate(passage: Passage, last: int) -> str:
    """The words after a name where they may be its predicate; else the empty string."""
    start, end = passage.tokens[last - 1].end, passage.tokens[-1].end
    after = passage.text[start : min(end, start + _LONGEST)]
    return after if _OPENINGS.match(after) and not passage.shouted else ""


_LONGER = word_set("longer shorter wider deeper")
_INTO = word_set("into joins joining meets")


def is_beside_water(passage: Passage, first: int) -> bool:
    """Whether the words before "the" and the name are those before rivers: longer than the Seine, flows into the Po."""
    before, earlier = passage.lower(first - 2), passage.lower(first - 3)
    if passage.lower(first - 1) != "the":
        return False
    flows = before in _INTO and (before != "into" or earlier.startswith(("flow", "empt", "drain", "discharg")))
    lies = before == "on" and earlier in _LYING
    return lies or flows or (before == "than" and earlier in _LONGER) or (before == "of" and earlier in _OF_RIVERS)


_LYING = word_set("lies lie lay lying town city port village stands sits situated located")
_OF_RIVERS = word_set("tributary tributaries banks bank mouth source estuary delta")


def _read(mention: Mention, after: str) -> list[tuple[str, bool]]:
    person = _matches("person", after) or (_is_called_like_people(mention) and _matches("person named", after))
    against = person or _matches("thing", after)
    return [
        ("predicate of a person", person),
        ("predicate of a thing", against and not person),
        ("predicate of several", _is_like_plural(mention) and bool(_SEVERAL.match(after))),
        ("predicate of a place", not against and _matches("place", after)),
        ("predicate of water", not against and _matches("water", after)),
    ]


def _is_like_plural(mention: Mention) -> bool:
    return mention.words == 1 and mention.name.endswith("s")


def _is_called_like_people(mention: Mention) -> bool:
    return mention.words == 1 and mention.name in _CALLED_LIKE_PEOPLE


def _matches(kind: str, after: str) -> bool:
    return any(pattern.match(after) for pattern in _patterns()[kind])


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Compiled when the first predicate is read: most commands read none."""
    tables = {"place": _PLACE, "water": _WATER, "placed": _PLACED, **_against()}
    return {kind: tuple(re.compile(text) for text in texts) for kind, texts in tables.items()}


def _against() -> dict[str, tuple[str, ...]]:
    person = "|".join(sorted((ROLES - _STATES_ARE) | _KIN))
    whose = r"(?:an?|the|my|his|her|our|their|your)"
    role = rf"{_SMALL}{{0,3}}?(?:{person})\b"
    emotion = (
        r"(?:smiles?|smiled|laughs|laughed|giggled|grinned|frowned|nodded|shrugged|sighed|wept|sobbed|yawned|blushed|"
        r"sneezed|coughed|winked|sang|sings|lied)"
    )
    return {
        "person": (
            rf"\s+(?:is|was|became)\s+(?:now\s+)?{whose}\s+{role}{_END_OF_NOUN}",
            rf"\s+(?:is|was)\s+(?:my|his|her|your)\s+{_SMALL}{{0,2}}?[a-z]+{_END_OF_NOUN}",
            rf"\s+(?:shares?|shared)\s+(?:an?|the|his|her|their)\s+(?:[a-z-]+\s+){{0,2}}?{_SHARED}\b",
            rf"\s+{emotion}\b",
        ),
        "person named": (
            rf",\s+(?:an?|the|my|his|her)\s+{role}(?:\s+in\s+(?:his|her)\b|\s+who\b|,)",
            r"\s+and\s+(?:his|her)\s+[a-z]+\b",
            r"\s+(?:said|says|told|thought|knew)\s+(?:[a-z]+\s+){0,2}?(?:he|she|his|her|him)\b",
            r"\s+(?:scored|sat|lies?\s+(?:in\s+bed|awake|to|about))\b",
            r"\s+is\s+the\s+(?:son|daughter|name)\b",
        ),
        "thing": (
            rf"\s+(?:is|are|was|were)\s+(?:(?:an?|the|one\s+of\s+\w+)\s+)?{_SMALL}{{0,3}}?{_THING}{_END_OF_NOUN}",
            r"\s+means\s+(?:an?\s+)?[a-z]+\b(?!\s+(?:to|for|of))",
            r"\s+for\s+(?:dinner|lunch|breakfast|supper)\b",
        ),
    }
