"""What shells, disks and file systems do to a command: one line, a documented exit code, no half-written file."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

TEXT = "Ida Lund left Bergen in June 2018 and travelled to Oslo. Norway borders Sweden and Russia.\n"
STORYMAP = [sys.executable, "-m", "storymap"]
ASCII = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
NOBODY = 65534
LARGE = 10_000
"""Bytes a file may have where the disk is full: fewer than a page has."""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of the commands, with an article; whoever runs them may go through it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder):
    """A function that runs a command as a process of its own."""

    def run_command(*arguments, env=None, **options):
        asked = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": folder, "timeout": 120}
        command = [*STORYMAP, *arguments]
        return subprocess.run(command, check=False, env={**os.environ, **(env or {})}, **{**asked, **options})

    return run_command


@pytest.fixture
def reachable(monkeypatch):
    """A folder that an ordinary user reaches too: pytest's own are for who runs it."""
    with tempfile.TemporaryDirectory() as name:
        monkeypatch.setenv("XDG_DATA_HOME", f"{name}/home")
        Path(name).chmod(0o755)
        yield Path(name)


def is_one_line(result):
    return result.returncode == 1 and result.stderr.startswith(b"Error: ") and result.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "arguments", [["geoparse", "a.txt"], ["geoparse", "a.txt", "--json"], ["--help"]], ids=" ".join
)
def test_a_reader_that_went_away_ends_a_command_in_silence(run, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    result = run(*arguments, stdout=writing)
    os.close(writing)
    assert (result.returncode, result.stderr) == (1, b"")


@pytest.mark.parametrize("arguments", ["geoparse a.txt", "geoparse a.txt --json", "validate a.txt --format json"])
def test_a_result_for_a_closed_standard_output_is_refused_in_a_line(folder, arguments):
    result = _shell(folder, f"{arguments} >&-")
    assert is_one_line(result)
    assert b"standard output is closed" in result.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_file_is_written_whatever_streams_are_closed(folder, closed):
    assert _shell(folder, "render a.txt -o usual.html").returncode == 0
    assert _shell(folder, f"render a.txt -o page.html {closed}").returncode == 0
    assert (folder / "page.html").read_bytes() == (folder / "usual.html").read_bytes()


def test_an_error_without_a_standard_error_says_nothing_elsewhere(folder):
    result = _shell(folder, "geoparse missing.txt 2>&-")
    assert (result.returncode, result.stdout) == (1, b"")


def _shell(folder, line):
    command = f'"$0" -m storymap {line}'
    return subprocess.run(["sh", "-c", command, sys.executable], capture_output=True, cwd=folder, check=False)


def test_a_locale_without_unicode_changes_no_file_and_escapes_what_it_lacks(run, folder):
    (folder / "a.txt").write_text("She left Tromsø for Kraków in 2019 → “at last”.\n", encoding="utf-8")
    assert run("render", "a.txt", "-o", "usual.html").returncode == 0
    result = run("render", "a.txt", "-o", "ascii.html", env=ASCII)
    assert (result.returncode, result.stdout.isascii()) == (0, True)
    assert (folder / "usual.html").read_bytes() == (folder / "ascii.html").read_bytes()
    parsed = run("geoparse", "a.txt", env=ASCII)
    assert parsed.returncode == 0
    assert b"Troms\\xf8" in parsed.stdout


@pytest.mark.parametrize("output", ["page.html", "new.html"])
def test_a_full_disk_leaves_what_was_there_and_no_temporary_file(run, folder, output):
    (folder / "page.html").write_text("the old page", encoding="utf-8")
    before = sorted(folder.iterdir())
    result = run("render", "a.txt", "-o", output, preexec_fn=_fill_the_disk)
    assert is_one_line(result), result.stderr
    assert b"cannot write" in result.stderr
    assert sorted(folder.iterdir()) == before
    assert (folder / "page.html").read_text(encoding="utf-8") == "the old page"


def _fill_the_disk():
    # Without the signal, a write beyond the limit fails as it does on a full disk.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGE, LARGE))


def test_a_gazetteer_for_which_the_disk_has_no_room_leaves_nothing(run, folder):
    columns = ["9000001", "Tverrvik", "Tverrvik", "", "69.5", "30.1", "P", "PPL", "NO", *[""] * 10]
    (folder / "NO.txt").write_text("\t".join(columns) + "\n", encoding="utf-8")
    before = sorted(folder.iterdir())
    result = run("gazetteer", "build", "-g", "NO.txt", "-o", "world", preexec_fn=_fill_the_disk)
    assert (result.returncode, b"Traceback" in result.stderr) == (1, False), result.stderr
    assert result.stderr.splitlines()[-1].startswith(b"Error: cannot write")
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["render", "a.txt", "-o", "page.html"],
        ["draft", "a.txt"],
        ["gazetteer", "add", "mine.csv"],
        ["references", "add", "figures.csv"],
    ],
    ids=" ".join,
)
def test_a_folder_that_may_only_be_read_is_one_line(reachable, arguments):
    folder = reachable
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "mine.csv").write_text("name,longitude,latitude\nQaggavik,30.1,69.5\n", encoding="utf-8")
    row = "what,a,b,value,unit,source\nborder,NO,RU,198,km,Ours\n"
    (folder / "figures.csv").write_text(row, encoding="utf-8")
    before = sorted(folder.iterdir())
    folder.chmod(0o555)
    ended, told = _without_rights(folder, arguments)
    folder.chmod(0o755)
    assert ended == 1
    assert told.splitlines()[-1].startswith("Error: cannot write")
    assert "Traceback" not in told
    assert sorted(folder.iterdir()) == before


