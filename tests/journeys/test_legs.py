"""Legs: their days, what speaks against them, and lines that go over the border that the text names."""

from dataclasses import replace
from pathlib import Path

import pytest

from storymap import geo
from storymap.boundaries.atlas import open_boundaries
from storymap.journeys import means as means_module
from storymap.journeys.crossing_lines import point_of_crossing
from storymap.journeys.legs import plan_legs
from storymap.journeys.means import AIR, FOOT, ROAD, WATER, Means
from storymap.journeys.pace import doubt, span_between
from storymap.model.claims import ClaimType, Outcome
from storymap.model.places import OBSCURED, LonLat, Place
from storymap.model.stories import Clock, Stop, When
from storymap.model.texts import Span
from storymap.pipeline import analyze
from storymap.reading.text import read_document

KYIV, WARSAW = LonLat(lon=30.52, lat=50.45), LonLat(lon=21.01, lat=52.23)
PARIS, MILAN = LonLat(lon=2.35, lat=48.85), LonLat(lon=9.19, lat=45.46)
MOSCOW, PASVIK = LonLat(lon=37.62, lat=55.75), LonLat(lon=28.93, lat=69.05)


def day(iso, clock=None):
    return When(start=iso, end=iso, precision="day", clock=clock)


def stop(position, when=None, *, until=None, radius=5):
    place = Place(id="test:x", name="X", feature_class="P", feature_code="PPL", location=position, radius_km=radius)
    return Stop(name="X", place=place, role="stop", document="d", span=Span(start=0, end=1), when=when, until=until)


def test_a_leg_lasts_from_the_time_of_the_one_stop_to_that_of_the_other(plan):
    (route,) = plan("In May 1920 Anna Berg left Oslo and went to Paris. On 3 June 1921 she arrived in Rome.")
    first, second = route.legs
    assert (first.when.start, first.when.end, first.when.precision) == ("1920-05-01", None, "month")
    assert (second.when.start, second.when.end, second.when.precision) == (None, "1921-06-03", "day")


def test_a_leg_begins_when_its_stop_was_left_where_that_is_told():
    span = span_between(stop(PARIS, day("1920-05-03"), until=day("1920-05-20")), stop(MILAN, day("1920-06-01")))
    assert (span.start, span.end) == ("1920-05-20", "1920-06-01")


def test_a_leg_whose_times_exclude_each_other_has_none():
    assert span_between(stop(PARIS, day("1920-05-03")), stop(MILAN, day("1920-05-01"))) is None
    assert span_between(stop(PARIS), stop(MILAN)) is None


@pytest.mark.parametrize(
    ("means", "last", "doubted"),
    [
        (FOOT, "1920-05-03", True),
        (FOOT, "1920-05-05", True),
        (FOOT, "1920-05-07", False),
        (ROAD, "1920-05-03", False),
        (WATER, "1920-05-03", False),
        (None, "1920-05-03", False),
    ],
)
def test_a_leg_is_doubted_only_where_nobody_ever_was_so_fast(means, last, doubted):
    start, end = stop(PARIS, day("1920-05-03")), stop(MILAN, day(last))
    assert bool(doubt(start, end, distance_km=geo.distance_km(PARIS, MILAN), means=means)) is doubted


def test_the_note_gives_its_figures_and_what_they_are_compared_with():
    note = doubt(stop(PARIS, day("1920-05-03")), stop(MILAN, day("1920-05-04")), distance_km=640.7, means=FOOT)
    assert note.startswith("At least 631 km on foot in at most 2 days, so 315 km a day or more: nobody is so fast.")
    assert "319.6 km" in note


def test_what_a_country_is_large_is_taken_off_before_a_leg_is_doubted():
    start, end = stop(PARIS, day("1920-05-03"), radius=500), stop(MILAN, day("1920-05-03"))
    assert doubt(start, end, distance_km=640, means=FOOT) == ""


def test_times_of_day_with_their_offsets_tell_the_hours():
    left = day("2022-05-03", Clock(start="10:00", end="10:00", utc_offset="+02:00"))
    reached = day("2022-05-03", Clock(start="11:00", end="11:00", utc_offset="+03:00"))
    later = day("2022-05-03", Clock(start="14:00", end="14:00", utc_offset="+03:00"))
    assert doubt(stop(PARIS, left), stop(MILAN, reached), distance_km=640, means=AIR) == ""
    assert "4.0 hours" not in doubt(stop(PARIS, left), stop(MILAN, later), distance_km=640, means=ROAD)
    note = doubt(stop(KYIV, left), stop(WARSAW, later), distance_km=1690, means=ROAD)
    assert "in at most 3.0 hours, so 560 km/h or more" in note


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Anna Berg left Paris on 3 May 1920. She walked to Rome and arrived there on 5 May 1920.", True),
        ("Anna Berg left Paris on 3 May 1920. She walked to Rome on 5 May 1920.", True),
        ("Anna Berg left Paris on 3 May 1920. She flew to Rome on 3 May 1920.", False),
        ("Anna Berg left Paris on 3 May 1920. She went to Rome by train on 5 May 1920.", False),
        ("Anna Berg left Paris on 3 May 1920. She went to Rome on foot on 5 May 1920.", True),
        ("Anna Berg left Paris on 3 May 1920. She walked the last miles to Rome on 5 May 1920.", False),
        ("Anna Berg left Paris on 3 May 1920. She rode to Rome on 4 May 1920.", True),
        ("Anna Berg left Paris on 3 May 1920. She went to Rome on 3 May 1920.", False),
    ],
)
def test_the_means_of_travel_are_those_that_the_text_tells(plan, text, doubted):
    (route,) = plan(text)
    assert bool(route.legs[0].note) is doubted


