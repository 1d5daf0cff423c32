"""The day of publication: given on the command line, in front matter, in a dateline."""

import json

import jsonschema
import pytest

FIRST = "Ida Moe walked from Bergen to Oslo. Late on Thursday she reached Trondheim.\n"
SECOND = "Ida Moe walked from Bergen to Oslo. On Monday she reached Trondheim.\n"


@pytest.fixture
def write(tmp_path):
    def written(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


@pytest.fixture
def tell(run, tmp_path):
    """The documents' days of publication and the times of the route's last stop, as the story's JSON has them."""

    def told(*arguments):
        result = run("render", *arguments, "-o", "page.html", "--data", "story.json")
        assert result.exit_code == 0, result.output
        story = json.loads((tmp_path / "story.json").read_text(encoding="utf-8"))
        days = [document["source"]["published"] for document in story["documents"]]
        return days, story["route"]["stops"][-1]["when"]

    return told


def test_without_a_day_the_words_stay_open(write, tell):
    days, when = tell(write("first.txt", FIRST))
    assert days == [None]
    assert (when["start"], when["words"], when["anchor"]) == (None, "Late on Thursday", "text")


def test_a_day_for_the_one_article_anchors_its_words(write, tell):
    days, when = tell(write("first.txt", FIRST), "--published", "2023-01-16")
    assert days == ["2023-01-16"]
    assert (when["start"], when["end"], when["anchor"]) == ("2023-01-12", "2023-01-12", "published")


def test_it_wins_over_what_the_article_says(write, tell):
    article = write("first.md", f"---\nlicence: CC0-1.0\ndate: 2020-05-01\n---\n\n{FIRST}")
    assert tell(article)[1]["start"] == "2020-04-30"
    assert tell(article, "--published", "2023-01-16")[1]["start"] == "2023-01-12"


@pytest.mark.parametrize("name", ["second", "second.txt"])
def test_of_several_articles_each_has_its_own_day(write, tell, name):
    first, second = write("first.txt", "Ida Moe walked from Bergen to Oslo.\n"), write("second.txt", SECOND)
    days, when = tell(first, second, "--published", "first=2001-01-01", "--published", f"{name}=2023-01-18")
    assert days == ["2001-01-01", "2023-01-18"]
    assert when["start"] == "2023-01-16"


def test_no_article_counts_from_another_one_s_day(write, tell):
    first, second = write("first.txt", "Ida Moe walked from Bergen to Oslo.\n"), write("second.txt", SECOND)
    days, when = tell(first, second, "--published", "first=2023-01-18")
    assert days == ["2023-01-18", None]
    assert (when["start"], when["words"]) == (None, "Monday")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("2023-13-01", "'2023-13-01' gives no day; write it as 2023-01-16"),
        ("yesterday", "'yesterday' gives no day"),
        ("2023-01-16", "several articles; say which as NAME=DATE, with one of first, second"),
        ("third=2023-01-16", "no article called 'third'; there are first, second"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_in_one_line(run, write, value, says):
    result = run("explain", write("first.txt", FIRST), write("second.txt", SECOND), "--published", value)
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())


def test_a_dateline_gives_the_day_where_nothing_else_does(write, tell):
    article = write("filed.txt", f"OSLO, 16 January 2023 (Own Agency) — {FIRST}")
    days, when = tell(article)
    assert days == ["2023-01-16"]
    assert when["start"] == "2023-01-12"


def test_explain_says_what_a_day_was_counted_from(run, write):
    article = write("first.txt", FIRST)
    assert "publication" in run("explain", article, "--published", "2023-01-16").output
    assert "publication" not in run("explain", article).output


def test_times_of_every_kind_keep_to_the_schema(run, write, tmp_path, schemas):
    text = (
        "Ida Moe left Bergen on 3 June 2019. She reached Hamar on 20 September 2019, shortly before 2 p.m. local time, "
        "and stayed in Hamar for two months. In spring 2020 she came to Oslo. Some weeks later she reached Trondheim.\n"
    )
    assert run("render", write("first.txt", text), "-o", "page.html", "--data", "story.json").exit_code == 0
    story = json.loads((tmp_path / "story.json").read_text(encoding="utf-8"))
    jsonschema.validate(story, schemas("story"), cls=jsonschema.Draft202012Validator)
    hamar = next(stop for stop in story["route"]["stops"] if stop["name"] == "Hamar")
    assert hamar["when"]["clock"] == {
        "start": "13:30",
        "end": "14:00",
        "sense": "shortly before",
        "timezone": "Europe/Oslo",
        "utc_offset": "+02:00",
    }
    assert (hamar["until"]["start"], hamar["until"]["words"]) == ("2019-11-01", "")
    assert story["route"]["stops"][-1]["when"]["words"] == "Some weeks later"


def test_a_story_file_has_days_of_its_own(run, write):
    write("first.txt", FIRST)
    assert run("draft", "first.txt", "--published", "2023-01-16", "-o", "story.yaml").exit_code == 0
    result = run("render", "story.yaml", "--published", "2001-01-01", "-o", "page.html")
    assert result.exit_code == 0
    assert "--published is left aside" in result.stderr
