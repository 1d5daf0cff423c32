"""Stated border lengths against the boundary, the other unit and published figures."""

import pytest

from storymap.checks.border_length import BorderLengthCheck
from storymap.checks.figures import border_figures
from storymap.model.claims import Outcome


@pytest.fixture(scope="module")
def check(boundaries):
    return BorderLengthCheck(boundaries=boundaries)


@pytest.fixture(scope="module")
def worked(check, border):
    return check.check(border("NO", "RU", "96km (122-mile)"))


def test_the_worked_case_is_inconsistent_and_corrected_to_196_km(worked):
    assert worked.outcome is Outcome.INCONSISTENT
    assert (worked.correction.value, worked.correction.unit) == (196, "km")
    assert "96" in worked.correction.repair
    assert "196" in worked.correction.repair


def test_the_worked_case_says_which_figure_the_boundary_supports(worked):
    assert "96 km is contradicted" in worked.because
    assert "great circle between the border's ends, 114 km" in worked.because
    assert "122 miles (196 km) is compatible" in worked.because
    assert "157–252 km" in worked.because
    assert "published figures" in worked.because


def test_the_worked_case_measures_at_three_scales_with_intervals(worked):
    measured = worked.measured
    assert [(scale, round(length, 1)) for scale, length in measured.by_scale] == [
        ("10m", 165.1),
        ("50m", 151.2),
        ("110m", 114.3),
    ]
    assert round(measured.value) == 189
    assert tuple(round(bound) for bound in measured.interval_95) == (157, 252)
    assert measured.interval_95[0] < measured.interval_90[0] < measured.interval_90[1] < measured.interval_95[1]


def test_the_worked_case_shows_the_line_and_the_great_circle(check, worked):
    shown = check.evidence(worked.claim)
    assert [evidence.kind for evidence in shown] == ["border", "line"]
    assert all(len(line) > 1 for evidence in shown for line in evidence.lines)


def test_the_worked_case_cites_published_figures_and_sources(worked):
    assert {figure.value for figure in worked.published} == {195.7, 197.7, 191}
    assert all("@" in source for source in worked.sources)


@pytest.mark.parametrize(
    ("figures", "outcome"),
    [
        ("196 km", Outcome.SUPPORTED),
        ("122 miles", Outcome.SUPPORTED),
        ("about 200 km", Outcome.SUPPORTED),
        ("240 km", Outcome.COMPATIBLE),
        ("160 km", Outcome.COMPATIBLE),
        ("150 km", Outcome.QUESTIONABLE),
        ("280 km", Outcome.CONTRADICTED),
        ("400 km", Outcome.CONTRADICTED),
        ("96 km", Outcome.CONTRADICTED),
        ("18 km", Outcome.CONTRADICTED),
        ("more than 100 km", Outcome.SUPPORTED),
        ("up to 50 km", Outcome.CONTRADICTED),
        ("198 km (123 miles)", Outcome.SUPPORTED),
        ("198 km (213 miles)", Outcome.INCONSISTENT),
    ],
)
def test_one_border_many_figures(figures, outcome, check, border):
    assert check.check(border("NO", "RU", figures)).outcome is outcome


def test_outside_the_interval_without_a_second_ground_is_questionable(check, border):
    verdict = check.check(border("KE", "UG", "1,500 km"))
    assert border_figures("KE", "UG") == ()
    assert verdict.outcome is Outcome.QUESTIONABLE
    assert "check this" in verdict.because


def test_inside_the_interval_but_far_from_what_is_published_is_questionable(check, border):
    verdict = check.check(border("CG", "GA", "1,600 km"))
    assert verdict.outcome is Outcome.QUESTIONABLE
    assert "far from published figures" in verdict.because


def test_far_outside_every_interval_is_contradicted(check, border):
    assert check.check(border("KE", "UG", "15,000 km")).outcome is Outcome.CONTRADICTED


def test_the_interval_is_told_in_the_unit_of_the_claim(check, border):
    assert "97–157 miles" in check.check(border("NO", "RU", "150 miles")).because


def test_a_compatible_length_says_what_geometry_cannot_tell(check, border):
    assert "not 20 % disputes" in check.check(border("NO", "RU", "240 km")).because


def test_countries_without_a_border_have_no_border_length(check, border):
    assert check.check(border("NO", "DE", "300 km")).outcome is Outcome.CONTRADICTED


def test_the_order_of_the_countries_does_not_matter(check, border):
    forwards, backwards = (check.check(border(*pair, "400 km")) for pair in (("NO", "RU"), ("RU", "NO")))
    assert (forwards.outcome, forwards.measured) == (backwards.outcome, backwards.measured)


def test_a_denied_length_that_is_contradicted_is_supported(check, border):
    assert check.check(border("NO", "RU", "96 km", negated=True)).outcome is Outcome.SUPPORTED


def test_an_unsure_place_leaves_it_undecided_and_is_named(check, border, mention):
    verdict = check.check(border("NO", "RU", "400 km", figure=mention("NO", confidence=0.3)))
    assert verdict.outcome is Outcome.UNDECIDED
    assert "30%" in verdict.because


def test_a_length_of_another_time_is_undecided(check, border):
    assert check.check(border("DE", "PL", "4,000 km", dated="1938")).outcome is Outcome.UNDECIDED


def test_every_worldview_has_its_outcome(check, border, boundaries):
    verdict = check.check(border("NO", "RU", "400 km"))
    assert [view for view, _ in verdict.worldviews] == list(boundaries.worldviews)


@pytest.mark.parametrize(("a", "b", "figure"), [("ES", "GI", "1.2 km"), ("IT", "VA", "3.2 km"), ("FR", "MC", "4.4 km")])
def test_the_shortest_borders_keep_the_slack_of_their_ends(a, b, figure, check, border):
    assert check.check(border(a, b, figure)).outcome in (Outcome.COMPATIBLE, Outcome.SUPPORTED)
