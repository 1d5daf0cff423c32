"""Answers of a geocoder for a name → candidates: those that bear the name, the best known first; and their records."""

from collections.abc import Iterable, Sequence

from storymap.gazetteers.importance import KIND_FACTORS
from storymap.gazetteers.online.answers import Answer
from storymap.gazetteers.online.values import Json, number, position, record, text
from storymap.geo import distance_km
from storymap.language.name_variants import variants
from storymap.language.names import normalise, without_possessive
from storymap.model.places import Candidate, LonLat, Place

_LEAST_RADIUS_KM = 0.1
_USUAL_RADIUS_KM = {"A": 30.0, "L": 10.0, "H": 10.0, "T": 5.0, "V": 5.0, "P": 2.0}
"""How large a thing is taken to be where the server does not say."""
_DIGITS = 4


def candidates_of(service: str, sought: str, answers: Iterable[Answer]) -> tuple[Candidate, ...]:
    """The answers that bear the name sought; both servers also give what only resembles it.

    The features of a candidate say how its name was matched (`primary`, `alternate`, `stripped`, `swapped` or
    `expanded`), its `importance` in [0, 1], and that it is from `online`.

    Args:
        service: Registered name of the geocoder, with which the ids begin.
        sought: The name that was asked for.
        answers: What the server gave.
    """
    found: dict[str, Candidate] = {}
    for answer in answers:
        match = _match(sought, answer)
        if match:
            found.setdefault(answer.key, _candidate(service, answer, match))
    return tuple(sorted(found.values(), key=lambda c: (-c.score, c.place.id)))


def _match(sought: str, answer: Answer) -> str | None:
    """How the answer bears the name; `None` where it does not."""
    keys = {normalise(sought), normalise(without_possessive(sought))}
    if normalise(answer.name) in keys:
        return "primary"
    own = {normalise(name) for name in (answer.name, *answer.names)}
    if keys & own:
        return "alternate"
    forms = (
        v.form for key in sorted(keys) for v in variants(key, own.__contains__) if v.fits(answer.kind.feature_class)
    )
    return next(forms, None)


def _candidate(service: str, answer: Answer, match: str) -> Candidate:
    usual = answer.kind.usual
    importance = usual if answer.importance is None else max(answer.importance, usual / 2)
    country = answer.country_code
    place = Place(
        id=f"{service}:{answer.key}",
        name=answer.name,
        feature_class=answer.kind.feature_class,
        feature_code=answer.kind.feature_code,
        location=answer.location,
        radius_km=_radius_km(answer),
        country_code=country,
        countries=(country,) if country else (),
        admin1=answer.admin1,
    )
    features = ((match, 1.0), ("importance", round(importance, _DIGITS)), ("online", 1.0))
    return Candidate(place=place, score=round(importance * KIND_FACTORS[match], _DIGITS), features=features)


def _radius_km(answer: Answer) -> float:
    """Half the diagonal of the bounding box."""
    usual = _USUAL_RADIUS_KM.get(answer.kind.feature_class, 0.5)
    if answer.box is None:
        return usual
    low, high = answer.box
    if not 0 <= high.lon - low.lon <= 180:  # across ±180°, or around the Earth: the width says nothing
        high = LonLat(lon=low.lon, lat=high.lat)
    return round(max(distance_km(low, high) / 2, _LEAST_RADIUS_KM), 1)


def to_record(candidate: Candidate) -> dict[str, object]:
    """A candidate as the cache keeps it."""
    place = candidate.place
    return {
        "id": place.id,
        "name": place.name,
        "kind": f"{place.feature_class}.{place.feature_code}",
        "lon": place.location.lon,
        "lat": place.location.lat,
        "radius_km": place.radius_km,
        "country": place.country_code,
        "admin1": place.admin1,
        "score": candidate.score,
        "features": dict(candidate.features),
    }


def from_record(kept: object) -> Candidate:
    """A candidate that `to_record` wrote.

    Raises:
        ValueError: It is none: somebody else wrote it.
    """
    told = record(kept)
    location, radius_km = position(told.get("lon"), told.get("lat")), number(told.get("radius_km"))
    feature_class, _, feature_code = text(told.get("kind")).partition(".")
    score, identifier, name = number(told.get("score")), text(told.get("id")), text(told.get("name"))
    if location is None or radius_km is None or radius_km < 0 or score is None or not (identifier and name):
        raise ValueError("no candidate")
    country = text(told.get("country")) or None
    place = Place(
        id=identifier,
        name=name,
        feature_class=feature_class,
        feature_code=feature_code,
        location=location,
        radius_km=radius_km,
        country_code=country,
        countries=(country,) if country else (),
        admin1=text(told.get("admin1")) or None,
    )
    return Candidate(place=place, score=score, features=tuple(_features(record(told.get("features")))))


def _features(told: Json) -> Sequence[tuple[str, float]]:
    return [(name, value) for name, kept in told.items() if (value := number(kept)) is not None]
