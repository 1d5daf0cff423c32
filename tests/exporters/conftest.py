"""Stories made by hand, loaded from the browser tests' own modules."""

import importlib.util
import sys
from pathlib import Path

import pytest

from storymap.boundaries.atlas import open_boundaries

BROWSER = Path(__file__).resolve().parents[1] / "browser"


def load(name):
    spec = importlib.util.spec_from_file_location(f"{name}_for_exporters", BROWSER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def hostile_strings():
    return load("hostile").STRINGS


@pytest.fixture(scope="session")
def hostile_story(hostile_strings):
    """Every string in every field that can hold text, in every verdict."""
    return load("hostile_story").make_hostile_story(hostile_strings, load("hand_made"))


@pytest.fixture(scope="session")
def hand_made():
    return load("hand_made")


@pytest.fixture(scope="session")
def boundaries():
    return open_boundaries()


@pytest.fixture(scope="session")
def border_verdict(boundaries):
    """A function: two countries → the verdict that they share a border, with its line."""
    from storymap.checks.adjacency import AdjacencyCheck
    from storymap.checks.dispatch import judge, show_evidence
    from storymap.model.claims import Claim, ClaimType, Mention
    from storymap.model.places import LonLat, Place
    from storymap.model.relations import Topology
    from storymap.model.texts import Span

    def mention(code):
        where = LonLat(lon=0, lat=0)
        place = Place(
            id=code, name=code, feature_class="A", feature_code="PCLI", location=where, radius_km=9, country_code=code
        )
        return Mention(place=place, span=Span(start=0, end=1), confidence=1.0)

    def make(a, b):
        whole = Span(start=0, end=1)
        claim = Claim(
            document="d",
            type=ClaimType.ADJACENCY,
            figure=mention(a),
            grounds=(mention(b),),
            relation=Topology(kind="adjacent"),
            signal=whole,
            quote=whole,
            sentence=whole,
        )
        check = AdjacencyCheck(boundaries=boundaries)
        return show_evidence(judge([claim], [check]), [check])[0]

    return make


def load_beside(name):
    """A module of helpers in this folder."""
    spec = importlib.util.spec_from_file_location(f"{name}_for_exporters", Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def readers():
    return load_beside("readers")


@pytest.fixture(scope="session")
def word_files():
    return load_beside("word_files")


@pytest.fixture(scope="session")
def rich(word_files):
    """A DOCX with every kind of markup that words may stand in."""
    return word_files.rich_file()


@pytest.fixture(scope="session")
def whole_pipeline():
    from storymap.pipeline import Pipeline

    return Pipeline()


@pytest.fixture(scope="session")
def tell(whole_pipeline):
    """A function: bytes of a file → the story of it."""

    def run(data, name="article.docx"):
        from storymap.reading.formats import read_given
        from storymap.reading.given import Given

        given = Given(data=data, id="article", name=name, suffix=name[name.index(".") :])
        return whole_pipeline.analyze(read_given(given).documents)

    return run


@pytest.fixture(scope="session")
def rfc7946():
    return load_beside("rfc7946")


@pytest.fixture(scope="session")
def sarif_validator():
    return load_beside("sarif_validator").validate


@pytest.fixture(scope="session")
def random_story():
    return load("random_story")


@pytest.fixture(scope="session")
def export(boundaries):
    """A function: name of a format, story → bytes of the file."""
    from storymap import registry

    def run(name, story, **options):
        return registry.load("storymap.exporters", name)(boundaries=boundaries, **options).export_story(story)

    return run


@pytest.fixture(scope="session")
def told_story(hand_made):
    """The story made by hand with what else a story may hold: an unplaced stop, provenance, an article to link."""
    from dataclasses import replace

    from storymap.model.provenance import Provenance
    from storymap.model.stories import Stop

    story = hand_made.make_story()
    route = story.routes[0]
    nowhere = Stop(
        name="Nowhereville", place=None, role="stop", document="survey", span=hand_made.span_of("Nowhereville")
    )
    stops = (*route.stops[:2], nowhere, *route.stops[2:])
    moved = {0: 0, 1: 1, 2: 3, 3: 4}
    legs = tuple(replace(leg, start=moved[leg.start], end=moved[leg.end]) for leg in route.legs)
    made = Provenance(version="9.8.7", data=("Natural Earth 4.1", "GeoNames 2024"), options=(("bias", "NO"),))
    return replace(story, routes=(replace(route, stops=stops, legs=legs),), provenance=made)
