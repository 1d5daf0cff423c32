"""The user's data folder → the files of the user's own places that runs take without being told."""

from pathlib import Path

from storymap import resources

SUFFIX = ".geojson"
"""Places are kept as GeoJSON, whatever form they came in."""
KIND = "places"
"""What they are called in the user's data folder."""


def user_folder() -> Path:
    """Where the user's places are kept."""
    return resources.user_folder(KIND)


def user_places() -> tuple[Path, ...]:
    """The kept files by name; none when nothing was ever added."""
    return tuple(sorted(user_folder().glob(f"*{SUFFIX}")))
