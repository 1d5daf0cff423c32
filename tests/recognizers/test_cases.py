"""Recognition of own sentences, written down in tests/cases/recognition.md."""

from storymap.ports import Recognizer
from storymap.reading.text import read_text


def test_recognition_finds_what_the_case_says(recognition_case, recognizer: Recognizer) -> None:
    _, given, expected = recognition_case
    document = read_text(given, id="case")
    found = [" | ".join([t.name, t.use, *([t.lookup] if t.lookup else [])]) for t in recognizer.recognize(document)]
    assert found == expected.splitlines()
