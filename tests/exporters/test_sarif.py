"""SARIF: accepted by Microsoft's validator; every region is the words it quotes, in the file that the user has."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from storymap import story_files
from storymap.cli.app import main
from storymap.exporters.sarif_rules import CLAIMS, RULES
from storymap.exporters.sarif_text import Lines, message
from storymap.model.claims import ClaimType, Decision, Outcome
from storymap.model.places import ResolvedDocument
from storymap.model.texts import Span
from storymap.pipeline import Pipeline
from storymap.reading.formats import read_given
from storymap.reading.inputs import read_input
from storymap.reading.text import read_document
from storymap.stories.blurs import read_blur
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.reading import read_story_file

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ARTICLE = """# 𝔄 border

“Norway shares a 96km (122-mile) land border with Russia”, 𝒮aid one of them.
Nobody at Nowhereville knew the Nile. Norway borders Tunisia.

She went from Oslo to Kiruna. Norway borders Sweden, Finland and Russia.
"""
PAGE = (
    f"<html><body><article><h1>A border</h1><p>{ARTICLE.splitlines()[2]}</p><p>{'So it went on. ' * 30}</p></article>"
)
TEI = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>
<text><body><p>It said: &amp; Norway <hi>shares</hi> a 96km
(122-mile) land border with <name>Russia</name>. Norway borders Tunisia.</p></body></text></TEI>
"""
INVENTED = {"SARIF2005"}
"""Asks for an address of the tool's own: storymap has none."""


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


@pytest.fixture(scope="module")
def read(tmp_path_factory, pipeline):
    """A function: a file's name and bytes → its path and the log of what is found in it."""
    folder = tmp_path_factory.mktemp("sarif")

    def run(name, data, *, obscure=()):
        path = folder / name
        path.write_bytes(data)
        documents = read_given(read_input(str(path), stdin=io.BytesIO())).documents
        (folder / "key").write_text("a key for tests, which hides nothing", encoding="utf-8")
        own = replace(pipeline, obscure=tuple(map(read_blur, obscure)), obscure_key=folder / "key")
        return path, own.exporter("sarif").export_story(own.analyze(documents))

    return run


def run_of(log):
    return json.loads(log)["runs"][0]


def word_file():
    made = io.BytesIO()
    document = docx.Document()
    for line in ARTICLE.splitlines()[2:]:
        document.add_paragraph(line)
    document.save(made)
    return made.getvalue()


def regions(log):
    """Every region of a log with the artifact that it stands in."""
    run = run_of(log)
    for result in run["results"]:
        for where in (*result["locations"], *result.get("relatedLocations", ())):
            physical = where["physicalLocation"]
            yield run["artifacts"][physical["artifactLocation"]["index"]], physical["region"]


