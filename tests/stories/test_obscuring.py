"""What is hidden and what stays, in texts that make it hard."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storymap.errors import InputError, UnknownPlaceError
from storymap.model.places import Candidate, LonLat, Place, Resolution, ResolvedDocument, Toponym
from storymap.model.stories import Disagreement, Statement
from storymap.model.texts import Span
from storymap.pipeline import Pipeline
from storymap.reading.text import read_text
from storymap.stories.blurs import read_blur
from storymap.stories.findings import Findings
from storymap.stories.hiding import Guard
from storymap.stories.name_hunting import find_names
from storymap.stories.obscuring import obscure

KEY = "a key for tests, which hides nothing"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("obscuring")
    (made / "key").write_text(KEY, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def tell(folder):
    """A function: a text and what to hide → the story of it, and the notes."""

    def told(text, *blurs, overlay=None, **options):
        notes = []
        overlays = ()
        if overlay:
            (folder / "places.csv").write_text(overlay, encoding="utf-8")
            overlays = (folder / "places.csv",)
        asked = tuple(map(read_blur, blurs))
        pipeline = Pipeline(overlays=overlays, obscure=asked, obscure_key=folder / "key", tell=notes.append, **options)
        texts = [text] if isinstance(text, str) else text
        documents = [read_text(one, id=f"text-{number}") for number, one in enumerate(texts)]
        return pipeline.analyze(documents), notes

    return told


def text_of(story, number=0):
    return story.documents[number].document.text


SPRINGFIELDS = """name,longitude,latitude,countries,radius_km,id
Vessla,10.1,61.1,NO,1,vessla-north
Vessla,15.1,58.1,SE,1,vessla-south
"""

CASES = {
    "a possessive": ("Ana left Kirkenes's harbour.", "Ana left [a place in Norway]'s harbour."),
    "capitals": ("KIRKENES IS COLD. Ana left Kirkenes.", "[a place in Norway] IS COLD. Ana left [a place in Norway]."),
    "a hyphenated word": ("Ana left Kirkenes. The Kirkenes-born Ole stayed.", None),
    "a line break": ("Ana left Kirkenes. Ole stayed in Kirke-\nnes.", None),
    "an address": ("Ana left Kirkenes; see https://paper.example/KirkenesFlight?x=1.", None),
    "a surname": ("Ole Kirkenes left Kirkenes.", None),
    "a longer name": ("Ana left Kirkenes. She slept in Kirkenes Church.", None),
    "a compound": ("Ana left Kirkenes by the Kirkenesbuss.", None),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_name_is_hidden_wherever_it_stands(tell, text, expected):
    told = text_of(tell(text, "Kirkenes=25")[0])
    assert "kirke" not in told.casefold()
    assert "[a place" in told
    assert expected in (None, told)


def test_sentences_and_toponyms_are_where_their_words_are(tell):
    story, _ = tell("Ana left Kirkenes. She came to Sweden. Kirkenes and Norway were far.", "Kirkenes=25")
    document = story.documents[0].document
    quoted = [document.quote(sentence.span) for sentence in document.sentences]
    assert quoted == [
        "Ana left [a place in Norway].",
        "She came to Sweden.",
        "[a place in Norway] and Norway were far.",
    ]
    for resolution in story.documents[0].resolutions:
        assert document.quote(resolution.toponym.span) == resolution.toponym.name


def test_a_county_and_a_fjord_that_bear_the_name_are_hidden_too(tell):
    overlay = "name,longitude,latitude,countries,radius_km\nVesslafjord,10.5,61.2,NO,40\nVessla,10.1,61.1,NO,1\n"
    story, notes = tell("Ana left Vessla. The Vesslafjord was frozen.", "Vessla=25", overlay=overlay)
    assert "vessla" not in repr(story).casefold()
    assert "Note: Vesslafjord is obscured too: its name holds one that is." in notes
    assert {r.place.radius_km for r in story.documents[0].resolutions} == {25, 100}


def test_a_country_keeps_the_name_that_its_hidden_capital_bears(tell):
    overlay = "name,longitude,latitude,countries,radius_km,id\nLuxembourg,6.13,49.61,LU,6,luxembourg-city\n"
    text = "Luxembourg is a town in Luxembourg. France borders Luxembourg."
    story, notes = tell(text, "overlay:luxembourg-city=25", overlay=overlay)
    assert text_of(story) == "[a place] is a town in Luxembourg. France borders Luxembourg."
    assert notes[:1] == ["Note: Luxembourg stays named: it is another place, but its name holds one that is obscured."]


def test_of_two_places_of_one_name_one_may_be_hidden_by_its_id(tell):
    text = "Ana left Vessla in Sweden. Ole stayed."
    both, _ = tell(text, "Vessla=25", overlay=SPRINGFIELDS)
    assert "Vessla" not in repr(both)
    meant = next(r.place.id for r in tell(text, overlay=SPRINGFIELDS)[0].documents[0].resolutions if r.place)
    other = {"overlay:vessla-north": "overlay:vessla-south", "overlay:vessla-south": "overlay:vessla-north"}[meant]
    with pytest.raises(UnknownPlaceError, match="does not name it"):
        tell(text, f"{other}=25", overlay=SPRINGFIELDS)
    one, _ = tell(text, f"{meant}=25", overlay=SPRINGFIELDS)
    assert "Vessla" not in repr(one)
    assert meant not in repr(one)


def test_a_namesake_that_is_not_hidden_keeps_its_name_and_position(tell):
    texts = ["Ana left Vessla, Norway, for Oslo.", "Ole left Vessla, Sweden, for Stockholm."]
    story, notes = tell(texts, "overlay:vessla-north=25", overlay=SPRINGFIELDS)
    norwegian, swedish = (next(r for r in resolved.resolutions if r.place) for resolved in story.documents)
    assert norwegian.toponym.name == "[a place in Norway]"
    assert (swedish.toponym.name, swedish.place.id, swedish.place.location.lon) == (
        "Vessla",
        "overlay:vessla-south",
        15.1,
    )
    assert [c.place.id for c in swedish.candidates] == ["overlay:vessla-south"]
    assert notes[:1] == ["Note: Vessla stays named: it is another place, but its name holds one that is obscured."]


def test_an_unknown_name_can_be_hidden_by_itself(tell):
    story, _ = tell("Ana left Kirkenes for Qxyvlund. Nobody knows qxyvlund.", "Qxyvlund=5")
    assert text_of(story) == "Ana left Kirkenes for [a place]. Nobody knows [a place]."


def test_a_blur_for_all_hides_names_that_no_gazetteer_knows(tell):
    plain, _ = tell("Ana Berg travelled from Oslo to the village of Qxyvlund.")
    unknown = [r.toponym.name for r in plain.documents[0].resolutions if r.place is None]
    story, _ = tell("Ana Berg travelled from Oslo to the village of Qxyvlund.", "25")
    assert unknown == ["Qxyvlund"]
    assert "Qxyvlund" not in repr(story)


def test_countries_and_large_areas_stay(tell):
    story, _ = tell("Ana left Norway for Siberia. She came from Monaco.", "25")
    names = {r.place.name for r in story.documents[0].resolutions if r.place}
    assert {"Norway", "Siberia", "Monaco"} <= names


@pytest.mark.parametrize(
    ("blur", "error", "words"),
    [
        (
            "Bergen=25",
            UnknownPlaceError,
            "cannot obscure 'Bergen': the text does not name it; it names Kirkenes, Norway",
        ),
        ("Norway=25", InputError, "cannot obscure 'Norway' by 25 km: Norway is as large itself; give more km"),
    ],
)
def test_what_cannot_be_hidden_is_one_line(tell, blur, error, words):
    with pytest.raises(error) as raised:
        tell("Ana left Kirkenes. Norway is cold.", blur)
    assert str(raised.value) == words


def test_a_small_place_near_a_hidden_one_is_noted(tell):
    overlay = "name,longitude,latitude,countries,radius_km\nVessla,10.1,61.1,NO,1\nTopplia,10.2,61.15,NO,1\n"
    _, notes = tell("Ana left Vessla. She came to Topplia.", "Vessla=25", overlay=overlay)
    assert notes[0] == "Note: Topplia stays named and lies within the blur of an obscured place; obscure it too?"


def test_words_beside_a_hidden_place_are_noted(tell):
    _, notes = tell("In May Ana Berg left Kirkenes with Ole Lund’s sledge. Nobody saw Hilde in Norway.", "Kirkenes=25")
    assert notes == ["Note: these words stand beside obscured places and stay: Ana, Berg, Ole, Lund’s"]


def test_names_that_were_taken_for_no_places_are_noted_where_all_are_hidden(tell):
    _, notes = tell("Ana came from Kirkenes. Nobody asked Harald Hamar.", "25")
    assert "were taken for no places and stay: Hamar" in notes[-1]


def test_an_address_is_hidden_whole_though_a_part_of_it_may_stay(tell):
    story, _ = tell("Ana left Kirkenes; see https://paper.example/Norway/kirkenesflight for more.", "Kirkenes=25")
    assert "paper.example" not in text_of(story)


def test_two_documents_are_redacted_with_one_anothers_names(tell):
    story, _ = tell(["Ana left Kirkenes for Sweden.", "The kirkenes flight was cold. Sweden was not."], "Kirkenes=25")
    assert "kirkenes" not in repr(story).casefold()
    assert text_of(story, 1).startswith("The [a place in Norway] flight")


def test_names_in_arabic_are_hidden_with_their_prefixes(tell):
    overlay = "name,longitude,latitude,countries,radius_km,aliases\nVessla,10.1,61.1,NO,1,فسلا\n"
    story, _ = tell("Ana left Vessla (فسلا). وصلت إلى فسلا. عادت بفسلا.", "Vessla=25", "فسلا=25", overlay=overlay)
    assert "فسلا" not in text_of(story)


def test_the_wording_never_holds_the_name(tell):
    overlay = "name,longitude,latitude,countries,radius_km\nPlace,10.1,61.1,NO,1\n"
    story, _ = tell("Ana Berg travelled from Oslo to Place.", "Place=25", overlay=overlay)
    assert find_names(text_of(story), ["Place"]) == ()


def test_the_country_is_told_only_where_it_is_larger_than_the_blur(tell):
    overlay = "name,longitude,latitude,countries,radius_km\nVessla,7.42,43.73,MC,0.1\n"
    story, _ = tell("Ana Berg travelled from Oslo to Vessla.", "Vessla=25", overlay=overlay)
    assert "[a place]" in text_of(story)
    assert all(r.place.country_code != "MC" for r in story.documents[0].resolutions if r.place)


def test_a_country_has_the_article_that_english_gives_it(tell):
    overlay = "name,longitude,latitude,countries,radius_km\nVessla,-100.1,44.1,US,1\n"
    story, _ = tell("Ana Berg travelled from Oslo to Vessla.", "Vessla=25", overlay=overlay)
    assert text_of(story) == "Ana Berg travelled from Oslo to [a place in the United States]."


def test_coordinates_of_a_hidden_place_go_and_others_stay(tell):
    text = "Ana left Kirkenes (69.7271, 30.0450). A buoy lies at 54.1234° N, 3.1234° E. See geo:69.73,30.05 too."
    told = text_of(tell(text, "Kirkenes=25")[0])
    assert "69.7" not in told
    assert "54.1234° N, 3.1234° E" in told


def test_claims_about_a_hidden_place_are_withheld_and_others_are_judged(tell):
    text = "Kirkenes lies 7 km from the border with Russia. Kirkenes is in Norway. Norway borders Sweden."
    story, _ = tell(text, "Kirkenes=25")
    assert [v.outcome.value for v in story.verdicts] == ["supported"]
    assert [item.reason for item in story.not_checkable] == [
        "Withheld: it speaks of a place that is obscured to protect people."
    ] * 2
    quoted = [story.documents[0].document.quote(item.quote) for item in story.not_checkable]
    assert quoted[0].startswith("[a place in Norway] lies [position withheld]")
    assert quoted[1] == "[a place in Norway] is in Norway"
    assert "7 km" not in repr(story)


def test_a_figure_of_a_claim_that_is_judged_stays_in_the_text(tell):
    text = "From Kirkenes she saw it: Norway shares a 96km (122-mile) land border with Russia."
    story, _ = tell(text, "Kirkenes=25")
    assert "a 96km (122-mile) land border" in text_of(story)


def test_what_no_sentence_covers_is_left_out(tell):
    text = "---\ntitle: Ana\nauthor: the Vadsø desk\n---\n\n# Ana\n\nAna left Kirkenes. She came to Sweden."
    assert "Vads" not in repr(tell(text, "Kirkenes=25")[0])


def test_a_demonym_of_a_hidden_place_is_hidden(tell):
    story, _ = tell("Ana left Paris for Norway. The Parisian winter was long.", "Paris=25")
    assert "paris" not in repr(story).casefold()


def test_the_candidates_of_a_name_that_nobody_could_decide_are_hidden(folder):
    """An unresolved name may be that of a hidden place, and its candidates would show where."""
    document = read_text("Ana left Vessla for Norway.", id="x")
    where = LonLat(lon=10.1, lat=61.1)
    vessla = Place(
        id="t:vessla",
        name="Vessla",
        feature_class="P",
        feature_code="PPL",
        location=where,
        radius_km=1,
        country_code="NO",
    )
    toponym = Toponym(span=Span(start=9, end=15), name="Vessla", recognizer="t@1")
    undecided = Resolution(
        toponym=toponym, candidates=(Candidate(place=vessla, score=0.4),), place=None, confidence=0.0
    )
    found = Findings(
        title=None,
        documents=(ResolvedDocument(document=document, resolutions=(undecided,)),),
        claims=(),
        not_checkable=(),
    )
    guard = Guard(key=KEY.encode(), country=lambda _: None, knows=lambda _: False, tell=lambda _: None)
    for blur in ("25", "Vessla=25"):
        hidden = obscure(found, (read_blur(blur),), guard)
        assert "Vessla" not in repr(hidden)
        assert hidden.documents[0].resolutions[0].candidates == ()
        assert hidden.documents[0].document.text == "Ana left [a place] for Norway."


def test_nothing_changes_without_blurs(tell):
    text = "Ana Berg travelled from Oslo to Kirkenes. Kirkenes is in Norway."
    plain, _ = tell(text)
    assert text_of(plain) == text
    assert not any(r.place.is_obscured for r in plain.documents[0].resolutions if r.place)


def test_validating_hides_as_telling_does(folder):
    pipeline = Pipeline(obscure=(read_blur("25"),), obscure_key=folder / "key")
    story = pipeline.validate([read_text("Ana left Kirkenes. Norway borders Sweden.", id="x")], title="In Kirkenes")
    assert "irkenes" not in repr(story)
    assert story.title == "In [a place in Norway]"


PIECES = st.sampled_from(
    [
        "Ana Berg travelled from Oslo to Kirkenes in May 2023.",
        "Kirkenes' harbour is 12 km west of Vadsø.",
        "She walked from Vadsø to KIRKENES.",
        "Norway borders Sweden and Finland.",
        "Kirkenes is north of Oslo.",
        "https://maps.example/?q=69.7271,30.0458",
        "It lies at 69.7271, 30.0458.",
        "# Kirkenes",
        "Nobody knows Qxyvlund near Kirke-\nnes.",
        "Oslo–Kirkenes took 2,400 km by road.",
        "Ole Kirkenes crossed the Norwegian border near Kirkenes.",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=6), st.sampled_from([("25",), ("100", "Kirkenes=25"), ("5",)]))
def test_no_text_keeps_a_hidden_name_or_breaks_a_span(folder, pieces, blurs):
    document = read_text("\n\n".join(["Kirkenes is a town in Norway.", *pieces]), id="text")
    pipeline = Pipeline(obscure=tuple(map(read_blur, blurs)), obscure_key=folder / "key")
    story = pipeline.analyze([document])
    assert "kirke" not in repr(story).casefold()
    assert "69.7271" not in repr(story)
    told = story.documents[0].document
    for resolution in story.documents[0].resolutions:
        assert told.quote(resolution.toponym.span).split() == resolution.toponym.name.split()
    for item in (*story.not_checkable, *(verdict.claim for verdict in story.verdicts)):
        assert told.quote(item.quote).strip()


def test_how_far_apart_two_texts_put_a_hidden_place_is_not_told(folder):
    texts = ["Ana left Kirkenes for Oslo.", "Ana left Bergen for Oslo."]
    pipeline = Pipeline(obscure=(read_blur("Kirkenes=25"),), obscure_key=folder / "key")
    resolved = tuple(pipeline.geoparse(read_text(text, id=f"text-{n}")) for n, text in enumerate(texts))
    said = tuple(Statement(document=f"text-{n}", span=Span(start=0, end=8)) for n in range(2))
    apart = Disagreement(
        kind="origin",
        traveller="Ana",
        place="Oslo",
        subject="from where Ana came to Oslo",
        statements=said,
        because="One statement says Kirkenes, another Bergen, 1,413 km away.",
    )
    found, journeys = pipeline.find(resolved)
    (hidden,) = pipeline.hide(replace(found, disagreements=(apart,)), journeys=journeys).disagreements
    assert hidden.because == "One statement says [a place in Norway], another Bergen, [distance withheld] away."
    assert [one.span for one in hidden.statements] == [Span(start=0, end=8), Span(start=0, end=8)]


def test_times_tell_no_zone_and_no_name_of_a_hidden_place(tell):
    text = (
        "Ida Moe walked from Bergen to Oslo. She reached Kirkenes at 14:30 Kirkenes time on 3 June 2020, "
        "and at 0430 GMT on 5 June 2020 she left Kirkenes for Vardø."
    )
    story, _ = tell(text, "Kirkenes=25")
    times = [when for stop in story.routes[0].stops for when in (stop.when, stop.until) if when]
    times += [event.when for event in story.events if event.when]
    assert any(when.clock for when in times)
    assert {when.clock.timezone for when in times if when.clock} <= {None, "UTC"}
    assert not any("Kirkenes" in when.words for when in times)
