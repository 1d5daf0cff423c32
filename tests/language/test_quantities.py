"""Lengths and areas as newspapers print them."""

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.language import coordinate_angles, coordinates, quantity_reading
from storymap.language.quantities import find_measures, find_pairs, find_quantities
from storymap.language.quantity_numbers import may_be_thousands
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


PIECES = [
    "1,1,",
    "1,000 ",
    "one hundred and ",
    "96km (",
    "a ",
    "1.",
    "ninety-",
    "half of a ",
    "9",
    "m ",
    "5 km to ",
    "(",
]


class CountedSearch:
    """A pattern that counts how many characters it is asked to look at."""

    def __init__(self, pattern):
        self.pattern, self.characters = pattern, 0

    def search(self, text, start, end):
        self.characters += end - start
        return self.pattern.search(text, start, end)


@pytest.mark.parametrize("piece", PIECES)
def test_numbers_are_sought_in_a_window_before_each_unit(piece, monkeypatch):
    counted = CountedSearch(quantity_reading._number())
    monkeypatch.setattr(quantity_reading, "_number", lambda: counted)
    text = (piece * 20_000)[:20_000] + " km"
    find_quantities(text)
    assert counted.characters <= 110 * (text.count("m ") + text.count("km"))


@pytest.mark.parametrize(
    "pattern",
    [
        quantity_reading._number(),
        quantity_reading._UNIT,
        quantity_reading._TAIL,
        quantity_reading._MAY_END,
        coordinates._angle(),
        coordinates._next_angle(),
        coordinate_angles.COMPACT,
    ],
)
def test_no_pattern_repeats_without_a_limit(pattern):
    plain = re.sub(r"\\.|\[[^]]*\]", "x", pattern.pattern)
    assert not re.search(r"[*+]|\{\d+,\}", plain)


SCALES = {"": 1, " thousand": 10**3, " million": 10**6}
UNITS = {
    "km": "km",
    "-km": "km",
    " miles": "mi",
    "-mile": "mi",
    " sq km": "km2",
    " acres": "acre",
    " ha": "ha",
    " nmi": "nmi",
}


@given(
    st.integers(min_value=1, max_value=10**6),
    st.integers(min_value=0, max_value=3),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(sorted(UNITS)),
)
def test_a_number_is_read_back_in_every_form(digits, decimals, scale, unit):
    printed = f"{digits / 10**decimals:,.{decimals}f}"
    found = find_quantities(f"There are {printed}{scale}{' ' if scale else ''}{unit.strip()}.")
    assert [one.unit for one in found] == [UNITS[unit]]
    assert found[0].value == pytest.approx(digits / 10**decimals * SCALES[scale])
    assert found[0].low <= found[0].value <= found[0].high
    if decimals and not (decimals == 3 and not scale):
        assert found[0].high - found[0].value == pytest.approx(0.5 * 10**-decimals * SCALES[scale], rel=1e-6)


@given(st.integers(min_value=1, max_value=999_999), st.sampled_from(["\u00a0", "\u202f", "\u2009", " ", "'", "’", ","]))
def test_thousands_may_be_parted_by_many_signs(number, sign):
    (found,) = find_quantities(f"{number:,} km".replace(",", sign))
    assert found.value == number


@given(st.floats(min_value=1, max_value=1e5), st.integers(min_value=0, max_value=5))
def test_more_digits_are_never_less_precise(value, decimals):
    coarse, fine = (find_quantities(f"{value:.{digits}f} miles")[0] for digits in (decimals, decimals + 1))
    if not (may_be_thousands(f"{value:.{decimals}f}") or may_be_thousands(f"{value:.{decimals + 1}f}")):
        assert fine.high - fine.low <= (coarse.high - coarse.low) * (1 + 1e-6)


@given(st.integers(min_value=1, max_value=9_999_999), st.sampled_from([" and ", " "]), st.sampled_from(["-", " "]))
def test_numbers_in_words_are_read_back(number, joint, hyphen):
    (found,) = find_quantities(f"{in_words(number, joint).replace('-', hyphen)} miles")
    assert found.value == number


