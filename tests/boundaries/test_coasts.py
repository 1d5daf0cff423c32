"""The packaged table of coasts says what the boundary files say, and what atlases say."""

import importlib.util
import sys
from pathlib import Path

import pytest

from storymap.boundaries.atlas import open_boundaries
from storymap.boundaries.coasts import read_coasts

TOOLS = Path(__file__).parents[2] / "tools"
BLACK_SEA = {"BG", "GE", "RO", "RU", "TR", "UA"}
BALTIC_SEA = {"DE", "DK", "EE", "FI", "LT", "LV", "PL", "RU", "SE"}
CASPIAN_SEA = {"AZ", "IR", "KZ", "RU", "TM"}
NORTH_SEA = {"BE", "DE", "DK", "FR", "GB", "NL", "NO"}


@pytest.fixture(scope="module")
def boundaries():
    return open_boundaries()


@pytest.fixture(scope="module")
def tool():
    sys.path.insert(0, str(TOOLS))
    try:
        spec = importlib.util.spec_from_file_location("boundaries_coasts", TOOLS / "boundaries_coasts.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(TOOLS))


def test_the_table_is_what_the_tool_measures_at_110m(tool):
    for view, world in tool.read_worldviews(tool.read_table()).items():
        for code, length in tool._by_code(world, tool._coast_km("110m")).items():
            assert read_coasts(view).lengths(code)[2][1] == pytest.approx(length, abs=0.06)


@pytest.mark.parametrize(
    ("sea", "codes"),
    [("Black Sea", BLACK_SEA), ("baltic", BALTIC_SEA), ("Caspian", CASPIAN_SEA), ("North Sea", NORTH_SEA)],
)
def test_the_countries_on_a_sea_are_those_of_atlases(boundaries, sea, codes):
    coasts = boundaries.coasts("un")
    on = {code for code in boundaries.codes("un") if coasts.on_sea(code, sea) == "on"}
    assert on - {"AX", "JE", "GG"} == codes


def test_a_country_off_an_ocean_cannot_be_told_from_boxes(boundaries):
    assert boundaries.coasts("un").on_sea("JP", "Atlantic") == "near"
    assert boundaries.coasts("un").on_sea("JP", "Sea of Tranquillity") == "unknown"


def test_landlocked_countries_have_no_length_of_coast(boundaries):
    for view in boundaries.worldviews:
        for code in boundaries.codes(view):
            length = boundaries.coasts(view).lengths(code)[0][1]
            assert (length is None) == boundaries.is_landlocked(code, view), code


def test_a_finer_scale_finds_more_coast(boundaries):
    coasts = boundaries.coasts("de-facto")
    for code in ("NO", "CL", "CA", "GR", "JP"):
        lengths = [length for _, length in coasts.lengths(code)]
        assert lengths == sorted(lengths, reverse=True)


def test_islands_have_no_continental_land(boundaries):
    coasts = boundaries.coasts("de-facto")
    assert [coasts.continental_share(code) for code in ("GB", "IE", "HT", "ID", "JP", "MG")] == [0] * 6
    assert coasts.continental_share("FR") > 0.95
    assert 0.3 < coasts.continental_share("MY") < 0.5


def test_a_middle_lies_in_the_largest_part(boundaries):
    middle = boundaries.coasts("de-facto").middle("US")
    assert boundaries.country_at(middle, "de-facto") == "US"
    assert boundaries.coasts("de-facto").middle("??") is None


def test_close_countries_without_a_common_line(boundaries):
    assert "ZM" in boundaries.close_to("BW", "un", within_km=5)
    assert "DE" not in boundaries.close_to("FR", "un", within_km=5)
