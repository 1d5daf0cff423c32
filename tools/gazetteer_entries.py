"""What the build collects: one entry a place, with all its names and their kinds."""

import re
import unicodedata
from dataclasses import dataclass, field

PRIMARY, ALTERNATE, ABBREVIATION, RARE = range(4)
"""Kinds of names, numbered as in `storymap.gazetteers.importance.KINDS`."""

_JUNK = re.compile(r"https?:|wikipedia|[\d#@<>_]|^\W*$")
_CODE = re.compile(r"[A-Z0-9]{2,4}$")
_PARTICLES = re.compile(
    r"^(?:al|el|an|as|ad|ar|at|az|la|le|les|los|las|il|di|de|den|der|het|'s|s|ja|ez|er|es|esh)[ '’-]"
)


@dataclass(kw_only=True, slots=True)
class Entry:
    """A place on its way into the gazetteer."""

    source: str
    key: str
    name: str
    code: str
    lon: float
    lat: float
    radius_km: float
    feature_class: str = "P"
    country: str | None = None
    countries: tuple[str, ...] = ()
    admin1: str | None = None
    timezone: str | None = None
    population: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, kind: int) -> None:
        """Take a name, unless it is there already with a better kind."""
        name = " ".join(name.split())
        if name and kind < self.names.get(name, RARE + 1):
            self.names[name] = kind


def is_latin(text: str) -> bool:
    """Whether the first letter of a text is a Latin one."""
    letter = next((c for c in text if c.isalpha()), "")
    return bool(letter) and unicodedata.name(letter, "").startswith("LATIN")


def usable(name: str) -> bool:
    """Whether an alternate name is one that texts use.

    GeoNames' alternates hold airport codes (three capitals), links, numbers and machine transliterations,
    which begin with a small letter and look like words ("nor", "and").
    """
    if len(name) < 2 or name.endswith(".") or _JUNK.search(name) or _CODE.fullmatch(name):
        return False
    if is_latin(name):
        bare = sum(c.isalpha() for c in name)
        return bare > 2 and (name[0].isupper() or bool(_PARTICLES.match(name) and name.lower() != name))
    return not any(unicodedata.category(c) in {"Cs", "So"} for c in name)
