"""A paragraph → the spans of its sentences: abbreviations, initials and quotations do not end one."""

import re
from collections.abc import Iterator

from storymap.language.expressions import late
from storymap.language.wordlists import word_set

_STOP = late(r"(?<![.!?…])(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]*_]*)(?P<gap>\s+)(?=(?P<next>\S+))")
_NEVER_LAST = word_set(
    """
    mr mrs ms dr prof st ste mt ft pt gen gov sen rep col lt maj capt sgt cmdr adm hon rev fr pres supt
    insp vs viz cf eg ie e.g i.e approx est messrs mme mlle hr bros assn dept univ fig figs
    """
)
"""Abbreviations, in lower case and without the last full stop, that some name or word follows."""
_BEFORE_NUMBER = word_set("no nos jan feb mar apr jun jul aug sept sep oct nov dec p pp vol ch sec art para")
"""Abbreviations that end no sentence when a number follows."""
_MAYBE_LAST = word_set(
    """
    a.m p.m am pm inc ltd co corp llc plc jr sr etc ave blvd rd al ph.d m.d b.a ala ariz ark calif colo
    conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt
    wash wis wyo jan feb mar apr aug sept oct nov dec
    """
)
"""Abbreviations that may end a sentence: they do when the next word is one that sentences begin with."""
_STARTERS = word_set(
    """
    a an the this that these those he she it they we i you his her its their our my there here in on at
    by for from to with without after before during since until while when where why how what who if
    although though because but and or so yet however meanwhile still also then now both each every some
    many most all no not one two several last next only even such another according despite as once
    """
)
_DOTTED = late(r"(?:[A-Za-z]\.)+[A-Za-z]")
_LAST_WORD = late(r"(?<![\w.&’'-])[\w.&’'-]+\Z")
_OPENERS = "\"'“‘«([*_"
_REACH = 40
"""Characters looked back for the word before a full stop."""


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences in `text[start:end]`, white space outside.

    >>> text = "He met Dr. Berg at 2 a.m. local time. She left."
    >>> [text[a:b] for a, b in split_sentences(text, 0, len(text))]
    ['He met Dr. Berg at 2 a.m. local time.', 'She left.']
    """
    begin = start
    for found in _STOP.finditer(text, start, end):
        if _ends_sentence(text, found, begin):
            yield begin, found.end("close")
            begin = found.end("gap")
    rest = text[begin:end].rstrip()
    if rest:
        yield begin, begin + len(rest)


def _ends_sentence(text: str, found: re.Match[str], begin: int) -> bool:
    following = found["next"].lstrip(_OPENERS)
    if not following or following[0].islower():
        return False
    if found["stop"] != "." or found["close"].strip("*_"):
        return True
    word = _LAST_WORD.search(text, max(begin, found.start() - _REACH), found.start())
    return word is None or _may_be_last(word.group(), following)


def _may_be_last(word: str, following: str) -> bool:
    """Whether a word with a full stop can end a sentence that `following` would come after."""
    lower = word.lower().lstrip("’'-&.")
    starts = following.rstrip(".,;:!?\"'”’)").lower() in _STARTERS
    if lower in _NEVER_LAST or (lower in _BEFORE_NUMBER and following[0].isdigit()):
        return False
    if lower in _MAYBE_LAST or _DOTTED.fullmatch(word):
        return starts
    if len(lower) == 1 and lower.isalpha():
        return word.islower() or word == "I" or starts
    return True
