"""`draft --update` keeps every human correction, tells what no longer fits, and loses nothing."""

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storymap import story_files
from storymap.model.texts import Span
from storymap.reading.text import read_document
from storymap.stories.file.anchors import anchor_of
from storymap.stories.file.fingerprints import fingerprints
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.merging import Merger, Report
from storymap.stories.file.reading import read_story_file
from storymap.stories.file.records import to_record
from storymap.stories.file.updating_places import PlacesUpdate
from storymap.stories.file.versions import versions_of
from storymap.stories.file.yaml_writing import write_yaml

TEXT = """# The walk of Ida Lund

Ida Lund left Bergen in June 2018. She had sold her bicycle the week before.

In July 2018 she travelled to Oslo, where she slept in a shed for three nights.

Norway borders Sweden, Finland and Russia. Norway shares a 96km (122-mile) land border with Russia, she read there.

In August 2018 she reached Kiruna. It was cold, and the shops were shut.
"""
NEW_START = TEXT.replace("Ida Lund left", "This account was written by her brother in Stavanger.\n\nIda Lund left", 1)
NEW_MIDDLE = TEXT.replace("for three nights", "for four nights, as she told her brother later").replace(
    "had sold", "sold"
)
GONE_OSLO = TEXT[: TEXT.index("In July")] + TEXT[TEXT.index("In August") :]
VERSIONS = [TEXT, NEW_START, NEW_MIDDLE]


def document(text):
    return read_document(text.encode(), id="walk")[0]


@pytest.fixture(scope="module")
def walk(pipeline):
    """The record of the drafted story file."""
    content = write_draft(story_files.draft(pipeline, [document(TEXT)]))
    return read_story_file(content, name="walk.yaml").record


@pytest.fixture(scope="module")
def updated(pipeline):
    """A function that updates a record with a text; the new record and the report."""

    def update(record, text=None):
        opened = read_story_file(write_yaml(record).encode(), name="walk.yaml")
        result = story_files.update(pipeline, opened, [document(text)] if text else [])
        return read_story_file(result.content, name="walk.yaml").record, result.report

    return update


def item(record, section, **known):
    found = [one for one in record[section] if all(one.get(key) == value for key, value in known.items())]
    assert len(found) == 1, (section, known, found)
    return found[0]


def place(record, name):
    return next(one for one in record["places"] if one["name"] == name)


@pytest.mark.parametrize("names", [["defection"], ["expedition"], ["pilgrim", "defection"]], ids="+".join)
def test_an_untouched_file_is_the_same_after_an_update(pipeline, read_seeds, names):
    content = write_draft(story_files.draft(pipeline, read_seeds(*names)))
    for documents in ([], read_seeds(*names)):
        result = story_files.update(pipeline, read_story_file(content, name="story.yaml"), documents)
        assert result.content == content
        assert (result.report.conflicts, result.report.unplaced, result.report.new, result.report.gone) == (
            [],
            [],
            [],
            [],
        )


def test_an_untouched_file_with_a_new_text_is_a_draft_of_that_text(pipeline, walk, updated):
    record, _ = updated(walk, NEW_MIDDLE)
    opened = read_story_file(write_yaml(record).encode(), name="walk.yaml")
    told = story_files.tell_file(pipeline, opened.file).story
    fresh = pipeline.analyze([document(NEW_MIDDLE)])
    assert (told.routes, told.chapters, told.verdicts, told.context) == (
        fresh.routes,
        fresh.chapters,
        fresh.verdicts,
        fresh.context,
    )


# Each edit: what a person does to the record, and what must still hold after any update.


def another_place(record):
    place(record, "Oslo")["place"] = "geonames:3161732"


def keeps_another_place(record):
    assert place(record, "Oslo")["place"] == "geonames:3161732"
    assert "place" in place(record, "Oslo")["edited"]


def own_position(record):
    place(record, "Kiruna").update(at={"lat": 68.0, "lon": 21.0, "radius_km": 3}, obscure_km=10, note="asked to")


def keeps_own_position(record):
    assert place(record, "Kiruna")["at"] == {"lat": 68, "lon": 21, "radius_km": 3}
    assert place(record, "Kiruna")["obscure_km"] == 10
    assert place(record, "Kiruna")["note"] == "asked to"


