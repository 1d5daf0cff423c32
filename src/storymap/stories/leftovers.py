"""A document and what was replaced in it → capitalised words beside hidden places, which may name what is near."""

import calendar
import re
from collections.abc import Iterator, Sequence

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
    known = [r.toponym.span for r in resolved.resolutions if r.place]
    found = (word for s in resolved.document.sentences if meets(named, s.span) for word in _words(resolved, s.span))
    told = (resolved.document.quote(span) for span in found if not (redacted.touches(span) or holds(known, span)))
    return tuple(dict.fromkeys(word for word in told if word not in _OF_TIME))


def _words(resolved: ResolvedDocument, sentence: Span) -> Iterator[Span]:
    """The capitalised words after the sentence's first."""
    words = _CAPITALISED.finditer(resolved.document.text, sentence.start, sentence.end)
    for word in list(words)[1:]:
        if word[0][0].isupper():
            yield Span(start=word.start(), end=word.end())
