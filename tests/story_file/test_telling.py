"""A story file tells what its people decided: the map, the legs, the chapters and the verdicts follow."""

import json
import re
from dataclasses import replace

import pytest

from storymap import story_files
from storymap.errors import InputError
from storymap.exporters.leaflet import LeafletExporter
from storymap.geo import distance_km
from storymap.model.places import LonLat
from storymap.stories.blurs import Blur
from storymap.stories.file.fingerprints import SECTIONS, edited_keys, items_of
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file
from storymap.stories.file.records import from_record, to_record
from storymap.stories.file.values import StoryFile

STORIES = (["corridor"], ["defection"], ["expedition"], ["pacific"], ["pilgrim"], ["pilgrim", "defection"])
OSLO = "place: geonames:3143244"


def page(pipeline, story):
    return LeafletExporter(boundaries=pipeline.boundaries).export_story(story)


@pytest.mark.parametrize("names", STORIES, ids="+".join)
def test_an_untouched_draft_makes_the_page_that_the_articles_make(pipeline, read_seeds, tell, names):
    story = pipeline.analyze(read_seeds(*names))
    text = write_draft(story_files.draft_file(pipeline, story)).decode()
    told, notes = tell(text, notes=True)
    assert notes == ()
    assert page(pipeline, told) == page(pipeline, story)
    assert (told.title, told.routes, told.context, told.chapters) == (
        story.title,
        story.routes,
        story.context,
        story.chapters,
    )
    assert told.verdicts == story.verdicts


def test_a_draft_is_read_back_as_it_was_written_and_nothing_in_it_is_a_persons(drafted):
    opened = read_story_file(drafted.encode(), name="story.yaml")
    assert to_record(opened.file) == opened.record
    assert from_record(StoryFile, opened.record) == opened.file
    for section in SECTIONS:
        for item in items_of(opened.record, section):
            assert edited_keys(item, section, opened.record["drafted"][section]) == ()


def test_the_same_articles_give_the_same_bytes(pipeline, read_seeds, drafted):
    assert write_draft(story_files.draft(pipeline, read_seeds("defection"))).decode() == drafted


def test_another_candidate_moves_the_stop_its_legs_and_its_chapter(tell, drafted, replaced):
    before = tell(drafted)
    story = tell(replaced(drafted, OSLO, "place: geonames:3161732"))  # Bergen
    stop = story.routes[0].stops[-1]
    assert stop.place.name == "Bergen"
    assert story.routes[0].legs[-1].distance_km > before.routes[0].legs[-1].distance_km + 100
    chapter = next(c for c in story.chapters if c.stop == 3)
    assert chapter.view.south_west.lon < 5.4 < chapter.view.north_east.lon


def test_a_persons_place_leaves_nothing_open_for_claims(tell, drafted, replaced):
    story = tell(replaced(drafted, OSLO, "place: geonames:3161732"))
    resolution = next(r for r in story.documents[0].resolutions if r.toponym.name == "Oslo")
    assert resolution.confidence == 1
    assert len(resolution.candidates) == 1


def test_a_position_of_ones_own_lies_in_the_country_around_it(tell, drafted, replaced):
    own = "at: {lat: 69.0506, lon: 28.9293, radius_km: 5, name: a farm}"
    story = tell(replaced(drafted, "place: supplement:pasvikdalen", own))
    place = story.routes[0].stops[2].place
    assert (place.name, place.country_code, place.radius_km) == ("a farm", "NO", 5)


def test_a_corrected_place_changes_the_verdict(pipeline, read_seeds, tell, drafted, replaced):
    before = tell(drafted)
    belarus = next(v for v in before.verdicts if any(m.place.name == "Belarus" for m in v.claim.mentions))
    assert belarus.outcome == "supported"
    story = tell(replaced(drafted, "place: geonames:630336", "place: geonames:2661886"))  # Sweden, which Norway borders
    after = next(
        v for v in story.verdicts if v.claim.quote == belarus.claim.quote and v.claim.type == belarus.claim.type
    )
    assert after.outcome == "contradicted"


def test_a_name_that_is_no_place_is_gone_from_the_map_and_the_route(tell, drafted, replaced):
    story = tell(replaced(drafted, OSLO, "not_a_place: true"))
    assert [stop.name for stop in story.routes[0].stops] == ["Ukraine", "Russia", "Norwegian border near Pasvikdalen"]
    assert all(r.toponym.name != "Oslo" for r in story.documents[0].resolutions)
    assert next(c for c in story.chapters if c.title == "Oslo").stop is None


def test_an_unknown_place_of_a_stop_leaves_a_gap(tell, drafted, replaced):
    story = tell(replaced(drafted, f"  {OSLO}\n", ""))
    assert story.routes[0].stops[-1].place is None
    assert len(story.routes[0].legs) == 2


