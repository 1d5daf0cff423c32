"""Claims in real news: how often each type occurs, and that a person has judged every verdict that speaks against one.

Whether a verdict is true is a human judgement: `JUDGED` holds it, and `docs/explanation/claims-judged.md` tells it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from bench_claims_rows import SHARED, Row, check
from storymap.model.claims import ClaimType, Outcome, Verdict

CORPORA = ("lgl", "geovirus")
PER_ARTICLES = 400
AGAINST = (Outcome.CONTRADICTED, Outcome.INCONSISTENT, Outcome.QUESTIONABLE)
STRONG = (Outcome.CONTRADICTED, Outcome.INCONSISTENT)
JUDGED: Final = {
    ("geovirus-187", ClaimType.CONTAINMENT): True,
    ("geovirus-206", ClaimType.DISTANCE_DIRECTION): True,
}
"""Article and type → whether the verdict speaks rightly against the claim."""
MOST_FALSE = 1.0
"""Strong verdicts per 400 articles that may be false."""


def rows() -> Iterable[Row]:
    """The figures over all articles, as a reader of each would get the verdicts."""
    articles, verdicts = _verdicts()
    against = [(name, verdict) for name, verdict in verdicts if verdict.outcome in AGAINST]
    unjudged = [f"{name} {verdict.claim.type.value}" for name, verdict in against if _is_right(name, verdict) is None]
    wrong = [one for one in against if one[1].outcome in STRONG and not _is_right(*one)]
    scale = PER_ARTICLES / max(articles, 1)
    yield Row(measure=f"articles of {' and '.join(CORPORA)}", value=articles)
    for kind, count in Counter(verdict.claim.type.value for _, verdict in verdicts).most_common():
        yield Row(measure=f"{kind}: claims per {PER_ARTICLES} articles", value=count * scale)
    for word, count in Counter(verdict.outcome.value for _, verdict in verdicts).most_common():
        yield Row(measure=f"{word}: verdicts", value=count)
    names = f" ({', '.join(unjudged)})" if unjudged else ""
    yield Row(
        measure=f"contradicted, inconsistent or questionable and judged by nobody{names}",
        value=len(unjudged),
        at_most=0,
    )
    measure = f"false contradicted or inconsistent per {PER_ARTICLES} articles"
    yield Row(measure=measure, value=len(wrong) * scale, at_most=MOST_FALSE)


@cache
def _verdicts() -> tuple[int, tuple[tuple[str, Verdict], ...]]:
    articles = [(name, check(text)[0]) for name, text in _articles()]
    return len(articles), tuple((name, verdict) for name, verdicts in articles for verdict in verdicts)


def _articles() -> Iterator[tuple[str, str]]:
    for corpus in CORPORA:
        path = SHARED / "corpora" / f"{corpus}.jsonl"
        # Not splitlines(): some articles hold line separators of their own.
        for line in path.read_text(encoding="utf-8").split("\n") if path.is_file() else ():
            if line:
                entry = json.loads(line)
                yield str(entry["id"]), entry["text"]


def _is_right(name: str, verdict: Verdict) -> bool | None:
    return JUDGED.get((name, verdict.claim.type))
