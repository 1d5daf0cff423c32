"""Published figures: ours fit the geometry and have sources; a user's own are read with care and cited."""

import pytest

from storymap.boundaries.estimates import interval_95_km, strict_interval_km
from storymap.checks.border_length import BorderLengthCheck
from storymap.checks.figure_rows import COLUMNS, read_figures
from storymap.checks.figures import PublishedFigures, border_figures, confirms, packaged_rows, refutes
from storymap.checks.user_figures import doubts
from storymap.errors import InputError
from storymap.language.quantity_units import in_base
from storymap.model.claims import Outcome

HEADER = ",".join(COLUMNS) + "\n"
OUTSIDE = {
    ("AL", "GR"): "the line of the data is more crooked than the one measured",
    ("AR", "UY"): "the data draw the Uruguay as land of both only in part",
    ("BD", "IN"): "meanders and enclaves that 10m data do not draw",
    ("BD", "MM"): "the Naf's estuary counts in part",
    ("BN", "MY"): "two parts in jungle; earlier editions have 381 km",
    ("BR", "PE"): "rivers with meanders finer than 10m data",
    ("BR", "SR"): "a watershed, surveyed in detail",
    ("BZ", "MX"): "the Factbook counts the Hondo's meanders, Mexico does not",
    ("CF", "SD"): "the Factbook's figure is short for its own map",
    ("CG", "GA"): "the newest edition is a third longer than all before",
    ("DE", "DK"): "the newest edition is twice as long as the land border",
    ("KP", "RU"): "the data draw the Tumen twice as long",
    ("LV", "RU"): "the Factbook is 17 % longer than Latvia's survey",
}
"""Borders with a published length outside the 95 % interval, and why."""
NOT_DRAWN = {("BW", "ZM")}
"""A border of 150 m, which no scale draws."""


@pytest.fixture(scope="module")
def rows():
    return packaged_rows()


