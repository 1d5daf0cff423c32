"""Opening the boundaries pulls in nothing heavy."""

import subprocess
import sys


def test_a_border_is_looked_up_without_pandas_geopandas_numpy_or_shapely():
    program = (
        "import sys\n"
        "from storymap.boundaries.atlas import open_boundaries\n"
        "open_boundaries().border('NO', 'RU', 'de-facto')\n"
        "print(*sorted({'pandas', 'geopandas', 'numpy', 'shapely', 'folium'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
