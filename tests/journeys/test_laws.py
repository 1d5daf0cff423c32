"""What holds for every text, however strange: no crash, stops quoted where they stand, the same result each time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.journeys.events import find_events
from storymap.journeys.planning import plan_routes

WORDS = [
    "Anna",
    "Berg",
    "she",
    "he",
    "they",
    "I",
    "we",
    "the",
    "ship",
    "Oslo",
    "Rome",
    "Norway",
    "Russia",
    "Norwegian",
    "Paris",
    "border",
    "crossed",
    "left",
    "reached",
    "fled",
    "to",
    "from",
    "via",
    "into",
    "near",
    "in",
    "at",
    "and",
    "but",
    "before",
    "after",
    "had",
    "been",
    "was",
    "held",
    "would",
    "not",
    "hoped",
    "if",
    "when",
    "who",
    "which",
    "where",
    "with",
    "returned",
    "back",
    "again",
    "now",
    "is",
    "1910",
    "May",
    "June",
    "3",
    ",",
    ".",
    ";",
    "’s",
    "“",
    "”",
    "(",
    ")",
    "—",
    "–",
    "leaving",
    "crossing",
    "time",
    "war",
    "soldiers",
    "arrested",
    "him",
    "a",
    "secret",
    "safe",
    "house",
    "taken",
    "took",
    "train",
    "trip",
    "visit",
    "next",
    "stop",
    ":",
    "then",
    "on",
    "joined",
    "army",
    "turned",
    "ran",
    "week",
    "while",
    "that",
    "name",
    "asylum",
    "asked",
    "for",
    "of",
    "out",
    "since",
    "road",
    "made",
    "get",
]

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(text=texts)
def test_no_text_breaks_the_planning_and_every_stop_is_quoted_from_it(read, small_boundaries, text):
    resolved = read(text)
    routes = plan_routes([resolved], boundaries=small_boundaries)
    assert routes == plan_routes([resolved], boundaries=small_boundaries)
    assert all(event.span.end <= len(text) for event in find_events(resolved, boundaries=small_boundaries))
    for route in routes:
        assert len(route.stops) >= 2
        assert all(text[stop.span.start : stop.span.end] for stop in route.stops)
        assert all(0 <= leg.start < leg.end < len(route.stops) for leg in route.legs)
