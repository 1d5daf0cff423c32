"""quantulum3 as a second opinion: where both must agree, and where it is known to misread."""

import warnings

import pytest

from storymap.language.quantities import find_quantities

with warnings.catch_warnings():
    # It says on import that its classifier is not installed: an extra that is not needed here.
    warnings.filterwarnings("ignore", message="Classifier dependencies not installed", category=UserWarning)
    from quantulum3 import parser

NAMES = {
    "km": "kilometre",
    "m": "metre",
    "mi": "mile",
    "yd": "yard",
    "ft": "foot",
    "nmi": "nautical mile",
    "km2": "square kilometre",
    "mi2": "square mile",
    "ha": "hectare",
    "acre": "acre",
}


def ours(text):
    return [(quantity.value, NAMES[quantity.unit]) for quantity in find_quantities(text)]


def theirs(text):
    return [(quantity.value, quantity.unit.name) for quantity in parser.parse(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a 96 km border",
        "a 96-km border",
        "122 miles",
        "the 122-mile border",
        "1,340 kilometres of coast",
        "a 1,340-km line",
        "two thousand square miles",
        "10-15 km",
        "10 to 15 km",
        "1.2 million sq km",
        "one and a half kilometres",
        "6½ miles",
        "5 1/2 miles",
        "300 km²",
        "300 square kilometres",
        "300 sq km",
        "3,000 square miles",
        "75 square kilometres",
        "40 yards",
        "20 feet",
        "15 acres",
        "1.5 million acres",
        "twelve miles",
        "seventeen kilometres",
        "twenty-five miles",
        "one hundred and fifty kilometres",
        "two hundred and fifty miles",
        "a hundred miles",
        "2.5 miles",
        "0.5 km",
        "4.5 kilometers",
        "1 340 km",
        "20 miles (32 km)",
        "96km (122-mile)",
        "100 metres",
        "8,848 m high",
        "a mile",
        "about 30 miles",
        "5 km or so",
    ],
)
def test_both_read_the_same(text):
    assert ours(text) == theirs(text)


@pytest.mark.parametrize(
    ("text", "right", "misread"),
    [
        ("12nm offshore", [(12, "nautical mile")], [(12, "nanometre")]),
        ("3.5m hectares", [(3_500_000, "hectare")], [(3.5, "metre")]),
        ("half a mile away", [(0.5, "mile")], [(0.5, "per mile")]),
        (
            "a quarter of a million acres",
            [(250_000, "acre")],
            [(0.25, "dimensionless"), (1_000_000, "acre")],
        ),
        ("three-quarters of a mile", [(0.75, "mile")], [(0.75, "dimensionless"), (1, "mile")]),
        ("hundreds of kilometres", [(300, "kilometre")], []),
        ("a mile and a half", [(1.5, "mile")], [(1, "mile"), (0.5, "dimensionless")]),
        ("a dozen miles", [(12, "mile")], [(1, "dozen mile")]),
        ("a couple of miles", [(2, "mile")], []),
        ("twenty-odd miles", [(20, "mile")], [(20, "dimensionless")]),
        ("5 nautical miles", [(5, "nautical mile")], [(5, "dimensionless")]),
        ("200 hectares", [(200, "hectare")], [(200, "dimensionless")]),
        ("1\u202f340 km", [(1340, "kilometre")], [(1, "dimensionless"), (340, "kilometre")]),
        ("Three Mile Island", [], [(3, "mile")]),
        ("the 100m final", [], [(100, "metre")]),
    ],
)
def test_where_it_misreads_ours_is_the_right_reading(text, right, misread):
    assert ours(text) == right
    assert theirs(text) in (misread, right)
