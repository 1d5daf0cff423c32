"""A file of which a part changed is written as if it were written anew, and checked as if it were read anew."""

import copy
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.errors import InputError
from storymap.review.proving import prove
from storymap.stories.file.reading import problems_in, read_story_file, values_of
from storymap.stories.file.referring import check_references
from storymap.stories.file.yaml_rewriting import Rewriter
from storymap.stories.file.yaml_writing import write_yaml

WORDS = ("", "x", "NO", "two\nlines", "ends\n\n", "# no comment", "\u2028", "a: b", "  spaces ", "٣")
COMMENTED = ("title:", "- id: ", "  name:", "chapters:", "drafted:", "  stops:")


def commented(text):
    """Comments above and beside some lines that are no part of a text."""
    lines = []
    inside = False
    for number, line in enumerate(text.splitlines()):
        inside = (inside and (line.startswith("      ") or not line)) or line.rstrip().endswith(("|", "|-", "|+"))
        marked = not inside and any(line.lstrip().startswith(start) for start in COMMENTED) and number % 3 == 0
        lines += [f"# above {number}", f"{line}  # beside {number}"] if marked else [line]
    return "\n".join(lines) + "\n# at the end\n"


@pytest.fixture(scope="module")
def opened(drafted):
    return read_story_file(commented(drafted.decode()).encode(), name="story.yaml")


def edited(record, chance):
    """The record with one item changed, added, moved or taken out; what is not changed is the same object."""
    section = chance.choice(["chapters", "places", "routes", "verdicts", "history"])
    items = list(record.get(section, []))
    action = chance.randrange(5)
    if section == "history" or not items:
        items.append({"on": "2026-11-27", "section": "story", "kind": "title", "subject": chance.choice(WORDS)})
    elif action == 0:
        items.pop(chance.randrange(len(items)))
    elif action == 1:
        chance.shuffle(items)
    elif action == 2:
        items.insert(0, {**copy.deepcopy(chance.choice(items)), "id": f"n{chance.randrange(10**6)}"})
    elif section == "routes" and items[0].get("stops"):
        stops = list(items[0]["stops"])
        at = chance.randrange(len(stops))
        stops[at] = {**stops[at], "name": chance.choice(WORDS), "note": chance.choice(WORDS)}
        items[0] = {**items[0], "stops": stops}
    else:
        at = chance.randrange(len(items))
        items[at] = {**items[at], "note": chance.choice(WORDS)}
    return {**record, section: items}


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_parts_that_did_not_change_are_copied_and_the_file_is_the_same(opened, seed):
    chance = random.Random(seed)  # noqa: S311 - edits, no secrets
    rewriter, record = Rewriter(opened.comments), opened.record
    assert rewriter.write(record) == write_yaml(record, opened.comments)
    for _ in range(4):
        record = edited(record, chance)
        assert rewriter.write(record) == write_yaml(record, opened.comments)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_changed_record_is_proved_as_a_whole_one_would_be(opened, seed):
    chance = random.Random(seed)  # noqa: S311 - edits, no secrets
    before, values = opened.record, opened.file
    for _ in range(4):
        record = edited(before, chance)
        problems = problems_in(record) or check_references(values_of(record))
        if problems:
            with pytest.raises(InputError):
                prove(record, before=before, values=values)
            return
        values = prove(record, before=before, values=values)
        assert values == values_of(record)
        before = record


def test_what_is_wrong_is_told_of_the_item_by_its_id(opened):
    chapters = [*opened.record["chapters"][:-1], {**opened.record["chapters"][-1], "title": 3}]
    named = chapters[-1]["id"]
    with pytest.raises(InputError, match=f"^chapters {named} title: met the number 3"):
        prove({**opened.record, "chapters": chapters}, before=opened.record, values=opened.file)
