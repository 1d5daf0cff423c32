"""Text → tokens: offsets quote, possessives stand apart, abbreviations and addresses stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storymap.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway’s coast", ["Norway", "’s", "coast"]),
        ("Norway's", ["Norway", "'s"]),
        ("N'Djamena, Xi’an", ["N'Djamena", ",", "Xi’an"]),
        ("U.S. men", ["U.S.", "men"]),
        ("the U.S", ["the", "U.S"]),
        ("Norway–Russia", ["Norway", "–", "Russia"]),
        ("example.net, who", ["example.net", ",", "who"]),
        ("St. John's", ["St", ".", "John", "'s"]),
        ("1,340.5 km", ["1,340.5", "km"]),
        ("26-year-old", ["26", "-", "year", "-", "old"]),
    ],
)
def test_tokens_are_those_of_the_example(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == expected


@given(st.text(max_size=200))
def test_tokens_quote_the_text_and_leave_only_white_space(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    covered = {index for token in tokens for index in range(token.start, token.end)}
    assert all(text[index].isspace() for index in range(len(text)) if index not in covered)


@given(st.text(max_size=100), st.integers(0, 100), st.integers(0, 100))
def test_a_part_has_the_offsets_of_the_whole(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    assert all(start <= token.start < token.end <= end for token in tokenize(text, start, end))
