"""What a correction does to verdicts: judged anew, signatures withdrawn and restored, problems told."""

import json

import pytest

from storymap.stories.file.reading import read_story_file

CLAIM = "Norway borders Sweden"
NORTH_KOREA = "geonames:1873107"


def on_disk(path):
    return read_story_file(path.read_bytes(), name=path.name).record


def verdict_on(state, words):
    return next(one for one in state["verdicts"] if words in one["quote"])


def place_called(state, name):
    return next(one for one in state["places"] if one["name"] == name)


@pytest.fixture
def signed(review, story):
    """A program in which Eva has confirmed a verdict, and the id of the verdict."""
    running = review(story)
    verdict = verdict_on(running.judged(), CLAIM)
    decision = {"verdict": verdict["id"], "status": "confirmed", "outcome": verdict["outcome"], "note": "Checked."}
    status, body = running.act("decide", by="Eva", **decision)
    assert status == 200, body
    return running, verdict["id"]


def stored(path, verdict):
    return next(one for one in on_disk(path)["verdicts"] if one["id"] == verdict)


def test_a_signature_names_who_and_when_and_is_in_the_file(signed, story):
    _, verdict = signed
    found = stored(story, verdict)
    assert (found["status"], found["by"], found["note"]) == ("confirmed", "Eva", "Checked.")
    assert found["on"].endswith("Z")
    assert on_disk(story)["history"][-1]["kind"] == "confirmed"


def test_a_place_changed_later_withdraws_the_signature_visibly_and_undo_restores_it(signed, story):
    running, verdict = signed
    before = stored(story, verdict)
    place = place_called(running.state(), "Sweden")["id"]
    status, body = running.act("choose-place", place=place, candidate=NORTH_KOREA)
    assert status == 200, body
    assert body["judging"] is True
    state = running.judged()
    shown = verdict_on(state, CLAIM)
    assert (shown["status"], shown["withdrawn"], shown["outcome"]) == ("draft", True, "contradicted")
    assert state["work"][0]["item"] in {verdict, shown["key"]}
    found = stored(story, verdict)
    assert (found["status"], found["outcome"], found["note"]) == ("draft", "contradicted", "Checked.")
    assert "withdrawn" in [entry["kind"] for entry in on_disk(story)["history"]]
    assert running.post("/api/undo")[0] == 200
    assert stored(story, verdict) == before
    assert "withdrawn" not in [entry["kind"] for entry in on_disk(story)["history"]]
    assert verdict_on(running.judged(), CLAIM)["status"] == "confirmed"
    assert running.post("/api/redo")[0] == 200
    assert verdict_on(running.judged(), CLAIM)["withdrawn"] is True
    assert stored(story, verdict)["status"] == "draft"


def test_a_caption_withdraws_nothing_and_judges_nothing_anew(signed, story):
    running, verdict = signed
    state = running.judged()
    status, body = running.act("edit-chapter", chapter=state["chapters"][0]["id"], caption="Words")
    assert (status, body["judging"]) == (200, False)
    assert stored(story, verdict)["status"] == "confirmed"


def test_a_verdict_that_is_judged_otherwise_now_cannot_be_signed_as_it_was_seen(signed):
    running, verdict = signed
    status, body = running.act("decide", verdict=verdict, status="confirmed", outcome="contradicted")
    assert status == 422
    assert "look again" in body["error"]


def test_nobody_signs_without_a_name(signed):
    running, verdict = signed
    status, body = running.act("decide", by=None, verdict=verdict, status="rejected", outcome="supported")
    assert status == 422
    assert "name" in body["error"]


