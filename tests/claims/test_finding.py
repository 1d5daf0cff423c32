"""What is counted once, what is left out, and where quotes stand."""

from dataclasses import replace

import pytest

from storymap.claims.finding import find_claims
from storymap.claims.needed import holds, needed
from storymap.claims.patterns import pattern, seen
from storymap.model.claims import ClaimType
from storymap.model.texts import Document

SHARES = "Norway shares a 198 km border with Russia."


def found(resolved, boundaries):
    return find_claims(resolved, boundaries=boundaries)[0]


def with_kind(resolved, number, kind):
    sentences = list(resolved.document.sentences)
    sentences[number] = replace(sentences[number], kind=kind)
    document = replace(resolved.document, sentences=tuple(sentences))
    return replace(resolved, document=document)


def test_a_repeated_sentence_is_not_counted(resolve, boundaries):
    resolved = with_kind(resolve(f"{SHARES} Later, {SHARES}"), 0, "repeat")
    assert [claim.type for claim in found(resolved, boundaries)] == [ClaimType.ADJACENCY, ClaimType.BORDER_LENGTH]


def test_a_heading_counts_only_what_the_body_does_not_say(resolve, boundaries):
    once = with_kind(resolve(f"{SHARES} Later: {SHARES}"), 0, "heading")
    assert all(claim.quote.start > len(SHARES) for claim in found(once, boundaries))
    alone = with_kind(resolve(f"{SHARES} Nothing else is known."), 0, "heading")
    assert len(found(alone, boundaries)) == 2


def test_the_same_assertion_made_twice_is_two_claims(resolve, boundaries):
    claims = found(resolve(f"{SHARES} And again: {SHARES}"), boundaries)
    assert [claim.type for claim in claims].count(ClaimType.BORDER_LENGTH) == 2


def test_one_pair_of_figures_is_one_claim_with_both_quantities(resolve, boundaries):
    claims = found(resolve("Norway shares a 96km (122-mile) border with Russia."), boundaries)
    lengths = [claim for claim in claims if claim.quantities]
    assert [[q.text for q in claim.quantities] for claim in lengths] == [["96km", "122-mile"]]


def test_a_quote_runs_from_the_first_argument_to_the_last(resolve, boundaries):
    resolved = resolve(f"He said that {SHARES}")
    quotes = {resolved.document.quote(claim.quote) for claim in found(resolved, boundaries)}
    assert quotes == {"Norway shares a 198 km border with Russia"}


def test_quotes_lie_in_their_sentences_and_hold_their_arguments(resolve, boundaries):
    resolved = resolve(
        "Finland is cold. Its 1,340-km border with Russia is long,\nand Kirkenes lies in Norway's far north. "
        "Treriksrøysa is the tripoint of Norway, Finland and Russia."
    )
    claims = found(resolved, boundaries)
    assert len(claims) == 3
    for claim in claims:
        assert claim.sentence.contains(claim.quote)
        assert claim.quote.contains(claim.signal)
        assert all(claim.sentence.contains(mention.span) for mention in claim.mentions)


def test_an_unresolved_name_makes_no_claim(resolve, boundaries):
    resolved = resolve("Norway shares a border with Atlantis.")
    assert found(resolved, boundaries) == ()


def test_an_associative_name_makes_no_claim(resolve, boundaries):
    resolved = resolve("Norway shares a border with Russia.")
    first = resolved.resolutions[0]
    associative = replace(first, toponym=replace(first.toponym, use="associative"))
    resolved = replace(resolved, resolutions=(associative, *resolved.resolutions[1:]))
    assert found(resolved, boundaries) == ()


def test_an_empty_document_has_no_claims(boundaries, resolve):
    resolved = replace(resolve("x"), document=Document(id="d", text="", sentences=()))
    assert find_claims(resolved, boundaries=boundaries) == ((), ())


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officials said Norway shares a border with Russia.", "Officials"),
        ("Norway shares a border with Russia, officials say.", "officials"),
        ("Norway shares a border with Russia, according to the ministry.", "the ministry"),
        ("“Norway shares a border with Russia,” said the minister.", "the minister"),
        ("The mayor told reporters that Norway shares a border with Russia.", "The mayor"),
        ("The mayor said she missed Norway, which shares a border with Russia.", None),
        ("Norway shares a border with Russia.", None),
    ],
)
def test_a_claim_keeps_who_said_it(text, speaker, resolve, boundaries):
    (claim,) = found(resolve(text), boundaries)
    assert claim.attributed_to == speaker


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Finland waited. The country shares a border with Russia.", "Finland"),
        ("Norwegian rivers are cold. In Norway it snows. The Nordic country shares a border with Russia.", "Norway"),
        ("Russia looked at Norway. The Nordic nation shares a border with Russia.", "Norway"),
        ("Kenya was next. The African nation shares a border with Ethiopia.", "Kenya"),
        ("Mongolia is dry. It borders China.", "Mongolia"),
        ("Sweden, too, was cold, and its border with Norway is long.", "Sweden"),
    ],
)
def test_words_for_a_country_refer_to_the_one_in_mind(text, figure, resolve, boundaries):
    (claim,) = found(resolve(text), boundaries)
    assert claim.figure.place.name == figure
    assert claim.figure.anaphoric
    assert claim.confidence < 0.95


def test_words_for_a_country_refer_to_nothing_when_none_was_named(resolve, boundaries):
    assert found(resolve("The country shares a border with Russia."), boundaries) == ()


def test_a_claim_of_an_old_article_carries_its_year(resolve, boundaries):
    old = found(resolve("Norway shares a border with Russia.", published="1985-03-01"), boundaries)
    assert [claim.dated for claim in old] == ["1985"]
    new = found(resolve("Norway shares a border with Russia.", published="2023-02-16"), boundaries)
    assert [claim.dated for claim in new] == [None]


def test_what_a_pattern_needs_is_in_every_match_of_it():
    sentences = ("\ue000's long border with its \ue400", "\ue000'S BORDERS WITH whose \ue400")
    text = "(?P<a>{C})'s (?:long )?borders? with (?:its|whose) {L}"
    for sentence in sentences:
        assert pattern(text).search(sentence)
        assert holds(needed(text), seen(sentence)[1])
    assert not holds(needed(text), seen("\ue000's border with \ue400")[1])
    assert needed("(?:north of)?|{C}") == ()
    assert needed("(?-i:[A-Z]x) {L}") == needed("{L}")
