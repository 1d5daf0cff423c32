"""What each action writes into the file: the value, whose it is, who decided and when, and what readers are told."""

import pytest

from storymap.errors import ActionError
from storymap.review.acting import act
from storymap.review.actions.verdicts import withdraw, withdrawn_in
from storymap.review.values import Actor, Judged, Known
from storymap.stories.file.entries import CandidateEntry
from storymap.stories.file.fingerprints import edited_keys

ON = "2026-11-27T10:{:02}:00Z"
NARVIK = CandidateEntry(
    id="geonames:3144987",
    name="Narvik",
    kind="P.PPL",
    country="NO",
    admin1="Nordland",
    lat=68.4384,
    lon=17.4272,
    radius_km=4,
    score=0.0,
)
KNOWN = Known(place={NARVIK.id: NARVIK}.get)


def do(record, *actions, by="Ann", known=KNOWN, start=0):
    for minute, action in enumerate(actions, start=start):
        record = act(record, action, Actor(by=by, on=ON.format(minute)), known)
    return record


def item(record, section, name):
    stops = [stop for route in record["routes"] for stop in route.get("stops", [])]
    return next(one for one in (stops if section == "stops" else record[section]) if one["id"] == name)


def signed(found):
    return found.get("by"), found.get("on"), found.get("edited")


def history(record):
    return [(one["kind"], one.get("was"), one.get("now")) for one in record.get("history", [])]


def test_another_candidate_is_chosen(record):
    after = do(record, {"do": "choose-place", "place": "p7", "candidate": "geonames:4171563"})
    place = item(after, "places", "p7")
    assert place["place"] == "geonames:4171563"
    assert signed(place) == ("Ann", ON.format(0), ["place"])
    assert after["history"] == [
        {
            "on": ON.format(0),
            "by": "Ann",
            "section": "places",
            "item": "p7",
            "kind": "place",
            "subject": "St Petersburg",
            "was": "Saint Petersburg (Sankt-Peterburg, RU)",
            "now": "St. Petersburg (Florida, US)",
        }
    ]


def test_a_place_that_only_the_gazetteer_knows_joins_the_candidates(record):
    place = item(do(record, {"do": "choose-place", "place": "p9", "candidate": NARVIK.id}), "places", "p9")
    assert (place["place"], place["candidates"][-1]["name"]) == (NARVIK.id, "Narvik")
    assert place["edited"] == ["place", "candidates"]


def test_a_choice_takes_a_position_and_no_place_back(record):
    pin = {"do": "set-position", "place": "p7", "lat": 59.9, "lon": 30.3}
    struck = {"do": "not-a-place", "place": "p7", "value": True}
    chosen = {"do": "choose-place", "place": "p7", "candidate": "geonames:498817"}
    place = item(do(record, pin, struck, chosen), "places", "p7")
    assert (place["place"], place.get("at"), place.get("not_a_place")) == ("geonames:498817", None, None)


@pytest.mark.parametrize(
    ("radius_km", "lat", "lon"),
    [(0, 59.12346, 10.98765), (1, 59.1235, 10.9877), (2, 59.123, 10.988), (40, 59.12, 10.99), (900, 59.1, 11.0)],
)
def test_a_pin_is_no_finer_than_its_radius(record, radius_km, lat, lon):
    action = {"do": "set-position", "place": "p9", "lat": 59.123456789, "lon": 10.987654321, "radius_km": radius_km}
    assert item(do(record, action), "places", "p9")["at"] == {"lat": lat, "lon": lon, "radius_km": radius_km}


@pytest.mark.parametrize(
    ("lat", "lon", "there"), [(90, 0, (90, 0)), (-90, 180, (-90, 180)), (5, 190, (5, -170)), (0, -180, (0, -180))]
)
def test_a_pin_lies_at_poles_and_on_the_date_line_too(record, lat, lon, there):
    at = item(do(record, {"do": "set-position", "place": "p9", "lat": lat, "lon": lon}), "places", "p9")["at"]
    assert (at["lat"], at["lon"]) == there


def test_a_pin_that_is_moved_keeps_its_radius_and_name(record):
    first = {"do": "set-position", "place": "p9", "lat": 69.2, "lon": 29.2, "radius_km": 5, "name": "The farm"}
    at = item(do(record, first, {"do": "set-position", "place": "p9", "lat": 69.3, "lon": 29.3}), "places", "p9")["at"]
    assert at == {"lat": 69.3, "lon": 29.3, "radius_km": 5, "name": "The farm"}


