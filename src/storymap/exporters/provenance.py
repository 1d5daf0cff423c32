"""Story → what every output says of itself: what made it, whose data it rests on, whose borders it draws."""

import os
from datetime import UTC, datetime
from typing import Protocol

from storymap.exporters.records import Record, credit_records
from storymap.model.stories import Attribution, Story

CLOCK = "SOURCE_DATE_EPOCH"
"""Environment variable that names the time outputs are dated with, in seconds since 1970; without it they bear none."""
LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "Public domain": "https://creativecommons.org/publicdomain/mark/1.0/",
    "public domain": "https://creativecommons.org/publicdomain/mark/1.0/",
    "Unicode-3.0": "https://www.unicode.org/license.txt",
}
"""Licences of the data by the name that manifests give them → where they can be read."""


class Named(Protocol):
    """What a format is called, as in `storymap.ports.Component`."""

    name: str
    version: str


def provenance_record(story: Story, exporter: Named, **options: str | bool) -> Record:
    """What made the story, and the exporter with the options that it was given."""
    made = story.provenance
    return {
        "software": "storymap",
        "version": made.version if made else None,
        "exporter": f"{exporter.name}@{exporter.version}",
        "data": list(made.data) if made else [],
        "options": {**dict(made.options if made else ()), **options},
    }


def about_record(story: Story, exporter: Named, **options: str | bool) -> Record:
    """Attributions, worldviews and provenance: what travels in every format."""
    return {
        **credit_records(story.attributions, story.lookups),
        "worldviews": list(story.worldviews),
        "provenance": provenance_record(story, exporter, **options),
    }


def about_lines(story: Story, exporter: Named) -> tuple[tuple[str, str], ...]:
    """The same as labelled lines, for formats that hold text only."""
    made = provenance_record(story, exporter)
    options = made["options"] if isinstance(made["options"], dict) else {}
    lines = (
        *(("attribution", credit_line(item)) for item in story.attributions),
        ("worldviews", ", ".join(story.worldviews)),
        ("software", " ".join(str(part) for part in ("storymap", made["version"]) if part)),
        ("exporter", str(made["exporter"])),
        ("data", "; ".join(story.provenance.data) if story.provenance else ""),
        *((f"option {name}", str(value)) for name, value in options.items()),
        *((("created", made_at() or ""),)),
    )
    return tuple((label, words) for label, words in lines if words)


def credit_line(attribution: Attribution) -> str:
    """The words that a licence asks for, with the licence and the address where they do not name them already."""
    parts = (attribution.text, attribution.licence, attribution.url)
    said: list[str] = []
    for part in parts:
        if part and not any(_plain(part) in _plain(words) for words in said):
            said.append(part)
    return ", ".join(said)


def _plain(words: str) -> str:
    """As `CC-BY-4.0` and `CC BY 4.0` are the same."""
    return words.lower().replace("-", " ")


def licence_address(attribution: Attribution) -> str | None:
    """Where the licence can be read; `None` where it is not one that the packaged data use."""
    return LICENCES.get(attribution.licence)


def made_at() -> str | None:
    """The time to date an output with, ISO 8601 in UTC: what the variable `CLOCK` says, never the time of the day.

    So the same input gives the same bytes; without the variable, or with nonsense in it, outputs bear no time.
    """
    try:
        return datetime.fromtimestamp(int(os.environ[CLOCK]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (KeyError, ValueError, OverflowError, OSError):
        return None
