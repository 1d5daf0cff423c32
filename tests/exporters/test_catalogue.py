"""The page's own words: every language says everything that English says, with its own plurals, numbers and dates."""

import importlib.util
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from storymap.errors import InputError
from storymap.exporters import catalogue
from storymap.exporters.catalogue.plurals import plural_form, plural_forms
from storymap.exporters.catalogue.words import languages, open_words
from storymap.exporters.leaflet.island import script_words
from storymap.exporters.leaflet.names import sea_name, shape_name
from storymap.exporters.leaflet.topology import read_world
from storymap.exporters.markup import element
from storymap.exporters.wording import number
from storymap.model.places import LonLat, Place
from storymap.resources import data_path, manifest

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
ROOT = Path(__file__).resolve().parents[2]
EXPORTERS = Path(catalogue.__file__).resolve().parents[1]
SOURCES = [*EXPORTERS.rglob("*.py"), *EXPORTERS.rglob("*.js")]
SETTINGS = {"language", "numbers", "lists"}
"""Tables that hold no phrases but what the language is and how it writes."""
FREE_FORMS = {"zero", "one", "two"}
"""Forms that may say their number in a word."""
OTHERS = [lang for lang in languages() if lang != "en"]


def leaves(lang):
    """Every string of a catalogue, by its path."""
    found = {}
    for table, entries in open_words(lang).tables.items():
        for name, phrase in entries.items():
            forms = phrase if isinstance(phrase, dict) else {"": phrase}
            found |= {(table, name, form): said for form, said in forms.items()}
    return found


def phrases(lang):
    return {(table, name) for table, name, _ in leaves(lang)}


def test_there_are_at_least_the_eight_languages():
    assert set(languages()) >= {"en", "nb", "uk", "ru", "fr", "de", "es", "ar"}


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_has_the_keys_of_english(lang):
    assert phrases(lang) == phrases("en")


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_keeps_the_tables_in_the_order_of_english(lang):
    order = [list(open_words(known).tables) for known in (lang, "en")]
    assert order[0] == order[1]


@pytest.mark.parametrize("lang", languages())
def test_phrases_that_count_have_exactly_the_plural_forms_of_the_language(lang):
    forms = {}
    for table, name, form in leaves(lang):
        if form:
            forms.setdefault((table, name), []).append(form)
    assert forms
    assert all(tuple(found) == plural_forms(lang) for found in forms.values())


@pytest.mark.parametrize("lang", languages())
def test_phrases_take_the_values_that_english_gives_them(lang):
    english = leaves("en")
    for (table, name, form), said in leaves(lang).items():
        given = english.get((table, name, "other"), english.get((table, name, "")))
        wanted, found = ({*PLACEHOLDER.findall(str(words))} for words in (given, said))
        assert found == wanted or (form in FREE_FORMS and found == wanted - {"count"}), (table, name, form)


@pytest.mark.parametrize("lang", languages())
def test_no_phrase_is_empty_or_has_markup_or_a_space_at_its_end(lang):
    for (table, name, _), said in leaves(lang).items():
        if isinstance(said, str) and table not in SETTINGS:
            assert said, (table, name)
            assert said == said.rstrip(" ") or (table, name) == ("script", "and"), (table, name)
            assert not re.search(r"[<>&]", said), (table, name)


@pytest.mark.parametrize("lang", OTHERS)
def test_sentences_are_translated(lang):
    english, own = leaves("en"), leaves(lang)
    same = [
        key for key, said in own.items() if isinstance(said, str) and said.count(" ") > 2 and said == english.get(key)
    ]
    assert same == []


def used_keys():
    """Literal keys in the sources, and the beginnings of keys that are put together."""
    tables = "|".join(open_words("en").tables)
    whole, begun = set(), set()
    for path in SOURCES:
        for key, opened in re.findall(
            rf"""["'`]((?:{tables})\.[a-z_0-9]*)([{{$]?)""", path.read_text(encoding="utf-8")
        ):
            (begun if opened else whole).add(key)
    return whole, begun


def test_every_key_that_the_sources_name_is_in_the_catalogue():
    known = {f"{table}.{name}" for table, name in phrases("en")}
    whole, begun = used_keys()
    assert whole <= known
    assert all(any(key.startswith(prefix) for key in known) for prefix in begun)


def test_every_phrase_is_said_somewhere():
    whole, begun = used_keys()
    begun |= {"seas.", "units.", "units_of_land."}
    spoken = {f"{t}.{n}" for t, n in phrases("en") if t not in {*SETTINGS, "dates"}}
    assert {key for key in spoken if key not in whole and not key.startswith(tuple(begun))} == set()


@pytest.mark.parametrize("lang", OTHERS)
def test_every_country_and_disputed_area_on_the_map_has_a_name(lang):
    words = open_words(lang)
    names = json.loads(data_path("country-names", f"{lang}.json").read_text(encoding="utf-8"))
    shapes = read_world().shapes
    ours = {shape.id.lower().replace("-", "_") for shape in shapes if shape.disputed or shape.id not in names}
    assert ours == set(words.tables["units_of_land"])
    assert all(shape_name(shape, words) for shape in shapes)


def test_seas_of_the_story_are_called_as_the_map_calls_them():
    water = Place(
        id="1", name="Baltic Sea", feature_class="H", feature_code="SEA", location=LonLat(lon=18, lat=56), radius_km=400
    )
    town = replace(water, feature_class="P")
    said = [sea_name(place, open_words(lang)) for place in (water, town) for lang in ("de", "en")]
    assert said == ["Ostsee", None, None, None]


