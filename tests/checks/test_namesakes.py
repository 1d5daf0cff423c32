"""A name that two countries bear contradicts nothing that is true of the other."""

import pytest

from storymap import check_text


def outcomes(text: str) -> set[str]:
    return {verdict.outcome.value for verdict in check_text(text).verdicts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Congo borders Uganda.", {"supported"}),
        ("Congo borders Gabon.", {"undecided"}),
        ("Congo borders Sweden.", {"contradicted"}),
        ("Congo's capital is Brazzaville. Congo borders Gabon.", {"supported"}),
        ("Congo's capital is Kinshasa. Congo borders Angola.", {"supported"}),
        ("The Republic of the Congo borders Gabon.", {"supported"}),
        ("The Democratic Republic of the Congo borders Gabon.", {"contradicted"}),
        ("The DRC borders Gabon.", {"contradicted"}),
        ("Congo and Gabon share a border of 2,567 km.", {"undecided"}),
        ("Korea borders China.", {"undecided"}),
        ("Korea borders France.", {"contradicted"}),
        ("South Korea borders China.", {"contradicted"}),
        ("Guinea borders Gabon.", {"contradicted"}),
    ],
)
def test_a_shared_name_is_undecided_only_where_the_other_country_fits(text, expected):
    assert outcomes(text) == expected


def test_the_reason_names_both_countries():
    (verdict,) = check_text("Congo borders Gabon.").verdicts
    assert "may as well mean Republic of the Congo" in verdict.because
    assert {outcome.value for _, outcome in verdict.worldviews} == {"undecided"}
