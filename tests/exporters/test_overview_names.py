"""Names on the overview: beside their marks, and never one over another."""

import re

from hypothesis import given
from hypothesis import strategies as st

from storymap.exporters.leaflet.overview_names import NameRoom

SPOTS = st.tuples(st.text("abcdeö", min_size=1, max_size=30), st.floats(0, 720), st.floats(0, 400))


@given(st.lists(SPOTS, max_size=25))
def test_no_name_touches_another_or_leaves_the_picture(spots):
    names = NameRoom(width=720, height=400)
    given_room = []
    for words, x, y in spots:
        before = len(names.taken)
        if names.name(words, x, y, reach=4, style="quiet"):
            given_room.append(names.taken[before])
    for n, (left, top, right, bottom) in enumerate(given_room):
        assert left >= 0
        assert top >= 0
        assert right <= 720
        assert bottom <= 400
        for other in given_room[:n]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


def test_a_name_goes_to_the_side_that_is_free():
    names = NameRoom(width=720, height=400)
    names.take(100, 100, 10)
    sides = [re.search(r'text-anchor="(\w+)"', names.name("Oslo", 100, 100, reach=10, style="name")) for _ in range(5)]
    assert [side and side[1] for side in sides] == ["start", "end", "middle", "middle", None]


def test_a_name_at_the_edge_stands_inside():
    names = NameRoom(width=720, height=400)
    assert 'text-anchor="end"' in names.name("Oakland", 700, 50, reach=10, style="name")
