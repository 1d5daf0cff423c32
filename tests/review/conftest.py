"""Stories of our own as drafted, with their claims as they are judged."""

from pathlib import Path

import pytest

from storymap import story_files
from storymap.exporters.records import verdict_record
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document
from storymap.review.values import Actor, Judged, Known, key_of
from storymap.stories.file.greeting import write_draft
from storymap.stories.file.locating import locate
from storymap.stories.file.reading import read_story_file

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ANN = Actor(by="Ann", on="2026-11-27T10:00:00Z")


@pytest.fixture(scope="session")
def pipeline():
    """The default components."""
    return Pipeline()


@pytest.fixture(scope="session")
def seed(pipeline):
    """A function that gives the story file of a story of seeds/ as it was drafted."""
    made = {}

    def drafted(name):
        if name not in made:
            document = read_document((SEEDS / f"{name}.md").read_bytes(), id=name)[0]
            content = write_draft(story_files.draft(pipeline, [document]))
            made[name] = read_story_file(content, name="story.yaml")
        return made[name]

    return drafted


@pytest.fixture(scope="session")
def record(seed):
    """The record of seeds/defection.md as drafted."""
    return seed("defection").record


@pytest.fixture(scope="session")
def judge(pipeline):
    """A function that gives what the data know of the claims of a story file that was read."""

    def judged(opened):
        story = story_files.tell_file(pipeline, opened.file, origin=opened.origin).story
        spans, waiting, seen, found = locate(opened.file).spans, {}, {}, []
        for number, entry in enumerate(opened.file.verdicts):
            at = entry.document, entry.type, spans.get(("verdicts", number, "quote"))
            waiting.setdefault(at, []).append(entry.id)
        documents = {one.document.id: one.document for one in story.documents}
        for number, verdict in enumerate(story.verdicts):
            claim = verdict.claim
            at = claim.document, claim.type.value, claim.quote
            again = seen[at] = seen.get(at, -1) + 1
            ids = waiting.get(at)
            found.append(
                Judged(
                    key=key_of(claim.document, claim.quote.start, claim.quote.end, claim.type.value, again=again),
                    item=ids.pop(0) if ids else None,
                    document=claim.document,
                    type=claim.type.value,
                    start=claim.quote.start,
                    end=claim.quote.end,
                    outcome=verdict.outcome.value,
                    because=verdict.because,
                    places=tuple(mention.place.id for mention in claim.mentions),
                    shown=verdict_record(verdict, documents[claim.document], number=number),
                )
            )
        return Known(judged=tuple(found))

    return judged


WORDS = (
    "Oslo",
    "NO: 12:30",
    "ja",
    "é\U0001f600",
    "# no comment",
    "- a: b",
    "'\"",
    "true",
    "~",
    "x" * 80,
    "\u202ehidden",
)
"""What people type, and what YAML may take for something else."""
TEXTS = ("", *WORDS, "One.\n\nTwo.", "  indented\n\tand tabbed", "| > % @ ` &a *b !c", "---\n...\n", "a\u2029b")
URLS = ("https://example.org/a?b=c#d", "http://x.example/ø", "media/a b.jpg", "javascript:alert(1)", "", "//x.example")
WRITTEN = (None, "", "2022", "2022-06", "2022-06-31", "the night before", 2023, 23)
CLOCK = {"start": "10:00", "end": "11:00"}
KEYS = ({"start": "2022-06-01"}, {"words": "then"}, {"precision": "day"}, {"clock": CLOCK}, {})
TIMES = (*WRITTEN, *KEYS, {"start": "2022-07-01", "end": "2022-06-01"})
LATS, LONS, RADII = (
    (0, 90, -90, 59.123456789, 95, 69.05),
    (0, 180, -180, 10.123456789, 190, 28.9),
    (0, 1, 40, 900, None),
)
NULLS = {"before", "place", "km", "when", "until"}
"""Fields that may be empty."""


def ids(record, section):
    if section == "stops":
        return [stop["id"] for route in record.get("routes", []) for stop in route.get("stops", [])]
    return [one["id"] for one in record.get(section, [])]


def some(chance, names):
    """One of some ids; now and then one that is not there."""
    return chance.choice(names) if names and chance.randrange(12) else "gone"


def maybe(chance, value):
    return value if chance.randrange(3) else None


def links(chance):
    sources = (
        {"url": chance.choice(URLS), "title": chance.choice(WORDS)},
        {"url": "https://a.example", "sha256": "a" * 64},
    )
    return list(sources[: chance.randrange(3)])


