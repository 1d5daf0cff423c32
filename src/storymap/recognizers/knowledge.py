"""A gazetteer → what recognition asks of it: is this a name, and how important is the place?"""

from functools import lru_cache

from storymap.model.places import Candidate
from storymap.ports import Gazetteer


class Knowledge:
    """A gazetteer's answers, the last ones remembered: names come again in an article and from one to the next."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known = lru_cache(_NAMES_KEPT)(gazetteer.knows)
        self._best = lru_cache(_PLACES_KEPT)(self._first)
        self._water = lru_cache(_PLACES_KEPT)(self._is_called_water)

    def knows(self, name: str) -> bool:
        """Whether a place has that name and it is no common word."""
        return self._known(name)

    def best(self, name: str) -> Candidate | None:
        """The most important place of that name, common word or not."""
        return self._best(name)

    def _first(self, name: str) -> Candidate | None:
        return next(iter(self._gazetteer.candidates(name, limit=1)), None)

    def importance(self, name: str) -> float:
        """How important the most important place of that name is, in [0, 1]; 0 when there is none."""
        best = self.best(name)
        return best.score if best else 0.0

    def is_large(self, name: str) -> bool:
        """Whether the name means a country, a continent, a state or province first of all."""
        best = self.best(name)
        return bool(best and (best.place.is_country or best.place.feature_code in ("CONT", "ADM1", "PCLH")))

    def is_natural(self, name: str) -> bool:
        """Whether the name means a mountain, a sea or a lake first: hardly ever a surname."""
        best = self.best(name)
        return bool(best and best.place.feature_class in "HTLUV" and best.place.feature_code not in _NOT_NATURAL)

    def is_river(self, name: str) -> bool:
        """Whether the name means a river first; many are called like people, too: James, Don."""
        best = self.best(name)
        return bool(best and best.place.feature_code == _RIVER)

    def may_be_water(self, name: str) -> bool:
        """Whether a river, a lake or a sea is among the best known places of that name: the Jordan, the Niger."""
        return self._water(name)

    def _is_called_water(self, name: str) -> bool:
        return any(c.place.feature_class == "H" for c in self._gazetteer.candidates(name, limit=_MOST_ASKED))

    def is_area(self, name: str) -> bool:
        """Whether the name means a region without an administration first: Darfur, but Berry and Murray as well."""
        best = self.best(name)
        return bool(best and best.place.feature_code == _AREA)

    def is_tripoint(self, name: str) -> bool:
        """Whether the name means a point where three countries meet: nothing else is called so."""
        best = self.best(name)
        return bool(best and best.place.feature_code == _TRIPOINT)


_MOST_ASKED = 8
_RIVER = "STM"
_TRIPOINT = "BDYT"
_AREA = "RGN"
_NOT_NATURAL = frozenset({_RIVER, _AREA, _TRIPOINT, "CONT"})
_NAMES_KEPT = 1 << 14
"""A hundred bytes each."""
_PLACES_KEPT = 1 << 12
"""A thousand bytes each."""