def in_words(number, joint):
    """The number in English words."""
    for size, word in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= size:
            above, below = divmod(number, size)
            between = joint if below < 100 else " "
            return f"{in_words(above, joint)} {word}" + (between + in_words(below, joint) if below else "")
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    ones += " seventeen eighteen nineteen"
    tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    if number < 20:
        return ones.split()[number]
    return tens.split()[number // 10 - 2] + (f"-{ones.split()[number % 10]}" if number % 10 else "")


@given(
    st.integers(min_value=1, max_value=400),
    st.integers(min_value=1, max_value=400),
    st.sampled_from(["-", "–", " to ", " or ", "km to ", " km - "]),
)
def test_a_range_lies_between_its_ends(low, more, joint):
    high = low + min(more, 2 * low)
    (found,) = find_quantities(f"some {low}{joint}{high} km")
    assert found.low <= low
    assert found.high >= high
    assert found.value == pytest.approx((low + high) / 2)


@given(st.integers(min_value=1, max_value=400), st.integers(min_value=1, max_value=400))
def test_two_distances_are_no_range_unless_the_text_says_between(low, more):
    assert [one.value for one in find_quantities(f"{low} km and {low + more} km")] == [low, low + more]
    assert len(find_quantities(f"between {low} and {low + min(more, low)} km")) == 1


@given(
    st.floats(min_value=0.01, max_value=1e6),
    st.sampled_from([("km", "mi"), ("m", "ft"), ("km2", "mi2"), ("ha", "acre")]),
)
def test_a_conversion_rounded_or_cut_off_agrees_however_it_is_rounded(value, units):
    one, other = units
    converted = convert(round(value, 2), one, other)
    if converted >= 0.1:
        cut_off = math.floor(converted * 10) / 10
        first = find_quantities(f"{value:.2f} {WRITTEN[one]} long")[0]
        for printed in (f"{converted:.1f}", f"{cut_off:.1f}"):
            assert agree(first, find_quantities(f"{printed} {WRITTEN[other]} long")[0])


WRITTEN = {
    "km": "km",
    "mi": "miles",
    "m": "metres",
    "ft": "feet",
    "km2": "km²",
    "mi2": "sq mi",
    "ha": "ha",
    "acre": "acres",
}


@given(
    st.lists(
        st.sampled_from([*PIECES, "5", "km", " miles", "km²", "one", " to ", "-", " and a half", ")"]), max_size=40
    )
)
def test_spans_quote_and_never_overlap(pieces):
    text = "".join(pieces)
    found = find_quantities(text, start=11)
    assert all(text[one.span.start - 11 : one.span.end - 11] == one.text for one in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    measures = find_measures(text, start=11)
    assert [one.span for measure in measures for one in measure] == [one.span for one in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.340 km (833 miles)", 1340), ("357.022 km² (137,847 sq mi)", 357_022), ("1.340 km (0.833 miles)", 1.34)],
)
def test_a_point_between_thousands_or_decimals_is_read_as_its_partner_wants_it(text, value):
    ((first, _),) = find_pairs(text)
    assert first.value == value


def test_alone_a_point_before_three_digits_may_stand_for_both():
    (found,) = find_quantities("a border of 1.340 km")
    assert found.low < 1.35
    assert found.high >= 1340


@pytest.mark.parametrize(
    "text",
    [
        "5 km (10 miles from the sea)",
        "5 km from town (10 miles by road)",
        "5 km long (and 10 miles from town)",
        "5 km – 10 miles less than before",
        "a 5 km road (30 ft wide)",
    ],
)
def test_a_bracket_that_says_something_else_makes_no_pair(text):
    assert find_pairs(text) == ()


@pytest.mark.parametrize(
    "text", ["36 km (519 miles)", "a 3-km-wide (9-mi-wide) strip", "96km (122-mile)", "195 miles (305 km)"]
)
def test_figures_that_differ_are_a_pair_that_does_not_agree(text):
    ((first, second),) = find_pairs(text)
    assert not agree(first, second)


@pytest.mark.parametrize(
    "text",
    ["2,219 km (1,378 miles)", "127 metres (419 feet)", "153 miles (240 km)", "20 miles (32 km)", "100 km (60 miles)"],
)
def test_figures_rounded_or_cut_off_agree(text):
    ((first, second),) = find_pairs(text)
    assert agree(first, second)