def obscured(record):
    place(record, "Oslo")["obscure_km"] = 20


def keeps_obscured(record):
    assert place(record, "Oslo")["obscure_km"] == 20
    oslo = {one["id"] for one in record["places"] if one["name"] == "Oslo"}
    assert len(oslo) == 1
    stops = [stop for route in record["routes"] for stop in route["stops"] if stop["quote"]["exact"] == "Oslo"]
    assert {stop["place"] for stop in stops} <= oslo


def no_place(record):
    place(record, "Sweden")["not_a_place"] = True


def keeps_no_place(record):
    assert place(record, "Sweden")["not_a_place"] is True


def titles(record):
    record["title"] = "Away"
    item(record, "chapters", title="Kiruna").update(title="Cold", caption="It snowed.\n\nTwice.")


def keeps_titles(record):
    assert record["title"] == "Away"
    assert item(record, "chapters", title="Cold")["caption"] == "It snowed.\n\nTwice."


def media(record):
    item(record, "chapters", id="c2")["media"] = [{"url": "https://example.org/a.jpg", "alt": "A shed"}]


def keeps_media(record):
    assert item(record, "chapters", id="c2")["media"] == [{"url": "https://example.org/a.jpg", "alt": "A shed"}]


def hidden(record):
    item(record, "chapters", id="c3")["hidden"] = True


def keeps_hidden(record):
    assert item(record, "chapters", id="c3")["hidden"] is True


def own_chapter(record):
    at = next(n for n, one in enumerate(record["chapters"]) if one["id"] == "c2")
    own = {"id": "mine", "title": "What I think", "caption": "Nothing.", "by": "Ida Moe", "on": "2023-02-01"}
    record["chapters"].insert(at + 1, own)


def keeps_own_chapter(record):
    ids = [one["id"] for one in record["chapters"]]
    assert ids.index("mine") == ids.index("c2") + 1
    assert item(record, "chapters", id="mine")["by"] == "Ida Moe"


def own_passage(record):
    record["chapters"].append({"id": "quoted", "title": "Read", "passage": {"exact": "It was cold, and the shops"}})


def keeps_own_passage(record):
    assert item(record, "chapters", id="quoted")["passage"]["exact"] == "It was cold, and the shops"


def moved_chapter(record):
    chapters = record["chapters"]
    chapters.insert(0, chapters.pop(next(n for n, one in enumerate(chapters) if one["id"] == "c3")))


def keeps_moved_chapter(record):
    ids = [one["id"] for one in record["chapters"]]
    assert ids.index("c3") < ids.index("c2")


def deleted_chapter(record):
    record["chapters"] = [one for one in record["chapters"] if one["title"] != "Bergen"]


def keeps_deleted_chapter(record):
    assert all(one["title"] != "Bergen" for one in record["chapters"])


def stop_values(record):
    record["routes"][0]["stops"][-1].update(role="passed", when="2018-07-20", name="The shed")


def keeps_stop_values(record):
    stop = item({"stops": record["routes"][0]["stops"]}, "stops", name="The shed")
    assert (stop["role"], stop["when"]) == ("passed", "2018-07-20")


def deleted_stop(record):
    stops = record["routes"][0]["stops"]
    gone = stops.pop(0)
    for chapter in record["chapters"]:
        if chapter.get("stop") == gone["id"]:
            del chapter["stop"]


def keeps_deleted_stop(record):
    assert all(stop["name"] != "Bergen" for stop in record["routes"][0]["stops"])


def traveller(record):
    record["routes"][0]["traveller"] = "Ida"


def keeps_traveller(record):
    assert record["routes"][0]["traveller"] == "Ida"


def decision(record):
    verdict = next(one for one in record["verdicts"] if one["type"] == "border-length")
    verdict.update(
        status="confirmed", by="Ida Moe", on="2023-02-01", note="Measured.", links=[{"url": "https://example.org/"}]
    )


def keeps_decision(record):
    verdict = next(one for one in record["verdicts"] if one["type"] == "border-length")
    assert (verdict["status"], verdict["by"], verdict["note"]) == ("confirmed", "Ida Moe", "Measured.")
    assert verdict["links"] == [{"url": "https://example.org/"}]


