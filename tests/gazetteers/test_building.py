"""A gazetteer built from official dumps knows what they know and what is packaged, countries first."""

import pytest

from storymap.errors import DataError, InputError, OutputError
from storymap.gazetteers.building.folder import build_folder
from storymap.gazetteers.building.merging import DumpFiles
from storymap.gazetteers.building.names import PRIMARY
from storymap.gazetteers.building.places import NewPlace
from storymap.gazetteers.building.writing import GazetteerWriter
from storymap.gazetteers.compiled import CompiledGazetteer


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A gazetteer of five places of ours, of Oslo moved by the dump, and of all that is packaged."""
    folder = tmp_path_factory.mktemp("build")
    lines = [
        _line(id="9000001", name="Tverrvik", alternates="Qaggavik,TVR,http://x.no/y,kvervik", population="120"),
        _line(
            id="9000002", name="Norway", lat="44.2", lon="-70.5", country="US", admin1="ME", timezone="America/New_York"
        ),
        _line(id="9000003", name="Norway", **{"class": "S"}, code="HTL", admin1="99"),
        _line(id="9000004", name="Storbekken", **{"class": "H"}, code="STM", country="NO", cc2="SE,FI"),
        _line(id="3143244", name="Oslo", lat="59.92", lon="10.76", population="700000", admin1="12"),
        _line(id="3144096", name="Kongeriket Norge", **{"class": "A"}, code="PCLI", lat="1", lon="1"),
        _line(id="9000005", name="Hadal fylke", **{"class": "A"}, code="ADM1", admin1="77"),
        _line(id="9000006", name="Lia i Hadal", admin1="77"),
    ]
    dump = _write(folder / "NO.txt", lines)
    alternates = _write(
        folder / "alternateNamesV2.txt",
        [
            "1\t9000001\ten\tCrosswick\t1\t\t\t\t\t",
            "2\t9000001\tno\tGammelvik\t\t\t\t1\t1920\t19541231",
            "3\t9000001\tlink\thttps://example.org\t\t\t\t\t\t",
            "4\t9000001\tabbr\tTvrv.\t\t\t\t",
            "5\t3144096\txx\tTverrland\t\t\t\t\t\t",
        ],
    )
    admin1 = _write(folder / "admin1CodesASCII.txt", ["NO.77\tHadal\tHadal\t9000005", "NO.12\tOsloset\tOsloset\t1"])
    files = DumpFiles(geonames=(dump,), alternate_names=alternates, admin1=admin1)
    said: list[str] = []
    counts = build_folder(files, folder / "out", progress=said.append)
    gazetteer = CompiledGazetteer(folder / "out")
    assert counts.places == len(gazetteer)
    assert any("8 places taken" in line for line in said)
    return gazetteer


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """A function that builds from files, with a gazetteer of one place in the packaged one's stead."""
    stead = tmp_path_factory.mktemp("stead")
    with GazetteerWriter(stead, common=frozenset()) as writer:
        place = NewPlace(
            source="supplement", key="x", name="Xa", feature_class="L", feature_code="RGN", lon=1, lat=1, radius_km=1
        )
        writer.add_name(writer.add_place(place), "Xa", PRIMARY)
        writer.finish()

    def build_from(target, *dumps, **options):
        files = DumpFiles(geonames=dumps, **options)
        build_folder(files, target, progress=str, packaged=CompiledGazetteer(stead))
        return CompiledGazetteer(target)

    return build_from


def _line(**fields):
    base = {
        "id": "", "name": "", "ascii": "", "alternates": "", "lat": "69.5", "lon": "30.1", "class": "P", "code": "PPL",
        "country": "NO", "cc2": "", "admin1": "05", "a2": "", "a3": "", "a4": "", "population": "0", "elevation": "",
        "dem": "1", "timezone": "Europe/Oslo", "modified": "2026-01-01",
    }  # fmt: skip
    return "\t".join((base | {"ascii": fields["name"]} | fields).values())


def _write(path, lines):
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_place_of_the_dump_is_found_with_all_it_carries(built):
    place = built.candidates("Tverrvik")[0].place
    assert (place.id, place.country_code, place.population) == ("geonames:9000001", "NO", 120)
    assert (place.location.lon, place.location.lat, place.timezone) == (30.1, 69.5, "Europe/Oslo")


def test_countries_come_before_towns_and_hotels_of_their_name(built):
    first, *others = built.candidates("Norway", limit=50)
    assert first.place.id == "geonames:3144096"
    assert {"geonames:9000002", "geonames:9000003"} <= {c.place.id for c in others}


def test_countries_keep_their_packaged_record_and_names(built, gazetteer):
    assert built.get("geonames:3144096") == gazetteer.get("geonames:3144096")
    assert not built.knows("Tverrland")
    assert built.candidates("U.S.")[0].place.id == "geonames:6252001"


def test_towns_take_the_record_of_the_dump_and_keep_their_packaged_names(built):
    oslo = built.candidates("Kristiania")[0]
    assert oslo.place.location.lat == 59.92
    assert dict(oslo.features)["name_to"] == 1925


def test_packaged_places_that_the_dump_lacks_stay(built):
    assert built.candidates("Barents Sea")[0].place.id.startswith("supplement:")
    assert built.candidates("Kirkenes")[0].place.id == "geonames:779303"