def test_an_obscured_place_cannot_be_computed_from_anything_in_the_story(pipeline, tell, drafted, replaced):
    story, notes = tell(replaced(drafted, OSLO, f"{OSLO}\n  obscure_km: 40"), notes=True)
    place = story.routes[0].stops[-1].place
    exact = LonLat(lon=10.74609, lat=59.91273)
    assert 0 < distance_km(place.location, exact) < 100
    assert (place.id, place.radius_km) == ("obscured:1", 100)
    assert notes[0].endswith("obscure_km: 40 km is drawn as 100 km; there are circles of 1, 5, 25, 100, 500 km")
    told = pipeline.exporter("json").export_story(story).decode() + page(pipeline, story).decode()
    for truth in ("3143244", "59.9127", "Oslo"):
        assert truth not in told


def test_the_file_hides_what_the_option_hides(pipeline, tell, drafted, replaced):
    own = tell(replaced(drafted, OSLO, f"{OSLO}\n  obscure_km: 100"))
    opened = read_story_file(drafted.encode(), name="story.yaml")
    asked = replace(pipeline, obscure=(Blur(km=100, name="Oslo"),))
    told = story_files.tell_file(asked, opened.file).story
    assert (told.routes, told.chapters, told.events) == (own.routes, own.chapters, own.events)
    assert [d.document for d in told.documents] == [d.document for d in own.documents]


def test_a_place_as_large_as_its_blur_is_refused_with_its_line(tell, drafted, replaced):
    with pytest.raises(InputError, match=r"story\.yaml:\d+:\d+: places\[\d+\]\.obscure_km: Oslo is as large as 5 km"):
        tell(replaced(drafted, OSLO, f"{OSLO}\n  obscure_km: 5"))


def test_no_draft_is_written_with_hidden_places(pipeline, read_seeds, drafted):
    hiding = replace(pipeline, obscure=(Blur(km=25),))
    opened = read_story_file(drafted.encode(), name="story.yaml")
    for write in (story_files.draft, lambda one, documents: story_files.update(one, opened, documents)):
        with pytest.raises(InputError, match="hide places when you render it"):
            write(hiding, read_seeds("defection"))


def test_order_titles_captions_and_hidden_chapters_are_the_files(tell, drafted, replaced):
    text = replaced(
        drafted,
        "- id: c2\n  title: Ukraine\n",
        "- id: c2\n  title: The trench\n  caption: Two words.\n  hidden: false\n",
    )
    text = replaced(text, "- id: c7\n", "- id: c7\n  hidden: true\n")
    story = tell(text)
    assert [chapter.title for chapter in story.chapters][1] == "The trench"
    assert story.chapters[1].caption == "Two words."
    assert len(story.chapters) == 6


def test_a_chapter_of_ones_own_shows_what_it_names_on_the_page(pipeline, tell, drafted, replaced):
    own = "- id: epilogue\n  title: What came of it\n  shows: [p8]\n"
    own += "  caption: |\n    First.\n\n    <b>Second</b>.\n\n- id: c7\n"
    story = tell(replaced(drafted, "- id: c7\n", own))
    chapter = story.chapters[-2]
    assert chapter.passage is None
    assert chapter.places
    assert chapter.view is not None
    shown = page(pipeline, story).decode()
    assert '<p class="authored" dir="auto">First.</p>' in shown
    assert "&lt;b&gt;Second&lt;/b&gt;" in shown
    record = json.loads(pipeline.exporter("json").export_story(story))["chapters"][-2]
    assert (record["start"], record["caption"]) == (None, "First.\n\n<b>Second</b>.\n")


def test_a_date_may_be_written_as_a_year_a_month_a_day_or_in_words(tell, drafted, replaced):
    line = next(line for line in drafted.splitlines() if line.strip().startswith('when: {start: "2023-01-13"'))
    for written, start, end, precision in (
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2023-01-14", "2023-01-14", "2023-01-14", "day"),
        ("{start: 2023-01-10, end: 2023-01-14}", "2023-01-10", "2023-01-14", "week"),
        ("on a cold night", None, None, "day"),
    ):
        when = tell(replaced(drafted, line, f"    when: {written}")).routes[0].stops[2].when
        assert (when.start, when.end, when.precision) == (start, end, precision)


def test_a_decision_on_a_verdict_is_told_with_who_and_why(pipeline, tell, drafted, replaced):
    decision = "status: confirmed\n  by: Ida Moe\n  on: 2023-02-01\n  note: Measured again.\n  links:\n  - url: https://example.org/a\n"
    head, _, tail = drafted.partition("- id: v3\n")
    story = tell(f"{head}- id: v3\n{tail.replace('status: draft', decision.rstrip(), 1)}")
    verdict = story.verdicts[2]
    assert (verdict.status, verdict.decision.by) == ("confirmed", "Ida Moe")
    shown = page(pipeline, story).decode()
    assert "Measured again." in shown
    assert "Confirmed by Ida Moe, 1 February 2023" in shown
    assert 'href="https://example.org/a"' in shown


