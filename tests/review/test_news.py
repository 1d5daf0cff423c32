"""What a page is told of a change: the difference and what it showed before give what it is to show, always."""

import json
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storymap.errors import ActionError
from storymap.review.acting import act
from storymap.review.relisting import relisting, splice
from storymap.review.showing import MOST_SHOWN, Remembered, Shown, news_of
from storymap.review.values import Actor, Known
from storymap.review.view import Standing, Viewer

IDS = st.permutations("abcdefghijkl").flatmap(lambda ids: st.integers(0, 12).map(lambda n: ids[:n]))
LISTS = IDS.flatmap(
    lambda ids: st.tuples(*(st.booleans() for _ in ids)).map(
        lambda done: [{"id": one, "done": is_done} for one, is_done in zip(ids, done, strict=True)]
    )
)


def relisted(old, change):
    """The new list, made of the old one and what changed, as the page makes it."""
    known = {one["id"]: one for one in [*old, *change.get("items", ())]}
    moved = [*map(tuple, change.get("moved", ()))]
    gone = {*change.get("removed", ()), *(name for name, _ in moved)}
    order = [one["id"] for one in old if one["id"] not in gone]
    for name, before in moved:
        order.insert(order.index(before) + 1 if before is not None else 0, name)
    return [known[name] for name in order]


def spliced(old, change):
    return [*old[: change["at"]], *change["add"], *old[change["at"] + change["drop"] :]] if change else list(old)


@settings(max_examples=500, deadline=None)
@given(LISTS, LISTS)
def test_what_changed_and_the_old_list_give_the_new_one(old, new):
    assert relisted(old, json.loads(json.dumps(relisting(old, new)))) == new


@given(LISTS)
def test_of_a_list_that_stayed_the_same_nothing_is_told(items):
    assert relisting(items, [dict(one) for one in items]) == {}
    assert splice(items, list(items)) == {}


def test_of_one_entry_that_moves_to_the_end_only_that_is_told():
    old = [{"id": str(number), "done": False} for number in range(2000)]
    change = relisting(old, [*old[:7], *old[8:], {"id": "7", "done": True}])
    assert change == {"items": [{"id": "7", "done": True}], "moved": [("7", "1999")]}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_what_was_spliced_and_the_old_list_give_the_new_one(old, new):
    assert spliced(old, splice(old, new)) == new


def with_news(state, news):
    """The state of a page that had another one, after news."""
    if "state" in news:
        return news["state"]
    told = {key: news[key] for key in ("version", "serial", "undo", "redo", "judging", "problems")}
    after = {**state, **told, "work": relisted(state["work"], news.get("work", {}))}
    after |= {key: spliced(state[key], news.get(key)) for key in ("history", "since_draft")}
    items, removed, order = (news["patch"][key] for key in ("items", "removed", "order"))
    for section in ("documents", "places", "chapters", "verdicts"):
        known = {one.get("key") or one["id"]: one for one in [*state[section], *items.get(section, ())]}
        left = [name for name in known if name not in removed.get(section, ())]
        after[section] = [known[name] for name in order.get(section) or left]
    stops = {one["id"]: one for one in items.get("stops", ())}
    routes = [{**route, "stops": [stops.get(one["id"], one) for one in route["stops"]]} for route in state["routes"]]
    return {**after, "routes": routes}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False), far=st.integers(1, 6))
def test_a_page_that_is_some_actions_behind_is_told_all_of_them(seed, random_action, chance, far):
    viewer, record, states = Viewer(), seed("defection").record, []
    for number in range(8):
        standing = Standing(file="story.yaml", version=f"v{number}", serial=number, undo=f"action {number}")
        states.append(Shown(state=viewer.state(record, Known(), standing)))
        try:
            actor = Actor(by="Ann", on=f"2026-11-27T10:{number:02}:00Z")
            record = act(record, random_action(record, chance), actor, Known())
        except ActionError:
            continue
    for before, after in zip(states, states[far:], strict=False):
        news = json.loads(json.dumps(news_of(before, after)))
        assert "state" in news or news["since"] == before.state["serial"]
        assert with_news(json.loads(json.dumps(before.state)), news) == json.loads(json.dumps(after.state))


def test_states_are_remembered_by_their_serials_and_the_oldest_are_forgotten():
    remembered = Remembered()
    shown = [remembered.keep(Shown(state={"serial": number})) for number in range(MOST_SHOWN + 1)]
    assert remembered.of(0) is None
    assert remembered.of(1) is shown[1]
    assert remembered.of(str(MOST_SHOWN)) is shown[MOST_SHOWN]
    for sent in ("", "x", None, [1], {}, 10**30, float("inf"), -1):
        assert remembered.of(sent) is None


def test_a_page_of_which_nothing_is_known_is_told_the_whole_state(record):
    shown = Shown(state=Viewer().state(record, Known(), Standing(file="story.yaml", version="x")))
    news = news_of(None, shown)
    assert news["state"] is shown.state
    assert news["version"] == "x"


def test_random_lists_of_many_entries_stay_small_where_little_changed():
    chance = random.Random(1)  # noqa: S311 - the same lists in every run
    old = [{"id": str(number)} for number in range(500)]
    for _ in range(20):
        new = list(old)
        new.insert(chance.randrange(400), new.pop(chance.randrange(400)))
        assert len(relisting(old, new).get("moved", ())) <= 1
