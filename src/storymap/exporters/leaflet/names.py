"""Shapes of the basemap → their names in the page's language."""

import json
from collections.abc import Mapping
from functools import cache

from storymap.exporters.catalogue.words import DEFAULT, Words
from storymap.exporters.leaflet.topology import Shape
from storymap.model.places import Place
from storymap.resources import data_path


def shape_name(shape: Shape, words: Words) -> str:
    """What the map calls a country or a disputed area; the data's own English where nobody has translated it."""
    if words.lang == DEFAULT:
        return shape.name
    units: Mapping[str, str] = words.tables["units_of_land"]
    ours = units.get(shape.id.lower().replace("-", "_"), shape.name)
    return ours if shape.disputed else country_name(shape.id, words) or ours


def country_name(code: str | None, words: Words) -> str | None:
    """A country's name in the page's language; `None` in English, where the data have their own names."""
    return None if words.lang == DEFAULT or code is None else _country_names(words.lang).get(code)


def sea_name(place: Place, words: Words) -> str | None:
    """The name of a sea that the map knows, in the page's language; `None` in English and for all other places."""
    seas: Mapping[str, str] = words.tables["seas"]
    known = words.lang != DEFAULT and place.feature_class == "H"
    return seas.get(place.name.lower().replace(" ", "_")) if known else None


@cache
def _country_names(lang: str) -> Mapping[str, str]:
    """Names by alpha-2 code, as Unicode's CLDR has them."""
    names: dict[str, str] = json.loads(data_path("country-names", f"{lang}.json").read_text(encoding="utf-8"))
    return names
