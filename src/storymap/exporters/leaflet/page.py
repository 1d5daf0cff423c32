"""Story → the bytes of one HTML file that needs nothing but itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from storymap.exporters.catalogue.words import DEFAULT, Words, open_words
from storymap.exporters.csp import with_policy
from storymap.exporters.leaflet.basemap import Atlas, encode_basemap, grid_bits, story_topology
from storymap.exporters.leaflet.body import (
    Telling,
    chapter_list,
    claims_section,
    leftover_cards,
    prepare_telling,
)
from storymap.exporters.leaflet.corrections import corrections_section
from storymap.exporters.leaflet.disagreements import disagreements_section
from storymap.exporters.leaflet.framing import Drawing, draw_story, view_list
from storymap.exporters.leaflet.head import head_tags
from storymap.exporters.leaflet.island import island, island_json, script_words
from storymap.exporters.leaflet.masthead import masthead
from storymap.exporters.leaflet.notes import all_attributions, map_credit, page_footer, places_section
from storymap.exporters.leaflet.overview import overview_figure
from storymap.exporters.leaflet.sources import Theme, leaflet_script, leaflet_style, own_script, own_style, step_scripts
from storymap.exporters.leaflet.tiles import Tiles, tiles_data
from storymap.exporters.leaflet.timeline import timeline
from storymap.exporters.leaflet.worksheet import for_worksheet, without_names, worksheet_note, worksheet_sheets
from storymap.exporters.markup import Markup, element, join, text
from storymap.model.stories import Story
from storymap.resources import package_text

_SLOT = re.compile(r"<!--slot:([a-z-]+)-->")
_SKELETON = "exporters/leaflet/skeleton.html"
"""Made by folium, once: `tools/build_skeleton.py`."""
_MAP = "map_0001"
"""The map's name in it: its element's id and its variable in the page's script."""
_SCRIPTS_RUN = "document.documentElement.classList.add('js');"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """What the person who makes a page may choose."""

    title: str | None = None
    """Headline in place of the story's own title."""
    detail: Literal["low", "normal", "high"] = "normal"
    """How much of the map's detail the page carries: `low` an overview, `high` enough to zoom in to every view."""
    theme: Theme = "auto"
    """Colours: `auto` follows the reader's system."""
    lang: str = DEFAULT
    """Language of the page's own words, a BCP 47 tag; see `catalogue.words.languages`."""
    full_text: bool = False
    """Show texts whole whose licence is unknown; else the page quotes them briefly."""
    tiles: Tiles | None = None
    """An online map over the built-in one; `find_tiles` knows them. The page then asks the network for it."""
    worksheet: bool = False
    """A map without names, with a key to print on a sheet of its own."""
    picture: bool = False
    """Only what is to be seen on a picture: the headline, the chapter that the address names, and the map."""


class LeafletExporter:
    """The story page: text, map, claims and sources in one file that works offline."""

    name = "leaflet"
    version = "1"
    suffix = ".html"
    keeps = "everything readers see: text or quotes, map, routes, verdicts with evidence"
    loses = "candidates, offsets"
    reads = "every browser, without a network"

    def __init__(self, *, boundaries: Atlas, options: PageOptions | None = None) -> None:
        self._atlas = boundaries
        self._options = options or PageOptions()

    def export_story(self, story: Story) -> bytes:
        """The page; the same bytes for the same story and data."""
        options = self._options
        words = open_words(options.lang)
        story = for_worksheet(story) if options.worksheet else story
        telling = prepare_telling(story, title=options.title, words=words, full_text=options.full_text)
        telling = replace(telling, tiles=options.tiles, worksheet=options.worksheet)
        drawn = without_names(telling) if options.worksheet else telling
        drawing = draw_story(drawn.story, drawn.chapters)
        views = view_list(drawing)
        topology = story_topology(views, detail=options.detail)
        islands = {
            "story-data": island(drawing, map_name=_MAP, words=words),
            "basemap-data": encode_basemap(topology, bits=grid_bits(views), words=words),
            "words-data": script_words(words),
            **({"tiles-data": tiles_data(options.tiles)} if options.tiles else {}),
        }
        slots = {
            "language": text(words.lang),
            "direction": words.direction,
            "head": head_tags(telling, theme=options.theme),
            "styles": _styles(leaflet_style(), own_style(options.theme)),
            "scripts": _scripts(_SCRIPTS_RUN, leaflet_script()),
            "before-map": before_map(telling, self._atlas, picture=options.picture),
            "after-map": after_map(drawn, drawing) + "".join(_data(name, content) for name, content in islands.items()),
            "script": _scripts(own_script(tiles=options.tiles is not None), *step_scripts()),
        }
        hosts = options.tiles.hosts if options.tiles else ()
        return with_policy(_filled(package_text(_SKELETON), slots), image_hosts=hosts).encode("utf-8")


