"""Lower bounds of pyproject.toml → constraints for pip: each dependency in the lowest version that is allowed."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXTRAS = ("test",)
"""Extras beside what is always installed; `data` is for builds."""
_LOWEST = re.compile(r"([\w.-]+)\s*[>=]=\s*([\w.]+)")


def lowest(*extras: str) -> dict[str, str]:
    """Names with their lowest versions.

    Raises:
        ValueError: A dependency has no lower bound.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = list(project["dependencies"])
    for extra in extras:
        found += project["optional-dependencies"][extra]
    return dict(map(_bound, found))


def _bound(requirement: str) -> tuple[str, str]:
    match = _LOWEST.match(requirement)
    if match is None:
        raise ValueError(f"{requirement} has no lower bound in pyproject.toml; give it one")
    return match[1], match[2]


if __name__ == "__main__":
    sys.stdout.write("".join(f"{name}=={version}\n" for name, version in lowest(*EXTRAS).items()))
