"""Lengths and areas as newspapers print them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.language.quantities import find_measures, find_pairs, find_quantities
from storymap.language.quantity_units import KM2_PER_UNIT, KM_PER_UNIT, agree, base_interval, convert, to_km, to_km2

LENGTHS = st.sampled_from(sorted(KM_PER_UNIT))
AREAS = st.sampled_from(sorted(KM2_PER_UNIT))
VALUES = st.floats(min_value=1e-3, max_value=1e9)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("96km", 96, "km"),
        ("a 96-km line", 96, "km"),
        ("a 122-mile border", 122, "mi"),
        ("1,340 kilometres", 1340, "km"),
        ("1 340 km", 1340, "km"),
        ("two thousand square miles", 2000, "mi2"),
        ("half a mile", 0.5, "mi"),
        ("a quarter of a million acres", 250_000, "acre"),
        ("1.2 million sq km", 1_200_000, "km2"),
        ("12nm offshore", 12, "nmi"),
        ("3.5m hectares", 3_500_000, "ha"),
        ("2½ miles", 2.5, "mi"),
        ("twenty-five miles", 25, "mi"),
        ("one hundred and fifty-two kilometres", 152, "km"),
        ("two and a half million acres", 2_500_000, "acre"),
        ("a mile", 1, "mi"),
        ("300km²", 300, "km2"),
        ("a wall 5m high", 5, "m"),
        ("40 yards", 40, "yd"),
        ("800 m from the shop", 800, "m"),
        ("a 1,000km-long border", 1000, "km"),
    ],
)
def test_a_quantity_is_read_as_printed(text, value, unit):
    assert [(q.value, q.unit) for q in find_quantities(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "100 km/h",
        "60 miles per hour",
        "a 10k run",
        "$5m",
        "5m people",
        "50 m² of floor",
        "30-40 soldiers",
        "the extra mile",
        "120 people per square kilometre",
        "the A1 north",
        "miles away from a deal",
        "kilometres of paper",
    ],
)
def test_what_is_no_length_or_area_is_left_alone(text):
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("96 km", 95.5, 96.5),
        ("1,340 km", 1335, 1345),
        ("1,000 km", 900, 1100),
        ("197.7 km", 197.65, 197.75),
        ("1.20 million km", 1_195_000, 1_205_000),
        ("10-15km", 9, 15.5),
        ("between 10 and 15 km", 9, 15.5),
        ("hundreds of kilometres", 100, 1000),
    ],
)
def test_printed_digits_bound_what_a_number_can_stand_for(text, low, high):
    (quantity,) = find_quantities(text)
    assert (quantity.low, quantity.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about 200 km", "about"),
        ("nearly 200 km", "about"),
        ("200 km or so", "about"),
        ("more than 200 km", "at least"),
        ("at least 200 km", "at least"),
        ("200 km or more", "at least"),
        ("up to 200 km", "at most"),
        ("less than 200 km", "at most"),
        ("just over 200 km", "about"),
        ("200 km", None),
        ("hundreds of kilometres", "about"),
        ("took over the shop, 200 km away", None),
    ],
)
def test_a_hedge_is_kept(text, hedge):
    (quantity,) = find_quantities(text)
    assert quantity.hedge == hedge


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("a 96km (122-mile) border", ["96km", "122-mile"]),
        ("about 196km/122 miles", ["196km", "122 miles"]),
        ("196 km, or 122 miles,", ["196 km", "122 miles"]),
        ("200 miles (320 km; 170 nmi)", ["200 miles", "320 km", "170 nmi"]),
        ("a 96 km land border (122 miles)", ["96 km", "122 miles"]),
        ("2,000 hectares (about 4,900 acres)", ["2,000 hectares", "4,900 acres"]),
        ("a 5m (16ft) wall", ["5m", "16ft"]),
        ("a 3-km-wide (9-mi-wide) strip", ["3-km", "9-mi"]),
    ],
)
def test_one_measure_in_two_units_is_a_pair(text, pair):
    assert [[quantity.text for quantity in found] for found in find_pairs(text)] == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "5 km and then 10 miles",
        "5 km or 10 km",
        "50 km (1.000-m gauge)",
        "200 km from a 300 square mile park",
        "it is 5 km, 10 miles less than before",
    ],
)
def test_two_measures_are_no_pair(text):
    assert find_pairs(text) == ()


def test_spans_quote_the_quantity_and_start_is_added():
    text = "It was 96km (122-mile) long."
    for quantity in find_quantities(text, start=1000):
        assert text[quantity.span.start - 1000 : quantity.span.end - 1000] == quantity.text


@given(VALUES, LENGTHS, LENGTHS)
def test_converting_there_and_back_gives_the_value(value, unit, other):
    assert convert(convert(value, unit, other), other, unit) == pytest.approx(value)


@given(VALUES, VALUES, AREAS)
def test_conversion_keeps_the_order(one, other, unit):
    assert (one <= other) == (to_km2(one, unit) <= to_km2(other, unit)) or one == pytest.approx(other)


@given(LENGTHS, AREAS)
def test_a_length_is_no_area(length, area):
    with pytest.raises(ValueError, match="cannot be given in"):
        convert(1, length, area)
    with pytest.raises(ValueError, match="cannot be given in"):
        to_km(1, area)


@given(st.integers(min_value=1, max_value=10**7), st.sampled_from(["km", "miles", "acres", "square miles"]))
def test_a_printed_number_is_read_back_and_lies_in_its_precision(number, unit):
    (quantity,) = find_quantities(f"It is {number:,} {unit} in all.")
    assert quantity.value == number
    assert quantity.low <= number <= quantity.high


@given(st.integers(min_value=1, max_value=10**6))
def test_a_rounded_conversion_agrees_with_its_original(km):
    miles = max(1, round(km / 1.609344))
    pairs = find_pairs(f"a {km:,} km ({miles:,} miles) road")
    if pairs and km > 2:
        assert agree(*pairs[0])


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9999))
def test_agreement_is_symmetric(one, other):
    first, second = find_quantities(f"{one} km. {other} miles.")
    assert agree(first, second) == agree(second, first)
    assert agree(first, first)


@settings(deadline=None)
@given(st.text(alphabet="0123456789,.-/ kmilesthundrofaqe²()", max_size=200))
def test_any_text_is_read_without_failing(text):
    for quantity in find_quantities(text):
        low, high = base_interval(quantity)
        assert low <= high
    assert sum(map(len, find_measures(text))) == len(find_quantities(text))


@pytest.mark.parametrize("piece", ["1,000 ", "one hundred and ", "96km (", "a ", "1.", "ninety-", "half of a "])
def test_reading_takes_linear_time(piece):
    def seconds(count: int) -> float:
        start = time.process_time()
        find_quantities(piece * count + " km")
        return time.process_time() - start

    seconds(10)
    assert seconds(8000) < 100 * max(seconds(400), 1e-3)