def test_alternate_names_are_taken_by_language_with_their_years(built):
    assert dict(built.candidates("Crosswick")[0].features)["primary"] == 1
    old = dict(built.candidates("Gammelvik")[0].features)
    assert (old["alternate"], old["name_from"], old["name_to"]) == (1, 1920, 1954)
    assert built.knows("Tvrv.")


def test_with_alternate_names_by_language_those_without_one_are_left(built):
    assert not built.knows("Qaggavik")


def test_units_are_named_as_packaged_else_by_the_file_of_codes(built, gazetteer):
    packaged = gazetteer.get("geonames:3143244")
    assert built.get("geonames:3143244").admin1 == packaged.admin1
    assert built.get("geonames:9000006").admin1 == "Hadal"
    assert built.get("geonames:9000003").admin1 is None


def test_a_stream_of_unknown_size_lists_its_countries_and_counts_as_rare(built):
    stream = built.candidates("Storbekken")[0]
    assert stream.place.countries == ("NO", "SE", "FI")
    assert dict(stream.features)["rare"] == 1


def test_names_inside_the_dump_are_taken_without_codes_and_links(build, tmp_path, zipped):
    dump = zipped("NO", [_line(id="9000001", name="Tverrvik", alternates="Qaggavik,TVR,http://x.no/y,kvervik")])
    built = build(tmp_path / "out", dump)
    assert [built.knows(name) for name in ("Qaggavik", "TVR", "kvervik")] == [True, False, False]


def test_smaller_settlements_are_left_out_when_asked(build, tmp_path):
    lines = [
        _line(id="9000001", name="Tverrvik", population="99"),
        _line(id="9000002", name="Langvikås", population="100"),
    ]
    built = build(tmp_path / "out", _write(tmp_path / "NO.txt", lines), min_population=100)
    assert (built.knows("Tverrvik"), built.knows("Langvikås")) == (False, True)


def test_the_same_files_give_the_same_bytes(build, tmp_path):
    dump = _write(tmp_path / "NO.txt", [_line(id="9000001", name="Tverrvik"), _line(id="9000002", name="Tverrvik")])
    for name in ("a", "b"):
        build(tmp_path / name, dump)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"id": "x7"}, r"NO\.txt, line 2: the geonameid \(field 1\) should be a whole number, not 'x7'"),
        ({"lat": "91"}, r"line 2: the latitude \(field 5\) should be decimal degrees in \[-90, 90\], not '91'"),
        ({"lon": "east"}, r"line 2: the longitude \(field 6\) .* not 'east'"),
        ({"class": "PPL"}, r"line 2: the feature class \(field 7\) should be one letter"),
        ({"country": "Norway"}, r"line 2: country codes .* two capitals"),
        ({"population": "many"}, r"line 2: the population \(field 15\)"),
        ({"name": " "}, r"line 2: the name \(field 2\) is empty"),
        ({"alternates": "Vik\0"}, r"line 2: it holds a null character, which no text has"),
        ({"modified": "2026\t1"}, r"line 2: 20 fields separated by tabs where the GeoNames format has 19"),
    ],
)
def test_a_bad_line_is_named_with_what_was_expected(build, tmp_path, changed, message):
    lines = [_line(id="9000001", name="Tverrvik"), _line(**{"id": "9000002", "name": "Vik"} | changed)]
    with pytest.raises(InputError, match=message):
        build(tmp_path / "out", _write(tmp_path / "NO.txt", lines))
    assert [p.name for p in tmp_path.iterdir()] == ["NO.txt"]


def test_a_file_that_is_not_utf8_is_named_with_its_line(build, tmp_path):
    (tmp_path / "NO.txt").write_bytes(b"1\tTroms\xf8\n")
    with pytest.raises(InputError, match=r"NO\.txt, line 1: it is not UTF-8"):
        build(tmp_path / "out", tmp_path / "NO.txt")


@pytest.mark.parametrize("name", ["missing.zip", "missing.txt"])
def test_a_missing_file_is_an_error(build, tmp_path, name):
    with pytest.raises(InputError, match=f"there is no file .*{name}"):
        build(tmp_path / "out", tmp_path / name)


def test_a_damaged_archive_is_an_error(build, tmp_path):
    (tmp_path / "NO.zip").write_bytes(b"PK nothing")
    with pytest.raises(InputError, match=r"cannot read NO\.zip"):
        build(tmp_path / "out", tmp_path / "NO.zip")


def test_a_place_given_twice_is_an_error(build, tmp_path):
    dump = _write(tmp_path / "NO.txt", [_line(id="9000001", name="Tverrvik")])
    with pytest.raises(DataError, match="two places have the id geonames:9000001"):
        build(tmp_path / "out", dump, dump)


def test_a_folder_with_other_things_is_not_touched(build, tmp_path):
    dump = _write(tmp_path / "NO.txt", [_line(id="9000001", name="Tverrvik")])
    with pytest.raises(OutputError, match="holds something that is no gazetteer"):
        build(tmp_path, dump)
    assert [p.name for p in tmp_path.iterdir()] == ["NO.txt"]
