"""A traveller's route with the visits that it was made of: what comparing texts needs, and nobody else."""

from dataclasses import dataclass

from storymap.journeys.visits import Told, Visit
from storymap.model.stories import Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """A route and where it comes from."""

    route: Route
    """The route."""
    visits: tuple[Visit, ...]
    """One for each stop."""
    told: tuple[Told, ...]
    """The moves that tell it, in the order of the texts."""

    def kept(self, visit: Visit) -> Visit:
        """The visit of the route that one told has become part of, or itself where it has not."""
        return next((own for own in self.visits if visit is own or visit in own.stands_for), visit)

    def begins(self, visit: Visit, document: str) -> bool:
        """Whether a visit is the first that a text tells."""
        first = next((told.visits[0] for told in self.told if told.visits and told.move.document == document), None)
        return first is not None and self.kept(first) is visit