def test_country_names_are_the_files_that_their_manifest_describes():
    described = manifest("country-names")
    files = {name: sha256(data_path("country-names", name).read_bytes()).hexdigest() for name in described["sha256"]}
    assert files == described["sha256"]
    assert set(files) == {f"{lang}.json" for lang in OTHERS} == set(described["source"][0]["files"])


def test_english_names_are_those_of_the_boundaries():
    english = open_words("en")
    assert all(shape_name(shape, english) == shape.name for shape in read_world().shapes)
    told = {shape.id.lower().replace("-", "_"): shape.name for shape in read_world().shapes if shape.disputed}
    assert {**english.tables["units_of_land"], **told} == english.tables["units_of_land"]


def test_scripts_are_handed_every_phrase_that_they_say():
    handed = script_words(open_words("en"))["phrases"]
    for path in EXPORTERS.rglob("*.js"):
        said = set(re.findall(r"say\(\s*['\"`]([a-z_.]+)['\"]", path.read_text(encoding="utf-8")))
        assert said <= set(handed), path.name


@pytest.mark.parametrize("lang", languages())
def test_plural_rules_agree_with_babel(lang):
    rule = Locale.parse(lang).plural_form
    shown = [*map(str, range(2105)), "1000000", "2000000", "1000001", "0.5", "1.5", "2.25", "21.5", "100.1", "1340000"]
    assert {text: plural_form(lang, text) for text in shown} == {text: rule(Decimal(text)) for text in shown}


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("value", [0.25, 1, 9.55, 165.104, 999, 13400, 254_700, 1_340_000, 17_098_246])
def test_numbers_are_written_as_babel_writes_them(lang, value):
    rounded = float(number(value).replace(",", ""))
    assert open_words(lang).number(value) == format_decimal(rounded, locale=lang)


def test_spanish_marks_thousands_from_five_digits_on():
    words = open_words("es")  # a rule of CLDR's that Babel does not apply
    assert (words.number(1340), words.number(13400)) == ("1340", "13.400")


@pytest.mark.parametrize("lang", languages())
def test_months_are_those_of_babel(lang):
    dates = open_words(lang).tables["dates"]
    for context, key in (("format", "months"), ("stand-alone", "months_alone")):
        names = get_month_names("wide", context=context, locale=lang)
        assert dates[key] == [names[month] for month in range(1, 13)]


@pytest.mark.parametrize("lang", languages())
def test_dates_are_written_as_babel_writes_them(lang):
    said = open_words(lang).day("2023-02-16")
    told = format_date(date(2023, 2, 16), "long", locale=lang)
    assert sorted(said.index(part) for part in ("16", "2023")) == [said.index("16"), said.index("2023")]
    if lang != "en":  # Babel's plain English is American
        assert told.startswith(said.removesuffix(" року").removesuffix(" года"))
    assert open_words(lang).day("soon") == "soon"
    assert open_words(lang).day("2023") == "2023"


@pytest.fixture(scope="module")
def page_words(hand_made):
    """A function: language → what the hand-made story's page says in it."""
    spec = importlib.util.spec_from_file_location("write_page_words", ROOT / "tools" / "write_page_words.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return lambda lang: tool.page_words(lang, hand_made)


@pytest.mark.parametrize("lang", languages())
def test_the_page_says_what_people_have_read(page_words, lang):
    read = (Path(__file__).with_name("page_words") / f"{lang}.txt").read_text(encoding="utf-8")
    assert page_words(lang) == read, "read what changed, then run `make docs`"


def test_french_punctuation_stands_off_by_a_space_that_does_not_break():
    for (table, name, _), said in leaves("fr").items():
        if isinstance(said, str) and table not in SETTINGS:
            assert not re.search(r" [:;!?»]|« |[a-zé}][;!?»]", said), (table, name)


def test_an_unknown_language_is_refused_with_the_names_of_the_known():
    with pytest.raises(InputError, match=r"'tlh'.*ar, de, en, es, fr, nb, ru, uk"):
        open_words("tlh")


@pytest.mark.parametrize(("asked", "given"), [("de-AT", "de"), ("AR", "ar"), ("fr-CA", "fr")])
def test_a_regional_tag_takes_the_words_of_its_language(asked, given):
    assert open_words(asked).lang == given


def test_counts_choose_their_form_and_units_their_name():
    ukrainian, arabic = open_words("uk"), open_words("ar")
    said = [ukrainian.say("masthead.stops", count=count) for count in (1, 3, 5, 21)]
    assert said == ["1 зупинка", "3 зупинки", "5 зупинок", "21 зупинка"]
    assert [arabic.say("masthead.stops", count=count) for count in (1, 2, 3, 11)] == [
        "محطة واحدة",
        "محطتان",
        "3 محطات",
        "11 محطة",
    ]
    assert open_words("fr").quantity(1.5, "mi") == "1,5\xa0mille"
    assert open_words("ru").quantity(1340, "mi") == "1\xa0340\xa0миль"


def test_values_are_text_whatever_they_hold():
    for lang in languages():
        words = open_words(lang)
        assert "{count}<b>" in words.say("card.whose", name="{count}<b>")
        assert "&lt;b&gt;" in words.markup("card.whose", name="<b>")
        assert "<b>x</b>" in words.markup("card.whose", name=element("b", "x"))


def test_foreign_names_are_isolated_where_lines_run_from_the_right():
    assert "\u2068Oslo\u2069" in open_words("ar").say("card.whose", name="Oslo")
    assert open_words("ar").say("places.north", degrees=open_words("ar").decimal(69.7, 1)) == "69.7° شمالًا"
    assert "\u2068" not in open_words("de").say("card.whose", name="Oslo")


def test_the_language_of_words_is_named_only_where_it_differs():
    words = open_words("nb")
    assert (words.foreign("nb"), words.foreign("en")) == (None, "en")
