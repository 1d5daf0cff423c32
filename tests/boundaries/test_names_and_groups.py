"""What people call countries, and who belongs to which group."""

import pytest

from storymap.boundaries.groups import group_aliases
from storymap.boundaries.names import other_names
from storymap.errors import UnknownPlaceError


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Norway", "NO"),
        ("norway", "NO"),
        ("NO", "NO"),
        ("NOR", "NO"),
        ("Kingdom of Norway", "NO"),
        ("Russian Federation", "RU"),
        ("USA", "US"),
        ("the United States", "US"),
        ("U.S.", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("Burma", "MM"),
        ("Ivory Coast", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Czech Republic", "CZ"),
        ("Czechia", "CZ"),
        ("DR Congo", "CD"),
        ("Congo-Brazzaville", "CG"),
        ("Swaziland", "SZ"),
        ("Türkiye", "TR"),
        ("The Gambia", "GM"),
        ("St. Lucia", "LC"),
        ("Central African Republic", "CF"),
        ("Kosovo", "XK"),
        ("Somaliland", "XS"),
        ("Northern Cyprus", "XC"),
        ("Bosnia & Herzegovina", "BA"),
        ("Western Sahara", "EH"),
        ("Holland", "NL"),
    ],
)
def test_a_country_is_found_by_any_common_name(boundaries, name, code):
    assert boundaries.code(name) == code


def test_an_unknown_country_is_refused_with_the_nearest_names(boundaries):
    with pytest.raises(UnknownPlaceError, match=r"no country called 'Norwey'; did you mean Norway\?"):
        boundaries.code("Norwey")
    with pytest.raises(UnknownPlaceError, match="ISO 3166"):
        boundaries.code("Qwertzuiop")


def test_every_owner_has_a_name_and_the_name_leads_back(boundaries):
    for view in boundaries.worldviews:
        for code in boundaries.codes(view):
            assert boundaries.code(boundaries.name(code)) == code


def test_no_two_countries_claim_one_name(boundaries):
    for code in boundaries.codes("de-facto"):
        for name in other_names(code):
            assert boundaries.code(name) == code, name


def test_unknown_codes_and_views_are_refused(boundaries):
    with pytest.raises(UnknownPlaceError, match="code 'QQ'"):
        boundaries.name("QQ")
    with pytest.raises(UnknownPlaceError, match="no worldview called 'moon'; known: de-facto, un"):
        boundaries.neighbours("NO", "moon")
    with pytest.raises(UnknownPlaceError, match="'QQ' owns no land"):
        boundaries.polygon("QQ", "un")


def test_every_view_says_whose_borders_it_draws(boundaries):
    assert boundaries.worldviews[0] == "de-facto"
    assert all(boundaries.worldview_note(view).endswith(".") for view in boundaries.worldviews)


def test_groups_have_their_members(boundaries):
    assert boundaries.members("baltic") == {"EE", "LV", "LT"}
    assert boundaries.members("Nordic countries") >= {"DK", "FI", "IS", "NO", "SE"}
    assert boundaries.members("scandinavia") == {"DK", "NO", "SE"}
    assert "RU" in boundaries.members("europe") & boundaries.members("asia")


@pytest.mark.parametrize(
    ("group", "code", "year", "member"),
    [
        ("eu", "GB", 1972, False),
        ("eu", "GB", 1973, True),
        ("eu", "GB", 2019, True),
        ("eu", "GB", 2020, False),
        ("eu", "GB", None, False),
        ("nato", "FI", 2022, False),
        ("nato", "FI", 2023, True),
        ("NATO", "SE", None, True),
        ("European Union", "HR", 2013, True),
    ],
)
def test_membership_follows_the_year(boundaries, group, code, year, member):
    assert (code in boundaries.members(group, year=year)) is member


def test_unions_have_as_many_members_as_they_say(boundaries):
    assert len(boundaries.members("eu")) == 27
    assert len(boundaries.members("nato")) == 32
    assert len(boundaries.members("eu", year=1958)) == 6


def test_every_member_of_a_group_is_a_code_of_the_boundaries(boundaries):
    for group in boundaries.groups():
        for code in boundaries.members(group):
            assert boundaries.name(code)


def test_an_unknown_group_is_refused_and_aliases_are_listed(boundaries):
    with pytest.raises(UnknownPlaceError, match="no group called 'hansa'"):
        boundaries.members("hansa")
    assert "Nordic countries" in group_aliases("nordic")
    assert set(boundaries.groups()) >= {"eu", "nato", "nordic", "benelux", "maghreb", "africa"}
