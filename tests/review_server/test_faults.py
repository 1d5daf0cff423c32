"""What goes wrong around a review: other people, editors, disks, files; nothing acknowledged is lost."""

import importlib.util
import json
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from storymap.stories.file.reading import read_story_file
from storymap.stories.file.yaml_writing import write_yaml

FULL = 1000
"""Bytes that a file may have where the disk is full: fewer than a story file has."""


def on_disk(path):
    return read_story_file(path.read_bytes(), name=path.name).record


def item(state, section, number=0):
    return state[section][number]["id"]


def test_two_pages_change_different_things_with_what_they_saw_before(review, story):
    running = review(story)
    state = running.state()
    seen, (first, second) = state["version"], [one["id"] for one in state["chapters"][:2]]
    assert running.act("edit-chapter", version=seen, chapter=first, caption="One")[0] == 200
    assert running.act("edit-chapter", version=seen, chapter=second, caption="Two", by="Other")[0] == 200
    captions = {one["id"]: one.get("caption") for one in on_disk(story)["chapters"]}
    assert (captions[first], captions[second]) == ("One", "Two")


def test_two_pages_that_change_the_same_are_asked_whose_is_to_stand(review, story):
    running = review(story)
    state = running.state()
    seen, chapter = state["version"], item(state, "chapters")
    assert running.act("edit-chapter", version=seen, chapter=chapter, caption="Mine")[0] == 200
    before = story.read_bytes()
    status, body = running.act("edit-chapter", version=seen, chapter=chapter, caption="Yours", by="Other")
    assert status == 409
    conflict = body["conflict"]
    assert (conflict["section"], conflict["item"], conflict["key"]) == ("chapters", chapter, "caption")
    assert (conflict["yours"], conflict["theirs"]) == ("Yours", "Mine")
    assert "choose one" in conflict["told"]
    assert story.read_bytes() == before
    status, _ = running.act("edit-chapter", version=seen, chapter=chapter, caption="Yours", by="Other", force=True)
    assert status == 200
    assert next(one for one in on_disk(story)["chapters"] if one["id"] == chapter)["caption"] == "Yours"


def test_a_page_that_says_the_same_as_another_has_no_conflict(review, story):
    running = review(story)
    state = running.state()
    for _ in range(2):
        action = {"chapter": item(state, "chapters"), "caption": "Same"}
        assert running.act("edit-chapter", version=state["version"], **action)[0] == 200


def test_a_page_of_an_older_program_is_told_to_load_anew(review, story):
    status, body = review(story).act("set-title", version="0" * 16, title="New")
    assert status == 409
    assert "too old" in body["conflict"]["told"]


def test_what_another_page_did_is_heard_at_once(review, story):
    running = review(story)
    serial = running.judged()["serial"]
    heard = []

    def wait():
        begun = time.monotonic()
        body = json.loads(running.ask("GET", f"/api/changes?serial={serial}")[2])
        heard.append((time.monotonic() - begun, body))

    thread = threading.Thread(target=wait)
    thread.start()
    time.sleep(0.3)
    assert running.act("set-title", title="Another")[0] == 200
    thread.join()
    took, body = heard[0]
    assert took < 5
    assert body["state"]["title"] == "Another"
    assert body["serial"] == body["state"]["serial"] > serial


def test_what_an_editor_wrote_meanwhile_is_kept_with_its_comments(review, story, drafted):
    running = review(story)
    seen = running.state()
    chapter = item(seen, "chapters")
    text = story.read_text(encoding="utf-8")
    edited = re.sub(r"^title: .*$", "# ask Eva about the title\ntitle: By hand  # for now", text, count=1, flags=re.M)
    story.write_text(edited, encoding="utf-8")
    status, _ = running.act("edit-chapter", version=seen["version"], chapter=chapter, caption="By page")
    assert status == 200
    left = story.read_text(encoding="utf-8")
    assert "# ask Eva about the title\ntitle: By hand  # for now\n" in left
    assert next(one for one in on_disk(story)["chapters"] if one["id"] == chapter)["caption"] == "By page"
    assert running.state()["title"] == "By hand"


