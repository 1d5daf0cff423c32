"""Natural Earth topology, worldviews and measures: what checks and maps ask about countries."""
