"""One latitude or longitude as printed → degrees, with the precision of its last digit."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from storymap.language.expressions import late

Axis = Literal["latitude", "longitude"]
"""Which of the two coordinates an angle is."""

_DEGREE = r"(?:[°º˚ᵒ]|\ ?deg(?:rees?\b|\.)?)(?!\ ?[CFK]\b)"
_MINUTE = r"(?:\ ?['’‘′ʹʼ´`‵＇](?!['’′])|\ ?min(?:utes?\b|\.)?)"
_SECOND = r"(?:\ ?(?:[\"”“″ʺ˝＂]|['’′]{2})|\ ?sec(?:onds?\b|\.)?)"
_SIGN = r"(?P<sign>(?<![\w°º'’′\"″])[-+−–‐‑])?"
_AND = r"(?:\s|,\s?|,?\ and\ )?"
_DECIMALS = r"(?:[.,]\d{1,12})"
_LABEL = r"(?P<label>lat(?:itude)?|long?(?:itude)?)\.?(?:\s?[:=]\s?|\s(?:of\s|is\s|was\s)?)"
_LETTER = r"[NSEW](?![A-Za-z'’])"
_WORD = r"(?i:north|south|east|west)(?:ern)?(?![\w-])"
_AFTER = rf"(?:\s?(?:of\s)?(?P<after>{_LETTER}|{_WORD})|(?<=[°º˚'’′\"″])(?P<small>[nsew])(?!\w))"
_NAMED = r"(?:\s?(?:of\s)?(?P<named>(?i:lat(?:itude)?|long?(?:itude)?))\b(?!\W{0,3}(?:of\ )?\d))"

ANGLE = rf"""
    (?:(?i:{_LABEL}))?
    (?:(?P<before>[NSEW])\ ?)?
    {_SIGN}
    (?P<degrees>\d{{1,3}}(?:\.\d{{1,12}}|,\d{{1,12}}(?=\ ?[°º˚]))?)(?!\d)
    (?:
        (?P<mark>{_DEGREE}|:(?=\d\d))
        (?:{_AND}(?P<minutes>\d{{1,2}}{_DECIMALS}?)(?:{_MINUTE}|:(?=\d\d)|(?=\s?(?:{_LETTER}|{_WORD}))|(?<=\d)(?![\d.,:°º˚]))
          (?:{_AND}(?P<seconds>\d{{1,2}}{_DECIMALS}?)(?:{_SECOND}|(?=\s?{_LETTER})|(?<=\d)(?![\d.,:°º˚'’′])))?
        )?
      | \ (?P<minutes_2>\d\d{_DECIMALS}?)(?:\ (?P<seconds_2>\d\d{_DECIMALS}?))?(?=\s?(?:{_LETTER}|{_WORD}))
    )?
    (?(before)|{_AFTER}?)
    (?(label)|{_NAMED}?)
"""
"""Pattern (verbose) of one angle; `read_angle` says what a match of it means."""
COMPACT = late(r"(?<!\w)(?P<lat>\d{4}(?:\d\d)?)(?P<ns>[NS])[ ,/]{0,2}(?P<lon>\d{5}(?:\d\d)?)(?P<ew>[EW])(?!\w)")
"""Coordinates as pilots write them: degrees, minutes and perhaps seconds without marks (6903N02855E)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle:
    """One angle as printed."""

    value: float
    """Degrees; south and west are negative."""
    half_unit_deg: float
    """Half a unit of its last digit, in degrees."""
    axis: Axis | None
    """Which coordinate it is, where a hemisphere or a word says so."""
    hemisphere: bool
    """Whether its hemisphere is written."""
    marked: bool
    """Whether a degree sign or the word stands behind the degrees."""
    parts: int
    """How many of degrees, minutes and seconds are given."""
    decimals: int
    """Digits behind the point of the degrees."""
    labelled: bool = False
    """Whether it is called a latitude or longitude in words."""

    @property
    def deliberate(self) -> bool:
        """Whether it is written as an angle: "300 N, 200 W" is the corner of two streets."""
        return self.marked or self.labelled or self.parts > 1 or self.decimals > 0

    def without_label(self) -> "Angle":
        """The same, where "latitude and longitude 69.05, 28.93" names only the first of the two."""
        return self if self.hemisphere else replace(self, axis=None)


def read_angle(match: re.Match[str]) -> Angle | None:
    """What a match of `ANGLE` means; `None` when it is no angle (75 minutes, 200 degrees, minus 5° north)."""
    degrees = match["degrees"].replace(",", ".")
    parts = [degrees, *_parts(match)]
    letter = (match["before"] or match["after"] or match["small"] or "")[:1].upper()
    label = (match["label"] or match["named"] or "")[:2].lower()
    value = _degrees(parts)
    negative = (match["sign"] or "+") != "+"
    if value is None or (negative and letter in ("N", "E")) or _contradicts(letter, label):
        return None
    return Angle(
        value=-value if negative or letter in ("S", "W") else value,
        half_unit_deg=_half_unit(parts),
        axis=_axis(letter, label),
        hemisphere=bool(letter),
        marked=bool(match["mark"]),
        parts=len(parts),
        decimals=len(degrees.partition(".")[2]),
        labelled=bool(label),
    )


def _parts(match: re.Match[str]) -> list[str]:
    parts = [match["minutes"] or match["minutes_2"], match["seconds"] or match["seconds_2"]]
    return [part.replace(",", ".") for part in parts if part]


def _degrees(parts: list[str]) -> float | None:
    """Degrees, minutes and seconds in degrees; a part with decimals can only be the last."""
    values = [float(part) for part in parts]
    if values[0] > 180 or any(value >= 60 for value in values[1:]) or any("." in part for part in parts[:-1]):
        return None
    return sum((value / 60.0**place for place, value in enumerate(values)), 0.0)


def _half_unit(parts: list[str]) -> float:
    decimals = len(parts[-1].partition(".")[2])
    return float(0.5 * 10.0**-decimals / 60.0 ** (len(parts) - 1))


def _axis(letter: str, label: str) -> Axis | None:
    if letter:
        return "latitude" if letter in "NS" else "longitude"
    return {"la": "latitude", "lo": "longitude"}.get(label)  # type: ignore[return-value]


def _contradicts(letter: str, label: str) -> bool:
    return bool(letter and label) and (letter in "NS") != (label == "la")


def read_compact(match: re.Match[str]) -> tuple[Angle, Angle] | None:
    """What a match of `COMPACT` means; `None` when it is no position."""
    latitude = _compact_angle(match["lat"], match["ns"])
    longitude = _compact_angle(match["lon"], match["ew"])
    if latitude is None or longitude is None or abs(latitude.value) > 90:
        return None
    return latitude, longitude


def _compact_angle(digits: str, letter: str) -> Angle | None:
    width = 2 + len(digits) % 2
    parts = [digits[:width], *(digits[at : at + 2] for at in range(width, len(digits), 2))]
    value = _degrees(parts)
    if value is None:
        return None
    return Angle(
        value=-value if letter in "SW" else value,
        half_unit_deg=_half_unit(parts),
        axis=_axis(letter, ""),
        hemisphere=True,
        marked=True,
        parts=len(parts),
        decimals=0,
    )