def own_name(record):
    record["places"].append(
        {"id": "shed", "name": "a shed", "at": {"lat": 60, "lon": 11}, "mentions": [{"exact": "a shed"}]}
    )


def keeps_own_name(record):
    assert item(record, "places", id="shed")["at"] == {"lat": 60, "lon": 11}


def licence(record):
    record["documents"][0].update(licence="CC0-1.0", title="Her walk")


def keeps_licence(record):
    assert (record["documents"][0]["licence"], record["documents"][0]["title"]) == ("CC0-1.0", "Her walk")


EDITS = [
    (another_place, keeps_another_place),
    (own_position, keeps_own_position),
    (obscured, keeps_obscured),
    (no_place, keeps_no_place),
    (titles, keeps_titles),
    (media, keeps_media),
    (hidden, keeps_hidden),
    (own_chapter, keeps_own_chapter),
    (own_passage, keeps_own_passage),
    (moved_chapter, keeps_moved_chapter),
    (deleted_chapter, keeps_deleted_chapter),
    (stop_values, keeps_stop_values),
    (deleted_stop, keeps_deleted_stop),
    (traveller, keeps_traveller),
    (decision, keeps_decision),
    (own_name, keeps_own_name),
    (licence, keeps_licence),
]


@pytest.mark.parametrize("text", VERSIONS, ids=["same", "new start", "new middle"])
@pytest.mark.parametrize(("edit", "keeps"), EDITS, ids=lambda one: one.__name__)
def test_an_edit_is_kept(walk, updated, edit, keeps, text):
    record = copy.deepcopy(walk)
    edit(record)
    record, report = updated(record, text)
    keeps(record)
    assert report.unplaced == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_edits_of_all_kinds_are_kept_over_several_versions_and_can_be_told(walk, updated, pipeline, data):
    record = copy.deepcopy(walk)
    edits = data.draw(st.lists(st.sampled_from(range(len(EDITS))), unique=True, min_size=1, max_size=6))
    made = []
    for number in edits:
        edit, keeps = EDITS[number]
        edit(record)
        made.append(keeps)
        if data.draw(st.booleans()):
            record, _ = updated(record, data.draw(st.sampled_from([None, *VERSIONS])))
    record, report = updated(record, data.draw(st.sampled_from(VERSIONS)))
    for keeps in made:
        keeps(record)
    assert report.unplaced == []
    again, second = updated(record)
    assert again == record
    assert (second.conflicts, second.new, second.gone) == ([], [], [])
    opened = read_story_file(write_yaml(record).encode(), name="walk.yaml")
    story = story_files.tell_file(pipeline, opened.file, origin=opened.origin).story
    assert len(story.chapters) == len([c for c in record["chapters"] if not c.get("hidden")])


def test_what_a_person_said_of_a_passage_that_is_gone_is_set_aside(walk, updated):
    record = copy.deepcopy(walk)
    chapter = item(record, "chapters", title="Oslo")
    chapter.update(title="The shed", caption="It had no window.")
    place(record, "Oslo")["at"] = {"lat": 59.9, "lon": 10.8}
    record, report = updated(record, GONE_OSLO)
    kept = {one["was"]: one["item"] for one in record["unplaced"]}
    assert kept["chapters"]["caption"] == "It had no window."
    assert kept["places"]["at"] == {"lat": 59.9, "lon": 10.8}
    assert {one["was"] for one in report.unplaced} == {"chapters", "places"}
    again, second = updated(record)
    assert again["unplaced"] == record["unplaced"]
    assert second.unplaced == []


def test_a_decision_on_a_claim_that_is_gone_is_set_aside(walk, updated):
    record = copy.deepcopy(walk)
    decision(record)
    text = TEXT.replace(
        "Norway shares a 96km (122-mile) land border with Russia, she read there.", "She read a lot there."
    )
    record, _ = updated(record, text)
    assert record["unplaced"][0]["item"]["note"] == "Measured."


