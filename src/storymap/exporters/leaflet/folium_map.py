"""View of a map → the skeleton of a page made by folium: Leaflet, the map's element and the script that makes it.

Folium is never given a word of an article: it writes names, popups and attributions into scripts and templates as
they come. The skeleton has slots; the exporter fills them after folium has rendered.
"""

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import folium
from branca.element import Element, Figure
from folium.template import Template

from storymap.exporters.csp import POLICY_SLOT

_LOCK = threading.Lock()


class Verbatim(Element):
    """An element whose content is written as it is: scripts and styles are no templates."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self._content = content

    def render(self, **_: object) -> str:
        """The content."""
        return self._content


class PageFigure(Figure):
    """A page with a language, a title, a viewport that zooms, and slots for what folium must not see."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="<!--slot:language-->" dir="<!--slot:direction-->">\n'
        '<head>\n<meta charset="utf-8">\n'
        + POLICY_SLOT
        + '\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<!--slot:head-->\n'
        "{{this.header.render(**kwargs)}}\n</head>\n<body>\n<!--slot:before-map-->\n"
        "{{this.html.render(**kwargs)}}\n<!--slot:after-map-->\n"
        "<script>{{this.script.render(**kwargs)}}</script>\n<!--slot:script-->\n</body>\n</html>\n"
    )

    def __init__(self) -> None:
        super().__init__()
        del self.header._children["meta_http"]


class StoryMap(folium.Map):
    """A Leaflet map without tiles, links to other hosts or styles of its own."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}<div class="map" id={{ this.get_name()|tojson }}></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            crs: L.CRS.{{ this.crs }}, ...{{this.options|tojavascript}} });
        {% endmacro %}
        """
    )

    def __init__(self, *, stylesheets: tuple[str, ...], scripts: tuple[str, ...]) -> None:
        super().__init__(
            location=[30, 10],
            zoom_start=2,
            tiles=None,
            zoom_control=False,
            attribution_control=False,
            scroll_wheel_zoom=False,
            zoom_snap=0.25,
            min_zoom=1,
            max_zoom=11,
        )
        self.default_js: list[tuple[str, str]] = []
        self.default_css: list[tuple[str, str]] = []
        figure = PageFigure()
        figure.add_child(self)
        for number, style in enumerate(stylesheets):
            figure.header.add_child(Verbatim(f"<style>{style}</style>\n"), name=f"style_{number}")
        for number, script in enumerate(scripts):
            figure.header.add_child(Verbatim(f"<script>{script}</script>\n"), name=f"script_{number}")


def render_skeleton(*, stylesheets: tuple[str, ...], scripts: tuple[str, ...]) -> tuple[str, str]:
    """The page with its slots, and the name of the map: its element's id and its variable in the page's script."""
    with _counted_ids():
        story_map = StoryMap(stylesheets=stylesheets, scripts=scripts)
        return story_map.get_root().render(), story_map.get_name()


@contextmanager
def _counted_ids() -> Iterator[None]:
    """Ids that count up instead of being drawn at random, so that the same story gives the same bytes."""
    counter = itertools.count(1)
    with _LOCK:
        random_id = Element.__dict__["_generate_id"]
        type.__setattr__(Element, "_generate_id", classmethod(lambda _: f"{next(counter):04d}"))
        try:
            yield
        finally:
            type.__setattr__(Element, "_generate_id", random_id)
