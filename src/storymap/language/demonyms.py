"""Names of peoples and their adjectives → the place they belong to: `Norwegian` → `Norway`."""

from functools import cache

from storymap.language import demonym_tables
from storymap.language.wordlists import name_map


@cache
def demonyms() -> dict[str, str]:
    """Demonyms and adjectives of countries, regions and towns → the name to look up."""
    return name_map(demonym_tables.TOWNS) | name_map(demonym_tables.REGIONS) | name_map(demonym_tables.COUNTRIES)


def place_of_demonym(word: str) -> str | None:
    """The place that a demonym belongs to; `None` when the word is none.

    >>> place_of_demonym("Norwegians"), place_of_demonym("South Korean"), place_of_demonym("Norway")
    ('Norway', 'South Korea', None)
    """
    return demonyms().get(word)
