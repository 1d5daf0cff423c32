"""A gazetteer → what recognition asks of it: is this a name, and how important is the place?"""

from storymap.model.places import Candidate
from storymap.ports import Gazetteer


class Knowledge:
    """A gazetteer's answers, each asked for once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, bool] = {}
        self._best: dict[str, Candidate | None] = {}
        self._water: dict[str, bool] = {}

    def knows(self, name: str) -> bool:
        """Whether a place has that name and it is no common word."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._gazetteer.knows(name)
        return known

    def best(self, name: str) -> Candidate | None:
        """The most important place of that name, common word or not."""
        if name not in self._best:
            self._best[name] = next(iter(self._gazetteer.candidates(name, limit=1)), None)
        return self._best[name]

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
        known = self._water.get(name)
        if known is None:
            candidates = self._gazetteer.candidates(name, limit=_MOST_ASKED)
            known = self._water[name] = any(c.place.feature_class == "H" for c in candidates)
        return known

    def is_area(self, name: str) -> bool:
        """Whether the name means a region without an administration first: Darfur, but Berry and Murray as well."""
        best = self.best(name)
        return bool(best and best.place.feature_code == _AREA)

    def is_tripoint(self, name: str) -> bool:
        """Whether the name means a point where three countries meet: nothing else is called so."""
        best = self.best(name)
        return bool(best and best.place.feature_code == _TRIPOINT)

    def forget(self) -> None:
        """Start anew, so that a long batch does not grow."""
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
            self._best.clear()
            self._water.clear()


_MOST_ASKED = 8
_RIVER = "STM"
_TRIPOINT = "BDYT"
_AREA = "RGN"
_NOT_NATURAL = frozenset({_RIVER, _AREA, _TRIPOINT, "CONT"})
_MOST_KEPT = 200_000