def _without_rights(folder, arguments):
    """Run a command as an ordinary user, whom permissions hold; it is loaded before root's rights are given up."""
    code = (
        "import os, sys\n"
        "from storymap.cli import draft, gazetteer, references, render\n"
        "from storymap.cli.app import main\n"
        "warm = ['render', 'a.txt', '-o', sys.argv[1]]\n"
        "main(warm, standalone_mode=False)\n"
        "for kept, file in (('gazetteer', 'mine.csv'), ('references', 'figures.csv')):\n"
        "    main([kept, 'add', file, '--check'], standalone_mode=False)\n"
        f"os.geteuid() or os.setresuid({NOBODY}, {NOBODY}, {NOBODY})\n"
        "main(sys.argv[2:])\n"
    )
    with tempfile.TemporaryDirectory() as warm:
        command = [sys.executable, "-c", code, str(Path(warm, "w.html")), *arguments]
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return result.returncode, result.stderr


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_request_to_end_is_followed_at_once_and_leaves_no_file(folder, sent, code):
    columns = ["9000001", "Tverrvik", "Tverrvik", "", "69.5", "30.1", "P", "PPL", "NO", *[""] * 10]
    (folder / "NO.txt").write_text("\t".join(columns) + "\n", encoding="utf-8")
    before = sorted(folder.iterdir())
    command = [*STORYMAP, "gazetteer", "build", "-g", "NO.txt", "-o", "world"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while sorted(folder.iterdir()) == before:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(sent)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == code
    assert b"Traceback" not in errors
    assert sorted(folder.iterdir()) == before


NAMES = [
    b"two words.txt",
    b'it\'s "quoted".txt',
    b"line\nbreak.txt",
    b"latin-\xe9.txt",
    b"Troms\xc3\xb8.txt",
    b"a$(x)`y`;.txt",
]


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_any_file_name_is_read_and_written(run, folder, name):
    shutil.copy(folder / "a.txt", os.fsencode(folder) + b"/" + name)
    page, data = name.replace(b".txt", b".html"), name.replace(b".txt", b".json")
    result = run("render", name, "-o", page, "--data", data)
    assert (result.returncode, b"Traceback" in result.stderr) == (0, False), result.stderr
    for file in (page, data):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + file)).read_bytes().decode("utf-8")
    assert run("render", name).returncode == 0
    assert run("validate", name, "--format", "json").returncode == 0
    assert run("draft", name, "-o", b"draft-" + name).returncode == 0


def test_a_name_with_a_leading_dash_is_read_after_two_dashes(run, folder):
    shutil.copy(folder / "a.txt", folder / "-a.txt")
    assert run("geoparse", "--json", "--", "-a.txt").returncode == 0
    assert run("geoparse", "-a.txt").returncode == 2


def test_windows_line_ends_change_no_result(run, folder):
    (folder / "a.txt").write_bytes(b"One walk\n\nShe left Bergen.\nNorway borders Sweden.\n")
    (folder / "b").mkdir()
    (folder / "b/a.txt").write_bytes((folder / "a.txt").read_bytes().replace(b"\n", b"\r\n"))
    unix, windows = (run("geoparse", name, "--json") for name in ("a.txt", "b/a.txt"))
    assert unix.returncode == 0
    assert unix.stdout == windows.stdout


@pytest.mark.parametrize(
    "content", [b"a" * 1_000_000, b"She left Oslo. " * 20_000, b"Norway borders Sweden, " * 10_000]
)
def test_one_line_of_hundreds_of_kilobytes_is_read_in_time(run, folder, content):
    (folder / "a.txt").write_bytes(content)
    result = run("geoparse", "a.txt", "--json")
    assert result.returncode == 0, result.stderr


def test_null_bytes_are_one_line(run, folder):
    (folder / "a.txt").write_bytes(b"She left\x00 Oslo.\n")
    assert is_one_line(run("render", "a.txt"))


def test_the_documented_exit_codes_are_these():
    page = Path(__file__).resolve().parents[2] / "docs/reference/outputs.md"
    table = page.read_text(encoding="utf-8").split("## Exit codes")[1].split("\n\n")[1]
    assert [row.split("|")[1].strip() for row in table.splitlines()[2:]] == ["0", "1", "2", "3", "129, 143", "130"]


def test_each_code_of_the_command_itself(run):
    assert run("geoparse", "a.txt").returncode == 0
    assert run("geoparse", "missing.txt").returncode == 1
    assert run("geoparse").returncode == 2
