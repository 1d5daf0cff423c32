"""A Leaflet map as folium makes it → the skeleton of the story page, with slots for all that a story fills.

What folium makes is the same for every story, and importing it takes longer than all the rest of the page of a short
story: so it is made here, once, and travels in the package (decision 12). Folium is never given a word of an article:
it writes names, popups and attributions into scripts and templates as they come.

Run with `--check` it writes nothing and fails when the package holds another skeleton.
"""

import itertools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import folium
from branca.element import Element, Figure
from folium.template import Template

from storymap.exporters.csp import POLICY_SLOT

IN_PACKAGE = Path(__file__).resolve().parents[1] / "src" / "storymap" / "exporters" / "leaflet" / "skeleton.html"


class PageFigure(Figure):
    """A page with a language, a title, a viewport that zooms, and slots for what folium must not see."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="<!--slot:language-->" dir="<!--slot:direction-->">\n'
        '<head>\n<meta charset="utf-8">\n'
        + POLICY_SLOT
        + '\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<!--slot:head-->\n'
        "{{this.header.render(**kwargs)}}\n<!--slot:styles-->\n<!--slot:scripts-->\n</head>\n<body>\n<!--slot:before-map-->\n"
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

    def __init__(self) -> None:
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


def skeleton() -> str:
    """The page with its slots; the map's element has the id `map_0001`, and its variable in the script that name."""
    with _counted_ids():
        rendered: str = StoryMap().get_root().render()
    return "\n".join(line.rstrip() for line in rendered.splitlines() if line.strip()) + "\n"


@contextmanager
def _counted_ids() -> Iterator[None]:
    """Ids that count up instead of being drawn at random, so that the skeleton is the same every time."""
    counter = itertools.count(1)
    random_id = Element.__dict__["_generate_id"]
    type.__setattr__(Element, "_generate_id", classmethod(lambda _: f"{next(counter):04d}"))
    try:
        yield
    finally:
        type.__setattr__(Element, "_generate_id", random_id)


def build(*, check: bool) -> bool:
    """Write the skeleton where the package holds another; returns whether it did."""
    made = skeleton()
    if IN_PACKAGE.exists() and IN_PACKAGE.read_text(encoding="utf-8") == made:
        return False
    if not check:
        IN_PACKAGE.write_text(made, encoding="utf-8", newline="\n")
    return True


if __name__ == "__main__":
    checking = "--check" in sys.argv[1:]
    if build(check=checking):
        sys.exit("skeleton.html is not what folium makes; run `make docs`" if checking else 0)
