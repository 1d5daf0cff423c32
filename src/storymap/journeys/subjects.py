"""Words → the subjects and objects of verbs: the noun phrases that stand around an index."""

from storymap.journeys.motion_words import SPANS
from storymap.journeys.people import NounPhrase, is_person_noun, read_phrase
from storymap.journeys.wordlists import (
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from storymap.journeys.words import Words, is_adverb, is_finite

_LINKS = {"and", "but", "or", "then", "yet"}
_RELATIVES = {"who", "which", "that", "whom"}
_SMALL_CLAUSE = {"help", "helped", "helps", "let", "lets", "saw", "watched", "made", "make"}


def object_at(words: Words, index: int) -> NounPhrase | None:
    """The noun phrase or object pronoun that starts at an index: what a verb before it moves."""
    if index >= len(words):
        return None
    if words[index].lower in OBJECT_PRONOUNS and not _is_possessive(words, index):
        nominative = {"him": "he", "her": "she", "them": "they", "me": "i", "us": "we"}
        head = nominative.get(words[index].lower, "he")
        return NounPhrase(start=index, end=index + 1, kind="pronoun", head=head)
    end = index
    while (end < len(words) and _in_phrase(words, end)) or (end == index and _is_determiner(words, end)):
        end += 1
    return read_phrase(words, index, end) if end > index else None


def _is_possessive(words: Words, index: int) -> bool:
    """`sends her hero`, not `sends her home` or `sends her to`."""
    if words[index].lower != "her" or index + 1 >= len(words):
        return False
    word = words[index + 1]
    return word.text.islower() and word.lower not in CONJUNCTIONS | DETERMINERS and _in_phrase(words, index + 1)


def phrase_at(words: Words, index: int) -> NounPhrase | None:
    """The noun phrase that starts at an index, a pronoun or a name among them."""
    if index < len(words) and words[index].lower in PRONOUNS:
        return read_phrase(words, index, index + 1)
    return object_at(words, index)


def _is_determiner(words: Words, index: int) -> bool:
    return index < len(words) and words[index].lower in DETERMINERS | POSSESSIVES


def _in_phrase(words: Words, index: int) -> bool:
    word = words[index]
    if word.is_capitalized:
        return True
    closed = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | PRONOUNS | MODALS
    if word.lower in closed - DETERMINERS or is_adverb(word) or word.lower in CALENDAR:
        return False
    return word.is_word and not is_finite(word)


def find_subject(words: Words, before: int, *, depth: int = 6) -> NounPhrase | None:
    """The subject of the verb group that starts at index `before`, looking leftwards."""
    before = _before_time(words, before)
    index = before - 1
    if index < 0 or not depth:
        return None
    word = words[index]
    if word.lower in _RELATIVES and word.lower != "that":
        return _antecedent(words, index, depth)
    if word.lower in PRONOUNS or _is_whole(words, index):
        return read_phrase(words, index, index + 1) if word.lower in PRONOUNS else object_at(words, index)
    if word.lower in _LINKS or (word.text == "," and _listed(words, index)):
        return subject_of_previous(words, index, depth)
    if word.text in {",", "—", "–", ")"}:
        return _subject_before_insertion(words, index, depth)
    if word.lower == "that":
        return _antecedent(words, index, depth)
    if word.lower in SUBORDINATORS | PREPOSITIONS:
        return subject_of_previous(words, index, depth)
    return _subject_phrase(words, before, depth)


def _before_time(words: Words, before: int) -> int:
    """`and two weeks later stepped off`: an adverbial of time between a verb and what it shares its subject with."""
    later = next((at for at in (before - 1, before) if at < len(words) and words[at].lower in _LATER), 0)
    if later < 2 or words[later - 1].lower not in SPANS:
        return before
    index = later - 1
    while index and (words[index - 1].text[0].isdigit() or words[index - 1].lower in _COUNTS):
        index -= 1
    return index if index and words[index - 1].lower in _LINKS | {","} else before


def _is_whole(words: Words, index: int) -> bool:
    said = [word.lower for word in words[max(0, index - 2) : index + 1]]
    return len(said) > 2 and said[0] in _WHOLE and said[1] == "of" and said[2] in {"us", "them"}


_WHOLE = {"all", "both", "most", "rest"}
"""`the rest of us`: a part that stands for the travellers."""

_LATER = {"later", "afterwards"}
_COUNTS = {"a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
_COUNTS |= {"few", "many", "several", "some"}


def _listed(words: Words, comma: int) -> bool:
    """Whether the comma separates verbs in a list ("he left A, crossed B and reached C"), not an insertion."""
    for index in range(comma - 1, -1, -1):
        if words[index].text in {",", ";", "—", "("}:
            return False
        if is_finite(words[index]):
            return not any(word.lower in SUBORDINATORS for word in words[:index][-2:])
    return False


def _subject_phrase(words: Words, before: int, depth: int) -> NounPhrase | None:
    phrase = phrase_before(words, before)
    if phrase is None:
        return subject_of_previous(words, before - 1, depth)
    phrase_start = _start_of_nouns(words, phrase.start)
    preceding = words[phrase_start - 1].lower if phrase_start else ""
    if preceding in PREPOSITIONS - {"after", "before", "until", "since", "as", "than"}:
        inner = find_subject(words, phrase_start - 1, depth=depth - 1)
        return inner or phrase
    if phrase.start and is_finite(words[phrase.start - 1]) and preceding not in _SMALL_CLAUSE | {"said", "says"}:
        return phrase if _reported(words, phrase.start - 1) else subject_of_previous(words, phrase.start - 1, depth)
    return _named_in_apposition(words, phrase, depth)


def _start_of_nouns(words: Words, start: int) -> int:
    """Where a run of nouns put side by side begins (`the company the Silver Star`)."""
    before = phrase_before(words, start)
    return before.start if before and before.end == start and words[start - 1].text.islower() else start


def _reported(words: Words, verb: int) -> bool:
    """Whether a verb may report a clause without `that`, so what follows it is a subject."""
    return words[verb].lower in {"said", "says", "thought", "knew", "felt", "believed", "claimed", "claims", "heard"}


def _named_in_apposition(words: Words, phrase: NounPhrase, depth: int) -> NounPhrase:
    """`Ann Lee, a sailor from …, left`: the name stands before the comma."""
    article = words[phrase.start].lower in {"a", "an", "the"}
    if article and phrase.start > 1 and words[phrase.start - 1].text == ",":
        name = phrase_before(words, phrase.start - 1)
        if name and name.kind == "name" and depth:
            return name
    return phrase


def phrase_before(words: Words, before: int) -> NounPhrase | None:
    """The noun phrase that ends before an index."""
    start = before
    while start and _extends_left(words, start - 1, before):
        start -= 1
        if words[start].lower in DETERMINERS | POSSESSIVES:
            break
    return read_phrase(words, start, before) if start < before else None


def _extends_left(words: Words, index: int, end: int) -> bool:
    word = words[index]
    following = words[index + 1] if index + 1 < end else None
    if word.lower in DETERMINERS | POSSESSIVES:
        return following is not None
    if word.lower in {"'s", "’s"}:
        return following is not None
    if word.text[0].isdigit():
        return is_person_noun(word.lower) or (following is not None and following.text.islower())
    if word.is_toponym and following is not None and following.is_capitalized:
        return False
    if following is not None and following.is_capitalized and word.text.islower():
        return _is_title_noun(words, index)
    return word.resolution is not None or _in_phrase(words, index)


def _is_title_noun(words: Words, index: int) -> bool:
    kind = read_phrase(words, index, index + 1).kind
    return kind == "person" or words[index].lower in {"de", "von", "van", "ibn", "al"}


def _antecedent(words: Words, relative: int, depth: int) -> NounPhrase | None:
    end = relative - 1 if relative and words[relative - 1].text == "," else relative
    phrase = phrase_before(words, end)
    if phrase is None:
        return None
    return _named_in_apposition(words, phrase, depth)


def _subject_before_insertion(words: Words, comma: int, depth: int) -> NounPhrase | None:
    opening = comma - 1
    while opening >= 0 and words[opening].text not in {",", "—", "–", "("}:
        opening -= 1
    if opening <= 0:
        return subject_of_previous(words, comma, depth)
    if words[opening].text == "," and words[opening - 1].lower in _LINKS:
        return subject_of_previous(words, opening - 1, depth)
    phrase = phrase_before(words, opening)
    if phrase and phrase.start and words[phrase.start - 1].lower == "of":
        phrase = phrase_before(words, phrase.start - 1) or phrase
    named = phrase_before(words, comma)
    if phrase and phrase.kind == "person" and named and named.kind == "name" and named.start == opening + 1:
        return named
    if phrase and phrase.kind != "thing":
        return phrase
    return _subject_before_insertion(words, opening, depth - 1) if depth else None


def subject_of_previous(words: Words, index: int, depth: int) -> NounPhrase | None:
    """The subject of the nearest finite verb before `index`: for verbs that share it."""
    verb = index - 1
    while verb >= 0 and not (is_finite(words[verb]) or _breaks_camp(words, verb)):
        if words[verb].lower in PRONOUNS - {"who"} and verb + 1 < len(words) and not _counts(words, verb):
            return read_phrase(words, verb, verb + 1)
        verb -= 1
    while verb > 0 and (is_finite(words[verb - 1]) or is_adverb(words[verb - 1]) or words[verb - 1].lower == "to"):
        verb -= 1
    return find_subject(words, verb, depth=depth - 1) if verb > 0 and depth else None


def _breaks_camp(words: Words, index: int) -> bool:
    return words[index].lower in {"broke", "rose"} and words[index + 1].lower in {"camp", "at", "early", "off"}


def _counts(words: Words, index: int) -> bool:
    """`one morning`, `one of the boats`: a number, not somebody; nor is the `it` of `made it to`."""
    following = words[index + 1]
    if words[index].lower == "it" and index and words[index - 1].lower in {"made", "make", "makes"}:
        return True
    return words[index].lower == "one" and not (is_finite(following) or following.lower in MODALS)


def main_subject(words: Words, index: int) -> NounPhrase | None:
    """The subject that follows an opening participle: `After leaving Rome, Ann reached …`."""
    for comma in range(index, len(words) - 1):
        if words[comma].text == ",":
            phrase = phrase_after(words, comma + 1)
            if phrase:
                return phrase
    return None


def phrase_after(words: Words, start: int) -> NounPhrase | None:
    """The noun phrase that starts at an index, where a verb follows it."""
    if words[start].lower in PRONOUNS:
        return read_phrase(words, start, start + 1)
    end = start
    while end < len(words) and (_is_determiner(words, end) or _in_phrase(words, end)):
        end += 1
    followed = end < len(words) and (is_finite(words[end]) or is_adverb(words[end]))
    return read_phrase(words, start, end) if end > start and followed else None
