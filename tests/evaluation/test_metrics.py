"""Metrics against cases worked out by hand."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storymap.evaluation.metrics import (
    FARTHEST_KM,
    NEAR_KM,
    Bin,
    Counts,
    area_under_curve,
    calibration_bins,
    calibration_error,
    count_overlap,
    count_strict,
    summarize_errors,
)

ERRORS = st.lists(st.floats(min_value=0, max_value=FARTHEST_KM), min_size=1, max_size=30)
RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8).map(
    lambda pairs: sorted({(start, start + length) for start, length in pairs})
)


def test_strict_counts_only_spans_with_both_ends_right():
    counts = count_strict([(0, 4), (10, 14), (20, 29)], [(0, 4), (10, 15), (20, 29), (40, 44)])
    assert (counts.predicted, counts.gold, counts.right, counts.found) == (3, 4, 2, 2)
    assert counts.precision == pytest.approx(2 / 3)
    assert counts.recall == pytest.approx(2 / 4)
    assert counts.f1 == pytest.approx(2 * 2 / (3 + 4))


def test_overlap_counts_spans_that_share_a_character():
    counts = count_overlap([(0, 4), (10, 14), (50, 54)], [(0, 4), (13, 18), (14, 20), (40, 44)])
    assert (counts.right, counts.found) == (2, 2)


def test_spans_that_only_touch_do_not_overlap():
    assert count_overlap([(0, 4)], [(4, 8)]).right == 0


def test_one_long_prediction_over_two_gold_spans_is_right_once_and_finds_both():
    counts = count_overlap([(0, 13)], [(0, 5), (7, 12)])
    assert (counts.precision, counts.recall) == (1.0, 1.0)
    assert (counts.right, counts.found) == (1, 2)


def test_two_predictions_in_one_gold_span_are_both_right_and_find_it_once():
    counts = count_overlap([(0, 5), (6, 10)], [(0, 10)])
    assert (counts.right, counts.found) == (2, 1)


def test_scores_of_nothing_are_zero():
    nothing = count_strict([], [])
    assert (nothing.precision, nothing.recall, nothing.f1) == (0, 0, 0)


def test_counts_of_documents_add_up_before_the_shares_are_taken():
    both = Counts(predicted=1, gold=1, right=1, found=1) + Counts(predicted=3, gold=1, right=0, found=0)
    assert (both.precision, both.recall) == (0.25, 0.5)


@given(RANGES, RANGES)
def test_overlap_is_never_stricter_than_strict(predicted, gold):
    strict, overlap = count_strict(predicted, gold), count_overlap(predicted, gold)
    assert overlap.precision >= strict.precision
    assert overlap.recall >= strict.recall


@given(RANGES)
def test_what_predicts_gold_scores_one(ranges):
    assert count_strict(ranges, ranges).f1 == (1.0 if ranges else 0.0)


def test_errors_are_summed_up_over_all_gold():
    found = summarize_errors([0.0, 100.0, NEAR_KM, 161.1, FARTHEST_KM])
    assert found.n == 5
    assert found.within_161km == 3 / 5
    assert found.median_km == NEAR_KM
    assert found.mean_km == pytest.approx((0 + 100 + 161 + 161.1 + 20039) / 5)


def test_errors_of_nothing_are_unknown():
    found = summarize_errors([])
    assert (found.n, found.within_161km, found.median_km, found.mean_km, found.auc) == (0, None, None, None, None)


def test_area_under_the_curve_is_the_trapezoids_under_sorted_logs():
    low, high = log(1 + 99) / log(20040), log(1 + 999) / log(20040)
    assert area_under_curve([999.0, 99.0]) == pytest.approx((low + high) / 2)
    assert area_under_curve([999.0, 0.0, 99.0]) == pytest.approx((0 + low) / 4 + (low + high) / 4)


def test_area_under_the_curve_of_one_error_is_its_height():
    assert area_under_curve([FARTHEST_KM]) == 1.0


@given(ERRORS)
def test_area_under_the_curve_is_a_share_whatever_the_order(errors):
    area = area_under_curve(errors)
    assert 0 <= area <= 1 + 1e-12
    assert area == area_under_curve(list(reversed(errors)))


def test_confidence_that_says_what_happens_has_no_calibration_error():
    judged = [(0.75, True)] * 3 + [(0.75, False)] + [(1.0, True)]
    assert calibration_error(calibration_bins(judged)) == pytest.approx(0)


def test_calibration_error_weighs_each_bin_by_its_size():
    judged = [(0.95, True), (0.95, False), (0.95, False), (0.15, False)]
    assert calibration_error(calibration_bins(judged)) == pytest.approx(3 / 4 * (0.95 - 1 / 3) + 1 / 4 * 0.15)


def test_calibration_bins_hold_their_lower_bound_and_the_last_one_also_one():
    assert [b.n for b in calibration_bins([(0.0, True), (0.1, True), (0.1999, True), (0.9, True), (1.0, True)])] == [
        1,
        2,
        2,
    ]


def test_calibration_of_nothing_is_unknown():
    assert calibration_error(()) is None
    assert calibration_error([Bin(n=1, confidence=0.5, right=1.0)]) == 0.5
