"""What is costly to make is kept up to a size, and comes again the same."""

from storymap.boundaries.atlas import open_boundaries
from storymap.boundaries.keeping import Kept
from storymap.boundaries.shapes import read_shapes
from storymap.model.places import LonLat

LARGE = ("CA", "US", "RU", "NO", "ID", "CL", "GL", "AU", "JP", "GB")
SOMEWHERE = LonLat(lon=10.0, lat=50.0)


def asked(kept: Kept[str, str], words: str) -> list[str]:
    """The words that had to be made."""
    made: list[str] = []

    def make(word: str) -> str:
        made.append(word)
        return word * 3

    for word in words.split():
        assert kept.get(word, lambda word=word: make(word)) == word * 3
    return made


def test_what_was_asked_for_last_is_not_made_again():
    assert asked(Kept(2), "a b a b a") == ["a", "b"]


def test_what_was_asked_for_longest_ago_makes_room():
    assert asked(Kept(2), "a b a c a b") == ["a", "b", "c", "b"]


def test_the_size_of_all_together_is_bounded():
    kept: Kept[str, str] = Kept(10, len)
    asked(kept, "a bb a ccc")
    assert (kept.total, len(kept)) == (9, 1)


def test_the_last_value_is_kept_whatever_its_size():
    kept: Kept[str, str] = Kept(5, len)
    assert asked(kept, "a bbbb bbbb") == ["a", "bbbb"]
    assert len(kept) == 1


def test_nothing_is_kept_of_what_could_not_be_made():
    kept: Kept[str, int] = Kept(2)
    for _ in range(2):
        try:
            kept.get("a", lambda: 1 // 0)
        except ZeroDivisionError:
            assert len(kept) == kept.total == 0


def test_country_after_country_the_shapes_kept_stay_within_their_bounds():
    boundaries = open_boundaries()
    outlines = read_shapes("10m").outlines

    def distance_to(code: str) -> float:
        found = boundaries.outside_km(SOMEWHERE, code, boundaries.worldviews[0])
        assert outlines.total <= outlines.most
        return found

    first = [distance_to(code) for code in LARGE]
    assert len(outlines) < len(LARGE)
    assert [distance_to(code) for code in LARGE] == first