@pytest.mark.parametrize("url", ["media/none.png", "../../outside.png"])
def test_a_story_that_cannot_be_told_is_a_problem_in_a_line_and_people_go_on(review, story, url):
    running = review(story)
    chapter = running.judged()["chapters"][0]["id"]
    (story.parent.parent.parent / "outside.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert running.act("add-media", chapter=chapter, url=url, alt="A picture")[0] == 200
    state = running.judged()
    assert len(state["problems"]) == 1
    assert "\n" not in state["problems"][0]
    assert url in state["problems"][0]
    assert all(verdict["key"] != verdict["id"] for verdict in state["verdicts"])
    assert running.ask("GET", f"/media/{url}")[0] == 404
    assert running.ask("GET", "/preview")[0] == 422
    assert running.post("/api/render")[0] == 422
    assert running.ask("GET", "/")[0] == 200
    assert running.post("/api/undo")[0] == 200
    assert running.judged()["problems"] == []


def test_a_place_that_is_larger_than_its_blur_is_refused(review, story):
    running = review(story)
    place = place_called(running.judged(), "Norway")["id"]
    before = story.read_bytes()
    assert running.act("obscure", place=place, km=1)[0] == 422
    assert story.read_bytes() == before


def test_claims_are_judged_as_readers_will_see_them_when_places_are_hidden(review, story):
    running = review(story)
    place = place_called(running.judged(), "Kirkenes")["id"]
    assert running.act("obscure", place=place, km=100)[0] == 200
    state = running.judged()
    assert state["problems"] == []
    assert {one["outcome"] for one in state["verdicts"]}
    text = on_disk(story)["documents"][0]["text"]
    shown = "".join(paragraph["text"] for paragraph in state["documents"][0]["paragraphs"])
    assert "Kirkenes" in text
    assert "Kirkenes" in shown


def test_a_page_of_somebody_else_beside_the_story_stays(review, story):
    running = review(story)
    page = story.with_suffix(".html")
    page.write_text("<p>by hand</p>", encoding="utf-8")
    status, body = running.post("/api/render")
    assert status == 422
    assert "storymap did not make it" in body["error"]
    assert page.read_text(encoding="utf-8") == "<p>by hand</p>"
    assert running.post("/api/render", output=page.name)[0] == 200


def test_a_page_is_rendered_beside_the_story(review, story):
    running = review(story)
    status, body = running.post("/api/render")
    assert status == 200, body
    page = story.parent / "story.html"
    assert body["written"].endswith("story.html")
    assert "Over the border" in page.read_text(encoding="utf-8")


def test_readers_are_shown_what_is_signed_and_drafts_on_demand(signed, story):
    running, _ = signed
    draft = verdict_on(running.judged(), "198 km")
    assert draft["status"] == "draft"
    for asked, shown in (({}, False), ({"drafts": True}, True)):
        assert running.post("/api/render", output="page.html", **asked)[0] == 200
        page = (story.parent / "page.html").read_text(encoding="utf-8")
        assert "Eva" in page
        assert (draft["because"][:30] in page) is shown
        preview = running.ask("GET", f"/preview?drafts={int(shown)}")[2].decode()
        assert (draft["because"][:30] in preview) is shown


def test_with_strict_no_page_is_written_while_something_of_weight_is_undecided(review, story):
    text = story.read_text(encoding="utf-8").replace("198 km", "918 km")
    story.write_text(text, encoding="utf-8")
    running = review(story)
    wrong = next(one for one in running.judged()["verdicts"] if one["type"] == "border-length")
    assert wrong["outcome"] == "contradicted"
    status, body = running.post("/api/render", strict=True)
    assert status == 422
    assert "undecided" in body["error"]
    assert any("918 km" in line for line in body["undecided"])
    assert not (story.parent / "story.html").exists()
    decision = {"verdict": wrong["id"] or wrong["key"], "status": "rejected", "outcome": "contradicted"}
    assert running.act("decide", **decision)[0] == 200
    running.judged()
    status, body = running.post("/api/render", strict=True)
    assert status == 200, body
    assert (story.parent / "story.html").exists()


def test_the_gazetteer_is_searched_by_name_by_id_and_by_nearness(review, story):
    running = review(story)

    def found(query):
        status, _, body = running.ask("GET", f"/api/gazetteer?{query}")
        assert status == 200, body
        return json.loads(body)["candidates"]

    oslo = found("q=Oslo")
    assert oslo[0]["country"] == "NO"
    assert len(found("q=Springfield")) <= 20
    assert found("q=geonames:1873107")[0]["id"] == NORTH_KOREA
    near = found("q=Bergen&near=52.5,5.8")
    assert near[0]["country"] in {"NL", "BE", "DE"}
    assert found("q=") == found("q=Xyzzyqwx") == []
    status, _, body = running.ask("GET", "/api/gazetteer?q=Oslo&near=here")
    assert (status, "no position" in json.loads(body)["error"]) == (422, True)
