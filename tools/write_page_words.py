"""A story made by hand → tests/exporters/page_words/: what the page says in each language, for people to read.

Run `make docs` after changing the page's words; a test compares the files with the page.
"""

import importlib.util
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

from storymap.boundaries.atlas import open_boundaries
from storymap.exporters.catalogue.words import languages
from storymap.exporters.leaflet import LeafletExporter, PageOptions
from storymap.exporters.markup import VOID

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "tests" / "exporters" / "page_words"
SILENT = frozenset({"script", "style", "svg"})
BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "td", "th", "dt", "dd", "button", "summary", "figcaption", "title"})


class OwnWords(HTMLParser):
    """Collects what the page says in its own language: text and the labels of elements, in order."""

    def __init__(self, lang: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self._page_lang = lang
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whether what follows is the page's own."""
        values = dict(attrs)
        foreign = (values.get("lang") or self._page_lang) != self._page_lang
        foreign = foreign or (bool(self._open) and self._open[-1][1])
        if tag in BLOCKS:
            self.lines.append("")
        if not foreign and values.get("aria-label"):
            self.lines += [f"[{values['aria-label']}]", ""]
        if tag not in VOID:
            self._open.append((tag, foreign or tag in SILENT))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Words, unless they are the article's or a script's."""
        if not (self._open and self._open[-1][1]):
            self.lines[-1] += data


def page_words(lang: str, hand_made: ModuleType) -> str:
    """Every different line that the page says in a language, in order."""
    exporter = LeafletExporter(boundaries=open_boundaries(), options=PageOptions(lang=lang, detail="low"))
    stories = (hand_made.make_story(), hand_made.make_reviewed_story())
    lines = [line for story in stories for line in _lines(exporter.export_story(story), lang)]
    return "\n".join(dict.fromkeys(line for line in lines if line)) + "\n"


def _lines(page: bytes, lang: str) -> list[str]:
    found = OwnWords(lang)
    found.feed(page.decode("utf-8"))
    return [re.sub(r"[ \n]+", " ", line).strip() for line in found.lines]


def hand_made_stories() -> ModuleType:
    """The browser tests' stories."""
    path = ROOT / "tests" / "browser" / "hand_made.py"
    spec = importlib.util.spec_from_file_location("hand_made_for_words", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Write one file for each language."""
    TARGET.mkdir(exist_ok=True)
    stories = hand_made_stories()
    for lang in languages():
        (TARGET / f"{lang}.txt").write_text(page_words(lang, stories), encoding="utf-8")
        print(f"written: page_words/{lang}.txt")


if __name__ == "__main__":
    main()