def test_a_decision_on_a_claim_whose_figure_changed_is_a_conflict_and_is_not_told_as_decided(walk, updated, pipeline):
    record = copy.deepcopy(walk)
    decision(record)
    record, report = updated(record, TEXT.replace("96km (122-mile)", "196km (122-mile)"))
    assert any("decided on as inconsistent" in told for told in report.conflicts)
    opened = read_story_file(write_yaml(record).encode(), name="walk.yaml")
    told = story_files.tell_file(pipeline, opened.file, origin=opened.origin)
    assert all(verdict.status == "draft" for verdict in told.story.verdicts)
    assert any("decision is withdrawn" in line for line in told.notes)


def test_a_value_that_the_machine_now_sees_otherwise_is_a_conflict_once(walk, updated):
    record = copy.deepcopy(walk)
    record["routes"][0]["stops"][1]["when"] = "2018-07-20"
    record, report = updated(record, TEXT.replace("In July 2018 she travelled", "In September 2018 she travelled"))
    stop = next(one for one in record["routes"][0]["stops"] if one["name"] == "Oslo")
    assert stop["when"] == "2018-07-20"
    assert any("when: yours is '2018-07-20', the machine now says" in told for told in report.conflicts)
    _, second = updated(record)
    assert second.conflicts == []


def test_a_mark_keeps_a_value_even_when_the_machine_comes_to_agree_and_changes_its_mind(walk, updated):
    record = copy.deepcopy(walk)
    item(record, "chapters", title="Oslo")["title"] = "Bodø"
    record, _ = updated(record)
    chapter = item(record, "chapters", title="Bodø")
    record["drafted"]["chapters"][chapter["id"]]["title"] = "aaaaaaa"
    record, _ = updated(record)
    assert "title" in item(record, "chapters", title="Bodø")["edited"]


def test_a_text_that_both_changed_stays_the_files_and_is_told(walk, updated):
    record = copy.deepcopy(walk)
    record["documents"][0]["text"] = TEXT.replace("bicycle", "bike")
    same, report = updated(record, TEXT)
    assert "bike" in same["documents"][0]["text"]
    assert report.conflicts == []
    other, report = updated(record, NEW_MIDDLE)
    assert "bike" in other["documents"][0]["text"]
    assert any("text was changed here, and in the article too" in told for told in report.conflicts)


def test_a_second_article_is_added_to_the_story(pipeline, walk):
    opened = read_story_file(write_yaml(walk).encode(), name="walk.yaml")
    second = read_document(
        b"Ida Lund went from Kiruna to Narvik in September 2018. Narvik lies in Norway.\n", id="second"
    )[0]
    result = story_files.update(pipeline, opened, [second])
    record = read_story_file(result.content, name="walk.yaml").record
    assert [one["id"] for one in record["documents"]] == ["walk", "second"]
    assert any(one["document"] == "second" for one in record["chapters"])
    assert "documents second" in result.report.new


def test_mentions_that_a_person_gave_to_another_entry_stay_there(walk, updated):
    record = copy.deepcopy(walk)
    norway = place(record, "Norway")
    taken = norway["mentions"].pop()
    record["places"].append({"id": "other", "name": "Norway", "place": "geonames:2661886", "mentions": [taken]})
    record, _ = updated(record, NEW_START)
    assert len(item(record, "places", id="other")["mentions"]) == 1
    spans = [(m["start"], m["end"]) for one in record["places"] for m in one.get("mentions", ())]
    assert len(spans) == len(set(spans))
    assert item(record, "places", id="other")["place"] == "geonames:2661886"


def test_ids_of_deleted_parts_are_not_given_again(walk, updated):
    record = copy.deepcopy(walk)
    last = record["chapters"].pop()
    record, _ = updated(record, TEXT + "\n## Later\n\nIn October 2018 she travelled to Tromsø by boat.\n")
    assert last["id"] not in {one["id"] for one in record["chapters"]}
    assert last["id"] in record["drafted"]["chapters"]


