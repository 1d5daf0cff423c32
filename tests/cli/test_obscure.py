"""`--obscure`: the key that is made once, the notes, the names of files, and what cannot be."""

import stat

import pytest

TEXT = "# The Kirkenes flight\n\nAna Berg travelled from Oslo to Kirkenes in May 2023. Norway borders Sweden.\n"


@pytest.fixture
def testimony(tmp_path):
    path = tmp_path / "kirkenes-flight.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def own_key(tmp_path):
    return tmp_path / "home" / "storymap" / "obscure" / "key"


def test_the_page_is_not_called_after_what_it_hides(run, testimony, tmp_path):
    result = run("render", testimony, "--obscure", "Kirkenes=25", "--embed")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "document-1.html").exists()
    assert "Map: document-1.html" in result.stdout
    assert "irkenes" not in result.stdout
    assert "Route: Oslo → [a place in Norway]" in result.stdout


def test_an_own_key_is_made_once_for_the_user_alone(run, testimony, own_key):
    for _ in range(2):
        assert run("render", testimony, "--obscure", "25").exit_code == 0
        first = own_key.read_bytes()
    assert own_key.read_bytes() == first
    assert len(first.strip()) == 64
    assert stat.S_IMODE(own_key.stat().st_mode) == 0o600
    assert [path.name for path in own_key.parent.iterdir()] == ["key"]


def test_no_key_is_made_where_nothing_is_hidden(run, testimony, own_key):
    assert run("render", testimony).exit_code == 0
    assert not own_key.exists()


def test_the_same_key_gives_the_same_page_and_another_user_another(run, testimony, tmp_path, own_key):
    pages = []
    for _ in range(2):
        run("render", testimony, "--obscure", "25", "-o", "page.html")
        pages.append((tmp_path / "page.html").read_bytes())
    own_key.unlink()
    run("render", testimony, "--obscure", "25", "-o", "page.html")
    assert pages[0] == pages[1]
    assert pages[0] != (tmp_path / "page.html").read_bytes()


def test_a_key_of_a_team_gives_everybody_the_same_page(run, testimony, tmp_path, own_key):
    (tmp_path / "team.key").write_text("a secret that the desk shares", encoding="utf-8")
    pages = []
    for home in ("one", "other"):
        run(
            *("render", testimony, "--obscure", "25", "--obscure-key", "team.key", "-o", "page.html"),
            env={"XDG_DATA_HOME": str(tmp_path / home)},
        )
        pages.append((tmp_path / "page.html").read_bytes())
    assert pages[0] == pages[1]
    assert not own_key.exists()


def test_notes_go_to_standard_error_alone(run, testimony, tmp_path):
    places = tmp_path / "places.csv"
    places.write_text("name,longitude,latitude,countries\nTopplia,30.1,69.7,NO\n", encoding="utf-8")
    testimony.write_text(f"{TEXT} Ana Berg left Kirkenes for Topplia.\n", encoding="utf-8")
    result = run("render", testimony, "--obscure", "Kirkenes=25", "--places", places, "--full-text")
    assert "Note: Topplia stays named and lies within the blur of an obscured place" in result.stderr
    assert "stays named" not in result.stdout
    assert "stays named" not in (tmp_path / "document-1.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["render", "validate", "export"])
@pytest.mark.parametrize(
    "asked",
    [
        (["--obscure", "far"], "cannot obscure 'far': write a number of km such as 25, or a place with one"),
        (["--obscure", "600"], "cannot obscure by 600 km: write a number of km from 1 to 500"),
        (["--obscure", "Bergen=25"], "'Bergen': the text does not name it; it names Kirkenes, Oslo, Norway, Sweden"),
        (["--obscure", "Norway=25"], "cannot obscure 'Norway' by 25 km: Norway is as large itself; give more km"),
        (["--obscure", "25", "--obscure-key", "no.key"], "cannot read the key no.key"),
        (["--obscure", "25", "--obscure-key", "short.key"], "has 5 bytes, fewer than 16: it could be guessed"),
    ],
)
def test_what_cannot_be_is_one_line(run, testimony, error_line, command, asked):
    options, said = asked
    folder = testimony.parent
    (folder / "short.key").write_text("12345\n", encoding="utf-8")
    result = run(command, testimony, *options, "-o", "out.json", *(["--to", "json"] if command == "export" else []))
    assert result.exit_code == 1
    assert said in error_line(result)
    assert not (folder / "out.json").exists()


def test_a_folder_that_cannot_be_written_is_one_line(run, testimony, tmp_path, error_line):
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("render", testimony, "--obscure", "25", env={"XDG_DATA_HOME": str(tmp_path / "file")})
    assert result.exit_code == 1
    assert "set XDG_DATA_HOME to another folder" in error_line(result)


def test_a_blur_between_two_rungs_is_the_wider_one(run, testimony, tmp_path):
    result = run("render", testimony, "--obscure", "30", "--data", "story.json")
    assert "Note: 30 km is drawn as 100 km; there are circles of 1, 5, 25, 100, 500 km." in result.stderr
    assert '"radius_km": 100.0' in (tmp_path / "story.json").read_text(encoding="utf-8")