def _filled(skeleton: str, slots: Mapping[str, str]) -> str:
    """All slots at once, so that nothing written into one is ever read as another."""
    return _SLOT.sub(lambda match: slots.get(match[1], match[0]), skeleton)


def _styles(*contents: str) -> str:
    return "\n".join(f"<style>{content}</style>" for content in contents)


def _scripts(*contents: str) -> str:
    return "\n".join(f"<script>{content}</script>" for content in contents)


def _data(name: str, content: dict[str, Any]) -> str:
    """A data island: it never runs, so the policy need not allow it."""
    return f'<script type="application/json" id="{name}">{island_json(content)}</script>\n'


def before_map(telling: Telling, atlas: Atlas, *, picture: bool = False) -> str:
    """Everything up to the map's own element: the text column, then the stage is opened."""
    words = telling.words
    skip = element("a", words.say("page.skip"), class_="skip", href="#story")
    column = element(
        "main",
        masthead(telling),
        worksheet_note(telling) if telling.worksheet else "",
        _steps(len(telling.chapters), words),
        chapter_list(telling),
        leftover_cards(telling),
        _back_matter(telling, atlas),
        *(worksheet_sheets(telling) if telling.worksheet else ()),
        id="story",
        tabindex="-1",
    )
    stage = text(words.say("page.map"))
    style = f"page{' worksheet' if telling.worksheet else ''}{' picture' if picture else ''}"
    return f'{skip}\n<div class="{style}">\n{column}\n<section class="stage" id="stage" aria-label="{stage}">\n'


def _back_matter(telling: Telling, atlas: Atlas) -> Markup:
    """What follows the story; only in a frame, where room is scarce, the script folds it up."""
    sections = (
        disagreements_section(telling),
        claims_section(telling),
        places_section(telling),
        corrections_section(telling),
        page_footer(telling, atlas),
    )
    title = element("summary", telling.words.say("page.back_matter"))
    return element("details", title, *sections, class_="more", open=True)


def _steps(count: int, words: Words) -> Markup:
    if count == 0:
        return Markup("")
    back, ahead = ("→", "←") if words.direction == "rtl" else ("←", "→")
    buttons = (
        element("button", _arrow(back), " ", words.say("page.back"), type="button", class_="previous"),
        element("p", words.say("page.position", number=1, total=count), class_="position"),
        element("button", words.say("page.next"), " ", _arrow(ahead), type="button", class_="next"),
    )
    return element("nav", *buttons, class_="steps js-only", aria_label=words.say("page.chapters"))


def _arrow(sign: str) -> Markup:
    return element("span", sign, aria_hidden="true")


def after_map(telling: Telling, drawing: Drawing) -> str:
    """What lies on the map, and the overview for readers without scripts."""
    words = telling.words
    controls = element(
        "div",
        element("button", words.say("page.explore"), type="button", class_="explore", aria_pressed="false"),
        class_="tools js-only",
    )
    caption = element("p", class_="caption js-only", hidden=True)
    title = element("summary", words.say("page.key"))
    key = element("details", title, element("ul", class_="key-list"), class_="key js-only")
    live = element("p", class_="live", role="status", aria_live="polite")
    credit = map_credit(all_attributions(telling.story), tiles=telling.tiles)
    tiles_note = element("p", class_="tiles-note", role="status", hidden=True) if telling.tiles else ""
    parts = (controls, caption, tiles_note, key, credit, live)
    times = "" if telling.worksheet else timeline(telling)
    return f"{join(*parts)}{overview_figure(telling, drawing)}\n</section>\n{times}</div>\n"
