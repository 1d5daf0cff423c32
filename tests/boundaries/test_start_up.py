"""Opening the boundaries costs little and pulls in nothing heavy."""

import subprocess
import sys
import time

from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.topology import read_table

BUDGET_S = 0.040


def test_opening_and_one_border_take_less_than_forty_milliseconds():
    def once():
        read_table.cache_clear()
        started = time.perf_counter()
        assert Boundaries(read_table()).border("NO", "RU", "un") is not None
        return time.perf_counter() - started

    assert min(once() for _ in range(5)) < BUDGET_S


def test_a_border_is_looked_up_without_pandas_geopandas_numpy_or_shapely():
    program = (
        "import sys\n"
        "from storymap.boundaries.atlas import open_boundaries\n"
        "open_boundaries().border('NO', 'RU', 'de-facto')\n"
        "print(*sorted({'pandas', 'geopandas', 'numpy', 'shapely', 'folium'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
