"""Laws of the fitted intervals, on borders of any shape; and the record that travels with them."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storymap.boundaries.border_fit import (
    LEVELS,
    BorderFit,
    ScaleFit,
    crookedness,
    packaged_fit,
    shortest_km,
)
from storymap.boundaries.calibrations import calibration
from storymap.boundaries.topology import SCALES, Border
from storymap.errors import DataError
from storymap.model.places import LonLat

lengths = st.floats(min_value=0.1, max_value=10_000)
shares = st.floats(min_value=0.4, max_value=1)
scales = st.sampled_from(SCALES)


def drawn(length, *, straight=1.0, chord=1.0, scale="10m"):
    end = LonLat(lon=0, lat=0)
    km = {name: length if SCALES.index(name) >= SCALES.index(scale) else None for name in SCALES}
    return Border(
        a="AA",
        b="BB",
        lengths=tuple(km.items()),
        simplified_5km=length * straight if scale == "10m" else 0.0,
        chord_km=length * straight * chord,
        ends=((end, end),),
    )


@given(length=lengths, straight=shares, scale=scales)
def test_each_interval_lies_inside_the_next_and_holds_the_estimate(length, straight, scale):
    border, fit = drawn(length, straight=straight, scale=scale), packaged_fit()
    intervals = [fit.interval_km(border, level) for level in LEVELS]
    for inner, outer in pairwise(intervals):
        assert 0 <= outer[0] <= inner[0] < inner[1] < outer[1]
    assert intervals[0][0] < fit.estimate_km(border) < intervals[0][1]


@given(length=lengths, straight=shares, more=st.floats(min_value=1.001, max_value=3), level=st.sampled_from(LEVELS))
def test_a_longer_line_of_the_same_shape_is_longer_in_print(length, straight, more, level):
    fit = packaged_fit()
    short, long = (drawn(size, straight=straight) for size in (length, length * more))
    assert fit.estimate_km(short) < fit.estimate_km(long)
    (low, high), (long_low, long_high) = fit.interval_km(short, level), fit.interval_km(long, level)
    assert low <= long_low
    assert high < long_high


@given(length=lengths, straight=shares, other=shares)
def test_a_more_crooked_line_is_never_expected_to_be_shorter(length, straight, other):
    fit = packaged_fit()
    first, second = sorted((straight, other), reverse=True)
    assert length <= fit.estimate_km(drawn(length, straight=first)) <= fit.estimate_km(drawn(length, straight=second))


@given(length=st.floats(min_value=120, max_value=5_000), straight=shares, level=st.sampled_from(LEVELS))
def test_intervals_of_long_lines_grow_with_the_scale_of_the_map(length, straight, level):
    fit = packaged_fit()
    once, twice = (fit.interval_km(drawn(size, straight=straight), level) for size in (length, 2 * length))
    assert twice == pytest.approx([2 * bound for bound in once])


@given(length=lengths, straight=shares, chord=st.floats(min_value=0, max_value=1))
def test_nothing_possible_is_called_impossible(length, straight, chord):
    border = drawn(length, straight=straight, chord=chord)
    assume(border.chord_km > 0)
    assert shortest_km(border) < border.chord_km


@given(length=lengths)
def test_a_line_with_nothing_to_simplify_is_straight(length):
    assert crookedness(drawn(length)) == 0
    assert crookedness(drawn(length, scale="50m")) == 0


def test_the_slack_of_short_lines_fades():
    scale = ScaleFit(shift=0.0, slope=0.0, factors=dict.fromkeys(LEVELS, (1.0, 1.0)))
    fit = BorderFit(scales=dict.fromkeys(SCALES, scale))
    widths = [fit.interval_km(drawn(length), "95") for length in (30, 60, 90, 120, 500)]
    assert widths == [(20, 40), (50, 70), (85, 95), (120, 120), (500, 500)]


def test_the_record_says_what_was_fitted_and_that_the_aim_was_met():
    fit = calibration("borders")["fit"]
    crossed = fit["cross_validation"]
    assert fit["boundaries"].startswith("natural-earth@")
    assert fit["values"] == 4 * fit["pairs"] > 600
    assert 0.94 <= crossed["95, any edition"] <= 0.97
    assert crossed["95, 2025"] >= 0.94
    assert 1 - crossed["strict, any edition"] <= 0.005
    assert crossed["median error"] < 0.06
    assert fit["power"]["95"]["first digit dropped"] > 0.99
    assert fit["power"]["95"]["x 2"] > 0.98
    assert fit["power"]["95"]["km for miles"] >= 0.98


def test_the_interval_is_narrower_than_multiples_of_the_drawn_length():
    low, high = packaged_fit().scales["10m"].factors["95"]
    assert high / low < 1.606 / 0.870


def test_a_damaged_record_is_told_in_one_line(monkeypatch):
    monkeypatch.setattr("storymap.boundaries.border_fit.calibration", lambda _: {"version": 1, "scales": {"10m": {}}})
    with pytest.raises(DataError, match=r"borders\.json is damaged.*reinstall"):
        packaged_fit.__wrapped__()
