"""A document and what was replaced in it → capitalised words that stay and may name what is hidden, or near it."""

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from storymap.model.places import ResolvedDocument
from storymap.model.texts import Span
from storymap.stories.redaction import Redacted, holds, meets

MOST = 20
"""So many words are told; a reader of a note reads no more."""
_CAPITALISED = re.compile(r"(?<![\w’'])[^\W\d_][\w’'-]*")
_OF_TIME = frozenset({"I", *calendar.month_name, *calendar.day_name, *calendar.month_abbr, *calendar.day_abbr})


def leftover_words(resolved: ResolvedDocument, redacted: Redacted, named: Sequence[Span]) -> tuple[str, ...]:
    """Words of sentences that name a hidden place: capitalised inside the sentence, neither replaced nor known.

    Args:
        resolved: The document as it was.
        redacted: Its text with the replacements.
        named: Where it names what is hidden, in order and apart.
    """
    beside = (sentence.span for sentence in resolved.document.sentences if meets(named, sentence.span))
    return _told(resolved, redacted, beside)


def unrecognized_names(resolved: ResolvedDocument, redacted: Redacted, knows: Callable[[str], bool]) -> tuple[str, ...]:
    """Capitalised words anywhere that a gazetteer knows, though they were taken for no place: people, or a miss.

    Args:
        resolved: The document as it was.
        redacted: Its text with the replacements.
        knows: Whether some place has a name.
    """
    everywhere = (sentence.span for sentence in resolved.document.sentences)
    return tuple(word for word in _told(resolved, redacted, everywhere) if knows(word))


def _told(resolved: ResolvedDocument, redacted: Redacted, sentences: Iterable[Span]) -> tuple[str, ...]:
    known = [r.toponym.span for r in resolved.resolutions if r.place]
    found = (word for sentence in sentences for word in _words(resolved, sentence))
    told = (resolved.document.quote(span) for span in found if not (redacted.touches(span) or holds(known, span)))
    return tuple(dict.fromkeys(word for word in told if word not in _OF_TIME))


def _words(resolved: ResolvedDocument, sentence: Span) -> Iterator[Span]:
    """The capitalised words after the sentence's first."""
    words = _CAPITALISED.finditer(resolved.document.text, sentence.start, sentence.end)
    for word in list(words)[1:]:
        if word[0][0].isupper():
            yield Span(start=word.start(), end=word.end())
