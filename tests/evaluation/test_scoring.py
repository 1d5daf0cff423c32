"""Scores of a tiny corpus whose answers are known beforehand."""

import pytest

from storymap.evaluation.corpora import read_corpus
from storymap.evaluation.memory import peak_memory_mb
from storymap.evaluation.metrics import FARTHEST_KM
from storymap.evaluation.records import evaluation_record, miss_lines
from storymap.evaluation.scoring import score_corpus

TEXT = "Ida left Oslo for Paris, met Danes near Vik Bay and wrote from Kverndalsmo to Chad."


@pytest.fixture
def corpus(write_corpus, gold):
    """Oslo right, Paris far off, Vik Bay with other ends, Kverndalsmo unknown, Chad without a position."""
    record = gold(
        TEXT,
        ("Oslo", 59.9, 10.7, {"geonameid": 1, "kind": "PPLC"}),
        ("Paris", 33.7, -95.6, {"geonameid": 3, "kind": "PPL"}),
        ("Vik Bay", 61.1, 6.6, {"kind": "BAY"}),
        ("Kverndalsmo", 62.0, 9.0, {"kind": "PPL"}),
        ("Chad", None, None, {"kind": "PCLI"}),
    )
    return read_corpus(write_corpus(record))


@pytest.fixture
def pipeline(table_pipeline, place):
    france, texas = place("Paris", 48.9, 2.3, key=2), place("Paris", 33.7, -95.6, key=3)
    table = {
        "Oslo": (place("Oslo", 60.0, 10.7, key=1),),
        "Paris": (france, texas),
        "Vik": (place("Vik", 61.1, 6.6),),
        "Vik Bay": (place("Vik Bay", 61.1, 6.6),),
        "Danes": (place("Denmark", 56.0, 10.0, code="PCLI"),),
        "Ida": (place("Ida", 0.0, 0.0),),
    }
    return table_pipeline(table, demonyms=("Danes",), silent=("Vik Bay",))


@pytest.fixture
def scores(corpus, pipeline):
    return score_corpus(corpus, pipeline)


def test_recognition_counts_demonyms_or_leaves_them_out(scores):
    """Found: Ida, Oslo, Paris, Danes, Vik. Gold: Oslo, Paris, Vik Bay, Kverndalsmo, Chad."""
    assert not scores.demonyms_tagged
    assert scores.recognition is scores.left_out
    assert (scores.counted.strict.predicted, scores.counted.strict.right) == (5, 2)
    assert (scores.left_out.strict.predicted, scores.left_out.strict.right) == (4, 2)
    assert scores.left_out.strict.gold == 5
    assert (scores.left_out.overlap.right, scores.left_out.overlap.found) == (3, 3)


def test_a_corpus_that_marks_the_demonyms_found_counts_them(write_corpus, gold, pipeline):
    text = "Danes left Oslo."
    marked = [("Danes", 56.0, 10.0, {}), ("Oslo", 60.0, 10.7, {})]
    scores = score_corpus(read_corpus(write_corpus(gold(text, *marked))), pipeline)
    assert scores.demonyms_tagged
    assert scores.recognition.strict.f1 == 1.0


def test_demonyms_left_out_leave_gold_as_well(write_corpus, gold, pipeline):
    """One of three demonyms is marked: too few to count them, so that one is neither found nor missed."""
    marked = gold("Danes left Oslo.", ("Danes", 56.0, 10.0, {}), ("Oslo", 60.0, 10.7, {}))
    others = [gold("Danes sang.", name=str(number)) for number in range(2)]
    scores = score_corpus(read_corpus(write_corpus(marked, *others)), pipeline)
    assert not scores.demonyms_tagged
    assert (scores.left_out.strict.predicted, scores.left_out.strict.gold) == (1, 1)
    assert scores.counted.strict.gold == 2


def test_resolution_counts_the_unresolved_as_wrong_over_all_gold_with_positions(scores):
    assert scores.errors.n == 4
    assert scores.errors.within_161km == 2 / 4
    assert [j.error_km == FARTHEST_KM for j in scores.judged] == [False, False, False, True, False]
    assert scores.judged[4].error_km is None


def test_the_ceiling_is_what_the_candidates_allow(scores):
    assert scores.known == (3, 4)


def test_exact_ids_are_counted_where_gold_has_them(scores):
    assert scores.exact_ids == (1, 2)


def test_end_to_end_needs_both_ends_and_the_place(scores):
    assert scores.found_and_placed == (1, 4)


