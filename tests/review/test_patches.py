"""What differs between two records can be done, undone, and done to a record that somebody else changed."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.errors import Clash
from storymap.review.patches import applied, difference, reversed_

RECORD = {
    "schema": "storymap/story-file/1",
    "title": "Walk",
    "chapters": [{"id": f"c{n}", "title": f"Part {n}", "caption": "Words."} for n in range(1, 6)],
    "routes": [
        {"id": "r1", "traveller": "Ida", "stops": [{"id": f"s{n}", "name": f"Town {n}"} for n in range(1, 5)]},
        {"id": "r2", "stops": []},
    ],
    "history": [{"on": "2026-01-01", "section": "story", "kind": "title", "subject": "Walk"}],
    "drafted": {"storymap": "0.1.0", "story": {"title": "abc"}, "chapters": {"c1": {"title": "xyz"}}},
}


def changed(edit):
    record = copy.deepcopy(RECORD)
    edit(record)
    return record


def chapter(record, name):
    return next(one for one in record["chapters"] if one["id"] == name)


def order(record):
    return [one["id"] for one in record["chapters"]]


def move(record, name, at):
    found = chapter(record, name)
    record["chapters"].remove(found)
    record["chapters"].insert(at, found)


def both(mine, theirs):
    """What stands in the file when one person's changes are done to another's."""
    return applied(changed(theirs), difference(RECORD, changed(mine)))


def test_changes_of_two_items_are_both_kept():
    merged = both(lambda r: chapter(r, "c1").update(title="Mine"), lambda r: chapter(r, "c2").update(title="Theirs"))
    assert [one["title"] for one in merged["chapters"][:2]] == ["Mine", "Theirs"]


def test_changes_of_two_keys_of_one_item_are_both_kept_with_the_later_signature():
    merged = both(
        lambda r: chapter(r, "c1").update(title="Mine", by="Ann", on="2026-11-27T10:00:00Z", edited=["title"]),
        lambda r: chapter(r, "c1").update(caption="Theirs", by="Bo", on="2026-11-27T11:00:00Z", edited=["caption"]),
    )
    assert chapter(merged, "c1") == {
        "id": "c1",
        "title": "Mine",
        "caption": "Theirs",
        "by": "Bo",
        "on": "2026-11-27T11:00:00Z",
        "edited": ["caption", "title"],
    }


def test_two_values_of_one_key_clash_and_both_are_told():
    with pytest.raises(Clash) as caught:
        both(lambda r: chapter(r, "c1").update(title="Mine"), lambda r: chapter(r, "c1").update(title="Theirs"))
    clash = caught.value
    assert (clash.section, clash.item, clash.key, clash.ours, clash.theirs) == (
        "chapters",
        "c1",
        "title",
        "Mine",
        "Theirs",
    )
    assert str(clash).count("\n") == 0
    assert "'Mine'" in str(clash)
    assert "'Theirs'" in str(clash)


def test_the_same_change_by_two_people_is_no_clash():
    assert chapter(both(*[lambda r: chapter(r, "c1").update(title="Same")] * 2), "c1")["title"] == "Same"


def test_an_item_that_somebody_else_deleted_clashes():
    def delete(record):
        record["chapters"].remove(chapter(record, "c1"))

    def edit(record):
        chapter(record, "c1")["title"] = "Mine"

    with pytest.raises(Clash) as caught:
        both(edit, delete)
    assert caught.value.theirs is None
    with pytest.raises(Clash):
        both(delete, edit)
    assert order(both(delete, delete)) == ["c2", "c3", "c4", "c5"]


def test_different_items_moved_by_two_people_both_stand_where_they_were_put():
    merged = both(lambda r: move(r, "c5", 0), lambda r: move(r, "c2", 3))
    assert order(merged) == ["c5", "c1", "c3", "c4", "c2"]


def test_the_same_item_moved_to_two_places_clashes():
    with pytest.raises(Clash) as caught:
        both(lambda r: move(r, "c5", 0), lambda r: move(r, "c5", 2))
    assert caught.value.key == "order"


def test_an_item_added_by_one_stands_behind_its_neighbour_in_the_order_of_the_other():
    merged = both(
        lambda r: r["chapters"].insert(2, {"id": "own", "title": "Mine", "caption": "x"}), lambda r: move(r, "c2", 4)
    )
    assert order(merged) == ["c1", "c3", "c4", "c5", "c2", "own"]


def test_a_stop_put_into_a_route_that_is_gone_clashes():
    with pytest.raises(Clash):
        both(lambda r: r["routes"][1]["stops"].append({"id": "s9", "name": "X"}), lambda r: r["routes"].pop())


def test_a_route_with_a_new_stop_is_not_taken_out():
    with pytest.raises(Clash):
        both(lambda r: r["routes"].pop(), lambda r: r["routes"][1].update(stops=[{"id": "s9", "name": "X"}]))


def test_a_stop_that_one_deletes_and_another_names_clashes():
    with pytest.raises(Clash) as caught:
        both(lambda r: r["routes"][0]["stops"].pop(0), lambda r: chapter(r, "c1").update(stop="s1"))
    assert (caught.value.item, caught.value.key) == ("c1", "stop")


def test_two_people_do_not_take_all_that_a_chapter_tells():
    def with_media(record):
        record["chapters"][0] = {"id": "c1", "title": "Mine", "caption": "Words.", "media": [{"url": "a", "alt": "b"}]}

    start = changed(with_media)
    mine, theirs = copy.deepcopy(start), copy.deepcopy(start)
    del mine["chapters"][0]["caption"], theirs["chapters"][0]["media"]
    with pytest.raises(Clash):
        applied(theirs, difference(start, mine))


def test_two_people_s_entries_of_the_history_are_all_kept():
    def telling(name):
        return lambda r: r["history"].append({"on": name, "section": "story", "kind": "title", "subject": name})

    merged = both(telling("b"), telling("a"))
    assert {one["subject"] for one in merged["history"]} == {"Walk", "a", "b"}


def test_undoing_one_person_s_change_leaves_another_s_in_place():
    mine = changed(lambda r: chapter(r, "c1").update(title="Mine", by="Ann", on="2026-11-27T10:00:00Z"))
    later = copy.deepcopy(mine)
    chapter(later, "c1").update(caption="Theirs", by="Bo", on="2026-11-27T11:00:00Z")
    undone = applied(later, reversed_(difference(RECORD, mine)))
    assert chapter(undone, "c1") == {
        "id": "c1",
        "title": "Part 1",
        "caption": "Theirs",
        "by": "Bo",
        "on": "2026-11-27T11:00:00Z",
    }


def test_records_stay_as_they_were():
    before = copy.deepcopy(RECORD)
    both(lambda r: r["routes"][0]["stops"].pop(0), lambda r: r["routes"][0]["stops"].append({"id": "s7", "name": "N"}))
    assert before == RECORD


NAMES = [f"c{n}" for n in range(6)]
VALUES = st.one_of(st.none(), st.booleans(), st.integers(0, 2), st.text(max_size=2), st.lists(st.integers(0, 2)))


@st.composite
def lists(draw, names, *, stops=False):
    items = []
    for name in draw(st.permutations(names))[: draw(st.integers(0, len(names)))]:
        values = {key: draw(VALUES) for key in draw(st.sets(st.sampled_from(["title", "by", "on", "edited", "note"])))}
        item = {"id": name, "hidden": True, **{key: value for key, value in values.items() if value is not None}}
        if "edited" in item:
            item["edited"] = ["title"]
        if stops:
            item |= draw(st.sampled_from([{}, {"stops": []}]))
        items.append(item)
    return items


@st.composite
def records(draw):
    record = {"title": draw(st.sampled_from("ab"))}
    for section in ("chapters", "places", "verdicts"):
        if draw(st.booleans()):
            record[section] = draw(lists(NAMES))
    routes, stops = draw(lists(["r1", "r2"], stops=True)), draw(lists(["s1", "s2", "s3", "s4"]))
    for route in routes:
        if stops:
            route["stops"], stops = stops[:2], stops[2:]
    record["routes"] = routes
    entries = st.lists(st.fixed_dictionaries({"subject": st.sampled_from("abcd")}), max_size=4, unique_by=str)
    record |= draw(st.sampled_from([{}, {"history": draw(entries)}]))
    record |= draw(st.sampled_from([{}, {"drafted": {"storymap": "1", "chapters": {"c1": draw(VALUES)}}}]))
    return record


def plain(value):
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if one is not None}
    return value


@settings(max_examples=80, deadline=None)
@given(records(), records())
def test_what_differs_leads_from_any_record_to_any_other_and_back(one, other):
    one, other = plain(one), plain(other)
    patches = difference(one, other)
    assert applied(one, patches) == other
    assert applied(other, reversed_(patches)) == one
    assert difference(one, one) == ()
    again = applied(other, patches)
    assert {**again, "history": None} == {**other, "history": None}