def test_what_is_hidden_is_not_told_to_readers_before_or_after(record):
    pin = {"do": "set-position", "place": "p9", "lat": 69.2, "lon": 29.2}
    moved = {"do": "set-position", "place": "p9", "lat": 69.3, "lon": 29.3}
    hide = {"do": "obscure", "place": "p9", "km": 100}
    after = do(record, pin, hide, moved)
    assert item(after, "places", "p9")["obscure_km"] == 100
    assert [one["kind"] for one in after["history"]] == ["position"]
    assert after["history"][0]["public"] is False
    with pytest.raises(ActionError, match="hidden"):
        do(after, {"do": "set-public", "history": 0, "public": True})
    shown = do(after, {"do": "obscure", "place": "p9", "km": None})
    assert do(shown, {"do": "set-public", "history": 0, "public": True})["history"][0].get("public") is None


def test_a_stop_at_a_hidden_place_is_not_told_to_readers(record):
    hidden = do(record, {"do": "obscure", "place": "p4", "km": 25})
    after = do(hidden, {"do": "set-stop-place", "stop": "s2", "place": "p4"})
    assert after["history"][0]["public"] is False


def test_a_place_as_large_as_its_circle_is_not_hidden(record):
    for place in ("p9", "p3"):
        with pytest.raises(ActionError, match="give more km"):
            do(record, {"do": "obscure", "place": place, "km": 25})


@pytest.mark.parametrize(
    ("action", "edited"),
    [
        ({"section": "places", "item": "p11"}, ["place"]),
        ({"section": "stops", "item": "s1"}, ["name", "place", "role", "when", "until", "inferred"]),
        ({"section": "chapters", "item": "c2"}, ["title", "stop"]),
    ],
)
def test_what_is_accepted_is_signed_and_a_person_s_without_a_word_to_readers(record, action, edited):
    after = do(record, {"do": "accept", **action})
    assert signed(item(after, action["section"], action["item"])) == ("Ann", ON.format(0), edited)
    assert history(after) == []


def test_roles_order_times_names_and_places_of_stops_are_set(record):
    after = do(
        record,
        {"do": "set-role", "stop": "s2", "role": "passed"},
        {"do": "move-stop", "stop": "s3", "before": "s2"},
        {"do": "set-when", "stop": "s1", "when": "2022-07", "until": None},
        {"do": "rename-stop", "stop": "s4", "name": "The capital"},
        {"do": "set-stop-place", "stop": "s1", "place": "p4"},
        {"do": "set-stop-place", "stop": "s4", "place": None},
    )
    assert [one["id"] for one in after["routes"][0]["stops"]] == ["s1", "s3", "s2", "s4"]
    first, last = item(after, "stops", "s1"), item(after, "stops", "s4")
    assert (first["when"], first.get("until"), first["place"]) == ("2022-07", None, "p4")
    assert (last["name"], last.get("place")) == ("The capital", None)
    assert signed(item(after, "stops", "s2")) == ("Ann", ON.format(0), ["role"])
    assert history(after) == [
        ("role", "stop", "passed"),
        ("order", "after Russia", "after Ukraine"),
        ("time", "2022-06-01 to 2022-09-23 (the summer) until 2022-11 (November 2022)", "2022-07"),
        ("name", "Oslo", "The capital"),
        ("place", "Ukraine", "Soledar"),
        ("place", "Oslo", "place unknown"),
    ]


def test_when_is_set_without_a_word_on_until(record):
    after = do(record, {"do": "set-when", "stop": "s1", "when": {"start": "2022-06-03", "words": "a Friday"}})
    assert item(after, "stops", "s1")["until"] == item(record, "stops", "s1")["until"]


def test_stops_come_and_go_and_chapters_do_not_name_what_is_gone(record):
    after = do(
        record,
        {"do": "add-stop", "route": "r1", "name": "Kirkenes", "place": "p9", "before": "s4"},
        {"do": "remove-stop", "stop": "s3"},
    )
    assert [one["id"] for one in after["routes"][0]["stops"]] == ["s1", "s2", "s5", "s4"]
    assert item(after, "stops", "s5") == {
        "id": "s5",
        "name": "Kirkenes",
        "place": "p9",
        "by": "Ann",
        "on": ON.format(0),
    }
    assert "stop" not in item(after, "chapters", "c4")
    assert history(after) == [("added", None, None), ("removed", None, None)]


def test_chapters_are_written_hidden_and_moved(record):
    after = do(
        record,
        {"do": "edit-chapter", "chapter": "c2", "title": " Kyiv ", "caption": "One.\r\n\r\nTwo. \n"},
        {"do": "hide-chapter", "chapter": "c6", "hidden": True},
        {"do": "move-chapter", "chapter": "c7", "before": "c1"},
        {"do": "move-chapter", "chapter": "c1", "before": None},
    )
    chapter = item(after, "chapters", "c2")
    assert (chapter["title"], chapter["caption"]) == ("Kyiv", "One.\n\nTwo.")
    assert signed(chapter) == ("Ann", ON.format(0), ["title", "caption"])
    assert [one["id"] for one in after["chapters"]] == ["c7", "c2", "c3", "c4", "c5", "c6", "c1"]
    assert [one.get("public") for one in after["history"]] == [None, None, False, None, None]
    shown = do(after, {"do": "hide-chapter", "chapter": "c6", "hidden": False}, start=30)
    assert "shown" not in [one["kind"] for one in shown["history"]]


