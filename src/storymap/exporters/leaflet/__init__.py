"""Story → one self-contained HTML page with an interactive Leaflet map. The only home of folium."""
