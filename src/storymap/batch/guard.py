"""Raw documents → rows, read by a process of its own that is ended and started anew when a document harms it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, cast

from storymap.batch.messages import receive, send
from storymap.batch.slices import RawDocument
from storymap.batch.values import Rows, Settings, error_rows, item_name, joined
from storymap.errors import ComponentError, StorymapError

_WAITING = 6
"""How much longer than its processor time a document may take by the clock: the machine may have other work."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_START_S = 300.0
_PARTING_S = 5.0
_MOST_READ = 5000
"""Documents that one process reads. What storymap itself remembers is bounded; what a recognizer from elsewhere does
need not be: spaCy keeps every new word. A start takes two seconds, a fiftieth of what so many documents take."""
_OVERTIME = "overtime"


class Guard:
    """One reading process for one thread of a worker; it is started when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._about: dict[str, Any] = {}
        self._held: RawDocument | None = None
        self._has_read = False
        self._read = 0

    @property
    def about(self) -> dict[str, Any]:
        """What the results rest on: versions, attributions, worldviews.

        Raises:
            StorymapError: A component or file that the settings name is missing.
        """
        self._running()
        return self._about

    def read(self, raw: RawDocument) -> Rows:
        """The rows of what the bytes hold; of the errors table alone for a document that harms its reader."""
        if raw.error:
            return error_rows(raw.name, "unreadable", raw.error)
        found = self._settled(raw.name, partial(self._open, raw))
        if not isinstance(found, int):
            return found
        items = range(1, found + 1)
        return joined(cast(Rows, self._settled(item_name(raw.name, n), partial(self._item, raw, n))) for n in items)

    def _settled(self, name: str, ask: Callable[[], dict[str, Any]]) -> Rows | int:
        """The rows of what is asked for, or how many documents it holds."""
        if self._read >= _MOST_READ:
            self.close()
        self._read += 1
        for _ in range(2):
            answer = ask()
            told = self._told(name, answer)
            if told is not None:
                return told
        # A process may be ended by others, so only the second death is the document's.
        return error_rows(name, "died", f"the process that read it {answer['died']}, twice")

    def _told(self, name: str, answer: dict[str, Any]) -> Rows | int | None:
        """What an answer says; `None` where a fresh process is to be asked again."""
        for expected in ("rows", "several"):
            if expected in answer:
                return cast(Rows | int, answer[expected])
        if "failed" in answer:
            return error_rows(name, "failed", answer["failed"])
        if "memory" in answer:
            # Only in a fresh process is it this document, and not what was read before, that takes the memory.
            blameless = self._has_read
            self.close()
            if blameless:
                return None
            limit = f"{self._settings.memory_limit_mb:,} MB"
            return error_rows(name, "memory", f"needs more than {limit} of memory")
        if answer.get("died") == _OVERTIME:
            limit = f"{self._settings.time_limit_s:g} s"
            return error_rows(name, "time", f"takes longer than {limit}")
        return None

    def _open(self, raw: RawDocument) -> dict[str, Any]:
        """The answer to a file or record: its rows, or how many documents the process then holds."""
        self._held = None
        answer = self._ask({"form": raw.form, "name": raw.name, "suffix": raw.suffix}, raw.data)
        if "several" in answer:
            self._held = raw
        return answer

    def _item(self, raw: RawDocument, number: int) -> dict[str, Any]:
        """The answer to one of several documents; a fresh process is first given all of them."""
        if self._held is not raw and "several" not in (opened := self._open(raw)):
            return opened
        return self._ask({"item": number})

    def _ask(self, message: dict[str, Any], data: bytes = b"") -> dict[str, Any]:
        process = self._running()
        late = threading.Event()
        answer = self._exchange(process, (message, data), late)
        if answer is not None:
            self._has_read |= "rows" in answer or "failed" in answer
            return answer
        self.close()
        overtime = late.is_set() or process.returncode == -getattr(signal, "SIGPROF", 0)
        return {"died": _OVERTIME if overtime else _ending(process.returncode)}

    def _exchange(
        self, process: "subprocess.Popen[bytes]", request: tuple[dict[str, Any], bytes], late: threading.Event
    ) -> dict[str, Any] | None:
        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(_WAITING * self._settings.time_limit_s, end)
        timer.daemon = True
        timer.start()
        try:
            send(_pipe(process.stdin), *request)
            received = receive(_pipe(process.stdout))
        except OSError:
            return None
        finally:
            timer.cancel()
        return received[0] if received else None

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._process = _start()
            self._about = self._greet(self._process)
        return self._process

    def _greet(self, process: "subprocess.Popen[bytes]") -> dict[str, Any]:
        timer = threading.Timer(_START_S, process.kill)
        timer.daemon = True
        timer.start()
        try:
            send(_pipe(process.stdin), self._settings.record())
            received = receive(_pipe(process.stdout))
        except OSError:
            received = None
        finally:
            timer.cancel()
        return self._welcomed(received[0] if received else {})

    def _welcomed(self, greeting: dict[str, Any]) -> dict[str, Any]:
        if "ready" in greeting:
            return cast(dict[str, Any], greeting["ready"])
        process = self._process
        self.close()
        if "refused" in greeting:
            raise StorymapError(greeting["refused"])
        ended = _ending(process.returncode) if process else "did not start"
        raise ComponentError(
            f"the process that reads documents {ended} before it began; raise --memory-limit, or see its messages above"
        )

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        self._held, self._has_read, self._read = None, False, 0
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                _pipe(pipe).close()
        try:
            process.wait(timeout=_PARTING_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _start() -> "subprocess.Popen[bytes]":
    environment = {**os.environ, **dict.fromkeys(_THREADS, "1"), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "storymap.batch.child"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)  # noqa: S603 - ours


def _pipe(stream: Any) -> Any:  # noqa: ANN401 - typeshed's IO[bytes] is wider than BinaryIO
    assert stream is not None  # noqa: S101 - both pipes are asked for when the process is started
    return stream


def _ending(code: int | None) -> str:
    return "was ended by signal " + str(-code) if code and code < 0 else f"ended with code {code}"