def test_a_chapter_of_one_s_own_comes_and_goes_without_a_trace(record):
    added = do(record, {"do": "add-chapter", "title": "Mine", "caption": "Words.", "stop": "s1", "before": "c1"})
    assert [one["id"] for one in added["chapters"]][:2] == ["c8", "c1"]
    edited = do(added, {"do": "edit-chapter", "chapter": "c8", "title": "Ours"}, start=1)
    assert [(one["kind"], one["subject"]) for one in edited["history"]] == [("added", "Ours")]
    assert "history" not in do(edited, {"do": "remove-chapter", "chapter": "c8"}, start=2)


def test_an_id_is_never_given_twice(record):
    added = do(record, {"do": "add-chapter", "title": "Mine", "caption": "Words."})
    later = Actor(by="Bo", on="2026-11-28T10:00:00Z")
    gone = act(added, {"do": "remove-chapter", "chapter": "c8"}, later, KNOWN)
    again = act(gone, {"do": "add-chapter", "title": "Other", "caption": "Words."}, later, KNOWN)
    assert again["chapters"][-1]["id"] == "c9"


def test_media_are_added_changed_and_taken_out(record):
    after = do(
        record,
        {"do": "add-media", "chapter": "c2", "url": "media/a.jpg", "alt": "A tower", "credit": "Ida"},
        {"do": "add-media", "chapter": "c2", "url": "https://example.org/b.jpg", "alt": "A lamp"},
        {"do": "change-media", "chapter": "c2", "index": 0, "alt": "A glass tower", "credit": ""},
    )
    assert item(after, "chapters", "c2")["media"] == [
        {"url": "media/a.jpg", "alt": "A glass tower"},
        {"url": "https://example.org/b.jpg", "alt": "A lamp"},
    ]
    assert history(after) == [("media", None, "A glass tower; A lamp")]
    twice = {"do": "remove-media", "chapter": "c2", "index": 0}
    assert "media" not in item(do(after, twice, twice), "chapters", "c2")


def test_sources_are_kept_with_archive_and_digest(record):
    source = {
        "url": "https://example.org/a",
        "title": "Report",
        "archive": "https://archive.example/a",
        "captured": "2026-11-27T10:00:00Z",
        "sha256": "a" * 64,
    }
    after = do(record, {"do": "set-links", "section": "chapters", "item": "c2", "links": [{**source, "note": None}]})
    assert item(after, "chapters", "c2")["links"] == [source]
    assert history(after) == [("sources", None, "Report https://example.org/a")]


def test_a_verdict_is_confirmed_rejected_and_opened_again(record):
    confirm = {"do": "decide", "verdict": "v4", "status": "confirmed", "outcome": "inconsistent", "note": "I asked."}
    reject = {"do": "decide", "verdict": "v4", "status": "rejected", "outcome": "inconsistent"}
    confirmed = do(record, confirm)
    verdict = item(confirmed, "verdicts", "v4")
    assert (verdict["status"], verdict["note"]) == ("confirmed", "I asked.")
    assert signed(verdict) == ("Ann", ON.format(0), ["status", "note"])
    assert history(confirmed) == [("confirmed", "inconsistent, draft", "inconsistent, confirmed")]
    rejected = do(confirmed, reject, by="Bo")
    assert item(rejected, "verdicts", "v4")["by"] == "Bo"
    assert [one["kind"] for one in rejected["history"]] == ["confirmed", "rejected"]
    opened = do(confirmed, {**reject, "status": "draft"}, start=1)
    verdict = item(opened, "verdicts", "v4")
    assert (verdict["status"], verdict["note"], signed(verdict)) == ("draft", "I asked.", (None, None, ["note"]))
    assert history(opened) == []


def judged(item="v4", outcome="contradicted", **values):
    place = {"document": "defection", "type": "border-length", "start": 2445, "end": 2492}
    return Judged(key="key", item=item, outcome=outcome, because="Because.", **{**place, **values})


def test_a_decision_is_on_the_outcome_that_was_seen(record):
    known = Known(judged=(judged(),))
    with pytest.raises(ActionError, match="look again"):
        do(record, {"do": "decide", "verdict": "v4", "status": "confirmed", "outcome": "inconsistent"}, known=known)
    after = do(record, {"do": "decide", "verdict": "v4", "status": "confirmed", "outcome": "contradicted"}, known=known)
    verdict = item(after, "verdicts", "v4")
    assert (verdict["outcome"], verdict["because"], verdict["edited"]) == ("contradicted", "Because.", ["status"])
    assert edited_keys(verdict, "verdicts", after["drafted"]["verdicts"]) == ("status",)


