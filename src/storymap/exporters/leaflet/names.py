"""Shapes of the basemap → their names in the page's language."""

import json
from collections.abc import Mapping
from functools import cache

from storymap.exporters.catalogue.words import DEFAULT, Words
from storymap.exporters.leaflet.topology import Shape
from storymap.resources import data_path


def shape_name(shape: Shape, words: Words) -> str:
    """What the map calls a country or a disputed area; the data's own English where nobody has translated it."""
    if words.lang == DEFAULT:
        return shape.name
    units: Mapping[str, str] = words.tables["units_of_land"]
    ours = units.get(shape.id.lower().replace("-", "_"), shape.name)
    return ours if shape.disputed else _country_names(words.lang).get(shape.id, ours)


@cache
def _country_names(lang: str) -> Mapping[str, str]:
    """Names by alpha-2 code, as Unicode's CLDR has them."""
    names: dict[str, str] = json.loads(data_path("country-names", f"{lang}.json").read_text(encoding="utf-8"))
    return names
