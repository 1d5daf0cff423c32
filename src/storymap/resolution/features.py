"""Candidate in its context → what speaks for it, by name."""

from dataclasses import dataclass
from functools import partial
from math import log10, sqrt

from storymap.geo import is_within
from storymap.language.names import normalise
from storymap.model.places import Candidate, Place
from storymap.resolution.context import Context
from storymap.resolution.patterns import Asked, is_of_kind
from storymap.resolution.senses import Name

Features = dict[str, float]
"""By name, each in [-1, 1]; `data/models/resolver.json` holds the weights. What is absent is 0."""
_SLACK_KM = 40
_KNOWN = 0.25
"""Importance from which on a place makes its kind one that the name may be of."""
_CITY = 30_000
"""Inhabitants from which on a town is as well known as the province of its name."""
_LARGE_CITY = 100_000
"""Inhabitants from which on a city is better known than the lesser provinces and waters of its name."""
_TOWN, _MANY_TIMES = 20_000, 40
"""Inhabitants from which on a town may take over a former name, unless the city has so many times as many."""
_SEATS = ("PPLA", "PPLC")
_PERIODS = ("name_from", "name_to")
"""What tells of a name of our list of former names that a place once bore it."""
_MATCHES = ("alternate", "abbreviation", "rare", "stripped", "swapped", "expanded")
"""Ways in which a gazetteer found a name, other than as the place's main one."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What the text itself says about one name."""

    containers: tuple[tuple[Place, float], ...] = ()
    """Places that the text puts it into, as far as known, with their probability."""
    own: bool = True
    """Whether it is said at this mention, not at another of the same name."""
    listed: bool = False
    """Whether it may be a list that only looks like it."""
    asked: Asked | None = None
    """The kind of place asked for."""
    contains: bool = False
    """Whether the text puts another place into it."""
    contents: tuple[tuple[Candidate, ...], ...] = ()
    """What the names that the text puts into it may mean."""
    beside: tuple[str, ...] = ()
    """Keys of the names a few words away."""
    mates: tuple[str, ...] = ()
    """Keys of the names that it is listed with."""
    peers: tuple[str, ...] = ()
    """Keys of the names that it is compared with, or said to border."""
    called: Asked | None = None
    """The kind of place that its predicate says it is."""
    bare: bool = False
    """Whether no "the" stands before it: rivers have one."""
    bias: frozenset[str] = frozenset()
    """Countries that the user prefers, alpha-2."""


def describe(name: Name, candidate: Candidate, context: Context, clues: Clues) -> Features:
    """The features of one candidate."""
    features = _of_name(name, candidate)
    features.update(_of_class(candidate.place, name))
    features.update(_of_context(name, candidate.place, context, clues))
    features.update(_of_clues(candidate.place, clues))
    if clues.called and any(is_of_kind(c.place, clues.called) and c.score >= _KNOWN for c in name.candidates):
        features["kind said" if is_of_kind(candidate.place, clues.called) else "other kind said"] = 1.0
        of_country = name.means_country and candidate.place.country_code == name.candidates[0].place.country_code
        if clues.called == "settlement" and of_country and candidate.place.feature_code == "PPLC":
            features["capital said"] = 1.0
    return features


def _of_name(name: Name, candidate: Candidate) -> Features:
    place = candidate.place
    features: Features = {"prior": candidate.score}
    if candidate is name.candidates[0]:
        features["first"] = 1.0
        features["lead"] = candidate.score - (name.candidates[1].score if len(name.candidates) > 1 else 0.0)
    if len(name.candidates) == 1:
        features["only one"] = 1.0
    if is_called(candidate, name):
        features["main name"] = 1.0
    for match, _ in candidate.features:
        if match in _MATCHES:
            features[match] = 1.0
    features.update(_of_size(name, candidate, features))
    if name.means_country and not place.is_country:
        own = place.country_code == name.candidates[0].place.country_code
        features["within the country" if own else "not the country"] = 1.0
    if name.of_people:
        features["of a people" if place.is_country else "of a people, no country"] = 1.0
    return features


def _of_size(name: Name, candidate: Candidate, known: Features) -> Features:
    """What the size of a city says for a name that is not its main one, and of a city against lesser places."""
    place = candidate.place
    if place.feature_class != "P":
        return {"smaller than a city of its name": float(not place.is_country and _is_in_shadow(place, name))}
    features: Features = {}
    if "alternate" in known and not _names_a_seat(name):
        features["alternate of a city"] = _size(place)
        features["alternate of a city, and first"] = _size(place) if "first" in known else 0.0
    if any(told in _PERIODS for told, _ in candidate.features) and not _is_borne_today(place, name):
        features["former name of a city"] = 0.5 + 0.5 * _size(place)
    return features


def is_called(candidate: Candidate, name: Name) -> bool:
    """Whether the name is the place's main one."""
    return any(told == "primary" for told, _ in candidate.features) or normalise(candidate.place.name) == name.key


