"""`storymap gazetteer`: official GeoNames files → a gazetteer of one's own; files of places → places of every run."""

import tempfile
from pathlib import Path

import click

from storymap.cli.terminal import deliver, note, say, show_table
from storymap.exporters.encoding import json_bytes
from storymap.exporters.records import Record

SCHEMA = "storymap/gazetteer/1"
SHOWN_REFUSALS = 10
_CLASS_NAMES = {
    "A": "countries and administrative units", "H": "waters", "L": "areas and regions", "P": "settlements",
    "R": "roads and railways", "S": "spots and buildings", "T": "mountains, islands, relief", "U": "undersea",
    "V": "vegetation",
}  # fmt: skip


@click.group("gazetteer")
def command() -> None:
    """Build a larger gazetteer from GeoNames, see what one holds, and keep places of your own.

    \b
    Examples:
      storymap gazetteer build --geonames allCountries.zip -o world
      storymap geoparse article.txt --gazetteer world
      storymap gazetteer add my-places.csv
    """


@command.command("build")
@click.option(
    "--geonames",
    "-g",
    multiple=True,
    required=True,
    metavar="FILE",
    help="allCountries.zip, XX.zip or .txt; repeatable.",
)
@click.option("--alternate-names", metavar="FILE", help="alternateNamesV2.zip: names by language, with their years.")
@click.option("--admin1", metavar="FILE", help="admin1CodesASCII.txt: names of first-level units.")
@click.option("--admin2", metavar="FILE", help="admin2Codes.txt: further names of second-level units.")
@click.option("--country-info", metavar="FILE", help="countryInfo.txt: names and areas of countries.")
@click.option("--min-population", type=click.IntRange(0), default=0, help="Leave out smaller settlements.")
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, help="Folder to write.")
def build(*, geonames: tuple[str, ...], output: Path, min_population: int, **others: str | None) -> None:
    """Build a gazetteer from the official GeoNames files and what storymap knows beside them.

    FILE may be a path, or an http(s) address, which is downloaded. The files are those of
    download.geonames.org/export/dump. The packaged places stay, countries come first, and the folder appears
    when it is complete. It is used with --gazetteer FOLDER.

    \b
    Examples:
      storymap gazetteer build --geonames NO.zip --geonames SE.zip -o nordic
      storymap gazetteer build -g allCountries.zip --alternate-names alternateNamesV2.zip -o world
    """
    from storymap.gazetteers.building.folder import build_folder
    from storymap.gazetteers.building.merging import DumpFiles

    with tempfile.TemporaryDirectory() as downloads:
        found = {name: _file(text, Path(downloads)) for name, text in others.items() if text}
        files = DumpFiles(
            geonames=tuple(_file(text, Path(downloads)) for text in geonames), min_population=min_population, **found
        )
        counts = build_folder(files, output, progress=note)
    say(f"{output}: {counts.places:,} places, {counts.names:,} names under {counts.keys:,} keys")


def _file(text: str, downloads: Path) -> Path:
    from storymap.gazetteers.building.fetching import fetch, is_url

    if not is_url(text):
        return Path(text)
    note(f"downloading {text}")
    folder = Path(tempfile.mkdtemp(dir=downloads))
    return fetch(text, folder)


@command.command("info")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def info(*, folder: Path | None, as_json: bool) -> None:
    """Say what a gazetteer holds: places by class, sources, versions, licences.

    FOLDER is one that `gazetteer build` wrote; the packaged gazetteer if none is given.

    \b
    Example:
      storymap gazetteer info --json
    """
    record = _info_record(folder)
    if as_json:
        deliver(json_bytes(record), None)
        return
    _show(record)


def _info_record(folder: Path | None) -> Record:
    from storymap.gazetteers.compiled import CompiledGazetteer
    from storymap.resources import manifest

    gazetteer = CompiledGazetteer(folder)
    said = manifest(folder or "gazetteer")
    return {
        "schema": SCHEMA,
        "gazetteer": str(folder) if folder else "packaged",
        "format": said["version"],
        "places": len(gazetteer),
        "keys": said["keys"],
        "names": said["names"],
        "classes": dict(gazetteer.class_counts()),
        "sources": [
            {key: source[key] for key in ("name", "version", "licence", "attribution")} for source in said["source"]
        ],
    }


def _show(record: Record) -> None:
    say(f"{record['gazetteer']}: {record['places']:,} places, {record['names']:,} names under {record['keys']:,} keys")
    classes, sources = record["classes"], record["sources"]
    assert isinstance(classes, dict)  # noqa: S101 - made above
    assert isinstance(sources, list)  # noqa: S101 - made above
    show_table(
        ("Class", "What", "Places"),
        [(name, _CLASS_NAMES.get(name, "other"), f"{count:,}") for name, count in classes.items()],
    )
    rows = [(str(s["name"]), str(s["version"]), str(s["licence"])) for s in sources if isinstance(s, dict)]
    show_table(("Source", "Version", "Licence"), rows)


@command.command("add")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--skip-refused", is_flag=True, help="Keep the rows that are places although others are not.")
@click.option("--check", is_flag=True, help="Only say what was read; keep nothing.")
def add(*, files: tuple[Path, ...], skip_refused: bool, check: bool) -> None:
    """Keep places of your own for all later runs; they win over the packaged ones.

    FILE is a CSV (columns name, longitude, latitude), GeoJSON or GeoPackage. A copy is kept under the file's
    name in your data folder, until `storymap gazetteer remove NAME`. Runs take it unless told --no-user-places.

    \b
    Examples:
      storymap gazetteer add villages.csv
      storymap gazetteer add trenches.gpkg --check
    """
    from storymap.gazetteers.user_places import check_places, register, registered_name

    read = [(path, check_places(path)) for path in files]
    for path, found in read:
        say(f"{path.name}: {len(found.places):,} places, {found.names:,} names, {len(found.refused):,} rows refused")
        for reason in found.refused[:SHOWN_REFUSALS]:
            note(f"  {reason}")
        if len(found.refused) > SHOWN_REFUSALS:
            note(f"  and {len(found.refused) - SHOWN_REFUSALS:,} more")
    if any(found.refused for _, found in read) and not skip_refused:
        raise click.ClickException("rows were refused; mend them, or add --skip-refused to keep the others")
    for path, found in read if not check else ():
        say(f"{registered_name(path)}: kept in {register(registered_name(path), found)}")


@command.command("list")
def list_places() -> None:
    """List the files of your own places that runs use.

    \b
    Example:
      storymap gazetteer list
    """
    from storymap.gazetteers.kept import user_folder, user_places
    from storymap.gazetteers.user_places import check_places

    kept = user_places()
    if not kept:
        say(f"no places of your own are kept (in {user_folder()})")
        return
    rows = [(path.stem, f"{len(found.places):,}", str(path)) for path in kept for found in [check_places(path)]]
    show_table(("Name", "Places", "File"), rows)


@command.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(*, names: tuple[str, ...]) -> None:
    """Forget places that `gazetteer add` kept.

    \b
    Example:
      storymap gazetteer remove villages
    """
    from storymap.gazetteers.user_places import forget

    for name in names:
        forget(name)
        say(f"{name}: no longer used")
