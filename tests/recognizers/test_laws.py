"""Laws of recognition, behind a gazetteer of a few names: spans quote, never overlap and stay in sentences."""

from hypothesis import given
from hypothesis import strategies as st

from storymap.model.places import Candidate, LonLat, Place
from storymap.ports import Recognizer
from storymap.reading.text import read_text
from storymap.recognizers.lexicon import LexiconRecognizer
from storymap.recognizers.trained import TrainedRecognizer

KNOWN = {"oslo": "PPLC", "norway": "PCLI", "new york": "ADM1", "york": "PPL", "paris": "PPLC", "reading": "PPL"}


class SmallGazetteer:
    name = "small"
    version = "1"

    def candidates(self, name: str, *, limit: int = 20) -> tuple[Candidate, ...]:
        code = KNOWN.get(name.lower())
        if not code:
            return ()
        place = Place(
            id=f"small:{name.lower()}",
            name=name,
            feature_class="P" if code.startswith("P") else "A",
            feature_code=code,
            location=LonLat(lon=10, lat=60),
            radius_km=5,
        )
        return (Candidate(place=place, score=0.9),)[:limit]

    def knows(self, name: str) -> bool:
        return name.lower() in KNOWN


RECOGNIZERS = st.sampled_from(
    [LexiconRecognizer(gazetteer=SmallGazetteer()), TrainedRecognizer(gazetteer=SmallGazetteer())]
)
WORDS = st.sampled_from(
    [
        "Oslo", "Norway", "Norwegian", "New", "York", "Paris", "Reading", "OSLO", "in", "near", "the", "of", "village",
        "Texas", "Ala", ".", ",", "-", "–", "’s", "'s", "said", "President", "Anna", "Berg", "University", "St", "\n",
        "Valley", "Lake", "Gulf", "counties", "and", "U.S.", "US$1", "He", "“", "”", "(", "SHARE", "County", "d'Ivoire",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS, max_size=30).map(" ".join), st.text(max_size=120))


@given(TEXTS, RECOGNIZERS)
def test_toponyms_quote_the_text(text: str, recognizer: Recognizer) -> None:
    document = read_text(text, id="a")
    for toponym in recognizer.recognize(document):
        assert " ".join(document.quote(toponym.span).split()) == toponym.name


@given(TEXTS, RECOGNIZERS)
def test_toponyms_follow_each_other_without_overlap(text: str, recognizer: Recognizer) -> None:
    end = 0
    for toponym in recognizer.recognize(read_text(text, id="a")):
        assert toponym.span.start >= end
        end = toponym.span.end


@given(TEXTS, RECOGNIZERS)
def test_toponyms_lie_in_one_sentence(text: str, recognizer: Recognizer) -> None:
    document = read_text(text, id="a")
    for toponym in recognizer.recognize(document):
        sentence = document.sentence_at(toponym.span.start)
        assert sentence is not None
        assert sentence.span.contains(toponym.span)


@given(TEXTS, RECOGNIZERS)
def test_a_possessive_never_ends_a_toponym(text: str, recognizer: Recognizer) -> None:
    for toponym in recognizer.recognize(read_text(text, id="a")):
        assert not toponym.name.endswith(("’s", "'s"))


@given(TEXTS, RECOGNIZERS)
def test_recognizing_twice_finds_the_same(text: str, recognizer: Recognizer) -> None:
    document = read_text(text, id="a")
    assert recognizer.recognize(document) == recognizer.recognize(document)


@given(TEXTS, RECOGNIZERS)
def test_a_demonym_says_what_to_look_up(text: str, recognizer: Recognizer) -> None:
    for toponym in recognizer.recognize(read_text(text, id="a")):
        assert (toponym.use == "demonym") <= (toponym.lookup is not None)