def test_countries_are_those_of_the_corpus_type(write_corpus, gold, pipeline):
    text = "Danes left Paris for Oslo."
    record = gold(
        text,
        ("Danes", 56.0, 10.0, {"kind": "PCLI"}),
        ("Paris", 48.9, 2.3, {"kind": "https://example.org/wiki/Paris", "type": None}),
        ("Oslo", 60.0, 10.7, {"kind": "literal", "type": "COUNTRY"}),
    )
    scores = score_corpus(read_corpus(write_corpus(record)), pipeline)
    assert [j.is_country for j in scores.judged] == [True, False, True]
    assert scores.errors_without_countries.n == 1


def test_without_a_type_the_candidate_nearest_to_gold_says_whether_it_is_a_country(
    write_corpus, gold, table_pipeline, place
):
    georgia = (place("Georgia", 42.0, 43.5, code="PCLI"), place("Georgia", 32.7, -83.5, code="ADM1"))
    records = [
        gold("Georgia voted.", ("Georgia", 42.3, 43.4, {}), name="country"),
        gold("Georgia voted.", ("Georgia", 33.0, -83.0, {}), name="state"),
    ]
    scores = score_corpus(read_corpus(write_corpus(*records)), table_pipeline({"Georgia": georgia}))
    assert [j.is_country for j in scores.judged] == [True, False]


def test_confidences_are_judged_in_bins(scores):
    (placed,) = scores.resolution_bins
    assert (placed.n, placed.right) == (3, pytest.approx(2 / 3))
    (found,) = scores.recognition_bins
    assert (found.n, found.right) == (4, 2 / 4)


def test_resolution_is_given_nothing_of_golds_place(write_corpus, gold, table_pipeline, place):
    asked = []

    class Watching(table_pipeline):
        def resolve(self, document, toponyms):
            asked.extend(toponyms)
            return super().resolve(document, toponyms)

    path = write_corpus(gold("Norwegian snow in Oslo.", ("Norwegian", 62.0, 10.0, {}), ("Oslo", 59.9, 10.7, {})))
    score_corpus(read_corpus(path), Watching({"Oslo": (place("Oslo", 60.0, 10.7),)}))
    norwegian = next(toponym for toponym in asked if toponym.name == "Norwegian")
    assert (norwegian.use, norwegian.lookup, norwegian.confidence) == ("demonym", "Norway", 1.0)


def test_speed_and_memory_are_those_of_this_process(scores):
    assert scores.tokens_per_s > 0
    assert 5 < scores.peak_rss_mb <= peak_memory_mb()


def test_memory_needed_once_stays_in_the_peak():
    before = peak_memory_mb()
    block = bytearray(b"\1" * (200 * 2**20))
    during = peak_memory_mb()
    del block
    assert during >= max(before, 200)
    assert peak_memory_mb() >= during


def test_every_miss_is_listed_once_with_its_kind(scores):
    text = "\n".join(miss_lines("tiny", scores))
    blocks = [line for line in text.splitlines() if line.startswith("[tiny] ") and not line[7].isdigit()]
    assert blocks == [
        blocks[0],
        "[tiny] other ends (BAY)",
        "[tiny] unknown name (PPL)",
        "[tiny] not recognized (PCLI)",
        "[tiny] spurious (literal, 0.90)",
    ]
    assert blocks[0].startswith("[tiny] misplaced, ")
    assert "km off (PPL)" in blocks[0]
    assert "wrote from «Kverndalsmo» to Chad" in text
    assert "found: Vik (literal)" in text
    assert "gold: 33.700, -95.600" in text
    assert "0.50 Paris" in text


def test_misses_are_counted_by_kind_first(scores):
    lines = list(miss_lines("tiny", scores))
    assert set(lines[:5]) == {
        f"[tiny] 1 {k}" for k in ("misplaced", "other ends", "unknown name", "not recognized", "spurious")
    }


def test_a_perfect_answer_has_no_misses(write_corpus, gold, pipeline):
    corpus = read_corpus(write_corpus(gold("He left Oslo.", ("Oslo", 60.0, 10.7, {"geonameid": 1}))))
    scores = score_corpus(corpus, pipeline)
    assert list(miss_lines("tiny", scores)) == []
    record = evaluation_record({"tiny": scores})["corpora"]["tiny"]
    assert record["recognition"]["strict"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert record["resolution"]["exact_id"] == 1.0
    assert record["end_to_end"] == {"n": 1, "found_and_placed": 1.0}


def test_a_corpus_without_a_toponym_scores_nothing(write_corpus, gold, pipeline):
    record = evaluation_record({"tiny": score_corpus(read_corpus(write_corpus(gold("Rain."))), pipeline)})
    found = record["corpora"]["tiny"]
    assert found["resolution"]["within_161km"] is None
    assert found["calibration"]["ece"] is None
    assert found["end_to_end"] == {"n": 0, "found_and_placed": None}
