"""All claims of a story → totals that are not the sum of their parts, or smaller than one of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from storymap.boundaries.atlas import Boundaries
from storymap.checks.consistency import Interval, as_written, meets, one_voice, stated_by
from storymap.checks.judging import code_of
from storymap.errors import UnknownPlaceError
from storymap.model.claims import AnyClaim, ClaimType, Conflict, Mention


class TotalsCheck:
    """Compares the length of all borders of a country with that of each."""

    name = "totals"
    version = "1"

    def __init__(self, *, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def find_conflicts(self, claims: Sequence[AnyClaim]) -> tuple[Conflict, ...]:
        """Totals smaller than their parts, or unequal to the sum of all of them."""
        parts: defaultdict[str, dict[str, int]] = defaultdict(dict)
        totals: list[int] = []
        for number, claim in enumerate(claims):
            if claim.type is not ClaimType.BORDER_LENGTH or claim.negated or not claim.quantities:
                continue
            if claim.grounds:
                for one, other in (claim.mentions, claim.mentions[::-1]):
                    parts[one.place.id].setdefault(other.place.id, number)
            else:
                totals.append(number)
        return tuple(found for number in totals for found in self._compared(claims, number, parts))

    def _compared(
        self, claims: Sequence[AnyClaim], number: int, parts: dict[str, dict[str, int]]
    ) -> Iterator[Conflict]:
        total = claims[number]
        numbers = [n for n in parts[total.mentions[0].place.id].values() if one_voice((total, claims[n]))]
        if not numbers:
            return
        low, high = _sum([claims[n] for n in numbers])
        allowed = [next(iter(stated_by(total)))]
        complete = self._complete(total.mentions[0], [claims[n] for n in numbers])
        if any(meets(bounds, (low, high if complete else float("inf"))) for bounds in allowed):
            return
        if not complete and all(bounds[1] >= low for bounds in allowed):
            return
        name, listed = total.mentions[0].place.name, " + ".join(as_written(claims[n]) for n in numbers)
        because = f"All borders of {name} are said to be {as_written(total)} long, the parts {listed}."
        yield from (Conflict(claims=(number, part), because=because) for part in numbers)

    def _complete(self, figure: Mention, parts: Sequence[AnyClaim]) -> bool:
        """Whether the parts are the borders with every neighbour, in some worldview."""
        try:
            code = code_of(figure, self._boundaries)
            named = {code_of(mention, self._boundaries) for part in parts for mention in part.mentions} - {code}
        except UnknownPlaceError:
            return False
        return any(set(self._boundaries.neighbours(code, view)) == named for view in self._boundaries.worldviews)


def _sum(parts: Sequence[AnyClaim]) -> Interval:
    intervals = [next(iter(stated_by(part))) for part in parts]
    return sum(low for low, _ in intervals), sum(high for _, high in intervals)
