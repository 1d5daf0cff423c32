"""What people call a country → its code, and back."""

import gzip
import json
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from storymap.errors import UnknownPlaceError
from storymap.resources import data_path


def country_code(name: str) -> str:
    """Alpha-2 code of a country by name, long name, common variant, alpha-2 or alpha-3 code.

    Raises:
        UnknownPlaceError: No country is called that; the message suggests similar names.
    """
    names = _names()
    if name in names:
        return name
    found = _codes().get(_key(name))
    if found:
        return found
    close = get_close_matches(_key(name), _codes(), n=3, cutoff=0.75)
    suggestions = list(dict.fromkeys(country_name(_codes()[key]) for key in close))
    hint = f"did you mean {' or '.join(suggestions)}?" if suggestions else "give an English name or an ISO 3166 code"
    raise UnknownPlaceError(f"no country called {name!r}; {hint}")


def country_name(code: str) -> str:
    """English short name of an alpha-2 code.

    Raises:
        UnknownPlaceError: The code is not known.
    """
    entry = _names().get(code)
    if entry is None:
        raise UnknownPlaceError(f"no country has the code {code!r}; give an ISO 3166-1 alpha-2 code such as NO")
    return str(entry["name"])


def other_names(code: str) -> tuple[str, ...]:
    """Long names and variants of a country, the short name not among them; empty for unknown codes."""
    return tuple(_names().get(code, {}).get("other", ()))


@cache
def _names() -> Mapping[str, Any]:
    content = data_path("boundaries", "names.json.gz").read_bytes()
    names: dict[str, Any] = json.loads(gzip.decompress(content))
    return names


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, entry in _names().items():
        for name in (entry["name"], entry.get("alpha3"), *entry.get("other", ())):
            if name:
                found.setdefault(_key(name), code)
    return found


def _key(name: str) -> str:
    """A name without case, accents, dots, apostrophes and its article.

    >>> _key("The Côte d’Ivoire"), _key("St. Kitts & Nevis")
    ('cote divoire', 'saint kitts and nevis')
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    kept = "".join(" " if letter in "-,()/" else letter for letter in plain if letter.isalnum() or letter in " -,()/")
    words = ["saint" if word == "st" else word for word in kept.split()]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