def test_what_an_editor_changed_too_is_a_conflict(review, story):
    running = review(story)
    seen = running.state()["version"]
    text = story.read_text(encoding="utf-8")
    story.write_text(re.sub(r"^title: .*$", "title: By hand", text, count=1, flags=re.M), encoding="utf-8")
    status, body = running.act("set-title", version=seen, title="By page")
    assert (status, body["conflict"]["theirs"], body["conflict"]["yours"]) == (409, "By hand", "By page")
    assert "title: By hand\n" in story.read_text(encoding="utf-8")


def test_an_editors_change_shows_on_a_page_that_waits(review, story):
    running = review(story)
    serial = running.judged()["serial"]
    text = story.read_text(encoding="utf-8")
    story.write_text(re.sub(r"^title: .*$", "title: By hand", text, count=1, flags=re.M), encoding="utf-8")
    body = json.loads(running.ask("GET", f"/api/changes?serial={serial}")[2])
    assert body["state"]["title"] == "By hand"


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("chapters: [\n", r"story\.yaml:\d+:\d+: "),
        ("titel: x\n", "no such key"),
        ("\x00", "not YAML"),
        ("", "no story file"),
    ],
)
def test_a_file_that_an_editor_broke_is_told_with_its_line_and_not_written(review, story, broken, told):
    running = review(story)
    seen = running.state()
    good = story.read_text(encoding="utf-8")
    story.write_text(f"{good}{broken}" if broken else "", encoding="utf-8")
    bad = story.read_bytes()
    status, body = running.act("set-title", version=seen["version"], title="New")
    assert status == 409
    assert re.search(told, body["conflict"]["told"]), body
    assert "\n" not in body["conflict"]["told"]
    assert story.read_bytes() == bad
    state = running.state()
    assert state["chapters"] == seen["chapters"]
    assert any(re.search(told, problem) for problem in state["problems"])
    for path in ("/api/undo", "/api/redo"):
        assert running.post(path)[0] in {409, 422}
    story.write_text(good, encoding="utf-8")
    assert running.state()["problems"] == seen["problems"]
    assert running.act("set-title", title="New")[0] == 200
    assert on_disk(story)["title"] == "New"


def test_a_file_that_is_gone_or_a_folder_is_told_and_taken_up_again(review, story):
    running = review(story)
    seen = running.state()["version"]
    good = story.read_bytes()
    story.unlink()
    status, body = running.act("set-title", version=seen, title="New")
    assert (status, "cannot read" in body["conflict"]["told"]) == (409, True)
    assert not story.exists()
    story.mkdir()
    assert running.act("set-title", version=seen, title="New")[0] == 409
    assert running.ask("GET", "/")[0] == 200
    story.rmdir()
    story.write_bytes(good)
    assert running.act("set-title", version=seen, title="New")[0] == 200
    assert on_disk(story)["title"] == "New"


def test_undo_of_what_somebody_changed_since_is_a_conflict_and_the_one_before_is_taken_back_next(review, story):
    running = review(story)
    chapter = item(running.state(), "chapters")
    assert running.act("edit-chapter", chapter=chapter, caption="Mine")[0] == 200
    assert running.act("set-title", title="Mine")[0] == 200
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("title: Mine\n", "title: By hand\n", 1), encoding="utf-8")
    status, body = running.post("/api/undo")
    assert (status, body["conflict"]["key"]) == (409, "title")
    assert running.post("/api/undo")[0] == 200
    record = on_disk(story)
    assert record["title"] == "By hand"
    assert "caption" not in next(one for one in record["chapters"] if one["id"] == chapter)


