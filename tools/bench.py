"""The commands → time and memory, side by side in one run.

The yardstick is `python -c "import folium"`: what a user of raw folium waits before the first line of a map. Both run
with their modules compiled, as `pip install` leaves them, also where PYTHONDONTWRITEBYTECODE is set. With
`../shared/seeds` absent the longest story of `seeds/` stands in, and the first line says so.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 7
AIMS = {"validate": 0.6, "render": 1.5}
"""Share of the yardstick's time that a command may take."""
MEMORY_AIM_MB = 200
STORIES, SETTLED = 200, 50
"""Stories rendered in one process, and how many of them fill the caches before memory must stay flat."""


def longest_article() -> Path:
    """The longer source article, or the longest story of our own."""
    shared = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
    if not shared:
        print("../shared/seeds is absent: measuring on the longest story of seeds/ instead")
    found = shared or sorted((ROOT / "seeds").glob("*.md"))
    return max(found, key=lambda path: path.stat().st_size)


def run_once(command: list[str], folder: Path) -> tuple[float, float]:
    """Wall seconds and peak memory (MB) of one run."""
    started = time.perf_counter()
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return wall, usage.ru_maxrss / 1024


def measure(commands: dict[str, list[str]]) -> dict[str, tuple[float, float]]:
    """Median seconds and largest memory of each command, run in turn so that drift hits all alike."""
    results: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for run in range(RUNS + 1):
            for name, command in commands.items():
                result = run_once(command, Path(folder))
                if run:
                    results[name].append(result)
    return {name: (statistics.median(w for w, _ in r), max(m for _, m in r)) for name, r in results.items()}


def show_commands(article: Path) -> None:
    """Print the commands' table."""
    storymap = [sys.executable, "-m", "storymap"]
    commands = {
        "import folium": [sys.executable, "-c", "import folium"],
        "validate": [*storymap, "validate", str(article)],
        "render": [*storymap, "render", str(article), "-o", "page.html"],
        "geoparse": [*storymap, "geoparse", str(article)],
        "geocode": [*storymap, "geocode", "Oslo"],
        "measure border": [*storymap, "measure", "border", "Norway", "Russia"],
    }
    results = measure(commands)
    yardstick = results["import folium"][0]
    print(f"{'command':<16}{'median s':>10}{'× folium':>10}{'aim':>8}{'peak MB':>10}{'aim':>8}")
    for name, (seconds, memory) in results.items():
        aim = f"≤ {AIMS[name]}" if name in AIMS else ""
        print(f"{name:<16}{seconds:>10.3f}{seconds / yardstick:>10.2f}{aim:>8}{memory:>10.0f}{'≤ 200':>8}")


def show_gazetteer() -> None:
    """Print how fast the gazetteer opens and answers."""
    from storymap.gazetteers.compiled import CompiledGazetteer

    started = time.perf_counter()
    gazetteer = CompiledGazetteer()
    gazetteer.knows("Oslo")
    opened = time.perf_counter() - started
    names = ("Oslo", "St Petersburg", "Soledar", "Qwxzburgh", "Norway", "San José", "Springfield", "Kirkenes")
    print(f"gazetteer: open and first look-up {opened * 1000:.1f} ms", end="; ")
    print(f"knows {_rate(gazetteer.knows, names):,.0f}/s; candidates {_rate(gazetteer.candidates, names):,.0f}/s")


def _rate(function: object, names: tuple[str, ...], seconds: float = 1.0) -> float:
    assert callable(function)  # noqa: S101 - a tool, not a library
    count, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        for name in names:
            function(name)
        count += len(names)
    return count / (time.perf_counter() - started)


def show_speed(article: Path) -> None:
    """Print how many tokens a second recognition and resolution take together, once loaded."""
    from storymap.pipeline import Pipeline
    from storymap.reading.text import read_document

    pipeline = Pipeline()
    document, _ = read_document(article.read_bytes(), id="bench")
    pipeline.geoparse(document)
    tokens, count, started = len(document.text.split()), 0, time.perf_counter()
    while time.perf_counter() - started < 3:
        pipeline.geoparse(document)
        count += 1
    print(f"recognition and resolution: {tokens * count / (time.perf_counter() - started):,.0f} tokens/s")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def show_leaks() -> None:
    """Print how memory grows while one process renders story after story."""
    from storymap.pipeline import Pipeline
    from storymap.reading.text import read_document

    pipeline, sizes = Pipeline(), []
    seeds = sorted((ROOT / "seeds").glob("*.md"))
    for number in range(STORIES):
        path = seeds[number % len(seeds)]
        document, _ = read_document(path.read_bytes(), id=path.stem)
        pipeline.exporter("leaflet").export_story(pipeline.analyze([document]))
        sizes.append(_resident_mb())
    settled, last = sizes[SETTLED - 1], sizes[-1]
    print(f"memory: {settled:.0f} MB after {SETTLED} stories in one process, {last:.0f} MB after {STORIES}", end="")
    print(f" ({(last / settled - 1) * 100:+.1f} %)")


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    seed = longest_article()
    show_commands(seed)
    show_gazetteer()
    show_speed(seed)
    show_leaks()
