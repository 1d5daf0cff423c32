"""What of a story file's history readers are told, and what a person has to decide before it is published."""

import re
from dataclasses import replace

import pytest

from storymap import story_files
from storymap.stories.file.changes import changes_of
from storymap.stories.file.reading import read_story_file
from storymap.stories.file.values import HistoryEntry


@pytest.fixture(scope="module")
def file(drafted):
    return read_story_file(drafted.encode(), name="story.yaml").file


def entry(kind, *, section="verdicts", item="v4", **values):
    told = {"on": "2023-02-01", "by": "Ida Moe", "subject": "words", "was": "before", "now": "after", "note": "why"}
    return HistoryEntry(section=section, item=item, kind=kind, **(told | values))


def told_of(file, *history, status="draft"):
    verdicts = tuple(replace(v, status=status) if v.id == "v4" else v for v in file.verdicts)
    return changes_of(replace(file, verdicts=verdicts, history=history))


def test_a_confirmed_verdict_is_told_with_its_words(file):
    (told,) = told_of(file, entry("confirmed"), status="confirmed")
    assert (told.kind, told.subject, told.was, told.now, told.note) == ("confirmed", "words", "", "after", "why")


def test_a_verdict_that_was_rejected_before_anybody_saw_it_is_told_nowhere(file):
    assert told_of(file, entry("rejected"), entry("sources"), status="rejected") == ()


def test_a_verdict_taken_back_after_it_was_shown_is_told_without_its_words(file):
    (told,) = told_of(file, entry("confirmed"), entry("rejected", on="2023-02-02"), status="rejected")
    assert (told.kind, told.on, told.by) == ("rejected", "2023-02-02", "Ida Moe")
    assert (told.subject, told.was, told.now, told.note) == ("", "", "", "")


def test_a_verdict_that_is_no_more_in_the_file_is_what_was_decided_last(file):
    gone = (entry("confirmed", item="v99"), entry("rejected", item="v99"))
    assert [one.subject for one in told_of(file, *gone)] == [""]


@pytest.mark.parametrize("kind", ["withdrawn", "reopened"])
def test_what_is_open_again_is_told_to_those_who_saw_it_without_what_the_machine_says_since(file, kind):
    assert told_of(file, entry(kind)) == ()
    told = told_of(file, entry("confirmed"), entry(kind))[-1]
    assert (told.kind, told.subject, told.was, told.now, told.note) == (kind, "words", "", "", "why")


def test_of_a_hidden_chapter_only_that_it_was_taken_away_is_told(file):
    chapters = (replace(file.chapters[0], hidden=True), *file.chapters[1:])
    about = {"section": "chapters", "item": file.chapters[0].id}
    history = (entry("caption", **about), entry("shown", **about), entry("caption", section="chapters", item="gone"))
    (told,) = changes_of(replace(file, chapters=chapters, history=history))
    assert (told.kind, told.was, told.now) == ("shown", "", "")


def test_what_is_not_public_is_told_nowhere(file):
    assert told_of(file, entry("title", section="chapters", item="c2", public=False)) == ()


@pytest.fixture(scope="module")
def undecided(pipeline):
    """A function: text of a story file → what has to be decided."""

    def find(text):
        opened = read_story_file(text.encode(), name="story.yaml")
        return story_files.tell_file(pipeline, opened.file, origin=opened.origin).undecided

    return find


def test_a_draft_against_the_text_has_to_be_decided_and_a_supported_one_has_not(undecided, drafted):
    (line,) = undecided(drafted)
    assert line == (
        "verdicts v4: inconsistent, and nobody has decided on it: “Norway has a 96km (122-mile) border with Russia”"
    )


@pytest.mark.parametrize("status", ["confirmed", "rejected"])
def test_what_somebody_decided_is_decided(undecided, drafted, status):
    head, mark, tail = drafted.partition("- id: v4\n")
    assert undecided(f"{head}{mark}{tail.replace('status: draft', f'status: {status}', 1)}") == ()


def test_a_stop_in_doubt_has_to_be_signed(undecided, drafted, replaced):
    decided = drafted.replace("status: draft", "status: confirmed")
    (sure,) = re.findall(r"exact: Oslo, .*place_confidence: 0\.\d+", decided)
    unsure = replaced(decided, sure, re.sub(r"0\.\d+$", "0.31", sure))
    assert undecided(unsure) == (
        "stops s4: it is not sure that Oslo is meant (0.31), and nobody has signed it: “Oslo”",
    )
    assert undecided(replaced(unsure, "  - id: s4\n", "  - id: s4\n    by: Ida Moe\n")) == ()
    assert undecided(replaced(unsure, "place: geonames:3143244\n", "place: geonames:3137115\n", first=True)) == ()


def test_a_stop_without_a_place_has_to_be_signed(undecided, drafted, replaced):
    decided = drafted.replace("status: draft", "status: confirmed")
    nowhere = replaced(decided, "    name: Oslo\n    place: p11\n", "    name: Oslo\n")
    assert undecided(nowhere) == ("stops s4: its place is unknown, and nobody has signed it: “Oslo”",)
    assert undecided(replaced(nowhere, "    name: Oslo\n", "    name: Oslo\n    by: Ida Moe\n", first=True)) == ()


def test_a_withdrawn_sign_off_has_to_be_decided_whatever_the_outcome(undecided, drafted):
    decided = drafted.replace("status: draft", "status: confirmed")
    head, mark, tail = decided.partition("- id: v1\n")
    changed = f"{head}{mark}{tail.replace('outcome: supported', 'outcome: contradicted', 1)}"
    (line,) = undecided(changed)
    assert line.startswith("verdicts v1: its sign-off is withdrawn, for it is judged otherwise now (supported): “")
