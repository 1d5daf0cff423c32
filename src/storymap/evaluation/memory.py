"""This process → the memory it has needed."""

import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_KB_PER_MB = 1024


def peak_memory_mb() -> float | None:
    """Largest resident memory of this process so far, in MB of 2^20 bytes; `None` where the system does not say."""
    if sys.platform == "win32":
        return None
    return _of_this_program() or _of_this_process()


def _of_this_program() -> float | None:
    """Linux counts since the program began; `getrusage` also counts what the one that started it needed."""
    try:
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    peak = next((line for line in lines if line.startswith("VmHWM:")), None)
    return int(peak.split()[1]) / _KB_PER_MB if peak else None


def _of_this_process() -> float:
    import resource  # absent on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (_KB_PER_MB**2 if sys.platform == "darwin" else _KB_PER_MB)
