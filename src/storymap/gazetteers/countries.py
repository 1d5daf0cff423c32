"""A country's code → the gazetteer's entry of it."""

from storymap.boundaries.atlas import Boundaries
from storymap.errors import UnknownPlaceError
from storymap.model.places import Place
from storymap.ports import Gazetteer


def country_of(code: str, *, gazetteer: Gazetteer, boundaries: Boundaries) -> Place | None:
    """The entry of a country by its alpha-2 code; `None` where the gazetteer has none, or the code is no country's."""
    try:
        named = gazetteer.candidates(boundaries.name(code))
    except UnknownPlaceError:
        return None
    return next((c.place for c in named if c.place.is_country and c.place.country_code == code), None)
