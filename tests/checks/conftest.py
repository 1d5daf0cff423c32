"""Claims made by hand from codes and figures."""

from collections.abc import Callable

import pytest

from storymap.boundaries.atlas import Boundaries, open_boundaries
from storymap.language.quantities import find_measures
from storymap.model.claims import AnyClaim, Claim, ClaimType, Mention
from storymap.model.places import LonLat, Place
from storymap.model.relations import Measure, Topology
from storymap.model.texts import Span

WHERE = Span(start=0, end=1)


def mention_of(code: str, *, confidence: float = 0.95, feature_code: str = "PCLI") -> Mention:
    place = Place(
        id=f"test:{code}",
        name=code,
        feature_class="A",
        feature_code=feature_code,
        location=LonLat(lon=0, lat=0),
        radius_km=500,
        country_code=code,
    )
    return Mention(place=place, span=WHERE, confidence=confidence)


def border_claim(a: str, b: str, figures: str | None = None, **options) -> AnyClaim:
    """`a` and `b` share a border, as long as `figures` says where given; options are fields of the claim."""
    length = figures is not None
    fields = {
        "document": "d",
        "type": ClaimType.BORDER_LENGTH if length else ClaimType.ADJACENCY,
        "figure": mention_of(a),
        "grounds": (mention_of(b),),
        "relation": Measure(kind="border", quantities=find_measures(figures)[0])
        if length
        else Topology(kind="adjacent"),
        "signal": WHERE,
        "quote": WHERE,
        "sentence": WHERE,
    }
    return Claim(**{**fields, **options})


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    return open_boundaries()


@pytest.fixture(scope="session")
def border() -> Callable[..., AnyClaim]:
    return border_claim


@pytest.fixture(scope="session")
def mention() -> Callable[..., Mention]:
    return mention_of
