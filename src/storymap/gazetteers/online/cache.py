"""Names that were asked → their answers, kept on the disk for some weeks; and whose turn it is to ask a server.

The file is SQLite's, so that several processes may use it, and one that is killed leaves it sound.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from storymap.errors import InputError
from storymap.gazetteers.online.candidates import from_record, to_record
from storymap.model.places import Candidate

Tell = Callable[[str], None]
Result = TypeVar("Result")

APPLICATION_ID = 0x53744D70
"""`StMp`: says in the file's header whose it is, so that no other file is ever replaced."""
FORM = 1
"""Of the tables; a file of another form is begun anew."""
_MAGIC = b"SQLite format 3\0"
_ID_AT = slice(68, 72)
_BUSY_S = 10.0
"""Seconds to wait for another process that writes."""
_FURTHEST_TURN_S = 120.0
"""A turn further away was given by a clock that has been set since."""
_DAY_S = 86_400.0
_NOTHING_FOUND_SHARE = 0.25
"""That a name is unknown is believed for a quarter of the time: the map grows."""
_TABLES = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORM};
CREATE TABLE IF NOT EXISTS answers (
  server TEXT NOT NULL, name TEXT NOT NULL, asked REAL NOT NULL, candidates TEXT NOT NULL, PRIMARY KEY (server, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turns (server TEXT PRIMARY KEY, next REAL NOT NULL) WITHOUT ROWID;
"""


class AnswerCache:
    """The answers of one file.

    What is wrong with the file is told once; a damaged one is replaced by a new one, and where none can be written
    nothing is kept.

    Args:
        path: The file; it is made when it is first needed, and open only while it is read or written.
        own: Whether its place is storymap's own, so that whatever lies there may be replaced.
        tell: Takes what the user should know.
    """

    def __init__(self, path: Path, *, own: bool, tell: Tell) -> None:
        self._path = path
        self._own = own
        self._tell = tell
        self._usable = True
        self._turns: dict[str, float] = {}

    def refuse_foreign(self) -> None:
        """Never write over a file that is not ours.

        Raises:
            InputError: The user named a file that holds something else.
        """
        if not self._own and _holds_something_else(self._path):
            raise InputError(f"{self._path} is no cache of storymap's; name another file with --cache")

    def answers(self, server: str, name: str, *, now: float, keep_days: float) -> tuple[Candidate, ...] | None:
        """What the server answered; `None` where it was not asked, or too long ago.

        Args:
            server: The service with its address.
            name: The name as it was asked for.
            now: Seconds since 1970.
            keep_days: For how long answers count.
        """
        row = self._try(lambda db: _row(db, server, name), otherwise=None)
        if row is None:
            return None
        asked, written = row
        with suppress(ValueError, TypeError, RecursionError):
            kept = tuple(from_record(one) for one in json.loads(written))
            days = keep_days if kept else keep_days * _NOTHING_FOUND_SHARE
            return kept if 0 <= now - asked < days * _DAY_S else None
        return None

    def keep(self, server: str, name: str, candidates: Sequence[Candidate], *, now: float) -> None:
        """Keep what the server answered, in place of an older answer."""
        written = json.dumps([to_record(one) for one in candidates], ensure_ascii=False)
        row = (server, name, now, written)
        self._try(lambda db: db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", row), otherwise=None)

    def turn(self, server: str, *, pause_s: float, now: float) -> float:
        """When this process may ask the server, in seconds since 1970; the next turn is `pause_s` later.

        Processes that share the file queue up, so that together they ask no faster.
        """
        free = max(now, self._turns.get(server, now))
        turn = self._try(lambda db: _turn(db, server, pause_s=pause_s, now=free), otherwise=free)
        self._turns[server] = turn + pause_s
        return turn

    def forget_old(self, *, now: float, keep_days: float) -> None:
        """Drop answers that count no longer."""
        oldest = now - keep_days * _DAY_S
        self._try(lambda db: db.execute("DELETE FROM answers WHERE asked < ?", (oldest,)), otherwise=None)

    def _try(self, action: Callable[[sqlite3.Connection], Result], *, otherwise: Result) -> Result:
        """What the action gives, on a new file where the old one is damaged; else where no file can be had.

        Raises:
            InputError: The user named a file that holds something else.
        """
        for _ in range(2 if self._usable else 0):
            self.refuse_foreign()
            try:
                with closing(_open(self._path)) as database:
                    return action(database)
            except (OSError, sqlite3.OperationalError) as error:
                self._go_without(getattr(error, "strerror", None) or str(error))
                break
            except sqlite3.DatabaseError:
                self._begin_anew()
        return otherwise

    def _begin_anew(self) -> None:
        self._tell(f"the cache {self._path} is damaged; a new one is begun")
        try:
            for suffix in ("", "-journal", "-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        except OSError as error:
            self._go_without(error.strerror or str(error))

    def _go_without(self, reason: str) -> None:
        self._usable = False
        self._tell(f"the cache {self._path} cannot be used ({reason}); answers are not kept")


def _holds_something_else(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_ID_AT.stop)
    except FileNotFoundError:
        return False
    except OSError:
        return path.is_dir()
    ours = head[: len(_MAGIC)] == _MAGIC and int.from_bytes(head[_ID_AT], "big") == APPLICATION_ID
    return bool(head) and not ours


def _open(path: Path) -> sqlite3.Connection:
    """The file's database, made if there is none; only its owner may read which names were asked."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    database = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)
    try:
        return _prepared(database)
    except sqlite3.Error:
        database.close()
        raise


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    """The database with its tables; those of another form are dropped."""
    with closing(database.execute("PRAGMA user_version")) as found:
        form = found.fetchone()[0]
    if form != FORM:
        drop = "DROP TABLE IF EXISTS answers; DROP TABLE IF EXISTS turns;" if form else ""
        database.executescript(f"BEGIN IMMEDIATE; {drop} {_TABLES} COMMIT;")
    return database


def _row(database: sqlite3.Connection, server: str, name: str) -> tuple[float, str] | None:
    sought = "SELECT asked, candidates FROM answers WHERE server = ? AND name = ?"
    asked, written = database.execute(sought, (server, name)).fetchone() or (None, None)
    return (asked, written) if isinstance(asked, float) and isinstance(written, str) else None


def _turn(database: sqlite3.Connection, server: str, *, pause_s: float, now: float) -> float:
    database.execute("BEGIN IMMEDIATE")
    try:
        row = database.execute("SELECT next FROM turns WHERE server = ?", (server,)).fetchone()
        free = row[0] if row and isinstance(row[0], float) and row[0] - now < _FURTHEST_TURN_S else now
        turn = max(now, free)
        database.execute("INSERT OR REPLACE INTO turns VALUES (?, ?)", (server, turn + pause_s))
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise
    return turn
