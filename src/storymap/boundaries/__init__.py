"""Natural Earth topology, worldviews and measures: what checks ask."""