def test_a_claim_that_the_file_has_no_verdict_on_gets_one_as_the_machine_would_draft_it(record):
    known = Known(judged=(judged(item=None, type="containment"),))
    after = do(
        record, {"do": "decide", "verdict": "key", "status": "confirmed", "outcome": "contradicted"}, known=known
    )
    verdict = item(after, "verdicts", "v8")
    assert verdict["quote"]["exact"] == "Norway has a 96km (122-mile) border with Russia"
    assert edited_keys(verdict, "verdicts", after["drafted"]["verdicts"]) == ("status",)


def test_a_decision_on_what_is_judged_otherwise_now_is_withdrawn_visibly(record):
    confirm = {"do": "decide", "verdict": "v4", "status": "confirmed", "outcome": "inconsistent", "note": "I asked."}
    decided = do(record, confirm)
    assert withdraw(decided, Known(judged=(judged(outcome="inconsistent"),)), on=ON.format(5)) == (decided, ())
    after, gone = withdraw(decided, Known(judged=(judged(),)), on=ON.format(5))
    verdict = item(after, "verdicts", "v4")
    assert gone == ("v4",)
    assert (verdict["status"], verdict["outcome"], verdict["note"]) == ("draft", "contradicted", "I asked.")
    assert signed(verdict) == (None, None, ["note"])
    assert history(after)[-1] == ("withdrawn", "inconsistent, confirmed", "contradicted, draft")
    assert withdrawn_in(after) == {"v4"}
    again = do(after, {**confirm, "outcome": "contradicted"}, start=6)
    assert withdrawn_in(again) == frozenset()


def test_who_changes_what_stands_beside_a_decision_signs_it(record):
    confirm = {"do": "decide", "verdict": "v4", "status": "confirmed", "outcome": "inconsistent"}
    note = {"do": "note", "section": "verdicts", "item": "v4", "note": "More."}
    after = do(do(record, confirm), note, by="Bo")
    assert (item(after, "verdicts", "v4")["by"], item(after, "verdicts", "v4")["note"]) == ("Bo", "More.")
    with pytest.raises(ActionError, match="your name"):
        do(do(record, confirm), note, by=None)
    assert signed(item(do(record, note), "verdicts", "v4")) == (None, None, None)


def test_a_note_for_colleagues_signs_nothing_and_readers_do_not_hear_of_it(record):
    after = do(record, {"do": "note", "section": "places", "item": "p7", "note": "Ask Ida."})
    assert (item(after, "places", "p7")["note"], signed(item(after, "places", "p7"))) == (
        "Ask Ida.",
        (None, None, None),
    )
    assert history(after) == []


def test_titles_and_sources_of_the_story_and_its_texts_are_set(record):
    after = do(
        record,
        {"do": "set-title", "title": "Snow"},
        {"do": "set-document", "document": "defection", "author": "Ida", "licence": None, "published": "2023-02"},
    )
    document = after["documents"][0]
    assert (after["title"], after["edited"]) == ("Snow", ["title"])
    assert (document["author"], document["published"], document.get("licence")) == ("Ida", "2023-02", None)
    assert document["edited"] == ["published", "licence", "author"]
    assert history(after) == [
        ("title", "Through the snow, away from Wagner", "Snow"),
        ("sources", "licence CC0-1.0", "published 2023-02; author Ida"),
    ]


def test_edits_of_one_thing_within_an_hour_are_one_change(record):
    titles = [{"do": "edit-chapter", "chapter": "c2", "title": title} for title in ("K", "Ky", "Kyiv")]
    after = do(record, *titles)
    assert history(after) == [("title", "Ukraine", "Kyiv")]
    assert history(do(after, {"do": "edit-chapter", "chapter": "c2", "title": "Ukraine"}, start=9)) == []
    assert len(do(after, titles[0], by="Bo")["history"]) == 2
    later = Actor(by="Ann", on="2026-11-27T11:02:01Z")
    assert len(act(after, titles[0], later, KNOWN)["history"]) == 2
    by_hand = {**after, "history": [{**after["history"][0], "on": "2026-11-27"}]}
    assert len(do(by_hand, titles[0])["history"]) == 2


def test_a_file_that_is_all_a_person_s_has_nothing_to_mark(record):
    own = {key: value for key, value in record.items() if key != "drafted"}
    after = do(own, {"do": "set-role", "stop": "s2", "role": "passed"}, {"do": "remove-chapter", "chapter": "c1"})
    assert signed(item(after, "stops", "s2")) == ("Ann", ON.format(0), None)
    assert after["chapters"][0]["id"] == "c2"