@pytest.mark.parametrize(
    ("ends", "sides"),
    [
        ((KYIV, WARSAW), ("UA", "PL")),
        ((PARIS, MILAN), ("FR", "IT")),
        ((LonLat(lon=30.52, lat=50.45), LonLat(lon=19.04, lat=47.5)), ("UA", "HU")),
        ((LonLat(lon=77.23, lat=28.65), LonLat(lon=91.1, lat=29.65)), ("IN", "CN")),
    ],
)
def test_a_crossing_between_neighbours_is_led_through_no_third_country(ends, sides):
    boundaries = open_boundaries()
    view = boundaries.worldviews[0]
    point = point_of_crossing(*ends, sides, near=None, boundaries=boundaries)
    assert boundaries.border_km(point, *sides, view) < 5
    for part in geo.great_circles((ends[0], point, ends[1])):
        assert {boundaries.country_at(p, view, tolerance_km=0) for p in part[1:-1]} <= {*sides, None}


def test_a_way_that_stays_in_its_countries_is_left_as_it_is():
    ends = (LonLat(lon=28.97, lat=41.0), LonLat(lon=51.4, lat=35.7))
    assert point_of_crossing(*ends, ("TR", "IR"), near=None, boundaries=open_boundaries()) is None


def test_a_place_named_for_the_crossing_stands_for_the_nearest_point_of_the_border():
    boundaries = open_boundaries()
    point = point_of_crossing(MOSCOW, PASVIK, ("RU", "NO"), near=PASVIK, boundaries=boundaries)
    assert boundaries.border_km(point, "RU", "NO", boundaries.worldviews[0]) < 3
    assert geo.distance_km(point, PASVIK) < 30


def test_a_place_far_from_the_border_names_no_point_of_it():
    oslo = LonLat(lon=10.75, lat=59.91)
    assert point_of_crossing(MOSCOW, oslo, ("RU", "NO"), near=oslo, boundaries=open_boundaries()) is None


def test_a_line_over_the_date_line_is_cut_there(plan):
    (route,) = plan("Tom Reed flew from Suva to Apia and returned to Suva.")
    for leg in route.legs:
        assert [len(leg.line), {abs(part[-1].lon) for part in leg.line[:1]}] == [2, {180.0}]
        assert leg.distance_km == pytest.approx(1144, abs=15)


def test_a_crossing_told_after_its_way_lies_on_that_way(plan):
    (route,) = plan("Anna Berg walked from Lyon to Milan. She crossed the border into Italy near Genoa.")
    assert [stop.name for stop in route.stops] == ["Lyon", "border into Italy near Genoa", "Milan"]


def test_the_limits_of_every_means_stand_in_the_documentation():
    page = (Path(__file__).resolve().parents[2] / "docs" / "explanation" / "journeys.md").read_text(encoding="utf-8")
    rows = {cells[0]: cells[1:4] for line in page.splitlines() if len(cells := line.strip("| ").split(" | ")) == 5}
    told = [value for value in vars(means_module).values() if isinstance(value, Means) and value is not AIR]
    assert len(told) == 8
    for means in told:
        assert rows[means.name] == [f"{means.kmh:g}", f"{means.first_day_km:,} km", f"{means.daily_km:,} km"]


def test_a_stated_length_below_the_great_circle_of_a_leg_is_contradicted():
    text = (
        "Kyiv is the capital of Ukraine, Warsaw that of Poland. Anna Berg walked 90 km from Kyiv to Warsaw. "
        "She then walked 700 km from Warsaw to Berlin."
    )
    document, _ = read_document(text.encode(), id="walk")
    story = analyze([document])
    assert [stop.name for stop in story.routes[0].stops] == ["Kyiv", "Warsaw", "Berlin"]
    judged = {v.claim.quantities[0].text: v.outcome for v in story.verdicts if v.claim.type is ClaimType.JOURNEY_LEG}
    assert judged == {"90 km": Outcome.CONTRADICTED, "700 km": Outcome.COMPATIBLE}


def test_a_crossing_at_a_hidden_place_is_led_through_no_point_of_the_border():
    russia = stop(MOSCOW)
    crossing = stop(PASVIK)
    told = replace(crossing, crosses=("RU", "NO"), place=replace(crossing.place, country_code="NO"))
    hidden = replace(told, place=replace(told.place, id=f"{OBSCURED}1", radius_km=50))
    boundaries = open_boundaries()
    assert plan_legs((russia, told), boundaries=boundaries)[0].via is not None
    assert plan_legs((russia, hidden), boundaries=boundaries)[0].via is None
