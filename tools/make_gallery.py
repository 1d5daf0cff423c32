"""The stories of seeds/ → docs/gallery/: a page of pictures of their story maps, light, dark and on a telephone.

Needs Chromium. The pages themselves go to output/gallery/, which is not kept.
"""

from dataclasses import dataclass
from pathlib import Path

from storymap.exporters.chromium import take_picture
from storymap.exporters.leaflet import PageOptions
from storymap.model.stories import Story
from storymap.pipeline import Pipeline
from storymap.reading.text import read_document

ROOT = Path(__file__).resolve().parents[1]
GALLERY, PAGES = ROOT / "docs" / "gallery", ROOT / "output" / "gallery"
MOST_BYTES = 2_000_000
"""Of all pictures together: they travel with every checkout."""


@dataclass(frozen=True)
class Look:
    """One way to look at a story."""

    name: str
    size: tuple[int, int]
    options: PageOptions
    about: str


LOOKS = (
    Look("light", (920, 520), PageOptions(theme="light"), "on a wide screen"),
    Look("dark", (920, 520), PageOptions(theme="dark"), "on a wide screen with dark colours"),
    Look("phone", (320, 568), PageOptions(theme="light"), "on a telephone"),
)


def make_gallery() -> int:
    """Draw every story in every look; returns how many bytes the pictures have."""
    PAGES.mkdir(parents=True, exist_ok=True)
    GALLERY.mkdir(parents=True, exist_ok=True)
    pipeline, blocks, total = Pipeline(), [], 0
    for path in sorted((ROOT / "seeds").glob("*.md")):
        document, _ = read_document(path.read_bytes(), id=path.stem)
        story = pipeline.analyze([document])
        total += sum(_draw(pipeline, story, path.stem, look) for look in LOOKS)
        blocks.append(_block(story, path.stem))
    (GALLERY / "README.md").write_text(_page(blocks), encoding="utf-8")
    return total


def _draw(pipeline: Pipeline, story: Story, stem: str, look: Look) -> int:
    page = pipeline.exporter("leaflet", options=look.options).export_story(story)
    (PAGES / f"{stem}-{look.name}.html").write_bytes(page)
    picture = take_picture(page, size=look.size)
    (GALLERY / f"{stem}-{look.name}.png").write_bytes(picture)
    return len(picture)


def _block(story: Story, stem: str) -> str:
    pictures = [f"![{story.title}, {look.about}]({stem}-{look.name}.png)" for look in LOOKS]
    return "\n\n".join([f"## {story.title}", f"The text: [seeds/{stem}.md](../../seeds/{stem}.md).", *pictures])


def _page(blocks: list[str]) -> str:
    head = (
        "# Gallery\n\n<!-- Written by tools/make_gallery.py; run `make gallery`. -->\n\n"
        "The stories of `seeds/`, written in our own words, as `storymap render` shows them when they are opened."
    )
    return "\n\n".join([head, *blocks]) + "\n"


if __name__ == "__main__":
    size = make_gallery()
    print(f"written: docs/gallery/, {size / 1000:.0f} kB of pictures")
    if size > MOST_BYTES:
        raise SystemExit(f"the pictures are larger than {MOST_BYTES / 1000:.0f} kB together; make them smaller")