def test_every_action_is_taken_back_and_done_again_to_the_byte(review, story):
    running = review(story)
    state = running.state()
    files = [story.read_bytes()]
    place = item(state, "places")
    acted = [
        ("set-title", {"title": "New"}),
        ("set-position", {"place": place, "lat": 60.5, "lon": 10.25, "radius_km": 5}),
        ("add-chapter", {"title": "Mine", "caption": "Words of my own."}),
        ("hide-chapter", {"chapter": item(state, "chapters"), "hidden": True}),
        ("remove-stop", {"stop": state["routes"][0]["stops"][0]["id"]}),
    ]
    for do, action in acted:
        status, body = running.act(do, **action)
        assert status == 200, body
        running.judged()
        files.append(story.read_bytes())
    for expected in files[-2::-1]:
        assert running.post("/api/undo")[0] == 200
        running.judged()
        assert read_story_file(story.read_bytes(), name="x").record == read_story_file(expected, name="x").record
    assert running.post("/api/undo")[0] == 422
    for expected in files[1:]:
        assert running.post("/api/redo")[0] == 200
        running.judged()
        assert read_story_file(story.read_bytes(), name="x").record == read_story_file(expected, name="x").record
    assert running.post("/api/redo")[0] == 422


def test_two_programs_on_one_file_lose_nothing(review, story):
    first, second = review(story), review(story)
    chapters = [one["id"] for one in first.state()["chapters"]]
    assert len(chapters) >= 2
    answers = {0: [], 1: []}

    def work(which, running):
        for number in range(25):
            caption = f"{which} {number}"
            answers[which].append((caption, running.act("edit-chapter", chapter=chapters[which], caption=caption)))

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate((first, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(answer[0] == 200 for told in answers.values() for _, answer in told)
    captions = {one["id"]: one["caption"] for one in on_disk(story)["chapters"][:2]}
    assert captions == {chapters[0]: "0 24", chapters[1]: "1 24"}
    assert first.state()["chapters"] == second.state()["chapters"]


def test_a_full_disk_is_one_line_and_what_is_shown_is_what_is_on_disk(review, story):
    running = review(story)
    assert running.act("set-title", title="Before")[0] == 200
    before = story.read_bytes()
    unlimited = resource.prlimit(running.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (FULL, unlimited[1]))
    status, body = running.act("set-title", title="After")
    assert status == 507
    assert "cannot write" in body["error"]
    assert "\n" not in body["error"]
    assert running.post("/api/undo")[0] == 507
    assert running.post("/api/render")[0] == 507
    state = running.state()
    assert (state["title"], state["redo"]) == ("Before", None)
    assert story.read_bytes() == before
    assert [path.name for path in story.parent.iterdir()] == [story.name]
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, unlimited)
    assert running.act("set-title", version=state["version"], title="After")[0] == 200
    assert on_disk(story)["title"] == "After"


def test_a_folder_that_may_only_be_read_is_one_line(review, drafted):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "story.yaml").write_bytes(drafted)
        folder.chmod(0o555)
        running = review(folder / "story.yaml", nobody=True)
        try:
            state = running.state()
            status, body = running.act("set-title", title="New")
            assert status == 422
            assert "cannot write" in body["error"]
            assert "\n" not in body["error"]
            assert running.state()["title"] == state["title"]
            assert (folder / "story.yaml").read_bytes() == drafted
        finally:
            folder.chmod(0o755)