def test_what_a_person_decided_on_stays_together_when_the_machine_comes_to_see_two_places():
    text = "Georgia is warm. Georgia grows peaches."
    versions = versions_of({"d": text}, {"d": text})
    mentions = [to_record(anchor_of(text, span)) for span in (Span(start=0, end=7), Span(start=17, end=24))]
    entry = {"id": "p1", "document": "d", "name": "Georgia", "place": "geonames:614540", "mentions": mentions}
    drafted = {"p1": fingerprints(entry, "places")}
    merger = Merger("places", drafted, versions, Report())
    decided = {**entry, "place": "geonames:4197000"}
    new = [
        {**entry, "id": "p1", "mentions": mentions[:1]},
        {**entry, "id": "p2", "place": "x:1", "mentions": mentions[1:]},
    ]
    merged = PlacesUpdate(merger).update([decided], new, lambda: "p9")
    assert [one["id"] for one in merged.items] == ["p1"]
    assert merged.items[0]["mentions"] == mentions
    assert merged.items[0]["place"] == "geonames:4197000"


def test_what_was_deleted_with_its_document_takes_nothing_from_another(pipeline, walk, updated):
    opened = read_story_file(write_yaml(walk).encode(), name="walk.yaml")
    second = read_document(TEXT.replace("Ida Lund", "Per Moe").encode(), id="second")[0]
    both = read_story_file(story_files.update(pipeline, opened, [second]).content, name="walk.yaml").record
    record = copy.deepcopy(both)
    for section in ("documents", "chapters", "places", "verdicts"):
        key = "id" if section == "documents" else "document"
        record[section] = [one for one in record[section] if one[key] == "second"]
    for route in record["routes"]:
        route["stops"] = [one for one in route["stops"] if one["document"] == "second" and not one.get("statements")]
    for chapter in record["chapters"]:
        chapter.pop("stop", None)
    kept = len(record["chapters"])
    record, _ = updated(record)
    assert len([one for one in record["chapters"] if one["document"] == "second"]) >= kept


def test_a_slip_that_a_person_mends_in_the_text_moves_nothing(walk, updated):
    record = copy.deepcopy(walk)
    item(record, "chapters", title="Kiruna")["caption"] = "It snowed."
    record["documents"][0]["text"] = TEXT.replace("She had sold her bicycle", "She had, as she says, sold her bicycle")
    record, report = updated(record)
    assert item(record, "chapters", title="Kiruna")["caption"] == "It snowed."
    assert "as she says" in record["documents"][0]["text"]
    assert record["documents"][0]["edited"] == ["text"]
    assert (report.unplaced, report.new, report.gone) == ([], [], [])
    text = record["documents"][0]["text"]
    for one in record["places"]:
        for mention in one["mentions"]:
            assert text[mention["start"] : mention["end"]] == one["name"]


def test_a_chapter_that_was_deleted_and_whose_words_went_takes_no_other_with_it(walk, updated):
    record = copy.deepcopy(walk)
    deleted_chapter(record)
    shorter = TEXT[: TEXT.index("Ida Lund left")] + TEXT[TEXT.index("In July") :]
    record, _ = updated(record, shorter)
    titles_left = [one["title"] for one in record["chapters"]]
    longer = shorter.replace("In July 2018 she", "It was a dry year, and nobody travelled much then. In July 2018 she")
    record, report = updated(record, longer)
    assert [one["title"] for one in record["chapters"]] == titles_left
    assert report.gone == []


def test_a_chapter_keeps_to_the_words_that_its_author_saw(walk, updated):
    record = copy.deepcopy(walk)
    item(record, "chapters", title="Kiruna")["caption"] = "Of Kiruna."
    swallowed = TEXT.replace("she reached Kiruna", "she was at home")
    record, _ = updated(record, swallowed)
    record, _ = updated(record, TEXT)
    chapter = item(record, "chapters", caption="Of Kiruna.")
    words = TEXT[chapter["passage"]["start"] : chapter["passage"]["end"]]
    assert "the shops were shut" in words


def test_a_file_whose_base_is_gone_keeps_every_value_and_doubles_nothing(walk, updated):
    record = copy.deepcopy(walk)
    titles(record)
    del record["drafted"]
    again, report = updated(record, NEW_MIDDLE)
    keeps_titles(again)
    for section in ("chapters", "places", "verdicts", "routes"):
        assert [one["id"] for one in again[section]] == [one["id"] for one in walk[section]]
    assert (report.conflicts, report.new, report.gone) == ([], [], [])
    assert "title" in item(again, "chapters", title="Oslo")["edited"]
