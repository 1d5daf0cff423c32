"""A target and a number of inputs → the inputs tried, by hypothesis or by atheris; the first that fails is raised."""

import importlib
import importlib.util
import pkgutil
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from hypothesis import HealthCheck, Phase, given, seed, settings

LONGEST_S = 10
"""Of the processor for one input: other programs may keep it busy."""
LARGEST_BYTES = 1 << 30
"""What one input may take."""
TRACED_TIMES = 8
"""How many times that a process may take in which atheris traces what is reached: 0.6 MB an input stay with it, where
the same inputs without it leave nothing."""
SILENT_S = 60
"""Of the clock: an input that waits is stopped by libFuzzer, whatever it does."""
LONGEST_INPUT = 8192
UNTRIED = ("cli", "batch", "notebook", "evaluation", "__main__")
"""Parts of the package that no target reaches."""


class TooLongError(Exception):
    """An input took longer than it may."""


class TooLargeError(Exception):
    """An input took more memory than it may."""


def try_one(run: Callable[[bytes], object], data: bytes) -> None:
    """Run one input within its time.

    Raises:
        TooLongError: It took longer than it may.
        TooLargeError: It made the process grow by more than it may; `limit_memory` bounds a process of its own.
        Exception: Whatever else is no answer to a user.
    """
    from storymap.errors import StorymapError

    before = peak_kb()
    with in_time(), suppress(StorymapError):
        run(data)
    if (peak_kb() - before) * 1024 > LARGEST_BYTES:
        raise TooLargeError(f"more than {LARGEST_BYTES >> 20} MB")


@contextmanager
def in_time() -> Iterator[None]:
    """Raises `TooLongError` when what is done takes longer than it may."""
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(*_: object) -> None:
    raise TooLongError(f"longer than {LONGEST_S} s")


def peak_kb() -> int:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def limit_memory(times: int = 1) -> None:
    """Let this process ask for no more than so many times what an input may; more is a `MemoryError`."""
    resource.setrlimit(resource.RLIMIT_DATA, (times * LARGEST_BYTES, times * LARGEST_BYTES))


def try_drawn(name: str, *, examples: int, start: int = 0) -> None:
    """Try inputs that hypothesis draws; the first that fails is made small and raised."""
    from fuzz_targets import targets

    target = targets()[name]

    @seed(start)
    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=list(Phase)
    )
    @given(target.drawn)
    def one(data: bytes) -> None:
        try_one(target.run, data)

    one()


def has_atheris() -> bool:
    """Whether atheris is installed."""
    return importlib.util.find_spec("atheris") is not None


def try_grown(name: str, *, examples: int, start: int = 0, kept: Path) -> NoReturn:
    """Try inputs that atheris grows from ours by what they reach in storymap; ends the process, as libFuzzer does.

    Args:
        name: Of the target.
        examples: How many inputs.
        start: Seed of chance.
        kept: The folder for an input that fails.
    """
    import atheris

    with atheris.instrument_imports(include=["storymap"]):
        _import_storymap()
    from fuzz_targets import targets

    target, work = targets()[name], Path(tempfile.mkdtemp(prefix="storymap-fuzz-"))
    corpus = work / "corpus"
    corpus.mkdir()
    for number, sample in enumerate(target.begun()):
        (corpus / f"{number:05}").write_bytes(sample)
        try_one(target.run, sample)
    (work / "words").write_text("".join(f"{_quoted(word)}\n" for word in target.words if word), encoding="ascii")
    limits = {"runs": examples, "seed": start + 1, "max_len": LONGEST_INPUT, "timeout": SILENT_S, "rss_limit_mb": 0}
    files = {"dict": work / "words", "artifact_prefix": f"{kept / name}-", "verbosity": 1}
    options = [f"-{option}={value}" for option, value in {**limits, **files}.items()]
    atheris.Setup([sys.argv[0], *options, str(corpus)], lambda data: try_one(target.run, data))
    atheris.Fuzz()
    raise SystemExit


def _import_storymap() -> None:
    """Import all that targets may reach: what is imported later is not watched."""
    import storymap

    for found in pkgutil.walk_packages(storymap.__path__, "storymap."):
        if found.name.split(".")[1] not in UNTRIED and not found.name.endswith("spacy"):
            importlib.import_module(found.name)


def _quoted(word: str) -> str:
    """A word as libFuzzer's dictionaries have it."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass")[:60]) + '"'