def hostile_strings():
    path = Path(__file__).parents[1] / "browser" / "hostile.py"
    spec = importlib.util.spec_from_file_location("hostile", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.STRINGS


def hostile_record(record, strings):
    """The record with hostile words in every field that takes any: names, titles, captions, notes, people, quotes."""
    names = iter(strings * 100)
    text = "\n\n".join([record["documents"][0]["text"], *(one.replace("\n", " ") for one in strings)])
    chapters = [
        {
            "id": f"h{n}",
            "title": words.strip() or "x",
            "caption": words,
            "note": words,
            "by": words,
            "media": [{"url": f"https://example.org/{n}", "alt": words, "credit": words}],
            "links": [{"url": f"https://example.org/{n}", "title": words}],
        }
        for n, words in enumerate(strings)
    ]
    stops = [
        {"id": f"hs{n}", "name": words, "note": words, "by": words, "when": {"words": words}}
        for n, words in enumerate(strings)
    ]
    places = [{**one, "name": next(names), "note": next(names), "by": next(names)} for one in record["places"]]
    verdicts = [{**one, "note": next(names), "because": next(names), "by": next(names)} for one in record["verdicts"]]
    history = [
        {
            "on": "2026-11-27",
            "by": words,
            "section": "story",
            "kind": "title",
            "subject": words,
            "was": words,
            "now": words,
            "note": words,
        }
        for words in strings
    ]
    return {
        **record,
        "title": strings[0],
        "documents": [
            {**record["documents"][0], "text": text, "title": strings[1], "author": strings[2], "licence": strings[3]}
        ],
        "chapters": [*record["chapters"], *chapters],
        "routes": [*record["routes"], {"id": "hr", "traveller": strings[4], "stops": stops}],
        "places": places,
        "verdicts": verdicts,
        "history": history,
        "unplaced": [{"was": "chapters", "because": strings[5], "item": {"id": strings[6], "title": strings[7]}}],
    }


def test_a_hostile_story_file_is_shown_as_data_and_acted_on(review, story):
    strings = tuple(one for one in hostile_strings() if one.strip())
    record = hostile_record(on_disk(story), strings)
    story.write_text(write_yaml(record), encoding="utf-8")
    running = review(story)
    status, _, page = running.ask("GET", "/")
    assert status == 200
    assert page.count(b"<script") == page.count(b"</script>")
    for words in strings:
        if "<" in words and ">" in words:
            assert words.encode(errors="replace") not in page
    state = running.judged()
    assert [one["title"] for one in state["chapters"]][-1] == record["chapters"][-1]["title"].replace(
        "\ud800", "\ufffd"
    )
    for words in strings:
        status, body = running.act("edit-chapter", chapter="h0", caption=words.replace("\ud800", ""))
        assert status in {200, 422}, body
    on_disk(story)
    assert running.ask("GET", "/preview")[0] in {200, 422}


HOSTILE_ACTIONS = [
    {},
    {"do": None},
    {"do": "__class__"},
    {"do": "set-title"},
    {"do": "set-title", "title": 3},
    {"do": "set-title", "title": ["x"]},
    {"do": "set-title", "title": "x", "record": {}},
    {"do": "set-title", "title": "x" * 900_000},
    {"do": "edit-chapter", "chapter": {"id": "c1"}, "title": "x"},
    {"do": "edit-chapter", "chapter": "../../x", "title": "x"},
    {"do": "set-position", "place": "p1", "lat": 1e999, "lon": 0, "radius_km": 1},
    {"do": "set-position", "place": "p1", "lat": "60", "lon": 10, "radius_km": 1},
    {"do": "set-position", "place": "p1", "lat": 91, "lon": 0, "radius_km": 1},
    {"do": "set-position", "place": "p1", "lat": 10**30, "lon": 0, "radius_km": -1},
    {"do": "add-media", "chapter": "c1", "url": "javascript:alert(1)", "alt": "x"},
    {"do": "set-links", "section": "chapters", "item": "c1", "links": [{"url": "javascript:alert(1)"}]},
    {"do": "set-links", "section": "history", "item": "c1", "links": []},
    {"do": "choose-place", "place": "p1", "candidate": "geonames:1 OR 1"},
    {"do": "set-when", "stop": "s1", "when": {"start": {"x": []}}},
    {"do": "move-chapter", "chapter": "c1", "before": "c999"},
    {"do": "set-public", "history": -1, "public": "yes"},
]


def test_actions_that_cannot_be_are_one_line_and_change_nothing(review, story):
    running = review(story)
    before = story.read_bytes()
    for action in HOSTILE_ACTIONS:
        body = json.dumps({"version": running.state()["version"], "by": "Ida Berg", "action": action})
        status, _, answer = running.ask("POST", "/api/act", body.encode(), Content_Type="application/json")
        assert status == 422, (action, answer)
        told = json.loads(answer)["error"]
        assert told
        assert len(told) < 1000
        assert "\n" not in told
        assert story.read_bytes() == before, action
    for by in (3, ["x"], "a\nb", "x" * 1000):
        version = running.state()["version"]
        assert running.post("/api/act", version=version, by=by, action={"do": "set-title", "title": "x"})[0] == 422
    assert story.read_bytes() == before


def failing(folder, *arguments):
    command = [sys.executable, "-m", "storymap", "review", *arguments, "--no-open"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result


@pytest.mark.parametrize(
    "content",
    [
        "",
        "title: x\n",
        "schema: storymap/story-file/1\n" + "a: " + "[" * 5000,
        "schema: storymap/story-file/1\nx: &a [*a]\n",
        "schema: storymap/story-file/1\ntitle: !!python/object/apply:os.system [id]\n",
    ],
    ids=["empty", "another", "deep", "alias", "tag"],
)
def test_what_is_no_story_file_ends_in_one_line(tmp_path, content):
    (tmp_path / "x.yaml").write_text(content, encoding="utf-8")
    result = failing(tmp_path, "x.yaml")
    assert result.returncode == 1
    assert result.stderr.startswith("Error: x.yaml")


def test_a_story_file_of_ten_megabytes_is_reviewed(review, story):
    record = on_disk(story)
    paragraph = "She wrote that nothing happened on that day, and nothing on the day after it. " * 12
    text = record["documents"][0]["text"] + "".join(f"\n\n{number}. {paragraph}" for number in range(4000))
    chapters = [{"id": f"x{n}", "title": f"Chapter {n}", "caption": paragraph * 5} for n in range(1300)]
    story.write_text(
        write_yaml(
            {
                **record,
                "documents": [{**record["documents"][0], "text": text[:4_000_000]}],
                "chapters": [*record["chapters"], *chapters],
            }
        ),
        encoding="utf-8",
    )
    assert story.stat().st_size > 9_000_000
    running = review(story)
    status, body = running.act("edit-chapter", chapter="x1000", caption="Short")
    assert status == 200, body
    assert next(one for one in on_disk(story)["chapters"] if one["id"] == "x1000")["caption"] == "Short"


@pytest.mark.parametrize(
    ("sent", "code", "said"), [(signal.SIGINT, 0, "Ended.\n"), (signal.SIGTERM, 143, ""), (signal.SIGHUP, 129, "")]
)
def test_a_request_to_end_is_followed_at_once_also_while_a_page_waits(program, sent, code, said):
    process, running = program
    serial = running.judged()["serial"]
    waiting = threading.Thread(target=lambda: _quietly(running, f"/api/changes?serial={serial}"))
    waiting.start()
    time.sleep(0.3)
    begun = time.monotonic()
    process.send_signal(sent)
    output, errors = process.communicate(timeout=20)
    waiting.join()
    assert (process.returncode, output, errors) == (code, said, "")
    assert time.monotonic() - begun < 15


def _quietly(running, path):
    try:
        running.ask("GET", path)
    except OSError:
        return


def test_a_port_that_is_taken_is_one_line(review, story):
    running = review(story)
    result = failing(story.parent, story.name, "--port", str(running.port))
    assert result.returncode == 1
    assert result.stderr.startswith(f"Error: cannot serve on port {running.port}: ")
    assert result.stderr.count("\n") == 1


def test_a_port_that_was_just_given_back_is_taken_again(review, story):
    running = review(story)
    running.state()
    port = running.port
    running.kill()
    assert review(story, "--port", str(port)).port == port
