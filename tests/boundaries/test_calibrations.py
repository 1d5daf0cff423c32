"""Fitted numbers that travel with the package."""

import pytest

from storymap.boundaries.calibrations import calibration
from storymap.errors import DataError


def test_a_missing_calibration_is_told_in_one_line():
    with pytest.raises(DataError, match=r"nothing\.json.*reinstall"):
        calibration("nothing")
