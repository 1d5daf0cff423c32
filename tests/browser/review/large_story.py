"""A story of many chapters and marks, as a long reportage has them: every name in it is a town of the gazetteer."""

from storymap.stories.file.fingerprints import fingerprints
from storymap.stories.file.values import SCHEMA
from storymap.stories.file.yaml_writing import write_yaml

TOWNS = {
    "Oslo": ("geonames:3143244", "NO", 59.91, 10.75),
    "Bergen": ("geonames:3161732", "NO", 60.39, 5.32),
    "Tromsø": ("geonames:3133895", "NO", 69.65, 18.96),
    "Murmansk": ("geonames:524305", "RU", 68.98, 33.09),
}


def make_large_story(chapters: int) -> bytes:
    """A story file with so many chapters, each of a heading and a sentence with four names."""
    text, spans, mentions = "", [], {name: [] for name in TOWNS}
    for number in range(chapters):
        start = len(text)
        text += f"## Part {number + 1}\n\n"
        for name in TOWNS:
            text += f"On day {number + 1} the road led through "
            mentions[name].append({"exact": name, "start": len(text), "end": len(text) + len(name)})
            text += f"{name}. "
        text = f"{text.rstrip()}\n\n"
        spans.append((start, len(text) - 2))
    record = {
        "schema": SCHEMA,
        "title": "A long road",
        "chapters": [_chapter(number, text, span) for number, span in enumerate(spans)],
        "places": [_place(name, found, part) for name in TOWNS for part, found in enumerate(_parts(mentions[name]))],
        "verdicts": [],
        "documents": [{"id": "road", "title": "A long road", "text": text.rstrip()}],
    }
    record["drafted"] = {"storymap": "0.1.0", **{part: _drafted(record[part], part) for part in ("chapters", "places")}}
    return write_yaml(record).encode("utf-8")


def _drafted(items: list[dict[str, object]], section: str) -> dict[str, dict[str, str]]:
    """What makes the items the machine's: their fingerprints."""
    return {str(item["id"]): fingerprints(item, section) for item in items}


def _parts(mentions: list[dict[str, object]]) -> list[list[dict[str, object]]]:
    """Entries of a name with one mention each, as a person who decides on each of them one by one would have them."""
    return [[one] for one in mentions]


def _chapter(number: int, text: str, span: tuple[int, int]) -> dict[str, object]:
    start, end = span
    words = text[start:end].split()
    passage = {"begins": " ".join(words[:9]), "ends": " ".join(words[-9:]), "start": start, "end": end}
    return {"id": f"c{number + 1}", "title": f"Part {number + 1}", "document": "road", "passage": passage}


def _place(name: str, mentions: list[dict[str, object]], part: int) -> dict[str, object]:
    identifier, country, lat, lon = TOWNS[name]
    candidate = {"id": identifier, "name": name, "kind": "P.PPL", "country": country, "lat": lat, "lon": lon}
    other = {
        **candidate,
        "id": "geonames:5039080",
        "name": f"{name}, Minnesota",
        "country": "US",
        "lat": 46.0,
        "lon": -94.0,
    }
    return {
        "id": f"p{part * len(TOWNS) + list(TOWNS).index(name) + 1}",
        "document": "road",
        "name": name,
        "place": identifier,
        "candidates": [{**candidate, "radius_km": 5, "score": 0.6}, {**other, "radius_km": 2, "score": 0.4}],
        "mentions": mentions,
    }