def test_a_decision_is_withdrawn_when_a_corrected_place_changes_the_outcome(tell, drafted, replaced):
    number = next(
        n for n, v in enumerate(tell(drafted).verdicts) if any(m.place.name == "Belarus" for m in v.claim.mentions)
    )
    head, mark, tail = drafted.partition(f"- id: v{number + 1}\n")
    text = replaced(
        f"{head}{mark}{tail.replace('status: draft', 'status: confirmed', 1)}",
        "geonames:630336\n",
        "geonames:2661886\n",
    )
    story, notes = tell(text, notes=True)
    assert story.verdicts[number].status == "draft"
    assert f"v{number + 1}: the claim is judged otherwise" in " ".join(notes)


def test_a_name_that_the_machine_missed_can_be_added(tell, drafted, replaced):
    added = "- id: glass\n  name: Wagner\n  at: {lat: 59.9, lon: 30.4}\n"
    added += "  mentions:\n  - {exact: Wagner, prefix: In those weeks}\n\n- id: p2\n"
    story = tell(replaced(drafted, "- id: p2\n", added, first=True))
    assert any(r.toponym.name == "Wagner" and r.place.id == "story:glass" for r in story.documents[0].resolutions)


def test_a_stop_can_be_added_at_a_place_of_the_file(tell, drafted, replaced):
    stop = "  - id: added\n    name: St Petersburg\n    place: p7\n  - id: s3\n"
    story = tell(replaced(drafted, "  - id: s3\n", stop))
    assert [s.name for s in story.routes[0].stops][2] == "St Petersburg"
    assert len(story.routes[0].legs) == 4


def test_a_place_that_the_gazetteer_has_lost_is_as_the_file_has_kept_it(pipeline, drafted):
    opened = read_story_file(drafted.replace("supplement:pasvikdalen", "supplement:gone").encode(), name="story.yaml")
    story = story_files.tell_file(pipeline, opened.file).story
    place = story.routes[0].stops[2].place
    assert (place.id, place.country_code) == ("supplement:gone", "NO")


def test_a_passage_that_stands_nowhere_is_told_with_its_line(tell, drafted, replaced):
    text = replaced(
        drafted, "begins: Wagner sent its men to many wars", "begins: Nobody ever read this sentence in the article"
    )
    line = text[: text.index("Nobody ever read")].count("\n")
    with pytest.raises(InputError, match=rf"^story\.yaml:{line}:3: chapters\[6\]\.passage: these words stand nowhere"):
        tell(text)


def test_a_place_that_nobody_knows_is_told_with_its_line_and_the_candidates(tell, drafted, replaced):
    text = replaced(drafted, OSLO, "place: geonames:999999999999")
    line = text[: text.index("999999999999")].count("\n") + 1
    with pytest.raises(InputError) as error:
        tell(text)
    assert str(error.value).startswith(f"story.yaml:{line}:3: places[10].place: no place 'geonames:999999999999'")
    assert "geonames:3143244" in str(error.value)


def test_a_quote_of_a_verdict_that_stands_nowhere_is_a_note(tell, drafted):
    text = re.sub(r"(- id: v1\n(?:.*\n)*?    exact: ).*", r"\1Nobody said this anywhere", drafted, count=1)
    story, notes = tell(text, notes=True)
    assert story.verdicts
    assert any("verdicts[0].quote: these words stand nowhere" in note for note in notes)


HISTORY = """
history:
- on: "2023-02-01T09:30:00Z"
  by: Ida Moe
  section: places
  item: p11
  kind: place
  subject: Oslo
  was: Oslo (Minnesota, US)
  now: Oslo (NO)
  note: The passage is about Norway.

- on: "2023-02-02"
  section: chapters
  item: c2
  kind: title
  subject: Ukraine
  public: false
"""


def test_history_and_sources_are_told_and_outlive_an_update(drafted, tell, replaced, pipeline, read_seeds):
    sourced = replaced(drafted, "- id: c2\n  title: Ukraine\n", f"- id: c2\n  title: Ukraine\n{SOURCES}")
    text = replaced(sourced, "\ndrafted:", f"{HISTORY}\ndrafted:")
    story = tell(text)
    assert [(one.kind, one.subject, one.was, one.now, one.by) for one in story.changes] == [
        ("place", "Oslo", "Oslo (Minnesota, US)", "Oslo (NO)", "Ida Moe")
    ]
    link = story.chapters[1].links[0]
    assert (link.url, link.archive, link.captured) == ("https://a.example/x", "https://b.example/x", "2023-01-20")
    opened = read_story_file(text.encode(), name="story.yaml")
    again = read_story_file(story_files.update(pipeline, opened, read_seeds("defection")).content, name="story.yaml")
    assert again.record["history"] == opened.record["history"]
    assert again.record["chapters"][1]["links"] == opened.record["chapters"][1]["links"]


SOURCES = """  links:
  - url: https://a.example/x
    archive: https://b.example/x
    captured: "2023-01-20"
"""