def _of_class(place: Place, name: Name) -> Features:
    if place.is_country or place.feature_code == "CONT":
        return {"is country": 1.0}
    if place.feature_code == "ADM1":
        return {
            "is province": 1.0,
            "is province beside its town": float(_has_town(place, name)),
            "is province of its seat's name": float(_is_of_its_seat(place, name)),
            "is province without the accents": float(_lacks_accents(place, name)),
        }
    if place.feature_class == "P":
        return {"is settlement": 1.0, "is city": _size(place), "is capital": float(place.feature_code == "PPLC")}
    if place.feature_code == "PCLH":
        return {"is former": 1.0}
    return {{"A": "is district", "H": "is water", "L": "is area"}.get(place.feature_class, "is natural"): 1.0}


def _is_borne_today(city: Place, name: Name) -> bool:
    """Whether a town of some size has the city's former name today: Salisbury is no longer Harare to most."""
    least = max(_TOWN, city.population / _MANY_TIMES)
    return any(
        c.place.feature_class == "P" and c.place is not city and c.place.population >= least and is_called(c, name)
        for c in name.candidates
    )


def _names_a_seat(name: Name) -> bool:
    """Whether a capital or the seat of a province has the name as its main one."""
    return any(c.place.feature_code in _SEATS and is_called(c, name) for c in name.candidates)


def _is_of_its_seat(province: Place, name: Name) -> bool:
    """Whether a province has the name of its own seat: Edirne, Bremen, but not Washington."""
    return any(
        c.place.feature_code in _SEATS
        and c.place.population >= _CITY
        and is_called(c, name)
        and (c.place.country_code, c.place.admin1) == (province.country_code, province.admin1)
        for c in name.candidates
    )


def _lacks_accents(province: Place, name: Name) -> bool:
    """Whether the text writes the name as a large city elsewhere is written, and not as the province: Münster."""
    return province.name != name.written and any(
        c.place.feature_class == "P" and c.place.population >= _LARGE_CITY and c.place.name == name.written
        for c in name.candidates
        if not name.written.isascii()
    )


def _is_in_shadow(place: Place, name: Name) -> bool:
    """Whether a large city elsewhere has the name, with more people than the place: Manchester, Toledo."""
    return any(
        c.place.feature_class == "P"
        and c.place.population >= max(_LARGE_CITY, place.population)
        and c.place.country_code != place.country_code
        for c in name.candidates
    )


def _size(town: Place) -> float:
    """From 0 for towns of 30,000 to 1 for cities of 10 million and more."""
    return min(1.0, max(0.0, (log10(town.population + 1) - 4.5) / 2.5))


def _has_town(province: Place, name: Name) -> bool:
    """Whether a large town of the province's country has the same name: New York, Washington, São Paulo."""
    return any(
        c.place.feature_class == "P" and c.place.population >= _CITY and c.place.country_code == province.country_code
        for c in name.candidates
    )


def _of_context(name: Name, place: Place, context: Context, clues: Clues) -> Features:
    support = context.support(name, place)
    features = {
        "country": sqrt(support.country),
        "country named": support.named,
        "province": sqrt(support.province),
        "near": sqrt(support.near),
        "close": support.close,
    }
    if clues.beside:
        province, near = context.beside(clues.beside, place)
        features |= {"beside: province": province, "beside: near": near}
    if clues.mates:
        features["listed with its like"] = context.alike(clues.mates, place)
    if clues.peers:
        features["compared with its like"] = context.alike(clues.peers, place)
    return features


def _of_clues(place: Place, clues: Clues) -> Features:
    features: Features = {}
    if clues.containers:
        inside = sum(share for container, share in clues.containers if lies_in(place, container))
        how = ", perhaps" if clues.listed else "" if clues.own else " elsewhere"
        features[f"inside{how}"] = inside
        features[f"outside{how}"] = max(0.0, 1.0 - inside)
    if clues.asked:
        features["kind asked" if is_of_kind(place, clues.asked) else "other kind"] = 1.0
    if clues.bare and place.feature_code == "STM":
        features["river without article"] = 1.0
    if clues.contains and place.feature_class == "A":
        features["contains"] = 1.0
    if clues.contents:
        held = sum(any(lies_in(c.place, place) for c in content) for content in clues.contents)
        features["holds what is in it"] = held / len(clues.contents)
        features["holds its capital"] = float(
            place.is_country and any(map(partial(_is_capital, place), clues.contents))
        )
    if not clues.bias.isdisjoint(place.countries):
        features["bias"] = 1.0
    return features


def _is_capital(country: Place, content: tuple[Candidate, ...]) -> bool:
    """Whether what a name may mean first is the country's capital."""
    return bool(content) and content[0].place.feature_code == "PPLC" and lies_in(content[0].place, country)


def lies_in(place: Place, container: Place) -> bool:
    """Whether a place lies in another by country and province, or near enough to its point."""
    if place.id == container.id:
        return False
    if container.is_country:
        return container.country_code in place.countries and not place.is_country
    if container.feature_code == "ADM1":
        return place.country_code == container.country_code and place.admin1 == container.admin1
    if container.feature_code == "CONT" or container.radius_km > 1000:
        return False
    return is_within(place.location, container.location, distance=container.radius_km + _SLACK_KM)
