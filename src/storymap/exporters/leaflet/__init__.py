"""Story → one self-contained HTML page with an interactive Leaflet map. The only home of folium."""

from storymap.exporters.leaflet.embed import embed_snippet
from storymap.exporters.leaflet.page import LeafletExporter, PageOptions

__all__ = ["LeafletExporter", "PageOptions", "embed_snippet"]
