"""Alternate names as lists give them → those that texts use."""

import re
import unicodedata

from storymap.gazetteers.importance import KINDS

PRIMARY, ALTERNATE, ABBREVIATION, RARE = range(len(KINDS))
"""Kinds of names by their number in `KINDS`."""

_JUNK = re.compile(r"https?:|wikipedia|[\d#@<>_]|^\W*$")
_CODE = re.compile(r"[A-Z0-9]{2,4}$")
_PARTICLES = re.compile(
    r"^(?:al|el|an|as|ad|ar|at|az|la|le|les|los|las|il|di|de|den|der|het|'s|s|ja|ez|er|es|esh)[ '’-]"
)


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
