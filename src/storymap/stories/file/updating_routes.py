"""A story file's routes and the machine's new ones → the routes merged, each with its stops."""

from collections.abc import Callable, Mapping, Sequence

from storymap.stories.file.fingerprints import UNKNOWN, fingerprint
from storymap.stories.file.matching import merge_order, with_added
from storymap.stories.file.merging import Merger, ordered
from storymap.stories.file.records import Record
from storymap.stories.file.updating import ListUpdate, Merged

_OF = "_route"
"""While stops of all routes are merged together, the route of each."""

Fresh = tuple[Callable[[], str], Callable[[], str]]
"""What gives ids to new routes and to new stops."""


class RoutesUpdate:
    """Merges routes: a traveller's route is the one that was drafted for the same traveller."""

    def __init__(self, routes: Merger, stops: Merger) -> None:
        self._routes = routes
        self._stops = stops

    def update(self, old: Sequence[Record], new: Sequence[Record], fresh: Fresh) -> tuple[Merged, Merged]:
        """The routes with their stops, and the stops of all routes together."""
        known = {route["id"]: route for route in old}
        names = self._named(new, known, fresh[0])
        there = [
            route for route in new if names[route["id"]] in known or names[route["id"]] not in self._routes.drafted
        ]
        old_stops = [{**stop, _OF: route["id"]} for route in old for stop in route.get("stops") or ()]
        new_stops = [{**stop, _OF: names[route["id"]]} for route in there for stop in route.get("stops") or ()]
        stops = ListUpdate(self._stops, "quote", key=_OF).update(old_stops, new_stops, fresh[1])
        owner = {stop["id"]: stop[_OF] for stop in old_stops}
        owner |= {stops.ids[stop["id"]]: stop[_OF] for stop in new_stops if stop["id"] in stops.ids}
        merged = Merged(ids=names)
        found: dict[str, Record] = {}
        for route in new:
            merged.drafted[names[route["id"]]] = self._routes.fingerprints(route)
        for route in there:
            name = names[route["id"]]
            item = self._routes.merge(known[name], route) if name in known else ordered({**route, "id": name}, "routes")
            found[name] = _with_stops(item, stops.items, owner)
        for route in old:
            if route["id"] not in found:
                self._keep(route, _with_stops(self._routes.keep(route), stops.items, owner), (found, merged))
        file = [name for name in known if name in found]
        full = with_added([name for name in merged.drafted if name in found], file)
        merged.items = [found[name] for name in merge_order(file, list(self._routes.drafted), full)]
        stops.put_in_order([stop["id"] for route in merged.items for stop in route["stops"]])
        return merged, stops

    def _named(self, new: Sequence[Record], known: Mapping[str, Record], fresh: Callable[[], str]) -> dict[str, str]:
        """What the file calls each of the draft's routes, deleted ones too."""
        left: dict[str, str | None] = {one: base.get("traveller") for one, base in self._routes.drafted.items()}
        for own in [one for one, base in left.items() if base == UNKNOWN and one in known]:
            left[own] = fingerprint(known[own]["traveller"]) if known[own].get("traveller") else None
        names: dict[str, str] = {}
        for route in new:
            mark = fingerprint(route["traveller"]) if route.get("traveller") else None
            name = next((one for one, drafted in left.items() if drafted == mark), None)
            left.pop(name or "", None)
            names[route["id"]] = name or fresh()
        return names

    def _keep(self, old: Record, route: Record, into: tuple[dict[str, Record], Merged]) -> None:
        """A route that the machine no longer plans stays if it is a person's, or if stops of a person's are left."""
        found, merged = into
        own = self._routes.is_own(old)
        if own or self._routes.is_touched(old) or route.get("stops"):
            found[old["id"]] = route
            if not own:
                merged.drafted[old["id"]] = dict(self._routes.drafted[old["id"]])
        else:
            self._routes.report.gone.append(f"routes {old['id']}")


def _with_stops(route: Record, stops: Sequence[Record], owner: Mapping[str, str]) -> Record:
    own = [stop for stop in stops if owner.get(stop["id"]) == route["id"]]
    return ordered({**route, "stops": own}, "routes")
