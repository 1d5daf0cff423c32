"""What a reading process remembers of its documents is bounded, whatever it reads."""

import functools
import gc
import itertools
import random
import tracemalloc

import pytest

from storymap.batch.analysing import Analyst
from storymap.batch.values import Settings
from storymap.boundaries.keeping import Kept

TOLD = (
    "{0} borders {1}.",
    "The mayor of {0} met Mr {2} of {1} on Monday, and {2} left for {3}.",
    "{2} travelled from {0} to {1} in May 2019.",
    "The border between {0} and {1} is {4} km long.",
    "The {3} River flows through {0}. {3} lies {4} km north of {1}.",
    "{2}, who lives in {3} near {0}, said that {1} is larger than {0}.",
)
PLACES = ("Norway", "Sweden", "Finland", "Russia", "Oslo", "Kiruna", "Tampere", "Kirkenes", "Paris", "Lima", "Chile")
LEFT_BYTES = 450
"""For each document, less than its text: names of rivers are kept up to a bound; its words or names would be more."""


def new_name(chance: random.Random) -> str:
    syllables = ("ba", "do", "fen", "gri", "hal", "ko", "lu", "mir", "nes", "pol", "ra", "ski", "tor", "vik")
    return "".join(chance.choices(syllables, k=4)).capitalize()


def document(number: int) -> str:
    """Eight sentences with names that no other document has."""
    chance = random.Random(number)  # noqa: S311 - no secret depends on it
    return " ".join(
        chance.choice(TOLD).format(
            *chance.sample(PLACES, 2), new_name(chance), new_name(chance), chance.randint(90, 2000)
        )
        for _ in range(8)
    )


@pytest.fixture(scope="module")
def read():
    """Read so many documents that were never read before, in the way the reading process does."""
    analyst = Analyst(Settings())
    analyst.warm_up()
    numbers = itertools.count()

    def reading(count: int) -> None:
        for number in itertools.islice(numbers, count):
            rows = analyst.read(document(number).encode(), form="file", name=f"{number}.txt", suffix=".txt")
            assert rows["documents"][0]["status"] == "read"

    reading(100)
    return reading


def caches() -> list[functools._lru_cache_wrapper]:
    found = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
    return [one for one in found if one.__module__.startswith("storymap.")]


def test_no_cache_without_a_bound_grows_with_new_words(read):
    endless = [cache for cache in caches() if cache.cache_info().maxsize is None]
    before = {id(cache): cache.cache_info().currsize for cache in endless}
    read(40)
    # A cache of patterns may still meet one for the first time; one of words meets several in each document.
    grown = {cache.__qualname__ for cache in endless if cache.cache_info().currsize >= before[id(cache)] + 20}
    assert endless
    assert not grown


def test_no_cache_holds_more_than_its_bound(read):
    read(20)
    assert all(cache.cache_info().currsize <= (cache.cache_info().maxsize or 1_000) for cache in caches())
    kept = [one for one in gc.get_objects() if isinstance(one, Kept)]
    assert kept
    assert all(one.total <= one.most or len(one) == 1 for one in kept)


def test_documents_leave_nothing_behind_but_what_the_bounded_caches_hold(read):
    tracemalloc.start()
    try:
        left = [emptied_bytes()]
        for _ in range(4):
            read(15)
            left.append(emptied_bytes())
    finally:
        tracemalloc.stop()
    # What is made for good when it is first needed, such as an expression, is not made in every round.
    assert min(after - before for before, after in itertools.pairwise(left)) < 15 * LEFT_BYTES


def emptied_bytes() -> int:
    """Bytes that are in use when the bounded caches are empty."""
    for cache in caches():
        if cache.cache_info().maxsize is not None:
            cache.cache_clear()
    gc.collect()
    return tracemalloc.get_traced_memory()[0]
