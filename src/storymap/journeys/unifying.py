"""Visits of several texts → visits: a country that one text names and a town in it that another names are one."""

from collections.abc import Iterator
from dataclasses import replace

from storymap.journeys.containment import lies_in
from storymap.journeys.merging import documents_of
from storymap.journeys.stops import hand_over
from storymap.journeys.visits import Logbook, Visit


def unify_countries(log: Logbook) -> None:
    """Let the country of one text give way to the town of another, where no text tells of two visits there.

    `She flew from Norway to Italy` and, elsewhere, `she left Oslo and landed in Rome` tell one flight.
    """
    pairs = dict(_pairs(log))
    for country, town in pairs.items():
        hand_over(country, town)
        log.visits.remove(country)
    log.told[:] = [
        replace(told, visits=tuple(dict.fromkeys(pairs.get(v, v) for v in told.visits))) for told in log.told
    ]


def _pairs(log: Logbook) -> Iterator[tuple[Visit, Visit]]:
    countries = [visit for visit in log.visits if visit.place and visit.place.is_country and not visit.border]
    for country in countries:
        inside = [visit for visit in log.visits if _inside(visit, country)]
        again = [other for other in countries if other.place == country.place]
        if len(inside) == 1 and len(again) == 1 and not documents_of(inside[0]) & documents_of(country):
            yield country, inside[0]


def _inside(visit: Visit, country: Visit) -> bool:
    """Whether a visit lies in the country; a crossing into or out of it is told for itself."""
    if visit.place is None or country.place is None or visit.border:
        return False
    return visit.place.id != country.place.id and lies_in(visit.place, country.place)
