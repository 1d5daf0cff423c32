"""Mention, the size that the text gives it → the same mention, read as the place of its name that has an outline.

Countries and first-level units are measured; a name that stands for two of them (Georgia) is read as the one whose
size fits the text: a reading that makes a text wrong where another makes it right is no error of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from storymap.boundaries.atlas import Boundaries, open_boundaries
from storymap.boundaries.provinces import province_of
from storymap.claims.passages import Passage
from storymap.errors import UnknownPlaceError
from storymap.language.expressions import late
from storymap.model.claims import Mention
from storymap.model.places import Place

_DISTRICT = late(r"(?:Washington,? )?D\.? ?C\.?")
"""Words for the District of Columbia, which a gazetteer takes for the city."""
_UNIT = late(r"the (?:state|province|region|territory)", re.I)
"""Words that may mean a part of a country that was not recognized, rather than the country."""
CANDIDATE_SHARE = 0.02
"""A further reading of a name counts when its score is at least this share of the best one's."""
FITS = (0.8, 1.25)
"""Sizes whose ratio lies between these fit each other."""


def is_measured(place: Place) -> bool:
    """Whether a place's outline is in the data: a country, or a first-level unit that two sources draw alike."""
    return place.is_country or place.feature_code == "PCLH" or province_of(place) is not None


def area_km2(place: Place) -> float | None:
    """The area of a measured place in its first reading, in square kilometres; `None` where there is none."""
    province = province_of(place)
    if province is not None:
        return province.km2
    boundaries = open_boundaries()
    code = _code(place, boundaries)
    return boundaries.area_km2(code, boundaries.worldviews[0]).all_parts if code else None


def _code(place: Place, boundaries: Boundaries) -> str | None:
    try:
        code = boundaries.code(place.country_code or place.name)
        boundaries.area_km2(code, boundaries.worldviews[0])
    except UnknownPlaceError:
        return None
    return code if place.is_country else None


def measured_reading(passage: Passage, mention: Mention, *, about_km2: float | None) -> Mention | None:
    """The mention as a place that is measured; `None` where the name stands for none.

    Args:
        passage: The sentence.
        mention: A place named or referred to in it.
        about_km2: The size that the text gives the place, where it gives one.
    """
    if _DISTRICT.fullmatch(passage.document.quote(mention.span)):
        return next((replace(mention, place=place) for place in _others(passage, mention)), None)
    if about_km2 is not None and not _fits(mention.place, about_km2):
        for place in _others(passage, mention):
            if _fits(place, about_km2):
                return replace(mention, place=place)
    if mention.anaphoric and mention.place.is_country and _UNIT.fullmatch(passage.document.quote(mention.span)):
        return None
    return mention if is_measured(mention.place) else None


def _fits(place: Place, about_km2: float) -> bool:
    area = area_km2(place)
    return area is not None and FITS[0] <= about_km2 / area <= FITS[1]


def _others(passage: Passage, mention: Mention) -> Iterator[Place]:
    for resolution in passage.resolved.within(mention.span):
        best = max((candidate.score for candidate in resolution.candidates), default=0.0)
        for candidate in resolution.candidates:
            if candidate.score >= CANDIDATE_SHARE * best and is_measured(candidate.place):
                yield candidate.place
