"""Packaged scripts and styles → the texts that the page carries inline."""

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from xstatic.pkg import leaflet

from storymap.errors import DataError
from storymap.resources import package_text

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_STEPS = re.compile(r"^const STEPS = \{ ([\w, ]+) \};$", re.MULTILINE)
_IMAGE_RULE = re.compile(r"(?<![^{}])[^{}]*\{[^{}]*url\([^{}]*\}")
_TILES_SCRIPT = "7_tiles.js"
_SHARED = ("1_data.js", "1_words.js", "2_basemap.js", "3_labels.js", "3_rooms.js")
_ASKED_SCHEME = re.compile(r"\(prefers-color-scheme: (light|dark)\)")
_ALWAYS, _NEVER = "(min-width: 0px)", "(max-width: 0px)"

Theme = Literal["auto", "light", "dark"]
"""Colours of a page: the reader's own choice, or the maker's."""

LEAFLET_VERSION = str(leaflet.VERSION)


@cache
def leaflet_script() -> str:
    """Leaflet itself, without the pointer to its source map, which a browser would try to fetch."""
    return _inline(_SOURCE_MAP.sub("", _leaflet_file("leaflet.js")))


@cache
def leaflet_style() -> str:
    """Leaflet's style without the rules that fetch images or start the behaviours of old browsers."""
    return _inline(_bare(_IMAGE_RULE.sub("", _leaflet_file("leaflet.css"))))


@cache
def own_script(*, tiles: bool = False) -> str:
    """Our scripts in one scope of their own, in the order of their names.

    Args:
        tiles: Whether the page has an online map, which takes a script more.
    """
    left_out = () if tiles else (_TILES_SCRIPT,)
    return _inline("(() => {\n'use strict';\n" + _own_files(".js", left_out=left_out) + "\n})();")


@cache
def step_scripts() -> tuple[str, ...]:
    """The steps that put the page together, each a script: a browser can paint and answer between two of them."""
    (names,) = _STEPS.findall(own_script())
    return tuple(f"storySteps.{name}()" for name in names.split(", "))


@cache
def own_style(theme: Theme = "auto") -> str:
    """Our styles: those of the page in the order of their names, then that of the figures that reports draw too.

    Args:
        theme: `auto` asks the reader's system; else the question is answered here, for good.
    """
    style = _inline(_own_files(".css") + "\n" + package_text("exporters/figures.css"))
    if theme == "auto":
        return style
    style = style.replace("color-scheme: light dark;", f"color-scheme: {theme};")
    return _ASKED_SCHEME.sub(lambda m: _ALWAYS if m[1] == theme else _NEVER, style)


@cache
def shared_scripts() -> str:
    """The scripts that read islands and draw the basemap, for other pages that have a map."""
    return _inline("\n".join(_bare(_own_file(name)) for name in _SHARED))


@cache
def colours(scheme: Literal["light", "dark"]) -> str:
    """The custom properties of our pages' colours, whatever the reader's system asks for."""
    name = {"light": "1_colours.css", "dark": "1_dark.css"}[scheme]
    return _ASKED_SCHEME.sub(_ALWAYS, _bare(_own_file(name)))


def inline_files(folder: Traversable, suffix: str, *, left_out: tuple[str, ...] = ()) -> str:
    """The files of a folder of assets in the order of their names, without remarks, to be put inline.

    Raises:
        DataError: One would end the element that it stands in.
    """
    wanted = (f for f in folder.iterdir() if f.name.endswith(suffix) and f.name not in left_out)
    found = sorted(wanted, key=lambda f: f.name)
    return _inline("\n".join(_bare(f.read_text(encoding="utf-8")) for f in found))


def _own_files(suffix: str, *, left_out: tuple[str, ...] = ()) -> str:
    return inline_files(_assets(), suffix, left_out=left_out)


def _own_file(name: str) -> str:
    return (_assets() / name).read_text(encoding="utf-8")


def _assets() -> Traversable:
    return files("storymap.exporters.leaflet") / "assets"


_REMARK = re.compile(r"^\s*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\s*?$|^\s+|/\*\* @type [^*]*\*/ ", re.MULTILINE | re.DOTALL)


def _bare(source: str) -> str:
    r"""The source without indentation, remarks that fill whole lines, and types.

    They are for those who read the package; a page would carry twenty kilobytes of them.

    >>> _bare("/** Twice. */\nfunction twice(x) {\n  // no overflow\n  return 2 * x;\n}")
    'function twice(x) {\nreturn 2 * x;\n}'
    """
    return re.sub(r"\n+", "\n", _REMARK.sub("", source)).strip()


def _leaflet_file(name: str) -> str:
    path = Path(leaflet.BASE_DIR) / name
    if not path.is_file():
        raise DataError(f"Leaflet's {name} is missing from {path.parent}; reinstall XStatic-Leaflet")
    return path.read_text(encoding="utf-8").strip()


def _inline(source: str) -> str:
    """The source unless it would end the element it stands in."""
    if re.search(r"</(script|style)|<!--", source, re.IGNORECASE):
        raise DataError("a script or style of the page contains an end tag; it cannot be inlined")
    return source
