"""Move → by what means, and how far and fast that can go at the very most."""

from collections.abc import Iterable
from dataclasses import dataclass

from storymap.journeys.moves import Move
from storymap.journeys.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """A means of travel with its limits: what nobody has surpassed, so that only the impossible is doubted."""

    name: str
    """As a note says it: `on foot`."""
    kmh: float
    """Highest mean speed in km/h over some hours."""
    first_day_km: float
    """Most km within one day and night."""
    daily_km: float
    """Most km a day over many days."""
    record: str
    """Where the limits come from."""


FOOT = Means(
    name="on foot",
    kmh=25,
    first_day_km=320,
    daily_km=125,
    record="the 24-hour world record is 319.6 km (2022); 3,100 miles were run at 123.5 km a day (2015)",
)
HORSE = Means(
    name="on an animal's back",
    kmh=70,
    first_day_km=500,
    daily_km=420,
    record="the mail riders of 1861, with fresh horses at every station, went 3,160 km at 410 km a day",
)
SKI = Means(
    name="on skis",
    kmh=40,
    first_day_km=480,
    daily_km=160,
    record="the 24-hour record is 472 km (2018); expeditions do not reach a third of that from day to day",
)
SLEDGE = Means(
    name="by sledge",
    kmh=40,
    first_day_km=320,
    daily_km=225,
    record="the fastest dog team of a race over 1,569 km in Alaska took 8.2 days (2017): 192 km a day",
)
BICYCLE = Means(
    name="by bicycle",
    kmh=75,
    first_day_km=1030,
    daily_km=650,
    record="the 24-hour world record is 1,026 km (2021); a continent was crossed at 634 km a day (2014)",
)
ROAD = Means(
    name="by road",
    kmh=250,
    first_day_km=4300,
    daily_km=4300,
    record="the fastest drive across North America, 4,500 km, took 25.7 hours (2020)",
)
RAIL = Means(
    name="by rail",
    kmh=500,
    first_day_km=8000,
    daily_km=8000,
    record="no train in service averages more than 330 km/h",
)
WATER = Means(
    name="on water",
    kmh=150,
    first_day_km=1800,
    daily_km=1700,
    record="the 24-hour record under sail is 1,682 km (2009); the fastest liner made 1,580 km a day (1952)",
)
AIR = Means(
    name="by air",
    kmh=2500,
    first_day_km=60_000,
    daily_km=60_000,
    record="no airliner was faster than 2,180 km/h",
)

_BY_LEMMA: dict[str, Means] = {
    **dict.fromkeys(("walk", "march", "trek", "hike", "trudge", "limp", "stumble", "tramp", "wander"), FOOT),
    **dict.fromkeys(("sail", "set sail", "steam", "cruise", "voyage", "row", "paddle", "canoe", "kayak"), WATER),
    **dict.fromkeys(("fly", "take off"), AIR),
    **dict.fromkeys(("cycle", "bike", "pedal"), BICYCLE),
    "gallop": HORSE,
    "drive": ROAD,
    "ski": SKI,
}
_BY_WORD: dict[str, Means] = {
    "foot": FOOT,
    **dict.fromkeys(("horseback", "horse", "mule", "camel", "donkey", "elephant"), HORSE),
    **dict.fromkeys(("skis",), SKI),
    **dict.fromkeys(("sledge", "sled", "sleigh"), SLEDGE),
    **dict.fromkeys(("bicycle", "bike"), BICYCLE),
    **dict.fromkeys(("car", "bus", "coach", "lorry", "truck", "taxi", "van", "motorbike", "motorcycle", "jeep"), ROAD),
    **dict.fromkeys(("train", "rail", "railway", "express"), RAIL),
    **dict.fromkeys(("ship", "boat", "ferry", "steamer", "sea", "canoe", "raft", "yacht", "liner", "barge"), WATER),
    **dict.fromkeys(("plane", "aeroplane", "airplane", "air", "helicopter", "jet", "balloon", "airship"), AIR),
}
_AMONG = frozenset(
    {"by", "on", "aboard", "in", "took", "take", "taking", "taken", "caught", "boarded", "rode", "riding"}
)
"""Words with which a vehicle is the means of a motion, with up to two words between."""
_PARTLY = frozenset({"last", "final", "remaining", "rest", "part", "partly", "half", "first"})
"""Words with which only a part of the way is meant."""


def means_of(move: Move) -> Means | None:
    """The means that a motion's words tell, a vehicle before the verb; `None` where they tell none.

    `Riding` alone is on an animal's back, the fastest of which is the limit.
    """
    told = _around(move)
    if any(word in _PARTLY for word in told):
        return None
    by_word = next((found for found in _vehicles(told)), None)
    if by_word or move.sense.lemma != "ride":
        return by_word or _BY_LEMMA.get(move.sense.lemma)
    return HORSE


def _around(move: Move) -> list[str]:
    """The words of the motion, and some behind it."""
    words: Words = move.words
    inside = [n for n, word in enumerate(words) if move.span.contains(word.span)]
    end = inside[-1] + 5 if inside else 0
    return [word.lower for word in words[inside[0] if inside else 0 : end] if not word.is_toponym]


def _vehicles(words: list[str]) -> Iterable[Means]:
    for index, word in enumerate(words):
        if word in _BY_WORD and _AMONG & set(words[max(0, index - 3) : index]):
            yield _BY_WORD[word]


def fastest(found: Iterable[Means | None]) -> Means | None:
    """The fastest of several; `None` where none is told."""
    return max((means for means in found if means), key=lambda means: means.daily_km, default=None)
