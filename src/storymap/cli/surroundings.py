"""Standard streams and signals, whatever the shell handed over → streams that take any text, ends that clean up."""

import io
import os
import signal
import sys
import threading
from types import FrameType

INTERRUPTED = 128 + signal.SIGINT
"""Exit code after Ctrl-C, as shells give it."""
_ENDING = ("SIGTERM", "SIGHUP")
"""Signals that ask a program to end; Windows lacks the second."""


class ClosedStream(io.StringIO):
    """Stands for a standard stream that the shell closed: remarks are dropped, results are refused."""

    def write(self, text: str, /) -> int:
        """Drop the text; returns its length."""
        return len(text)


def prepare() -> None:
    """Make the process ready for a command; called before its arguments are read.

    Closed descriptors are filled, so that no file of ours becomes what libraries take for standard output. Text that
    the terminal's encoding lacks is escaped. A request to end lets temporary files be removed.
    """
    _fill_descriptors()
    sys.stdout = sys.stdout or ClosedStream()
    sys.stderr = sys.stderr or ClosedStream()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    if threading.current_thread() is threading.main_thread():
        _end_with_care()


def _end_with_care() -> None:
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)


def _fill_descriptors() -> None:
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            # The system gives the lowest number that is free: this one.
            os.open(os.devnull, os.O_RDWR)


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
