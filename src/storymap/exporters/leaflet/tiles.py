"""Name of an online map → its tiles, as far as they may be shown without a key; the list is that of xyzservices."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

import xyzservices.providers

from storymap.errors import InputError

_SIMILAR = 5
"""How many similar names a message lists."""
_MAX_ZOOM = 18
"""Where a provider does not say how far its tiles go."""
_WEB_MERCATOR = ("EPSG:3857", "3857")
_TAG = re.compile(r"<[^<>]*>")
_STILL_OPEN = re.compile(r"\{(?![xyzrs]\})\w+\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """An online map in square tiles."""

    name: str
    """Its name in the list."""
    url: str
    """Address of a tile with `{z}`, `{x}`, `{y}`, and perhaps `{s}` for a subdomain and `{r}` for a sharper tile."""
    attribution: str
    """The words that its provider asks for."""
    subdomains: tuple[str, ...] = ()
    """What `{s}` may be."""
    max_zoom: int = _MAX_ZOOM
    """The last zoom that there are tiles of."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The origins that the tiles come from, such as `https://tile.example.org`.

        >>> Tiles(name="a", url="https://{s}.example.org/{z}/{x}/{y}.png", attribution="", subdomains=("a", "b")).hosts
        ('https://a.example.org', 'https://b.example.org')
        """
        addresses = [self.url.replace("{s}", part) for part in self.subdomains or ("",)]
        return tuple(f"{split.scheme}://{split.netloc}" for split in map(urlsplit, addresses))


def find_tiles(name: str) -> Tiles:
    """The tiles of that name; capitals, spaces and punctuation do not matter.

    Raises:
        InputError: There are none of that name, or they cannot be shown on a page that anybody may open.
    """
    known = xyzservices.providers.flatten()
    folded = {_folded(each): each for each in known}
    found = folded.get(_folded(name))
    if found is None:
        raise InputError(f"no online map called '{name}'{_similar(name, folded)}; xyzservices lists all {len(known)}")
    reason = _why_not(known[found])
    if reason:
        raise InputError(f"the online map {found} cannot be used: {reason}; choose another, such as OpenTopoMap")
    return _tiles(known[found])


def tiles_data(tiles: Tiles) -> dict[str, Any]:
    """What the page's script needs of them."""
    return {"url": tiles.url, "subdomains": list(tiles.subdomains), "maxZoom": tiles.max_zoom}


def _folded(name: str) -> str:
    return re.sub(r"\W|_", "", name).casefold()


def _similar(name: str, folded: Mapping[str, str]) -> str:
    sought = _folded(name)
    containing = [each for each in folded if sought and sought in each]
    close = dict.fromkeys([*get_close_matches(sought, folded, n=_SIMILAR), *containing])
    names = [folded[each] for each in close][:_SIMILAR]
    return f"; similar: {', '.join(names)}" if names else ""


def _why_not(provider: Mapping[str, Any]) -> str | None:
    """Why a page that anybody may open cannot show these tiles; `None` when it can."""
    if any("<insert" in str(value) for value in provider.values()):
        return "its provider asks for a key, which a page that anybody may open cannot keep secret"
    if provider.get("status"):
        return f"xyzservices lists it as {provider['status']}"
    if str(provider.get("crs", _WEB_MERCATOR[0])) not in _WEB_MERCATOR:
        return f"its tiles are in another projection ({provider['crs']})"
    if not provider["url"].startswith("https://"):
        return "its tiles are not sent encrypted, and most pages may not load such"
    if _STILL_OPEN.search(_address(provider)) or provider.get("tms") or provider.get("tileSize", 256) != 256:
        return "its tiles need settings of their own"
    return None


def _address(provider: Mapping[str, Any]) -> str:
    """The provider's address with its settings filled in."""
    kept = "xyzrs"
    return re.sub(r"\{(\w+)\}", lambda m: m[0] if m[1] in kept else str(provider.get(m[1], m[0])), str(provider["url"]))


def _tiles(provider: Mapping[str, Any]) -> Tiles:
    url = _address(provider)
    return Tiles(
        name=provider["name"],
        url=url,
        attribution=" ".join(_TAG.sub("", str(provider["attribution"])).replace("(C)", "©").split()),
        subdomains=tuple(provider.get("subdomains", "abc")) if "{s}" in url else (),
        max_zoom=int(provider.get("max_zoom", _MAX_ZOOM)),
    )
