"""What the build collects: one entry a place, with all its names and their kinds."""

from dataclasses import dataclass, field

from storymap.gazetteers.building.names import ABBREVIATION, ALTERNATE, PRIMARY, RARE, is_latin, usable

__all__ = ["ABBREVIATION", "ALTERNATE", "PRIMARY", "RARE", "Entry", "is_latin", "usable"]


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
    periods: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, name: str, kind: int) -> None:
        """Take a name, unless it is there already with a better kind."""
        name = " ".join(name.split())
        if name and kind < self.names.get(name, RARE + 1):
            self.names[name] = kind
