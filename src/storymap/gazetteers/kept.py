"""The user's data folder → the files of the user's own places that runs take without being told."""

import os
import sys
from pathlib import Path

SUFFIX = ".geojson"
"""Places are kept as GeoJSON, whatever form they came in."""


def user_folder() -> Path:
    """Where the user's places are kept: below `XDG_DATA_HOME` if that is set, else where the system keeps data."""
    home = os.environ.get("XDG_DATA_HOME")
    if home:
        return Path(home) / "storymap" / "places"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "storymap" / "places"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "storymap" / "places"
    return Path.home() / ".local" / "share" / "storymap" / "places"


def user_places() -> tuple[Path, ...]:
    """The kept files by name; none when nothing was ever added."""
    return tuple(sorted(user_folder().glob(f"*{SUFFIX}")))
