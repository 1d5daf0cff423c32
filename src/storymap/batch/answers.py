"""Tables → answers to an editor's first questions: plain rows, in an order of work."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import shapely

from storymap.batch.near_copies import families
from storymap.batch.reading_tables import Tables
from storymap.batch.rows import SEVERITY
from storymap.batch.values import Row

SCHEMA = "storymap/query/1"
"""Name and version of the form of answers."""
_PROBLEMS = [outcome.value for outcome, severity in SEVERITY.items() if severity > 0]
_BORDER_TYPES = ["adjacency", "border-length", "unit-consistency", "tripoint", "crossing"]
_EITHER_WAY = frozenset({"adjacency", "border-length", "unit-consistency", "tripoint", "distance", "between"})
"""Types of claims that say the same whichever place comes first."""
_CLAIM = ["document", "type", "quote", "relation", "negated", "places", "place_names", "countries", "claimed"]
_VERDICT = ["published", "outcome", "severity", "confidence", "because", "correction", "geometry"]
_SHOWN_DOCUMENTS = 10


def to_check(tables: Tables) -> list[Row]:
    """The claims to check, gravest first: one row for all articles that make the same claim.

    A row's score is the severity of its outcome times the confidence in its places, that of the surest article.
    `stories` counts near-copies of one article once.
    """
    claims = list(tables.rows("claims", [*_CLAIM, *_VERDICT], among={"outcome": _PROBLEMS}))
    stories = _stories(tables, {claim["document"] for claim in claims})
    clusters: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for claim in claims:
        clusters[_said(claim)].append(claim)
    rows = [_cluster(cluster, stories) for cluster in clusters.values()]
    rows.sort(key=lambda row: (-row["score"], -row["stories"], row["documents"][0], row["quote"]))
    return [{"rank": rank, **row} for rank, row in enumerate(rows, start=1)]


def _said(claim: Row) -> tuple[object, ...]:
    """What a claim says, however it is worded."""
    places = sorted(claim["places"]) if claim["type"] in _EITHER_WAY else claim["places"]
    return (claim["type"], claim["relation"], claim["negated"], *places, "", *sorted(claim["claimed"]))


def _stories(tables: Tables, documents: Iterable[str]) -> dict[str, str]:
    """Each of the documents with the first of its near-copies."""
    wanted = sorted(documents)
    read = tables.rows("documents", ["document", "signature"], among={"document": wanted})
    return families({row["document"]: row["signature"] for row in read})


def _cluster(claims: list[Row], stories: Mapping[str, str]) -> Row:
    lead = max(claims, key=_score)
    documents = list(dict.fromkeys(claim["document"] for claim in claims))
    days = sorted(claim["published"] for claim in claims if claim["published"])
    return {
        "score": round(_score(lead), 4),
        **{name: lead[name] for name in ("outcome", "type", "quote", "because", "correction", "places", "place_names")},
        "articles": len(documents),
        "stories": len({stories.get(document, document) for document in documents}),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "documents": documents[:_SHOWN_DOCUMENTS],
        "positions": positions(lead["geometry"]),
    }


def _score(claim: Row) -> float:
    return float(claim["severity"] * claim["confidence"])


def positions(geometry: bytes | None) -> list[list[float]]:
    """The longitudes and latitudes of a table's geometry."""
    if geometry is None:
        return []
    return [[float(lon), float(lat)] for lon, lat in shapely.get_coordinates(shapely.from_wkb(geometry))]


def places_mentioned(tables: Tables) -> list[Row]:
    """The places named in the most articles; demonyms and what is only called after a place do not count."""
    mentions: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    known: dict[str, Row] = {}
    columns = ["document", "place", "place_name", "country", "geometry"]
    for row in tables.rows("toponyms", columns, among={"use": ["literal"]}):
        if row["place"] is not None:
            mentions[row["place"]] += 1
            articles[row["place"]].add(row["document"])
            known.setdefault(row["place"], row)
    order = sorted(mentions, key=lambda place: (-len(articles[place]), -mentions[place], place))
    return [
        {
            "rank": rank,
            "place": place,
            "place_name": known[place]["place_name"],
            "country": known[place]["country"],
            "articles": len(articles[place]),
            "mentions": mentions[place],
            "positions": positions(known[place]["geometry"]),
        }
        for rank, place in enumerate(order, start=1)
    ]


def border_over_time(tables: Tables, pair: tuple[str, str]) -> list[Row]:
    """What articles claim about the border of two countries, by the day they were published; undated ones last.

    Args:
        tables: What a run wrote.
        pair: The countries' alpha-2 codes.
    """
    rows = [
        claim
        for claim in tables.rows("claims", [*_CLAIM, *_VERDICT], among={"type": _BORDER_TYPES})
        if set(pair) <= set(claim["countries"])
    ]
    rows.sort(key=lambda claim: (claim["published"] or "9999", claim["document"]))
    names = ("published", "document", "type", "quote", "claimed", "outcome", "because", "correction", "place_names")
    return [
        {**{name: row[name] for name in names}, "places": row["places"], "positions": positions(row["geometry"])}
        for row in rows
    ]


def unreadable(tables: Tables) -> list[Row]:
    """The documents that gave nothing, with their reasons."""
    return list(tables.rows("errors", ["document", "kind", "reason"]))


def set_aside(tables: Tables) -> list[Row]:
    """How many documents are in each language that is not read."""
    rows = tables.rows("documents", ["language"], among={"status": ["set aside"]})
    counts = Counter(row["language"] for row in rows)
    return [
        {"language": language, "documents": counts[language]}
        for language in sorted(counts, key=lambda x: (-counts[x], x))
    ]


def answer_record(tables: Tables, question: str, rows: list[Row]) -> dict[str, Any]:
    """An answer as plain values for JSON."""
    manifest = tables.manifest
    return {
        "schema": SCHEMA,
        "question": question,
        **{name: manifest[name] for name in ("documents", "set_aside", "errors")},
        "rows": rows,
        "attributions": manifest["attributions"],
        "worldviews": manifest["worldviews"],
    }