@pytest.fixture
def written(tmp_path):
    """Write a CSV of figures and return its path."""

    def write(text, name="mine.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def drawn(boundaries, row):
    views = (boundaries.border(*row.countries, view) for view in boundaries.worldviews)
    return [border for border in views if border]


def inside(row, intervals):
    value = in_base(row.figure.value, row.figure.unit)
    return any(low <= value <= high for low, high in intervals)


def test_there_are_many_figures_and_each_has_a_source(rows):
    assert len(rows) > 300
    assert len({row.countries for row in rows if row.what == "border"}) > 150
    assert all(row.figure.source for row in rows)


def test_no_figure_stands_twice(rows):
    said = [(row.what, row.countries, row.figure) for row in rows]
    assert len(said) == len(set(said))


def test_every_published_border_lies_in_the_strict_interval(rows, boundaries):
    for row in rows:
        if row.what == "border" and row.countries not in NOT_DRAWN | {("CF", "SD")}:
            assert inside(row, map(strict_interval_km, drawn(boundaries, row))), row


def test_published_borders_lie_in_the_95_percent_interval_but_for_those_explained(rows, boundaries):
    borders = [row for row in rows if row.what == "border" and row.countries not in NOT_DRAWN]
    beyond = {row.countries for row in borders if not inside(row, map(interval_95_km, drawn(boundaries, row)))}
    assert beyond == set(OUTSIDE)
    assert len(beyond) / len({row.countries for row in borders}) < 0.1


def test_published_areas_fit_the_outlines(rows, boundaries):
    for row in rows:
        if row.what == "area":
            readings = [boundaries.area_km2(row.countries[0], view) for view in boundaries.worldviews]
            sizes = [size for reading in readings for size in (reading.all_parts, reading.near_parts)]
            share = 0.3 if min(sizes) < 1000 else 0.15
            value = in_base(row.figure.value, row.figure.unit)
            assert any(abs(value / size - 1) < share for size in sizes), row


def test_figures_of_one_country_are_no_figures_of_a_border():
    figures = PublishedFigures()
    assert figures.of("area", "NO")
    assert figures.of("coastline", "NO")
    assert not figures.of("border", "NO")
    assert figures.of("border", "RU", "NO") == border_figures("NO", "RU")
    assert figures.sources("border", "NO", "RU") == ("storymap-references@2",)
    assert figures.sources("border", "KE", "UG") == ()


def test_a_figure_confirms_what_is_near_and_refutes_what_is_far():
    figures = PublishedFigures().of("area", "NO")
    assert confirms(figures, 323_000, 325_000)
    assert refutes(figures, 3_200, 3_300)
    assert not refutes(figures, 300_000, 300_000)
    assert not confirms((), 1, 2)
    assert not refutes((), 1, 2)


def test_a_users_figure_is_cited_with_its_source_and_can_be_the_second_ground(written, boundaries, border):
    path = written(f"{HEADER}border,Kenya,Uganda,933,km,Survey of Kenya,3rd ed.,2012,\n")
    check = BorderLengthCheck(boundaries=boundaries, figures=PublishedFigures((path,)))
    verdict = check.check(border("KE", "UG", "933 km"))
    assert verdict.outcome is Outcome.SUPPORTED
    assert [(figure.source, figure.date) for figure in verdict.published] == [("Survey of Kenya, 3rd ed.", "2012")]
    assert "user-references@mine" in verdict.sources
    assert check.check(border("KE", "UG", "1,500 km")).outcome is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}border,KE,UG,933,km,A survey,,,\n",
        "What;A;B;Value;Unit;Source\nBorder;Kenya;UGA;933;kilometres;A  survey\n",
        "\ufeffsource\tunit\tvalue\tb\ta\twhat\nA survey\tkm\t933.0\tUG\tKE\tborder\n",
    ],
    ids=["ours", "semicolons and names", "tabs and byte order mark"],
)
def test_figures_are_read_however_the_columns_stand(text, written):
    (row,) = read_figures(written(text))
    assert (row.what, row.countries, row.figure.value) == ("border", ("KE", "UG"), 933)
    assert (row.figure.unit, row.figure.source, row.figure.date) == ("km", "A survey", None)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("river,KE,UG,933,km,A survey,,,", "'river' is no kind of figure; expected border, coastline, area"),
        ("border,KE,,933,km,A survey,,,", "border takes two different countries"),
        ("border,KE,Kenya,933,km,A survey,,,", "border takes two different countries"),
        ("area,KE,UG,933,km2,A survey,,,", "area takes one country"),
        ("border,KE,Uganada,933,km,A survey,,,", "no country called 'Uganada'; did you mean Uganda"),
        ('border,KE,UG,"1,340",km,A survey,,,', "the value '1,340' is no number above 0"),
        ("border,KE,UG,-3,km,A survey,,,", "is no number above 0"),
        ("border,KE,UG,nan,km,A survey,,,", "is no number above 0"),
        ("border,KE,UG,inf,km,A survey,,,", "is no number above 0"),
        ("border,KE,UG,933,km2,A survey,,,", "'km2' is no unit of length; expected km or mi"),
        ("area,KE,,933,km,A survey,,,", "'km' is no unit of area; expected km2, mi2, ha or acre"),
        ("border,KE,UG,933,km,,,,", "there is no source"),
        ("border,KE,UG,933,km,A survey,,,,,1", "there are more cells than columns"),
        (f"border,KE,UG,933,km,{'x' * 400},,,", "the source has 400 letters"),
        ("border", "there is no source"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_what_was_expected(row, message, written):
    path = written(f"{HEADER}border,KE,UG,933,km,A survey,,,\n{row}\n")
    with pytest.raises(InputError) as caught:
        list(read_figures(path))
    assert str(caught.value).startswith("mine.csv, line 3: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    refused = []
    assert len(list(read_figures(path, refused=refused))) == 1
    assert len(refused) == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("mine.txt", b"", "its name should end in .csv"),
        ("mine.csv", b"what,a,b\n", "has no column value and no column unit and no column source"),
        ("mine.csv", b"", "has no column what"),
        ("mine.csv", b"what,a,\xff\n", "save it as UTF-8 text"),
        ("mine.csv", b"what,a,b,value,unit,source\nborder,KE,UG,1,km," + b"x" * 200_000, "save it as plain CSV"),
    ],
)
def test_a_file_that_is_no_table_of_figures_is_told_in_one_line(name, content, message, tmp_path):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        list(read_figures(tmp_path / name))


def test_a_missing_file_is_told_in_one_line(tmp_path):
    with pytest.raises(InputError, match=r"there is no file .*give the path"):
        list(read_figures(tmp_path / "none.csv"))


def test_lengths_far_from_the_lines_are_doubted(written, boundaries):
    text = "border,NO,RU,1977,km,A slip,,,\nborder,NO,RU,197.7,km,A survey,,,\nborder,NO,DE,10,km,A joke,,,\n"
    doubted = doubts(tuple(read_figures(written(HEADER + text))), boundaries)
    assert len(doubted) == 2
    assert "Norway–Russia: 1,977 km is far from what the lines allow, " in doubted[0]
    assert "have no such land border" in doubted[1]