def of_places(record, chance):
    place = some(chance, ids(record, "places"))
    known = next((one for one in record["places"] if one["id"] == place), {})
    candidates = [one["id"] for one in known.get("candidates", [])]
    lat, lon, radius = (chance.choice(values) for values in (LATS, LONS, RADII))
    return (
        {"do": "choose-place", "place": place, "candidate": some(chance, candidates)},
        {
            "do": "set-position",
            "place": place,
            "lat": lat,
            "lon": lon,
            "radius_km": radius,
        },
        {"do": "set-position", "place": place, "lat": lat, "lon": lon, "name": chance.choice(TEXTS)},
        {"do": "not-a-place", "place": place, "value": bool(chance.randrange(2))},
        {"do": "obscure", "place": place, "km": chance.choice((None, 1, 25, 100, 499, 0, 10_000))},
    )


def of_stops(record, chance):
    stop, other = some(chance, ids(record, "stops")), some(chance, ids(record, "stops"))
    return (
        {"do": "set-role", "stop": stop, "role": chance.choice(("origin", "stop", "passed", "destination", "hero"))},
        {"do": "move-stop", "stop": stop, "before": maybe(chance, other)},
        {"do": "set-when", "stop": stop, "when": chance.choice(TIMES), "until": chance.choice(TIMES)},
        {"do": "set-when", "stop": stop, "when": chance.choice(TIMES)},
        {"do": "rename-stop", "stop": stop, "name": chance.choice(TEXTS)},
        {"do": "set-stop-place", "stop": stop, "place": maybe(chance, some(chance, ids(record, "places")))},
        {
            "do": "add-stop",
            "route": some(chance, ids(record, "routes")),
            "name": chance.choice(WORDS),
            "place": maybe(chance, some(chance, ids(record, "places"))),
            "before": maybe(chance, other),
        },
        {"do": "remove-stop", "stop": stop},
    )


def of_chapters(record, chance):
    chapter, other = some(chance, ids(record, "chapters")), some(chance, ids(record, "chapters"))
    return (
        {"do": "edit-chapter", "chapter": chapter, "title": chance.choice(TEXTS), "caption": chance.choice(TEXTS)},
        {"do": "edit-chapter", "chapter": chapter, "caption": chance.choice(TEXTS)},
        {"do": "hide-chapter", "chapter": chapter, "hidden": bool(chance.randrange(2))},
        {"do": "move-chapter", "chapter": chapter, "before": maybe(chance, other)},
        {
            "do": "add-chapter",
            "title": chance.choice(WORDS),
            "caption": chance.choice(TEXTS),
            "stop": maybe(chance, some(chance, ids(record, "stops"))),
            "before": maybe(chance, other),
        },
        {"do": "remove-chapter", "chapter": chapter},
        {"do": "add-media", "chapter": chapter, "url": chance.choice(URLS), "alt": chance.choice(TEXTS)},
        {"do": "change-media", "chapter": chapter, "index": chance.randrange(2), "credit": chance.choice(TEXTS)},
        {"do": "remove-media", "chapter": chapter, "index": chance.randrange(2)},
        {"do": "set-links", "section": "chapters", "item": chapter, "links": links(chance)},
    )


def of_the_rest(record, chance):
    verdict = some(chance, ids(record, "verdicts"))
    known = next((one for one in record.get("verdicts", []) if one["id"] == verdict), {"outcome": "supported"})
    section = chance.choice(("places", "stops", "chapters", "verdicts"))
    return (
        {
            "do": "decide",
            "verdict": verdict,
            "status": chance.choice(("draft", "confirmed", "rejected")),
            "outcome": known["outcome"],
            "note": chance.choice((None, *TEXTS)),
            "links": chance.choice((None, links(chance))),
        },
        {"do": "set-links", "section": "verdicts", "item": verdict, "links": links(chance)},
        {"do": "accept", "section": section, "item": some(chance, ids(record, section))},
        {"do": "note", "section": section, "item": some(chance, ids(record, section)), "note": chance.choice(TEXTS)},
        {"do": "set-title", "title": chance.choice(TEXTS)},
        {
            "do": "set-document",
            "document": some(chance, ids(record, "documents")),
            chance.choice(("title", "licence", "author", "site")): chance.choice((None, *WORDS)),
            "url": chance.choice(URLS),
            "published": chance.choice((None, "2023-01-13", "2023", "2023-13-01")),
        },
        {"do": "set-public", "history": chance.randrange(4), "public": bool(chance.randrange(2))},
    )


@pytest.fixture(scope="session")
def random_action():
    """A function that gives an action on a record, by chance; some cannot be done."""

    def action(record, chance):
        kinds = (of_places, of_stops, of_chapters, of_the_rest)
        found = chance.choice([one for kind in kinds for one in kind(record, chance)])
        return {key: value for key, value in found.items() if value is not None or key in NULLS}

    return action
