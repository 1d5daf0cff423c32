"""The compiled gazetteer's files: names and shapes of the records, shared by the build and the reader.

A folder holds (all integers little-endian)

- `names.marisa`: trie of keys → number of the key; keys that begin with `=` are abbreviations, case kept;
- `postings.bin`: for each key one u32: a posting, or with the top bit set the place of a list in `lists.bin`
  (u32 count, then that many postings, most important first);
- `places.bin`: one record a place, sorted by source, then by id; readable with `numpy.memmap` and `DTYPE`;
- `place_names.bin`: UTF-8 main names, one after the other in the order of the places; places of sources whose keys
  are no numbers have a zero byte and their key behind the name;
- `periods.marisa`: keys of names that a place bore for a time only → number of the place, first and last year;
- `tables.json`: the strings that records give by number, and how many places each source has.
"""

import struct

VERSION = 2
"""Raised when a reader of the old version would misread the files."""

RECORD = struct.Struct("<iiIIIHHHHH")
"""Longitude and latitude in 1e-5°, population, offset of the name, id; then admin1, time zone, radius in 0.1 km,
countries and code, all but the radius as numbers of strings."""

DTYPE = (
    ("longitude", "<i4"), ("latitude", "<i4"), ("population", "<u4"), ("name", "<u4"), ("id", "<u4"),
    ("admin1", "<u2"), ("timezone", "<u2"), ("radius", "<u2"), ("country", "<u2"), ("code", "<u2"),
)  # fmt: skip
"""The same record for `numpy.dtype(list(DTYPE))`."""

NONE = 0xFFFF
"""A number in a record that names no string."""

PERIOD = "<Ihh"
"""Number of a place, first and last year in which it bore a name; 0 where that end is open."""

WORD = struct.Struct("<I")
"""One posting."""

DEGREE = 100_000
"""Stored units in a degree."""

LIST_BIT = 1 << 31
"""Set where a key has several postings."""

COMMON_BIT = 1 << 30
"""Set on postings of names that are common words."""

KIND_SHIFT = 28
"""Two bits above it: the kind of name."""

PLACE_MASK = (1 << KIND_SHIFT) - 1
"""The bits of a posting that number the place."""

FILES = (
    "names.marisa", "postings.bin", "lists.bin", "places.bin", "place_names.bin", "periods.marisa", "tables.json"
)  # fmt: skip
"""Every file of a compiled gazetteer."""


def posting(place: int, kind: int, *, common: bool) -> int:
    """One posting: a place, the kind of its name, and whether that name is a common word."""
    return place | kind << KIND_SHIFT | (COMMON_BIT if common else 0)