def at_region(text, region):
    """The words of a text at a region, by its lines and by its offset."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    chosen = lines[region["startLine"] - 1 : region["endLine"]]
    chosen[-1] = chosen[-1][: region["endColumn"] - 1]
    chosen[0] = chosen[0][region["startColumn"] - 1 :]
    start = region["charOffset"]
    return "".join(chosen), text[start : start + region["charLength"]]


FILES = {
    "lf": ("utf-8", ARTICLE),
    "crlf": ("utf-8", ARTICLE.replace("\n", "\r\n")),
    "mixed": ("utf-8", ARTICLE.replace("\n", "\r\n", 3)),
    "cr": ("utf-8", ARTICLE.replace("\n", "\r")),
    "marked": ("utf-8-sig", ARTICLE.replace("\n", "\r\n")),
    "wide": ("utf-16", ARTICLE.replace("\n", "\r\n")),
    "western": ("cp1252", ARTICLE.replace("𝔄", "Ä").replace("𝒮", "s").replace("\n", "\r\n")),
}


@pytest.mark.parametrize("name", FILES)
def test_regions_are_the_quoted_words_in_the_users_own_file(name, read):
    encoding, text = FILES[name]
    _, log = read(f"{name}.txt", text.encode(encoding))
    found = [*regions(log)]
    assert len(found) >= 5
    for artifact, region in found:
        assert artifact["location"]["uri"].endswith(f"/{name}.txt")
        assert "contents" not in artifact
        by_line, by_offset = at_region(text, region)
        assert by_line == by_offset
        assert by_line.replace("\r\n", "\n").replace("\r", "\n") == region["snippet"]["text"]


def test_regions_of_tei_are_in_its_markup(read):
    for text in (TEI, TEI.replace("\n", "\r\n"), "\ufeff" + TEI):
        _, log = read("edition.xml", text.encode())
        quoted = []
        for artifact, region in regions(log):
            assert artifact["location"]["uri"].endswith("/edition.xml")
            by_line, by_offset = at_region(text.removeprefix("\ufeff"), region)
            assert by_line == by_offset == region["snippet"]["text"]
            quoted.append(" ".join(by_line.split()))
        assert "Norway <hi>shares</hi> a 96km (122-mile) land border with <name>Russia" in quoted


@pytest.mark.parametrize(("name", "data"), [("page.html", PAGE.encode()), ("text.docx", word_file())])
def test_where_lines_of_the_file_mean_nothing_the_text_is_embedded_in_it(name, data, read):
    _, log = read(name, data)
    outer, inner = run_of(log)["artifacts"]
    assert outer["location"]["uri"].endswith(f"/{name}")
    assert "contents" not in outer
    assert inner["parentIndex"] == 0
    assert inner["location"]["uri"] == f"{name.partition('.')[0]}.txt"
    found = [*regions(log)]
    assert found
    for artifact, region in found:
        assert artifact == inner
        assert {*at_region(inner["contents"]["text"], region)} == {region["snippet"]["text"]}


def test_a_text_that_came_in_no_file_has_a_logical_name_and_is_embedded(pipeline):
    document = read_document(ARTICLE.encode(), id="told")[0]
    (artifact,) = run_of(pipeline.exporter("sarif").export_story(pipeline.analyze([document])))["artifacts"]
    assert artifact["location"]["uri"] == "told.txt"
    assert artifact["contents"]["text"] == ARTICLE


def test_regions_of_a_story_file_are_on_its_own_lines(pipeline, tmp_path):
    texts = [ARTICLE.replace("She went", "  She went"), "One line.\nNorway borders Tunisia.\n"]
    documents = [read_document(text.encode(), id=f"d{number}")[0] for number, text in enumerate(texts)]
    written = "# 𝒯he first line\n" + write_draft(story_files.draft(pipeline, documents)).decode()
    opened = read_story_file(written.encode(), name="stories/a.yaml")
    log = pipeline.exporter("sarif").export_story(
        story_files.tell_file(pipeline, opened.file, origin=opened.origin).story
    )
    found = [*regions(log)]
    assert len(found) >= 6
    for artifact, region in found:
        assert artifact["location"]["uri"] == "stories/a.yaml"
        assert "charOffset" not in region
        lines = written.split("\n")[region["startLine"] - 1 : region["endLine"]]
        lines[-1] = lines[-1][: region["endColumn"] - 1]
        lines[0] = lines[0][region["startColumn"] - 1 :]
        assert " ".join(" ".join(lines).split()) == " ".join(region["snippet"]["text"].split())


def test_a_text_of_a_story_file_that_is_no_block_of_lines_is_embedded(pipeline, tmp_path):
    documents = [read_document(b"Norway borders Tunisia.", id="d")[0]]
    written = write_draft(story_files.draft(pipeline, documents)).decode()
    start = written.index("  text:")
    for text in ('  text: "Norway borders Tunisia."\n', "  text: >\n    Norway borders\n    Tunisia.\n"):
        end = written.index("\n\n", start) + 1 if "\n\n" in written[start:] else len(written)
        opened = read_story_file((written[:start] + text + written[end:]).encode(), name="a.yaml")
        told = story_files.tell_file(pipeline, opened.file, origin=opened.origin).story
        (artifact,) = run_of(pipeline.exporter("sarif").export_story(told))["artifacts"]
        assert artifact["contents"]["text"].startswith("Norway borders Tunisia.")


def test_articles_of_one_file_lie_in_it_and_have_their_own_text(read):
    lines = [json.dumps({"title": "One", "text": "Norway borders Tunisia. " + words}) for words in ("A.", "B.")]
    _, log = read("many.jsonl", "\n".join(lines).encode())
    _, *inner = run_of(log)["artifacts"]
    assert [one["parentIndex"] for one in inner] == [0, 0]
    assert len({one["contents"]["text"] for one in inner}) == 2


def test_paths_are_told_as_they_were_given(tmp_path, monkeypatch):
    from click.testing import CliRunner

    monkeypatch.chdir(tmp_path)
    (tmp_path / "a folder").mkdir()
    path = tmp_path / "a folder" / "ä.txt"
    path.write_text("Norway borders Tunisia.", encoding="utf-8")
    for given_path, wanted in (("a folder/ä.txt", "a%20folder/%C3%A4.txt"), (str(path), path.as_uri())):
        result = CliRunner().invoke(main, ["export", given_path, "-o", "out.sarif"])
        assert result.exit_code == 0, result.output
        (artifact,) = run_of((tmp_path / "out.sarif").read_bytes())["artifacts"]
        assert artifact["location"]["uri"] == wanted
        assert ("uriBaseId" in artifact["location"]) == (wanted[:4] != "file")


LEVELS = {
    Outcome.SUPPORTED: ("pass", "none"),
    Outcome.COMPATIBLE: ("pass", "none"),
    Outcome.QUESTIONABLE: ("fail", "warning"),
    Outcome.CONTRADICTED: ("fail", "error"),
    Outcome.INCONSISTENT: ("fail", "error"),
    Outcome.DISPUTED: ("fail", "warning"),
    Outcome.UNDECIDED: ("fail", "note"),
}


@pytest.mark.parametrize("outcome", Outcome)
def test_a_verdicts_level_follows_its_outcome(outcome, export, told_story):
    story = replace(told_story, verdicts=(replace(told_story.verdicts[0], outcome=outcome),))
    result = run_of(export("sarif", story))["results"][0]
    assert (result["kind"], result["level"]) == LEVELS[outcome]


def test_a_result_tells_reason_correction_figures_and_status(export, told_story):
    result = next(r for r in run_of(export("sarif", told_story))["results"] if r["ruleId"] == "border-length")
    verdict = next(v for v in told_story.verdicts if v.claim.type is ClaimType.BORDER_LENGTH)
    words = result["message"]["text"]
    assert verdict.because in words
    assert verdict.correction.repair in words
    assert words.endswith("A machine's draft.")
    told = result["properties"]
    assert told["status"] == "draft"
    assert told["measured"]["interval_95"] == list(verdict.measured.interval_95)
    assert [p["source"] for p in told["published"]] == [p.source for p in verdict.published]


def test_a_rejected_verdict_is_suppressed_with_its_reason_and_author(export, told_story):
    decision = Decision(by="Ana Berg", on="2026-11-27", note="The survey counts the river twice.")
    first, *others = told_story.verdicts
    story = replace(told_story, verdicts=(replace(first, status="rejected", decision=decision), *others))
    result, *rest = run_of(export("sarif", story))["results"]
    (suppression,) = result["suppressions"]
    assert suppression["justification"] == decision.note
    assert suppression["status"] == "accepted"
    assert suppression["properties"] == {"by": "Ana Berg", "on": "2026-11-27"}
    assert "Rejected by Ana Berg on 2026-11-27." in result["message"]["text"]
    assert all(one["suppressions"] == [] for one in rest)


def test_conflicting_claims_point_to_each_other(read):
    text = "The bridge is 5 km long.\n\nNorway's border with Sweden is 1,630 km. Norway's border with Sweden is 900 km."
    _, log = read("conflict.txt", text.encode())
    found = [r for r in run_of(log)["results"] if r["properties"].get("conflicts_with")]
    assert len(found) == 2
    for result, other in zip(found, reversed(found), strict=True):
        (related,) = result["relatedLocations"]
        assert related["physicalLocation"]["region"] == other["locations"][0]["physicalLocation"]["region"]
        assert related["message"]["text"].startswith(other["properties"]["claim"])


def test_names_without_a_place_and_doubtful_places_are_notes(read, export, told_story, hand_made):
    document = read_document(b"She went from Ozlo to Kiruna and from Kiruna to Ozlo.", id="names")[0]
    unknown = tuple(hand_made.make_resolution("Ozlo", start, None) for start in (14, 48))
    story = replace(told_story, documents=(ResolvedDocument(document=document, resolutions=unknown),), verdicts=())
    (result,) = run_of(export("sarif", replace(story, not_checkable=())))["results"]
    assert (result["ruleId"], result["level"], result["properties"]["mentions"]) == ("unresolved-name", "note", 2)
    assert result["locations"][0]["physicalLocation"]["region"]["startColumn"] == 15
    _, log = read("pilgrim.md", (SEEDS / "pilgrim.md").read_bytes())
    doubtful = [r for r in run_of(log)["results"] if r["ruleId"] == "doubtful-place"]
    assert doubtful
    assert all(r["properties"]["place_confidence"] < 0.6 for r in doubtful)


def test_fingerprints_outlive_changes_elsewhere_and_differ_among_equals(read):
    text = "Norway borders Tunisia. She said so.\n\nHe wrote: Norway borders Tunisia."
    _, before = read("same.txt", text.encode())
    _, after = read("same.txt", ("A new line that names nothing.\n\n" + text).encode())

    def prints(log):
        return [r["partialFingerprints"]["storymapFinding/v1"] for r in run_of(log)["results"]]

    assert prints(before) == prints(after)
    assert len({*prints(before)}) == len(prints(before)) == 2


def test_the_log_is_the_same_twice_and_has_no_time(read):
    assert read("twice.txt", ARTICLE.encode()) == read("twice.txt", ARTICLE.encode())
    assert not re.search(r"Time|202\d-\d\d-\d\dT", read("twice.txt", ARTICLE.encode())[1].decode())


def test_where_places_are_hidden_the_files_name_and_text_are_not_told(read):
    _, log = read("night-in-oslo.txt", ARTICLE.encode(), obscure=("Oslo=25",))
    assert "oslo" not in log.decode().lower()
    (artifact,) = run_of(log)["artifacts"]
    assert "[" in artifact["contents"]["text"]
    assert [*regions(log)]


def test_every_type_of_claim_has_a_rule():
    assert tuple(CLAIMS) == tuple(ClaimType)
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_what_reads_like_a_link_in_a_message_is_none():
    assert message("see [here](1) and [place withheld]")["text"] == r"see \[here\](1) and [place withheld]"


@settings(max_examples=300, derandomize=True, deadline=None, database=None, suppress_health_check=[*HealthCheck])
@given(text=st.text("ab\n\r 𝔄\u2028", min_size=1), data=st.data())
def test_any_span_of_any_text_is_found_by_its_region(text, data):
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    ends = [found.start() - number for number, found in enumerate(re.finditer("\r\n", text))]
    start = data.draw(st.integers(0, len(plain) - 1))
    end = data.draw(st.integers(start + 1, len(plain)))
    region = Lines(plain, ends).region(Span(start=start, end=end))
    assert region["snippet"]["text"] == plain[start:end]
    offset = region["charOffset"]
    words = text[offset : offset + region["charLength"]]
    assert words.replace("\r\n", "\n").replace("\r", "\n") == plain[start:end]
    if not plain[start:end].endswith("\n"):
        assert at_region(text, region)[0] == words


def rejected(story):
    decision = Decision(by="Ana <b>", on="2026-11-27", note="[no](1) {0}")
    return replace(story, verdicts=tuple(replace(v, status="rejected", decision=decision) for v in story.verdicts))


@pytest.fixture(scope="module")
def random_logs(random_story, hand_made, export):
    logs = {}

    @settings(
        max_examples=40,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(story=random_story.stories(hand_made))
    def collect(story):
        logs[f"random-{len(logs)}"] = export("sarif", story)

    collect()
    return logs


@pytest.fixture(scope="module")
def file_logs(read):
    logs = {f"seed-{path.stem}": read(path.name, path.read_bytes())[1] for path in sorted(SEEDS.glob("*.md"))}
    logs |= {f"file-{name}": read(f"{name}.txt", text.encode(encoding))[1] for name, (encoding, text) in FILES.items()}
    return logs | {
        "page": read("page.html", PAGE.encode())[1],
        "word": read("text.docx", word_file())[1],
        "tei": read("edition.xml", TEI.encode())[1],
        "hidden": read("night-in-oslo.txt", ARTICLE.encode(), obscure=("Oslo=25",))[1],
        "empty": read("empty.txt", b"Nothing is said of any place here.")[1],
    }


@pytest.fixture(scope="module")
def story_logs(export, told_story, hostile_story, pipeline):
    document = read_document((SEEDS / "defection.md").read_bytes(), id="defection")[0]
    told = story_files.tell_file(pipeline, story_files.draft(pipeline, [document])).story
    return {
        "told": export("sarif", told_story),
        "rejected": export("sarif", rejected(told_story)),
        "hostile": export("sarif", hostile_story),
        "story-file": pipeline.exporter("sarif").export_story(told),
    }


def test_a_validator_accepts_every_log(tmp_path, file_logs, story_logs, random_logs, sarif_validator):
    logs = file_logs | story_logs | random_logs
    said = sarif_validator(logs, tmp_path)
    assert len(logs) >= 60
    assert {one.log for one in said if one.rule in INVENTED} == {*logs}
    assert [one for one in said if one.rule not in INVENTED] == []


def test_the_validator_says_what_is_wrong(tmp_path, export, told_story, sarif_validator):
    log = json.loads(export("sarif", told_story))
    del log["runs"][0]["results"][0]["message"]
    said = sarif_validator({"broken": json.dumps(log).encode()}, tmp_path)
    assert {"error"} <= {one.level for one in said}
    assert any("message" in one.words for one in said)
