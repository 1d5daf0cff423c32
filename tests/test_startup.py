"""Commands that draw no map start without the heavy tables and map libraries."""

import subprocess
import sys

import pytest

TEXT = "Anna Berg left Oslo in May 2019. Norway shares a 1,630 km border with Sweden. She reached Kiruna.\n"
HEAVY = ("pandas", "geopandas", "folium", "trafilatura", "lxml", "pypdf", "charset_normalizer", "defusedxml")
RUN = """
import sys
from click.testing import CliRunner
from storymap.cli.app import main
result = CliRunner().invoke(main, sys.argv[1:], input={text!r})
assert result.exit_code == 0, result.output
print([name for name in {heavy!r} if name in sys.modules])
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "-"],
        ["geoparse", "-", "--json"],
        ["geocode", "Oslo"],
        ["measure", "border", "Norway", "Russia"],
        ["measure", "neighbours", "Norway"],
        ["measure", "area", "Norway"],
        ["measure", "distance", "Oslo", "Bergen"],
        ["explain", "-"],
        ["render", "-", "-o", "-"],
        ["export", "-", "--to", "geojson", "-o", "-"],
        ["export", "-", "--to", "csv", "-o", "-"],
        ["export", "-", "--to", "kml", "-o", "-"],
        ["export", "-", "--to", "tei", "-o", "-"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_command_imports_neither_pandas_nor_geopandas_nor_folium(arguments):
    code = RUN.format(text=TEXT, heavy=HEAVY)
    result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert result.stdout.strip().splitlines()[-1] == "[]"


def test_help_imports_no_stage():
    code = "import sys; from storymap.cli.app import main; print('storymap.pipeline' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_checking_neighbours_and_border_lengths_reads_no_geometry():
    code = RUN.format(text=TEXT, heavy=("numpy", "shapely", "pyproj", "storymap.journeys.planning"))
    result = subprocess.run([sys.executable, "-c", code, "validate", "-"], capture_output=True, text=True, check=True)
    assert result.stdout.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg left the house in May and read a book.\n",
        "Lillehammer is a town in southern Norway. Kharkiv is a city in eastern Ukraine.\n",
        "Anna Berg moved from Lillehammer to Tampere. Finland borders Sweden.\n",
    ],
)
def test_validate_decodes_no_polygons_for_places_amid_their_country(text):
    code = RUN.format(text=text, heavy=("numpy", "shapely"))
    result = subprocess.run([sys.executable, "-c", code, "validate", "-"], capture_output=True, text=True, check=True)
    assert result.stdout.strip().splitlines()[-1] == "[]"


def test_reading_a_text_imports_nothing_that_could_open_a_connection():
    code = RUN.format(text=TEXT, heavy=("ssl", "http.client", "urllib.request", "storymap.reading.fetching"))
    result = subprocess.run([sys.executable, "-c", code, "geoparse", "-"], capture_output=True, text=True, check=True)
    assert result.stdout.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize("arguments", [["geoparse", "-", "--json"], ["geocode", "Oslo"]], ids=" ".join)
def test_finding_places_imports_no_geometry_at_all(arguments):
    code = RUN.format(text=TEXT, heavy=("numpy", "shapely", "pyproj"))
    result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert result.stdout.strip().splitlines()[-1] == "[]"
